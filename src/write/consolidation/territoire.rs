//! *Territoire*: population, density, equipment, professions.

use super::open;
use super::rates::{self, Rate, Words};
use crate::base::failure::Failure;
use crate::write::Report;
use crate::write::book::{Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Territoire",
    about: "Population âgée, densité, bénéficiaires de l’APA, équipements et professions de santé (annexe V du cahier des charges national).",
    fill,
};

static POPULATION: &[Rate] = &[
    rate(("taux_60_plus", ""), None, "Population de 60 ans et plus", TOUS),
    rate(("taux_75_plus", ""), None, AGES, TOUS),
    rate(("taux_apa", ""), None, "Bénéficiaires de l’APA", "Population de 60 ans et plus"),
    rate(("densite", ""), None, TOUS, "Superficie, en km²"),
    rate(("cas_pour_1000_75_plus", ""), None, "Dossiers suivis dans la période", AGES),
];

static EQUIPEMENT: &[Rate] = &[
    rate(("taux_equipement", "MEDECINE"), Some("Lits de médecine"), "Lits", AGES),
    rate(("taux_equipement", "CHIRURGIE"), Some("Lits de chirurgie"), "Lits", AGES),
    rate(("taux_equipement", "SSR"), Some("Lits de soins de suite et de réadaptation"), "Lits", AGES),
    rate(("taux_equipement", "SSIAD"), Some("Places de SSIAD"), "Places", AGES),
    rate(("taux_equipement", "EHPAD_USLD"), Some("Lits d’EHPAD et d’USLD"), "Lits", AGES),
];

static PROFESSIONS: &[Rate] = &[
    rate(("densite_medicale", "MEDECIN_GENERALISTE"), Some("Médecins généralistes"), "Médecins généralistes", TOUS),
    rate(("densite_medicale", "IDEL"), Some("Infirmiers libéraux"), "Infirmiers libéraux", TOUS),
];

const TOUS: &str = "Population totale";
const AGES: &str = "Population de 75 ans et plus";

const fn rate(
    id: (&'static str, &'static str),
    label: Option<&'static str>,
    over: &'static str,
    under: &'static str,
) -> Rate {
    Rate { id, label, over, under }
}

const fn words(caption: &'static str) -> Words {
    Words { caption, unknown: "Le tableau du territoire ne donne pas ce chiffre" }
}

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Territoire");
    page.paragraph(
        "D’après les tableaux du territoire reçus. Chaque taux divise la ligne du dessous par la suivante\u{a0}; le département \
         réunit les territoires dont les deux chiffres sont connus.",
    );
    page.skip(1);
    rates::table(report, page, words("Population"), POPULATION);
    rates::table(report, page, words("Équipement, pour 1 000 habitants de 75 ans et plus"), EQUIPEMENT);
    rates::table(report, page, words("Professions de santé, pour 100 000 habitants"), PROFESSIONS);
    Ok(())
}

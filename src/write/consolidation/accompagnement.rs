//! *Accompagnement*: plan, assessment, consent, review, link with the doctor, each with the cases it is counted on.

use super::open;
use super::rates::{self, Rate, Words};
use crate::base::date::french;
use crate::base::failure::Failure;
use crate::write::Report;
use crate::write::book::{Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Accompagnement",
    about: "Plan de services (PSI), évaluation, consentement, révision, lien avec le médecin traitant, hospitalisations.",
    fill,
};

static RATES: &[Rate] = &[
    rate("taux_evaluation", "Cas évalués", "Cas ouverts dont la base le dit"),
    rate("taux_psi", "Cas ayant un PSI", "Cas ouverts dont la base le dit"),
    rate("taux_psi_revises", "Cas dont le PSI a été révisé", "Cas ouverts depuis plus de six mois"),
    rate("taux_consentement", "Cas dont le consentement est recueilli", "Cas ouverts dont la base le dit"),
    rate("taux_lien_medecin_traitant", "Cas en lien avec le médecin traitant", "Cas ouverts dont la base le dit"),
    rate("taux_gir_par_gc", "Cas dont le GIR est évalué par le gestionnaire", "Cas dont la base le dit"),
    rate("hospitalisations_par_cas", "Hospitalisations", "Personnes suivies dont la base le dit"),
];

const WORDS: Words =
    Words { caption: "Pratiques d’accompagnement", unknown: "Les bases reçues ne tiennent pas cette colonne" };

const fn rate(id: &'static str, over: &'static str, under: &'static str) -> Rate {
    Rate { id: (id, ""), label: None, over, under }
}

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Accompagnement");
    page.paragraph(&format!(
        "Sur les cas ouverts au {}, dans les bases qui tiennent la colonne. Un taux divise la ligne du dessous par la suivante.",
        french(report.frames.periode.fin)
    ));
    page.skip(1);
    rates::table(report, page, WORDS, RATES);
    Ok(())
}

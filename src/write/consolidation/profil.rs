//! *Profil*: who the people followed are, by closed lists.

use std::collections::BTreeSet;

use super::open;
use super::split::{self, Key, Split};
use crate::base::codes::{AIDANTS, APAS, CodeList, DIAGNOSTICS, GIRS, MODES_DE_VIE, NR, PROTECTIONS, SEXES};
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::write::Report;
use crate::write::book::{Kind, Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Profil",
    about: "Les personnes suivies dans la période\u{a0}: sexe, âge, GIR, mode de vie, aidant, diagnostic, APA, protection juridique.",
    fill,
};

/// Caption, indicator, list; ages are bands that the indicator names itself.
static PROFILES: &[(&str, &str, Option<&CodeList>)] = &[
    ("Sexe", "profil_sexe", Some(&SEXES)),
    ("Âge à l’inclusion", "profil_age", None),
    ("GIR à l’entrée", "profil_gir", Some(&GIRS)),
    ("Mode de vie", "profil_mode_de_vie", Some(&MODES_DE_VIE)),
    ("Aidant principal", "profil_aidant", Some(&AIDANTS)),
    ("Diagnostic principal", "profil_diagnostic", Some(&DIAGNOSTICS)),
    ("APA", "profil_apa", Some(&APAS)),
    ("Protection juridique", "profil_protection", Some(&PROTECTIONS)),
];

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Profil des personnes suivies");
    page.paragraph(
        "Document de travail de l’équipe\u{a0}: les petits effectifs y sont montrés. Ne pas le diffuser hors de l’équipe. \
         «\u{a0}Non renseigné\u{a0}» compte les personnes dont la base ne dit rien.",
    );
    page.skip(1);
    for (caption, indicateur, list) in PROFILES {
        let lines = list.map_or_else(|| found(report, indicateur), listed);
        let split = Split {
            caption: (*caption).to_owned(),
            corner: "Modalité",
            indicateur,
            lines,
            kind: Kind::Integer,
            shares: true,
        };
        split::table(report, page, &split);
    }
    Ok(())
}

fn listed(list: &CodeList) -> Vec<(Key, String)> {
    list.codes.iter().map(|it| (Key::Modalite(it.id.to_owned()), it.label.to_owned())).collect()
}

/// The modalities of the figures themselves, what is not filled in at the end.
fn found(report: &Report, indicateur: &str) -> Vec<(Key, String)> {
    let modalites: BTreeSet<(u8, &str)> = report
        .figures
        .split(DEPARTEMENT, indicateur)
        .filter(|it| !it.modalite.is_empty())
        .map(|it| (rank(&it.modalite), &*it.modalite))
        .collect();
    modalites.into_iter().map(|(_, it)| (Key::Modalite(it.to_owned()), age(it))).collect()
}

/// The ages that figures speak of, with what people read.
pub(in crate::write) fn ages(report: &Report, indicateur: &str) -> Vec<(String, String)> {
    let modalite = |(key, label): (Key, String)| match key {
        Key::Modalite(id) => Some((id, label)),
        Key::Periode(_) => None,
    };
    found(report, indicateur).into_iter().filter_map(modalite).collect()
}

/// The youngest first, what is not filled in last.
fn rank(modalite: &str) -> u8 {
    match modalite {
        NR => 2,
        it => u8::from(!it.starts_with("MOINS")),
    }
}

/// `60_64` reads « 60–64 ans ».
fn age(modalite: &str) -> String {
    match modalite.split_once('_') {
        Some(("MOINS", bound)) => format!("Moins de {bound} ans"),
        Some((bound, "PLUS")) => format!("{bound} ans et plus"),
        Some((from, to)) => format!("{from}–{to} ans"),
        None if modalite == NR => "Non renseigné".to_owned(),
        None => modalite.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::age;

    #[test]
    fn ages_read_as_words() {
        for (modalite, expected) in [
            ("MOINS_60", "Moins de 60 ans"),
            ("60_64", "60–64 ans"),
            ("95_PLUS", "95 ans et plus"),
            ("NR", "Non renseigné"),
        ] {
            assert_eq!(age(modalite), expected);
        }
    }
}

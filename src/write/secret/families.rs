//! Families into which small counts are merged, so that something can still be said.

use crate::base::codes::{AUTRE, NR};

/// The family of a modality of an indicator; what is not filled in has none.
pub(in crate::write) fn of(indicateur: &str, modalite: &str) -> Option<&'static str> {
    if modalite == NR {
        return None;
    }
    let (_, families) = FAMILIES.iter().find(|it| it.0 == indicateur)?;
    families.iter().find(|(_, modalites)| modalites.contains(&modalite)).map(|it| it.0)
}

type Families = &'static [(&'static str, &'static [&'static str])];

static FAMILIES: &[(&str, Families)] = &[
    (
        "demandes_par_orienteur",
        &[
            (
                "Médecins, hôpital, soins",
                &["MEDECIN_TRAITANT", "HOPITAL", "CONSULT_MEMOIRE", "IDEL", "SSIAD", "ESA", "PSY", "RESEAU_PTA"],
            ),
            (
                "Services sociaux et médico-sociaux",
                &["CLIC", "EMS_APA", "SERVICE_SOCIAL", "CCAS", "SAAD", "EHPAD_AJ", "MJPM"],
            ),
            ("La personne, ses proches, autres", &["FAMILLE", "PERSONNE", AUTRE]),
        ],
    ),
    (
        "non_inclusions_par_motif",
        &[
            ("Hors critères ou hors territoire", &["HORS_CRITERES", "AGE", "HORS_TERRITOIRE"]),
            (
                "Autres motifs",
                &[
                    "REFUS",
                    "DECES_AVANT",
                    "ENTREE_ETAB_AVANT",
                    "REORIENTE",
                    "DEJA_SUIVI",
                    "FILE_COMPLETE",
                    "DOUBLON",
                    "DEMANDE_ANNULEE",
                    AUTRE,
                ],
            ),
        ],
    ),
    (
        "sorties_par_motif",
        &[
            ("Décès", &["DECES"]),
            ("Entrée en établissement, hospitalisation", &["EHPAD", "USLD_HOPITAL"]),
            (
                "Autres motifs",
                &["STABILISATION", "REFUS", "DEMENAGEMENT", "RELAIS", "PERDU_DE_VUE", "NE_RELEVE_PLUS", AUTRE],
            ),
        ],
    ),
    (
        "profil_age",
        &[
            ("Moins de 75 ans", &["MOINS_60", "60_64", "65_69", "70_74"]),
            ("75 à 84 ans", &["75_79", "80_84"]),
            ("85 ans et plus", &["85_89", "90_94", "95_PLUS"]),
        ],
    ),
    ("profil_gir", &[("GIR 1 et 2", &["1", "2"]), ("GIR 3 et 4", &["3", "4"]), ("GIR 5 et 6", &["5", "6"])]),
    (
        "profil_mode_de_vie",
        &[
            ("Seul", &["SEUL"]),
            ("Avec un proche", &["COUPLE", "ENFANT", "AUTRE_PROCHE"]),
            ("Autre hébergement", &["RESIDENCE_AUTONOMIE", "FAMILLE_ACCUEIL", "ETABLISSEMENT", AUTRE]),
        ],
    ),
    (
        "profil_aidant",
        &[
            ("Un membre de la famille", &["CONJOINT", "ENFANT", "AUTRE_FAMILLE"]),
            ("Autre aidant, ou aucun", &["AMI_VOISIN", "AUCUN", AUTRE]),
        ],
    ),
    (
        "profil_diagnostic",
        &[
            ("Maladie d’Alzheimer ou apparentée", &["MA_DIAGNOSTIQUEE", "MAMA"]),
            (
                "Autre situation",
                &["TROUBLES_COGNITIFS", "PARKINSON", "VASCULAIRE", "PSYCHIATRIQUE", "ADDICTION", "AUCUNE", AUTRE],
            ),
        ],
    ),
    (
        "profil_protection",
        &[
            ("Sans mesure", &["AUCUNE"]),
            (
                "Mesure de protection, obtenue ou demandée",
                &[
                    "SAUVEGARDE",
                    "CURATELLE_SIMPLE",
                    "CURATELLE_RENFORCEE",
                    "CURATELLE_AMENAGEE",
                    "TUTELLE",
                    "HABILITATION_FAMILIALE",
                    "MANDAT_PROTECTION_FUTURE",
                    "ACCOMPAGNEMENT",
                    "EN_COURS",
                    AUTRE,
                ],
            ),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::codes::{
        AIDANTS, DIAGNOSTICS, GIRS, MODES_DE_VIE, MOTIFS_NON_INCLUSION, MOTIFS_SORTIE, ORIENTEURS, PROTECTIONS,
    };

    #[test]
    fn every_code_of_a_list_with_families_has_one() {
        for (indicateur, list) in [
            ("demandes_par_orienteur", &ORIENTEURS),
            ("non_inclusions_par_motif", &MOTIFS_NON_INCLUSION),
            ("sorties_par_motif", &MOTIFS_SORTIE),
            ("profil_gir", &GIRS),
            ("profil_mode_de_vie", &MODES_DE_VIE),
            ("profil_aidant", &AIDANTS),
            ("profil_diagnostic", &DIAGNOSTICS),
            ("profil_protection", &PROTECTIONS),
        ] {
            for code in list.codes {
                assert_eq!(of(indicateur, code.id).is_some(), code.id != NR, "{indicateur} {}", code.id);
            }
        }
    }
}

//! Population and equipment of a territoire (cahier des charges national, annexe V).

use super::{EXERCICE, Registre, TERRITOIRE, column, useful, words};
use crate::base::table::ColumnType::{Number, Quantity};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "territoire",
    label: "Caractéristiques du territoire",
    row: "un territoire, une année",
    columns: &[
        TERRITOIRE,
        EXERCICE,
        useful(
            "pop_totale",
            "Population totale",
            &[
                "Pop totale",
                "Pop.",
                "Population du territoire",
                "Nb habitants",
                "Population",
                "Nombre d'habitants",
                "Habitants",
            ],
            Number,
        ),
        useful(
            "pop_60",
            "Population de 60 ans et plus",
            &[
                "60 ans et +",
                "60+",
                "Pop 60",
                "PA 60",
                "60 ans et plus",
                "Population 60 ans et plus",
                "Pop 60 ans et plus",
                "Population de plus de 60 ans",
                "Plus de 60 ans",
            ],
            Number,
        ),
        useful(
            "pop_75",
            "Population de 75 ans et plus",
            &[
                "75 ans et +",
                "75+",
                "Pop 75",
                "PA 75",
                "75 ans et plus",
                "Population 75 ans et plus",
                "Pop 75 ans et plus",
                "Population de plus de 75 ans",
                "Plus de 75 ans",
            ],
            Number,
        ),
        column(
            "benef_apa",
            "Bénéficiaires de l’APA",
            &[
                "Bénéficiaires APA",
                "Nb APA",
                "APA domicile",
                "Allocataires APA",
                "Bénéf. APA",
                "Nombre de bénéficiaires de l'APA",
            ],
            Number,
        ),
        column(
            "cas_alzheimer",
            "Cas de maladie d’Alzheimer",
            &["Cas Alzheimer", "Malades Alzheimer", "Cas de maladie d'Alzheimer (PAQUID)", "Nombre de cas Alzheimer"],
            Number,
        ),
        column(
            "superficie",
            "Superficie (km²)",
            &["Superficie", "Surface", "km²", "Étendue", "Superficie (km2)", "Superficie en km2"],
            Quantity,
        ),
        column("nb_communes", "Nombre de communes", &["Nb communes", "Communes", "Nb de communes"], Number),
        column("nb_cantons", "Nombre de cantons", &["Nb cantons", "Cantons", "Nb de cantons"], Number),
        column(
            "nb_mg",
            "Médecins généralistes",
            &[
                "MG",
                "Nb MG",
                "Généralistes",
                "Médecins libéraux",
                "Nombre de médecins généralistes",
                "Médecins généralistes libéraux",
            ],
            Number,
        ),
        column(
            "nb_idel",
            "Infirmiers libéraux",
            &["IDEL", "IDE libéraux", "Nb IDEL", "Infirmières libérales", "Nombre d'infirmiers libéraux"],
            Number,
        ),
        column("lits_medecine", "Lits de médecine", &["Médecine", "Nb lits médecine", "Lits médecine"], Number),
        column("lits_chirurgie", "Lits de chirurgie", &["Chirurgie", "Nb lits chirurgie", "Lits chirurgie"], Number),
        column("lits_ssr", "Lits de SSR", &["SSR", "Nb lits SSR", "Lits SSR", "Soins de suite"], Number),
        column("places_ssiad", "Places de SSIAD", &["SSIAD", "Nb places SSIAD", "Places SSIAD"], Number),
        column(
            "lits_ehpad_usld",
            "Lits d’EHPAD et d’USLD",
            &["EHPAD+USLD", "EHPAD et USLD", "Lits EHPAD + USLD", "Places EHPAD", "EHPAD", "Lits EHPAD"],
            Number,
        ),
    ],
};

/// Caractéristiques du territoire.
pub(super) static REGISTRE: Registre = Registre {
    marks: &[
        "Population totale",
        "Pop totale",
        "60 ans et plus",
        "75 ans et plus",
        "Population de 60 ans et plus",
        "Population de 75 ans et plus",
        "Superficie",
        "Nb communes",
        "Nb cantons",
        "Médecins généralistes",
        "Bénéficiaires de l'APA",
        "Densité",
    ],
    key: &["territoire", "exercice"],
    events: false,
    turned: true,
    hints: &[
        ("territoire", "Saverne", "Le nom de la MAIA\u{a0}; vide pour le département entier."),
        ("exercice", "2017", "Année des données."),
        ("pop_totale", "98000", ""),
        ("pop_60", "24000", ""),
        ("pop_75", "9000", ""),
        ("benef_apa", "1900", ""),
        ("cas_alzheimer", "1500", "Estimation PAQUID."),
        ("superficie", "1004,5", "En kilomètres carrés."),
        ("nb_communes", "115", ""),
        ("nb_cantons", "4", ""),
        ("nb_mg", "88", ""),
        ("nb_idel", "95", ""),
        ("lits_medecine", "120", ""),
        ("lits_chirurgie", "40", ""),
        ("lits_ssr", "60", ""),
        ("places_ssiad", "180", ""),
        ("lits_ehpad_usld", "850", ""),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    phrases: &[("60", "soixante"), ("75", "soixantequinze")],
    synonyms: &[
        ("population", &["pop", "habitant", "hab", "personne", "pa"]),
        ("nombre", &["nb", "nbre", "nbr"]),
        ("beneficiaire", &["benef", "allocataire"]),
        ("superficie", &["surface", "etendue"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
        ("infirmier", &["infirmiere", "ide"]),
        ("exercice", &["annee", "millesime"]),
    ],
    weak: &["population", "plus", "agee", "nombre", "total", "totale", "territoire", "liberal", "libre", "recense"],
    derived: &[
        "Densité",
        "Densité de population",
        "Taux",
        "Part",
        "% 60 ans et plus",
        "% 75 ans et plus",
        "Taux d'équipement",
    ],
    least: 3.0,
    needed: &[&["pop_totale", "pop_60", "pop_75"]],
    ..words(
        &KIND,
        &[
            ("pop_totale", 1.0),
            ("pop_60", 1.3),
            ("pop_75", 1.3),
            ("benef_apa", 1.0),
            ("superficie", 1.0),
            ("nb_communes", 0.8),
            ("nb_cantons", 0.8),
            ("nb_mg", 1.0),
            ("nb_idel", 1.0),
            ("territoire", 0.3),
        ],
    )
};

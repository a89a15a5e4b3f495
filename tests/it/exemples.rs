//! Remarks of reading: for each code, a small inbox that raises it; a sound inbox raises none of them.

use std::collections::BTreeSet;
use std::path::Path;

use maia::extract;
use maia::pipeline::{Request, review};
use maia::review::{CHECKS, rules};

/// A code, and the files of an inbox that raises it: name, bytes.
type Example = (&'static str, &'static [(&'static str, &'static [u8])]);

macro_rules! cas {
    ($headings:literal, $($row:literal),+) => {
        concat!("MAIA;N° dossier;Date de la demande;Orienteur;Date d'inclusion", $headings, "\n", $($row, "\n"),+).as_bytes()
    };
}

macro_rules! valeurs {
    ($($row:literal),+) => {
        concat!("Colonne;Valeur rencontrée;Lue comme\n", $($row, "\n"),+).as_bytes()
    };
}

const UNKNOWN: &[u8] = cas!("", "Saverne;1;02/01/2017;clic ou ems;10/01/2017");

const SOUND: &[(&str, &[u8])] =
    &[("base.csv", cas!("", "Saverne;1;02/01/2017;CLIC;10/01/2017", "Saverne;2;03/01/2017;Famille;12/01/2017"))];

static EXAMPLES: &[Example] = &[
    ("DOU-01", &[("b.csv", cas!("", "Saverne;1;02/01/2017;CLIC;10/01/2017", "Saverne;1;02/01/2017;CLIC;10/01/2017"))]),
    ("FIC-02", &[("b.xlsx", b"PK\x03\x04\x14\x00")]),
    ("FIC-05", &[("b.xlsx", cas!("", "Saverne;1;02/01/2017;CLIC;10/01/2017"))]),
    ("FIC-07", &[("b.xls", b"\x09\x00\x04\x00\x02\x00\x10\x00\x00\x00\x00\x00")]),
    ("FIC-08", &[("b.csv", b"")]),
    ("FIC-23", &[("b.xlsx", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")]),
    (
        "FIC-24",
        &[(
            "b.csv",
            b"MAIA;N\xb0 dossier;Date de la demande;Orienteur;Date d'inclusion\nSaverne;1;02/01/2017;CLIC;10/01/2017\n",
        )],
    ),
    (
        "FIC-25",
        &[("b.csv", cas!("", "Saverne;1;02/01/2017;CLIC;10/01/2017", "Saverne;2;03/01/2017;\"CLIC;10/01/2017"))],
    ),
    ("TAB-03", &[("b.csv", cas!(";Date inclusion", "Saverne;1;02/01/2017;CLIC;10/01/2017;11/01/2017"))]),
    ("TAB-05", &[("b.csv", cas!(";Couleur", "Saverne;1;02/01/2017;CLIC;10/01/2017;bleu"))]),
    ("TER-01", &[("b.csv", cas!("", ";1;02/01/2017;CLIC;10/01/2017"))]),
    ("VAL-01", &[("b.csv", cas!("", "Saverne;1;bientôt;CLIC;10/01/2017", "Saverne;2;02/01/2017;CLIC;10/01/2017"))]),
    ("VAL-02", &[("b.csv", cas!("", "Saverne;1;31/02/2017;CLIC;10/01/2017", "Saverne;2;02/01/2017;CLIC;10/01/2017"))]),
    ("VAL-03", &[("b.csv", cas!("", "Saverne;1;42750;CLIC;10/01/2017", "Saverne;2;02/01/2017;CLIC;10/01/2017"))]),
    ("VAL-04", &[("b.csv", cas!("", "Saverne;1;02/01/2217;CLIC;10/01/2017", "Saverne;2;02/01/2017;CLIC;10/01/2017"))]),
    ("VAL-11", &[("b.csv", cas!("", "Saverne;1;#REF!;CLIC;10/01/2017", "Saverne;2;02/01/2017;CLIC;10/01/2017"))]),
    ("VAL-14", &[("b.csv", UNKNOWN)]),
    ("VAL-15", &[("b.csv", cas!(";Année de naissance", "Saverne;1;02/01/2017;CLIC;10/01/2017;inconnaissable"))]),
    ("VAL-16", &[("b.csv", cas!(";Date de naissance", "Saverne;1;02/01/2017;CLIC;10/01/2017;02/01/2005"))]),
    ("VAL-17", &[("b.csv", UNKNOWN), ("v.csv", valeurs!("Orienteur;clic ou ems;CLIC"))]),
    ("VAL-18", &[("b.csv", UNKNOWN), ("v.csv", valeurs!("Orienteur;clic ou ems;le voisin"))]),
    (
        "VAL-19",
        &[("b.csv", UNKNOWN), ("v.csv", valeurs!("Orienteur;clic ou ems;CLIC", "Orienteur;clic ou ems;Hôpital"))],
    ),
    (
        "DOU-14",
        &[
            ("Registre A.csv", "Table;Date;Présents;CR validé\nTS;14/03/2017;12;oui\n".as_bytes()),
            ("Registre B.csv", "Table;Date;Présents;CR validé\nTS;14/03/2017;11;oui\n".as_bytes()),
        ],
    ),
];

/// Codes of reading that have no example here yet; this list only gets shorter.
const WITHOUT_EXAMPLE: &[&str] = &[
    "BUD-20", "BUD-21", "DOU-02", "DOU-03", "DOU-04", "DOU-05", "DOU-11", "DOU-12", "DOU-13", "EFF-20", "EFF-21",
    "FIC-01", "FIC-03", "FIC-04", "FIC-06", "FIC-09", "FIC-10", "FIC-11", "FIC-12", "FIC-13", "FIC-14", "FIC-15",
    "FIC-16", "FIC-17", "FIC-18", "FIC-19", "FIC-20", "FIC-21", "FIC-22", "FIC-26", "M25-20", "M25-21", "M25-22",
    "TAB-01", "TAB-02", "TAB-04", "TAB-06", "TAB-07", "TAB-08", "TAB-09", "TAB-10", "TAB-11", "TAB-12", "TER-02",
    "TER-03", "TER-04", "TER-05", "VAL-05", "VAL-06", "VAL-07", "VAL-08", "VAL-09", "VAL-10", "VAL-12", "VAL-13",
];

/// The codes that an inbox raises.
fn raised(files: &[(&str, &[u8])]) -> BTreeSet<&'static str> {
    let inbox = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(inbox.path().join(Path::new(name)), bytes).unwrap();
    }
    let request = Request { exercice: Some(2017), ..Request::default() };
    let reviewed = review(&extract::list(inbox.path()).unwrap(), &request, &|_, _| ()).unwrap();
    reviewed.diagnostics.iter().map(|it| it.rule.code).collect()
}

#[test]
fn each_example_raises_its_code_and_a_sound_inbox_none_of_them() {
    let sound = raised(SOUND);
    let silent: Vec<_> = EXAMPLES.iter().filter(|(code, files)| !raised(files).contains(code)).map(|it| it.0).collect();
    assert!(silent.is_empty(), "not raised by their example: {silent:?}");
    let wrong: Vec<_> = EXAMPLES.iter().map(|it| it.0).filter(|it| sound.contains(it)).collect();
    assert!(wrong.is_empty(), "raised by a sound inbox: {wrong:?}");
}

#[test]
fn every_code_has_an_example_or_is_said_to_have_none() {
    let checks: BTreeSet<_> = CHECKS.iter().map(|it| it.rule.code).collect();
    let reading: BTreeSet<_> = rules().into_iter().map(|it| it.code).filter(|it| !checks.contains(it)).collect();
    let known: Vec<_> = EXAMPLES.iter().map(|it| it.0).chain(WITHOUT_EXAMPLE.iter().copied()).collect();
    assert_eq!(known.iter().copied().collect::<BTreeSet<_>>(), reading);
    assert_eq!(known.len(), reading.len(), "a code is both in the examples and said to have none");
}

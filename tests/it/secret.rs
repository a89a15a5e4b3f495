//! Nothing that names or describes a person leaves the inbox: no output, message or log repeats it.

use std::io::Read;
use std::path::Path;

use rust_xlsxwriter::Workbook;

use crate::support::{bytes, consolidate, demonstration};

/// Planted in cells about persons, in free text, in headings and in values outside every list.
const CANARIES: [&str; 12] = [
    "ZZNOM",
    "ZZPRENOM",
    "ZZDOSSIER",
    "17/05/1930",
    "0611223344",
    "ZZREFERENTE",
    "ZZORIENTEUR",
    "ZZFILS",
    "206127511100564",
    "ZZENTETE",
    "ZZRUE",
    "ZZMEDECIN",
];

#[test]
fn no_output_repeats_what_names_a_person() {
    let inbox = tempfile::tempdir().unwrap();
    base(&inbox.path().join("base.xlsx"));
    let run = consolidate(inbox.path(), 2017, &["--journal-json"]);
    assert!(run.stdout().contains("1 fichier reçu = 1 retenu"), "{}", run.stdout());
    assert!(!run.figures().is_empty());
    let mut said = vec![("console".to_owned(), run.stdout() + &run.stderr())];
    for (path, content) in bytes(&run.folder()) {
        said.extend(texts(&path, &content));
    }
    for (place, text) in said {
        for canary in CANARIES {
            assert!(!text.contains(canary), "{canary} in {place}");
        }
    }
}

/// Words of the demonstration ledgers: who was paid, what for.
const LEDGER: [&str; 5] =
    ["-FICTIF", "Garage fictif", "Imprimerie fictive", "Remplacement de pneus", "Association fictive"];

#[test]
fn no_output_repeats_what_a_ledger_says_of_who_was_paid_and_what_for() {
    let run = consolidate(&demonstration(), 2018, &["--journal-json"]);
    let mut said = vec![("console".to_owned(), run.stdout() + &run.stderr())];
    for (path, content) in bytes(&run.folder()) {
        said.extend(texts(&path, &content));
    }
    for (place, text) in said {
        for words in LEDGER {
            assert!(!text.contains(words), "{words} in {place}");
        }
    }
}

fn base(path: &Path) {
    let headings = [
        "N° dossier",
        "Nom",
        "Prénom",
        "Date de naissance",
        "Téléphone",
        "GC",
        "Orienteur",
        "Date de la demande",
        "Date 1ère visite",
        "Date d'inclusion",
        "Date de sortie",
        "Motif de sortie",
        "Commentaire",
        "ZZENTETE",
        "Adresse",
        "Médecin traitant",
    ];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "MAIA Saverne").unwrap();
    for (col, heading) in (0..).zip(headings) {
        sheet.write(2, col, heading).unwrap();
    }
    for row in 0..10_u32 {
        let dossier = format!("ZZDOSSIER{row}");
        let cells = [
            dossier.as_str(),
            "ZZNOM",
            "ZZPRENOM",
            "17/05/1930",
            "0611223344",
            "ZZREFERENTE",
            "Dr ZZORIENTEUR",
            "03/03/2017",
            "2 mars chez ZZFILS",
            "12/03/2017",
            "01/09/2017",
            "parti chez ZZFILS",
            "appeler ZZFILS 206127511100564",
            "ZZFILS",
            "3 ZZRUE",
            "Dr ZZMEDECIN",
        ];
        for (col, cell) in (0..).zip(cells) {
            sheet.write(3 + row, col, cell).unwrap();
        }
    }
    book.save(path).unwrap();
}

/// The parts of a workbook as texts; any other file as one.
fn texts(path: &Path, content: &[u8]) -> Vec<(String, String)> {
    let name = path.display().to_string();
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(content)) else {
        return vec![(name, String::from_utf8_lossy(content).into_owned())];
    };
    (0..archive.len())
        .map(|rank| {
            let mut part = archive.by_index(rank).unwrap();
            let mut text = Vec::new();
            part.read_to_end(&mut text).unwrap();
            (format!("{name}, partie {rank}"), String::from_utf8_lossy(&text).into_owned())
        })
        .collect()
}

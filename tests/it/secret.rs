//! Nothing that names or describes a person leaves the inbox: no output, message or log repeats it.

use std::io::Read;
use std::path::Path;

use rust_xlsxwriter::Workbook;

use crate::support::{bytes, consolidate, demonstration, maia};

/// Planted in cells about persons, in free text, in headings and in values outside every list.
const CANARIES: [&str; 17] = [
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
    "231077511200587",
    "2 31 07 2A 112 005 47",
    "231 07 2A",
    "06 12 34 56 78",
    "zz.fille@example.org",
];

#[test]
fn no_output_repeats_what_names_a_person() {
    let inbox = tempfile::tempdir().unwrap();
    base(&inbox.path().join("base.xlsx"));
    accounts(&inbox.path().join("Comptes NIR 231077511200587, tel 06 12 34 56 78.xlsx"));
    let run = consolidate(inbox.path(), 2017, &["--journal-json"]);
    assert!(run.stdout().contains("2 fichiers reçus = 2 retenus"), "{}", run.stdout());
    assert!(!run.figures().is_empty());
    assert!(run.anomalies().iter().any(|it| it["code"] == "TAB-13"), "the column of social security numbers is said");
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

#[test]
fn no_copy_without_names_repeats_what_names_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (folder.path().join("base.xlsx"), folder.path().join("copie.xlsx"));
    base(&file);
    let output = maia(&["depersonnaliser"]).arg(&file).arg("--sortie").arg(&copy).output().unwrap();
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    let mut parts = texts(&copy, &std::fs::read(&copy).unwrap());
    parts.push(("console".to_owned(), said));
    for (place, text) in parts {
        for canary in CANARIES {
            assert!(!text.contains(canary), "{canary} in {place}");
        }
        assert!(!text.contains("1930"), "a year of birth in {place}");
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
        "Code",
        "Commune",
        "Motif de la demande",
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
            if row % 2 == 0 { "231077511200587" } else { "2 31 07 2A 112 005 47" },
            "Saverne, 06 12 34 56 78",
            "zz.fille@example.org",
        ];
        for (col, cell) in (0..).zip(cells) {
            sheet.write(3 + row, col, cell).unwrap();
        }
    }
    book.save(path).unwrap();
}

/// A budget and a staffing table whose texts tell how to reach someone.
fn accounts(path: &Path) {
    let mut book = Workbook::new();
    let lines = [
        "Budget 2017 MAIA Saverne",
        "Dépenses|Prévu|Explication",
        "60 Achats|1500|voir avec zz.fille@example.org",
        "Téléphone 06 12 34 56 78|200|2 31 07 2A 112 005 47",
        "64 Frais de personnel|33000|",
        "",
        "Effectifs 2017 MAIA Saverne",
        "Qualité|Profil|ETP|Salaire brut|Charges sociales|Coût total",
        "GC N°1|zz.fille@example.org|1|33000|11000|44000",
        "GC 06 12 34 56 78|2 31 07 2A 112 005 47|1|33000|11000|44000",
    ];
    let sheet = book.add_worksheet().set_name("231077511200587").unwrap();
    for (row, line) in (0..).zip(lines) {
        for (col, cell) in (0..).zip(line.split('|')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, col, number).unwrap(),
                Err(_) => sheet.write(row, col, cell).unwrap(),
            };
        }
    }
    book.save(path).unwrap();
}

/// Planted in registers: names beside organisations, free text, who was paid and what for.
const OF_REGISTERS: [&str; 7] = ["ZZNOM", "ZZTIERS", "ZZOBJET", "ZZTEXTE", "ZZPORTEUR", "ZZUSAGER", "ZZSUITE"];

#[test]
fn no_output_repeats_what_a_register_says_of_persons() {
    let inbox = tempfile::tempdir().unwrap();
    for (name, lines) in [
        (
            "ledger.csv",
            "Exercice;Date mandat;N° mandat;N° pièce;Compte;Libellé;Tiers;Montant;Mission\n2017;05/01/2017;1;F1;6251;ZZOBJET;Mme ZZTIERS;abc ZZOBJET;ZZOBJET\n2017;05/01/2017;1;F1;6251;ZZOBJET;Mme ZZTIERS;80;commun",
        ),
        (
            "presences.csv",
            "Table;Date;Structure;Fonction;Présence;Nom\nTT;16/05/2017;CLIC : Mme ZZNOM;Directrice ZZNOM;P;ZZNOM\nTT;16/05/2017;SSIAD M. ZZNOM;chef ZZNOM;ZZNOM;ZZNOM",
        ),
        (
            "guichet.csv",
            "MAIA;Date;Structure;Demandeur;Motif;Orientation;Nom;Observations\nSaverne;12/09/2017;CLIC;fils ZZUSAGER;ZZTEXTE;chez ZZUSAGER;ZZUSAGER;ZZTEXTE",
        ),
        (
            "ruptures.csv",
            "MAIA;Date;Type de dysfonctionnement;Service concerné;Table saisie;Suite donnée;Description\nSaverne;12/09/2017;ZZTEXTE;SSIAD Mme ZZNOM;TT;voir ZZSUITE;ZZTEXTE",
        ),
        (
            "route.csv",
            "Mécanisme;Axes de travail;Actions à réaliser;Porteur de l'action;Échéance\nGuichet intégré;Outils;Diffuser;Mme ZZPORTEUR;bientôt ZZPORTEUR",
        ),
        ("temps.csv", "Agent;Nom;Mission;Quotité\nSecrétaire Mme ZZNOM;ZZNOM;ZZTEXTE;50 %"),
        ("designations.csv", "Organisme;Nom;Désigné le;Fin de mandat\nARS;ZZNOM;10/01/2017;départ ZZNOM"),
    ] {
        std::fs::write(inbox.path().join(name), lines).unwrap();
    }
    let run = consolidate(inbox.path(), 2017, &["--journal-json"]);
    assert!(run.stdout().contains("7 fichiers reçus = 7 retenus"), "{}", run.stdout());
    let mut said = vec![("console".to_owned(), run.stdout() + &run.stderr())];
    for (path, content) in bytes(&run.folder()) {
        said.extend(texts(&path, &content));
    }
    for (place, text) in said {
        for canary in OF_REGISTERS {
            assert!(!text.contains(canary), "{canary} in {place}");
        }
    }
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

//! Explanations typed in a compte rendu financier, handed back with the files received: they stand from then on.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};

use crate::support::{Run, consolidate};

const BUDGET: &str = "Budget MAIA 2017\nCompte;Libellé;Prévu;Réalisé\n60;Achats;15 000;9 000\n64;Frais du personnel;900 000;860 000\n\
                      65;Autres charges de gestion;30 000;30 100\n74;Subventions;945 000;945 000\n";
const NAME: &str = "compte_rendu_financier_2017.xlsx";
const ACCOUNTS: &str = "Compte d’emploi";
const REPORT: &str = "Rapport de variations";

fn run(inbox: &Path) -> Run {
    std::fs::write(inbox.join("Budget 2017.csv"), BUDGET).unwrap();
    consolidate(inbox, 2017, &[])
}

fn workbook(run: &Run) -> Vec<u8> {
    std::fs::read(run.folder().join(NAME)).unwrap_or_else(|_| panic!("{} {}", run.stdout(), run.stderr()))
}

/// The address and the text of the explanation of an account in a sheet.
fn explanation(workbook: &[u8], sheet: &str, compte: f64) -> (String, String) {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let (top, left) = range.start().unwrap();
    let rows: Vec<&[Data]> = range.rows().collect();
    let header = rows.iter().position(|row| row.contains(&Data::String("Explication".to_owned()))).unwrap();
    let column = |heading: &str| rows[header].iter().position(|it| *it == Data::String(heading.to_owned())).unwrap();
    let (number, text) = (column("Compte"), column("Explication"));
    let row = rows.iter().position(|row| row[number] == Data::Float(compte)).unwrap_or_else(|| panic!("no {compte}"));
    let letter = char::from(b'A' + (left as usize + text) as u8);
    let text = match &rows[row][text] {
        Data::String(text) => text.clone(),
        _ => String::new(),
    };
    (format!("{letter}{}", top as usize + row + 1), text)
}

/// The workbook as a spreadsheet saves it once a text was typed over a cell, on a day.
fn typed(workbook: &[u8], sheet: &str, compte: f64, text: &str, day: &str) -> Vec<u8> {
    let (address, _) = explanation(workbook, sheet, compte);
    let rank = [("Attestation", 1), (ACCOUNTS, 2), (REPORT, 3)].into_iter().find(|it| it.0 == sheet).unwrap().1;
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut saved = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        if name == format!("xl/worksheets/sheet{rank}.xml") {
            content = over(&content, &address, text);
        }
        if name == "docProps/core.xml" {
            content = content
                .replace("2000-01-01T00:00:00Z</dcterms:modified>", &format!("{day}T10:00:00Z</dcterms:modified>"));
        }
        saved.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        saved.write_all(content.as_bytes()).unwrap();
    }
    saved.finish().unwrap().into_inner()
}

/// The sheet with a text in place of what a cell held.
fn over(sheet: &str, address: &str, text: &str) -> String {
    let start = sheet.find(&format!("<c r=\"{address}\"")).unwrap_or_else(|| panic!("no cell {address}"));
    let rest = &sheet[start..];
    let tag = rest.find('>').unwrap();
    let end = if rest[..tag].ends_with('/') { tag + 1 } else { rest.find("</c>").unwrap() + 4 };
    let cell = format!("<c r=\"{address}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    format!("{}{cell}{}", &sheet[..start], &rest[end..])
}

fn texts(run: &Run, compte: f64) -> [String; 2] {
    let workbook = workbook(run);
    [ACCOUNTS, REPORT].map(|sheet| explanation(&workbook, sheet, compte).1)
}

#[test]
fn an_explanation_typed_in_either_sheet_stands_in_the_next_run() {
    for sheet in [ACCOUNTS, REPORT] {
        let inbox = tempfile::tempdir().unwrap();
        let first = run(inbox.path());
        assert_eq!(texts(&first, 64.0), ["", ""]);
        let filled = typed(&workbook(&first), sheet, 64.0, "Deux postes vacants au printemps", "2018-03-01");
        // Wherever it is dropped: its folder names no territoire of it.
        std::fs::create_dir_all(inbox.path().join("MAIA Saverne")).unwrap();
        std::fs::write(inbox.path().join("MAIA Saverne/crf rempli.xlsx"), filled).unwrap();
        for _ in 0..2 {
            let next = run(inbox.path());
            assert_eq!(texts(&next, 64.0), ["Deux postes vacants au printemps"; 2], "{sheet} {}", next.stdout());
            assert_eq!(texts(&next, 60.0), ["", ""]);
            assert_eq!(next.anomalies().iter().filter(|it| it["code"] == "DOU-14").count(), 0);
        }
    }
}

#[test]
fn a_later_wording_replaces_an_earlier_one_and_both_are_named() {
    let inbox = tempfile::tempdir().unwrap();
    let first = typed(&workbook(&run(inbox.path())), ACCOUNTS, 64.0, "Première", "2018-03-01");
    std::fs::write(inbox.path().join("a.xlsx"), &first).unwrap();
    let printed = workbook(&run(inbox.path()));
    // The report follows the compte d’emploi until someone types over it.
    let second = typed(&printed, REPORT, 64.0, "Seconde", "2018-03-05");
    let second = typed(&second, ACCOUNTS, 60.0, "Achats reportés", "2018-03-05");
    std::fs::write(inbox.path().join("b.xlsx"), second).unwrap();
    let next = run(inbox.path());
    assert_eq!(texts(&next, 64.0), ["Seconde"; 2]);
    assert_eq!(texts(&next, 60.0), ["Achats reportés"; 2]);
    let told: Vec<_> =
        next.anomalies().into_iter().filter(|it| it["code"] == "DOU-14").map(|it| it["fichier"].clone()).collect();
    assert_eq!(told, ["a.xlsx", "b.xlsx"]);
}

#[test]
fn a_text_that_names_someone_is_not_printed_again() {
    let inbox = tempfile::tempdir().unwrap();
    let filled = typed(&workbook(&run(inbox.path())), ACCOUNTS, 64.0, "Congé de Mme Untel", "2018-03-01");
    std::fs::write(inbox.path().join("rempli.xlsx"), filled).unwrap();
    assert_eq!(texts(&run(inbox.path()), 64.0), ["", ""]);
}

#[test]
fn what_was_typed_in_the_outputs_themselves_is_set_aside_with_what_to_do() {
    let inbox = tempfile::tempdir().unwrap();
    let first = run(inbox.path());
    let filled = typed(&workbook(&first), ACCOUNTS, 64.0, "Vacances de postes", "2018-03-01");
    std::fs::write(first.folder().join(NAME), &filled).unwrap();
    let again = crate::support::maia(&["consolider", "--exercice", "2017"])
        .arg(inbox.path())
        .arg("--sortie")
        .arg(first.outputs.path())
        .output()
        .unwrap();
    let said = String::from_utf8(again.stdout).unwrap();
    assert!(said.contains("les explications que vous y avez écrites seront reprises"), "{said}");
    let kept = first.outputs.path().join("2017_modifies").join(NAME);
    assert_eq!(std::fs::read(&kept).unwrap(), filled);
    std::fs::copy(kept, inbox.path().join(NAME)).unwrap();
    assert_eq!(texts(&run(inbox.path()), 64.0), ["Vacances de postes"; 2]);
}

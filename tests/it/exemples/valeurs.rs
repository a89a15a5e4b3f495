//! Values of cells, and readings that people corrected.

use super::fichiers::deflated;
use super::{Example, Files, base, cas, cas_with, example, texts};

pub(super) static EXAMPLES: &[Example] = &[
    example("VAL-01", || requested("bientôt"), plain),
    example("VAL-02", || requested("31/02/2017"), plain),
    example("VAL-03", || requested("42750"), plain),
    example("VAL-04", || requested("02/01/2217"), plain),
    example("VAL-05", || requested("le 2 mars 2017 chez sa fille"), plain),
    example("VAL-06", || amount("environ quinze mille"), || amount("15 000")),
    example("VAL-07", || amount("15,000"), || amount("15000")),
    example("VAL-08", || amount("1,234,567.50"), || amount("1 234 567,50")),
    example("VAL-09", || amount("1234567890123456"), || amount("123456")),
    example("VAL-10", || typed(r#"s="1"><v>42795</v>"#), || typed(r#"t="str"><v>CLIC</v>"#)),
    example("VAL-11", || requested("#REF!"), plain),
    example("VAL-12", || typed("><f>A1</f><v></v>"), || typed(r#"t="str"><f>A1</f><v>CLIC</v>"#)),
    example("VAL-13", || with(";Critères nationaux", "on verra"), || with(";Critères nationaux", "oui")),
    example("VAL-14", || cas(UNKNOWN), plain),
    example("VAL-15", || with(";Année de naissance", "inconnaissable"), || with(";Année de naissance", "1931")),
    example("VAL-16", || with(";Date de naissance", "02/01/2005"), || with(";Date de naissance", "02/01/1931")),
    example("VAL-17", || corrected("Orienteur;clic ou ems;CLIC"), || corrected("Orienteur;clic ou ems;Autre")),
    example("VAL-18", || corrected("Orienteur;clic ou ems;le voisin"), || corrected("Orienteur;clic ou ems;CLIC")),
    example(
        "VAL-19",
        || corrected("Orienteur;clic ou ems;CLIC\nOrienteur;clic ou ems;Hôpital"),
        || corrected("Orienteur;clic ou ems;CLIC\nOrienteur;clic ou ems;CLIC"),
    ),
    example("VAL-20", || corrected("Orienteur;guichet ou ems;CLIC"), || corrected("Orienteur;clic ou ems;CLIC")),
    example(
        "VAL-21",
        || cas(&days(["02/25/2017", "03/13/2017", "12/31/2017"])),
        || cas(&days(["02/12/2017", "03/11/2017", "12/10/2017"])),
    ),
];

/// Three requests on those days.
fn days(days: [&str; 3]) -> String {
    days.iter().enumerate().map(|(rank, it)| format!("Saverne;{rank};{it};CLIC;04/05/2017\n")).collect()
}

const UNKNOWN: &str = "Saverne;1;02/01/2017;clic ou ems;10/01/2017";

fn plain() -> Files {
    requested("03/01/2017")
}

/// A base with such a date of request.
fn requested(date: &str) -> Files {
    cas(&format!("Saverne;1;{date};CLIC;10/01/2017\nSaverne;2;02/01/2017;CLIC;10/01/2017"))
}

/// A base with one column more.
fn with(heading: &str, value: &str) -> Files {
    cas_with(heading, &format!("Saverne;1;02/01/2017;CLIC;10/01/2017;{value}"))
}

/// A budget with such an amount.
fn amount(amount: &str) -> Files {
    let rows = "64 Frais de personnel;2 000\n61 Services;300\n62 Autres services;200\nTotal;2 500";
    texts(&[("budget.csv", &format!("Budget 2017 MAIA Saverne\nDépenses;Prévu\n60 Achats;{amount}\n{rows}\n"))])
}

/// A base whose first `Orienteur` is a cell of that type and content.
fn typed(cell: &str) -> Files {
    let text = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |number: u32, cells: &[&str]| {
        let cells = ["A", "B", "C", "D", "E"].iter().zip(cells).map(|(col, it)| {
            let at = format!("{col}{number}");
            if it.is_empty() { format!("<c r=\"{at}\" {cell}</c>") } else { text(&at, it) }
        });
        format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
    };
    let headings = row(1, &["MAIA", "N° dossier", "Date de la demande", "Orienteur", "Date d'inclusion"]);
    let first = row(2, &["Saverne", "1", "02/01/2017", "", "10/01/2017"]);
    let second = row(3, &["Saverne", "2", "03/01/2017", "CLIC", "10/01/2017"]);
    vec![("base.xlsx", deflated(&format!("<worksheet><sheetData>{headings}{first}{second}</sheetData></worksheet>")))]
}

/// A base with a value outside the list, and a sheet of corrected readings.
fn corrected(lines: &str) -> Files {
    let sheet = format!("Colonne;Valeur rencontrée;Lue comme\n{lines}\n").into_bytes();
    vec![("base.csv", base("", UNKNOWN)), ("valeurs.csv", sheet)]
}

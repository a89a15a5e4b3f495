//! Sheets and cells that a file holds in a way no honest software writes.

use rust_xlsxwriter::Workbook;
use zip::CompressionMethod;

use super::fichiers::{archive, deflated, spreadsheet};
use super::{Example, Files, example, texts};

pub(super) static EXAMPLES: &[Example] = &[
    example(
        "FIC-13",
        || vec![("b.xlsx", lost(&[]))],
        || vec![("b.xlsx", lost(&[("xl/worksheets/b.xml", "<worksheet/>")]))],
    ),
    example("FIC-14", || cell(r#"<c r="A1" t="zz"><v>1</v></c>"#), || cell(r#"<c r="A1" t="b"><v>1</v></c>"#)),
    example("FIC-15", || cell(r#"<c r="XFE1"><v>1</v></c>"#), || cell(r#"<c r="XFD1"><v>1</v></c>"#)),
    example("FIC-16", || cell(r#"<c r="A1" s="1"><v>60</v></c>"#), || cell(r#"<c r="A1" s="1"><v>61</v></c>"#)),
    example(
        "FIC-17",
        || cell(r#"<c r="A1"><v>1234567890123456</v></c>"#),
        || cell(r#"<c r="A1"><v>123456789012345</v></c>"#),
    ),
    example(
        "FIC-18",
        || cell(r#"<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>"#),
        || cell(r#"<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>"#),
    ),
    example("FIC-19", || merged("A1:B2", "B2:C3"), || merged("A1:B2", "C3:D4")),
    example("FIC-20", || cell(r#"<c r="ALM1"><v>1</v></c>"#), || cell(r#"<c r="ALL1"><v>1</v></c>"#)),
    example("FIC-21", || repeated(1_048_576), || repeated(12)),
    example("FIC-22", || sheets(256), || sheets(255)),
    example(
        "FIC-26",
        || texts(&[("b.csv", &format!("a;b\n{};c\n", "é".repeat(32_768)))]),
        || texts(&[("b.csv", &format!("a;b\n{};c\n", "é".repeat(32_767)))]),
    ),
];

/// A workbook with those cells on its first row.
fn cell(cells: &str) -> Files {
    vec![("b.xlsx", deflated(&format!("<worksheet><sheetData><row r=\"1\">{cells}</row></sheetData></worksheet>")))]
}

fn merged(one: &str, other: &str) -> Files {
    let cells = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>"#;
    let ranges = format!(r#"<mergeCells><mergeCell ref="{one}"/><mergeCell ref="{other}"/></mergeCells>"#);
    vec![("b.xlsx", deflated(&format!("<worksheet>{cells}{ranges}</worksheet>")))]
}

/// A workbook that lists the sheet `xl/worksheets/b.xml`, which only `more` may hold.
fn lost(more: &[(&str, &str)]) -> Vec<u8> {
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="F" sheetId="1" r:id="a"/><sheet name="G" sheetId="2" r:id="b"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/a.xml"/>
        <Relationship Id="b" Type="x/worksheet" Target="worksheets/b.xml"/></Relationships>"#;
    let parts =
        [("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", relations), ("xl/worksheets/a.xml", "<worksheet/>")];
    archive(&[&parts, more].concat(), CompressionMethod::Deflated)
}

fn repeated(times: u32) -> Files {
    let row = format!(
        r#"<table:table-row table:number-rows-repeated="{times}"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#
    );
    vec![("b.ods", spreadsheet(&row, "<manifest/>"))]
}

fn sheets(count: usize) -> Files {
    let mut book = Workbook::new();
    for _ in 0..count {
        book.add_worksheet();
    }
    vec![("b.xlsx", book.save_to_buffer().unwrap())]
}

//! Files that are not believed, or not read whole.

use std::io::{Cursor, Write};

use rust_xlsxwriter::Workbook;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use super::excel_97::{compound, record};
use super::{Example, Files, GONE, base, cas, example};

pub(super) static EXAMPLES: &[Example] = &[
    example("FIC-01", || vec![("b.xlsx", sound()), ("~$b.xlsx", b"\x04M. X".to_vec())], whole),
    example("FIC-02", || vec![("b.xlsx", sound()[..2_000].to_vec())], whole),
    example("FIC-03", altered, || vec![("b.xlsx", stored(SHEET))]),
    example("FIC-04", || vec![("b.ods", ods(ENCRYPTED))], || vec![("b.ods", ods(PLAIN))]),
    example("FIC-05", || vec![("b.xlsx", base("", ROW))], || vec![("b.csv", base("", ROW))]),
    example("FIC-06", || vec![("b.xlsx", deflated(&" ".repeat(20 << 20)))], whole),
    example("FIC-07", || vec![("b.xls", b"\x09\x00\x04\x00\x02\x00\x10\x00\x00\x00\x00\x00".to_vec())], whole),
    example("FIC-08", || vec![("b.csv", Vec::new())], || cas(ROW)),
    example("FIC-09", || vec![("b.xlsx", deflated(&nested(65)))], || vec![("b.xlsx", deflated(&nested(20)))]),
    example("FIC-10", || vec![("b.xlsx", deflated(&SHEET[..SHEET.len() - 9]))], || vec![("b.xlsx", deflated(SHEET))]),
    example("FIC-11", || vec![("b.csv", GONE.to_vec())], || cas(ROW)),
    example("FIC-12", || vec![("b.xls", excel_97(0x08))], || vec![("b.xls", excel_97(0x00))]),
    example("FIC-23", || vec![("b.xlsx", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n".to_vec())], whole),
    example(
        "FIC-24",
        || vec![("b.csv", base("", ROW).into_iter().map(|it| if it > 0x7f { 0xe9 } else { it }).collect())],
        || cas(ROW),
    ),
    example(
        "FIC-25",
        || cas("Saverne;1;02/01/2017;CLIC;10/01/2017\nSaverne;2;03/01/2017;\"CLIC;10/01/2017"),
        || cas("Saverne;1;02/01/2017;CLIC;10/01/2017\nSaverne;2;03/01/2017;\"CLIC\";10/01/2017"),
    ),
];

const ROW: &str = "Saverne;1;02/01/2017;CLIC;10/01/2017";

/// A sheet with one number.
pub(super) const SHEET: &str =
    r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1234</v></c></row></sheetData></worksheet>"#;

const ENCRYPTED: &str = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
const PLAIN: &str = "<manifest><file-entry/></manifest>";

fn whole() -> Files {
    vec![("b.xlsx", sound())]
}

fn sound() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Nom").unwrap();
    book.save_to_buffer().unwrap()
}

/// A workbook with a digit changed on disk.
fn altered() -> Files {
    let mut bytes = stored(SHEET);
    let at = bytes.windows(4).position(|it| it == b"1234").unwrap();
    bytes[at] = b'9';
    vec![("b.xlsx", bytes)]
}

fn nested(depth: usize) -> String {
    let inside = format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    SHEET.replace("<sheetData>", &format!("{inside}<sheetData>"))
}

/// A workbook whose only sheet is that XML.
pub(super) fn deflated(sheet: &str) -> Vec<u8> {
    workbook(sheet, CompressionMethod::Deflated)
}

fn stored(sheet: &str) -> Vec<u8> {
    workbook(sheet, CompressionMethod::Stored)
}

const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="F" sheetId="1" r:id="a"/></sheets></workbook>"#;
/// Style 1 is a date.
const STYLES: &str = r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="b" Type="x/styles" Target="styles.xml"/></Relationships>"#;

fn workbook(sheet: &str, method: CompressionMethod) -> Vec<u8> {
    let parts = [
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    archive(&parts, method)
}

/// A compressed file with those parts.
pub(super) fn archive(parts: &[(&str, &str)], method: CompressionMethod) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const OPENED: &str = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"F\">";
const CLOSED: &str = "</table:table></office:spreadsheet></office:body></office:document-content>";

fn ods(manifest: &str) -> Vec<u8> {
    spreadsheet("", manifest)
}

/// A spreadsheet of LibreOffice with those rows in its only table.
pub(super) fn spreadsheet(rows: &str, manifest: &str) -> Vec<u8> {
    let content = format!("{OPENED}{rows}{CLOSED}");
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", manifest),
    ];
    archive(&parts, CompressionMethod::Deflated)
}

/// A workbook of Excel 97 whose only text has those flags, and nothing of what they announce.
fn excel_97(flags: u8) -> Vec<u8> {
    const START: &[u8] = &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const END: u16 = 0x000a;
    let texts = record(0x00fc, &[&1_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &[0, 0, flags]].concat());
    compound("Workbook", &[record(0x0809, START), texts, record(END, &[])].concat())
}

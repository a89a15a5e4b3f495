//! Files made by hand for the tests: what no honest software writes.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

pub(super) use super::excel_97::compound;
use super::excel_97::record;
use super::{Entry, Reading, read};
use crate::base::cell::FileId;

/// A compressed file with those parts.
pub(super) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    with_method(parts, CompressionMethod::Deflated)
}

fn with_method(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const WORKBOOK: &str =
    r#"<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="F" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships>
    <Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="x/styles" Target="styles.xml"/>
    <Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
/// Style 1 is a date, 2 a duration, 3 five zeros.
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[h]:mm"/><numFmt numFmtId="171" formatCode="00000"/>
    </numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>"#;
const STRINGS: &str = "<sst><si><t>zéro</t></si><si><t>un</t></si></sst>";

/// The parts of a workbook whose only sheet has that XML inside `worksheet`.
pub(super) fn parts(sheet: &str) -> Vec<(&'static str, Vec<u8>)> {
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    vec![
        ("xl/workbook.xml", WORKBOOK.into()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.into()),
        ("xl/styles.xml", STYLES.into()),
        ("xl/sharedStrings.xml", STRINGS.into()),
        ("xl/worksheets/sheet1.xml", sheet.into()),
    ]
}

/// A workbook whose only sheet has that XML inside `worksheet`.
pub(super) fn workbook(sheet: &str) -> Vec<u8> {
    archive(&borrowed(&parts(sheet)))
}

/// A compressed file with those parts, not compressed.
pub(super) fn stored_parts(parts: &[(&'static str, Vec<u8>)]) -> Vec<u8> {
    with_method(&borrowed(parts), CompressionMethod::Stored)
}

fn borrowed<'a>(parts: &'a [(&'static str, Vec<u8>)]) -> Vec<(&'a str, &'a [u8])> {
    parts.iter().map(|(name, content)| (*name, content.as_slice())).collect()
}

/// A spreadsheet of LibreOffice with that XML inside its only table.
pub(super) fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:automatic-styles><style:style style:name="ta2"><style:table-properties
        table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table
        table:name="F" table:style-name="ta2">{table}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let meta = "<office:document-meta><dc:date>2017-03-14T08:30:00.5</dc:date></office:document-meta>";
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("meta.xml", meta.as_bytes()),
    ])
}

/// A binary workbook with one sheet: a shared text in A1, 24/06/2016 in B1, an error in C1, A3:B3 merged, row 1 hidden.
pub(super) fn xlsb() -> Vec<u8> {
    stored_parts(&xlsb_parts())
}

/// Its parts.
pub(super) fn xlsb_parts() -> Vec<(&'static str, Vec<u8>)> {
    let relations = RELATIONS.replace(".xml", ".bin");
    let sheet = [
        brt(60, &[&1_u32.to_le_bytes()[..], &1_u32.to_le_bytes(), &[0; 8], &[1, 0]]),
        brt(145, &[]),
        brt(0, &[&0_u32.to_le_bytes()[..], &[0; 6], &[0, 0x10, 0]]),
        brt(7, &[&0_u32.to_le_bytes()[..], &[0; 4], &[0; 4]]),
        brt(5, &[&1_u32.to_le_bytes()[..], &[1, 0, 0, 0], &42_545_f64.to_le_bytes()]),
        brt(11, &[&2_u32.to_le_bytes()[..], &[0; 4], &[0x17]]),
        brt(146, &[]),
        brt(176, &[2_u32, 2, 0, 1].map(u32::to_le_bytes).each_ref().map(<[u8; 4]>::as_slice)),
    ];
    vec![
        ("xl/_rels/workbook.bin.rels", relations.into_bytes()),
        ("xl/workbook.bin", brt(156, &[&[0; 4], &[1, 0, 0, 0], &wide("rId1"), &wide("F")])),
        ("xl/styles.bin", [brt(617, &[]), brt(47, &[&[0; 4]]), brt(47, &[&[0, 0, 14, 0]]), brt(618, &[])].concat()),
        ("xl/sharedStrings.bin", brt(19, &[&[0], &wide("zéro")])),
        ("xl/worksheets/sheet1.bin", sheet.concat()),
    ]
}

fn brt(kind: u16, fields: &[&[u8]]) -> Vec<u8> {
    let data = fields.concat();
    let kind = if kind < 0x80 { vec![kind as u8] } else { vec![(kind & 0x7f) as u8 | 0x80, (kind >> 7) as u8] };
    [kind, vec![data.len() as u8], data].concat()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [(units.len() as u32 / 2).to_le_bytes().to_vec(), units].concat()
}

/// A workbook of Excel 97 with one sheet: a text in A1, the number 12.5 in B2, row 2 hidden.
pub(super) fn xls() -> Vec<u8> {
    let mut globals = record(0x0809, &[0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let sheet_start = globals.len() + 4 + 10 + 4;
    let mut listed = (sheet_start as u32).to_le_bytes().to_vec();
    listed.extend_from_slice(&[0, 0, 2, 0, b'F', b'1']);
    globals.extend(record(0x0085, &listed));
    globals.extend(record(0x000a, &[]));
    let mut stream = globals;
    stream.extend(record(0x0809, &[0x00, 0x06, 0x10, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    stream.extend(record(0x0208, &[1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]));
    stream.extend(record(0x0204, &[0, 0, 0, 0, 0, 0, 3, 0, 0, b'N', b'o', b'm']));
    let mut number = vec![1, 0, 1, 0, 0, 0];
    number.extend_from_slice(&12.5_f64.to_le_bytes());
    stream.extend(record(0x0203, &number));
    stream.extend(record(0x000a, &[]));
    compound("Workbook", &stream)
}

/// Reads bytes as a file of the inbox under that name.
pub(super) fn reading(name: &str, bytes: &[u8]) -> Reading {
    let inbox = tempfile::tempdir().unwrap();
    let path = inbox.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read(&Entry { id: FileId(0), path, name: name.into() })
}

/// `A1=…` for each cell of the first sheet.
pub(super) fn shown(reading: &Reading) -> Vec<String> {
    let cells = reading.grids[0].rows.iter().flat_map(|row| row.cells.iter().map(|it| (row.number, it.0, &it.1)));
    cells.map(|(row, col, value)| format!("{}={value:?}", crate::base::cell::a1(row, col))).collect()
}

/// The codes of the remarks, with their cells.
pub(super) fn remarks(reading: &Reading) -> Vec<String> {
    reading.diagnostics.iter().map(|it| format!("{} {}", it.rule.code, it.place.address())).collect()
}

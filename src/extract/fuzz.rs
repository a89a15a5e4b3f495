//! Readers on bytes that no one chose: whatever comes, no panic, and grids whose rows and cells are in order.

use proptest::prelude::*;

use super::archive::Archive;
use super::biff::Layout;
use super::fixtures::{ods, stored_parts, workbook, xls, xlsb_parts};
use super::xml::Lexer;
use super::{Content, compound, found, separated, spreadsheet_2003, web_page};
use crate::base::cell::FileId;

const FILE: FileId = FileId(0);

/// A file with some of its bytes replaced, perhaps cut.
fn damaged(sound: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = sound.len();
    let changes = prop::collection::vec((0..length, any::<u8>()), 0..12);
    (changes, prop::option::weighted(0.1, 0..length)).prop_map(move |(changes, cut)| {
        let mut bytes = sound.clone();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        bytes.truncate(cut.unwrap_or(length));
        bytes
    })
}

fn check(content: &Content) {
    for grid in &content.grids {
        assert!(grid.rows.windows(2).all(|it| it[0].number < it[1].number));
        assert!(grid.rows.iter().all(|row| row.cells.windows(2).all(|it| it[0].0 < it[1].0)));
        assert!(grid.merged.iter().all(|it| it.0.0 <= it.1.0 && it.0.1 <= it.1.1));
    }
}

const SHEET: &str = r##"<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>1</v></c><c r="B1"
    s="1"><f>A1</f><v>42545</v></c></row><row r="7"><c r="C7" t="e"><v>#REF!</v></c><c t="inlineStr"><is><t>x&amp;y</t></is></c></row>
    </sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>"##;
const TABLE: &str = r#"<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2" office:value-type="float"
    office:value="1.5"/><table:table-cell office:value-type="date" office:date-value="2016-06-24"><text:p>24/06</text:p></table:table-cell></table:table-row>"#;
const WEB_PAGE: &str = "<html><table><tr><td colspan=2 rowspan='3'>a&eacute;<td>b<tr><th x:num=\"1\">c</table><table><tr><td>d</td></tr></table>";
const XML_2003: &str = r#"<?xml version="1.0"?><Workbook xmlns:ss="s"><Worksheet ss:Name="F"><Table><Column ss:Index="2" ss:Span="3" ss:Hidden="1"/>
    <Row ss:Index="3" ss:Span="2"><Cell ss:MergeAcross="1"><Data ss:Type="Number">1.5</Data></Cell></Row></Table></Worksheet></Workbook>"#;
const TEXT: &str = "sep=;\r\nNom;\"Mont\"\"ant\"\r\n\r\nA;\"1\n2\";;é\n";

proptest! {

    #[test]
    fn compressed_files(bytes in prop_oneof![damaged(workbook(SHEET)), damaged(ods(TABLE))]) {
        if let Ok(archive) = Archive::open(&bytes) {
            let _ = archive.check_rest();
        }
        let _ = found::find(&bytes, FILE, "xlsx");
    }

    #[test]
    fn sheets_inside_sound_files(sheet in damaged(SHEET.into()), table in damaged(TABLE.into())) {
        for bytes in [workbook(&String::from_utf8_lossy(&sheet)), ods(&String::from_utf8_lossy(&table))] {
            if let Ok(found::Found::Sheets(content, _)) = found::find(&bytes, FILE, "xlsx") {
                check(&content);
            }
        }
    }

    #[test]
    fn parts_inside_sound_files(rank in 0..4_usize, bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut parts = super::fixtures::parts(SHEET);
        parts[rank].1 = bytes;
        if let Ok(found::Found::Sheets(content, _)) = found::find(&stored_parts(&parts), FILE, "xlsx") {
            check(&content);
        }
    }

    #[test]
    fn binary_parts_inside_sound_files((rank, part) in (0..5_usize).prop_flat_map(|it| (Just(it), damaged(xlsb_parts().swap_remove(it).1)))) {
        let mut parts = xlsb_parts();
        parts[rank].1 = part;
        if let Ok(found::Found::Sheets(content, _)) = found::find(&stored_parts(&parts), FILE, "xlsb") {
            check(&content);
        }
    }

    #[test]
    fn workbooks_of_excel_97(bytes in damaged(xls())) {
        if let Ok(compound::Compound::Workbook(stream)) = compound::open(&bytes) {
            let _ = Layout::read(&stream);
        }
    }

    #[test]
    fn texts(bytes in prop_oneof![damaged(TEXT.into()), prop::collection::vec(any::<u8>(), 0..200)]) {
        if let Ok(content) = separated::read(&bytes, FILE) {
            check(&content);
        }
    }

    #[test]
    fn web_pages(bytes in damaged(WEB_PAGE.into())) {
        if let Ok(Some(content)) = web_page::read(&bytes, FILE) {
            check(&content);
        }
    }

    #[test]
    fn xml_2003(bytes in damaged(XML_2003.into())) {
        if let Ok(content) = Lexer::new(&*bytes).and_then(|it| spreadsheet_2003::read(it, FILE)) {
            check(&content);
        }
    }

    #[test]
    fn anything(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = found::find(&bytes, FILE, "csv");
    }
}

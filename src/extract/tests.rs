//! Whole files, from their bytes to their verdict.

use rust_xlsxwriter::{Format, Formula, Table, Workbook};

use super::fixtures::{archive, compound, ods, parts, reading, remarks, shown, stored_parts, workbook, xls, xlsb};
use super::grid::Value;
use super::*;

/// A workbook as an office keeps it: dates, texts, numbers, a table, merges, hidden parts.
fn ordinary() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("File active").unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let hours = Format::new().set_num_format("[h]:mm");
    sheet.merge_range(0, 0, 0, 2, "Saverne", &Format::new()).unwrap();
    sheet.write(1, 0, "Demande").unwrap();
    sheet.write_with_format(2, 0, 42_545.5, &date).unwrap();
    sheet.write(1, 1, "Montant").unwrap();
    sheet.write(2, 1, 12.5).unwrap();
    sheet.write(1, 2, "Durée").unwrap();
    sheet.write_with_format(2, 2, 1.25, &hours).unwrap();
    sheet.write(3, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(3, 2, true).unwrap();
    sheet.add_table(1, 0, 3, 2, &Table::new()).unwrap();
    sheet.set_row_hidden(3).unwrap();
    sheet.set_column_hidden(2).unwrap();
    book.add_worksheet().set_name("Listes").unwrap().set_hidden(true);
    book.set_properties(
        &rust_xlsxwriter::DocProperties::new()
            .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2017, 3, 14).unwrap()),
    );
    book.save_to_buffer().unwrap()
}

#[test]
fn an_ordinary_workbook_is_read_with_all_it_says() {
    let reading = reading("base.xlsx", &ordinary());
    assert_eq!(reading.verdict, None);
    let grid = &reading.grids[0];
    assert_eq!((grid.name.as_str(), grid.hidden, reading.grids[1].hidden), ("File active", false, true));
    assert_eq!(grid.get(0, 0), Some(&Value::Text("Saverne".into())));
    assert_eq!(grid.get(2, 0), Some(&Value::Date { day: 16_976, second: 43_200 }));
    assert_eq!(grid.get(2, 1), Some(&Value::Number(12.5)));
    assert_eq!(grid.get(2, 2), Some(&Value::Duration(1.25)));
    assert_eq!(grid.get(3, 2), Some(&Value::Bool(true)));
    assert_eq!((&grid.merged[..], &grid.tables[..]), (&[((0, 0), (0, 2))][..], &[((1, 0), (3, 2))][..]));
    assert_eq!((grid.hidden_rows.contains(&3), grid.hidden_cols.contains(&2)), (true, true));
    assert_eq!(reading.modified.as_deref(), Some("2017-03-14T00:00:00Z"));
    assert_eq!((reading.hash.len(), reading.size > 0), (64, true));
}

#[test]
fn an_odd_cell_costs_that_cell_alone() {
    let sheet = r##"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>7</v></c><c r="C1" t="s"><v>-1</v></c>
        <c r="D1" t="e"><v>#SPILL!</v></c><c r="E1"><f>1+1</f></c><c r="F1"><f>1+1</f><v/></c><c r="G1" t="str"><f>""</f><v></v></c>
        <c r="H1" t="inlineStr"><is><r><t>Sé</t></r><r><t>lestat</t></r></is></c><c r="I1" t="zz"><v>1</v></c></row>
        <row r="2"><c r="A2" s="1"><v>60</v></c><c r="B2" s="1"><v>1e10</v></c><c r="C2" s="1"><v>42545</v></c>
        <c r="D2" s="3"><v>1004</v></c><c r="E2"><v>123456789012345678</v></c><c r="F2"><v>NaN</v></c><c r="G2" t="d"><v>2016-06-24</v></c>
        <c r="H2" t="b"><v>1</v></c><c r="I2" t="s"><v>1</v></c></row>
        <row r="1048576"><c r="XFD1048576"><v>42</v></c></row></sheetData>"##;
    let reading = reading("f.xlsx", &workbook(sheet));
    assert_eq!(reading.verdict, None);
    assert_eq!(
        shown(&reading),
        [
            "A1=Text(\"zéro\")",
            "B1=Error(\"#ILLISIBLE\")",
            "C1=Error(\"#ILLISIBLE\")",
            "D1=Error(\"#SPILL!\")",
            "E1=Uncomputed",
            "F1=Uncomputed",
            "H1=Text(\"Sélestat\")",
            "I1=Error(\"#ILLISIBLE\")",
            "A2=Number(60.0)",
            "B2=Number(10000000000.0)",
            "C2=Date { day: 16976, second: 0 }",
            "D2=Text(\"01004\")",
            "E2=Number(1.2345678901234568e17)",
            "F2=Text(\"NaN\")",
            "G2=Date { day: 16976, second: 0 }",
            "H2=Bool(true)",
            "I2=Text(\"un\")",
            "XFD1048576=Number(42.0)",
        ]
    );
    assert_eq!(
        remarks(&reading),
        ["FIC-14 B1", "FIC-14 C1", "FIC-14 I1", "FIC-16 A2", "FIC-16 B2", "FIC-17 E2", "FIC-20 "]
    );
}

#[test]
fn sheets_that_cannot_be_believed_are_refused() {
    for (sheet, code) in [
        ("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>", "FIC-10"),
        ("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></rwo></sheetData>", "FIC-10"),
        ("<sheetData><row r=\"1\"><c r=\"A2\"><v>1</v></c></row></sheetData>", "FIC-10"),
        ("<sheetData><row r=\"1\"><c r=\"A1\"><w>1</w></c></row></sheetData>", "FIC-10"),
        ("<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&x;</v></c></row></sheetData>", "FIC-10"),
        ("<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\0b</v></c></row></sheetData>", "FIC-10"),
        ("<!DOCTYPE x [<!ENTITY a \"b\">]><sheetData/>", "FIC-10"),
        (&format!("<a {}/>", "b=\"\" ".repeat(1_025)), "FIC-09"),
        (&"<a>".repeat(65), "FIC-09"),
    ] {
        let reading = reading("f.xlsx", &workbook(sheet));
        assert_eq!(reading.verdict, Some(Verdict::Refuse), "{sheet}");
        assert_eq!(remarks(&reading), [format!("{code} ")], "{sheet}");
    }
}

#[test]
fn no_flipped_bit_is_read_as_sound_with_other_content() {
    let small = stored_parts(&parts("<sheetData><row r=\"1\"><c r=\"A1\"><v>1234</v></c></row></sheetData>"));
    for (bytes, step) in [(ordinary(), 23), (small, 2)] {
        let sound = shown(&reading("f.xlsx", &bytes));
        for at in (0..bytes.len()).step_by(step) {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            let reading = reading("f.xlsx", &flipped);
            assert!(reading.verdict.is_some() || shown(&reading) == sound, "byte {at}");
        }
    }
}

#[test]
fn no_truncated_file_is_read() {
    for (name, bytes) in [("f.xlsx", workbook("<sheetData/>")), ("f.ods", ods("")), ("f.xls", xls())] {
        assert_eq!(reading(name, &bytes).verdict, None, "{name}");
        for length in (0..bytes.len()).rev().step_by(13) {
            assert_eq!(reading(name, &bytes[..length]).verdict, Some(Verdict::Refuse), "{name} cut at {length}");
        }
    }
}

#[test]
fn what_could_harm_is_refused_and_named() {
    let same = [("xl/workbook.xml", &b"<workbook/>"[..]), ("XL\\workbook.xml", b"<workbook/>")];
    let bomb = vec![b' '; 20 << 20];
    for (name, bytes, code) in [
        ("f.xlsx", archive(&[("xl/worksheets/sheet1.xml", &bomb)]), "FIC-06"),
        ("f.xlsx", archive(&same), "FIC-03"),
        ("f.xlsx", compound("EncryptedPackage", &[1; 5_000]), "FIC-04"),
        ("f.xlsx", Vec::new(), "FIC-08"),
        ("f.xlsx", vec![0; 4_096], "FIC-02"),
        ("f.xlsx", b"%PDF-1.4 ...".to_vec(), "FIC-23"),
        ("f.xlsx", archive(&[("word/document.xml", b"<w/>")]), "FIC-23"),
        ("f.xls", b"\x09\x00\x04\x00\x06\x00\x10\x00".to_vec(), "FIC-07"),
        ("f.xls", compound("WordDocument", &[1; 5_000]), "FIC-23"),
    ] {
        let reading = reading(name, &bytes);
        assert_eq!((reading.verdict, reading.diagnostics[0].rule.code), (Some(Verdict::Refuse), code));
    }
}

#[test]
fn documents_that_are_not_tables_are_ignored() {
    for (name, bytes) in [
        ("convention.pdf", b"%PDF-1.4".to_vec()),
        ("note.docx", archive(&[("word/document.xml", b"<w/>")])),
        ("note.doc", compound("WordDocument", &[1; 5_000])),
        ("LISEZ-MOI.md", b"# Lisez-moi".to_vec()),
        ("photo.jpg", b"\xff\xd8\xff\xe0".to_vec()),
        ("archive.zip", b"PK\x03\x04 cut".to_vec()),
    ] {
        assert!(matches!(reading(name, &bytes).verdict, Some(Verdict::Ignore(_))), "{name}");
    }
}

#[test]
fn content_decides_and_a_misleading_name_is_said() {
    for (name, bytes, said) in [
        ("f.xls", ordinary(), true),
        ("f.csv", ordinary(), true),
        ("f.xlsm", ordinary(), false),
        ("f", ordinary(), true),
        ("f.xlsx", ods(""), true),
        ("f.xlsx", b"a;b\n1;2\n".to_vec(), true),
        ("f.xls", b"<html><table><tr><td>a</table></html>".to_vec(), true),
        ("f.txt", b"a;b\n1;2\n".to_vec(), false),
    ] {
        let reading = reading(name, &bytes);
        assert_eq!(reading.verdict, None, "{name}");
        assert_eq!(remarks(&reading).contains(&"FIC-05 ".to_owned()), said && name.contains('.'), "{name}");
    }
}

#[test]
fn a_file_open_elsewhere_waits_for_the_next_run() {
    let inbox = tempfile::tempdir().unwrap();
    for (name, owner) in [("a.xlsx", "~$a.xlsx"), ("b.ods", ".~lock.b.ods#")] {
        std::fs::write(inbox.path().join(name), "x").unwrap();
        std::fs::write(inbox.path().join(owner), "M. X").unwrap();
    }
    let verdicts: Vec<_> = list(inbox.path()).unwrap().iter().map(|it| read(it).verdict.unwrap().id()).collect();
    assert_eq!(verdicts, ["ignore", "differe", "differe", "ignore"]);
}

#[test]
fn a_workbook_of_excel_97_is_read_with_its_hidden_rows() {
    let reading = reading("f.xls", &xls());
    assert_eq!(reading.verdict, None, "{:?}", reading.diagnostics);
    assert_eq!(shown(&reading), ["A1=Text(\"Nom\")", "B2=Number(12.5)"]);
    assert!(reading.grids[0].hidden_rows.contains(&1));
}

#[test]
fn a_binary_workbook_is_read_with_all_it_says() {
    let reading = reading("f.xlsb", &xlsb());
    assert_eq!(reading.verdict, None, "{:?}", reading.diagnostics);
    assert_eq!(shown(&reading), ["A1=Text(\"zéro\")", "B1=Date { day: 16976, second: 0 }", "C1=Error(\"#REF!\")"]);
    let grid = &reading.grids[0];
    assert_eq!((grid.name.as_str(), &grid.merged[..]), ("F", &[((2, 0), (2, 1))][..]));
    assert!(grid.hidden_rows.contains(&0) && grid.hidden_cols.contains(&1));
}

#[test]
fn a_spreadsheet_of_libreoffice_is_read_without_unfolding_its_repeats() {
    let table = r#"<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
        <table:table-header-rows><table:table-row><table:table-cell office:value-type="string"
        table:number-columns-spanned="2"><text:p>Nom<text:s/>et</text:p><text:p>prénom</text:p><office:annotation><text:p>secret</text:p>
        </office:annotation></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="float"
        office:value="12.5"/></table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated="2"
        table:visibility="collapse"><table:table-cell office:value-type="date" office:date-value="2016-06-24"/><table:table-cell
        office:value-type="time" office:time-value="PT36H"/><table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0">
        <text:p>#DIV/0!</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048573"><table:table-cell
        table:number-columns-repeated="16384"/></table:table-row>"#;
    let reading = reading("f.ods", &ods(table));
    assert_eq!(reading.verdict, None);
    assert_eq!(
        shown(&reading),
        [
            "A1=Text(\"Nom et\\nprénom\")",
            "C1=Number(12.5)",
            "A2=Date { day: 16976, second: 0 }",
            "B2=Duration(1.5)",
            "C2=Error(\"#DIV/0!\")",
            "A3=Date { day: 16976, second: 0 }",
            "B3=Duration(1.5)",
            "C3=Error(\"#DIV/0!\")",
        ]
    );
    let grid = &reading.grids[0];
    assert_eq!((grid.hidden, &grid.merged[..]), (true, &[((0, 0), (0, 1))][..]));
    assert_eq!(grid.hidden_rows.iter().copied().collect::<Vec<_>>(), [1, 2]);
    assert!(grid.hidden_cols.contains(&2));
    assert_eq!(reading.modified.as_deref(), Some("2017-03-14T08:30:00Z"));
}

#[test]
fn a_row_repeated_to_the_end_is_read_once_and_said() {
    let row = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
    let reading = reading("f.ods", &ods(row));
    assert_eq!((shown(&reading), remarks(&reading)), (vec!["A1=Number(1.0)".to_owned()], vec!["FIC-21 A1".to_owned()]));
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_said() {
    let long = "é".repeat(40_000);
    let shared = format!("<sst><si><t>{long}</t></si></sst>");
    let sheet = r#"<sheetData><row r="3"><c r="B3" t="s"><v>0</v></c></row></sheetData>"#;
    let mut parts = parts(sheet);
    parts.retain(|it| it.0 != "xl/sharedStrings.xml");
    parts.push(("xl/sharedStrings.xml", shared.into_bytes()));
    for (name, bytes, place) in
        [("f.xlsx", stored_parts(&parts), "B3"), ("f.csv", format!("a;b\n{long};c\n").into_bytes(), "A2")]
    {
        let reading = reading(name, &bytes);
        assert_eq!(remarks(&reading), [format!("FIC-26 {place}")], "{name}");
        let texts = reading.grids[0].rows.iter().flat_map(|it| &it.cells);
        let longest =
            texts.filter_map(|it| if let Value::Text(text) = &it.1 { Some(text.chars().count()) } else { None });
        assert_eq!(longest.max(), Some(32_768), "{name}");
    }
}

#[test]
fn every_rule_has_its_own_code() {
    let codes: std::collections::BTreeSet<_> = RULES.iter().map(|it| it.code).collect();
    assert_eq!(codes.len(), RULES.len());
    assert!(codes.iter().all(|it| it.starts_with("FIC-")));
}

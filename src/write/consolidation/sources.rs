//! *Sources*: every file of the inbox and what became of it, then the sheets that hold no known table.

use super::figures::capitalised;
use super::open;
use crate::base::cell::{FileId, Place, SheetId};
use crate::base::failure::Failure;
use crate::extract::Verdict;
use crate::identify::tables::{TABLE_KINDS, valeurs};
use crate::normalise::Usage;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};
use crate::write::{FileOutcome, Report, SheetOutcome};

pub(in crate::write) static SHEET: Sheet = Sheet {
    title: "Sources",
    about: "Chaque fichier reçu\u{a0}: ce qui en a été fait, les tableaux reconnus, les lignes lues, utilisées et exclues.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Sources");
    page.paragraph(&format!("{}.", report.bilan.identity()));
    page.paragraph(
        "Les fichiers reçus sont seulement lus, jamais modifiés. Une ligne exclue est une ligne lue qui ne compte dans aucun résultat \
         (répétition, valeur indispensable absente)\u{a0}; la feuille «\u{a0}Anomalies\u{a0}» dit pourquoi. L’empreinte entière de chaque \
         fichier est dans execution.json.",
    );
    page.skip(1);
    files(report, page);
    sheets_without_table(report, page);
    Ok(())
}

fn files(report: &Report, page: &mut Page) {
    let columns = vec![
        Column::new("Fichier", 44.0, Kind::Link),
        Column::new("Verdict", 10.0, Kind::Text),
        Column::new("Pourquoi", 40.0, Kind::Wrapped),
        Column::new("Tableaux reconnus", 26.0, Kind::Wrapped),
        Column::new("Lignes lues", 12.0, Kind::Integer),
        Column::new("Lignes utilisées", 12.0, Kind::Integer),
        Column::new("Lignes exclues", 12.0, Kind::Integer),
        Column::new("Feuilles masquées", 18.0, Kind::Wrapped),
        Column::new("Date du document", 12.0, Kind::Date),
        Column::new("Taille (octets)", 12.0, Kind::Integer),
        Column::new("Empreinte (début)", 16.0, Kind::Text),
    ];
    let mut table = page.table("Fichiers reçus", columns);
    let mut total = Usage::default();
    for (file, outcome) in (0..).map(FileId).zip(report.files) {
        let usage = usage(report, |sheet| sheet.file == file);
        total = sum(total, usage);
        table.row([
            report.links.to(report.sources, &Place::File(file), 1, report.sources.file_name(file)),
            verdict(&outcome.verdict),
            reason(report, file, outcome).into(),
            tables(&outcome.sheets).into(),
            Cell::count(usage.read),
            Cell::count(usage.used),
            Cell::count(usage.excluded),
            hidden(&outcome.sheets).into(),
            outcome.day().map_or_else(Cell::blank, Cell::date),
            Cell::number(outcome.size as f64),
            outcome.hash.get(..12).unwrap_or_default().into(),
        ]);
    }
    let area = table.area();
    if !area.is_empty() {
        let sum = |col, value: usize| Cell::formula(format!("SUM({})", area.range(col)), value as f64);
        let sums = [sum(4, total.read), sum(5, total.used), sum(6, total.excluded)];
        let blanks = |count| std::iter::repeat_with(Cell::blank).take(count);
        table.total(["Total".into()].into_iter().chain(blanks(3)).chain(sums).chain(blanks(4)));
    }
    table.finish();
}

/// Why a file was not kept: its verdict says it, or its gravest remark.
fn reason(report: &Report, file: FileId, outcome: &FileOutcome) -> String {
    match &outcome.verdict {
        Verdict::Retenu => String::new(),
        Verdict::Ignore(reason) => capitalised(reason),
        Verdict::Refuse | Verdict::Differe => {
            let remark = report.diagnostics.iter().find(|it| it.place.file() == Some(file));
            remark.map_or_else(String::new, |it| it.message.clone())
        }
    }
}

fn verdict(verdict: &Verdict) -> Cell {
    let tone = match verdict {
        Verdict::Retenu => Tone::Good,
        Verdict::Refuse => Tone::Bad,
        Verdict::Differe => Tone::Watch,
        Verdict::Ignore(_) => Tone::Muted,
    };
    Cell::text(verdict.label()).tone(tone)
}

/// `Budget, Tableau des effectifs (2)`.
fn tables(sheets: &[SheetOutcome]) -> String {
    let count = |id| sheets.iter().flat_map(|it| &it.tables).filter(|it| **it == id).count();
    let named = TABLE_KINDS.iter().copied().chain([&valeurs::KIND]).filter_map(|kind| match count(kind.id) {
        0 => None,
        1 => Some(kind.label.to_owned()),
        many => Some(format!("{} ({many})", kind.label)),
    });
    named.collect::<Vec<_>>().join(", ")
}

fn hidden(sheets: &[SheetOutcome]) -> String {
    let names: Vec<_> = sheets.iter().filter(|it| it.hidden).map(|it| it.name.as_str()).collect();
    names.join(", ")
}

fn usage(report: &Report, of: impl Fn(&SheetId) -> bool) -> Usage {
    report.frames.usage.iter().filter(|(sheet, _)| of(sheet)).fold(Usage::default(), |all, (_, it)| sum(all, *it))
}

fn sum(a: Usage, b: Usage) -> Usage {
    Usage { read: a.read + b.read, used: a.used + b.used, excluded: a.excluded + b.excluded }
}

fn sheets_without_table(report: &Report, page: &mut Page) {
    let read = (0..).map(FileId).zip(report.files).filter(|(_, it)| !matches!(it.verdict, Verdict::Refuse));
    let sheets = read.flat_map(|(file, outcome)| {
        (0..).map(move |index| SheetId { file, index }).zip(&outcome.sheets).filter(|(_, it)| it.tables.is_empty())
    });
    let sheets: Vec<_> = sheets.collect();
    if sheets.is_empty() {
        return;
    }
    let columns = vec![
        Column::new("Fichier", 44.0, Kind::Wrapped),
        Column::new("Cellules", 10.0, Kind::Integer),
        Column::new("Feuille", 40.0, Kind::Link),
        Column::new("Pourquoi", 26.0, Kind::Wrapped),
        Column::new("Masquée", 10.0, Kind::Text),
    ];
    let mut table = page.table("Feuilles où aucun tableau connu n’a été trouvé", columns);
    for (id, sheet) in sheets {
        table.row([
            report.sources.file_name(id.file).into(),
            Cell::count(sheet.cells),
            report.links.to(report.sources, &Place::Sheet(id), 1, sheet.name.as_str()),
            sheet.reason.as_deref().map(capitalised).unwrap_or_default().into(),
            if sheet.hidden { "oui" } else { "non" }.into(),
        ]);
    }
    table.finish();
}

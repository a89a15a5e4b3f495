//! Case bases laid out in five hundred ways: every date is read right, or the doubt is said.

use std::path::Path;

use maia::base::date::{days, from_days};
use maia::base::settings::Settings;
use maia::base::table::{Column, ORIGIN};
use maia::extract::{self, Entry, Verdict};
use maia::identify::tables::cas::{self, KIND};
use maia::pipeline::{self, Request, Reviewed};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::draw::Draw;

const WORKBOOKS: u64 = 500;

#[test]
fn five_hundred_layouts_are_read_right_or_the_doubt_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut silent = Vec::new();
    let mut doubtful = Vec::new();
    for seed in 0..WORKBOOKS {
        let path = folder.path().join(format!("base {seed}.xlsx"));
        let truth = Layout::draw(seed).write(&path);
        match compare(&review(&path), &truth) {
            Outcome::Right => {}
            Outcome::Said(what) => doubtful.push(format!("seed {seed}: {what}")),
            Outcome::Silent(what) => silent.push(format!("seed {seed}: {what}")),
        }
    }
    assert!(
        silent.is_empty(),
        "{} wrong in silence of {WORKBOOKS}\n{}",
        silent.len(),
        silent[..silent.len().min(20)].join("\n")
    );
    assert!(
        doubtful.len() as u64 * 20 <= WORKBOOKS,
        "{} layouts of {WORKBOOKS} were doubted, more than one in twenty\n{}",
        doubtful.len(),
        doubtful.join("\n")
    );
}

/// The dates of a case that every base must give back.
#[derive(Debug, Clone, PartialEq)]
struct Case {
    dates: [Option<i32>; 4],
    motif: Option<&'static str>,
}

const DATES: [&str; 4] = [cas::DATE_DEMANDE, cas::DATE_PREMIERE_VISITE, cas::DATE_INCLUSION, cas::DATE_SORTIE];

enum Outcome {
    Right,
    /// Something was not read, and a remark says so.
    Said(String),
    Silent(String),
}

fn review(path: &Path) -> Reviewed {
    let entry = Entry { id: maia::base::cell::FileId(0), path: path.to_path_buf(), name: "base.xlsx".into() };
    assert!(extract::read(&entry).verdict.is_none_or(|it| it == Verdict::Retenu));
    let request = Request { exercice: Some(2017), au: None, settings: Settings::default() };
    pipeline::review(&[entry], &request, &|_, _| {}).unwrap()
}

fn compare(reviewed: &Reviewed, truth: &[Case]) -> Outcome {
    let frame = reviewed.frames.get("cas");
    let remarks: Vec<String> = reviewed
        .diagnostics
        .iter()
        .filter(|it| DOUBTS.contains(&&it.rule.code[..3]))
        .map(|it| it.message.clone())
        .collect();
    let doubt = |what: String| match remarks.is_empty() {
        true => Outcome::Silent(what),
        false => Outcome::Said(format!("{what}: {}", remarks.join(" / "))),
    };
    if frame.height() != truth.len() {
        return doubt(format!("{} rows for {}", frame.height(), truth.len()));
    }
    let frame = frame.sort([ORIGIN], Default::default()).unwrap();
    for (rank, column) in DATES.iter().enumerate() {
        let found = frame.column(column).unwrap().date().unwrap().physical().clone();
        let expected: Vec<Option<i32>> = truth.iter().map(|it| it.dates[rank]).collect();
        let found: Vec<Option<i32>> = found.iter().collect();
        if found == expected {
            continue;
        }
        let unread = found.iter().all(Option::is_none) && expected.iter().any(Option::is_some);
        return match unread {
            true => doubt(format!("{column} unread")),
            false => Outcome::Silent(format!("{column}: {found:?} for {expected:?}")),
        };
    }
    let motifs = frame.column(cas::MOTIF_SORTIE).unwrap().str().unwrap();
    for (found, case) in motifs.iter().zip(truth) {
        if found.filter(|it| *it != "NR") != case.motif {
            return doubt(format!("motif {found:?} for {:?}", case.motif));
        }
    }
    Outcome::Right
}

/// Families of remarks that own up to something not read.
const DOUBTS: [&str; 2] = ["TAB", "DOU"];

/// How a base is laid out, all of it drawn.
struct Layout {
    draw: Draw,
    top: u32,
    left: u16,
    columns: Vec<&'static Column>,
}

impl Layout {
    fn draw(seed: u64) -> Self {
        let mut draw = Draw::new(seed);
        let needed = [
            cas::ID_DOSSIER,
            cas::DATE_DEMANDE,
            cas::DATE_PREMIERE_VISITE,
            cas::DATE_INCLUSION,
            cas::DATE_SORTIE,
            cas::MOTIF_SORTIE,
        ];
        let optional =
            [cas::GC, cas::ORIENTEUR, cas::SEXE, cas::GIR_ENTREE, cas::MODE_DE_VIE, cas::APA, cas::COMMENTAIRE];
        let mut columns: Vec<_> = needed.iter().filter_map(|it| KIND.column(it)).collect();
        columns.extend(optional.iter().filter(|_| draw.chance(50)).filter_map(|it| KIND.column(it)));
        for rank in (1..columns.len()).rev() {
            columns.swap(rank, draw.below(rank + 1));
        }
        Self { top: 2 + draw.below(6) as u32, left: draw.below(4) as u16, columns, draw }
    }

    fn write(mut self, path: &Path) -> Vec<Case> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let title = self.draw.pick(&[
            "MAIA Saverne",
            "Base gestion de cas – MAIA de Saverne",
            "MAIA SAVERNE - suivi 2015-2017",
        ]);
        sheet.write(0, self.left, *title).unwrap();
        if self.draw.chance(30) {
            sheet.write(1, self.left, "Mise à jour mensuelle, ne pas modifier les en-têtes").unwrap();
        }
        let mut row = self.heading(sheet, self.top);
        let cases: Vec<Case> = (0..8 + self.draw.below(20)).map(|_| self.case()).collect();
        for (rank, case) in cases.iter().enumerate() {
            if self.draw.chance(3) {
                row += 1;
            }
            if self.draw.chance(2) {
                row = self.heading(sheet, row);
            }
            self.row(sheet, row, rank, case);
            row += 1;
        }
        if self.draw.chance(40) {
            sheet.write(row, self.left, "TOTAL").unwrap();
            sheet.write(row, self.left + 1, cases.len() as u32).unwrap();
            row += 1;
        }
        if self.draw.chance(30) {
            sheet.write(row + 1, self.left, "Légende : NR = non renseigné ; VAD = visite à domicile").unwrap();
        }
        book.save(path).unwrap();
        cases
    }

    /// Writes the headings, on one row or two; gives the first row of data.
    fn heading(&mut self, sheet: &mut Worksheet, row: u32) -> u32 {
        let two_rows = self.draw.chance(15);
        let bold = Format::new().set_bold();
        for (rank, column) in self.columns.clone().iter().enumerate() {
            let mut spellings = vec![column.label];
            spellings.extend(column.headings);
            spellings.retain(|it| !AMBIGUOUS.contains(it));
            let heading = *self.draw.pick(&spellings);
            let text = self.decorated(heading);
            let col = self.left + rank as u16;
            match text.split_once(' ') {
                Some((upper, lower)) if two_rows => {
                    sheet.write_with_format(row, col, upper, &bold).unwrap();
                    sheet.write_with_format(row + 1, col, lower, &bold).unwrap();
                }
                _ => {
                    sheet.write_with_format(row + u32::from(two_rows), col, text, &bold).unwrap();
                }
            }
        }
        row + 1 + u32::from(two_rows)
    }

    fn decorated(&mut self, text: &str) -> String {
        let text = match self.draw.below(6) {
            0 => text.to_uppercase(),
            1 => text.to_lowercase(),
            2 => format!("{text} :"),
            3 => format!("{text}*"),
            _ => text.to_owned(),
        };
        if self.draw.chance(15) { text.replacen(' ', "\n", 1) } else { text }
    }

    fn case(&mut self) -> Case {
        let request = 16_500 + self.draw.below(900) as i32;
        let visit = request + self.draw.below(30) as i32;
        let inclusion = visit + self.draw.below(20) as i32;
        let out = self.draw.chance(40).then(|| inclusion + 20 + self.draw.below(200) as i32);
        let mut dates = [Some(request), Some(visit), Some(inclusion), out];
        if self.draw.chance(10) {
            dates[1] = None;
        }
        let motif = out.map(|_| *self.draw.pick(&["DECES", "EHPAD", "STABILISATION", "REFUS"]));
        Case { dates, motif }
    }

    fn row(&mut self, sheet: &mut Worksheet, row: u32, rank: usize, case: &Case) {
        for (offset, column) in self.columns.clone().iter().enumerate() {
            let col = self.left + offset as u16;
            if let Some(date) = DATES.iter().position(|it| *it == column.id) {
                match case.dates[date] {
                    Some(day) => self.date(sheet, row, col, day),
                    None if self.draw.chance(50) => {
                        sheet.write(row, col, *self.draw.pick(&["NR", "?", "-"])).unwrap();
                    }
                    None => {}
                }
                continue;
            }
            let text = match column.id {
                cas::ID_DOSSIER => format!("SAV-{:03}", rank + 1),
                cas::GC => format!("GC N°{}", 1 + self.draw.below(2)),
                cas::SEXE => self.draw.pick(&["F", "H"]).to_string(),
                cas::GIR_ENTREE => format!("{}", 1 + self.draw.below(6)),
                cas::ORIENTEUR => self.draw.pick(&["CLIC", "MT", "Hôpital", "famille"]).to_string(),
                cas::MODE_DE_VIE => self.draw.pick(&["seule", "couple"]).to_string(),
                cas::APA => self.draw.pick(&["oui", "non", "en cours"]).to_string(),
                cas::COMMENTAIRE => "à revoir".to_owned(),
                _ => match case.motif {
                    Some("DECES") => self.draw.pick(&["décès", "DCD", "Décédée"]).to_string(),
                    Some("EHPAD") => self.draw.pick(&["EHPAD", "Entrée en établissement"]).to_string(),
                    Some("STABILISATION") => self.draw.pick(&["stabilisation", "Situation stabilisée"]).to_string(),
                    Some(_) => "Refus de la personne".to_owned(),
                    None => continue,
                },
            };
            sheet.write(row, col, text).unwrap();
        }
    }

    fn date(&mut self, sheet: &mut Worksheet, row: u32, col: u16, day: i32) {
        let date = from_days(day).unwrap();
        assert_eq!(days(date), day);
        let serial = f64::from(day) + 25_569.0;
        match self.draw.below(10) {
            0 => sheet.write(row, col, date.strftime("%d/%m/%Y").to_string()),
            1 => sheet.write(row, col, date.strftime("%Y-%m-%d").to_string()),
            2 => sheet.write(row, col, date.strftime("%d.%m.%y").to_string()),
            3 => sheet.write(row, col, serial),
            _ => sheet.write_with_format(row, col, serial, &Format::new().set_num_format("dd/mm/yyyy")),
        }
        .unwrap();
    }
}

/// Headings that say too little to be told apart when they stand alone.
const AMBIGUOUS: &[&str] = &[];

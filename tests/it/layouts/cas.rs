//! Case bases.

use std::collections::BTreeMap;

use maia::identify::tables::cas as base;

use super::Kind;
use super::book::{Book, Cell, Spot};
use super::spell::{SITES, day, heading, iso};
use super::table::{FREE, Heading, Line, PLAIN, Table, lay};
use crate::draw::Draw;

pub static KIND: Kind = Kind {
    id: "cas",
    workbooks: 250,
    open: &[],
    judged: &[
        "territoire",
        base::DATE_DEMANDE,
        base::DATE_PREMIERE_VISITE,
        base::DATE_INCLUSION,
        base::DATE_SORTIE,
        base::MOTIF_SORTIE,
        base::SEXE,
    ],
    role: None,
    draw,
};

const NEEDED: [&str; 6] = [
    base::ID_DOSSIER,
    base::DATE_DEMANDE,
    base::DATE_PREMIERE_VISITE,
    base::DATE_INCLUSION,
    base::DATE_SORTIE,
    base::MOTIF_SORTIE,
];

const OPTIONAL: [&str; 7] =
    [base::GC, base::ORIENTEUR, base::SEXE, base::GIR_ENTREE, base::MODE_DE_VIE, base::APA, base::COMMENTAIRE];

/// Headings that are in no list.
fn others(id: &str) -> &'static [&'static str] {
    match id {
        base::DATE_DEMANDE => &["Demande arrivée le", "Date de la 1ère sollicitation", "Dt réception demande"],
        base::DATE_PREMIERE_VISITE => &["1re VAD (date)", "Date 1ère visite à dom.", "Première VAD du GC"],
        base::DATE_INCLUSION => &["Inclus(e) depuis le", "Dt d’inclusion GC", "Date d’entrée en suivi"],
        base::DATE_SORTIE => &["Sorti(e) du dispositif le", "Dt de sortie", "Date fin d’accompagnement"],
        base::MOTIF_SORTIE => &["Raison sortie", "Cause de la sortie", "Sortie : pourquoi ?"],
        _ => &[],
    }
}

/// One site on a sheet of its own, or two side by side, or one a sheet.
fn draw(draw: &mut Draw) -> Book {
    let sites = if draw.chance(80) { 1 } else { 2 };
    let title = SITES[0].1[draw.below(3)];
    let name = draw.word(&["base.xlsx", "File active 2017.xlsx", "suivi GC.xlsx", "base gestion de cas.xlsx"]);
    let mut book = Book::named(name, draw.word(&["Feuil1", "Base", "2017", "File active"]));
    let mut next = Spot { sheet: 0, row: draw.below(5) as u32, col: draw.below(4) as u16 };
    if sites == 1 && draw.chance(15) {
        book.separated = true;
        book.name = "base.csv".to_owned();
    }
    let beside = draw.chance(50);
    // Tables beside one another share the row of their headings.
    let (noted, down) = (draw.chance(30), 1 + draw.below(3) as u32);
    for (site, (id, names)) in SITES.iter().enumerate().take(sites) {
        let title = if site == 0 { title } else { names[draw.below(3)] };
        book.put(next, format!("{}{title}", draw.word(&["", "", "Base gestion de cas – ", "Suivi 2015-2017 - "])));
        let mut from = next;
        if noted {
            from.row += 1;
            book.put(from, "Mise à jour mensuelle, ne pas modifier les en-têtes");
        }
        from.row += down;
        let table = table(draw, id);
        let freedom = if sites > 1 && beside { PLAIN } else { FREE };
        let (row, col) = lay(draw, &mut book, from, &table, freedom);
        if draw.chance(30) {
            book.put(Spot { row: row + 1, ..from }, "Légende : NR = non renseigné ; VAD = visite à domicile");
        }
        next = match beside {
            true => Spot { col: col + 1, ..next },
            false if site + 1 < sites => {
                let sheet = book.add_sheet(&format!("Feuille {}", site + 2));
                Spot { sheet, row: 0, col: 0 }
            }
            false => next,
        };
    }
    book
}

fn table(draw: &mut Draw, site: &str) -> Table {
    let mut ids = NEEDED.to_vec();
    ids.extend(OPTIONAL.iter().filter(|_| draw.chance(50)));
    for rank in (1..ids.len()).rev() {
        ids.swap(rank, draw.below(rank + 1));
    }
    let columns = ids.iter().map(|id| Heading { id, text: heading(draw, "cas", id, others(id)) }).collect();
    let spelling = draw.below(20);
    let mut table = Table { columns, lines: Vec::new() };
    let count = 8 + draw.below(16);
    for rank in 0..count {
        table.lines.push(case(draw, &ids, rank, spelling, site));
    }
    if draw.chance(40) {
        let first = ids[1];
        table.lines.push(Line::Words(
            ids[0],
            BTreeMap::from([(first, Cell::Number(count as f64))]),
            "TOTAL".to_owned(),
        ));
    }
    table
}

fn case(draw: &mut Draw, ids: &[&'static str], rank: usize, spelling: usize, site: &str) -> Line {
    let request = 16_500 + draw.below(900) as i32;
    let visit = request + draw.below(30) as i32;
    let inclusion = visit + draw.below(20) as i32;
    let out = draw.chance(40).then(|| inclusion + 20 + draw.below(200) as i32);
    let motif = out.map(|_| draw.word(&["DECES", "EHPAD", "STABILISATION", "REFUS"]));
    let sexe = draw.word(&["F", "M"]);
    let visit = (!draw.chance(8)).then_some(visit);
    let dates = [
        (base::DATE_DEMANDE, Some(request)),
        (base::DATE_PREMIERE_VISITE, visit),
        (base::DATE_INCLUSION, Some(inclusion)),
        (base::DATE_SORTIE, out),
    ];
    let mut values = BTreeMap::from([("territoire", site.to_owned())]);
    values.extend(dates.iter().filter_map(|(id, day)| Some((*id, iso((*day)?)))));
    values.extend(motif.map(|it| (base::MOTIF_SORTIE, it.to_owned())));
    if ids.contains(&base::SEXE) {
        values.insert(base::SEXE, sexe.to_owned());
    }
    let mut cells = BTreeMap::new();
    for id in ids {
        let cell = match dates.iter().find(|it| it.0 == *id) {
            Some((_, Some(date))) => day(if draw.chance(85) { spelling } else { draw.below(20) }, *date),
            Some((_, None)) if draw.chance(40) => Cell::from(draw.word(&["NR", "?", "-"])),
            Some((_, None)) => Cell::Blank,
            None => word(draw, id, rank, motif, sexe),
        };
        cells.insert(*id, cell);
    }
    Line::Row(cells, values)
}

fn word(draw: &mut Draw, id: &str, rank: usize, motif: Option<&str>, sexe: &str) -> Cell {
    let text = match (id, motif) {
        (base::ID_DOSSIER, _) => format!("SAV-{:03}", rank + 1),
        (base::GC, _) => format!("GC N°{}", 1 + draw.below(2)),
        (base::SEXE, _) if sexe == "F" => draw.word(&["F", "Femme"]).to_string(),
        (base::SEXE, _) => draw.word(&["H", "M", "Homme"]).to_string(),
        (base::GIR_ENTREE, _) => format!("{}", 1 + draw.below(6)),
        (base::ORIENTEUR, _) => draw.word(&["CLIC", "MT", "Hôpital", "famille"]).to_string(),
        (base::MODE_DE_VIE, _) => draw.word(&["seule", "couple"]).to_string(),
        (base::APA, _) => draw.word(&["oui", "non", "en cours"]).to_string(),
        (base::COMMENTAIRE, _) => "à revoir".to_owned(),
        (_, Some("DECES")) => draw.word(&["décès", "DCD", "Décédée"]).to_string(),
        (_, Some("EHPAD")) => draw.word(&["EHPAD", "Entrée en établissement"]).to_string(),
        (_, Some("STABILISATION")) => draw.word(&["stabilisation", "Situation stabilisée"]).to_string(),
        (_, Some(_)) => "Refus de la personne".to_owned(),
        (_, None) => return Cell::Blank,
    };
    Cell::Text(text)
}

//! Registers of meetings, of decisions.

use std::collections::BTreeMap;

use super::Kind;
use super::book::{Book, Cell, Spot};
use super::spell::{SITES, day, heading, iso};
use super::table::{FREE, Heading, Line, Table, lay};
use crate::draw::Draw;

pub static REUNIONS: Kind = Kind {
    id: "reunions",
    workbooks: 60,
    open: &[],
    judged: &["territoire", "table", "date", "cr_valide", "cr_date", "nb_invites", "nb_presents"],
    role: None,
    draw: |draw| register(draw, &MEETINGS),
};

pub static DECISIONS: Kind = Kind {
    id: "decisions",
    workbooks: 60,
    open: &[],
    judged: &["territoire", "id", "table", "date", "echeance", "statut"],
    role: None,
    draw: |draw| register(draw, &CHOICES),
};

/// A register: what it is called, its columns, its rows.
struct Register {
    id: &'static str,
    names: &'static [&'static str],
    needed: &'static [&'static str],
    optional: &'static [&'static str],
    others: fn(&str) -> &'static [&'static str],
    row: fn(&mut Draw, usize, usize) -> Drawn,
}

/// What a cell shows and what it says, by column.
type Drawn = Vec<(&'static str, Cell, Option<String>)>;

static MEETINGS: Register = Register {
    id: "reunions",
    names: &["Réunions 2017", "Tables de concertation", "SUIVI DES RÉUNIONS"],
    needed: &["table", "date", "nb_presents"],
    optional: &["cr_valide", "cr_date", "nb_invites", "numero"],
    others: |id| match id {
        "date" => &["Date de la rencontre", "Jour de la réunion"],
        "nb_presents" => &["Nbre de présents", "Nombre de personnes présentes"],
        "table" => &["Nature de la réunion", "Type de concertation"],
        _ => &[],
    },
    row: meeting,
};

static CHOICES: Register = Register {
    id: "decisions",
    names: &["Relevé de décisions 2017", "Décisions des tables", "SUIVI DES DÉCISIONS"],
    needed: &["id", "date", "texte_court", "echeance"],
    optional: &["table", "statut", "structures_concernees", "theme"],
    others: |id| match id {
        "echeance" => &["Échéance prévue"],
        "statut" => &["État d’avancement"],
        _ => &[],
    },
    row: choice,
};

fn register(draw: &mut Draw, register: &Register) -> Book {
    let mut book = Book::named(&format!("{}.xlsx", register.id), draw.word(&["Feuil1", "Registre", "2017"]));
    if draw.chance(25) {
        book.separated = true;
        book.name = format!("{}.csv", register.id);
    }
    let mut at = Spot { sheet: 0, row: draw.below(3) as u32, col: draw.below(3) as u16 };
    let sited = draw.chance(40);
    let own = draw.below(SITES.len());
    let title = *draw.pick(register.names);
    match sited {
        true => book.put(at, title),
        false => book.put(at, format!("{title} – {}", SITES[own].1[draw.below(3)])),
    }
    at.row += 1 + draw.below(3) as u32;
    let mut ids = register.needed.to_vec();
    ids.extend(register.optional.iter().filter(|_| draw.chance(60)));
    if sited {
        ids.push("territoire");
    }
    for rank in (1..ids.len()).rev() {
        ids.swap(rank, draw.below(rank + 1));
    }
    let columns =
        ids.iter().map(|id| Heading { id, text: heading(draw, register.id, id, (register.others)(id)) }).collect();
    let mut table = Table { columns, lines: Vec::new() };
    let spelling = draw.below(20);
    for rank in 0..5 + draw.below(10) {
        let site = if sited { draw.below(SITES.len()) } else { own };
        let mut cells = BTreeMap::from([("territoire", Cell::from(SITES[site].1[draw.below(3)]))]);
        let mut values = BTreeMap::from([("territoire", SITES[site].0.to_owned())]);
        for (id, cell, value) in (register.row)(draw, rank, spelling) {
            if ids.contains(&id) {
                cells.insert(id, cell);
                values.extend(value.map(|it| (id, it)));
            }
        }
        table.lines.push(Line::Row(cells, values));
    }
    let (row, _) = lay(draw, &mut book, at, &table, FREE);
    if draw.chance(30) {
        book.put(Spot { row: row + 1, ..at }, "Légende : TS = table stratégique ; TT = table tactique");
    }
    book
}

const INSTANCES: [(&str, &[&str]); 3] = [
    ("STRATEGIQUE", &["TS", "Table stratégique", "Stratégique", "COPIL"]),
    ("TACTIQUE", &["TT", "Table tactique", "Tactique", "table de concertation tactique"]),
    ("EQUIPE", &["Réunion d’équipe", "Équipe", "réunion équipe"]),
];

/// Days apart, so that no two meetings are one.
fn date(draw: &mut Draw, rank: usize) -> i32 {
    17_170 + 20 * rank as i32 + draw.below(15) as i32
}

fn meeting(draw: &mut Draw, rank: usize, spelling: usize) -> Drawn {
    let (table, names) = *draw.pick(&INSTANCES);
    let date = date(draw, rank);
    let report = date + 5 + draw.below(20) as i32;
    let valid = draw.chance(80);
    let present = 5 + draw.below(20);
    let invited = present + draw.below(6);
    let yes: &[&str] = if valid { &["Oui", "oui", "O", "X"] } else { &["Non", "non", "N", "NON"] };
    vec![
        ("table", Cell::from(*draw.pick(names)), Some(table.to_owned())),
        ("date", day(spelling, date), Some(iso(date))),
        ("cr_valide", Cell::from(*draw.pick(yes)), Some(valid.to_string())),
        ("cr_date", day(spelling, report), Some(iso(report))),
        ("nb_invites", Cell::Number(invited as f64), Some(invited.to_string())),
        ("nb_presents", Cell::Number(present as f64), Some(present.to_string())),
        ("numero", Cell::Text(format!("R-2017-{}", rank + 1)), None),
    ]
}

fn choice(draw: &mut Draw, rank: usize, spelling: usize) -> Drawn {
    let (table, names) = *draw.pick(&INSTANCES[..2]);
    let date = date(draw, rank);
    let due = date + 30 + draw.below(120) as i32;
    let (state, words) = *draw.pick(&[("FAIT", "Fait"), ("FAIT", "réalisé"), ("EN_COURS", "En cours")]);
    let texts = [
        "Diffuser le formulaire d’orientation",
        "Mettre l’annuaire à jour",
        "Inviter l’hôpital à la table",
        "Former les accueillants",
    ];
    let id = format!("D-2017-{:02}", rank + 1);
    vec![
        ("id", Cell::Text(id.clone()), Some(id)),
        ("date", day(spelling, date), Some(iso(date))),
        ("texte_court", Cell::from(texts[rank % texts.len()]), None),
        ("echeance", day(spelling, due), Some(iso(due))),
        ("table", Cell::from(*draw.pick(names)), Some(table.to_owned())),
        ("statut", Cell::from(words), Some(state.to_owned())),
        ("structures_concernees", Cell::from(draw.word(&["CLIC", "SSIAD", "Hôpital", "CCAS"])), None),
        ("theme", Cell::from(draw.word(&["Guichet intégré", "Gestion de cas", "Concertation"])), None),
    ]
}

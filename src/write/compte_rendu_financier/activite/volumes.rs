//! Volumes, delays, load and MAIA 25, by territoire.

use super::Zones;
use crate::base::cell::a1;
use crate::summarise::{Figure, Unit, indicators};
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Tone};
use crate::write::consolidation::figures;
use crate::write::secret;

/// A block of the sheet: its caption, and what each line shows.
struct Block {
    caption: &'static str,
    lines: &'static [Line],
}

/// An indicator and its modality; how its value may be shown.
struct Line {
    id: &'static str,
    modalite: &'static str,
    label: &'static str,
    shows: Shows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// A volume that adds up over territoires.
    Sum,
    /// A mean or a share of persons: masked on too few of them.
    Persons,
    /// What speaks of no person: a load, a score, a number of meetings.
    Value,
}

const fn line(id: &'static str, shows: Shows) -> Line {
    Line { id, modalite: "", label: "", shows }
}

const fn named(id: &'static str, modalite: &'static str, label: &'static str) -> Line {
    Line { id, modalite, label, shows: Shows::Value }
}

static BLOCKS: &[Block] = &[
    Block {
        caption: "Volumes",
        lines: &[
            line("demandes", Shows::Sum),
            line("demandes_en_attente", Shows::Sum),
            line("nouveaux_cas", Shows::Sum),
            line("sorties", Shows::Sum),
            line("file_active", Shows::Sum),
            line("file_active_periode", Shows::Sum),
            line("file_active_moyenne", Shows::Value),
        ],
    },
    Block {
        caption: "Délais, accompagnement",
        lines: &[
            line("delai_demande_visite_moyen", Shows::Persons),
            line("part_delai_conforme", Shows::Persons),
            line("dates_manquantes", Shows::Persons),
            line("delai_demande_inclusion_moyen", Shows::Persons),
            line("taux_inclusion", Shows::Persons),
            line("taux_psi", Shows::Persons),
            line("taux_evaluation", Shows::Persons),
            line("taux_consentement", Shows::Persons),
            line("taux_lien_medecin_traitant", Shows::Persons),
            line("duree_suivi_moyenne", Shows::Persons),
        ],
    },
    Block {
        caption: "Charge des gestionnaires de cas",
        lines: &[
            line("charge_par_etp", Shows::Value),
            line("nouveaux_cas_par_mois_par_etp", Shows::Value),
            line("situations_par_etp", Shows::Value),
        ],
    },
    Block {
        caption: "Intégration\u{a0}: MAIA 25, réunions",
        lines: &[
            named("maia25_groupe", "table_strategique", "MAIA 25\u{a0}: table stratégique (sur 4)"),
            named("maia25_groupe", "table_tactique", "MAIA 25\u{a0}: table tactique (sur 6)"),
            named("maia25_groupe", "guichet_outils", "MAIA 25\u{a0}: guichet intégré, outils (sur 4)"),
            named("maia25_groupe", "guichet_organisation", "MAIA 25\u{a0}: guichet intégré, organisation (sur 6)"),
            named("maia25_groupe", "gestion_de_cas", "MAIA 25\u{a0}: gestion de cas (sur 5)"),
            named("maia25_total", "", "MAIA 25\u{a0}: total (sur 25 par MAIA)"),
            named("reunions", "strategique", "Tables stratégiques tenues"),
            named("reunions", "tactique", "Tables tactiques tenues"),
        ],
    },
];

/// The indicators that the blocks show.
pub(super) fn shown() -> impl Iterator<Item = &'static str> {
    BLOCKS.iter().flat_map(|it| it.lines).map(|it| it.id)
}

pub(super) fn tables(report: &Report, page: &mut Page, zones: &Zones, seuil: u64) {
    for block in BLOCKS {
        let mut table = page.table(block.caption, zones.columns("Indicateur", Kind::Decimal));
        for line in block.lines {
            let row = table.next_row();
            let figures: Vec<Option<&Figure>> =
                zones.ids().map(|zone| report.figures.of(zone, line.id, line.modalite)).collect();
            let mut cells = vec![Cell::text(label(line))];
            cells.extend(values(row, line, &figures, seuil));
            table.row(cells);
        }
        table.finish();
    }
}

fn label(line: &Line) -> String {
    if !line.label.is_empty() {
        return line.label.to_owned();
    }
    indicators().find(|it| it.id == line.id).map_or_else(String::new, |it| match it.unit.id() {
        "cas" | "%" => it.label.to_owned(),
        unit => format!("{} ({unit})", it.label),
    })
}

/// The cells of a line, the département last.
fn values(row: u32, line: &Line, figures: &[Option<&Figure>], seuil: u64) -> Vec<Cell> {
    let masked = match (line.shows, figures.split_last()) {
        (Shows::Persons, Some((_, parts))) => {
            secret::masked_rates(&parts.iter().map(|it| base(*it)).collect::<Vec<_>>(), seuil)
        }
        _ => vec![false; figures.len()],
    };
    let alone = figures.len() == 1 && line.shows == Shows::Persons;
    let mut cells: Vec<Cell> = Vec::new();
    for (rank, figure) in figures.iter().enumerate() {
        let few = alone && base(*figure).is_some_and(|it| (1..seuil).contains(&it));
        cells.push(if few || masked.get(rank) == Some(&true) { super::personnes::masked() } else { value(*figure) });
    }
    if line.shows == Shows::Sum {
        sum(row, &mut cells);
    }
    if let Some(whole) = cells.last_mut() {
        *whole = std::mem::take(whole).tone(Tone::Total);
    }
    cells
}

/// How many persons a mean or a share speaks of.
fn base(figure: Option<&Figure>) -> Option<u64> {
    let base = figure?.denominateur?;
    (base.is_finite() && base >= 0.0).then_some(base.round() as u64)
}

fn value(figure: Option<&Figure>) -> Cell {
    let Some(figure) = figure else { return Cell::missing(NOT_COMPUTED).without_note() };
    let kind = match figure.indicateur.unit {
        Unit::Pourcent => Kind::Percent,
        _ => figures::kind(figure.indicateur.unit),
    };
    match figures::value(figure) {
        Some(value) => Cell::number(value).kind(kind),
        None => Cell::missing(figures::reason(figure)).without_note().kind(Kind::Word),
    }
}

/// The département as the live sum of its territoires, when they make it.
fn sum(row: u32, cells: &mut [Cell]) {
    let Some((whole, parts)) = cells.split_last_mut() else { return };
    let all: f64 = parts.iter().filter_map(|it| it.value()).sum();
    if parts.is_empty() || whole.value() != Some(all) {
        return;
    }
    let formula = format!("SUM({}:{})", a1(row, 1), a1(row, parts.len() as u32));
    *whole = Cell::formula(formula, all).kind(Kind::Integer);
}

const NOT_COMPUTED: &str = "Cet indicateur n’a pas été calculé";

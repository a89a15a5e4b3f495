//! Counts of persons by a characteristic, as statistical secrecy lets them be shown.

use super::Zones;
use crate::base::codes::{
    AIDANTS, APAS, Code, CodeList, DIAGNOSTICS, GIRS, MODES_DE_VIE, MOTIFS_NON_INCLUSION, MOTIFS_SORTIE, NR,
    ORIENTEURS, PROTECTIONS, SEXES,
};
use crate::base::territoire::DEPARTEMENT;
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Tone};
use crate::write::consolidation::profil;
use crate::write::secret::{self, Count, Counts, Line, Shown};

/// Caption, indicator, its list of modalities when it is a list of codes.
static TABLES: &[(&str, &str, Option<&CodeList>)] = &[
    ("Demandes par orienteur", "demandes_par_orienteur", Some(&ORIENTEURS)),
    ("Demandes sans inclusion, par motif", "non_inclusions_par_motif", Some(&MOTIFS_NON_INCLUSION)),
    ("Sorties par motif", "sorties_par_motif", Some(&MOTIFS_SORTIE)),
    ("Personnes suivies, par sexe", "profil_sexe", Some(&SEXES)),
    ("Personnes suivies, par âge à l’inclusion", "profil_age", None),
    ("Personnes suivies, par GIR à l’entrée", "profil_gir", Some(&GIRS)),
    ("Personnes suivies, par mode de vie", "profil_mode_de_vie", Some(&MODES_DE_VIE)),
    ("Personnes suivies, par aidant principal", "profil_aidant", Some(&AIDANTS)),
    ("Personnes suivies, par diagnostic", "profil_diagnostic", Some(&DIAGNOSTICS)),
    ("Personnes suivies, par APA", "profil_apa", Some(&APAS)),
    ("Personnes suivies, par protection juridique", "profil_protection", Some(&PROTECTIONS)),
];

/// The indicators that the tables show.
pub(super) fn shown() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|it| it.1)
}

/// Writes the tables; gives back how many cells are masked.
pub(super) fn tables(report: &Report, page: &mut Page, zones: &Zones, seuil: u64) -> usize {
    TABLES.iter().map(|(caption, indicateur, list)| table(report, page, zones, seuil, caption, indicateur, *list)).sum()
}

/// A masked count.
pub(super) fn masked() -> Cell {
    Cell::text("s.").kind(Kind::Word).tone(Tone::Muted)
}

fn table(
    report: &Report,
    page: &mut Page,
    zones: &Zones,
    seuil: u64,
    caption: &str,
    indicateur: &str,
    list: Option<&CodeList>,
) -> usize {
    let (counts, elsewhere) = counts(report, zones, indicateur, list);
    if counts.lines.iter().all(|it| it.counts.iter().all(Option::is_none)) {
        return 0;
    }
    let shown = secret::protect(&counts, seuil);
    let mut columns = zones.columns("Modalité", Kind::Integer);
    if elsewhere {
        let last = columns.len() - 1;
        columns.insert(last, crate::write::book::Column::new("Sans territoire", 16.0, Kind::Integer));
    }
    let single = zones.territoires.is_empty();
    let mut table = page.table(caption, columns);
    for line in shown.lines.iter().filter(|it| says(it)) {
        table.row(cells(&line.label, line, single));
    }
    table.total(totals(&counts, single));
    table.finish();
    // Where only the département is shown, it is its own and only zone: its cells count once.
    if single { shown.masked.div_ceil(2) } else { shown.masked }
}

/// The counts of the zones, and whether some belong to no territoire.
fn counts(report: &Report, zones: &Zones, indicateur: &str, list: Option<&CodeList>) -> (Counts, bool) {
    let modalites = modalites(report, indicateur, list);
    let count = |zone: &str, modalite: &str| whole_number(report.figures.of(zone, indicateur, modalite));
    let parts =
        |modalite: &str| -> Vec<Option<u64>> { zones.territoires.iter().map(|it| count(&it.id, modalite)).collect() };
    let beyond = |modalite: &str| -> Option<u64> {
        let whole = count(DEPARTEMENT, modalite)?;
        Some(whole.saturating_sub(parts(modalite).into_iter().flatten().sum()))
    };
    let single = zones.territoires.is_empty();
    let elsewhere = !single && modalites.iter().any(|(id, _)| beyond(id).is_some_and(|it| it > 0));
    let line = |(id, label): &(String, String)| Line {
        label: label.clone(),
        family: secret::of(indicateur, id),
        counts: match (single, elsewhere) {
            (true, _) => vec![count(DEPARTEMENT, id)],
            (false, true) => parts(id).into_iter().chain([beyond(id)]).collect(),
            (false, false) => parts(id),
        },
    };
    (Counts { lines: modalites.iter().map(line).collect() }, elsewhere)
}

/// Ids and labels, in the order people read them.
fn modalites(report: &Report, indicateur: &str, list: Option<&CodeList>) -> Vec<(String, String)> {
    let Some(list) = list else { return profil::ages(report, indicateur) };
    let (said, unsaid): (Vec<&Code>, Vec<&Code>) = list.codes.iter().partition(|it| it.id != NR);
    said.into_iter().chain(unsaid).map(|it: &Code| (it.id.to_owned(), it.label.to_owned())).collect()
}

fn whole_number(figure: Option<&Figure>) -> Option<u64> {
    let value = figure?.valeur?;
    (value.is_finite() && value >= 0.0).then_some(value.round() as u64)
}

/// Whether a line counts anybody, as far as may be said.
fn says(line: &Shown) -> bool {
    line.zones.iter().chain([&line.whole]).any(|it| !matches!(it, Count::Known(0) | Count::Absent))
}

fn cells(label: &str, line: &Shown, single: bool) -> Vec<Cell> {
    let zones = if single { &[] } else { &line.zones[..] };
    let cell = |count: &Count| match count {
        Count::Known(count) => Cell::number(*count as f64),
        Count::Masked => masked(),
        Count::Absent => Cell::missing("Aucune base de gestion de cas reçue").without_note(),
    };
    let whole = cell(&line.whole).tone(Tone::Total);
    let whole = if line.whole == Count::Masked { whole.kind(Kind::Word) } else { whole };
    [Cell::text(label)].into_iter().chain(zones.iter().map(cell)).chain([whole]).collect()
}

/// Totals of zones are volumes: shown as values, since masked cells cannot be summed.
fn totals(counts: &Counts, single: bool) -> Vec<Cell> {
    let zones = counts.lines.iter().map(|it| it.counts.len()).max().unwrap_or_default();
    let sum = |zone: usize| {
        let known = counts.lines.iter().filter_map(|it| it.counts.get(zone).copied().flatten());
        known.fold(None, |sum, it| Some(sum.unwrap_or(0u64) + it))
    };
    let sums: Vec<Option<u64>> = (0..zones).map(sum).collect();
    let whole: u64 = sums.iter().flatten().sum();
    let cell = |sum: &Option<u64>| sum.map_or_else(Cell::none, |it| Cell::number(it as f64));
    let parts = if single { &[] } else { &sums[..] };
    [Cell::text("Total")].into_iter().chain(parts.iter().map(cell)).chain([Cell::number(whole as f64)]).collect()
}

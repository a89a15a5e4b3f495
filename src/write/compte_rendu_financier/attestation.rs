//! *Attestation*: what the legal representative certifies and signs, and the documents it is drawn from (article 6).

use std::collections::BTreeSet;

use super::compte_emploi::REALISE;
use super::definitions::{CONSTANTE, DOTATION};
use super::open;
use super::versements::RECU;
use crate::base::cell::FileId;
use crate::base::date::french;
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::extract::Verdict;
use crate::identify::tables::TABLE_KINDS;
use crate::normalise::columns::{numbers, origins};
use crate::write::book::{Cell, Column, Kind, Page, Sheet};
use crate::write::consolidation::discreet::shown;
use crate::write::{FileOutcome, Report};

pub(super) static SHEET: Sheet = Sheet {
    title: "Attestation",
    about: "La convention, l’exercice, la signature du représentant légal, la liste des documents et leur empreinte.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    page.upright();
    open(report, page, "Compte rendu financier MAIA", ", article 6");
    page.paragraph("À envoyer à la délégation territoriale de l’ARS au plus tard le 31 mars de l’année qui suit.");
    page.skip(1);
    identity(report, page);
    signature(page);
    enclosed(page);
    documents(report, page)
}

/// Columns that all tables of the sheet share, in characters.
const WIDTHS: [f64; 4] = [46.0, 30.0, 13.0, 39.0];

fn columns<const N: usize>(headings: [(&str, Kind); N]) -> Vec<Column> {
    headings.into_iter().zip(WIDTHS).map(|((heading, kind), width)| Column::new(heading, width, kind)).collect()
}

fn identity(report: &Report, page: &mut Page) {
    let periode = report.frames.periode;
    let words = |text: Option<String>| text.map_or_else(Cell::to_fill, Cell::text);
    let amount = |page: &Page, name: (&str, &str, &str)| {
        super::reference(page, name, || Cell::missing("Ce montant n’a pas été reçu").without_note()).kind(Kind::Cents)
    };
    let departement = report.settings.departement.as_ref();
    let rows = [
        ("Bénéficiaire", words(departement.map(|it| format!("Département\u{a0}: {it}")))),
        ("Convention FIR n°", words(report.settings.convention.numero.clone())),
        ("Exercice", Cell::number(f64::from(periode.exercice)).kind(Kind::Plain)),
        ("Période", Cell::text(format!("du {} au {}", french(periode.debut), french(periode.fin)))),
        ("Subvention maximale de l’ARS", amount(page, (CONSTANTE, DOTATION, ""))),
        ("Subvention reçue de l’ARS", amount(page, (DEPARTEMENT, RECU, ""))),
        ("Total des dépenses réalisées", amount(page, (DEPARTEMENT, REALISE, "D_total"))),
        ("Total des recettes réalisées", amount(page, (DEPARTEMENT, REALISE, "R_total"))),
    ];
    let mut table = page.table("Dispositif", columns([("Objet", Kind::Text), ("Valeur", Kind::Text)]));
    for (label, cell) in rows {
        table.row([Cell::text(label), cell]);
    }
    table.finish();
}

/// What is certified, then who signs: blank cells.
fn signature(page: &mut Page) {
    page.lead(
        "Je soussigné(e), représentant légal du bénéficiaire, certifie l’exactitude du présent compte rendu financier (compte d’emploi, \
         rapport de variations, tableau des effectifs et bilan social), la conformité des dépenses à l’objet du financement et leur \
         acquittement dans la période de la convention. Les pièces justificatives sont tenues à la disposition de l’ARS.",
    );
    page.skip(1);
    let mut table = page.table("Certifié conforme", columns([("Rubrique", Kind::Text), ("À remplir", Kind::Wrapped)]));
    for label in ["Nom et prénom", "Qualité", "Fait à", "Le"] {
        table.row([Cell::text(label), Cell::to_fill()]);
    }
    table.tall_row([Cell::text("Signature et cachet"), Cell::to_fill()], SIGNATURE);
    table.finish();
}

/// Height left for a signature and a stamp, in points.
const SIGNATURE: f64 = 84.0;

/// What goes with the financial report, to be ticked.
fn enclosed(page: &mut Page) {
    let mut table = page.table(
        "Pièces jointes",
        columns([("Pièce", Kind::Wrapped), ("Source", Kind::Wrapped), ("Jointe", Kind::Text)]),
    );
    for (label, source) in [
        ("Rapport d’activité annuel, validé en table stratégique", "Article 6"),
        ("Conventions signées avec d’autres cofinanceurs", "Article 5.2"),
        ("Comptes annuels certifiés, dans les trois mois de la clôture", "Article 5.4"),
    ] {
        table.row([Cell::text(label), Cell::text(source), Cell::to_fill()]);
    }
    table.finish();
}

/// The documents that the figures come from, with the fingerprint that tells any change of them.
fn documents(report: &Report, page: &mut Page) -> Result<(), Failure> {
    let elsewhere = of_other_years(report)?;
    let used = |it: &FileOutcome| it.sheets.iter().flat_map(|it| &it.tables).any(|it| USED.contains(it));
    let kept: Vec<(FileId, &FileOutcome)> = (0..)
        .map(FileId)
        .zip(report.files)
        .filter(|(file, it)| it.verdict == Verdict::Retenu && used(it) && !elsewhere.contains(file))
        .collect();
    page.lead(&format!(
        "Les chiffres de ce classeur viennent des {} documents ci-dessous, et d’eux seuls. L’empreinte (BLAKE3) change si un seul octet du \
         document change.",
        kept.len()
    ));
    let mut table = page.table(
        "Documents",
        columns([
            ("Document", Kind::Wrapped),
            ("Tableaux", Kind::Wrapped),
            ("Daté du", Kind::Date),
            ("Empreinte", Kind::Wrapped),
        ]),
    );
    for (file, outcome) in kept {
        table.row([
            shown(&report.sources.file_name(file)),
            tables(outcome).into(),
            outcome.day().map_or_else(Cell::none, Cell::date),
            grouped(&outcome.hash).into(),
        ]);
    }
    table.finish();
    Ok(())
}

/// The tables that feed this workbook.
const USED: &[&str] =
    &["budget", "effectifs", "depenses", "versements", "temps_mutualises", "explications", "cas", "maia25", "reunions"];

/// Those whose rows belong to an exercice, with the column that says which.
const YEARLY: &[(&str, &str)] = &[
    ("budget", "exercice"),
    ("effectifs", "exercice"),
    ("depenses", "exercice_imputation"),
    ("versements", "exercice"),
    ("temps_mutualises", "exercice"),
    ("explications", "exercice"),
];

/// The documents that only speak of other years.
fn of_other_years(report: &Report) -> Result<BTreeSet<FileId>, Failure> {
    let exercice = i64::from(report.frames.periode.exercice);
    let (mut here, mut elsewhere) = (BTreeSet::new(), BTreeSet::new());
    let others = report.frames.other_years().into_iter().map(|year| report.frames.of_year(year));
    let others = others.collect::<Result<Vec<_>, _>>()?;
    let frames = others.iter().chain([report.frames]);
    for (frame, column) in frames.flat_map(|it| YEARLY.iter().map(|(kind, column)| (it.get(kind), *column))) {
        for (origin, year) in origins(&frame)?.into_iter().zip(numbers(&frame, column)?) {
            let Some(file) = report.frames.provenance.place(origin, column).file() else { continue };
            let known = if year.is_none_or(|it| it == exercice) { &mut here } else { &mut elsewhere };
            known.insert(file);
        }
    }
    Ok(elsewhere.difference(&here).copied().collect())
}

/// The tables found in a document, each once.
fn tables(outcome: &FileOutcome) -> String {
    let found = |id: &str| outcome.sheets.iter().any(|it| it.tables.contains(&id));
    let labels: Vec<&str> = TABLE_KINDS.iter().filter(|it| found(it.id)).map(|it| it.label).collect();
    labels.join(", ")
}

/// The fingerprint on two lines of four groups, to be read over the telephone.
fn grouped(hash: &str) -> String {
    let characters: Vec<char> = hash.chars().collect();
    let groups: Vec<String> = characters.chunks(8).map(|it| it.iter().collect()).collect();
    groups.chunks(4).map(|it| it.join("\u{a0}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn fingerprints_are_read_by_groups_of_eight() {
        assert_eq!(
            grouped("0123456789abcdef0123456789abcdef0123"),
            "01234567\u{a0}89abcdef\u{a0}01234567\u{a0}89abcdef 0123"
        );
        assert_eq!(grouped(""), "");
    }
}

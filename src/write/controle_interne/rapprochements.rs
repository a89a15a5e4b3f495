//! *Rapprochements*: each comparison of money with its two sides, then each check and what it found.

use super::{compte, euros, open};
use crate::base::cell::{Place, a1};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::failure::Failure;
use crate::review::depenses::lignes::{of_the_exercice, whole};
use crate::review::depenses::personnel;
use crate::review::{CHECKS, Check, budget};
use crate::summarise::convention::Compte;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};

pub(super) static SHEET: Sheet = Sheet {
    title: "Rapprochements",
    about: "Chaque contrôle d’argent\u{a0}: ce qu’il compare, le résultat, l’écart et les cellules.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(
        report,
        page,
        "Rapprochements",
        "Un écart d’un euro au plus peut être un arrondi. Un clic sur une cellule ouvre le fichier à cet endroit.",
    );
    comparisons(report, page)?;
    checks(report, page);
    Ok(())
}

/// Two amounts that should be one.
struct Comparison {
    what: String,
    /// What each amount is, and cents.
    left: (String, Option<i64>),
    right: (String, Option<i64>),
    place: Place,
}

fn comparisons(report: &Report, page: &mut Page) -> Result<(), Failure> {
    let mut all = Vec::new();
    if let Some(compte) = compte(report) {
        all.extend(of_the_convention(report, compte));
    }
    all.extend(of_the_ledger(report)?);
    let columns = vec![
        Column::new("Rapprochement", 40.0, Kind::Wrapped),
        Column::new("Premier montant", 38.0, Kind::Wrapped),
        Column::new("Euros", 16.0, Kind::Cents),
        Column::new("Second montant", 38.0, Kind::Wrapped),
        Column::new("Euros (2)", 16.0, Kind::Cents),
        Column::new("Écart", 15.0, Kind::Cents),
        Column::new("Résultat", 15.0, Kind::Text),
        Column::new("Cellule", 11.0, Kind::Text),
    ];
    let mut table = page.table("Montants comparés", columns);
    for it in &all {
        let row = table.next_row();
        let side = |cents: Option<i64>| {
            Cell::known(cents, Cell::cents, "Aucun tableau reçu ne donne ce montant").without_note()
        };
        let gap = it.left.1.zip(it.right.1).map(|(left, right)| left.saturating_sub(right));
        let formula = format!("{}-{}", a1(row, 2), a1(row, 4));
        table.row([
            it.what.as_str().into(),
            it.left.0.as_str().into(),
            side(it.left.1),
            it.right.0.as_str().into(),
            side(it.right.1),
            gap.map_or_else(Cell::none, |it| Cell::formula(formula, euros(it))),
            verdict(gap),
            place(report, &it.place),
        ]);
    }
    table.finish();
    Ok(())
}

fn verdict(gap: Option<i64>) -> Cell {
    match gap {
        None => Cell::text("Non vérifiable").tone(Tone::Muted),
        Some(0) => Cell::text("Conforme").tone(Tone::Good),
        Some(gap) if gap.saturating_abs() <= 100 => Cell::text("Arrondi").tone(Tone::Watch),
        Some(_) => Cell::text("Écart").tone(Tone::Bad),
    }
}

fn of_the_convention(report: &Report, compte: &Compte) -> Vec<Comparison> {
    let exercice = compte.exercice;
    let before = exercice.saturating_sub(1);
    let earlier = report.figures.comptes.iter().find(|it| it.exercice == before);
    let due = compte.versements.values().map(|it| it.prevu);
    let due = due.fold(None, |sum: Option<i64>, it| Some(sum.unwrap_or_default().saturating_add(it?)));
    let ledger = compte.grand_livre.as_ref();
    let declared = |name| budget::received_from(report.frames, name).ok().flatten();
    let ars = declared("ARS");
    let own = declared("DEPARTEMENT");
    let at = |it: &Option<budget::Declared>| {
        it.as_ref().map_or(Place::Inbox, |it| report.frames.provenance.place(it.origin, "realise"))
    };
    let compare = |what: &str, left: (&str, Option<i64>), right: (&str, Option<i64>), place: Place| Comparison {
        what: what.to_owned(),
        left: (left.0.to_owned(), left.1),
        right: (right.0.to_owned(), right.1),
        place,
    };
    let mut all = vec![
        compare(
            "Équilibre du budget prévu",
            ("Recettes prévues", compte.produits_prevus),
            ("Dépenses prévues", compte.charges_prevues),
            Place::Inbox,
        ),
        compare(
            "Échéancier de la convention (articles 3.1 et 4.1)",
            ("Versements prévus dans l’année", due),
            ("Dotation de l’année", compte.dotation),
            Place::Inbox,
        ),
        compare(
            "Dotation de référence (100\u{202f}000\u{a0}€ par MAIA, 60\u{202f}000\u{a0}€ par gestionnaire de cas)",
            ("Dotation de l’année", compte.dotation),
            ("Dotation de référence", report.settings.convention.dotation_de_reference()),
            Place::Inbox,
        ),
    ];
    for (number, payment) in &compte.versements {
        all.push(compare(
            &format!("Versement n°\u{a0}{number} (article 4.1)"),
            ("Reçu", payment.recu),
            ("Prévu par la convention", payment.prevu),
            Place::Inbox,
        ));
    }
    all.extend([
        compare(
            "Subvention de l’ARS",
            ("Réalisé du compte 74", ars.as_ref().map(|it| it.realise)),
            ("Versements reçus", compte.verse_ars.filter(|_| compte.encaisse)),
            at(&ars),
        ),
        compare(
            "Participation du Département",
            ("Réalisé du compte 74", own.as_ref().map(|it| it.realise)),
            ("Grand livre, lignes à sa charge", ledger.and_then(|it| it.departement)),
            at(&own),
        ),
        compare(
            "Plancher du Département (article 3.1 bis)",
            ("Participation réalisée", compte.verse_departement),
            ("Plancher", compte.plancher),
            at(&own),
        ),
        compare(
            &format!("Report à nouveau de {before} (article 3.1)"),
            ("Report inscrit au budget", compte.report),
            ("Résultat de l’année précédente", earlier.and_then(|it| it.produits?.checked_sub(it.charges?))),
            Place::Inbox,
        ),
    ]);
    all
}

/// Declared spending against the ledger, account by account, and personnel against the staffing table.
fn of_the_ledger(report: &Report) -> Result<Vec<Comparison>, Failure> {
    let lines = whole(of_the_exercice(report.frames)?);
    let mut all = Vec::new();
    for it in budget::declared(report.frames)? {
        let paid = lines.iter().filter(|line| line.racine() == Some(it.compte.as_str())).filter_map(|it| it.montant);
        let paid = paid.fold(None, |sum: Option<i64>, it| Some(sum.unwrap_or_default().saturating_add(it)));
        let nothing = (it.realise == 0).then_some(0);
        all.push(Comparison {
            what: format!("Compte {}, réalisé et grand livre", it.compte),
            left: ("Réalisé du budget".to_owned(), Some(it.realise)),
            right: ("Grand livre, paiements du compte".to_owned(), paid.or(nothing.filter(|_| !lines.is_empty()))),
            place: report.frames.provenance.place(it.origin, "realise"),
        });
    }
    if let Some(personnel) = personnel(report.frames)? {
        all.push(Comparison {
            what: "Personnel\u{a0}: grand livre et tableau des effectifs".to_owned(),
            left: ("Comptes 641 à 646 du grand livre".to_owned(), Some(personnel.paid)),
            right: ("Salaires et charges du tableau des effectifs".to_owned(), personnel.expected),
            place: Place::Inbox,
        });
    }
    Ok(all)
}

fn place(report: &Report, place: &Place) -> Cell {
    match place.file() {
        Some(_) => report.links.to(report.sources, place, 1, place.address()),
        None => Cell::none(),
    }
}

/// Families of checks that look at money.
const FAMILIES: [&str; 5] = ["BUD-", "DEP-", "EFF-", "TPS-", "VER-"];

/// Every check of money, what it found and where.
fn checks(report: &Report, page: &mut Page) {
    let columns = vec![
        Column::new("Contrôle", 40.0, Kind::Wrapped),
        Column::new("Ce qu’il compare, et d’après quel texte", 38.0, Kind::Wrapped),
        Column::new("Code", 16.0, Kind::Text),
        Column::new("Remarques, mot à mot", 38.0, Kind::Wrapped),
        Column::new("Remarques", 16.0, Kind::Integer),
        Column::new("À corriger", 15.0, Kind::Integer),
        Column::new("Résultat", 15.0, Kind::Text),
        Column::new("Cellules", 11.0, Kind::Wrapped),
    ];
    let mut table = page.table("Contrôles d’argent, un par ligne", columns);
    let mut of_money: Vec<&&Check> =
        CHECKS.iter().filter(|it| FAMILIES.iter().any(|family| it.rule.code.starts_with(family))).collect();
    of_money.sort_by_key(|it| it.rule.code);
    let (mut counts, mut wrong) = (Vec::new(), Vec::new());
    for check in of_money {
        let found: Vec<&Diagnostic> = report.diagnostics.iter().filter(|it| it.rule.code == check.rule.code).collect();
        let grave = found.iter().filter(|it| it.severity != Severity::AVerifier).count();
        let cells: Vec<String> = found.iter().take(SHOWN).map(|it| it.place.address()).collect();
        let messages: Vec<&str> = found.iter().take(SHOWN).map(|it| it.message.as_str()).collect();
        let more = found.len().saturating_sub(SHOWN);
        let more = (more > 0).then(|| format!("… et {more} autres, feuille «\u{a0}Anomalies\u{a0}»"));
        table.row([
            check.rule.title.into(),
            check.rule.explanation.into(),
            check.rule.code.into(),
            Cell::text(messages.into_iter().chain(more.as_deref()).collect::<Vec<_>>().join("\n")),
            Cell::count(found.len()),
            Cell::count(grave),
            outcome(&found, grave),
            Cell::text(cells.join("\n")),
        ]);
        counts.push(Some(found.len() as f64));
        wrong.push(Some(grave as f64));
    }
    let sums = [table.sum(4, counts), table.sum(5, wrong)];
    let blanks = [(); 3].map(|()| Cell::blank());
    table.total([Cell::text("Total")].into_iter().chain(blanks).chain(sums));
    table.finish();
}

/// As many remarks as a cell lists.
const SHOWN: usize = 4;

fn outcome(found: &[&Diagnostic], grave: usize) -> Cell {
    match (found.len(), grave) {
        (0, _) => Cell::text("Rien à signaler").tone(Tone::Good),
        (_, 0) => Cell::text("À vérifier").tone(Tone::Watch),
        _ => Cell::text("À corriger").tone(Tone::Bad),
    }
}

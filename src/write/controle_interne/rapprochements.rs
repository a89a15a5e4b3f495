//! *Rapprochements*: each comparison of money, with its two sides and where they stand.

use super::{compte, euros, open};
use crate::base::cell::{Place, a1};
use crate::base::failure::Failure;
use crate::review::budget;
use crate::review::depenses::lignes::{of_the_exercice, whole};
use crate::review::depenses::personnel;
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
    Ok(())
}

/// Two amounts and how they should compare.
struct Comparison {
    what: String,
    expected: Expected,
    /// What each amount is, and cents.
    left: (String, Option<i64>),
    right: (String, Option<i64>),
    place: Place,
}

/// What one amount should be to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Equal,
    AtLeast,
    AtMost,
    /// Shown to be known: nothing is expected.
    Any,
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
            verdict(it.expected, gap),
            place(report, &it.place),
        ]);
    }
    table.finish();
    Ok(())
}

fn verdict(expected: Expected, gap: Option<i64>) -> Cell {
    let Some(gap) = gap else { return Cell::text("Non vérifiable").tone(Tone::Muted) };
    let holds = match expected {
        Expected::Equal => gap == 0,
        Expected::AtLeast => gap >= 0,
        Expected::AtMost => gap <= 0,
        Expected::Any => return Cell::text("Pour information").tone(Tone::Muted),
    };
    match holds {
        true => Cell::text("Conforme").tone(Tone::Good),
        false if gap.saturating_abs() <= ROUNDING => Cell::text("Arrondi").tone(Tone::Watch),
        false => Cell::text("Écart").tone(Tone::Bad),
    }
}

/// One euro, in cents.
const ROUNDING: i64 = 100;

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
        expected: Expected::Equal,
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
        Comparison {
            expected: Expected::Any,
            ..compare(
                "Dotation de référence (100\u{202f}000\u{a0}€ par MAIA, 60\u{202f}000\u{a0}€ par gestionnaire de cas)",
                ("Dotation de l’année", compte.dotation),
                ("Dotation de référence", report.settings.convention.dotation_de_reference()),
                Place::Inbox,
            )
        },
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
        Comparison {
            expected: Expected::AtLeast,
            ..compare(
                "Plancher du Département (article 3.1 bis)",
                ("Participation réalisée", compte.verse_departement),
                ("Plancher", compte.plancher),
                at(&own),
            )
        },
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
            expected: Expected::Equal,
            left: ("Réalisé du budget".to_owned(), Some(it.realise)),
            right: ("Grand livre, paiements du compte".to_owned(), paid.or(nothing.filter(|_| !lines.is_empty()))),
            place: report.frames.provenance.place(it.origin, "realise"),
        });
    }
    if let Some(personnel) = personnel(report.frames)? {
        all.push(Comparison {
            what: "Personnel\u{a0}: grand livre et tableau des effectifs, qu’il ne dépasse pas".to_owned(),
            expected: Expected::AtMost,
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

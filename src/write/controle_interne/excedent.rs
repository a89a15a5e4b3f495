//! *Excédent et reprise*: what the ARS may take back, in both readings, every input shown.

use super::{NOT_RECEIVED, amount, compte, euros, open};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::summarise::convention::{Base, Compte, Report as CarriedOver};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Table, Tone};

pub(super) static SHEET: Sheet = Sheet {
    title: "Excédent et reprise",
    about: "Les deux lectures de « à due concurrence », avec et sans le report à nouveau, et les sommes que l’ARS pourrait demander.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(
        report,
        page,
        "Excédent et reprise",
        "La convention (articles 6 et 10) permet à l’ARS de récupérer les sommes non dépensées ou étrangères au projet, «\u{a0}à due \
         concurrence de sa participation au financement\u{a0}». Elle n’écrit pas de formule\u{a0}: les deux lectures sont données.",
    );
    let Some(compte) = compte(report) else { return Ok(()) };
    let at = inputs(page, compte);
    readings(page, compte, &at);
    apart(page, compte);
    next_year(report, page, compte);
    Ok(())
}

/// Addresses of the inputs of the calculation, in column B.
struct Inputs {
    produits: String,
    report: String,
    charges: String,
    ineligibles: String,
    verse: String,
    participations: String,
    depenses_ars: String,
    ineligibles_ars: String,
}

fn inputs(page: &mut Page, compte: &Compte) -> Inputs {
    let columns = vec![
        Column::new("Montant", 62.0, Kind::Wrapped),
        Column::new("Euros", 18.0, Kind::Cents),
        Column::new("Convention", 18.0, Kind::Text),
        Column::new("D’où il vient", 56.0, Kind::Wrapped),
    ];
    let mut table = page.table("Ce qui entre dans le calcul", columns);
    let ledger = compte.grand_livre.as_ref();
    let spent = "Réalisé du budget";
    let given = if compte.encaisse { "Tableau des versements reçus" } else { "Réalisé du budget, compte 74" };
    let charged = match ledger.and_then(|it| it.ars) {
        Some(_) => "Grand livre, lignes dont le financeur est l’ARS",
        None => "Réalisé du budget, lignes dont le financeur est l’ARS",
    };
    let out = "Grand livre\u{a0}: voir la feuille «\u{a0}Éligibilité\u{a0}»";
    let mut input = |label: &str, cents: Option<i64>, article: &str, from: &str| {
        let row = table.next_row();
        table.row([label.into(), amount(cents, NOT_RECEIVED), article.into(), from.into()]);
        a1(row, 1)
    };
    let at = Inputs {
        produits: input("Recettes réalisées", compte.produits, "art. 6", spent),
        report: input(
            "dont report à nouveau d’un excédent antérieur",
            Some(compte.report.unwrap_or_default()),
            "art. 3.1",
            "Réalisé du budget, sinon prévu\u{a0}: ligne du report à nouveau",
        ),
        charges: input("Dépenses réalisées", compte.charges, "art. 6", spent),
        ineligibles: input("dont inéligibles", Some(compte.ineligible()), "art. 3.2 et 5.4", out),
        verse: input("Versé par l’ARS", compte.verse_ars, "art. 4.1", given),
        participations: input(
            "Versé par tous les financeurs",
            compte.participations,
            "art. 3.1 et 3.1 bis",
            "Versé par l’ARS, plus les autres participations du réalisé (hors report à nouveau)",
        ),
        depenses_ars: input("Dépenses imputées à l’ARS", compte.depenses_ars, "art. 3.2", charged),
        ineligibles_ars: input(
            "dont inéligibles, imputées à l’ARS",
            Some(ledger.map_or(0, |it| it.ineligible_ars)),
            "art. 3.2 et 5.4",
            out,
        ),
    };
    table.finish();
    at
}

/// Both readings side by side, with and without what is carried over.
fn readings(page: &mut Page, compte: &Compte, at: &Inputs) {
    let columns = vec![
        Column::new("Calcul", 62.0, Kind::Wrapped),
        Column::new("Report à nouveau compris", 18.0, Kind::Cents),
        Column::new("Report à nouveau exclu", 18.0, Kind::Cents),
    ];
    let mut table = page.table("Somme récupérable, selon la lecture", columns);
    let with = [CarriedOver::Compris, CarriedOver::Exclu];
    let less_report =
        |it: CarriedOver| if it == CarriedOver::Exclu { format!("-{}", at.report) } else { String::new() };
    let plus_report =
        |it: CarriedOver| if it == CarriedOver::Compris { format!("+{}", at.report) } else { String::new() };
    let eligible = format!("({}-{})", at.charges, at.ineligibles);
    let surplus = table.next_row();
    line(&mut table, "Excédent\u{a0}: recettes moins dépenses éligibles, zéro au moins", Tone::Plain, |it| {
        let formula = format!("MAX(0,{}{}-{eligible})", at.produits, less_report(it));
        (formula, compte.excedent(it).map(euros))
    });
    let share = table.next_row();
    let part = compte.verse_ars.zip(compte.participations.filter(|it| *it > 0));
    let part = part.map(|(given, all)| euros(given) / euros(all));
    let percent = |_| {
        let formula = format!("{}/{}", at.verse, at.participations);
        Cell::known(part, |it| Cell::formula(formula, it), NOT_RECEIVED).kind(Kind::Percent)
    };
    table.row([Cell::text("Part de l’ARS dans les participations versées")].into_iter().chain(with.map(percent)));
    line(&mut table, "Lecture 1, au prorata\u{a0}: excédent × part de l’ARS", Tone::Total, |it| {
        let col = if it == CarriedOver::Compris { 1 } else { 2 };
        let formula = format!("ROUND(MIN({},{}*{}),2)", at.verse, a1(surplus, col), a1(share, col));
        (formula, compte.recuperable(Base::Prorata, it).map(euros))
    });
    let there = table.next_row();
    line(&mut table, "Fonds de l’ARS à employer", Tone::Plain, |it| {
        let carried = if it == CarriedOver::Compris { compte.report.unwrap_or_default() } else { 0 };
        (format!("{}{}", at.verse, plus_report(it)), compte.verse_ars.map(|verse| euros(verse.saturating_add(carried))))
    });
    let spent = table.next_row();
    line(&mut table, "Dépenses éligibles imputées à l’ARS", Tone::Plain, |_| {
        let formula = format!("{}-{}", at.depenses_ars, at.ineligibles_ars);
        (formula, compte.depenses_ars_eligibles().map(euros))
    });
    line(&mut table, "Lecture 2, sur les dépenses\u{a0}: fonds moins dépenses, zéro au moins", Tone::Total, |it| {
        let col = if it == CarriedOver::Compris { 1 } else { 2 };
        let formula = format!("MAX(0,{}-{})", a1(there, col), a1(spent, col));
        (formula, compte.recuperable(Base::Depenses, it).map(euros))
    });
    table.finish();
    page.paragraph(
        "Le fichier des indicateurs retient la lecture 1 report compris, et la lecture 2 report exclu. Demander à l’ARS la lecture qu’elle \
         applique avant d’inscrire une reprise.",
    );
    page.skip(1);
}

fn line(table: &mut Table, label: &str, tone: Tone, of: impl Fn(CarriedOver) -> (String, Option<f64>)) {
    let cells = [CarriedOver::Compris, CarriedOver::Exclu].map(|it| {
        let (formula, value) = of(it);
        Cell::known(value, |it| Cell::formula(formula, it), NOT_RECEIVED).tone(tone)
    });
    table.row([Cell::text(label).tone(tone)].into_iter().chain(cells));
}

/// What article 6 tells apart: unspent, without voucher, off purpose.
fn apart(page: &mut Page, compte: &Compte) {
    let columns = vec![
        Column::new("Somme à justifier", 62.0, Kind::Wrapped),
        Column::new("Euros", 18.0, Kind::Cents),
        Column::new("Convention", 18.0, Kind::Text),
        Column::new("Ce qu’elle dit", 56.0, Kind::Wrapped),
    ];
    let mut table = page.table("Sommes à part (articles 6 et 10)", columns);
    let ledger = compte.grand_livre.as_ref();
    let why = "Aucun grand livre reçu";
    let rows = [
        (
            "Non dépensé (excédent, report à nouveau compris)",
            amount(compte.excedent(CarriedOver::Compris), NOT_RECEIVED),
            "art. 6 et 10",
            "Récupéré à due concurrence de la participation de l’ARS, ou repris sur l’exercice suivant.",
        ),
        (
            "Sans pièce justificative",
            amount(ledger.map(|it| it.sans_piece), why),
            "art. 6",
            "L’absence de justificatif permet de récupérer tout ou partie de la somme.",
        ),
        (
            "Inéligible ou étranger au projet",
            amount(ledger.map(|it| it.ineligible), why),
            "art. 5.4 et 10",
            "À reverser\u{a0}: hors période, reversé à un tiers, payé deux fois, étranger au projet.",
        ),
        (
            "Dotations (compte 68), qui ne sont pas des paiements",
            amount(ledger.map(|it| it.dotations), why),
            "art. 3.2",
            "Une dépense est éligible quand elle est acquittée\u{a0}: à expliquer à part.",
        ),
    ];
    for (label, cell, article, what) in rows {
        table.row([label.into(), cell, article.into(), what.into()]);
    }
    table.finish();
}

/// What a reduction of the next grant would give, as article 3.1 did in 2017.
fn next_year(report: &Report, page: &mut Page, compte: &Compte) {
    let next = compte.exercice.saturating_add(1);
    let Some(grant) = report.settings.convention.dotation.get(&next.to_string()) else { return };
    let columns = vec![
        Column::new(format!("Reprise sur la dotation de {next}"), 62.0, Kind::Wrapped),
        Column::new("Dotation maximale", 18.0, Kind::Cents),
        Column::new("Reprise", 18.0, Kind::Cents),
        Column::new("Dotation après reprise", 56.0, Kind::Cents),
    ];
    page.lead(
        "L’excédent d’une année peut réduire la dotation de la suivante, comme l’article 3.1 l’a fait en 2017\u{a0}: \
         1\u{202f}043\u{202f}875\u{a0}€ − 55\u{202f}143\u{a0}€ d’excédent de 2016 = 988\u{202f}732\u{a0}€.",
    );
    let mut table = page.table(format!("Si l’excédent de {} est repris sur {next}", compte.exercice), columns);
    let readings = [
        ("Lecture 1, report à nouveau compris", Base::Prorata, CarriedOver::Compris),
        ("Lecture 1, report à nouveau exclu", Base::Prorata, CarriedOver::Exclu),
        ("Lecture 2, report à nouveau compris", Base::Depenses, CarriedOver::Compris),
        ("Lecture 2, report à nouveau exclu", Base::Depenses, CarriedOver::Exclu),
    ];
    for (label, base, carried) in readings {
        let row = table.next_row();
        let taken = compte.recuperable(base, carried);
        let left = taken.map(|it| *grant as f64 - euros(it));
        let formula = format!("{}-{}", a1(row, 1), a1(row, 2));
        table.row([
            label.into(),
            Cell::number(*grant as f64),
            amount(taken, NOT_RECEIVED).named(DEPARTEMENT, "reprise", label),
            Cell::known(left, |it| Cell::formula(formula, it), NOT_RECEIVED),
        ]);
    }
    table.finish();
}

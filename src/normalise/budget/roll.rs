//! Accounts from their details: one row an account, each amount once.

use super::AMOUNTS;
use super::comptes::{self, Detail};
use super::lignes::{Ligne, Role};
use crate::base::fold::fold;

/// Gives each account its row: the table's own, filled where it is blank, or one made of its details.
pub(super) fn roll(lignes: Vec<Ligne>) -> Vec<Ligne> {
    let mut lignes = lignes;
    for account in accounts(&lignes) {
        settle(&mut lignes, &account);
    }
    lignes.retain(|it| it.role != Role::Compte || it.compte.is_some());
    let mut derived = Vec::new();
    for account in accounts(&lignes) {
        let details: Vec<usize> = account.of(&lignes, Role::Detail).collect();
        let sums: [Option<i64>; AMOUNTS.len()] = std::array::from_fn(|column| sum(&lignes, &details, column));
        let own = account.of(&lignes, Role::Compte).next();
        match (own, details.first()) {
            (Some(own), _) => fill(&mut lignes[own].amounts, sums),
            (None, Some(&first)) => derived.push((first, account.row(&lignes[first], sums))),
            (None, None) => {}
        }
    }
    for (first, ligne) in derived.into_iter().rev() {
        lignes.insert(first, ligne);
    }
    lignes
}

/// An account of one site, one side and one year.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Account {
    site: Option<String>,
    exercice: Option<i32>,
    annee_pleine: bool,
    sens: Option<&'static str>,
    compte: String,
}

impl Account {
    fn has(&self, ligne: &Ligne) -> bool {
        ligne.compte.as_ref() == Some(&self.compte)
            && ligne.site == self.site
            && (ligne.exercice, ligne.annee_pleine, ligne.sens) == (self.exercice, self.annee_pleine, self.sens)
    }

    fn of<'a>(&'a self, lignes: &'a [Ligne], role: Role) -> impl Iterator<Item = usize> + 'a {
        (0..lignes.len()).filter(move |it| lignes[*it].role == role && self.has(&lignes[*it]))
    }

    /// The row of an account that the table only has the details of.
    fn row(&self, first: &Ligne, amounts: [Option<i64>; AMOUNTS.len()]) -> Ligne {
        Ligne {
            role: Role::Compte,
            detail: None,
            libelle: comptes::label(&self.compte).to_owned(),
            financeur: None,
            amounts,
            explication: None,
            derived: true,
            ..first.clone()
        }
    }
}

/// Every account, in order of first row.
fn accounts(lignes: &[Ligne]) -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    for ligne in lignes {
        let Some(compte) = ligne.compte.clone() else { continue };
        let (site, exercice, annee_pleine, sens) = (ligne.site.clone(), ligne.exercice, ligne.annee_pleine, ligne.sens);
        let account = Account { site, exercice, annee_pleine, sens, compte };
        if !accounts.contains(&account) {
            accounts.push(account);
        }
    }
    accounts
}

/// Of several rows with one two-digit number, at most one is the account; the others are its details, and blank ones are headings.
fn settle(lignes: &mut [Ligne], account: &Account) {
    let rows: Vec<usize> = account.of(lignes, Role::Compte).collect();
    if rows.len() < 2 {
        return;
    }
    let own = own(lignes, account, &rows);
    for row in rows.into_iter().filter(|it| Some(*it) != own) {
        lignes[row].role = Role::Detail;
        if lignes[row].is_blank() {
            lignes[row].role = Role::Compte;
            lignes[row].compte = None;
        }
    }
}

/// The one with the account's own label, last where a heading repeats it; else the first when the others add up to it.
fn own(lignes: &[Ligne], account: &Account, rows: &[usize]) -> Option<usize> {
    let label = fold(comptes::label(&account.compte));
    let filled: Vec<usize> = rows.iter().copied().filter(|it| !lignes[*it].is_blank()).collect();
    let named: Vec<usize> = filled.iter().copied().filter(|it| fold(&lignes[*it].libelle) == label).collect();
    if let [named] = named[..] {
        return Some(named);
    }
    let (&first, rest) = filled.split_first()?;
    if rest.is_empty() {
        return Some(first);
    }
    let adds_up = (0..AMOUNTS.len()).any(|column| {
        let amount = lignes[first].amounts[column];
        amount.is_some() && amount == sum(lignes, rest, column)
    });
    adds_up.then_some(first)
}

fn sum(lignes: &[Ligne], details: &[usize], column: usize) -> Option<i64> {
    let detail = |row: &usize| {
        let ligne = &lignes[*row];
        Detail { code: ligne.detail.as_deref(), libelle: &ligne.libelle, amount: ligne.amounts[column] }
    };
    comptes::sum(&details.iter().map(detail).collect::<Vec<_>>())
}

fn fill(amounts: &mut [Option<i64>; AMOUNTS.len()], sums: [Option<i64>; AMOUNTS.len()]) {
    for (amount, sum) in amounts.iter_mut().zip(sums) {
        *amount = amount.or(sum);
    }
}

//! Lines of ledgers, typed, with their cells; and which of them are the département's own.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::base::cell::Place;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::normalise::Frames;
use crate::normalise::columns::{dates, hashes, numbers, origins, texts};
use crate::normalise::frames::TERRITOIRE;

/// A payment line of a ledger. What it is for and who was paid are fingerprints: they may name persons.
#[derive(Debug, Clone)]
pub struct Depense {
    pub origin: u32,
    pub territoire: Option<String>,
    /// The year it is charged to.
    pub exercice: Option<i64>,
    pub mandatement: Option<Date>,
    pub paiement: Option<Date>,
    pub mandat: Option<String>,
    pub piece: Option<String>,
    /// Digits, as written.
    pub compte: Option<String>,
    /// Cents.
    pub montant: Option<i64>,
    pub mission: Option<String>,
    /// `ARS`, `DEPARTEMENT`, `AUTRE`.
    pub financeur: Option<String>,
    /// What its words speak of, among a closed list.
    pub sujet: Option<String>,
    pub libelle: Option<u64>,
    pub tiers: Option<u64>,
    /// Rank of the table it was read in.
    pub tableau: u32,
}

/// The name of the frame.
pub const TABLE: &str = "depenses";
pub const COMPTE: &str = "compte";
pub const MONTANT: &str = "montant";
pub const PIECE: &str = "n_piece";
pub const PAIEMENT: &str = "date_paiement";
pub const EXERCICE: &str = "exercice_imputation";

impl Depense {
    /// The two-digit account of expenses; `None` for what is no account of expenses.
    pub fn racine(&self) -> Option<&str> {
        let compte = self.compte.as_deref()?;
        let sound = (2..=6).contains(&compte.len()) && compte.chars().all(|it| it.is_ascii_digit());
        compte.get(..2).filter(|it| sound && ACCOUNTS.contains(it))
    }

    /// Whether the account, as long as it may be written, starts so.
    pub fn is_account(&self, start: &str) -> bool {
        self.racine().is_some() && self.compte.as_deref().is_some_and(|it| it.starts_with(start))
    }

    /// An allowance is written, not paid.
    pub fn is_allowance(&self) -> bool {
        self.racine() == Some("68")
    }

    pub fn is_funded_by(&self, financeur: &str) -> bool {
        self.financeur.as_deref() == Some(financeur)
    }

    /// The number of the voucher stands for what the line is; else that of the order to pay.
    pub fn name(&self) -> String {
        match (self.piece_shown(), self.mandat_shown()) {
            (Some(piece), _) => format!("Pièce {piece}"),
            (None, Some(mandat)) => format!("Mandat {mandat}"),
            (None, None) => "Ligne sans numéro".to_owned(),
        }
    }

    /// The number of the voucher; nothing when it holds words, which may name someone.
    pub fn piece_shown(&self) -> Option<&str> {
        self.piece.as_deref().filter(|it| is_number(it))
    }

    /// The number of the order to pay, in the same way.
    pub fn mandat_shown(&self) -> Option<&str> {
        self.mandat.as_deref().filter(|it| is_number(it))
    }

    /// Its cell in a column.
    pub fn place(&self, frames: &Frames, column: &str) -> Place {
        frames.provenance.place(self.origin, column)
    }

    pub(super) fn remark(&self, frames: &Frames, rule: &'static Rule, column: &str, message: String) -> Diagnostic {
        Diagnostic::new(rule, self.place(frames, column), message).territoire(self.territoire.clone())
    }
}

/// Two-digit accounts of expenses of the form annexed to the convention (annexe 2).
pub const ACCOUNTS: [&str; 9] = ["60", "61", "62", "63", "64", "65", "66", "67", "68"];

/// The lines of every year, in the order of the frame.
pub fn every_year(frames: &Frames) -> Result<Vec<Depense>, Failure> {
    let frame = frames.get(TABLE);
    if frame.height() == 0 {
        return Ok(Vec::new());
    }
    let text = |column: &str| texts(&frame, column);
    let (territoire, mandat, piece) = (text(TERRITOIRE)?, text("n_mandat")?, text(PIECE)?);
    let (compte, mission, financeur) = (text(COMPTE)?, text("mission")?, text("financeur")?);
    let (exercice, montant) = (numbers(&frame, EXERCICE)?, numbers(&frame, MONTANT)?);
    let (mandatement, paiement) = (dates(&frame, "date_mandatement")?, dates(&frame, PAIEMENT)?);
    let (libelle, tiers, sujet) = (hashes(&frame, "libelle")?, hashes(&frame, "tiers")?, text("libelle_sujet")?);
    let rows = origins(&frame)?.into_iter().enumerate();
    let table = |origin: u32| frames.provenance.rows.get(origin as usize).map_or(0, |it| it.0);
    Ok(rows
        .map(|(row, origin)| Depense {
            origin,
            territoire: territoire[row].clone(),
            exercice: exercice[row],
            mandatement: mandatement[row],
            paiement: paiement[row],
            mandat: mandat[row].clone(),
            piece: piece[row].clone(),
            compte: compte[row].as_deref().map(digits),
            montant: montant[row],
            mission: mission[row].clone(),
            financeur: financeur[row].clone().filter(|it| it != crate::base::codes::NR),
            sujet: sujet[row].clone(),
            libelle: libelle[row],
            tiers: tiers[row],
            tableau: table(origin),
        })
        .collect())
}

/// The lines charged to the exercice of the run; those that say no year are.
pub fn of_the_exercice(frames: &Frames) -> Result<Vec<Depense>, Failure> {
    let exercice = i64::from(frames.periode.exercice);
    Ok(every_year(frames)?.into_iter().filter(|it| it.exercice.is_none_or(|it| it == exercice)).collect())
}

/// The lines that make the expenses of the département: ledgers of a single territoire are parts of those that are of several or of none,
/// when there are any.
pub fn whole(lines: Vec<Depense>) -> Vec<Depense> {
    let mut territoires: BTreeMap<u32, BTreeSet<Option<String>>> = BTreeMap::new();
    for line in &lines {
        territoires.entry(line.tableau).or_default().insert(line.territoire.clone());
    }
    let departemental = |table: u32| {
        let of_table = territoires.get(&table);
        of_table.is_some_and(|it| it.len() > 1 || it.contains(&None))
    };
    if !territoires.keys().any(|it| departemental(*it)) {
        return lines;
    }
    lines.into_iter().filter(|it| departemental(it.tableau)).collect()
}

/// Whether a reference is a number with a few letters (`F2017-031`, `BJ 12`), and no word.
fn is_number(reference: &str) -> bool {
    let mut parts = reference.split(|it: char| !it.is_alphanumeric());
    let sound = |part: &str| part.chars().filter(|it| it.is_alphabetic()).count() <= MOST_LETTERS;
    reference.chars().any(|it| it.is_ascii_digit()) && parts.all(sound)
}

/// Letters that a part of a number may have: `PAIE`, `FACT`.
const MOST_LETTERS: usize = 4;

/// `64 111.` is `64111`, `6251 Déplacements` is `6251`.
fn digits(compte: &str) -> String {
    let start: String =
        compte.chars().take_while(|it| it.is_ascii_digit() || " .\u{a0}\u{202f}".contains(*it)).collect();
    let digits: String = start.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() { compte.to_owned() } else { digits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Periode;
    use crate::normalise::example::frames;

    fn lines(text: &str) -> Vec<Depense> {
        every_year(&frames(&[(TABLE, text)], Periode::new(2017, None)).unwrap()).unwrap()
    }

    #[test]
    fn accounts_roll_up_to_two_digits_and_others_are_none() {
        for (written, expected) in [
            ("64111", Some("64")),
            ("62", Some("62")),
            ("64 111.", Some("64")),
            ("6251 Frais", Some("62")),
            ("2183", None),
            ("7", None),
            ("6912345", None),
        ] {
            let line = &lines(&format!("compte | montant\n{written} | 1"))[0];
            assert_eq!(line.racine(), expected, "{written}");
        }
    }

    #[test]
    fn a_reference_with_words_is_not_repeated() {
        for (written, expected) in [
            ("F2017-031", Some("F2017-031")),
            ("PAIE2017-0012", Some("PAIE2017-0012")),
            ("Facture Durand 12", None),
            ("DURAND12", None),
            ("sans", None),
        ] {
            let line = &lines(&format!("compte | montant | n_piece\n60 | 1 | {written}"))[0];
            assert_eq!(line.piece_shown(), expected, "{written}");
        }
    }

    #[test]
    fn a_ledger_of_one_site_is_a_part_of_that_of_the_departement() {
        let both = |second: &str| {
            let given = [(TABLE, "territoire | compte | montant\nSaverne | 60 | 1\n | 60 | 2")];
            let mut lines = every_year(&frames(&given, Periode::new(2017, None)).unwrap()).unwrap();
            let mut site = lines[0].clone();
            site.tableau = 9;
            site.territoire = (!second.is_empty()).then(|| second.to_owned());
            lines.push(site);
            whole(lines).len()
        };
        assert_eq!(both("saverne"), 2);
        assert_eq!(both(""), 3);
    }
}

//! Payments received, typed, with their cells.

use jiff::civil::Date;

use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::base::settings::{Settings, Versement};
use crate::base::table::au_jour;
use crate::normalise::Frames;
use crate::normalise::columns::{dates, flags, numbers, origins, texts};

/// A payment as a table states it; amounts are cents.
#[derive(Debug, Clone)]
pub struct Recu {
    pub origin: u32,
    pub exercice: Option<i64>,
    /// `1` or `2`.
    pub numero: Option<u32>,
    pub prevue: Option<Date>,
    /// The day it came, known as such.
    pub reception: Option<Date>,
    pub montant_prevu: Option<i64>,
    pub montant: Option<i64>,
    pub reprise: Option<i64>,
}

/// The name of the frame.
pub const TABLE: &str = "versements";
pub const MONTANT_PREVU: &str = "montant_prevu";
pub const MONTANT_RECU: &str = "montant_recu";
pub const DATE_PREVUE: &str = "date_prevue";
pub const DATE_RECEPTION: &str = "date_reception";

/// The payments of every year, in the order of the frame.
pub fn every_year(frames: &Frames) -> Result<Vec<Recu>, Failure> {
    let frame = frames.get(TABLE);
    if frame.height() == 0 {
        return Ok(Vec::new());
    }
    let (exercice, numero) = (numbers(&frame, "exercice")?, texts(&frame, "versement_n")?);
    let (prevue, reception) = (dates(&frame, DATE_PREVUE)?, dates(&frame, DATE_RECEPTION)?);
    let known = flags(&frame, &au_jour(DATE_RECEPTION))?;
    let (montant_prevu, montant) = (numbers(&frame, MONTANT_PREVU)?, numbers(&frame, MONTANT_RECU)?);
    let reprise = numbers(&frame, "reprise_excedent")?;
    let rows = origins(&frame)?.into_iter().enumerate();
    Ok(rows
        .map(|(row, origin)| Recu {
            origin,
            exercice: exercice[row],
            numero: numero[row].as_deref().and_then(|it| it.parse().ok()),
            prevue: prevue[row],
            reception: reception[row].filter(|_| known[row] == Some(true)),
            montant_prevu: montant_prevu[row],
            montant: montant[row],
            reprise: reprise[row],
        })
        .collect())
}

/// The payments of the exercice of the run; those that say no year are.
pub fn of_the_exercice(frames: &Frames) -> Result<Vec<Recu>, Failure> {
    let exercice = i64::from(frames.periode.exercice);
    Ok(every_year(frames)?.into_iter().filter(|it| it.exercice.is_none_or(|it| it == exercice)).collect())
}

/// What the convention says of a payment of the year.
pub fn due(settings: &Settings, exercice: i16, numero: u32) -> Option<&Versement> {
    settings.convention.versement.iter().find(|it| (it.exercice, it.numero) == (exercice, numero))
}

impl Recu {
    /// `Versement n° 2 de 2018`.
    pub(super) fn name(&self, frames: &Frames) -> String {
        let year = self.exercice.unwrap_or_else(|| i64::from(frames.periode.exercice));
        let numero = self.numero.map_or_else(String::new, |it| format!(" n°\u{a0}{it}"));
        format!("Versement{numero} de {year}")
    }

    pub(super) fn remark(&self, frames: &Frames, rule: &'static Rule, column: &str, message: String) -> Diagnostic {
        Diagnostic::new(rule, frames.provenance.place(self.origin, column), message)
    }
}

//! What is due in the life of a year of the convention, and when it came.

use jiff::civil::{Date, date};

use crate::base::date::days;
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::review::versements;

/// Something due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echeance {
    /// Modality of the figure: `compte_rendu_financier`; those that no figure follows have none.
    pub id: Option<&'static str>,
    pub label: &'static str,
    /// Where the convention says it.
    pub source: &'static str,
    /// None when it is due on an event.
    pub due: Option<Date>,
    /// What it is due on, when no date is.
    pub event: &'static str,
    pub received: Option<Date>,
}

/// How something due stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ecart {
    /// Days after the due date, below zero when it came before.
    Jours(i64),
    /// Due on an event: no delay is computed.
    SansDate,
    NonRecu,
}

impl Echeance {
    pub fn ecart(&self) -> Ecart {
        match (self.due, self.received) {
            (None, _) => Ecart::SansDate,
            (Some(_), None) => Ecart::NonRecu,
            (Some(due), Some(came)) => Ecart::Jours(i64::from(days(came) - days(due))),
        }
    }
}

/// What is due for the year of the frames, in the order of the calendar.
pub fn calendar(frames: &Frames, settings: &Settings) -> Result<Vec<Echeance>, Failure> {
    let exercice = frames.periode.exercice;
    let next = exercice.saturating_add(1);
    let payments = versements::lignes::of_the_exercice(frames)?;
    let payment = |numero: u32, id: &'static str, label: &'static str| {
        let due = versements::lignes::due(settings, exercice, numero);
        let row = payments.iter().find(|it| it.numero == Some(numero));
        let own = row.and_then(|it| it.prevue).filter(|_| due.is_none());
        Echeance {
            id: Some(id),
            label,
            source: "art. 4.1",
            due: due.and_then(|it| it.echeance).or(own),
            event: "À réception de la convention signée",
            received: row.and_then(|it| it.reception),
        }
    };
    let given = |id: &str| {
        let remise = settings.convention.remise.iter().find(|it| it.exercice == exercice && it.document == id);
        remise.and_then(|it| it.date)
    };
    let document = |id: &'static str, label, source, due: Date| Echeance {
        id: Some(id),
        label,
        source,
        due: Some(due),
        event: "",
        received: given(id),
    };
    let reminder =
        |label, source, due: Option<Date>, event| Echeance { id: None, label, source, due, event, received: None };
    let end = settings.convention.fin;
    Ok(vec![
        payment(1, "versement_1", "Premier versement (65\u{a0}%)"),
        reminder("Inscription des gestionnaires de cas au DIU", "art. 5.2", Some(date(exercice, 9, 30)), ""),
        payment(2, "versement_2", "Second versement (35\u{a0}%)"),
        document("rapport_etape", "Rapport d’étape", "art. 5.2", date(exercice, 12, 31)),
        document("rapport_activite", "Rapport d’activité, validé en table stratégique", "art. 6", date(next, 3, 31)),
        document("compte_rendu_financier", "Compte rendu financier", "art. 6", date(next, 3, 31)),
        document("comptes_certifies", "Comptes certifiés, trois mois après la clôture", "art. 5.4", date(next, 3, 31)),
        document(
            "validation_ars",
            "Lettre de validation du compte rendu financier par l’ARS",
            "art. 6",
            date(next, 6, 30),
        ),
        reminder("Réponse à une mise en demeure de l’ARS", "art. 9.2", None, "Trente jours après son courrier"),
        reminder("Reversement des sommes demandées", "art. 10", None, "Trente jours après l’ordre de reversement"),
        reminder("Avenants aux articles 2 à 4", "art. 7", end, ""),
    ])
}

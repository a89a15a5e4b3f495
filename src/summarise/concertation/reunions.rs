//! Meetings held.

use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "reunions",
        label: "Réunions tenues",
        unit: Unit::Reunion,
        formula: "Réunions tenues dans la période, par instance\u{a0}; une réunion départementale compte dans chaque territoire, et une fois au département.",
        norm: None,
        source: "MAIA 25, item 1\u{a0}; circulaire 2012/06, art. 2.3.",
    }],
    split: Split::List(&["strategique", "tactique", "equipe"]),
    reads: &[],
    compute: Compute::Unfed,
    unseen: Unseen::Unavailable,
    empty: "Aucun tableau lu ne tient le registre de la concertation.",
    remarks: &[],
    examples: &[],
};

//! The cases of one territoire, as they truly are: who asked, what was decided, when each step took place.

use super::days::{END, When, day};
use super::random::Random;

/// A request and the follow-up it led to, as a reader of the file can know it.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// Rank in the territoire, from 1: the file number is made from it.
    pub(super) number: u32,
    /// Rank of the case manager, from 1.
    pub(super) gc: u32,
    pub(super) demande: When,
    pub(super) visite: When,
    pub(super) inclusion: When,
    pub(super) sortie: When,
    pub(super) date_psi: When,
    pub(super) revision: When,
    /// Codes of `base::codes`; `None` where the cell is blank.
    pub(super) orienteur: Option<&'static str>,
    pub(super) decision: Option<&'static str>,
    pub(super) motif_non_inclusion: Option<&'static str>,
    pub(super) motif_sortie: Option<&'static str>,
    pub(super) sexe: Option<&'static str>,
    pub(super) mode_de_vie: Option<&'static str>,
    pub(super) aidant: Option<&'static str>,
    pub(super) gir: Option<&'static str>,
    pub(super) apa: Option<&'static str>,
    pub(super) diagnostic: Option<&'static str>,
    pub(super) protection: Option<&'static str>,
    pub(super) consentement: Option<&'static str>,
    pub(super) evaluation: Option<&'static str>,
    pub(super) psi: Option<&'static str>,
    pub(super) contact_mt: Option<bool>,
    pub(super) gir_par_gc: Option<bool>,
    pub(super) hospitalisations: Option<u32>,
    /// At inclusion, or at the request when there was none.
    pub(super) age: i32,
    pub(super) naissance: i32,
}

impl Case {
    /// Neither in nor out: the request waits.
    pub(super) fn waits(&self) -> bool {
        self.decision == Some("EN_ATTENTE")
    }

    /// Gone, whether or not the day is known.
    pub(super) fn is_out(&self) -> bool {
        self.sortie != When::Unknown || self.motif_sortie.is_some()
    }
}

/// Draws the cases of a territoire that has so many case managers, in order of request.
pub(super) fn draw(stream: &mut Random, count: u32, managers: u32) -> Vec<Case> {
    let team = Team { managers, wait: f64::from(stream.between(4, 18)), unseen: stream.below(9) };
    let mut drawn: Vec<Case> = (0..count).map(|_| sound(stream, team)).collect();
    drawn.sort_by_key(|it| it.demande);
    for (number, it) in (1..).zip(&mut drawn) {
        it.number = number;
    }
    drawn.into_iter().map(|it| with_gaps(it, team, stream)).collect()
}

/// What tells one team from another.
#[derive(Debug, Clone, Copy)]
struct Team {
    managers: u32,
    /// Days from request to first visit, for half of the cases.
    wait: f64,
    /// First visits that nobody dates, in percent.
    unseen: usize,
}

/// A case in which nothing is missing and each step follows the one before.
fn sound(stream: &mut Random, team: Team) -> Case {
    loop {
        let case = one(stream, team);
        // « More than six months ago » is read in days or in months: no date is drawn where the two differ.
        let unclear = |it: When| it.day().is_some_and(|it| (day(2017, 6, 26)..=day(2017, 7, 6)).contains(&it));
        if !unclear(case.inclusion) && !unclear(case.revision) {
            return case;
        }
    }
}

fn one(stream: &mut Random, team: Team) -> Case {
    let asked = stream.between(day(2015, 1, 2), END);
    let visited = asked + stream.tailed(team.wait, 1.0, (0, 120));
    // Within ten days of the end a visit is not yet due, and none is made.
    let visite = if asked > LAST_VISITED || visited > END { When::Unknown } else { When::Day(visited) };
    let mut case = unanswered(stream, team.managers, asked, visite);
    let entered = visited + stream.tailed(8.0, 1.0, (0, 60));
    if stream.percent(75) {
        if visite == When::Unknown || entered > END {
            case.decision = Some("EN_ATTENTE");
        } else {
            follow(&mut case, stream, entered);
        }
    } else if asked > LAST_VISITED {
        case.decision = Some("EN_ATTENTE");
    } else {
        case.decision = Some("NON_INCLUS");
        case.motif_non_inclusion = stream.weighted(NON_INCLUSION);
        if stream.percent(45) {
            case.visite = When::Unknown;
        }
    }
    case
}

/// A request of which nothing is known but who it is about.
fn unanswered(stream: &mut Random, managers: u32, asked: i32, visite: When) -> Case {
    let age = stream.around(83.5, 7.5, (60, 104));
    Case {
        number: 0,
        gc: stream.below(managers as usize) as u32 + 1,
        demande: When::Day(asked),
        visite,
        inclusion: When::Unknown,
        sortie: When::Unknown,
        date_psi: When::Unknown,
        revision: When::Unknown,
        orienteur: stream.weighted(ORIENTEUR),
        decision: None,
        motif_non_inclusion: None,
        motif_sortie: None,
        sexe: stream.weighted(&[("F", 70), ("M", 30)]),
        mode_de_vie: stream.weighted(MODE_DE_VIE),
        aidant: stream.weighted(AIDANT),
        gir: stream.weighted(GIR),
        apa: stream.weighted(&[("OUI", 60), ("EN_COURS", 15), ("NON", 25)]),
        diagnostic: stream.weighted(DIAGNOSTIC),
        protection: stream.weighted(PROTECTION),
        consentement: None,
        evaluation: None,
        psi: None,
        contact_mt: None,
        gir_par_gc: None,
        hospitalisations: None,
        age,
        naissance: born(stream, asked, age),
    }
}

/// The case manager takes the person on; what follows up to the end of the year, and no further.
fn follow(case: &mut Case, stream: &mut Random, entered: i32) {
    case.decision = Some("INCLUS");
    case.inclusion = When::Day(entered);
    case.naissance = born(stream, entered, case.age);
    let left = entered + stream.tailed(330.0, 1.1, (10, 2000));
    if left <= END {
        case.sortie = When::Day(left);
        case.motif_sortie = stream.weighted(SORTIE);
    }
    let end = left.min(END);
    let planned = entered + stream.tailed(40.0, 0.9, (3, 200));
    case.psi = stream.weighted(&[("NON", 60), ("EN_COURS", 40)]);
    if planned < end && stream.percent(85) {
        case.psi = Some("OUI");
        case.date_psi = When::Day(planned);
        let revised = planned + stream.tailed(160.0, 0.6, (30, 500));
        if revised < end && stream.percent(75) {
            case.revision = When::Day(revised);
        }
    }
    case.consentement = stream.weighted(&[("OUI", 84), ("EN_COURS", 9), ("NON", 4), ("REFUS", 3)]);
    case.evaluation = stream.weighted(&[("GEVA_A", 62), ("RAI", 15), ("AUTRE", 5), ("AUCUNE", 18)]);
    case.contact_mt = Some(stream.percent(80));
    case.gir_par_gc = Some(stream.percent(72));
    case.hospitalisations = stream.weighted(&[(0, 60), (1, 26), (2, 10), (3, 4)]);
}

/// What nobody filled in.
fn with_gaps(mut case: Case, team: Team, stream: &mut Random) -> Case {
    let included = case.decision == Some("INCLUS");
    if included && stream.percent(team.unseen) {
        case.visite = When::Unknown;
    }
    if included && stream.percent(2) {
        case.demande = When::Unknown;
    }
    let fields: [(&mut Option<&'static str>, usize); 11] = [
        (&mut case.orienteur, 4),
        (&mut case.motif_non_inclusion, 6),
        (&mut case.sexe, 1),
        (&mut case.mode_de_vie, 6),
        (&mut case.aidant, 8),
        (&mut case.gir, 3),
        (&mut case.apa, 5),
        (&mut case.diagnostic, 9),
        (&mut case.protection, 5),
        (&mut case.consentement, 5),
        (&mut case.evaluation, 6),
    ];
    for (field, chances) in fields {
        if stream.percent(chances) {
            *field = None;
        }
    }
    case
}

/// A day of birth that makes this age on that day, more than a month after a birthday: a month alone gives the same age.
fn born(stream: &mut Random, on: i32, age: i32) -> i32 {
    on - age * 365 - age / 4 - stream.between(33, 350)
}

/// Requests later than this have neither visit nor answer.
const LAST_VISITED: i32 = END - 12;

static ORIENTEUR: &[(&str, usize)] = &[
    ("MEDECIN_TRAITANT", 22),
    ("HOPITAL", 18),
    ("EMS_APA", 14),
    ("SERVICE_SOCIAL", 9),
    ("CLIC", 7),
    ("FAMILLE", 7),
    ("CONSULT_MEMOIRE", 5),
    ("SSIAD", 4),
    ("SAAD", 4),
    ("IDEL", 3),
    ("CCAS", 2),
    ("RESEAU_PTA", 2),
    ("MJPM", 1),
    ("PSY", 1),
    ("PERSONNE", 1),
];
static NON_INCLUSION: &[(&str, usize)] = &[
    ("HORS_CRITERES", 44),
    ("REFUS", 19),
    ("REORIENTE", 14),
    ("ENTREE_ETAB_AVANT", 8),
    ("DECES_AVANT", 6),
    ("HORS_TERRITOIRE", 4),
    ("DEJA_SUIVI", 3),
    ("AGE", 2),
];
static SORTIE: &[(&str, usize)] = &[
    ("EHPAD", 34),
    ("DECES", 27),
    ("STABILISATION", 15),
    ("REFUS", 8),
    ("USLD_HOPITAL", 6),
    ("DEMENAGEMENT", 5),
    ("RELAIS", 3),
    ("PERDU_DE_VUE", 1),
    ("AUTRE", 1),
];
static MODE_DE_VIE: &[(&str, usize)] =
    &[("SEUL", 55), ("COUPLE", 30), ("ENFANT", 10), ("AUTRE_PROCHE", 3), ("RESIDENCE_AUTONOMIE", 2)];
static AIDANT: &[(&str, usize)] =
    &[("ENFANT", 45), ("CONJOINT", 25), ("AUCUN", 15), ("AUTRE_FAMILLE", 10), ("AMI_VOISIN", 5)];
static GIR: &[(&str, usize)] = &[("1", 5), ("2", 26), ("3", 26), ("4", 36), ("5", 5), ("6", 2)];
static DIAGNOSTIC: &[(&str, usize)] = &[
    ("TROUBLES_COGNITIFS", 33),
    ("MA_DIAGNOSTIQUEE", 24),
    ("MAMA", 10),
    ("PSYCHIATRIQUE", 9),
    ("VASCULAIRE", 7),
    ("AUCUNE", 7),
    ("PARKINSON", 5),
    ("ADDICTION", 3),
    ("AUTRE", 2),
];
static PROTECTION: &[(&str, usize)] = &[
    ("AUCUNE", 76),
    ("TUTELLE", 8),
    ("CURATELLE_RENFORCEE", 6),
    ("EN_COURS", 5),
    ("SAUVEGARDE", 3),
    ("CURATELLE_SIMPLE", 2),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_each_other_and_end_with_the_year() {
        for case in draw(&mut Random::new(1, 1), 2000, 3) {
            let steps = [case.demande, case.visite, case.inclusion, case.date_psi, case.revision, case.sortie];
            let days: Vec<i32> = steps.iter().filter_map(|it| it.day()).collect();
            assert!(days.is_sorted() && days.iter().all(|it| *it <= END), "{case:?}");
            assert!((1..=3).contains(&case.gc) && (60..=104).contains(&case.age));
            assert_eq!(case.waits(), case.inclusion == When::Unknown && case.decision != Some("NON_INCLUS"));
        }
    }
}

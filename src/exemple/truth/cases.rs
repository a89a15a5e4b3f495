//! Figures of a case base, case after case.

use super::Truth;
use crate::base::codes::{self, CodeList};
use crate::exemple::cases::Case;
use crate::exemple::days::{END, START, When, day};

/// Adds the cases of a territoire.
pub(in crate::exemple) fn of_cases(truth: &mut Truth, cases: &[Case]) {
    truth.has_cases = true;
    every_row_of_closed_lists(truth);
    for case in cases {
        request(truth, case);
        delays(truth, case);
        missing_dates(truth, case);
        entry(truth, case);
        exit(truth, case);
        if is_open(case) {
            open(truth, case);
        }
        if is_followed(case) {
            followed(truth, case);
        }
    }
}

/// Included by the last day, not out by then; out without a date is out.
pub(super) fn is_open(case: &Case) -> bool {
    let entered = case.inclusion.at_least().is_some_and(|it| it <= END);
    let out = match case.sortie.at_least() {
        Some(left) => left <= END,
        None => case.motif_sortie.is_some(),
    };
    entered && !out
}

/// Followed at least a day of the exercice.
pub(super) fn is_followed(case: &Case) -> bool {
    let entered = case.inclusion.at_least().is_some_and(|it| it <= END);
    entered && (is_open(case) || case.sortie.at_least().is_some_and(|it| it >= START))
}

fn request(truth: &mut Truth, case: &Case) {
    let answered = matches!(case.decision, Some(decision) if decision != "EN_ATTENTE");
    let waits = case.demande.at_least().is_some_and(|it| it <= END) && case.visite == When::Unknown && !answered;
    truth.count("demandes_en_attente", "", waits.into());
    if !case.demande.within_exercice() {
        return;
    }
    truth.count("demandes", "", 1);
    truth.count("demandes_par_orienteur", case.orienteur.unwrap_or("NR"), 1);
    if answered {
        truth.share("taux_inclusion", "", case.decision == Some("INCLUS"));
    }
    if case.decision == Some("NON_INCLUS") {
        truth.count("non_inclusions_par_motif", case.motif_non_inclusion.unwrap_or("NR"), 1);
    }
}

/// Each delay looks at its two dates alone: both known to the day, in order; the second in the exercice.
fn delays(truth: &mut Truth, case: &Case) {
    for (name, from, to) in [
        ("delai_demande_visite", case.demande, case.visite),
        ("delai_demande_inclusion", case.demande, case.inclusion),
        ("delai_inclusion_psi", case.inclusion, case.date_psi),
        ("duree_suivi", case.inclusion, case.sortie),
    ] {
        if let (Some(from), Some(to), true) = (from.day(), to.day(), to.within_exercice())
            && from <= to
        {
            truth.delay(name, i64::from(to - from));
        }
    }
}

/// Requests and first visits whose day is not known, among those the exercice should know.
fn missing_dates(truth: &mut Truth, case: &Case) {
    let concerned = [case.demande, case.visite, case.inclusion].iter().any(|it| it.within_exercice());
    let refused_unseen = case.decision == Some("NON_INCLUS") && case.visite == When::Unknown;
    let too_recent = case.visite == When::Unknown && case.demande.day().is_some_and(|it| END - it < 10);
    if !concerned || refused_unseen || too_recent {
        return;
    }
    let (asked, seen) = (case.demande.day().is_some(), case.visite.day().is_some());
    truth.share("dates_manquantes", "", !asked || !seen);
    truth.share("dates_manquantes", "les_deux", !asked && !seen);
}

fn entry(truth: &mut Truth, case: &Case) {
    if !case.inclusion.within_exercice() {
        return;
    }
    truth.included += 1;
    truth.count("nouveaux_cas", "", 1);
    match (case.inclusion, case.inclusion.month()) {
        (When::Day(_), Some(month)) => {
            *truth.counts.entry(("nouveaux_cas_mensuels", String::new(), format!("2017-{month:02}"))).or_default() += 1;
        }
        _ => truth.count("nouveaux_cas_mensuels", "mois_inconnu", 1),
    }
}

fn exit(truth: &mut Truth, case: &Case) {
    if !case.sortie.within_exercice() {
        return;
    }
    truth.exits += 1;
    truth.count("sorties", "", 1);
    truth.count("sorties_par_motif", case.motif_sortie.unwrap_or("NR"), 1);
}

fn open(truth: &mut Truth, case: &Case) {
    truth.open += 1;
    truth.count("file_active", "", 1);
    truth.share("taux_psi", "", case.psi == Some("OUI"));
    truth.share("taux_evaluation", "", case.evaluation.is_some_and(|it| it != "AUCUNE"));
    truth.share("taux_consentement", "", case.consentement == Some("OUI"));
    truth.share("taux_lien_medecin_traitant", "", case.contact_mt == Some(true));
    truth.share("taux_gir_par_gc", "", case.gir_par_gc == Some(true));
    let entered = case.inclusion.at_least().unwrap_or(END);
    truth.count("anciennete", seniority(entered), 1);
    let six_months_ago = day(2017, 6, 30);
    if entered < six_months_ago {
        truth.share("taux_psi_revises", "", case.revision.at_least().is_some_and(|it| it > six_months_ago));
    }
}

/// By months complete on the last day, which ends a month.
fn seniority(entered: i32) -> &'static str {
    if entered >= day(2017, 7, 1) {
        "moins_6"
    } else if entered >= day(2017, 1, 1) {
        "6_11"
    } else if entered >= day(2016, 1, 1) {
        "12_23"
    } else {
        "24_plus"
    }
}

fn followed(truth: &mut Truth, case: &Case) {
    truth.followed += 1;
    truth.count("file_active_periode", "", 1);
    truth.hospitalisations += case.hospitalisations.map_or(0, i64::from);
    let first = case.inclusion.at_least().unwrap_or(START).max(START);
    let last = case.sortie.at_least().map_or(END, |it| it - 1).min(END);
    truth.open_days += i64::from((last - first + 1).max(0));
    for (name, code) in [
        ("profil_sexe", case.sexe),
        ("profil_gir", case.gir),
        ("profil_mode_de_vie", case.mode_de_vie),
        ("profil_aidant", case.aidant),
        ("profil_diagnostic", case.diagnostic),
        ("profil_apa", case.apa),
        ("profil_protection", case.protection),
    ] {
        truth.count(name, code.unwrap_or("NR"), 1);
    }
    for (column, filled) in [
        ("orienteur", case.orienteur.is_some()),
        ("sexe", case.sexe.is_some()),
        ("mode_de_vie", case.mode_de_vie.is_some()),
        ("aidant", case.aidant.is_some()),
        ("gir_entree", case.gir.is_some()),
        ("apa", case.apa.is_some()),
        ("diagnostic", case.diagnostic.is_some()),
        ("protection_juridique", case.protection.is_some()),
        ("consentement", case.consentement.is_some()),
        ("evaluation", case.evaluation.is_some()),
        ("date_demande", case.demande != When::Unknown),
    ] {
        truth.share("completude", column, filled);
    }
    if case.psi == Some("OUI") {
        truth.share("completude", "date_psi", case.date_psi != When::Unknown);
    }
    truth.count("profil_age", band(case.age), 1);
}

/// Five years by five years.
fn band(age: i32) -> &'static str {
    let rank = usize::try_from(age / 5 - 11).unwrap_or(0);
    AGES.get(rank).or(AGES.last()).copied().unwrap_or_default()
}

static AGES: [&str; 9] = ["MOINS_60", "60_64", "65_69", "70_74", "75_79", "80_84", "85_89", "90_94", "95_PLUS"];

/// Lists that are closed have all their rows, zeros included.
fn every_row_of_closed_lists(truth: &mut Truth) {
    let lists: [(&'static str, &'static CodeList); 10] = [
        ("demandes_par_orienteur", &codes::ORIENTEURS),
        ("non_inclusions_par_motif", &codes::MOTIFS_NON_INCLUSION),
        ("sorties_par_motif", &codes::MOTIFS_SORTIE),
        ("profil_sexe", &codes::SEXES),
        ("profil_gir", &codes::GIRS),
        ("profil_mode_de_vie", &codes::MODES_DE_VIE),
        ("profil_aidant", &codes::AIDANTS),
        ("profil_diagnostic", &codes::DIAGNOSTICS),
        ("profil_apa", &codes::APAS),
        ("profil_protection", &codes::PROTECTIONS),
    ];
    for (name, list) in lists {
        for code in list.codes {
            truth.count(name, code.id, 0);
        }
    }
    for name in ["demandes", "demandes_en_attente", "nouveaux_cas", "sorties", "file_active", "file_active_periode"] {
        truth.count(name, "", 0);
    }
    for band in AGES {
        truth.count("profil_age", band, 0);
    }
    for band in ["moins_6", "6_11", "12_23", "24_plus"] {
        truth.count("anciennete", band, 0);
    }
    truth.count("nouveaux_cas_mensuels", "mois_inconnu", 0);
    for month in 1..=12 {
        truth.counts.entry(("nouveaux_cas_mensuels", String::new(), format!("2017-{month:02}"))).or_default();
    }
}

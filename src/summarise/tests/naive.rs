//! Every figure of random case bases counted again, row by row, in plain loops written from the definitions.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::base::codes::{MOTIFS_NON_INCLUSION, MOTIFS_SORTIE, ORIENTEURS, SEXES};
use crate::base::date::{Periode, days};
use crate::base::settings::Settings;
use crate::normalise::example::{SETTINGS, frames};
use crate::summarise::{Figure, summarise};

#[test]
fn random_bases_give_what_plain_loops_count() {
    for seed in 0..6u64 {
        for au in [None, Some(Date::constant(2017, 9, 14))] {
            let periode = Periode::new(2017, au);
            let (cases, posts) = draw(seed);
            let (base, staff) = (cas_text(&cases), posts_text(&posts));
            let toml = "[[territoire]]\nid = \"a\"\nnom = \"A\"\n[[territoire]]\nid = \"b\"\nnom = \"B\"";
            let frames = frames(&[(SETTINGS, toml), ("cas", &base), ("effectifs", &staff)], periode).unwrap();
            let figures = summarise(&frames, &Settings::default()).unwrap();
            let shown: BTreeMap<Key, &Figure> = figures.rows.iter().map(|it| (key(it), it)).collect();
            for zone in ["a", "b", "c", "departement"] {
                for (key, expected) in count(zone, &cases, &posts, periode) {
                    let found = shown.get(&key).unwrap_or_else(|| panic!("seed {seed}, {au:?}: no {key:?}")).valeur;
                    let same = match (found, expected) {
                        (None, None) => true,
                        (Some(found), Some(expected)) => (found - expected).abs() < 1e-9 * expected.abs().max(1.0),
                        _ => false,
                    };
                    assert!(same, "seed {seed}, {au:?}, {key:?}: {found:?}, expected {expected:?}");
                }
            }
        }
    }
}

type Key = (String, String, String, String);

fn key(it: &Figure) -> Key {
    (it.territoire.to_string(), it.indicateur.id.to_owned(), it.modalite.to_string(), it.periode.to_string())
}

/// A date and how precisely it is written: 0 the day, 1 the month, 2 the year.
type Written = Option<(Date, u8)>;

struct Case {
    territoire: &'static str,
    mutualise: bool,
    demande: Written,
    visite: Written,
    inclusion: Written,
    sortie: Written,
    date_decision: Written,
    revision: Written,
    orienteur: &'static str,
    decision: &'static str,
    motif_non_inclusion: &'static str,
    motif_sortie: &'static str,
    statut: &'static str,
    sexe: &'static str,
    psi: &'static str,
    hospitalisations: Option<i64>,
}

struct Post {
    territoire: &'static str,
    mutualise: bool,
    qualite: &'static str,
    /// In tenths.
    etp: Option<i64>,
    entree: Written,
    sortie: Written,
}

/// What loops count for a zone.
fn count(zone: &str, cases: &[Case], posts: &[Post], periode: Periode) -> Vec<(Key, Option<f64>)> {
    let (debut, fin) = (periode.debut, periode.fin);
    let whole = zone == "departement";
    let here = |territoire: &str| if whole { territoire != "c" } else { territoire == zone };
    let base: Vec<&str> = cases.iter().map(|it| it.territoire).collect();
    let all: Vec<&Case> = cases.iter().filter(|it| here(it.territoire)).collect();
    let own: Vec<&Case> = all.iter().copied().filter(|it| whole || !it.mutualise).collect();
    let within = |date: Written| date.is_some_and(|(day, _)| debut <= day && day <= fin);
    let by = |date: Written| date.is_some_and(|(day, _)| day <= fin);
    let exact = |date: Written| date.is_some_and(|(_, precision)| precision == 0);
    let span = |from: Written, to: Written| match (from, to) {
        (Some((from, 0)), Some((to, 0))) if to >= from => Some(f64::from(days(to) - days(from))),
        _ => None,
    };
    let left = |it: &Case| !["", "NR"].contains(&it.motif_sortie) || it.statut == "SORTI";
    let open_on = |it: &Case, day: Date| {
        it.inclusion.is_some_and(|(date, _)| date <= day) && it.sortie.map_or(!left(it), |(date, _)| date > day)
    };
    let open = |it: &Case| open_on(it, fin);
    let followed = |it: &Case| by(it.inclusion) && (it.sortie.is_some_and(|(date, _)| date >= debut) || open(it));
    let decided = |it: &Case| -> Option<&'static str> {
        let later = it.date_decision.is_some_and(|(date, _)| date > fin);
        match it.decision {
            "INCLUS" | "NON_INCLUS" | "REORIENTE" if !later => Some(it.decision),
            _ if by(it.inclusion) => Some("INCLUS"),
            _ if !later && !["", "NR"].contains(&it.motif_non_inclusion) => Some("NON_INCLUS"),
            _ => None,
        }
    };
    let number = |rows: &[&Case], test: &dyn Fn(&Case) -> bool| rows.iter().filter(|it| test(it)).count() as f64;
    let per = |above: f64, below: f64| (below > 0.0).then(|| above / below);
    let percent = |above: f64, below: f64| per(100.0 * above, below);

    let mut found: Vec<(Key, Option<f64>)> = Vec::new();
    let mut say = |id: &str, modalite: &str, month: &str, value: Option<f64>| {
        let month = if month.is_empty() { "2017" } else { month };
        found.push(((zone.to_owned(), id.to_owned(), modalite.to_owned(), month.to_owned()), value));
    };
    let some = |condition: &dyn Fn(&Case) -> bool| (!all.is_empty()).then(|| number(&all, condition));

    // A base that never says a code has no column for it.
    let coded = |code: &dyn Fn(&Case) -> &'static str, condition: &dyn Fn(&Case) -> bool| {
        all.iter().any(|it| !code(it).is_empty()).then(|| number(&all, condition))
    };
    say("demandes", "", "", some(&|it| within(it.demande)));
    let waiting = |it: &Case| {
        let settled = by(it.date_decision) && it.decision != "EN_ATTENTE";
        by(it.demande) && !by(it.visite) && decided(it).is_none() && !settled
    };
    say("demandes_en_attente", "", "", some(&waiting));
    let told = |it: &Case| within(it.demande) && decided(it).is_some();
    let accepted = |it: &Case| told(it) && decided(it) == Some("INCLUS");
    say("taux_inclusion", "", "", percent(number(&all, &accepted), number(&all, &told)));
    for code in ORIENTEURS.codes {
        let mine = |it: &Case| within(it.demande) && or_nr(it.orienteur) == code.id;
        say("demandes_par_orienteur", code.id, "", coded(&|it| it.orienteur, &mine));
    }
    for code in MOTIFS_NON_INCLUSION.codes {
        let mine = |it: &Case| match decided(it) {
            Some("NON_INCLUS") => or_nr(it.motif_non_inclusion) == code.id,
            Some("REORIENTE") if ["", "NR"].contains(&it.motif_non_inclusion) => code.id == "REORIENTE",
            Some("REORIENTE") => it.motif_non_inclusion == code.id,
            _ => false,
        };
        say("non_inclusions_par_motif", code.id, "", some(&|it| within(it.demande) && mine(it)));
    }
    for code in MOTIFS_SORTIE.codes {
        let mine = |it: &Case| within(it.sortie) && or_nr(it.motif_sortie) == code.id;
        say("sorties_par_motif", code.id, "", coded(&|it| it.motif_sortie, &mine));
    }
    for code in SEXES.codes {
        let mine = |it: &Case| followed(it) && or_nr(it.sexe) == code.id;
        say("profil_sexe", code.id, "", coded(&|it| it.sexe, &mine));
    }
    say("nouveaux_cas", "", "", some(&|it| within(it.inclusion)));
    say("sorties", "", "", some(&|it| within(it.sortie)));
    say("file_active", "", "", some(&open));
    say("file_active_periode", "", "", some(&followed));
    for month in 1..=fin.month() {
        let mine = |it: &Case| exact(it.inclusion) && it.inclusion.is_some_and(|(date, _)| date.month() == month);
        let text = format!("2017-{month:02}");
        say("nouveaux_cas_mensuels", "", &text, some(&|it| within(it.inclusion) && mine(it)));
    }
    say("nouveaux_cas_mensuels", "mois_inconnu", "", some(&|it| within(it.inclusion) && !exact(it.inclusion)));

    let mut stock = 0.0;
    let mut day = debut;
    while day <= fin {
        stock += number(&all, &|it| open_on(it, day));
        day = day.checked_add(1.day()).unwrap();
    }
    let average = stock / periode.days() as f64;
    say("file_active_moyenne", "", "", (!all.is_empty()).then_some(average));
    say("taux_rotation", "", "", percent(number(&all, &|it| within(it.sortie)), average));

    let mut delays: Vec<f64> =
        all.iter().filter(|it| within(it.visite)).filter_map(|it| span(it.demande, it.visite)).collect();
    let visits = delays.len() as f64;
    say("delai_demande_visite_moyen", "", "", per(delays.iter().sum(), visits));
    say("delai_demande_visite_median", "", "", percentile(&mut delays, 0.5));
    say("delai_demande_visite_p90", "", "", percentile(&mut delays, 0.9));
    say("part_delai_conforme", "", "", percent(delays.iter().filter(|it| **it < 10.0).count() as f64, visits));
    let mut waits: Vec<f64> =
        all.iter().filter(|it| within(it.inclusion)).filter_map(|it| span(it.demande, it.inclusion)).collect();
    say("delai_demande_inclusion_moyen", "", "", per(waits.iter().sum(), waits.len() as f64));
    say("delai_demande_inclusion_median", "", "", percentile(&mut waits, 0.5));
    let stays: Vec<f64> =
        all.iter().filter(|it| within(it.sortie)).filter_map(|it| span(it.inclusion, it.sortie)).collect();
    say("duree_suivi_moyenne", "", "", per(stays.iter().map(|it| it / 30.4375).sum(), stays.len() as f64));

    let due = |it: &Case| {
        let concerned = within(it.inclusion) || within(it.visite) || within(it.demande);
        let refused = it.visite.is_none() && [Some("NON_INCLUS"), Some("REORIENTE")].contains(&decided(it));
        let recent =
            it.visite.is_none() && exact(it.demande) && it.demande.is_some_and(|(date, _)| days(fin) - days(date) < 10);
        concerned && !refused && !recent
    };
    let one = |it: &Case| due(it) && !(exact(it.demande) && exact(it.visite));
    let both = |it: &Case| due(it) && !exact(it.demande) && !exact(it.visite);
    say("dates_manquantes", "", "", percent(number(&all, &one), number(&all, &due)));
    say("dates_manquantes", "les_deux", "", percent(number(&all, &both), number(&all, &due)));

    say("taux_psi", "", "", percent(number(&all, &|it| open(it) && it.psi == "OUI"), number(&all, &open)));
    let months = |date: Date| {
        let whole = (i32::from(fin.year()) - i32::from(date.year())) * 12 + i32::from(fin.month() - date.month());
        whole - i32::from(date.day() > fin.day())
    };
    let age = |it: &Case| it.inclusion.map_or(0, |(date, _)| months(date));
    let old = |it: &Case| open(it) && age(it) >= 6;
    let revised = |it: &Case| old(it) && by(it.revision) && it.revision.is_some_and(|(date, _)| months(date) < 6);
    say("taux_psi_revises", "", "", percent(number(&all, &revised), number(&all, &old)));
    for (band, from, to) in [("moins_6", 0, 5), ("6_11", 6, 11), ("12_23", 12, 23), ("24_plus", 24, 999)] {
        say("anciennete", band, "", some(&|it| open(it) && from <= age(it) && age(it) <= to));
    }
    let known: Vec<i64> = all.iter().filter(|it| followed(it)).filter_map(|it| it.hospitalisations).collect();
    say("hospitalisations_par_cas", "", "", per(known.iter().sum::<i64>() as f64, known.len() as f64));

    // A territoire without case base has nothing to divide: its posts stay out.
    let has_base = |territoire: &str| territoire.is_empty() || base.contains(&territoire);
    let managers: Vec<&Post> = posts
        .iter()
        .filter(|it| it.qualite == "GC" && here(it.territoire) && has_base(it.territoire))
        .filter(|it| whole || !it.mutualise)
        .collect();
    let there = |it: &Post, day: Date| {
        it.entree.is_none_or(|(date, _)| date <= day) && it.sortie.is_none_or(|(date, _)| date > day)
    };
    let etp =
        |day: Date| managers.iter().filter(|it| there(it, day)).filter_map(|it| it.etp).sum::<i64>() as f64 / 10.0;
    let mut total = 0.0;
    let mut day = debut;
    while day <= fin {
        total += etp(day);
        day = day.checked_add(1.day()).unwrap();
    }
    let mean = total / periode.days() as f64;
    say("charge_par_etp", "", "", per(number(&own, &open), etp(fin)));
    say("situations_par_etp", "", "", per(number(&own, &followed), mean));
    let new = number(&own, &|it| within(it.inclusion));
    say("nouveaux_cas_par_mois_par_etp", "", "", per(new, mean * periode.months()));
    found
}

fn or_nr(code: &'static str) -> &'static str {
    if code.is_empty() { "NR" } else { code }
}

/// As CENTILE.INC: between the two nearest values.
fn percentile(values: &mut [f64], rank: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let position = rank * values.len().checked_sub(1)? as f64;
    let (low, high) = (values[position.floor() as usize], values[position.ceil() as usize]);
    Some(low + (high - low) * position.fract())
}

/// A base of cases and a staffing table; territoire `c` is not listed, hence not pooled; `a` may have no case.
fn draw(seed: u64) -> (Vec<Case>, Vec<Post>) {
    let mut random = Random(seed + 1);
    let size = [0, 3, 40, 150][(seed % 4) as usize];
    let territoires: &[&str] = if seed.is_multiple_of(3) { &["b", "c"] } else { &["a", "b", "c"] };
    let mut cases: Vec<Case> = (0..size + 3).map(|_| case(&mut random, territoires)).collect();
    for (case, territoire) in cases.iter_mut().zip(territoires) {
        case.territoire = territoire;
    }
    let mut posts: Vec<Post> = (0..12).map(|_| post(&mut random)).collect();
    for (post, territoire) in posts.iter_mut().zip(["a", "b", "c"]) {
        (post.territoire, post.mutualise, post.qualite, post.etp) = (territoire, false, "GC", Some(8));
    }
    (cases, posts)
}

fn case(random: &mut Random, territoires: &[&'static str]) -> Case {
    Case {
        territoire: random.pick(territoires),
        mutualise: random.below(5) == 0,
        demande: random.date(),
        visite: random.date(),
        inclusion: random.date(),
        sortie: random.date().filter(|_| random.below(2) == 0),
        date_decision: random.date(),
        revision: random.date(),
        orienteur: random.pick(&["HOPITAL", "CLIC", "AUTRE", "NR", ""]),
        decision: random.pick(&["INCLUS", "NON_INCLUS", "REORIENTE", "EN_ATTENTE", "NR", "AUTRE", ""]),
        motif_non_inclusion: random.pick(&["REFUS", "AGE", "NR", ""]),
        motif_sortie: random.pick(&["DECES", "NR", "", "", ""]),
        statut: random.pick(&["ACTIF", "VEILLE", "SORTI", "NR", "", ""]),
        sexe: random.pick(&["F", "M", "NR", ""]),
        psi: random.pick(&["OUI", "NON", "EN_COURS", "NR"]),
        hospitalisations: Some(random.below(4) as i64).filter(|it| *it < 3),
    }
}

fn post(random: &mut Random) -> Post {
    let territoire = random.pick(&["a", "b", "c", ""]);
    Post {
        territoire,
        mutualise: territoire.is_empty(),
        qualite: random.pick(&["GC", "GC", "PILOTE", "SECRETAIRE"]),
        etp: Some(random.below(11) as i64).filter(|it| *it > 0),
        entree: random.date(),
        sortie: random.date().filter(|_| random.below(3) == 0),
    }
}

fn cas_text(cases: &[Case]) -> String {
    let header = "territoire | mutualise | date_demande | date_premiere_visite | date_inclusion | date_sortie | date_decision | \
                  date_revision_psi | orienteur | decision | motif_non_inclusion | motif_sortie | statut | sexe | psi | hospitalisations";
    let lines = cases.iter().map(|it| {
        let dates = [it.demande, it.visite, it.inclusion, it.sortie, it.date_decision, it.revision].map(text);
        let codes = [it.orienteur, it.decision, it.motif_non_inclusion, it.motif_sortie, it.statut, it.sexe, it.psi];
        let stays = it.hospitalisations.map_or(String::new(), |it| it.to_string());
        format!("{} | {} | {} | {} | {stays}", it.territoire, yes(it.mutualise), dates.join(" | "), codes.join(" | "))
    });
    std::iter::once(header.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

fn posts_text(posts: &[Post]) -> String {
    let lines = posts.iter().map(|it| {
        let etp = it.etp.map_or(String::new(), |it| format!("{},{}", it / 10, it % 10));
        let dates = [it.entree, it.sortie].map(text).join(" | ");
        format!("{} | {} | {} | {etp} | {dates}", it.territoire, yes(it.mutualise), it.qualite)
    });
    let header = "territoire | mutualise | qualite | etp | date_entree | date_sortie".to_owned();
    std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n")
}

fn yes(it: bool) -> &'static str {
    if it { "oui" } else { "non" }
}

fn text(date: Written) -> String {
    match date {
        None => String::new(),
        Some((date, 0)) => date.strftime("%d/%m/%Y").to_string(),
        Some((date, 1)) => date.strftime("%m/%Y").to_string(),
        Some((date, _)) => date.strftime("%Y").to_string(),
    }
}

/// A small generator: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize]
    }

    /// Now and then nothing, a month or a year; most often a day of 2016 to 2018, the edges of the periods more than the rest.
    fn date(&mut self) -> Written {
        let edge = self.pick(&[(1, 1), (9, 14), (9, 15), (12, 31), (6, 30), (3, 14)]);
        let (year, month, day) = (2015 + self.below(4) as i16, 1 + self.below(12) as i8, 1 + self.below(28) as i8);
        match self.below(12) {
            0 | 1 => None,
            2 => Some((Date::constant(year, month, 1), 1)),
            3 => Some((Date::constant(year, 1, 1), 2)),
            4 | 5 => Some((Date::constant(year, edge.0, edge.1), 0)),
            _ => Some((Date::constant(year, month, day), 0)),
        }
    }
}

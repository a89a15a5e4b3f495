//! The workbook of a small département, made from tables written as text.

use std::collections::BTreeMap;
use std::path::Path;

use crate::base::bilan::Bilan;
use crate::base::cell::Sources;
use crate::base::date::Periode;
use crate::base::settings::Settings;
use crate::base::territoire::DEPARTEMENT;
use crate::normalise::example::frames;
use crate::summarise::{Figure, Figures, Indicator, Norm, Sense, Statut, Unit};
use crate::write::Report;
use crate::write::links::Links;

const EFFECTIFS: &str = "
territoire | tableau | bloc | role | financeur | mutualise | qualite | libelle | profil | etp | statut | date_entree | salaire_brut | charges | cout_total | salaire_ap | charges_ap | cout_ap | salaire_tc | charges_tc | cout_tc
Haguenau-Wissembourg | 0 | 0 | poste | ARS | non | PILOTE | Pilote | Attachée territoriale | 1 | Contractuelle | 14/11/2016 | 40 000 | 16 000 | 56 000 | 40 000 | 16 000 | 56 000 | | |
Haguenau-Wissembourg | 0 | 0 | poste | ARS | non | GC | GC N°1 | ASE | 1 | Titulaire | 01/02/2013 | 38 000 | 14 000 | 52 000 | 38 000 | 14 000 | 52 000 | | |
Haguenau-Wissembourg | 0 | 0 | poste | ARS | non | GC | GC N°2 | CSE | 1 | Titulaire | 12/2016 | 36 000 | 13 000,50 | 49 000,50 | 36 000 | 13 000 | 49 000 | | |
Haguenau-Wissembourg | 0 | 0 | total | ARS | non | | TOTAL | | 3 | | | 114 000 | 43 000,50 | 157 000,50 | 114 000 | 43 000 | 157 000 | | |
Saverne | 0 | 1 | poste | ARS | non | PILOTE | Pilote | Attaché territorial | 1 | | 01/03/2014 | 41 000 | 16 500 | 57 500 | 41 000 | 16 500 | 57 500 | | |
Saverne | 0 | 1 | poste | ARS | non | GC | GC N°1 | IDE | 0,8 | Contractuelle | 01/01/2015 | 30 000 | 11 000 | 41 000 | 30 000 | 11 000 | 41 000 | | |
Saverne | 0 | 1 | total | ARS | non | | TOTAL | | 1,8 | | | 71 000 | 27 500 | 98 501 | 71 000 | 27 500 | 98 500 | | |
| 0 | 2 | poste | ARS | oui | GC | GC 1 | | 1 | | 01/09/2016 | 10 500 | 4 000 | 14 500 | 31 500 | 12 000 | 43 500 | | |
| 0 | 3 | total_general | ARS | non | | TOTAL RH | | 5,8 | | | 195 500 | 75 000,50 | 270 500,50 | | | | | |
| 1 | 0 | poste | DEPARTEMENT | non | AUTRE | Responsable comptable | Rédacteur | 0,1 | Titulaire | 01/01/2010 | 6 400 | 2 340 | 8 740 | | | | 32 000 | 11 700 | 43 700
| 1 | 0 | poste | DEPARTEMENT | non | SECRETAIRE | Secrétaire assistante | Adjoint administratif | 0,9 | Titulaire | 24/06/2016 | 29 000 | 10 500 | 39 500 | | | | 29 000 | 10 500 | 39 500
| 1 | 0 | total | DEPARTEMENT | non | | TOTAL | | 1 | | | 35 400 | 12 840 | 48 240 | | | | | |";

const BUDGET: &str = "
sens | compte | role | libelle | annee_pleine | prevu | realise
D | 60 | compte | 60 Achats | non | 15 000 | 12 340,50
D | 60 | detail | Prestations de services (communication) | non | 15 000 | 12 340,50
D | 62 | compte | 62 Autres services externes | non | 32 000 | 35 120
D | 62 | detail | Honoraires | non | 2 000 | 2 000
D | 62 | detail | Déplacements | non | 30 000 | 33 120
D | 64 | compte | 64 Frais du personnel | non | 915 268 | 880 000
D | 64 | detail | Rémunération | non | 606 166 | 580 000
D | 64 | detail | Charges sociales | non | 234 603 | 230 000
D | 64 | detail | Autres (formation) | non | 74 500 | 70 000
D | 68 | detail | Déploiement SICODOM | non | 0 | 30 000
D | | total | TOTAL DES DÉPENSES | non | 962 268 | 957 460,50
R | 74 | compte | 74 Subventions | non | 900 000 | 900 000
R | 78 | compte | 78 Reprise sur provision | non | 62 268 | 62 268
D | 60 | compte | 60 Achats | oui | 4 000 |
D | 64 | compte | 64 Frais du personnel | oui | 974 368 |
R | 74 | compte | 74 Subventions | oui | 978 368 |";

const MAIA25: &str = "
territoire | date_eval | item | score
Haguenau-Wissembourg | 12/2016 | 1 | 1
Saverne | 12/2016 | 1 | 1";

/// Writes what a reader would open into `target/`, to be looked at.
#[test]
fn the_workbook_is_written() {
    let given = [
        ("effectifs", EFFECTIFS),
        ("budget", BUDGET),
        ("maia25", MAIA25),
        ("cas", "territoire\nMolsheim-Schirmeck\nObernai-Sélestat"),
    ];
    let mut frames = frames(&given, Periode::new(2017, None)).unwrap();
    frames.exercice_reason = "Exercice 2017\u{a0}: demandé par maia.toml.".to_owned();
    let figures = figures(&frames.territoires.iter().map(|it| it.id.clone()).collect::<Vec<_>>());
    let settings =
        Settings::parse("departement = \"Bas-Rhin\"\n[convention]\npilotes_finances = 4\ngestionnaires_finances = 12")
            .unwrap();
    let report = Report {
        frames: &frames,
        figures: &figures,
        diagnostics: &[],
        sources: &Sources::default(),
        files: &[],
        settings: &settings,
        bilan: Bilan { retenus: 9, ignores: 1, a_corriger: 12, a_verifier: 8, ..Bilan::default() },
        durees: &BTreeMap::new(),
        links: &Links::between(Path::new("outputs"), Path::new("inputs")),
    };
    let bytes = super::consolidation(&report).unwrap();
    assert_eq!(bytes, super::consolidation(&report).unwrap());
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("target/consolidation.xlsx"), bytes).unwrap();
}

fn indicator(id: &'static str, label: &'static str, unit: Unit, norm: Option<Norm>) -> &'static Indicator {
    Box::leak(Box::new(Indicator { id, label, unit, formula: "", norm, source: "" }))
}

fn figures(territoires: &[String]) -> Figures {
    let mut rows = Vec::new();
    let norm = |sense, threshold: fn(&Settings) -> f64| Some(Norm { sense, threshold });
    let ratio = |rows: &mut Vec<Figure>, ind: &'static Indicator, modalite: &str, n: f64, d: f64| {
        let scale = if ind.unit == Unit::Pourcent { 100.0 } else { 1.0 };
        let mut all = (0.0, 0.0);
        for (t, k) in territoires.iter().zip(1..) {
            let (n, d) = (n + f64::from(k) * 7.0, d);
            all = (all.0 + n, all.1 + d);
            rows.push(row(t, ind, modalite, "2017", Some(scale * n / d), Some(n), Some(d), ""));
        }
        rows.push(row(DEPARTEMENT, ind, modalite, "2017", Some(scale * all.0 / all.1), Some(all.0), Some(all.1), ""));
    };
    let count = |rows: &mut Vec<Figure>, ind: &'static Indicator, modalite: &str, periode: &str, v: f64| {
        let mut all = 0.0;
        for (t, k) in territoires.iter().zip(1..) {
            all += v + f64::from(k);
            rows.push(row(t, ind, modalite, periode, Some(v + f64::from(k)), None, None, ""));
        }
        rows.push(row(DEPARTEMENT, ind, modalite, periode, Some(all), None, None, ""));
    };
    ratio(
        &mut rows,
        indicator(
            "delai_demande_visite_moyen",
            "Délai moyen de la première demande à la première visite",
            Unit::Jours,
            norm(Sense::Below, |s| s.seuils.delai_jours),
        ),
        "",
        220.0,
        25.0,
    );
    ratio(
        &mut rows,
        indicator("part_delai_conforme", "Part des délais de moins de 10 jours", Unit::Pourcent, None),
        "",
        2.0,
        25.0,
    );
    ratio(
        &mut rows,
        indicator(
            "dates_manquantes",
            "Dates manquantes",
            Unit::Pourcent,
            norm(Sense::Below, |s| s.seuils.dates_manquantes_pct),
        ),
        "",
        1.0,
        150.0,
    );
    ratio(
        &mut rows,
        indicator(
            "charge_par_etp",
            "Cas ouverts par ETP de gestionnaire",
            Unit::CasParEtp,
            norm(Sense::AtMost, |s| s.seuils.charge_par_etp),
        ),
        "",
        85.0,
        2.8,
    );
    ratio(
        &mut rows,
        indicator("taux_psi", "Personnes ayant un plan de services individualisé", Unit::Pourcent, None),
        "",
        60.0,
        100.0,
    );
    let gc = indicator("charge_par_gc", "Charge", Unit::CasParEtp, norm(Sense::AtMost, |s| s.seuils.charge_par_etp));
    for t in territoires {
        for (gc_name, n, d) in [("GC 1", 38.0, 1.0), ("GC 2", 41.0, 1.0), ("GC 10", 20.0, 0.8)] {
            rows.push(row(t, gc, gc_name, "2017", Some(n / d), Some(n), Some(d), ""));
        }
    }
    let cas = |id, label| indicator(id, label, Unit::Cas, None);
    for (ind, v) in [
        (cas("file_active", "File active à la fin de la période"), 90.0),
        (cas("nouveaux_cas", "Inclusions"), 40.0),
        (cas("sorties", "Sorties"), 30.0),
        (cas("demandes", "Demandes reçues"), 70.0),
        (cas("demandes_en_attente", "Demandes en attente"), 3.0),
        (cas("file_active_periode", "Personnes suivies"), 130.0),
    ] {
        count(&mut rows, ind, "", "2017", v);
    }
    let months = cas("nouveaux_cas_mensuels", "Inclusions par mois");
    for m in 1..=12 {
        count(&mut rows, months, "", &format!("2017-{m:02}"), f64::from(m % 5));
    }
    count(&mut rows, months, "mois_inconnu", "2017", 0.0);
    let exits = cas("sorties_par_motif", "Sorties par motif");
    for code in crate::base::codes::MOTIFS_SORTIE.codes {
        count(&mut rows, exits, code.id, "2017", 2.0);
    }
    let absent = cas("anciennete", "Ancienneté");
    for band in ["moins_6", "6_11", "12_23", "24_plus"] {
        for t in territoires.iter().map(String::as_str).chain([DEPARTEMENT]) {
            rows.push(row(t, absent, band, "2017", None, None, None, "aucune base de gestion de cas n’a été reçue"));
        }
    }
    let etp = indicator("etp", "ETP", Unit::Etp, None);
    for q in ["pilote", "gc", "secretaire"] {
        count(&mut rows, etp, q, "2017", 0.8);
    }
    rows.push(row(DEPARTEMENT, etp, "secretaire_cd", "2017", Some(3.9), None, None, ""));
    let (item, groupe, total) = (
        indicator("maia25_item", "Item", Unit::Point, None),
        indicator("maia25_groupe", "Groupe", Unit::Point, None),
        indicator("maia25_total", "MAIA 25, score total", Unit::Point, None),
    );
    let computed = indicator("maia25_item_calcule", "Item calculé", Unit::Point, None);
    for (t, k) in territoires.iter().zip(0u8..) {
        let mut groups: BTreeMap<&str, f64> = BTreeMap::new();
        for it in crate::identify::tables::maia25_items::ITEMS {
            let v = f64::from(u8::from((it.number + k) % 3 != 0));
            *groups.entry(it.group).or_default() += v;
            let note = if it.number == 3 {
                "État de 12/2016. Point déduit du sous-total indiqué."
            } else {
                "État de 12/2016."
            };
            rows.push(Figure {
                statut: Statut::Reporte,
                ..row(t, item, &it.number.to_string(), "2017", Some(v), None, None, note)
            });
        }
        rows.push(Figure {
            statut: Statut::Reporte,
            ..row(t, total, "", "2017", Some(groups.values().sum()), None, None, "État de 12/2016.")
        });
        for (g, v) in groups {
            rows.push(Figure {
                statut: Statut::Reporte,
                ..row(t, groupe, g, "2017", Some(v), None, None, "État de 12/2016.")
            });
        }
        for n in ["21", "24"] {
            rows.push(row(
                t,
                computed,
                n,
                "2017",
                Some(1.0),
                None,
                None,
                "Délai moyen 9,1 jours, dates manquantes 3,2 %.",
            ));
        }
    }
    rows.push(row(DEPARTEMENT, total, "", "2017", Some(64.0), None, Some(100.0), ""));
    let budget = indicator("budget_prevu", "Budget prévu", Unit::Euros, None);
    rows.push(row(DEPARTEMENT, budget, "D_total", "2017", Some(962268.0), None, None, ""));
    rows.sort_by(|a, b| {
        (&a.territoire, a.indicateur.id, &a.modalite, &a.periode).cmp(&(
            &b.territoire,
            b.indicateur.id,
            &b.modalite,
            &b.periode,
        ))
    });
    Figures { rows }
}

#[allow(clippy::too_many_arguments)]
fn row(
    t: &str,
    indicateur: &'static Indicator,
    modalite: &str,
    periode: &str,
    valeur: Option<f64>,
    n: Option<f64>,
    d: Option<f64>,
    note: &str,
) -> Figure {
    Figure {
        territoire: t.to_owned(),
        indicateur,
        modalite: modalite.to_owned(),
        periode: periode.to_owned(),
        valeur,
        numerateur: n,
        denominateur: d,
        statut: if valeur.is_some() { Statut::Ok } else { Statut::Indisponible },
        note: note.to_owned(),
    }
}

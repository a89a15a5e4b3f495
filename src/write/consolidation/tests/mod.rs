//! The workbook of small départements, made from tables written as text, read back as a spreadsheet reads it.

pub(in crate::write) mod spreadsheet;

use std::collections::BTreeMap;
use std::path::Path;

use spreadsheet::{Content, Spreadsheet};

use crate::base::bilan::Bilan;
use crate::base::cell::Sources;
use crate::base::date::Periode;
use crate::base::settings::Settings;
use crate::normalise::example::frames;
use crate::summarise::summarise;
use crate::write::Report;
use crate::write::links::Links;

const EFFECTIFS: &str = "
territoire | tableau | bloc | role | financeur | mutualise | qualite | libelle | profil | etp | date_entree | salaire_brut | charges | cout_total | cout_ap | cout_tc
Haguenau-Wissembourg | 0 | 0 | poste | ARS | non | PILOTE | Pilote | Attachée territoriale | 1 | 14/11/2016 | 40 000 | 16 000 | 56 000 | 56 000 |
Haguenau-Wissembourg | 0 | 0 | poste | ARS | non | GC | GC N°1 | ASE | 0,8 | 12/2016 | 36 000 | 13 000,50 | 49 000,50 | 49 000 |
Haguenau-Wissembourg | 0 | 0 | total | ARS | non | | TOTAL | | 1,8 | | 76 000 | 29 000,50 | 105 000,50 | 105 000 |
Saverne | 0 | 1 | poste | ARS | non | GC | GC N°1 | IDE | 0,9 | 01/01/2015 | 30 000,10 | 11 000 | 41 000,10 | 41 000 |
Saverne | 0 | 1 | total | ARS | non | | TOTAL | | 0,9 | | 30 000 | 11 000 | 41 000 | 41 000 |
| 0 | 2 | poste | ARS | oui | GC | GC 1 | | 1 | 01/09/2016 | 10 500 | 4 000 | 14 500 | |
| 1 | 0 | poste | DEPARTEMENT | non | AUTRE | Responsable comptable | Rédacteur | 0,1 | 01/01/2010 | 6 400 | 2 340 | 8 740 | | 43 700";

const BUDGET: &str = "
sens | compte | role | libelle | annee_pleine | prevu | prevu_modifie | realise
D | 60 | compte | Achats | non | 15 000 | | 12 340,50
D | 60 | detail | Prestations | non | 15 000 | |
D | 60 | detail | prestations | non | | | 12 340,50
D | 64 | compte | Frais du personnel | non | 915 268 | 915 000 | 880 000
D | 64 | detail | Rémunération | non | 606 166 | | 580 000
D | 64 | detail | Charges sociales | non | 309 103 | | 300 000
D | 68 | detail | Déploiement | non | 0 | | 30 000
D | | total | TOTAL | non | 930 268 | |
R | 74 | compte | Subventions | non | 930 268 | | 900 000
D | 60 | compte | Achats | oui | 4 000 | |
D | 64 | compte | Frais du personnel | oui | 974 368 | |";

const CAS: &str = "
territoire | gc | date_demande | orienteur | date_premiere_visite | date_inclusion | date_sortie | motif_sortie | psi | sexe | age
Haguenau-Wissembourg | GC 1 | 02/01/2017 | CLIC | 10/01/2017 | 12/01/2017 | | | OUI | F | 82
Haguenau-Wissembourg | GC 1 | 02/03/2017 | HOPITAL | 30/03/2017 | 04/04/2017 | 01/10/2017 | DECES | NON | M | 91
Haguenau-Wissembourg | GC 1 | 05/03/2017 | CLIC | | | | | | F | 77
Saverne | GC 1 | 02/02/2016 | CLIC | 12/02/2016 | 20/02/2016 | | | OUI | F | 66
Saverne | GC 1 | 02/05/2017 | NR | 09/05/2017 | 05/2017 | | | EN_COURS | M | 88";

/// The workbook of these tables, read back.
fn workbook(given: &[(&'static str, &str)]) -> Spreadsheet {
    Spreadsheet::read(&bytes(given))
}

fn bytes(given: &[(&'static str, &str)]) -> Vec<u8> {
    let frames = frames(given, Periode::new(2017, None)).unwrap();
    let settings = Settings::parse("departement = \"Bas-Rhin\"\n[convention]\npilotes_finances = 4").unwrap();
    let figures = summarise(&frames, &settings).unwrap();
    let report = Report {
        frames: &frames,
        figures: &figures,
        diagnostics: &[],
        sources: &Sources::default(),
        files: &[],
        settings: &settings,
        bilan: Bilan { retenus: 4, a_corriger: 2, ..Bilan::default() },
        durees: &BTreeMap::new(),
        links: &Links::between(Path::new("outputs"), Path::new("inputs")),
    };
    super::consolidation(&report).unwrap()
}

fn departement() -> Vec<(&'static str, String)> {
    let items = |territoire: &str, blank: u32| {
        let score = |item: u32| if item == blank { String::new() } else { (item % 3 % 2).to_string() };
        (1..=25).map(|it| format!("{territoire} | 12/2016 | {it} | {}\n", score(it))).collect::<String>()
    };
    let maia25 =
        format!("territoire | date_eval | item | score\n{}{}", items("Haguenau-Wissembourg", 0), items("Saverne", 7));
    vec![
        ("effectifs", EFFECTIFS.to_owned()),
        ("budget", BUDGET.to_owned()),
        ("cas", CAS.to_owned()),
        ("maia25", maia25),
    ]
}

fn borrowed<'a>(given: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    given.iter().map(|(id, text)| (*id, text.as_str())).collect()
}

/// The same tables for so many territoires, with budgets of their own.
fn many(territoires: usize) -> Vec<(&'static str, String)> {
    let names: Vec<String> = (0..territoires).map(|it| format!("Ville{}", (b'a' + it as u8) as char)).collect();
    let rows = |text: &str, of: &dyn Fn(usize, &str) -> String| -> String {
        let heading = text.trim().lines().next().unwrap().to_owned();
        let rows = names.iter().enumerate().map(|(rank, name)| of(rank, name));
        std::iter::once(heading).chain(rows).collect::<Vec<_>>().join("\n")
    };
    let budget = rows("territoire | sens | compte | role | libelle | prevu | realise", &|rank, name| {
        format!(
            "{name} | D | 60 | compte | Achats | {rank}0,10 | 12,20\n{name} | D | 61 | detail | Loyer | 7,{rank:02} | 3"
        )
    });
    let cas = rows(CAS, &|rank, name| {
        format!("{name} | GC 1 | 02/01/2017 | CLIC | {:02}/01/2017 | 20/01/2017 | | | OUI | F | 82", rank + 3)
    });
    let maia25 =
        rows("territoire | date_eval | item | score", &|rank, name| format!("{name} | 12/2016 | {} | 1", rank + 1));
    vec![("budget", budget), ("cas", cas), ("maia25", maia25)]
}

#[test]
fn formulas_give_the_results_they_carry() {
    let (few, many) = (departement(), many(13));
    for given in [borrowed(&few), borrowed(&many), vec![("cas", "territoire\nSaverne")]] {
        let workbook = workbook(&given);
        let wrong = workbook.wrong_results();
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(given.len() == 1 || workbook.formulas() > 150, "{} formulas", workbook.formulas());
    }
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    let given = departement();
    assert_eq!(bytes(&borrowed(&given)), bytes(&borrowed(&given)));
}

#[test]
fn every_sheet_opens_with_its_title_in_its_first_cell() {
    let given = departement();
    let workbook = workbook(&borrowed(&given));
    let titles: Vec<_> = super::SHEETS.iter().map(|it| it.title).collect();
    assert_eq!(workbook.sheets(), titles);
    for sheet in titles {
        assert!(matches!(workbook.get(sheet, "A1"), Some(Content::Text(text)) if text.contains("2017")), "{sheet}");
    }
}

#[test]
fn totals_are_recalculated_beside_those_that_files_state() {
    let given = departement();
    let workbook = workbook(&borrowed(&given));
    let row = workbook.row("Effectifs", "Saverne", "ETP recalculé");
    let (computed, stated, gap) = (row("Coût recalculé"), row("Coût indiqué"), row("Coût, écart"));
    assert_eq!((computed, stated), (Content::Number(41_000.1), Content::Number(41_000.0)));
    assert!(matches!(gap, Content::Number(gap) if (gap - 0.1).abs() < 1e-9));
}

#[test]
fn a_budget_compares_with_what_was_amended() {
    let given = departement();
    let workbook = workbook(&borrowed(&given));
    let staff = workbook.row("Budget", "Frais du personnel", "Écart (€)");
    assert_eq!(staff("Écart (€)"), Content::Number(-35_000.0));
    assert_eq!(staff("Lecture"), Content::Text("Favorable".to_owned()));
    assert_eq!(staff("Sous-lignes − compte (prévu)"), Content::Number(1.0));
    let unplanned = workbook.row("Budget", "Compte 68", "Écart (€)");
    assert_eq!(
        (unplanned("Réalisé"), unplanned("Écart (%)")),
        (Content::Number(30_000.0), Content::Text("n.s.".to_owned()))
    );
}

#[test]
fn sub_lines_planned_here_and_spent_there_are_one() {
    let given = departement();
    let workbook = workbook(&borrowed(&given));
    let line = workbook.row("Budget", "Prestations", "Sens");
    assert_eq!((line("Prévu"), line("Réalisé")), (Content::Number(15_000.0), Content::Number(12_340.5)));
}

#[test]
fn what_is_not_known_is_neither_zero_nor_blank() {
    let workbook = workbook(&[("cas", "territoire | date_demande\nSaverne | 02/01/2017")]);
    let figure = workbook.row("Synthèse", "MAIA 25, total", "Unité");
    assert_eq!(figure("Saverne"), Content::Text("n.d.".to_owned()));
    let grid = workbook.row("MAIA 25", "La table stratégique prend des décisions", "N°");
    assert_eq!(grid("Saverne"), Content::Text("n.d.".to_owned()));
}

#[test]
fn beyond_a_few_territoires_each_takes_a_row() {
    let given = many(13);
    let workbook = workbook(&borrowed(&given));
    let row = workbook.row("MAIA 25", "Villeb", "Item 2");
    assert_eq!((row("Item 2"), row("Item 1")), (Content::Number(1.0), Content::Text("n.d.".to_owned())));
}

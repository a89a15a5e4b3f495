use super::*;
use crate::identify::tables::{budget, cas, effectifs};
use crate::normalise::raw::raw;

/// Each table: kind, titles, names (sheet, file, folders), cells.
type Given<'a> = (&'static crate::base::table::TableKind, &'a [&'a str], &'a [&'a str], &'a str);

fn settings(text: &str) -> Settings {
    Settings::parse(text).unwrap()
}

/// The territoires of the rows of each table, `-` where there is none, and the codes of remarks.
fn resolve(settings: &Settings, communes: &[&str], tables: &[Given]) -> (Vec<String>, Vec<&'static str>) {
    let clues: Vec<Clues> = tables
        .iter()
        .map(|(kind, titles, names, text)| {
            let table = raw(kind, titles, names, text);
            let rows: Vec<u32> = table.rows.iter().map(|it| it.row).collect();
            Clues::of(&table, &rows)
        })
        .collect();
    let all: Vec<&Clues> = clues.iter().collect();
    let (registry, diagnostics) =
        Registry::new(settings, &all, || communes.iter().map(|it| (*it).to_owned()).collect());
    let shown = |(clue, given): (&Clues, &Given)| {
        let shared = given.0.id != "cas";
        let resolved = clue.resolve(&registry, shared);
        let ids = (0..clue.rows.len() as u32).map(|it| resolved.get(it).unwrap_or("-"));
        ids.collect::<Vec<_>>().join(" ")
    };
    let resolved = clues.iter().zip(tables).map(shown).collect();
    (resolved, diagnostics.iter().map(|it| it.rule.code).collect())
}

#[track_caller]
fn check(tables: &[Given], expected: &[&str]) {
    assert_eq!(resolve(&Settings::default(), &[], tables).0, expected);
}

const ONE: &str = "gc\na";

#[test]
fn a_column_says_first_and_spellings_of_one_territoire_are_one() {
    check(
        &[(
            &cas::KIND,
            &["MAIA Saverne"],
            &["Feuil1", "base"],
            "territoire | gc\nMAIA Sélestat-Obernai | a\nMAIA d'Obernai-Sélestat | a\nSÉLESTAT | a\n | a\nNR | a\n67 | a",
        )],
        &["obernai-selestat obernai-selestat obernai-selestat saverne saverne -"],
    );
}

#[test]
fn sections_then_titles_then_names_place_the_rows() {
    let sections = "qualite\nPilote\n# MAIA Saverne\nPilote\n# Effectifs mutualisés\nGC\n# MAIA Molsheim\nGC";
    check(
        &[
            (&effectifs::KIND, &["MAIA Haguenau-Wissembourg"], &["Effectifs", "f"], sections),
            (&cas::KIND, &["Base de gestion de cas", "MAIA de Saverne"], &["Feuil1", "f"], ONE),
            (&cas::KIND, &[], &["Molsheim", "f"], ONE),
            (&cas::KIND, &[], &["Feuil1", "BDD_haguenau_2017"], ONE),
            (&cas::KIND, &[], &["Feuil1", "BDD GC1", "2017", "Saverne"], ONE),
            (&cas::KIND, &[], &["MAIA 25", "MAIA 25 Saverne"], ONE),
        ],
        &[
            "haguenau-wissembourg saverne - molsheim",
            "saverne",
            "molsheim",
            "haguenau-wissembourg",
            "saverne",
            "saverne",
        ],
    );
}

#[test]
fn what_every_file_name_says_is_no_territoire() {
    check(
        &[
            (&cas::KIND, &["Base de gestion de cas"], &["BDD", "GC 2017 file active", "Reçu par mail"], ONE),
            (&cas::KIND, &[], &["Feuil1", "Base Julie"], ONE),
        ],
        &["-", "-"],
    );
}

#[test]
fn folders_name_territoires_that_nothing_else_does() {
    check(
        &[
            (&cas::KIND, &[], &["Feuil1", "base", "Haguenau-Wissembourg"], ONE),
            (&cas::KIND, &[], &["Feuil1", "base", "Saverne", "Envois"], ONE),
        ],
        &["haguenau-wissembourg", "saverne"],
    );
}

#[test]
fn a_folder_of_what_the_departement_may_hold_is_said_to_be_taken_for_a_territoire() {
    let inbox = |folder: &'static str| -> (Vec<String>, Vec<&'static str>) {
        let own: Given = (&cas::KIND, &["MAIA Saverne"], &["Feuil1", "base"], ONE);
        resolve(&Settings::default(), &[], &[own, (&budget::KIND, &[], &["Feuil1", "BP 2017", folder], "depenses\na")])
    };
    for office in ["Siège", "Association", "Direction", "Comptabilité", "Service financier", "Conseil départemental"]
    {
        assert_eq!(inbox(office), (vec!["saverne".into(), "-".into()], Vec::new()), "{office}");
    }
    assert_eq!(inbox("Saverne"), (vec!["saverne".into(), "saverne".into()], Vec::new()));
    assert_eq!(inbox("Molsheim"), (vec!["saverne".into(), "molsheim".into()], vec!["TER-06"]));
}

#[test]
fn an_alias_is_known_in_a_title_or_a_folder_without_maia() {
    let settings = settings("[[territoire]]\nid = \"saint-die\"\nnom = \"Saint-Dié\"\nalias = [\"MAIA Déodatie\"]");
    let tables: &[Given] = &[
        (&cas::KIND, &["DÉODATIE – suivi des usagers"], &["Feuil1", "base"], ONE),
        (&cas::KIND, &[], &["Feuil1", "base", "déodatie"], ONE),
        (&cas::KIND, &[], &["Feuil1", "base", "Colmar"], ONE),
    ];
    assert_eq!(resolve(&settings, &[], tables).0, ["saint-die", "saint-die", "colmar"]);
}

#[test]
fn a_file_name_counts_when_it_is_a_commune_or_names_tables_of_two_kinds() {
    let tables: &[Given] = &[
        (&cas::KIND, &[], &["Feuil1", "BDD Haguenau"], ONE),
        (&cas::KIND, &[], &["Feuil1", "BDD Saverne"], ONE),
        (&effectifs::KIND, &[], &["Feuil1", "Effectifs Saverne"], "qualite\nGC"),
        (&cas::KIND, &[], &["Feuil1", "BDD Julie"], ONE),
    ];
    let (resolved, _) = resolve(&Settings::default(), &["haguenau"], tables);
    assert_eq!(resolved, ["haguenau", "saverne", "saverne", "-"]);
}

#[test]
fn where_nothing_names_a_territoire_the_files_of_bases_do_and_it_is_said() {
    const MANAGED: &str = "gc | date_demande\nGC 1 | 01/03/2017\nGC 2 | 02/03/2017";
    let files: &[Given] = &[
        (&cas::KIND, &[], &["Situations complexes", "Suivi_Verdun_2017"], MANAGED),
        (&cas::KIND, &[], &["Situations complexes", "Suivi_Commercy_2017"], MANAGED),
        (&effectifs::KIND, &[], &["Feuil1", "ETP Verdun"], "qualite\nGC"),
        (&cas::KIND, &[], &["Feuil1", "Suivi Anne"], "date_demande\n01/03/2017"),
    ];
    let (resolved, diagnostics) = resolve(&Settings::default(), &[], files);
    assert_eq!(resolved, ["verdun verdun", "commercy commercy", "verdun", "-"]);
    assert_eq!(diagnostics, ["TER-06"], "the name of two kinds of tables needs no remark");
    let sheets: &[Given] =
        &[(&cas::KIND, &[], &["Verdun", "Base 2017"], MANAGED), (&cas::KIND, &[], &["Commercy", "Base 2017"], MANAGED)];
    assert_eq!(resolve(&Settings::default(), &[], sheets).0, ["verdun verdun", "commercy commercy"]);
    let known: &[Given] = &[
        (&cas::KIND, &["MAIA Saverne"], &["Feuil1", "f"], MANAGED),
        (&cas::KIND, &[], &["Feuil1", "Suivi_Verdun"], MANAGED),
    ];
    assert_eq!(resolve(&Settings::default(), &[], known).0, ["saverne saverne", "- -"]);
}

#[test]
fn the_departement_s_tables_belong_to_no_territoire_whatever_the_letterhead() {
    check(
        &[
            (&cas::KIND, &["MAIA Saverne"], &["Feuil1", "f"], ONE),
            (&budget::KIND, &["Budget 2017"], &["Budget", "Budget MAIA 67", "Conseil départemental"], "depenses\na"),
            (&effectifs::KIND, &["Conseil départemental du Bas-Rhin"], &["RH", "f", "Saverne"], "qualite\nGC"),
            (&effectifs::KIND, &["Effectifs financés par le Département"], &["RH", "f"], "qualite\nGC"),
        ],
        &["saverne", "-", "saverne", "-"],
    );
}

#[test]
fn settings_win_and_others_are_shown_apart() {
    let settings = settings(
        "departement = \"Bas-Rhin\"\n[[territoire]]\nid = \"nord\"\nnom = \"Haguenau-Wissembourg\"\nalias = [\"TS1\", \"Secteur Nord\"]\n",
    );
    let (resolved, codes) = resolve(
        &settings,
        &[],
        &[(
            &cas::KIND,
            &[],
            &["f", "f"],
            "territoire\nTS1\nHaguenau\nMAIA de Wissembourg\nsecteur nord\nColmar\nBas-Rhin",
        )],
    );
    assert_eq!(resolved, ["nord nord nord nord colmar -"]);
    assert_eq!(codes, ["TER-04"]);
}

#[test]
fn a_name_that_two_territoires_share_joins_neither() {
    let (resolved, codes) = resolve(
        &Settings::default(),
        &[],
        &[(&cas::KIND, &[], &["f", "f"], "territoire\nNord Essonne\nSud Essonne\nEssonne")],
    );
    assert_eq!((resolved, codes), (vec!["essonne-nord essonne-sud -".to_owned()], vec!["TER-02"]));
}

#[test]
fn a_misspelt_name_is_read_and_told() {
    let (resolved, codes) = resolve(
        &Settings::default(),
        &[],
        &[(&cas::KIND, &[], &["f", "f"], "territoire\nHaguenau-Wissembourg\nHagueneau-Wissembourg\nMolsheim")],
    );
    assert_eq!(
        (resolved, codes),
        (vec!["haguenau-wissembourg haguenau-wissembourg molsheim".to_owned()], vec!["TER-03"])
    );
}

#[test]
fn names_are_shown_as_people_write_them() {
    let table = raw(&cas::KIND, &[], &["f", "f"], "territoire\nMAIA d'Obernai-Sélestat\nSAVERNE");
    let rows: Vec<u32> = table.rows.iter().map(|it| it.row).collect();
    let clues = Clues::of(&table, &rows);
    let (registry, _) = Registry::new(&Settings::default(), &[&clues], BTreeSet::new);
    let names: Vec<_> = registry.territoires().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Obernai-Sélestat", "Saverne"]);
}

#[test]
fn a_column_of_sectors_divides_a_territoire_that_something_else_names() {
    let sectors = "territoire | gc\nSoultz | a\nWissembourg | a\nNord | a";
    let mut table = raw(&cas::KIND, &["MAIA Haguenau-Wissembourg"], &["f", "f"], sectors);
    table.columns[0].heading = "Secteur".to_owned();
    let rows: Vec<u32> = table.rows.iter().map(|it| it.row).collect();
    let clues = Clues::of(&table, &rows);
    let (registry, diagnostics) = Registry::new(&Settings::default(), &[&clues], BTreeSet::new);
    let resolved = clues.resolve(&registry, false);
    assert!((0..3).all(|it| resolved.get(it) == Some("haguenau-wissembourg")));
    assert_eq!(diagnostics.iter().map(|it| it.rule.code).collect::<Vec<_>>(), ["TER-05"]);

    table.titles.clear();
    let clues = Clues::of(&table, &rows);
    let (registry, _) = Registry::new(&Settings::default(), &[&clues], BTreeSet::new);
    let resolved = clues.resolve(&registry, false);
    assert_eq!(
        (0..3).map(|it| resolved.get(it)).collect::<Vec<_>>(),
        [Some("soultz"), Some("wissembourg"), Some("nord")]
    );
}

//! The workbook of small départements, made from tables written as text, read back as a spreadsheet reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::base::bilan::Bilan;
use crate::base::cell::Sources;
use crate::base::date::Periode;
use crate::base::settings::Settings;
use crate::normalise::example::frames;
use crate::summarise::summarise;
use crate::write::Report;
use crate::write::consolidation::tests::spreadsheet::{Content, Spreadsheet};
use crate::write::links::Links;

const BUDGET: &str = "
sens | compte | role | libelle | financeur | annee_pleine | prevu | prevu_modifie | realise | explication
D | 60 | compte | Achats | | non | 15 000 | | 12 340,50 | Campagne reportée
D | 60 | detail | Prestations | | non | 15 000 | | 12 340,50 |
D | 64 | compte | Frais du personnel | | non | 915 268 | 900 000 | 880 000 |
D | 67 | compte | Charges exceptionnelles | | non | 0 | | 412 |
D | 68 | detail | Déploiement | | non | 30 000 | | 30 000 |
R | 74 | compte | Subventions | | non | 960 268 | | 960 000 |
R | 74 | detail | ARS | ARS | non | 800 000 | | 799 732 |
R | 74 | detail | Département | DEPARTEMENT | non | 160 268 | | 160 268 |
D | 60 | compte | Achats | | oui | 4 000 | | |";

const SETTINGS: &str = "
departement = \"Bas-Rhin\"
[convention]
numero = \"201700224\"
plancher_departement = 260368
pilotes_finances = 1
gestionnaires_finances = 3
dotation = { 2017 = 800000 }
[[convention.versement]]
exercice = 2017
numero = 1
montant = 520000
[[convention.versement]]
exercice = 2017
numero = 2
montant = 280000
echeance = 2017-09-15
";

fn workbook(given: &[(&'static str, &str)], more: &str) -> Spreadsheet {
    Spreadsheet::read(&bytes(given, more))
}

fn bytes(given: &[(&'static str, &str)], more: &str) -> Vec<u8> {
    let frames = frames(given, Periode::new(2017, None)).unwrap();
    let settings = Settings::parse(&format!("{SETTINGS}{more}")).unwrap();
    let figures = summarise(&frames, &settings).unwrap();
    let report = Report {
        frames: &frames,
        figures: &figures,
        diagnostics: &[],
        sources: &Sources::default(),
        files: &[],
        settings: &settings,
        bilan: Bilan::default(),
        durees: &BTreeMap::new(),
        links: &Links::between(Path::new("outputs"), Path::new("inputs")),
    };
    super::compte_rendu_financier(&report).unwrap()
}

fn text(text: &str) -> Content {
    Content::Text(text.to_owned())
}

#[test]
fn sheets_stand_in_the_order_of_the_yearly_file_and_each_is_filled_once() {
    let titles: Vec<_> = super::SHEETS.iter().map(|it| it.title).collect();
    assert_eq!(workbook(&[("budget", BUDGET)], "").sheets(), titles);
    let filled: BTreeSet<_> = super::FILLED.iter().map(|it| it.title).collect();
    assert_eq!(filled, titles.iter().copied().collect());
    assert_eq!(super::FILLED.len(), titles.len());
}

#[test]
fn the_same_tables_give_the_same_bytes_and_nothing_received_gives_a_workbook() {
    assert_eq!(bytes(&[("budget", BUDGET)], ""), bytes(&[("budget", BUDGET)], ""));
    let empty = workbook(&[], "");
    assert_eq!(empty.sheets().len(), super::SHEETS.len());
}

#[test]
fn every_account_of_the_form_has_its_variance_and_rate() {
    let book = workbook(&[("budget", BUDGET)], "");
    let row = |label: &'static str| book.row("Compte d’emploi", label, "Intitulé");
    let staff = row("Frais du personnel");
    assert_eq!(staff("Écart (€)"), Content::Number(-20_000.0));
    assert_eq!(staff("Prévu modifié"), Content::Number(900_000.0));
    let unplanned = row("Charges exceptionnelles");
    assert_eq!((unplanned("Écart (%)"), unplanned("Taux de réalisation")), (text("n.s."), text("n.s.")));
    assert_eq!(row("Impôts et taxes")("Réalisé"), Content::Number(0.0));
    let allowances = row("Dotation aux amortissements et aux provisions");
    assert_eq!((allowances("Compte"), allowances("Réalisé")), (Content::Number(68.0), Content::Number(30_000.0)));
    let total = row("Total des dépenses");
    assert_eq!((total("Prévu"), total("Réalisé")), (Content::Number(960_268.0), Content::Number(922_752.5)));
    assert_eq!(total("Prévu modifié"), Content::Number(945_000.0));
    assert_eq!(row("Recettes − dépenses")("Réalisé"), Content::Number(37_247.5));
}

#[test]
fn variances_are_reported_largest_first_from_the_threshold_on() {
    let labels = |book: &Spreadsheet| -> Vec<String> {
        let cell = |row: u32| book.get("Rapport de variations", &format!("A{row}")).cloned();
        let first = (1..20).find(|it| cell(*it) == Some(text("Intitulé"))).unwrap();
        let labels = (first + 1..30).map_while(cell).filter_map(|it| match it {
            Content::Text(it) if !it.starts_with("Ensemble") => Some(it),
            _ => None,
        });
        labels.collect()
    };
    let usual = workbook(&[("budget", BUDGET)], "");
    assert_eq!(labels(&usual), ["Frais du personnel", "Achats", "Charges exceptionnelles"]);
    let stricter = workbook(&[("budget", BUDGET)], "[seuils]\nvariation_euros = 200\nvariation_pct = 50.0");
    assert_eq!(labels(&stricter), ["Frais du personnel", "Achats", "Charges exceptionnelles", "Subventions"]);
    let looser = workbook(&[("budget", BUDGET)], "[seuils]\nvariation_euros = 10000\nvariation_pct = 60.0");
    assert_eq!(labels(&looser)[..1], ["Frais du personnel"]);
}

#[test]
fn an_explanation_comes_from_the_table_before_the_budget_and_sites_are_told_apart() {
    let table = "
territoire | exercice | compte | texte
 | 2017 | 64 | Deux postes vacants
 | 2016 | 60 | Autre année
Saverne | 2017 | 67 | Dégât des eaux
Molsheim | 2017 | 671 | Pénalité";
    let book = workbook(&[("budget", BUDGET), ("explications", table)], "");
    let explained = |label: &str| book.row("Compte d’emploi", label, "Intitulé")("Explication");
    assert_eq!(explained("Frais du personnel"), text("Deux postes vacants"));
    assert_eq!(explained("Achats"), text("Campagne reportée"));
    assert_eq!(
        explained("Charges exceptionnelles"),
        text("Saverne\u{a0}: Dégât des eaux\u{a0}; Molsheim\u{a0}: Pénalité")
    );
    let report = book.row("Rapport de variations", "Achats", "Intitulé");
    assert_eq!(report("Explication"), text("Campagne reportée"));
}

#[test]
fn funders_have_their_share_and_the_departement_its_commitment() {
    let book = workbook(&[("budget", BUDGET)], "");
    let ars = book.row("Cofinancements", "ARS", "Part du prévu");
    assert_eq!(ars("Réalisé"), Content::Number(799_732.0));
    let effort = book.row("Cofinancements", "Prévu", "Engagement minimum");
    assert_eq!(effort("Différence"), Content::Number(-100_100.0));
}

#[test]
fn payments_received_stand_beside_those_of_the_convention() {
    let table = "
exercice | versement_n | date_reception | montant_recu
2017 | 1 | 12/05/2017 | 520 000
2018 | 1 | 12/05/2018 | 1 000";
    let book = workbook(&[("versements", table)], "");
    let row = |label: &'static str| book.row("Versements", label, "Versement");
    assert_eq!(row("1er versement")("Échéance"), text("À réception de la convention"));
    assert_eq!(row("1er versement")("Écart (€)"), Content::Number(0.0));
    assert_eq!(row("2e versement")("Montant reçu"), text("n.d."));
    assert_eq!(row("Total")("Montant prévu"), Content::Number(800_000.0));
    let left = book.row("Versements", "Reste à recevoir", "Montant");
    assert_eq!(left("€"), Content::Number(280_000.0));
}

#[test]
fn posts_funded_and_filled_are_counted_in_persons_and_in_etp() {
    let posts = "
territoire | role | financeur | mutualise | qualite | libelle | etp | statut | date_entree | date_sortie | cout_total | cout_ap | diu
Saverne | poste | ARS | non | PILOTE | Pilote | 1 | Titulaire | 01/01/2015 | | 56 000 | 56 000 |
Saverne | poste | ARS | non | GC | GC N°1 | 0,8 | Titulaire | 01/06/2017 | | 20 000 | 40 000 | OBTENU
Saverne | poste | ARS | non | GC | GC N°2 | 1 | Contractuelle | 01/01/2016 | 01/04/2017 | 10 000 | 40 000 |
 | poste | DEPARTEMENT | non | SECRETAIRE | Secrétaire | 0,9 | Titulaire | | | 30 000 | |";
    let book = workbook(&[("effectifs", posts)], "");
    let sheet = "Effectifs et bilan social";
    let managers = book.row(sheet, "Gestionnaire de cas", "Postes financés");
    let numbers = [
        "Postes financés",
        "Personnes présentes",
        "Postes vacants (personnes)",
        "ETP présents",
        "Mois occupés",
        "Mois vacants",
    ]
    .map(managers);
    assert_eq!(numbers, [3.0, 1.0, 2.0, 0.8, 10.0, 26.0].map(Content::Number));
    let movements = book.row(sheet, "Gestionnaire de cas", "Entrées dans la période");
    assert_eq!(movements("Entrées dans la période"), Content::Number(1.0));
    assert_eq!(movements("Sorties dans la période"), Content::Number(1.0));
    let total = book.row(sheet, "Total – Postes financés par l’ARS", "Coût de l’exercice");
    assert_eq!(total("Coût de l’exercice"), Content::Number(86_000.0));
}

#[test]
fn what_has_no_voucher_stands_apart_in_the_controller_s_sheet() {
    let ledger = "
exercice_imputation | compte | n_mandat | n_piece | montant
2017 | 6042 | 12 | F-1 | 12 000
2017 | 604 | 13 | | 340,50
2018 | 604 | 14 | F-2 | 999";
    let book = workbook(&[("budget", BUDGET), ("depenses", ledger)], "");
    let row = book.row("Contrôle ARS", "Achats", "Demandé");
    assert_eq!((row("Demandé"), row("Justifié")), (Content::Number(12_340.5), Content::Number(12_000.0)));
    assert_eq!(row("Non justifié"), Content::Number(340.5));
    let apart = book.row("Contrôle ARS", "13", "Mandat");
    assert_eq!(apart("Demandé"), Content::Number(340.5));
}

#[test]
fn no_small_count_of_persons_is_shown_and_the_sheet_says_how_many_are_masked() {
    let mut cases = "territoire | date_demande | date_inclusion | date_sortie | motif_sortie | sexe\n".to_owned();
    for (territoire, women, men) in [("Saverne", 14, 3), ("Molsheim", 20, 15), ("Haguenau", 30, 25)] {
        for (sexe, count) in [("F", women), ("M", men)] {
            for _ in 0..count {
                cases.push_str(&format!("{territoire} | 02/01/2017 | 03/01/2017 | | | {sexe}\n"));
            }
        }
    }
    let shown = |more: &str| {
        let book = workbook(&[("cas", &cases)], more);
        let men = book.row("Activité", "Homme", "Modalité");
        let said = (1..200).find_map(|row| match book.get("Activité", &format!("A{row}")) {
            Some(Content::Text(text)) if text.starts_with("Secret statistique\u{a0}: ") => Some(text.clone()),
            _ => None,
        });
        (["Saverne", "Molsheim", "Haguenau", "Département"].map(men), said)
    };
    let (men, said) = shown("");
    assert_eq!(men[0], text("s."));
    assert!(men[1..].contains(&text("s.")), "{men:?}");
    assert!(said.is_some_and(|it| it.contains("cases masquées")));
    let (men, said) = shown("[diffusion]\nseuil = 0");
    assert_eq!(men, [3.0, 15.0, 25.0, 43.0].map(Content::Number));
    assert_eq!(said, None);
}

//! The four real validation grids: each cell as the convention prints it, and what contradicts them.

use std::collections::BTreeMap;

use maia::base::codes::MODALITES_GRILLE;
use maia::extract;
use maia::normalise::columns::{numbers, texts};
use maia::normalise::communes::{Communes, Means};
use maia::pipeline::{Request, review};

use crate::support::demonstration;

const SITES: [&str; 4] = ["haguenau-wissembourg", "saverne", "obernai-selestat", "molsheim-schirmeck"];

/// Item, then what it says at Haguenau, Saverne, Sélestat and Molsheim; `=` where it says as on its left, `∅` where it says nothing.
const PRINTED: &str = "
conventions          | Signée                               | = | = | =
reporting_financier  | Remis                                | = | = | =
rapport_etape        | Complet                              | = | = | =
presentation_rapport | Réalisée                             | = | Programmée | =
remontee_indicateurs | Oui                                  | = | = | =
territoire_infra     | Oui                                  | = | = | =
population_cible     | Oui                                  | = | = | =
autorisation_recueil | Aucune démarche                      | = | = | =
pilote_recrute       | Oui                                  | = | = | =
pilote_profil        | Oui                                  | = | = | =
pilote_forme         | Non                                  | Oui | = | =
ts_representation    | Tous                                 | = | = | =
ts_niveau            | Oui                                  | = | = | Représentation instable ou non décisionnelle
ts_decisions         | Oui et suivi de décisions            | = | = | =
ts_rythme            | Oui                                  | = | = | =
tt_representation    | Tous                                 | = | = | =
tt_niveau            | Oui                                  | = | Représentation instable ou non décisionnelle | =
tt_decisions         | Non                                  | Oui et suivi de décisions | = | =
tt_rythme            | Oui                                  | = | = | =
gi_engagement        | Décision en concertation stratégique | = | = | =
annuaire             | Non                                  | = | = | =
referentiel          | Oui                                  | = | Non partagé ou incomplet ou en cours | Non
formulaire           | Oui                                  | = | Non défini ou non multidimensionnel ou outil d’orientation vers la gestion de cas | =
gi_tactique          | Absence d’engagement                 | Engagement partiel | = | =
gi_outils            | Incomplète ou instable               | = | Aucun | =
gi_formation         | Aucune formation programmée          | Présence partielle des accueillants | Aucune formation programmée | =
gc_recrutes          | Oui                                  | = | Incomplet ou turnover | Oui
gc_profil            | Oui                                  | = | = | =
gc_formes            | Incomplet                            | Totalité | Aucun | Incomplet
gc_inclusion         | Satisfaisant                         | = | = | =
gc_situations        | Satisfaisant                         | = | = | =
geva                 | Utilisation du guide ou utilisation incomplète | ∅ | Utilisation du guide ou utilisation incomplète | =
psi                  | Non                                  | = | = | =
reunions_equipe      | Non                                  | Oui | = | =
diagnostic           | Réalisé et mis à jour                | = | = | =
bdd_gc               | Réalisée                             | En cours | Réalisée | =
bdd_gi               | Non                                  | = | = | =
analyse_tactique     | Non                                  | = | = | =
analyse_strategique  | Non                                  | = | = | =
feuille_de_route     | Objectifs non atteints mais présence d’argumentaires | = | Objectifs poursuivis | =
evaluation_gir       | Oui                                  | = | = | =
evaluation_maia25    | ∅                                    | = | = | =
";

/// What each item says at each site, as printed.
fn printed() -> BTreeMap<(String, &'static str), String> {
    let mut all = BTreeMap::new();
    for line in PRINTED.trim().lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let mut said = "";
        for (site, cell) in SITES.iter().zip(&cells[1..]) {
            said = if *cell == "=" { said } else { cell };
            all.insert((cells[0].to_owned(), *site), said.to_owned());
        }
    }
    all
}

#[test]
fn the_four_grids_are_read_cell_for_cell() {
    let entries = extract::list(&demonstration()).unwrap();
    let frames = review(&entries, &Request { exercice: Some(2017), ..Request::default() }, &|_, _| ()).unwrap().frames;
    let grid = frames.get("grille");
    let (sites, items) = (texts(&grid, "territoire").unwrap(), texts(&grid, "item").unwrap());
    let (years, said) = (numbers(&grid, "annee").unwrap(), texts(&grid, "modalite").unwrap());
    assert!(years.iter().all(|it| *it == Some(2016)), "{years:?}");
    let mut read = BTreeMap::new();
    for row in 0..grid.height() {
        let site = SITES.iter().find(|it| sites[row].as_deref() == Some(**it)).unwrap();
        let label = said[row].as_deref().map_or("∅", |it| MODALITES_GRILLE.label(it));
        assert_eq!(read.insert((items[row].clone().unwrap(), *site), label.to_owned()), None, "{:?}", items[row]);
    }
    let expected = printed();
    assert_eq!((read.len(), expected.len()), (168, 168));
    for (key, label) in &expected {
        assert_eq!(read.get(key), Some(label), "{key:?}");
    }
}

#[test]
fn the_list_of_communes_names_492_of_them_and_one_twice() {
    let entries = extract::list(&demonstration()).unwrap();
    let frames = review(&entries, &Request { exercice: Some(2017), ..Request::default() }, &|_, _| ()).unwrap().frames;
    let communes = Communes::of(&frames).unwrap();
    assert_eq!(communes.len(), 492);
    let twice: Vec<_> = communes.iter().filter(|it| it.rows.len() > 1).map(|it| it.name.as_str()).collect();
    assert_eq!(twice, ["FROESCHWILLER"]);
    let (means, wrapped) = communes.find("Mittelschaeffolsheim").unwrap();
    assert_eq!((means, wrapped.name.as_str()), (Means::Same, "MITTELSCHAEFFOLSHEIM"));
}

/// Code, site and words of each contradiction of the four grids.
const CONTRADICTIONS: &[(&str, &str, &str)] = &[
    ("GRI-02", "haguenau-wissembourg", "« depuis » 2017 ; le tableau des effectifs donne le 14/11/2016"),
    ("GRI-01", "haguenau-wissembourg", "« Engagement tactique » vaut « Absence d’engagement », mais l’item 15"),
    ("GRI-01", "haguenau-wissembourg", "« Annuaire complet » vaut « Non », mais l’item 15"),
    ("GRI-01", "saverne", "« Annuaire complet » vaut « Non », mais l’item 15"),
    ("GRI-01", "obernai-selestat", "« Annuaire complet » vaut « Non », mais l’item 15"),
    ("GRI-01", "molsheim-schirmeck", "« Annuaire complet » vaut « Non », mais l’item 15"),
    ("GRI-01", "haguenau-wissembourg", "« Analyse des données en concertation tactique"),
    ("GRI-01", "saverne", "« Analyse des données en concertation tactique"),
    ("GRI-01", "obernai-selestat", "vaut « Oui et suivi de décisions », mais l’item 8"),
    ("GRI-01", "obernai-selestat", "vaut « Représentation instable ou non décisionnelle », mais l’item 5"),
    ("GRI-01", "molsheim-schirmeck", "vaut « Représentation instable ou non décisionnelle », mais l’item 5"),
    ("GRI-01", "saverne", "« Engagement tactique » vaut « Engagement partiel », mais l’item 15"),
    ("GRI-01", "obernai-selestat", "« Engagement tactique » vaut « Engagement partiel », mais l’item 15"),
    ("GRI-01", "molsheim-schirmeck", "« Engagement tactique » vaut « Engagement partiel », mais l’item 15"),
    ("GRI-01", "haguenau-wissembourg", "« Des décisions sont prises » vaut « Non », mais l’item 25"),
    ("GRI-05", "haguenau-wissembourg", "tous les 15 jours : l’item vaut « Non » ici"),
    ("GRI-05", "saverne", "tous les 15 jours : l’item vaut « Oui », la norme"),
    ("GRI-03", "saverne", "datée de 2012, avant son entrée le 01/02/2013"),
    ("GRI-04", "saverne", "vaut « En cours », mais le commentaire dit qu’elle existe depuis 2014"),
];

#[test]
fn each_contradiction_of_the_four_grids_is_said_once_a_site() {
    let run = crate::support::consolidate(&demonstration(), 2017, &[]);
    let said: Vec<(String, String, String)> = run
        .anomalies()
        .iter()
        .map(|it| {
            let message = it["message"].replace(['\u{a0}', '\u{202f}'], " ");
            (it["code"].clone(), it["territoire"].clone(), message)
        })
        .filter(|it| it.0.starts_with("GRI-"))
        .collect();
    for (code, site, words) in CONTRADICTIONS {
        let found = said.iter().filter(|it| it.0 == *code && it.1 == *site && it.2.contains(words)).count();
        assert_eq!(found, 1, "{code} {site} {words}\n{said:#?}");
    }
    let others = said.len() - CONTRADICTIONS.len();
    assert_eq!(said.iter().filter(|it| it.0 == "GRI-06").count(), others, "{said:#?}");
}

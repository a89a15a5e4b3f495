//! Rows of data that hold known words, and cells that no table took: nothing is lost in silence.

use super::*;

#[track_caller]
fn kinds(found: &Identified) -> Vec<(&'static str, usize)> {
    found.tables.iter().map(|it| (it.kind.id, it.rows.len())).collect()
}

#[test]
fn a_row_of_the_shape_of_its_neighbours_is_no_row_of_headings() {
    let found = of("
Feuille de route 2017 – MAIA Épinal

Axe|Objectif opérationnel|Action|Qui|Échéance|État d'avancement
Guichet intégré|Objectif 1|Action 1|pilote|01/04/2018|Non débuté
|Objectif 2|Action 2|pilote|01/02/2018|En cours
|Objectif 4|Action 4|pilote|01/05/2017|Réalisé
Concertation|Objectif 5|Action 5|pilote|01/11/2017|Réalisé
|Objectif 6|Action 6|pilote|01/04/2018|Non débuté
Guichet intégré|Objectif 9|Action 9|pilote|01/11/2017|Réalisé
|Objectif 10|Action 10|pilote|01/12/2017|Réalisé
");
    assert_eq!(kinds(&found), [("feuille_de_route", 7)]);
    let found = of("
N°|Objet|Responsable|État|Origine
1|Transport|Pilote|En cours|Concertation
2|Logement|Pilote|Terminé|Guichet
3|Action|Responsable|État|Concertation
4|Annuaire|Pilote|En cours|Guichet
");
    assert!(found.tables.len() <= 1, "{}", shown(&found));
}

#[test]
fn tables_beside_one_another_may_have_their_headings_on_different_rows() {
    let found = of("
Postes de la MAIA||||||Versements de l’ARS
Qualité|Nom|ETP|Coût|||Date|Montant|Objet
Pilote|A|1|60000|||02/03/2017|70000|Acompte
GC 1|B|1|45000||||
GC 2|C|0.8|36000|||Date de versement|Montant|Financeur
Secrétaire|D|0.5|15000|||02/03/2017|70000|ARS
||||||04/07/2017|50000|ARS
||||||02/11/2017|20000|ARS
");
    assert!(kinds(&found).contains(&("effectifs", 4)), "{}", shown(&found));
    assert!(kinds(&found).contains(&("versements", 3)), "{}{:?}", shown(&found), remarks(&found));
}

const BASE: &str = "MAIA|N° dossier|Date de la demande|Date d'inclusion|Date de sortie
Saverne|1|01/02/2017|05/02/2017|
Saverne|2|02/02/2017|07/02/2017|
Saverne|3|03/02/2017|09/02/2017|
Saverne|4|03/02/2017|12/02/2017|
Saverne|5|04/02/2017|12/02/2017|";

/// The base with these lines beside its rows.
fn beside(lines: [&str; 5]) -> Vec<String> {
    let both: Vec<String> =
        BASE.lines().zip([""].into_iter().chain(lines)).map(|(one, other)| format!("{one}||{other}")).collect();
    let found = of(&both.join("\n"));
    assert_eq!(kinds(&found), [("cas", 5)], "{}", shown(&found));
    remarks(&found).into_iter().filter(|it| it.starts_with("TAB-19")).collect()
}

#[test]
fn a_block_of_cells_that_no_table_takes_is_said() {
    for (lines, told) in [
        (["Local|Loyer|Depuis", "A|412|03/02/2012", "B|380|04/05/2014", "C|512|01/09/2016", ""], true),
        (["Local|Depuis|Agent", "A|x|Anne", "A|y|Luc", "B|x|Anne", "B|y|Luc"], true),
        (["64 Personnel|1200", "60 Achats|300", "61 Services|500", "62 Autres|20", "Total|2020"], true),
        (["Sites|Motifs|Origines", "Saverne|Décès|CLIC", "Molsheim|Entrée|MT", "Haguenau|Refus|CD", "|Autre|"], false),
        (["Rempli par|Anne", "Le|04/05/2017", "", "", "Fin"], false),
        (["Légende", "en rouge : urgent", "en vert : clos", "", ""], false),
    ] {
        assert_eq!(!beside(lines).is_empty(), told, "{lines:?}");
    }
}

//! Staffing tables, as offices lay them out.

use super::*;

const STACKED: &str = "
Tableau des effectifs 2017 et en année pleine

Effectifs financés par la subvention ARS

MAIA Haguenau-Wissembourg
Qualité|Profil|ETP|Statut|Période de recrutement|Salaire brut|Charges sociales|Coût total 2017|Salaire Brut en année pleine|charges année pleine|Coût total année pleine
Pilote|Attachée territoriale|1|Contractuelle|14/11/2016|33 000 €|12 000 €|45 000 €|33 000 €|12 000 €|45 000 €
GC N°1|ASEP|1|Titulaire||27 000 €|11 000 €|38 000 €|27 000 €|11 000 €|38 000 €
TOTAL||4|||117 000 €|44 000 €|161 000 €|117 000 €|44 000 €|161 000 €
MAIA Saverne
Pilote|CSE|1|Titulaire|01/02/2013|39 700 €|16400|56 100 €|39 700 €|16 400 €|56 100 €
TOTAL||2.8|||103 600 €|42 000 €|145 600 €|103 600 €|42 000 €|145 600 €
Effectifs mutualisés
GC N°1||1||01/09/2016|10 500 €|4 000 €|14 500 €|31 500 €|12 000 €|43 500 €
TOTAL||2|||21 000 €|8 000 €|29 000 €|63 000 €|24 000 €|87 000 €
TOTAL RH DISPOSITIF MAIA 67||16.5|||458 600 €|177 800 €|636 400 €|529 700 €|194 300 €|724 000 €

Effectifs financés par le Département du Bas-Rhin

Personnels du conseil départemental du Bas-Rhin concourant au dispositif MAIA
Qualité|Profil|ETP|Statut|Période de recrutement|Salaire brut à temps complet|Charges sociales à temps complet|Coût total à temps complet|Salaire brut au prorata|Charges au prorata|Coût total au prorata
Responsable MAIA à la MDA|Administrateur Territorial|0.2|Titulaire|01/01/2015|55 329 €|17 813 €|73 142 €|11 066 €|3 563 €|14 628 €
Secrétaire assistante|Adjoint administratif|1|Titulaire|42545|26 200 €|10 400 €|36 600 €|26 200 €|10 400 €|36 600 €
TOTAL||5.2|||217 429 €|80 413 €|297 842 €|147 566 €|56 803 €|204 368 €
";

#[test]
fn sites_stacked_under_one_header_are_sections_and_another_header_is_another_table() {
    let found = of(STACKED);
    let expected = "
# effectifs A6: qualite@A profil@B etp@C statut@D date_entree@E salaire_brut@F charges@G cout_total@H salaire_ap@I charges_ap@J cout_ap@K
^ MAIA Haguenau-Wissembourg
^ Effectifs financés par la subvention ARS
^ Tableau des effectifs 2017 et en année pleine
- 7 Pilote|Attachée territoriale|1|Contractuelle|14/11/2016|33 000 €|12 000 €|45 000 €|33 000 €|12 000 €|45 000 €
- 8 GC N°1|ASEP|1|Titulaire||27 000 €|11 000 €|38 000 €|27 000 €|11 000 €|38 000 €
T 9 TOTAL||4|||117 000 €|44 000 €|161 000 €|117 000 €|44 000 €|161 000 €
- 11 [MAIA Saverne] Pilote|CSE|1|Titulaire|01/02/2013|39 700 €|16400|56 100 €|39 700 €|16 400 €|56 100 €
T 12 [MAIA Saverne] TOTAL||2.8|||103 600 €|42 000 €|145 600 €|103 600 €|42 000 €|145 600 €
- 14 [Effectifs mutualisés] GC N°1||1||01/09/2016|10 500 €|4 000 €|14 500 €|31 500 €|12 000 €|43 500 €
T 15 [Effectifs mutualisés] TOTAL||2|||21 000 €|8 000 €|29 000 €|63 000 €|24 000 €|87 000 €
G 16 TOTAL RH DISPOSITIF MAIA 67||16.5|||458 600 €|177 800 €|636 400 €|529 700 €|194 300 €|724 000 €
# effectifs A21: qualite@A profil@B etp@C statut@D date_entree@E salaire_tc@F charges_tc@G cout_tc@H salaire_brut@I charges@J cout_total@K
^ Personnels du conseil départemental du Bas-Rhin concourant au dispositif MAIA
^ Effectifs financés par le Département du Bas-Rhin
^ Tableau des effectifs 2017 et en année pleine
- 22 Responsable MAIA à la MDA|Administrateur Territorial|0.2|Titulaire|01/01/2015|55 329 €|17 813 €|73 142 €|11 066 €|3 563 €|14 628 €
- 23 Secrétaire assistante|Adjoint administratif|1|Titulaire|42545|26 200 €|10 400 €|36 600 €|26 200 €|10 400 €|36 600 €
T 24 TOTAL||5.2|||217 429 €|80 413 €|297 842 €|147 566 €|56 803 €|204 368 €
";
    check(&found, expected);
    assert_eq!(remarks(&found), Vec::<String>::new());
}

#[test]
fn posts_without_a_heading_are_known_by_their_names() {
    let found = of("
MAIA Saverne|Grade|ETP|Salaire brut|Charges|Coût total
Pilote|CSE|1|39700|16400|56100
GC N°1|IDE|0.8|23900|9200|33100
TOTAL||1.8|63600|25600|89200
");
    assert_eq!(columns(&found), ["qualite", "profil", "etp", "salaire_brut", "charges", "cout_total"]);
    let found = of("
|Grade|ETP|Salaire brut|Charges|Coût total
Pilote|CSE|1|39700|16400|56100
GC N°1|IDE|0.8|23900|9200|33100
");
    assert_eq!(columns(&found)[0], "qualite");
}

#[test]
fn a_title_just_above_the_headings_is_no_heading() {
    let found = of("
Tableau du personnel
Catégorie|ETP|Salaires bruts|Coût total
Pilotes|4|130700|180800
Gestionnaires de cas|11.5|314900|437600
");
    assert_eq!(columns(&found), ["qualite", "etp", "salaire_brut", "cout_total"]);
    assert_eq!(found.tables[0].titles[0].1, "Tableau du personnel");
}

#[test]
fn years_alone_under_what_they_are_of_are_headings() {
    let found = of("
Postes financés
MAIA|Poste|ETP||Coût total||Date d'entrée
||2018|2019|2018|2019|
MAIA Amiens|Pilote|1|1|55000|56100|05/01/2015
MAIA Amiens|Gestionnaire de cas|0.5|0.6|20000|24600|04/01/2016
MAIA Péronne|Gestionnaire de cas|0.8|1|32000|41000|04/02/2016
");
    let text = shown(&found);
    assert_eq!(text.matches("# effectifs").count(), 2, "{text}");
    assert!(text.contains("qualite@B etp@C cout_total@E") && text.contains("qualite@B etp@D cout_total@F"), "{text}");
}

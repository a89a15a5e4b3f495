//! Case bases, as offices lay them out.

use super::*;

#[test]
fn an_ordinary_base_is_read_and_persons_are_not() {
    let found = of("
MAIA Saverne - file active
N° dossier|Nom|Prénom|GC|Date de la demande|Orienteur|Date 1ère visite|Date d'inclusion|Date de sortie|Motif de sortie|GIR|Commentaire
S-001|Durand|Anne|GC 1|05/01/2016|Médecin traitant|12/01/2016|20/01/2016||||
S-002|Petit|Jean|GC 2|07/01/2016|CLIC|30/01/2016|02/02/2016|11/05/2016|EHPAD|3|suivi difficile
S-003|Morel|Luc|GC 1|10/02/2016|CCAS|||||2|
Total : 3
");
    let expected = "
# cas A2: id_dossier@A gc@D date_demande@E orienteur@F date_premiere_visite@G date_inclusion@H date_sortie@I motif_sortie@J gir_entree@K
^ MAIA Saverne - file active
- 3 S-001|GC 1|05/01/2016|Médecin traitant|12/01/2016|20/01/2016|||
- 4 S-002|GC 2|07/01/2016|CLIC|30/01/2016|02/02/2016|11/05/2016|EHPAD|3
- 5 S-003|GC 1|10/02/2016|CCAS|||||2
T 6 Total : 3||||||||
";
    check(&found, expected);
    assert_eq!(remarks(&found), ["TAB-04 A2"]);
}

#[test]
fn a_reason_just_after_a_date_is_the_reason_of_that_date() {
    let found = of("
N° dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Date de sortie|Motif
1|GC 1|05/01/2016|12/01/2016|20/01/2016|11/05/2016|Décès
2|GC 2|07/01/2016|30/01/2016|02/02/2016|12/05/2016|EHPAD
");
    assert_eq!(columns(&found).last(), Some(&"motif_sortie"));
    assert!(remarks(&found).contains(&"TAB-01 G1".to_owned()));
}

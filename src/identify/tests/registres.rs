//! Registers are known by their headings, and told from one another.

use super::*;

#[test]
fn each_register_is_known_by_its_headings() {
    for (text, kind, expected) in [
        (
            "Commune|Code INSEE|Territoire|EPCI\nSaverne|67437|Saverne|CC\nBarr|67021|Sélestat|CC",
            "communes",
            "commune code_insee territoire epci",
        ),
        (
            "Date|Structure|Demandeur|Motif|Orientation\n05/01/2016|CLIC|Aidant|Information|SSIAD\n06/01/2016|CLIC|Personne|Soins|SSIAD",
            "guichet",
            "date structure demandeur domaine orientation",
        ),
        (
            "Exercice|Date mandat|N° mandat|Compte|Libellé|Tiers|Montant\n2017|05/01/2017|12|6132|Loyer|SCI|1200\n2017|05/02/2017|13|6251|Essence|Total|80",
            "depenses",
            "exercice_imputation date_mandatement n_mandat compte libelle tiers montant",
        ),
    ] {
        let found = of(text);
        let kinds: Vec<_> = found.tables.iter().map(|it| it.kind.id).collect();
        assert_eq!(kinds, [kind], "{text}\n{}", shown(&found));
        assert_eq!(columns(&found).join(" "), expected, "{text}");
    }
}

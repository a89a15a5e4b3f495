//! Registers with messy cells, and the same rows in several documents.

use super::*;
use crate::identify::tables::registres::REGISTRES;
use crate::normalise::raw::{lines, raw, united};

/// One register as it is read for 2017, with the codes of the remarks.
fn read(id: &str, titles: &[&str], text: &str, columns: &[&str]) -> (Vec<String>, Vec<&'static str>) {
    let kind = Registre::of(id).unwrap().kind;
    let table = raw(kind, titles, &["Feuil1", "fichier"], text);
    let remarks = understand(Registre::of(id).unwrap(), &table).unwrap().diagnostics;
    let frames = united(vec![table], "").value;
    (lines(&frames.get(id), columns), remarks.iter().map(|it| it.rule.code).collect())
}

#[test]
fn messy_cells_are_read() {
    for (id, titles, text, columns, expected) in [
        (
            "depenses",
            &["MAIA Saverne"][..],
            "exercice_imputation | n_mandat | date_paiement | compte | tiers | montant | mission | financeur\n\
             2017 | 12 | 12/01/2017 | 6132 | SCI des Lilas | 1 200,00 € | GC | CD67\n\
             Ex. 2017 | 13 | 13.02.2017 | 6251 | SNCF | (80,50) | commun | FIR\n\
             | | | | À reporter | 1 119,50 | |\n\
             | | | 6251 | | | | ",
            &[
                "territoire",
                "exercice_imputation",
                "n_mandat",
                "date_paiement",
                "compte",
                "montant",
                "mission",
                "financeur",
            ][..],
            &[
                "saverne|2017|12|2017-01-12|6132|120000|GESTION_DE_CAS|DEPARTEMENT",
                "saverne|2017|13|2017-02-13|6251|-8050|COMMUN|ARS",
                "saverne||||6251|||",
            ][..],
        ),
        (
            "versements",
            &["Subvention 2017"],
            "versement_n | date_reception | montant_recu\n1er acompte | 12 mai 2017 | 642 676 €\nSolde | | NC",
            &["territoire", "exercice", "versement_n", "date_reception", "montant_recu"],
            &["|2017|1|2017-05-12|64267600", "|2017|2||"],
        ),
        (
            "temps_mutualises",
            &[],
            "poste | mission | quotite | heures | periode\nSecrétaire (Mme X) | GC | 60 | 12,5 h | janv. 2017\nSecrétaire | hors dispositif | 40 | 8 | janv. 2017",
            &["poste", "mission", "quotite", "heures", "periode"],
            &["Secrétaire|GESTION_DE_CAS|6000|125000|janv. 2017", "Secrétaire|HORS_MAIA|4000|80000|janv. 2017"],
        ),
        (
            "reunions",
            &["Tables stratégiques 2017"],
            "date | nb_presents | tenue\n14/03/2017 | 12 | oui\n# Tables tactiques\n15/03/2017 | 9 | annulée",
            &["table", "date", "tenue"],
            &["STRATEGIQUE|2017-03-14|TENUE", "TACTIQUE|2017-03-15|ANNULEE"],
        ),
        (
            "reunions",
            &[],
            "table | date | cr_valide | nb_presents\nTCT plénière | mars 2017 | x | 12\nTS | 14/06/2017 | pas encore | NR",
            &["table", "date", "date_au_jour", "cr_valide", "nb_presents"],
            &["TACTIQUE|2017-03-01|false|true|12", "STRATEGIQUE|2017-06-14|true|false|"],
        ),
        (
            "presences",
            &[],
            "date | structure | role | present | excuse | absent\n\
             16/05/2017 | CH de Saverne : M. DUPONT – Directeur | Directeur | x | |\n\
             16/05/2017 | CLIC | Responsable | | x |\n16/05/2017 | SSIAD – Mme MARTIN | | | | X",
            &["structure", "role", "present"],
            &["CH de Saverne|DIRECTION|PRESENT", "CLIC|CHEF_DE_SERVICE|EXCUSE", "SSIAD||ABSENT"],
        ),
        (
            "objectifs",
            &["MAIA Saverne, objectifs 2017"],
            "action | indicateur | cible | atteint\nFormer | Satisfaction | 80 % | 92,5 %\nFormer | Sessions | 3 sessions | 2\nAncrer | Tableau validé | oui | non",
            &["territoire", "exercice", "indicateur", "cible", "cible_pourcent", "atteint"],
            &[
                "saverne|2017|Satisfaction|800000|true|925000",
                "saverne|2017|Sessions|30000|false|20000",
                "saverne|2017|Tableau validé|10000|false|0",
            ],
        ),
        (
            "guichet",
            &["MAIA Saverne"],
            "date | structure | demandeur | domaine | orientation | delai_reponse | texte\n\
             12/09/2017 | CLIC | fille | portage de repas | gestionnaire de cas | 2 jours | Mme X\n13/09/2017 | | | | ? | |",
            &["demandeur", "domaine", "orientation", "delai_reponse"],
            &["AIDANT|AIDE_A_DOMICILE|GESTION_DE_CAS|2", "NR|NR|NR|"],
        ),
        (
            "ruptures",
            &["MAIA Saverne"],
            "date | type | service | table | suite\n03/04/2017 | manque de service | SSIAD | TT | sans suite\n| Exemple | | |",
            &["type", "service", "table", "suite"],
            &["SERVICE_MANQUANT|SSIAD|TACTIQUE|NON_FAIT"],
        ),
        (
            "territoire",
            &[],
            "territoire | exercice | pop_totale | pop_75 | superficie\nMAIA Saverne | 2017 | 98 000 | 9 000 hab. | 1 004,5 km²",
            &["territoire", "exercice", "pop_totale", "superficie"],
            &["saverne|2017|98000|10045000"],
        ),
        (
            "decisions",
            &[],
            "table | date | texte_court | source_donnee | echeance | statut\nTT | 16/05/2017 | Diffuser | données APA | fin septembre 2017 | en partie",
            &["table", "texte_court", "source_donnee", "statut"],
            &["TACTIQUE|Diffuser|ENTREPOT|EN_COURS"],
        ),
    ] {
        assert_eq!(read(id, titles, text, columns).0, expected, "{id}");
    }
}

#[test]
fn a_text_that_may_name_a_person_is_kept_only_as_a_fingerprint() {
    let text = "date_mandatement | tiers | montant\n02/01/2017 | M. DUPONT | 10\n03/01/2017 | m dupont | 20\n04/01/2017 | | 30";
    let kind = Registre::of("depenses").unwrap().kind;
    let frame = united(vec![raw(kind, &[], &["Feuil1", "a"], text)], "").value.get("depenses");
    let tiers = frame.column("tiers").unwrap().u64().unwrap().to_vec();
    assert_eq!((tiers[0], tiers[2]), (tiers[1], None));
    assert!(tiers[0].is_some());
    assert!(!format!("{frame:?}").to_lowercase().contains("dupont"));
}

#[test]
fn a_row_in_two_documents_counts_once_and_twice_in_one_counts_twice() {
    let kind = Registre::of("guichet").unwrap().kind;
    let text =
        "date | structure | domaine\n12/09/2017 | CLIC | Soins\n12/09/2017 | CLIC | Soins\n13/09/2017 | CCAS | Soins";
    let more = "date | structure | domaine\n12/09/2017 | CLIC | Soins\n14/09/2017 | CCAS | Soins";
    let tables = vec![
        raw(kind, &["MAIA Saverne"], &["Feuil1", "a"], text),
        raw(kind, &["MAIA Saverne"], &["Feuil1", "b"], more),
    ];
    let Reported { value, diagnostics } = united(tables, "");
    assert_eq!(value.get("guichet").height(), 4);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let usage: Vec<_> = value.usage.values().map(|it| (it.read, it.used, it.excluded)).collect();
    assert_eq!(usage, [(3, 3, 0), (2, 1, 1)]);
}

#[test]
fn the_same_line_told_differently_is_taken_from_the_document_modified_last() {
    let kind = Registre::of("depenses").unwrap().kind;
    let text = |amount: &str| {
        format!(
            "exercice_imputation | n_mandat | n_piece | compte | montant\n2017 | 1 | F1 | 6251 | {amount}\n2017 | 2 | F2 | 6251 | 5"
        )
    };
    let mut tables = vec![raw(kind, &[], &["Feuil1", "a"], &text("80")), raw(kind, &[], &["Feuil1", "b"], &text("90"))];
    tables[0].modified = Some("2018-02-01T00:00:00Z".to_owned());
    tables[1].modified = Some("2018-01-01T00:00:00Z".to_owned());
    let Reported { value, diagnostics } = united(tables, "");
    assert_eq!(lines(&value.get("depenses"), &["n_mandat", "montant"]), ["1|8000", "2|500"]);
    let places: Vec<_> = diagnostics.iter().map(|it| (it.rule.code, it.place.address())).collect();
    assert_eq!(places, [("DOU-14", "E2".to_owned()), ("DOU-14", "E2".to_owned())]);
}

#[test]
fn what_one_document_leaves_blank_another_fills() {
    let kind = Registre::of("territoire").unwrap().kind;
    let tables = vec![
        raw(kind, &["MAIA Saverne 2017"], &["Feuil1", "a"], "pop_totale | pop_75\n98000 | "),
        raw(kind, &["MAIA Saverne 2017"], &["Feuil1", "b"], "pop_75 | nb_mg\n9000 | 88"),
    ];
    let Reported { value, diagnostics } = united(tables, "");
    assert_eq!(
        lines(&value.get("territoire"), &["territoire", "exercice", "pop_totale", "pop_75", "nb_mg"]),
        ["saverne|2017|98000|9000|88"]
    );
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
}

#[test]
fn descriptions_of_a_territoire_that_name_no_year_are_one_with_the_others() {
    let kind = Registre::of("territoire").unwrap().kind;
    for (titles, expected) in [
        (["MAIA Saverne", "MAIA Saverne"], vec!["saverne||98000|9000|88"]),
        (["MAIA Saverne 2017", "MAIA Saverne"], vec!["saverne|2017|98000|9000|88"]),
        (["MAIA Saverne", "MAIA Saverne 2017"], vec!["saverne|2017|98000|9000|88"]),
        (["MAIA Saverne 2016", "MAIA Saverne 2017"], vec!["saverne|2016|98000||", "saverne|2017||9000|88"]),
    ] {
        let tables = vec![
            raw(kind, &titles[..1], &["Feuil1", "a"], "pop_totale | pop_75\n98000 | "),
            raw(kind, &titles[1..], &["Feuil1", "b"], "pop_75 | nb_mg\n9000 | 88"),
        ];
        let value = united(tables, "").value;
        let read = lines(&value.get("territoire"), &["territoire", "exercice", "pop_totale", "pop_75", "nb_mg"]);
        assert_eq!(read, expected, "{titles:?}");
    }
}

#[test]
fn the_person_named_with_an_organisation_is_dropped() {
    for (given, expected) in [
        ("CLIC de Saverne : Mme DUPONT", Some("CLIC de Saverne")),
        ("SSIAD – Dr MARTIN, coordinateur", Some("SSIAD")),
        ("UDAF (M. DURAND)", Some("UDAF")),
        ("Centre M-L King", Some("Centre M-L King")),
        ("Mme DUPONT", None),
    ] {
        assert_eq!(without_person(given).as_deref(), expected, "{given}");
    }
}

#[test]
fn every_register_declares_columns_that_exist_once() {
    for registre in REGISTRES {
        let ids: Vec<_> = registre.kind.columns.iter().map(|it| it.id).collect();
        let known = |id: &str| ids.iter().filter(|it| **it == id).count() == 1;
        assert!(ids.iter().all(|it| known(it)), "{}: {ids:?}", registre.kind.id);
        let named = registre.key.iter().copied().chain(registre.hints.iter().map(|it| it.0));
        let given = registre.given.iter().flat_map(|it| it.iter()).map(|it| it.0);
        let unknown: Vec<_> = named.chain(given).filter(|it| !known(it)).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", registre.kind.id);
    }
}

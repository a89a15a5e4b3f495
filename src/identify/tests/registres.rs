//! Registers are known by their headings, and told from one another.

use super::drawn::read;
use super::variants::missed;
use super::*;
use crate::base::table::Need;
use crate::identify::tables::registres::{REGISTRES, Registre};

/// Columns that a register is hardly kept without: those that figures need, and those that tell it.
fn usual(registre: &Registre) -> Vec<&'static str> {
    let telling = |id: &str| id == "territoire" || registre.words.signature(id) >= 1.0;
    let usual = registre.kind.columns.iter().filter(|it| it.need != Need::Optional || telling(it.id));
    usual.map(|it| it.id).collect()
}

#[test]
fn every_spelling_of_a_column_is_read_as_this_column() {
    let mut all = Vec::new();
    for registre in REGISTRES {
        let kind = registre.kind;
        let lines =
            kind.columns.iter().map(|it| format!("{}: {}", it.id, [&[it.label], it.headings].concat().join(" ; ")));
        let lines: Vec<String> = lines.collect();
        all.extend(
            missed(kind, &usual(registre), &lines.join("\n")).into_iter().map(|it| format!("{}: {it}", kind.id)),
        );
    }
    assert!(all.is_empty(), "{} missed\n{}", all.len(), all.join("\n"));
}

#[test]
fn drawn_registers_are_read_as_meant() {
    let mut wrong = Vec::new();
    for registre in REGISTRES {
        let kind = registre.kind;
        let needed = usual(registre);
        let optional: Vec<&str> = kind.columns.iter().map(|it| it.id).filter(|it| !needed.contains(it)).collect();
        let (misread, unread, all) = read(kind, &needed, &optional, 25);
        if !misread.is_empty() || unread.len() * 100 > all {
            wrong.push(format!("{} {} {} of {all}", kind.id, misread.len(), unread.len()));
            wrong.extend(misread.into_iter().take(12));
            wrong.extend(unread.into_iter().take(12).map(|it| format!("unread {it}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

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

/// Sheets as offices keep them: the kind each is, and the columns that are read.
const SHEETS: &[(&str, &str, &str)] = &[
    (
        "MAIA 67 - Suivi des dépenses 2017\n\nEx.|N° Mandat|Bordereau|Mandaté le|Payé le|Article|Objet|Créancier|Montant TTC|PJ|Financé par\n2017|12|3|05/01/2017|12/01/2017|6132|Loyer|SCI des Lilas|1 200,00|F12|ARS\n2017|13|3|05/02/2017|13/02/2017|6251|Essence|Total|80,50|F13|CD67",
        "depenses",
        "exercice_imputation n_mandat date_mandatement date_paiement compte libelle tiers montant n_piece financeur",
    ),
    (
        "Compte|Libellé|Date facture|N° facture|Fournisseur|Montant\n6251|Frais|05/01/2017|F1|SNCF|80\n6064|Papier|06/01/2017|F2|Bureau|20",
        "depenses",
        "compte libelle date_mandatement n_piece tiers montant",
    ),
    (
        "Date d'émission;Imputation;Bénéficiaire;Désignation;Dépense;N° de mandat\n05/01/2017;6251;SNCF;Billet;80;1\n06/01/2017;6064;Bureau Vallée;Papier;20;2",
        "depenses",
        "date_mandatement compte tiers libelle montant n_mandat",
    ),
    (
        "Subvention ARS 2017\nVersement|Échéance|Montant notifié|Encaissé le|Montant encaissé|Reprise d'excédent\n1er versement|30/04/2017|642 676|12/05/2017|642 676|55 143\nSolde|15/09/2017|346 056|02/10/2017|346 056|",
        "versements",
        "versement_n date_prevue montant_prevu date_reception montant_recu reprise_excedent",
    ),
    (
        "Exercice|N°|Prévu le|Prévu|Reçu le|Reçu\n2017|1|30/04/2017|642676|12/05/2017|642676\n2017|2|15/09/2017|346056|02/10/2017|346056",
        "versements",
        "exercice versement_n date_prevue montant_prevu date_reception montant_recu",
    ),
    (
        "Secrétaire|Activité|Quotité|Mois\nSecrétaire 1|Gestion de cas|60 %|janvier 2017\nSecrétaire 1|Pilotage|40 %|janvier 2017",
        "temps_mutualises",
        "poste mission quotite periode",
    ),
    (
        "Agent|Mission|Nb heures|Trimestre\nSecrétaire|Assistance au pilotage|120,5|T1\nSecrétaire|Hors MAIA|80|T1",
        "temps_mutualises",
        "poste mission heures periode",
    ),
    ("Compte|Motif de l'écart\n64|Poste vacant de mars à juin\n62|Déménagement", "explications", "compte texte"),
    (
        "Type de table|Séance du|Nb présents|Nb excusés|Nb absents|CR diffusé\nTS|14/03/2017|12|2|1|oui\nTCT|16/05/2017|22|4|3|non",
        "reunions",
        "table date nb_presents nb_excuses nb_absents cr_valide",
    ),
    (
        "Instance|Date|Compte rendu\nTable stratégique|14/03/2017|oui\nTable tactique|16/05/2017|oui",
        "reunions",
        "table date cr_valide",
    ),
    (
        "TS/TT|Réunion du|Organisme|Catégorie|Qualité|P/E/A|Titulaire/Suppléant|Nom\nTT|16/05/2017|CH de Saverne|Sanitaire|Directeur|P|Titulaire|Mme X\nTT|16/05/2017|CLIC|Social|Responsable|E|Suppléant|M. Y",
        "presences",
        "table date structure categorie role present mandat",
    ),
    (
        "Date de réunion|Table|N°|Délibération|Source|Pour le|Avancement\n16/05/2017|TT|1|Diffuser le formulaire|BDD GC|30/09/2017|en cours\n16/05/2017|TT|2|Créer un annuaire|Autre|30/10/2017|fait",
        "decisions",
        "date table id texte_court source_donnee echeance statut",
    ),
    (
        "Décision n°|Date de suivi|Structure|Fait/Non fait\nD1|12/09/2017|CLIC|fait\nD1|12/09/2017|SSIAD|non fait",
        "suivi",
        "decision_id date structure etat",
    ),
    (
        "Outil|Validé en TT le|Validé en TS le\nAnnuaire|16/05/2017|14/06/2017\nFormulaire|16/05/2017|",
        "validations",
        "outil date_tt date_ts",
    ),
    (
        "Organisme|Nom|Désigné le|Fin de mandat\nARS|Mme X|10/01/2017|\nCD|M. Y|12/01/2017|",
        "designations",
        "organisme date fin",
    ),
    (
        "Thématique|Constats|Axes de travail|Porteur de l'action|Actions à réaliser|Calendrier|Réalisé (actions et dates)|Freins et leviers\nGuichet intégré|Hétérogène|Harmoniser|Pilote|Diffuser|30/09/2017|Fait en mai|Temps",
        "feuille_de_route",
        "mecanisme constat axe porteur action echeance realise vigilance",
    ),
    (
        "Reçu le|Accueilli par|Qui appelle|Type de demande|Réponse apportée|Délai de réponse|Nom\n12/09/2017|CLIC|Famille|Aide à domicile|SSIAD|2|DUPONT\n13/09/2017|CCAS|Usager|Information|CLIC|1|MARTIN",
        "guichet",
        "date structure demandeur domaine orientation delai_reponse",
    ),
    (
        "Date|EPCI|Type de dysfonctionnement|Ressource manquante|Remonté en|Suite donnée|Commentaire\n03/04/2017|CC de Saverne|Manque de service|SSIAD|TT|en cours|Mme X attend\n04/04/2017|CC|Doublon|CLIC|TT|fait|",
        "ruptures",
        "date commune type service table suite",
    ),
    (
        "Action|Indicateur|Cible|Réalisé\nGestion de cas|File active|40|38\nFormation|Taux de satisfaction|80 %|92 %",
        "objectifs",
        "action indicateur cible atteint",
    ),
    (
        "MAIA|Pop totale|60 ans et +|75+|Nb APA|km²|MG|IDEL\nSaverne|98 000|24 000|9 000|1 900|1004,5|88|95\nObernai|90 000|21 000|8 000|1 500|900|80|85",
        "territoire",
        "territoire pop_totale pop_60 pop_75 benef_apa superficie nb_mg nb_idel",
    ),
    (
        "MAIA|Commune|Canton\nSaverne|Saverne|Saverne\nSaverne|Dettwiller|Bouxwiller",
        "communes",
        "territoire commune canton",
    ),
    // Not registers, though some of their headings are those of one.
    (
        "Compte|Libellé|Prévu|Réalisé|Écart|Explication\n60|Achats|1200|1100|-100|moins de papier\n64|Personnel|50000|42000|-8000|poste vacant\nTotal||51200|43100||",
        "budget",
        "compte depenses prevu realise explication",
    ),
    (
        "Dépenses|Montant en euros|Recettes|Montant en euros\n60 Achats|1200|74 Subventions|51200\n64 Personnel|50000||\nTotal|51200|Total|51200",
        "budget budget",
        "depenses prevu recettes prevu",
    ),
    (
        "Agent|Mission|Quotité|Salaire brut|Charges|Coût total\nPilote|Pilotage|1|40000|16000|56000\nGC N°1|Gestion de cas|0,8|30000|12000|42000",
        "effectifs",
        "qualite etp salaire_brut charges cout_total",
    ),
    (
        "N° dossier|Date|Structure orienteur|Motif|Orientation|Date inclusion|Date de sortie|Motif de sortie\n1|05/01/2017|CLIC|Isolement|Inclus|20/01/2017||\n2|06/01/2017|SSIAD|Chutes|Inclus|02/02/2017|11/05/2017|Décès",
        "cas",
        "",
    ),
];

#[test]
fn sheets_as_offices_keep_them_are_told_apart() {
    let mut wrong = Vec::new();
    for (text, kinds, expected) in SHEETS {
        let found = of(&text.replace(';', "|"));
        let read: Vec<_> = found.tables.iter().map(|it| it.kind.id).collect();
        let named: Vec<_> = found.tables.iter().flat_map(|it| &it.columns).map(|it| it.column.id).collect();
        if read.join(" ") != *kinds || (!expected.is_empty() && named.join(" ") != *expected) {
            let said: Vec<_> = found.diagnostics.iter().map(|it| it.message.as_str()).collect();
            wrong.push(format!("{kinds}: {read:?}\n  {expected}\n  {}\n  {said:?}", named.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn headings_that_few_words_tell_do_not_belie_a_title() {
    for (text, expected) in [
        (
            "Observatoire des ruptures de parcours\nDate|Rupture observée|Secteur|Services impliqués\n05/03/2017|Place|CC|SSIAD\n\
             06/03/2017|Sortie|CC|CH",
            vec!["TAB-18 A2"],
        ),
        (
            "Répartition du temps de travail partagé\nFonction|Temps MAIA|Temps CLIC\nPilote|80|20\nGestionnaire de cas|50|50",
            vec!["TAB-18 A2"],
        ),
        (
            "Suivi des situations\nDate|Structure|Demandeur|Motif|Orientation\n05/01/2016|CLIC|Aidant|Information|SSIAD",
            vec![],
        ),
        ("Budget\nQualité|Profil|ETP|Coût total\nPilote|CSE|1|56100\nGC 1|IDE|1|45000", vec![]),
    ] {
        let found = of(text);
        let belied: Vec<String> = remarks(&found).into_iter().filter(|it| it.starts_with("TAB-18")).collect();
        assert_eq!(belied, expected, "{text}");
        assert_eq!(found.tables.is_empty(), !expected.is_empty(), "{text}");
    }
}

#[test]
fn fewer_headings_are_enough_below_a_title_that_says_the_table() {
    for (title, kinds) in [("Ruptures de parcours\n", vec!["ruptures"]), ("", vec![])] {
        let found = of(&format!("{title}Date|Type|Suite\n05/03/2017|Doublon|Traité\n06/03/2017|Rupture|En cours"));
        assert_eq!(found.tables.iter().map(|it| it.kind.id).collect::<Vec<_>>(), kinds, "{title}");
    }
}

#[test]
fn requests_to_the_desk_in_a_file_that_says_so_are_no_case_base() {
    let table = sheet(
        "Date du premier contact|Structure ayant reçu la demande|Type d’appelant|Nature du besoin|Suite donnée à la demande|Date de la réponse apportée\n\
         03/01/2018|CLIC|Aidant|Répit|SSIAD|05/01/2018\n04/01/2018|CCAS|Usager|Information|CLIC|06/01/2018\n\
         09/01/2018|CCAS|Médecin|Soins|SSIAD|12/01/2018",
    );
    for (file, read) in [("Registre guichet", 0), ("Tableau", 1), ("Registre du guichet et file active", 1)] {
        let found = on_its_own(&table, &[file.to_owned()], &Settings::default());
        assert_eq!(found.tables.len(), read, "{file}: {}", shown(&found));
        assert_eq!(remarks(&found).contains(&"TAB-18 A1".to_owned()), read == 0, "{file}");
    }
}

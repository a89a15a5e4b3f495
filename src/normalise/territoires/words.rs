//! Words of names: which are towns, which are the département, which say nothing of either.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::base::fold::fold;
use crate::base::settings::Settings;
use crate::base::territoire::towns;

/// The towns that a text names, once what every title and file name says is left out.
///
/// After `MAIA` or `Territoire`, reading stops at the first word that is no town: what follows may be anything.
pub(in crate::normalise) fn named(text: &str) -> BTreeSet<String> {
    let Some(rest) = announced(text) else {
        return towns(&plain(text)).into_iter().filter(|it| !says_nothing(it)).collect();
    };
    let mut found = BTreeSet::new();
    for word in rest.split(' ').filter(|it| !is_small(it)) {
        if says_nothing(word) || found.len() == MOST_TOWNS {
            break;
        }
        found.insert(word.to_owned());
    }
    found
}

/// Whether a text announces the name of a territoire: `MAIA Saverne`, `Suivi 2017 – MAIA de Saverne`.
pub(in crate::normalise) fn announces(text: &str) -> bool {
    announced(text).is_some()
}

/// What follows `MAIA` or `Territoire`, folded, up to the end of the phrase, or the phrase after `Territoire :`; only words that say nothing
/// may stand before.
fn announced(text: &str) -> Option<String> {
    let mut phrases = text.split([':', '(', ',', ';', '\n', '/']).map(plain);
    let phrase = phrases.find(|it| it.split(' ').any(|word| ANNOUNCING.contains(&word)))?;
    let words: Vec<&str> = phrase.split(' ').collect();
    let titled = after_instrument(&words);
    let words = titled.unwrap_or(&words);
    let at = words.iter().position(|it| ANNOUNCING.contains(it))?;
    if titled.is_none() && !words[..at].iter().all(|it| is_small(it) || says_nothing(it)) {
        return None;
    }
    let rest = words[at..].iter().skip_while(|it| ANNOUNCING.contains(it)).copied().collect::<Vec<_>>().join(" ");
    let rest = if rest.is_empty() { phrases.next().unwrap_or_default() } else { rest };
    let opens = at == 0;
    (opens || rest.split(' ').find(|it| !is_small(it)).is_some_and(|it| !says_nothing(it))).then_some(rest)
}

/// What follows `MAIA 25`, the name of a scale, when a name is announced there: `MAIA 25, indicateur d’implantation – MAIA de Saverne`.
fn after_instrument<'a>(words: &'a [&'a str]) -> Option<&'a [&'a str]> {
    let at = words.windows(2).position(|it| it == ["maia", "25"])?;
    let rest = words.get(at + 2..)?;
    rest.iter().any(|it| ANNOUNCING.contains(it)).then_some(rest)
}

/// Folded, with what is said in two words of which one may be a place's: `grand livre` is a ledger.
fn plain(text: &str) -> String {
    fold(text).replace("grand livre", "livre")
}

/// Whether a text names the whole département, or what its territoires share.
pub(in crate::normalise) fn is_departement(text: &str, settings: &Settings) -> bool {
    let named = named(text);
    if !named.is_empty() {
        return settings.departement.as_deref().is_some_and(|it| towns(it) == named);
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|it| !is_small(it)).collect();
    words.iter().any(|it| is_shared(it)) || matches!(*words, [code] if is_code(code) && folded != "maia 25")
}

/// Whether the towns are the name of a French département.
pub(in crate::normalise) fn is_departement_name(towns: &BTreeSet<String>) -> bool {
    DEPARTEMENTS.split(", ").any(|name| name.split(' ').eq(towns.iter().map(String::as_str)))
}

/// Whether a word tells a place apart: `haguenau` does, `nord` or `vallee` do not.
pub(in crate::normalise) fn tells_apart(word: &str) -> bool {
    word.len() > 2 && !COMMON_WORDS.contains(word)
}

/// `67`, `2a`, `cd01`; a number alone may be that of a month or of a day.
fn is_code(word: &str) -> bool {
    let prefixed = word.strip_prefix("cd").or_else(|| word.strip_prefix("dept"));
    let code = prefixed.unwrap_or(word);
    let digits = matches!(code.len(), 2 | 3) && code.bytes().all(|it| it.is_ascii_digit());
    matches!(code, "2a" | "2b") || (digits && (prefixed.is_some() || code.parse().is_ok_and(|it: u32| it > 31)))
}

fn is_shared(word: &str) -> bool {
    WHOLE.contains(&word) || word.starts_with("mutualis") || word.starts_with("departement")
}

fn is_small(word: &str) -> bool {
    towns(word).is_empty()
}

fn says_nothing(word: &str) -> bool {
    let generic = |it| GENERIC_WORDS.contains(it);
    word.chars().count() < 3
        || word.bytes().any(|it| it.is_ascii_digit())
        || generic(word)
        || word.strip_suffix('s').is_some_and(generic)
        || is_shared(word)
}

const MOST_TOWNS: usize = 5;

const ANNOUNCING: &[&str] = &["maia", "territoire", "site", "antenne"];

const WHOLE: &[&str] = &["cd", "cg", "dispositif"];

static COMMON_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| COMMON.split(' ').collect());
static GENERIC_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| GENERIC.split(' ').collect());

const COMMON: &str = "\
    agglomeration bas basse bassin canton centre communaute cote est grand grande haut haute littoral mer mont monts \
    montagne nord ouest pays plaine porte portes rhin rive saint sainte sud sur val vallee vallees ville";

const GENERIC: &str = "\
    a accompagnee accompagnement accueil action active activite administratif administration agents aide analyse \
    ancien annee annexe annuel annuelle antenne aout ap archive archivee ars assiduite association attente au aux \
    avec avril axe backup base bdd beneficiaire bilan bord bp budget bureau ca calcul caracteristique case charges \
    classeur clos cloture comite commun commune complement complet complete compta comptabilite compte \
    concertation conseil consolidation convention copie copy corrige corrigee courriel courrier cout crf croise \
    csv dashboard date dec decembre decision def definitif definitive demande demo demonstration depense \
    deploiement depot designation detail direction divers document domaine donnees dossier download drive \
    dynamique effectif en enquete entree envoi envoye equipe etat etp euros evaluation excel exemple exercice \
    export extraction extrait feuil feuille fevr fevrier fiche fichier fictif fictives file fin final finale \
    finance financee financement financier financiere fir fonctionnement gc gdc gestion gestionnaire graphe \
    graphique grille guichet guide hebdomadaire humaine import inbox inclus inclusion incomplet indicateur inputs \
    integration integre integree janv janvier jointe juil juillet juin legende liste livre lot mai maia mail \
    mandat mars mecanisme mensuel mensuelle messagerie methode mise modele montant moyen nominatif nominative \
    norme note notice nouveau nouvelle nov novembre objectif oct octobre ods ok old onedrive onglet orientation \
    orientee orienteur ouvert ouverte par parametre parcours partage patient personne personnel piece pilote plan \
    planning pleine pole population porteur porteuse postes pour pratique premier presence presentation prevision \
    previsionnel prevu projet proposition provisoire questionnaire rapport realisation realise recap recapitulatif \
    recapitulative reception recettes recu recue reel registre relance releve remis rendu reponse ressource \
    resultat retour reunion rh route rupture salaires sauvegarde second secretariat secteur semestre sept \
    septembre service sheet siege signalement site situation sortie sortis statistiques strategique suivi synthese \
    synthetique table tableau tableaux tableur tactique tcd telechargement temp temporaire territoire test \
    thematique tmp total totaux tous toute travail trim trimestre usager vague validation valide version vf volet \
    xls xlsx";

/// Words of each name in alphabetical order, folded, without small words; those that are also a town or a side of one (`nord`) are left out.
const DEPARTEMENTS: &str = "\
    ain, aisne, allier, alpes haute provence, alpes hautes, alpes maritimes, ardeche, ardennes, ariege, aube, aude, aveyron, \
    bouches rhone, calvados, cantal, charente, charente maritime, cher, correze, armor cotes, cote or, creuse, dordogne, \
    doubs, drome, eure, eure loir, finistere, gard, garonne haute, gers, gironde, herault, ille vilaine, indre, indre loire, \
    isere, jura, landes, cher loir, loire, haute loire, atlantique loire, loiret, lot, garonne lot, lozere, loire maine, \
    manche, marne, haute marne, mayenne, meurthe moselle, meuse, morbihan, moselle, nievre, oise, orne, calais pas, \
    dome puy, atlantiques pyrenees, hautes pyrenees, orientales pyrenees, bas rhin, haut rhin, rhone, haute saone, loire \
    saone, sarthe, savoie, haute savoie, maritime seine, marne seine, yvelines, deux sevres, somme, tarn, garonne tarn, var, \
    vaucluse, vendee, vienne, haute vienne, vosges, yonne, belfort, essonne, hauts seine, denis saint seine, marne val, oise \
    val, guadeloupe, martinique, guyane, reunion, mayotte";

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> String {
        named(text).into_iter().collect::<Vec<_>>().join("+")
    }

    #[test]
    fn towns_are_found_among_what_titles_say() {
        for (given, expected) in [
            ("MAIA d'Obernai-Sélestat", "obernai+selestat"),
            ("MAIA Haguenau - Wissembourg", "haguenau+wissembourg"),
            ("MAIA de Haguenau – Base de gestion de cas 2017", "haguenau"),
            ("MAIA Haguenau : suivi de Mme Untel", "haguenau"),
            ("MAIA 25", ""),
            ("MAIA 25 Saverne", ""),
            ("MAIA 25 – indicateur d’implantation – MAIA de Saverne", "saverne"),
            ("ÉVALUATION MAIA 25 – MAIA SAVERNE – 04/2016", "saverne"),
            ("MAIA 25 – MAIA Saverne – décembre 2017", "saverne"),
            ("BDD GC1", ""),
            ("Base gestion de cas 2015-2017", ""),
            ("BDD_Haguenau_2017_vf", "haguenau"),
            ("Effectifs MAIA 2017", ""),
            ("Reçu par mail", ""),
            ("Retours des pilotes", ""),
            ("MAIA Prévisions 2018", ""),
            ("MAIA TS", ""),
            ("Base gestion de cas – MAIA de Saverne", "saverne"),
            ("Tableau de suivi 2017 : MAIA Saverne", "saverne"),
            ("Tableau de suivi MAIA Saverne 2017", "saverne"),
            ("La MAIA", ""),
            ("Territoire : Saverne", "saverne"),
            ("Site : Haguenau-Wissembourg", "haguenau+wissembourg"),
            ("Suivi 2017 – MAIA : Saverne", "saverne"),
            ("MAIA : suivi de Mme Untel", ""),
            ("MAIA :", ""),
            ("MAIA Saverne – registre du guichet intégré", "saverne"),
            ("Feuille de route 2017 – MAIA Sélestat", "selestat"),
            ("Ruptures de parcours et objectifs communs", ""),
            ("MAIA Vosges – grand livre 2017", "vosges"),
            ("Grand livre Saverne", "saverne"),
            ("Siège", ""),
            ("Direction financière", ""),
            ("Association porteuse", ""),
        ] {
            assert_eq!(set(given), expected, "{given}");
        }
    }

    #[test]
    fn the_departement_is_told_from_its_territoires() {
        let settings = Settings { departement: Some("Bas-Rhin".into()), ..Settings::default() };
        for text in [
            "Département",
            "67",
            "CD67",
            "Bas-Rhin",
            "MAIA du Bas-Rhin",
            "Conseil départemental",
            "Effectifs mutualisés",
            "Dispositif",
        ] {
            assert!(is_departement(text, &settings), "{text}");
        }
        for text in ["Saverne", "MAIA Saverne", "Effectifs 2017", "MAIA 25", "Saverne (67)", "01", "12"] {
            assert!(!is_departement(text, &settings), "{text}");
        }
    }

    #[test]
    fn departements_are_known_by_name() {
        for text in ["Bas-Rhin", "Côtes d'Armor", "Val-de-Marne", "Pyrénées Atlantiques"] {
            assert!(is_departement_name(&towns(text)), "{text}");
        }
        assert!(!is_departement_name(&towns("Haguenau")));
    }
}

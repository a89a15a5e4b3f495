//! The codes of recognition.

use crate::base::diagnostic::{Rule, Severity};

pub(in crate::identify) static TAB_01: Rule = Rule {
    code: "TAB-01",
    severity: Severity::AVerifier,
    title: "En-tête reconnu par ressemblance",
    explanation: "L’en-tête n’est pas l’une des écritures connues\u{a0}: la colonne a été reconnue à ses mots ou à ses valeurs.",
    correction: "Vérifier la lecture\u{a0}; si elle est fausse, renommer l’en-tête ou le déclarer dans maia.toml.",
};

pub(in crate::identify) static TAB_02: Rule = Rule {
    code: "TAB-02",
    severity: Severity::ACorriger,
    title: "En-tête qui peut désigner plusieurs colonnes",
    explanation: "Rien ne permet de choisir entre plusieurs lectures\u{a0}: la colonne n’est pas lue tant que personne n’a répondu.",
    correction: "Renommer l’en-tête, ou répondre dans maia.toml sous [choix].",
};

pub(in crate::identify) static TAB_03: Rule = Rule {
    code: "TAB-03",
    severity: Severity::ACorriger,
    title: "Deux colonnes pour la même information",
    explanation: "Deux en-têtes du même tableau désignent la même colonne et leurs valeurs diffèrent\u{a0}: aucune n’est lue.",
    correction: "Renommer ou supprimer l’une des deux colonnes, ou répondre dans maia.toml sous [choix].",
};

pub(in crate::identify) static TAB_04: Rule = Rule {
    code: "TAB-04",
    severity: Severity::AVerifier,
    title: "Colonne attendue absente",
    explanation: "Des chiffres dépendent de cette colonne, que le tableau n’a pas\u{a0}: ils seront dits indisponibles.",
    correction: "Ajouter la colonne, ou la déclarer dans maia.toml si elle porte un autre en-tête.",
};

pub(in crate::identify) static TAB_05: Rule = Rule {
    code: "TAB-05",
    severity: Severity::AVerifier,
    title: "Colonne non reconnue",
    explanation: "La colonne ne correspond à rien de connu\u{a0}: elle n’est pas lue.",
    correction: "Rien à faire si la colonne est propre à l’équipe\u{a0}; sinon, la déclarer dans maia.toml sous [entetes].",
};

pub(in crate::identify) static TAB_06: Rule = Rule {
    code: "TAB-06",
    severity: Severity::AVerifier,
    title: "Lignes, colonnes ou feuille masquées",
    explanation: "Ce qui est masqué dans le classeur est lu comme le reste.",
    correction: "Afficher ce qui est masqué et supprimer ce qui ne doit pas compter.",
};

pub(in crate::identify) static TAB_07: Rule = Rule {
    code: "TAB-07",
    severity: Severity::AVerifier,
    title: "Valeurs qui contredisent l’en-tête",
    explanation: "Les valeurs de la colonne ne sont pas de la sorte que son en-tête annonce.",
    correction: "Donner à la colonne l’en-tête de ce qu’elle contient, ou corriger ses valeurs.",
};

pub(in crate::identify) static TAB_08: Rule = Rule {
    code: "TAB-08",
    severity: Severity::AVerifier,
    title: "Lignes non lues sous un tableau",
    explanation: "Ces lignes ne ressemblent pas aux lignes du tableau qui les précède\u{a0}: elles n’en font pas partie.",
    correction: "Donner à ces lignes leurs propres en-têtes si elles forment un tableau.",
};

pub(in crate::identify) static TAB_09: Rule = Rule {
    code: "TAB-09",
    severity: Severity::ACorriger,
    title: "Tableau presque reconnu",
    explanation: "Plusieurs en-têtes connus se suivent, mais trop peu pour que le tableau serve\u{a0}: il n’est pas lu.",
    correction: "Compléter ou renommer les en-têtes (le modèle que donne «\u{a0}maia modele\u{a0}» les montre).",
};

pub(in crate::identify) static TAB_10: Rule = Rule {
    code: "TAB-10",
    severity: Severity::ACorriger,
    title: "Ligne de grille non reconnue",
    explanation: "La ligne porte une cotation ou une réponse, mais son libellé n’est celui d’aucun item de la grille MAIA 25, ni de la \
                  grille de validation.",
    correction: "Reprendre le libellé de la grille nationale, ou numéroter la ligne.",
};

pub(in crate::identify) static TAB_11: Rule = Rule {
    code: "TAB-11",
    severity: Severity::ACorriger,
    title: "Item absent de la grille MAIA 25",
    explanation: "La grille nationale compte 25 items\u{a0}: un item absent n’est pas un zéro.",
    correction: "Ajouter la ligne de l’item.",
};

pub(in crate::identify) static TAB_12: Rule = Rule {
    code: "TAB-12",
    severity: Severity::AVerifier,
    title: "Croix ou mots lus comme des réponses",
    explanation: "La grille MAIA 25 cote chaque item 0 ou 1\u{a0}; oui, une croix ou 100\u{a0}% ont été lus 1, et non ou 0\u{a0}% lus 0. \
                  Dans une colonne qui ne porte que des croix, une case vide n’est lue 0 que si le total écrit le confirme.",
    correction: "Vérifier la lecture, ou porter 0 ou 1 dans une colonne «\u{a0}Score\u{a0}».",
};

pub(in crate::identify) static TAB_13: Rule = Rule {
    code: "TAB-13",
    severity: Severity::ACorriger,
    title: "Colonne de numéros de sécurité sociale",
    explanation: "Aucun suivi d’une MAIA n’a besoin de ce numéro, que la loi réserve à des usages précis (loi du 6 janvier 1978, article 30). \
                  La colonne n’est pas lue, et rien n’en est montré.",
    correction: "Supprimer la colonne du fichier, et ne plus transmettre ce numéro.",
};

pub(in crate::identify) static TAB_14: Rule = Rule {
    code: "TAB-14",
    severity: Severity::AVerifier,
    title: "Cellules lues comme celle du dessus",
    explanation: "Un guillemet, «\u{a0}idem\u{a0}», ou un site écrit une seule fois au-dessus de ses lignes\u{a0}: la valeur du dessus est lue.",
    correction: "Vérifier la lecture, ou répéter la valeur sur chaque ligne.",
};

pub(in crate::identify) static TAB_15: Rule = Rule {
    code: "TAB-15",
    severity: Severity::AVerifier,
    title: "Tableau de nombres, et non de dossiers",
    explanation: "Des nombres se trouvent là où chaque dossier aurait ses dates\u{a0}: c’est un récapitulatif. maia compte lui-même, et ne le lit pas.",
    correction: "Rien à faire si chaque dossier est décrit, ligne par ligne, dans un autre tableau\u{a0}; sinon, y donner ces lignes.",
};

pub(in crate::identify) static TAB_16: Rule = Rule {
    code: "TAB-16",
    severity: Severity::AVerifier,
    title: "Feuille de données non lue",
    explanation: "La feuille a des lignes de dates ou de nombres, mais aucune ligne d’en-têtes connue\u{a0}: rien n’en est compté.",
    correction: "Rien à faire si ces données sont ailleurs ou ne servent qu’à l’équipe\u{a0}; sinon, reprendre les en-têtes que montre «\u{a0}maia modele\u{a0}».",
};

pub(in crate::identify) static TAB_17: Rule = Rule {
    code: "TAB-17",
    severity: Severity::AVerifier,
    title: "Item MAIA 25 reconnu à sa place",
    explanation: "Le libellé ou le numéro de la ligne n’est pas celui de la grille nationale\u{a0}: l’item a été reconnu à sa place dans \
                  son groupe, ou à son libellé.",
    correction: "Vérifier la lecture, ou reprendre le libellé et le numéro de la grille nationale.",
};

pub(in crate::identify) static TAB_18: Rule = Rule {
    code: "TAB-18",
    severity: Severity::AVerifier,
    title: "Tableau annoncé, mais non reconnu",
    explanation: "Un titre, le nom de la feuille ou celui du fichier annonce un tableau que maia connaît, mais rien n’en a été reconnu\u{a0}: il n’est pas lu.",
    correction: "Reprendre les en-têtes du modèle que donne «\u{a0}maia modele\u{a0}», ou déclarer ceux du fichier dans maia.toml sous [entetes].",
};

pub(in crate::identify) static TAB_19: Rule = Rule {
    code: "TAB-19",
    severity: Severity::AVerifier,
    title: "Bloc de cellules non lu",
    explanation: "Plusieurs lignes de dates, de nombres ou de mots se suivent hors des tableaux reconnus de la feuille\u{a0}: rien n’en est compté.",
    correction: "Rien à faire si ce bloc ne sert qu’à l’équipe ou reprend des chiffres qui sont ailleurs\u{a0}; sinon, lui donner les en-têtes que montre «\u{a0}maia modele\u{a0}».",
};

/// Every remark of this stage.
pub static RULES: &[&Rule] = &[
    &TAB_01, &TAB_02, &TAB_03, &TAB_04, &TAB_05, &TAB_06, &TAB_07, &TAB_08, &TAB_09, &TAB_10, &TAB_11, &TAB_12,
    &TAB_13, &TAB_14, &TAB_15, &TAB_16, &TAB_17, &TAB_18, &TAB_19,
];

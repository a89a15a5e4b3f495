//! What may be wrong with one cell.

use crate::base::diagnostic::{Rule, Severity};

pub static DATE_NOT_UNDERSTOOD: Rule = Rule {
    code: "VAL-01",
    severity: Severity::ACorriger,
    title: "Date non comprise",
    explanation: "La cellule ne dit pas une date de façon sûre. Elle compte comme non renseignée.",
    correction: "Écrire la date complète, sous la forme jj/mm/aaaa.",
};

pub static IMPOSSIBLE_DATE: Rule = Rule {
    code: "VAL-02",
    severity: Severity::ACorriger,
    title: "Date impossible",
    explanation: "Ce jour ou ce mois n’existe pas. Le jour est toujours lu avant le mois\u{a0}; la cellule compte comme non renseignée.",
    correction: "Corriger la date, sous la forme jj/mm/aaaa.",
};

pub static SERIAL_DATE: Rule = Rule {
    code: "VAL-03",
    severity: Severity::AVerifier,
    title: "Numéro de série à la place d’une date",
    explanation: "Excel garde une date comme un nombre de jours\u{a0}; la cellule a perdu son format de date. Le nombre est lu comme cette date.",
    correction: "Donner à la cellule le format Date et vérifier le jour affiché.",
};

pub static IMPLAUSIBLE_DATE: Rule = Rule {
    code: "VAL-04",
    severity: Severity::ACorriger,
    title: "Date hors des années 1900 à 2100",
    explanation: "L’année est sans doute une faute de frappe. La cellule compte comme non renseignée.",
    correction: "Écrire la date avec la bonne année, sous la forme jj/mm/aaaa.",
};

pub static CHOSEN_DATE: Rule = Rule {
    code: "VAL-05",
    severity: Severity::AVerifier,
    title: "Date tirée d’un texte",
    explanation: "La cellule contient une date et autre chose, ou une date écrite d’une façon inhabituelle. La date est comptée.",
    correction: "Ne garder que la date dans la cellule, sous la forme jj/mm/aaaa.",
};

pub static NUMBER_NOT_UNDERSTOOD: Rule = Rule {
    code: "VAL-06",
    severity: Severity::ACorriger,
    title: "Nombre non compris",
    explanation: "La cellule ne dit pas un nombre de façon sûre. Elle n’est pas comptée, et ne vaut pas zéro.",
    correction: "Écrire le nombre seul, sans texte.",
};

pub static AMBIGUOUS_NUMBER: Rule = Rule {
    code: "VAL-07",
    severity: Severity::ACorriger,
    title: "Séparateur ambigu",
    explanation: "Un seul séparateur suivi de trois chiffres peut marquer les milliers ou les décimales. La cellule n’est pas comptée.",
    correction: "Saisir le nombre comme un nombre, avec une virgule pour les décimales et sans séparateur de milliers.",
};

pub static CHOSEN_NUMBER: Rule = Rule {
    code: "VAL-08",
    severity: Severity::AVerifier,
    title: "Nombre écrit d’une façon inhabituelle",
    explanation: "Le nombre est écrit à l’anglaise, avec des mots, ou en pour cent sans le signe. La lecture la plus probable est comptée.",
    correction: "Saisir le nombre comme un nombre.",
};

pub static LONG_NUMBER: Rule = Rule {
    code: "VAL-09",
    severity: Severity::ACorriger,
    title: "Nombre de plus de 15 chiffres",
    explanation: "Excel ne garde que 15 chiffres exacts\u{a0}: ceux qui suivent sont perdus. La cellule n’est pas comptée.",
    correction: "Saisir la valeur comme un texte, ou vérifier le nombre.",
};

pub static UNEXPECTED_TYPE: Rule = Rule {
    code: "VAL-10",
    severity: Severity::ACorriger,
    title: "Cellule d’un autre type que sa colonne",
    explanation: "Excel change de lui-même certaines saisies en dates ou en durées (2-3 devient le 2 mars). La cellule n’est pas comptée.",
    correction: "Vérifier la saisie, et donner à la cellule le format de sa colonne.",
};

pub static ERROR_CELL: Rule = Rule {
    code: "VAL-11",
    severity: Severity::ACorriger,
    title: "Erreur de formule",
    explanation: "La cellule affiche une erreur d’Excel. Elle n’est pas comptée, et ne vaut pas zéro.",
    correction: "Ouvrir la cellule, corriger la formule ou écrire la valeur à sa place.",
};

pub static UNCOMPUTED_CELL: Rule = Rule {
    code: "VAL-12",
    severity: Severity::ACorriger,
    title: "Formule sans résultat",
    explanation: "Le fichier contient une formule dont le résultat n’a pas été enregistré. Elle n’est pas comptée.",
    correction: "Ouvrir le fichier dans Excel et l’enregistrer.",
};

pub static YES_NO_NOT_UNDERSTOOD: Rule = Rule {
    code: "VAL-13",
    severity: Severity::ACorriger,
    title: "Oui ou non attendu",
    explanation: "La cellule ne dit ni oui ni non. Elle compte comme non renseignée.",
    correction: "Écrire Oui ou Non.",
};

pub static UNKNOWN_CODE: Rule = Rule {
    code: "VAL-14",
    severity: Severity::AVerifier,
    title: "Valeur hors de la liste",
    explanation: "La valeur n’est pas dans la liste de la colonne. Elle est comptée dans «\u{a0}Autre\u{a0}», ou comme non renseignée si la liste n’a pas d’autre.",
    correction: "Choisir une valeur de la liste, ou dire dans «\u{a0}Valeurs rencontrées\u{a0}» comment la lire.",
};

pub static YEAR_NOT_UNDERSTOOD: Rule = Rule {
    code: "VAL-15",
    severity: Severity::ACorriger,
    title: "Année non comprise",
    explanation: "Une année de quatre chiffres était attendue. La cellule compte comme non renseignée.",
    correction: "Écrire l’année sur quatre chiffres.",
};

pub static LATE_BIRTH: Rule = Rule {
    code: "VAL-16",
    severity: Severity::AVerifier,
    title: "Naissance après 1999",
    explanation: "Excel complète une année de naissance saisie sur deux chiffres (29) par le siècle présent (2029). Elle est lue cent ans plus tôt.",
    correction: "Saisir l’année de naissance sur quatre chiffres.",
};

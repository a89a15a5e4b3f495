//! Why a file is not believed, and how that is said.

use crate::base::cell::{FileId, Place};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};

/// The file is refused, whole: nothing of it enters a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It holds nothing.
    Empty,
    /// It stops before its end.
    Incomplete,
    /// A part is not what it was when the file was written; the part's name in the file.
    Altered(String),
    /// The list of its parts contradicts itself or the parts.
    Inconsistent,
    /// It needs a password.
    Protected,
    /// A part is far larger than its compressed form: times, at least.
    Bomb(u64),
    /// A ceiling is passed: of what, the value, the ceiling.
    Limit(&'static str, u64, u64),
    /// The inside does not follow its format; the part's name in the file, where there are parts.
    Malformed(Option<String>),
    /// A version of Excel that nothing reads any more.
    Old(&'static str),
    /// The reading was given up: why, in French.
    Interrupted(&'static str),
}

impl Fault {
    /// The inside of some part does not follow its format.
    pub(super) fn malformed() -> Self {
        Fault::Malformed(None)
    }

    /// A ceiling is passed.
    pub(super) fn limit(what: &'static str, value: u64, ceiling: u64) -> Self {
        Fault::Limit(what, value, ceiling)
    }

    /// The same, knowing the part it was found in.
    pub(super) fn within(self, part: &str) -> Self {
        match self {
            Fault::Malformed(None) => Fault::Malformed(Some(part.to_owned())),
            other => other,
        }
    }

    /// How it is said.
    pub(super) fn diagnostic(&self, file: FileId) -> Diagnostic {
        let (rule, message) = match self {
            Fault::Empty => (&EMPTY, "Le fichier est vide\u{a0}; une copie est peut-être en cours.".to_owned()),
            Fault::Incomplete => {
                (&INCOMPLETE, "Le fichier s’arrête avant sa fin\u{a0}: rien n’en a été lu.".to_owned())
            }
            Fault::Altered(part) => (
                &ALTERED,
                format!(
                    "La somme de contrôle de {} est fausse\u{a0}: un montant ou une date peut avoir changé depuis \
                     l’enregistrement. Rien n’en a été lu.",
                    part_name(Some(part))
                ),
            ),
            Fault::Inconsistent => (
                &ALTERED,
                "La liste des parties du fichier ne correspond pas à son contenu. Rien n’en a été lu.".to_owned(),
            ),
            Fault::Protected => (&PROTECTED, "Le fichier ne s’ouvre qu’avec un mot de passe.".to_owned()),
            Fault::Bomb(ratio) => (
                &BOMB,
                format!(
                    "Une partie du fichier est plus de {ratio} fois plus grande une fois décompressée\u{a0}; \
                     un tableau ordinaire ne l’est jamais plus de 100 fois."
                ),
            ),
            Fault::Limit(what, value, ceiling) => {
                (&LIMIT, format!("Trop {what}\u{a0}: {value}, pour {ceiling} au plus."))
            }
            Fault::Malformed(part) => {
                (&MALFORMED, format!("Le contenu de {} ne suit pas le format attendu.", part_name(part.as_deref())))
            }
            Fault::Old(version) => (&OLD, format!("Le fichier est au format {version}, abandonné depuis des années.")),
            Fault::Interrupted(why) => (&INTERRUPTED, format!("La lecture a été interrompue\u{a0}: {why}.")),
        };
        Diagnostic::new(rule, Place::File(file), message)
    }
}

/// A part of a compressed file, as it may be shown: its name could hold anything.
fn part_name(name: Option<&str>) -> String {
    let plain =
        |it: &&str| it.len() <= 60 && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"/._-[]".contains(&it));
    match name.filter(plain) {
        Some(name) => format!("la partie «\u{a0}{name}\u{a0}»"),
        None => "l’une de ses parties".to_owned(),
    }
}

pub(super) static INCOMPLETE: Rule = Rule {
    code: "FIC-02",
    severity: Severity::Bloquant,
    title: "Fichier incomplet",
    explanation: "La copie ou l’envoi n’est pas allé à son terme, ou le fichier est tronqué. Un tableau plus court \
                  que l’original ne doit jamais passer pour entier.",
    correction: "Déposer de nouveau le fichier, en attendant la fin de la copie ou de la synchronisation.",
};

pub(super) static ALTERED: Rule = Rule {
    code: "FIC-03",
    severity: Severity::Bloquant,
    title: "Fichier altéré",
    explanation: "Chaque partie d’un classeur porte une somme de contrôle\u{a0}; celle d’une partie ne correspond \
                  plus à son contenu.",
    correction: "Redemander le fichier à son auteur, ou l’ouvrir dans Excel, le vérifier et l’enregistrer de nouveau.",
};

pub(super) static PROTECTED: Rule = Rule {
    code: "FIC-04",
    severity: Severity::Bloquant,
    title: "Fichier protégé par mot de passe",
    explanation: "Le contenu est chiffré\u{a0}: il ne peut pas être lu sans le mot de passe, que maia ne demande pas.",
    correction: "Dans Excel\u{a0}: Fichier, Informations, Protéger le classeur, Chiffrer avec mot de passe, effacer \
                 le mot de passe, enregistrer.",
};

pub(super) static BOMB: Rule = Rule {
    code: "FIC-06",
    severity: Severity::Bloquant,
    title: "Fichier anormalement compressé",
    explanation: "Un petit fichier qui en devient un énorme une fois ouvert peut bloquer un poste\u{a0}: il n’est pas \
                  décompressé.",
    correction: "Ouvrir le fichier dans Excel, supprimer les feuilles et les lignes inutiles, l’enregistrer de nouveau.",
};

pub(super) static OLD: Rule = Rule {
    code: "FIC-07",
    severity: Severity::Bloquant,
    title: "Format trop ancien",
    explanation: "Les formats d’Excel antérieurs à 1995 ne sont pas lus.",
    correction: "Ouvrir le fichier dans Excel ou LibreOffice et l’enregistrer au format .xlsx.",
};

pub(super) static EMPTY: Rule = Rule {
    code: "FIC-08",
    severity: Severity::Bloquant,
    title: "Fichier vide",
    explanation: "Le fichier ne contient aucun octet\u{a0}: la copie n’a pas eu lieu ou n’est pas terminée.",
    correction: "Déposer de nouveau le fichier.",
};

pub(super) static LIMIT: Rule = Rule {
    code: "FIC-09",
    severity: Severity::Bloquant,
    title: "Limite dépassée",
    explanation: "Le fichier dépasse un plafond que n’atteint aucun tableau d’une MAIA\u{a0}; il n’est pas lu, pour \
                  qu’il ne retarde pas les autres.",
    correction: "Ne garder dans le fichier que les tableaux utiles, puis l’enregistrer de nouveau depuis Excel.",
};

pub(super) static MALFORMED: Rule = Rule {
    code: "FIC-10",
    severity: Severity::Bloquant,
    title: "Contenu illisible",
    explanation: "L’intérieur du fichier ne suit pas son format, si bien qu’on ne peut pas être sûr de tout lire.",
    correction: "Ouvrir le fichier dans Excel, accepter la réparation proposée, vérifier, enregistrer en .xlsx.",
};

pub(super) static INTERRUPTED: Rule = Rule {
    code: "FIC-12",
    severity: Severity::Bloquant,
    title: "Lecture interrompue",
    explanation: "La lecture de chaque fichier est bornée en temps et en mémoire, pour qu’un fichier abîmé n’arrête \
                  jamais les autres.",
    correction: "Ouvrir le fichier dans Excel ou LibreOffice et l’enregistrer au format .xlsx.",
};

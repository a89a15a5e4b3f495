//! Who pays the posts of a table, from its titles.

use crate::base::fold::fold;

/// `ARS` or `DEPARTEMENT` when a title says who finances or employs; a title that names both says nothing.
pub(super) fn in_title(title: &str) -> Option<&'static str> {
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    let named = |names: &[&str]| names.iter().any(|name| words.contains(name));
    let ars = named(&["ars", "fir"]) || folded.contains("agence regionale de sante");
    let departement = (named(&["departement", "departemental", "cd", "cg"]) || folded.contains("conseil general"))
        && PAYS.iter().any(|it| folded.contains(it));
    match (ars, departement) {
        (true, false) => Some("ARS"),
        (false, true) => Some("DEPARTEMENT"),
        _ => None,
    }
}

/// A title may name the département as a place: only these words make it the one who pays.
const PAYS: &[&str] = &["financ", "personnel", "agents", "postes du", "effectifs du", "contribution", "pris en charge"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_who_pays() {
        for (title, expected) in [
            ("Effectifs financés par la subvention ARS", Some("ARS")),
            ("Effectifs ARS", Some("ARS")),
            ("Effectifs financés par le Département du Bas-Rhin", Some("DEPARTEMENT")),
            ("Personnels du conseil départemental du Bas-Rhin concourant au dispositif MAIA", Some("DEPARTEMENT")),
            ("Effectifs du Département", Some("DEPARTEMENT")),
            ("MAIA du département du Bas-Rhin", None),
            ("Tableau des effectifs 2017", None),
            ("Financements ARS et Département", None),
        ] {
            assert_eq!(in_title(title), expected, "{title}");
        }
    }
}

//! The `maia.toml` of a synthetic inbox: its exercice and its convention. The territoires are left to be found.

use super::budget::{ARS, Budget, DEPARTEMENT};
use super::days::EXERCICE;

/// Posts that the convention pays, in persons.
#[derive(Debug, Clone, Copy)]
pub(super) struct Financed {
    pub(super) pilotes: u32,
    pub(super) managers: u32,
}

/// The text of the file.
pub(super) fn text(budget: &Budget, financed: Financed) -> String {
    let (grant, floor) = (budget.line(ARS).0 / 100, budget.line(DEPARTEMENT).0 / 100);
    let first = (grant * 65 + 99) / 100;
    format!(
        "# Données fictives, écrites par « maia exemple ».\n\
         exercice = {EXERCICE}\n\n\
         [convention]\n\
         debut = {EXERCICE}-01-01\n\
         fin = {EXERCICE}-12-31\n\
         dotation = {{ {EXERCICE} = {grant} }}\n\
         plancher_departement = {floor}\n\
         pilotes_finances = {pilotes}\n\
         gestionnaires_finances = {managers}\n\n\
         [[convention.versement]]\n\
         exercice = {EXERCICE}\n\
         numero = 1\n\
         montant = {first}\n\
         echeance = {EXERCICE}-04-30\n\n\
         [[convention.versement]]\n\
         exercice = {EXERCICE}\n\
         numero = 2\n\
         montant = {second}\n\
         echeance = {EXERCICE}-09-15\n",
        second = grant - first,
        pilotes = financed.pilotes,
        managers = financed.managers,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::settings::Settings;

    #[test]
    fn it_is_understood() {
        let settings = Settings::parse(&text(&Budget::default(), Financed { pilotes: 4, managers: 12 })).unwrap();
        assert_eq!(settings.exercice, Some(EXERCICE));
        assert_eq!(settings.convention.gestionnaires_finances, Some(12));
    }
}

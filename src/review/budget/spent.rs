//! What a budget declares as spent and received, for those who compare it with payments.

use super::{Ligne, Role, lignes};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::normalise::Frames;

/// An amount that the departmental budget of the exercice declares, in cents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    pub origin: u32,
    /// Two digits.
    pub compte: String,
    pub libelle: String,
    /// Whose share it is, if the line says it.
    pub financeur: String,
    pub realise: i64,
}

/// The accounts of expenses of the département, spent.
pub fn declared(frames: &Frames) -> Result<Vec<Declared>, Failure> {
    let lignes = own(frames)?;
    Ok(lignes.iter().filter(|it| it.is(Role::Compte) && it.is_side("D")).filter_map(stated).collect())
}

/// What each funder bears: expenses charged to it, and the contribution of the département, which is what it spends.
pub fn shares(frames: &Frames) -> Result<Vec<Declared>, Failure> {
    let mut shares: Vec<Declared> = Vec::new();
    for ligne in own(frames)?.iter().filter(|it| it.is(Role::Detail) && it.financeur.is_some()) {
        let contribution = ligne.is_side("R") && ligne.financeur.as_deref() == Some("DEPARTEMENT");
        let Some(share) = stated(ligne).filter(|_| contribution || ligne.is_side("D")) else { continue };
        let charged =
            shares.iter_mut().find(|it| it.financeur == share.financeur && ligne.is_side("D") && it.compte != GRANTS);
        match charged {
            Some(known) => known.realise = known.realise.saturating_add(share.realise),
            None => shares.push(share),
        }
    }
    Ok(shares)
}

/// What a funder gave, as the budget declares it.
pub fn received_from(frames: &Frames, financeur: &str) -> Result<Option<Declared>, Failure> {
    let lignes = own(frames)?;
    let given = lignes.iter().filter(|it| it.is(Role::Detail) && it.is_side("R"));
    let mut given = given.filter(|it| it.financeur.as_deref() == Some(financeur)).filter_map(stated);
    let Some(first) = given.next() else { return Ok(None) };
    Ok(Some(given.fold(first, |sum, it| Declared { realise: sum.realise.saturating_add(it.realise), ..sum })))
}

/// Whether a line carries the excess of an earlier year over.
pub fn is_carried_over(libelle: &str) -> bool {
    let words = fold(libelle);
    words.contains("report") && (words.contains("nouveau") || words.contains("excedent"))
}

const GRANTS: &str = "74";

/// The lines of the departmental budget of the year.
fn own(frames: &Frames) -> Result<Vec<Ligne>, Failure> {
    let mut lignes = lignes(frames)?;
    lignes.retain(|it| it.territoire.is_none() && !it.annee_pleine);
    Ok(lignes)
}

fn stated(ligne: &Ligne) -> Option<Declared> {
    Some(Declared {
        origin: ligne.origin,
        compte: ligne.compte.clone()?,
        libelle: ligne.libelle.clone(),
        financeur: ligne.financeur.clone().unwrap_or_default(),
        realise: ligne.amounts[2]?,
    })
}

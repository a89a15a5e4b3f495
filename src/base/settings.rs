//! `maia.toml`: what a département says about itself. Every key is optional.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::failure::Failure;

/// The content of `maia.toml`, or the defaults.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Name of the département: `Bas-Rhin`.
    pub departement: Option<String>,
    /// The year asked when the command line says nothing.
    pub exercice: Option<i16>,
    /// The territoires; when listed, others are shown apart and never pooled.
    pub territoire: Vec<TerritoireDeclare>,
    pub convention: Convention,
    pub seuils: Seuils,
    pub diffusion: Diffusion,
    pub maia25: Maia25,
    /// Headings of this département: column of a table → its spellings (`[entetes.cas]`).
    pub entetes: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Answers where recognition asked: `fichier › feuille › cellule` → column.
    pub choix: BTreeMap<String, String>,
    /// Case manager → post, by territoire: `[gestionnaires.saverne] "GC 1" = "GC N°1"`.
    pub gestionnaires: BTreeMap<String, BTreeMap<String, String>>,
    /// Share of the mutualised ETP given to each territoire, from 0 to 1.
    pub cle_mutualisation: BTreeMap<String, f64>,
}

/// A territoire as `maia.toml` names it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerritoireDeclare {
    pub id: String,
    pub nom: String,
    #[serde(default)]
    pub alias: Vec<String>,
    /// The day its pilote took up the post: the two periods of validation run from it (cahier des charges national, § 4.3).
    #[serde(default, deserialize_with = "date")]
    pub prise_de_fonctions: Option<Date>,
}

/// What the convention fixes. Amounts are whole euros.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Convention {
    pub numero: Option<String>,
    #[serde(deserialize_with = "date")]
    pub debut: Option<Date>,
    #[serde(deserialize_with = "date")]
    pub fin: Option<Date>,
    /// Maximum grant of the ARS by year.
    pub dotation: BTreeMap<String, i64>,
    /// Least yearly contribution of the département.
    pub plancher_departement: Option<i64>,
    pub pilotes_finances: Option<u32>,
    pub gestionnaires_finances: Option<u32>,
    /// Assistant secretaries that the département pays (article 3.1 bis).
    pub secretaires_departement: Option<u32>,
    pub versement: Vec<Versement>,
    pub remise: Vec<Remise>,
}

impl Convention {
    /// What the State counts for as many MAIA and case managers, in cents: 100 000 € and 60 000 € each.
    pub fn dotation_de_reference(&self) -> Option<i64> {
        let (maia, managers) = self.pilotes_finances.zip(self.gestionnaires_finances)?;
        Some(i64::from(maia) * 10_000_000 + i64::from(managers) * 6_000_000)
    }
}

/// A payment of the grant.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Versement {
    pub exercice: i16,
    pub numero: u32,
    pub montant: i64,
    /// None when the payment is due on an event, not at a date.
    #[serde(default, deserialize_with = "date")]
    pub echeance: Option<Date>,
}

/// A document handed in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remise {
    /// The year it is about.
    pub exercice: i16,
    /// `compte_rendu_financier`, `rapport_activite`…
    pub document: String,
    #[serde(deserialize_with = "date")]
    pub date: Option<Date>,
}

/// Thresholds that colour a figure; none of them changes one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Seuils {
    /// Open files per full-time case manager (cahier des charges national, § 3.3).
    pub charge_par_etp: f64,
    /// New cases a month per full-time case manager.
    pub nouveaux_cas_par_mois: f64,
    /// Days between first request and first visit.
    pub delai_jours: f64,
    /// Missing dates, in percent.
    pub dates_manquantes_pct: f64,
    /// A line of the budget is to be explained from so many percent of what was planned, or from so many euros.
    pub variation_pct: f64,
    pub variation_euros: i64,
}

impl Default for Seuils {
    fn default() -> Self {
        Self {
            charge_par_etp: 40.0,
            nouveaux_cas_par_mois: 5.0,
            delai_jours: 10.0,
            dates_manquantes_pct: 10.0,
            variation_pct: 10.0,
            variation_euros: 1_000,
        }
    }
}

/// How items of MAIA 25 are computed where the remarks of the grid leave two readings.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Maia25 {
    /// What the second line « si OUI », after item 3, asks before item 4.
    pub porte_item_4: PorteDeux,
    /// Item 18: whether the tactical and the strategic tables must both decide; the remark says that one is enough.
    pub permanence_dans_les_deux_tables: bool,
    /// Item 2: whether a decision at any meeting of the period counts; the grid is judged on the last minutes.
    pub decisions_de_toute_la_periode: bool,
}

/// The items that must be had before item 4.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum PorteDeux {
    /// The line as it stands in the grid.
    #[default]
    #[serde(rename = "items_1_et_3")]
    Items1Et3,
    /// The line as it is meant: no decision, no follow-up.
    #[serde(rename = "items_1_et_2")]
    Items1Et2,
}

/// Statistical secrecy of what leaves the team.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Diffusion {
    /// Counts of persons below this are hidden outside the team; 0 turns it off.
    pub seuil: u32,
}

impl Default for Diffusion {
    fn default() -> Self {
        Self { seuil: 11 }
    }
}

/// A date with or without quotes: `2017-04-30`.
fn date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let value = toml::Value::deserialize(deserializer)?;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.parse().map(Some).map_err(serde::de::Error::custom)
}

impl Settings {
    /// Reads the text of `maia.toml`; a wrong key or value is an error that names its line.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            Failure::Configuration(format!(
                "maia.toml, ligne {line}\u{a0}: cette clé ou cette valeur n’est pas comprise. \
                 Comparez avec le modèle que donne «\u{a0}maia modele\u{a0}»."
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_key_names_its_line() {
        let error = Settings::parse("exercice = 2017\n\nexercise = 2018\n").unwrap_err();
        assert!(error.to_string().starts_with("maia.toml, ligne 3"), "{error}");
    }

    #[test]
    fn dates_go_with_or_without_quotes() {
        let text = "[[convention.versement]]\nexercice = 2018\nnumero = 1\nmontant = 726570\necheance = ";
        for date in ["2018-04-30", "\"2018-04-30\""] {
            let settings = Settings::parse(&format!("{text}{date}\n")).unwrap();
            assert_eq!(settings.convention.versement[0].echeance, Some(Date::constant(2018, 4, 30)));
        }
    }

    #[test]
    fn nothing_said_gives_the_defaults() {
        let settings = Settings::parse("").unwrap();
        assert_eq!(settings.seuils.charge_par_etp, 40.0);
        assert_eq!(settings.diffusion.seuil, 11);
    }
}

//! *Définitions*: the constants that formulas use, each with its source, and what the words and figures of the workbook mean.

use super::open;
use crate::base::failure::Failure;
use crate::base::settings::Convention;
use crate::summarise::indicators;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Définitions",
    about: "Les constantes de la convention et les seuils, avec leur source\u{a0}; le sens des mots et des indicateurs.",
    fill,
};

/// The name under which other sheets know the constants, and each of them.
pub(super) const CONSTANTE: &str = "constante";
pub(super) const DOTATION: &str = "dotation";
pub(super) const PLANCHER: &str = "plancher_departement";
pub(super) const PILOTES: &str = "pilotes_finances";
pub(super) const GESTIONNAIRES: &str = "gestionnaires_finances";

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Définitions", "");
    page.skip(1);
    constants(report, page);
    words(page);
    figures(page);
    Ok(())
}

/// A constant: its name, what it is, its value as people read it, its kind, where it comes from.
struct Constant {
    id: &'static str,
    label: &'static str,
    value: Option<f64>,
    kind: Kind,
    key: &'static str,
    source: &'static str,
}

fn constants(report: &Report, page: &mut Page) {
    let columns = vec![
        Column::new("Constante", 46.0, Kind::Wrapped),
        Column::new("Valeur", 16.0, Kind::Euros),
        Column::new("Clé de maia.toml", 34.0, Kind::Text),
        Column::new("Source", 62.0, Kind::Wrapped),
    ];
    let mut table = page.table("Constantes", columns);
    for constant in list(report) {
        let value = Cell::known(constant.value, Cell::number, "maia.toml ne le dit pas").without_note();
        table.row([
            constant.label.into(),
            value.kind(constant.kind).named(CONSTANTE, constant.id, ""),
            constant.key.into(),
            constant.source.into(),
        ]);
    }
    table.finish();
}

fn list(report: &Report) -> Vec<Constant> {
    let Convention { plancher_departement, pilotes_finances, gestionnaires_finances, dotation, .. } =
        &report.settings.convention;
    let (seuils, diffusion) = (&report.settings.seuils, &report.settings.diffusion);
    let grant = dotation.get(&report.frames.periode.exercice.to_string());
    let constant = |id, label, value, kind, key, source| Constant { id, label, value, kind, key, source };
    vec![
        constant(
            DOTATION,
            "Subvention maximale de l’ARS pour l’exercice",
            grant.map(|it| *it as f64),
            Kind::Euros,
            "[convention] dotation",
            "Convention FIR 201700224, article 3.1",
        ),
        constant(
            PLANCHER,
            "Effort financier annuel minimum du Département",
            plancher_departement.map(|it| it as f64),
            Kind::Euros,
            "[convention] plancher_departement",
            "Convention FIR 201700224, article 3.1 bis",
        ),
        constant(
            PILOTES,
            "Postes de pilote financés",
            pilotes_finances.map(f64::from),
            Kind::Integer,
            "[convention] pilotes_finances",
            "Convention FIR 201700224, article 3.2",
        ),
        constant(
            GESTIONNAIRES,
            "Postes de gestionnaire de cas financés",
            gestionnaires_finances.map(f64::from),
            Kind::Integer,
            "[convention] gestionnaires_finances",
            "Convention FIR 201700224, article 3.2",
        ),
        constant(
            "variation_euros",
            "Écart à partir duquel une ligne est expliquée, en euros",
            Some(seuils.variation_euros as f64),
            Kind::Euros,
            "[seuils] variation_euros",
            "Choix du Département\u{a0}; 1 000\u{a0}€ si rien n’est dit",
        ),
        constant(
            "variation_pct",
            "Écart à partir duquel une ligne est expliquée, en part du prévu",
            Some(seuils.variation_pct / 100.0),
            Kind::Percent,
            "[seuils] variation_pct",
            "Choix du Département\u{a0}; 10\u{a0}% si rien n’est dit",
        ),
        constant(
            "seuil_diffusion",
            "Nombre de personnes en deçà duquel un effectif est masqué",
            Some(f64::from(diffusion.seuil)),
            Kind::Integer,
            "[diffusion] seuil",
            "Usage des données de santé\u{a0}: 11 si rien n’est dit, 0 pour ne rien masquer",
        ),
    ]
}

fn words(page: &mut Page) {
    page.caption("Termes");
    for (word, sense) in WORDS {
        page.paragraph(&format!("{word}\u{a0}: {sense}"));
    }
    page.skip(1);
}

static WORDS: &[(&str, &str)] = &[
    ("Prévu", "Budget prévisionnel annexé à la convention (annexe 2)."),
    ("Prévu modifié", "Budget après avenant ou décision modificative\u{a0}; l’écart se mesure alors à ce montant."),
    (
        "Écart (€), écart (%)",
        "Réalisé moins prévu, et cet écart divisé par le prévu. n.s.\u{a0}: non significatif, rien n’était prévu.",
    ),
    ("Taux de réalisation", "Réalisé divisé par le prévu."),
    ("n.d.", "Non disponible\u{a0}: les fichiers reçus ne le disent pas\u{a0}; ce n’est pas zéro."),
    (
        "s. (secret statistique)",
        "Nombre de personnes non diffusé\u{a0}: inférieur au seuil, ou masqué pour qu’un autre ne se retrouve pas par soustraction.",
    ),
    ("Mois de présence", "Mois de l’exercice où le poste est occupé, tout mois commencé comptant."),
    (
        "Poste financé, poste pourvu",
        "Un poste est compté par personne, quel que soit son temps de travail\u{a0}; les ETP sont donnés à côté.",
    ),
    (
        "Demandé, justifié, retenu",
        "Demandé\u{a0}: dépense réalisée. Justifié\u{a0}: ce que couvrent les pièces. Retenu\u{a0}: ce que le contrôleur admet.",
    ),
];

fn figures(page: &mut Page) {
    let columns = vec![
        Column::new("Indicateur", 46.0, Kind::Wrapped),
        Column::new("Unité", 16.0, Kind::Text),
        Column::new("Source", 34.0, Kind::Wrapped),
        Column::new("Comment il est calculé", 62.0, Kind::Wrapped),
    ];
    let mut table = page.table("Indicateurs de la feuille «\u{a0}Activité\u{a0}»", columns);
    for indicator in indicators().filter(|it| super::activite::shows(it.id)) {
        table.row([
            indicator.label.into(),
            indicator.unit.id().into(),
            indicator.source.into(),
            indicator.formula.into(),
        ]);
    }
    table.finish();
}

//! What may be typed: commands and options in French, with and without accents, each with its English alias.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::identify::tables::TABLE_KINDS;

/// What was asked.
#[derive(Debug, Parser)]
#[command(
    name = "maia",
    version,
    about = "Consolide les tableaux que tiennent les MAIA d’un département.",
    help_template = "{about}\n\nUtilisation\u{a0}: {usage}\n\nCommandes\u{a0}:\n{subcommands}\n\nOptions\u{a0}:\n{options}\n\n{after-help}",
    override_usage = "maia COMMANDE [OPTIONS]",
    after_help = "«\u{a0}maia aide COMMANDE\u{a0}» dit tout d’une commande.\n\
                  Pour commencer\u{a0}: déposez vos fichiers dans le dossier «\u{a0}inputs\u{a0}», puis «\u{a0}maia consolider\u{a0}».",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// Montre cette aide
    #[arg(short = 'h', long = "aide", alias = "help", global = true, action = clap::ArgAction::Help)]
    aide: Option<bool>,
    /// Montre la version
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version)]
    version: Option<bool>,
}

/// One command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Lit tous les fichiers du dossier et écrit les classeurs consolidés (ou « run »)
    #[command(alias = "run", help_template = COMMAND_HELP, override_usage = "maia consolider [ENTREE] [OPTIONS]")]
    Consolider {
        /// Dossier où les fichiers ont été déposés (« inputs » si rien n’est dit)
        #[arg(value_name = "ENTREE", default_value = "inputs", hide_default_value = true)]
        entree: PathBuf,
        /// Dossier où écrire les résultats (« outputs » si rien n’est dit)
        #[arg(long, alias = "output", value_name = "DOSSIER", default_value = "outputs", hide_default_value = true)]
        sortie: PathBuf,
        #[command(flatten)]
        options: Options,
    },
    /// Lit et contrôle des fichiers ou des dossiers, sans rien calculer (ou « check »)
    #[command(aliases = ["vérifier", "check"], help_template = COMMAND_HELP, override_usage = "maia verifier CHEMIN… [OPTIONS]")]
    Verifier {
        /// Fichiers ou dossiers à contrôler
        #[arg(value_name = "CHEMIN", required = true)]
        chemins: Vec<PathBuf>,
        /// Classeur où écrire les anomalies, avec des liens
        #[arg(long, alias = "output", value_name = "CLASSEUR")]
        sortie: Option<PathBuf>,
        #[command(flatten)]
        options: Options,
    },
    /// Écrit des classeurs vierges à remplir et un « maia.toml » commenté (ou « template »)
    #[command(aliases = ["modèle", "modeles", "modèles", "template"], help_template = COMMAND_HELP, override_usage = "maia modele [TABLE…] [OPTIONS]")]
    Modele {
        #[arg(value_name = "TABLE", help = known_tables())]
        tables: Vec<String>,
        /// Dossier où écrire les modèles (« modeles » si rien n’est dit)
        #[arg(long, alias = "output", value_name = "DOSSIER", default_value = "modeles", hide_default_value = true)]
        sortie: PathBuf,
    },
    /// Dit ce que signifie un indicateur ou un code d’anomalie (ou « explain »)
    #[command(alias = "explain", help_template = COMMAND_HELP, override_usage = "maia expliquer CODE…")]
    Expliquer {
        /// Codes d’anomalie ou noms d’indicateur (la liste de tous si rien n’est dit)
        #[arg(value_name = "CODE")]
        codes: Vec<String>,
    },
    /// Dit ce qui a changé entre deux exécutions ou deux années (ou « diff »)
    #[command(alias = "diff", help_template = COMMAND_HELP, override_usage = "maia comparer AVANT APRES [OPTIONS]")]
    Comparer {
        /// Résultats de départ : le dossier d’une année (« outputs/2016 »), ou son fichier d’indicateurs
        #[arg(value_name = "AVANT")]
        avant: PathBuf,
        /// Résultats d’arrivée
        #[arg(value_name = "APRES")]
        apres: PathBuf,
        /// Classeur où écrire tous les changements
        #[arg(long, alias = "output", value_name = "CLASSEUR")]
        sortie: Option<PathBuf>,
    },
    /// Copie une base de gestion de cas sans ce qui nomme les personnes, pour l’envoyer (ou « redact »)
    #[command(aliases = ["dépersonnaliser", "redact"], help_template = COMMAND_HELP, override_usage = "maia depersonnaliser FICHIER [OPTIONS]")]
    Depersonnaliser {
        /// Base à copier ; elle n’est pas modifiée
        #[arg(value_name = "FICHIER")]
        fichier: PathBuf,
        /// Classeur à écrire (dans le dossier « a_envoyer » si rien n’est dit)
        #[arg(long, alias = "output", value_name = "CLASSEUR")]
        sortie: Option<PathBuf>,
        #[command(flatten)]
        options: Options,
    },
    /// Copie et scelle les résultats tels qu’ils ont été envoyés, ou vérifie un scellé (ou « seal »)
    #[command(alias = "seal", help_template = COMMAND_HELP, override_usage = "maia figer [OPTIONS]")]
    Figer {
        /// Année à figer (la dernière dont les résultats sont là, si rien n’est dit)
        #[arg(long, alias = "year", value_name = "AAAA", value_parser = clap::value_parser!(i16).range(2000..=2100))]
        exercice: Option<i16>,
        /// Dossier des résultats (« outputs » si rien n’est dit)
        #[arg(long, alias = "output", value_name = "DOSSIER", default_value = "outputs", hide_default_value = true)]
        sortie: PathBuf,
        /// Fige aussi ce qui a été modifié, ajouté ou retiré depuis l’exécution
        #[arg(long, alias = "with-changes")]
        avec_modifications: bool,
        /// Dit si le scellé de ce dossier tient encore, sans rien copier
        #[arg(long, aliases = ["vérifier", "verify"], value_name = "DOSSIER")]
        verifier: Option<PathBuf>,
    },
    /// Écrit un dossier de fichiers fictifs, avec leurs résultats exacts (ou « example »)
    #[command(alias = "example", help_template = COMMAND_HELP, override_usage = "maia exemple DOSSIER [OPTIONS]")]
    Exemple {
        /// Dossier à créer
        #[arg(value_name = "DOSSIER", default_value = "exemple", hide_default_value = true)]
        dossier: PathBuf,
        /// Nombre de MAIA (4 si rien n’est dit)
        #[arg(long, value_name = "N", default_value_t = 4, hide_default_value = true)]
        sites: u32,
        /// Nombre de cas par MAIA (150 si rien n’est dit)
        #[arg(long, alias = "cases", value_name = "N", default_value_t = 150, hide_default_value = true)]
        cas: u32,
        /// Graine du tirage : une même graine donne les mêmes fichiers (1 si rien n’est dit)
        #[arg(long, alias = "seed", value_name = "N", default_value_t = 1, hide_default_value = true)]
        graine: u64,
    },
    /// Montre l’aide d’une commande
    #[command(alias = "help", help_template = COMMAND_HELP, override_usage = "maia aide [COMMANDE]")]
    Aide {
        #[arg(value_name = "COMMANDE", hide = true)]
        commande: Option<String>,
    },
}

/// What several commands share.
#[derive(Debug, Args)]
pub struct Options {
    /// Année à consolider (par défaut : celle de maia.toml, sinon la dernière dont les tableaux sont là)
    #[arg(long, alias = "year", value_name = "AAAA", value_parser = clap::value_parser!(i16).range(2000..=2100))]
    pub exercice: Option<i16>,
    /// Date d’arrêt, au plus tard le 31 décembre de l’exercice
    #[arg(long, alias = "as-of", value_name = "AAAA-MM-JJ")]
    pub au: Option<Date>,
    /// Fichier de réglages (« maia.toml » du dossier d’entrée si rien n’est dit)
    #[arg(long, value_name = "FICHIER")]
    pub config: Option<PathBuf>,
    /// Effectif en deçà duquel un nombre de personnes est masqué hors de l’équipe (11 ; 0 pour ne rien masquer)
    #[arg(long, alias = "disclosure-threshold", value_name = "N")]
    pub seuil_diffusion: Option<u32>,
    /// N’affiche que le résultat, ni progression ni anomalies
    #[arg(long, alias = "quiet")]
    pub silencieux: bool,
    /// Écrit le déroulement en lignes JSON sur la sortie d’erreur
    #[arg(long, alias = "json-log")]
    pub journal_json: bool,
    /// Couleurs : auto, toujours ou jamais
    #[arg(
        long,
        alias = "color",
        value_name = "QUAND",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub couleur: Couleur,
}

/// When to colour what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Couleur {
    Auto,
    #[value(alias = "always")]
    Toujours,
    #[value(alias = "never")]
    Jamais,
}

const COMMAND_HELP: &str = "{about}\n\nUtilisation\u{a0}: {usage}\n\n{all-args}\n";

/// What the words typed come to: a command, or a text to show with an exit code.
pub enum Parsed {
    Command(Command),
    /// Help or version, for stdout.
    Help(String),
    /// A mistake in what was typed, for stderr.
    Mistake(String),
}

/// Understands the words typed.
pub fn parse(words: impl IntoIterator<Item = std::ffi::OsString>) -> Parsed {
    let parsed = french().try_get_matches_from(words).and_then(|matches| Cli::from_arg_matches(&matches));
    match parsed {
        Ok(Cli { command: Command::Aide { commande }, .. }) => help(commande.as_deref()),
        Ok(cli) => Parsed::Command(cli.command),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Parsed::Help(error.to_string()),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => help(None),
            _ => Parsed::Mistake(mistake(&error)),
        },
    }
}

fn help(command: Option<&str>) -> Parsed {
    let mut cli = french();
    let text = match command {
        None => cli.render_help().to_string(),
        Some(name) => match cli.find_subcommand_mut(name) {
            Some(found) => found.render_help().to_string(),
            None => {
                return Parsed::Mistake(format!(
                    "«\u{a0}{name}\u{a0}» n’est pas une commande. Tapez «\u{a0}maia --aide\u{a0}»."
                ));
            }
        },
    };
    Parsed::Help(text)
}

fn french() -> clap::Command {
    let mut cli = Cli::command();
    cli.build();
    cli.mut_subcommands(|command| {
        command.mut_args(|arg| {
            let heading = if arg.is_positional() { "Arguments\u{a0}" } else { "Options\u{a0}" };
            arg.help_heading(heading)
        })
    })
}

fn mistake(error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let sentence = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let near = context(ContextKind::SuggestedSubcommand);
            let hint = if near.is_empty() {
                String::new()
            } else {
                format!(" Vouliez-vous dire «\u{a0}{near}\u{a0}»\u{a0}?")
            };
            format!("«\u{a0}{}\u{a0}» n’est pas une commande.{hint}", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => {
            format!("«\u{a0}{}\u{a0}» n’est pas une option connue.", context(ContextKind::InvalidArg))
        }
        ErrorKind::MissingRequiredArgument => format!("Il manque {}.", context(ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if context(ContextKind::InvalidValue).is_empty() => {
            format!("Il manque une valeur après «\u{a0}{}\u{a0}».", context(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "La valeur «\u{a0}{}\u{a0}» ne convient pas à «\u{a0}{}\u{a0}».",
            context(ContextKind::InvalidValue),
            context(ContextKind::InvalidArg)
        ),
        ErrorKind::ArgumentConflict => {
            format!("«\u{a0}{}\u{a0}» est donné deux fois.", context(ContextKind::InvalidArg))
        }
        _ => "La ligne de commande n’est pas comprise.".to_owned(),
    };
    format!("{sentence} Tapez «\u{a0}maia --aide\u{a0}».")
}

/// What `modele` takes, each table by its id.
fn known_tables() -> String {
    let ids: Vec<&str> = TABLE_KINDS.iter().map(|it| it.id).collect();
    format!("Tables voulues (toutes si rien n’est dit)\u{a0}: {}", ids.join(", "))
}

//! What each command does, once its words are understood.

mod comparer;
mod consolider;
mod depersonnaliser;
mod exemple;
mod expliquer;
mod figer;
mod modele;
mod verifier;

use std::path::Path;
use std::process::ExitCode;

use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::cli::{Command, Options};
use crate::pipeline::Request;

/// Runs a command; the exit code tells how it ended.
pub fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Consolider { entree, sortie, options } => consolider::run(&entree, &sortie, &options),
        Command::Verifier { chemins, sortie, options } => verifier::run(&chemins, sortie.as_deref(), &options),
        Command::Depersonnaliser { fichier, sortie, options } => {
            depersonnaliser::run(&fichier, sortie.as_deref(), &options)
        }
        Command::Comparer { avant, apres, sortie } => comparer::run(&avant, &apres, sortie.as_deref()),
        Command::Expliquer { codes } => expliquer::run(&codes),
        Command::Exemple { dossier, sites, cas, graine } => {
            exemple::run(&dossier, crate::exemple::Options { sites, cas, graine })
        }
        Command::Figer { verifier: Some(folder), .. } => figer::verify(&folder),
        Command::Figer { exercice, sortie, avec_modifications, verifier: None } => {
            figer::run(&sortie, exercice, avec_modifications)
        }
        Command::Modele { tables, sortie } => modele::run(&tables, &sortie),
        Command::Aide { .. } => Ok(ExitCode::SUCCESS),
    }
}

/// The request that the options and `maia.toml` make together; the options win.
fn request(inbox: &Path, options: &Options) -> Result<Request, Failure> {
    let mut settings = settings(inbox, options.config.as_deref())?;
    if let Some(seuil) = options.seuil_diffusion {
        settings.diffusion.seuil = seuil;
    }
    Ok(Request { exercice: options.exercice, au: options.au, settings })
}

fn settings(inbox: &Path, config: Option<&Path>) -> Result<Settings, Failure> {
    let (path, asked) = match config {
        Some(path) => (path.to_path_buf(), true),
        None => (inbox.join("maia.toml"), false),
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => Settings::parse(&text),
        Err(_) if !asked && !path.exists() => Ok(Settings::default()),
        Err(_) => Err(Failure::Configuration(format!(
            "Le fichier de réglages «\u{a0}{}\u{a0}» ne peut pas être lu. Vérifiez son nom et qu’il est en texte UTF-8.",
            path.display()
        ))),
    }
}

//! `maia figer`: a dated, sealed copy of the outputs as they were sent; and whether a seal still holds.

use std::path::Path;
use std::process::ExitCode;

use crate::base::failure::Failure;
use crate::terminal::say;
use crate::write::publish::Outputs;
use crate::write::publish::seal::{self, Broken};

pub(super) fn run(outputs: &Path, exercice: Option<i16>, with_changes: bool) -> Result<ExitCode, Failure> {
    if !outputs.is_dir() {
        return Err(nothing(outputs));
    }
    let held = Outputs::open(outputs, "pour figer des résultats")?;
    let exercice = exercice.or_else(|| held.latest()).ok_or_else(|| nothing(outputs))?;
    let today = jiff::Zoned::now().date();
    let placed = held.seal(exercice, today, with_changes)?;
    let files = placed.seal.fichiers.len();
    let done = if placed.already { "étaient déjà figés" } else { "sont figés" };
    say(&format!("Exercice {exercice}\u{a0}: {files} fichiers {done} dans «\u{a0}{}\u{a0}».", placed.folder.display()));
    let changed = placed.seal.fichiers.iter().filter(|it| it.modifie).count();
    if changed > 0 {
        say(&format!("Dont {changed} modifiés, ajoutés ou retirés depuis l’exécution, comme demandé."));
    }
    say(&format!("Empreinte du scellé, à reporter dans le courrier d’envoi\u{a0}: {}", placed.seal.empreinte));
    Ok(ExitCode::SUCCESS)
}

/// Says whether a seal holds; the exit code does too.
pub(super) fn verify(folder: &Path) -> Result<ExitCode, Failure> {
    let broken = seal::verify(folder)?;
    let name = folder.display();
    if !broken.holds() {
        say(&format!("Le scellé de «\u{a0}{name}\u{a0}» est rompu."));
        differences(&broken).iter().for_each(|it| say(it));
        return Ok(ExitCode::from(1));
    }
    if let Some(seal) = seal::read(folder) {
        say(&format!(
            "Le scellé de «\u{a0}{name}\u{a0}» tient\u{a0}: {} fichiers, aucun n’a changé.\nEmpreinte, à comparer à celle du courrier d’envoi\u{a0}: {}",
            seal.fichiers.len(),
            seal.empreinte
        ));
    }
    Ok(ExitCode::SUCCESS)
}

fn differences(broken: &Broken) -> Vec<String> {
    let line =
        |what: &str, paths: &[String]| (!paths.is_empty()).then(|| format!("  {what}\u{a0}: {}", paths.join(", ")));
    let seal = broken.seal.then(|| "  Le scellé lui-même a été réécrit.".to_owned());
    let files = [line("Modifiés", &broken.changed), line("Absents", &broken.missing), line("Ajoutés", &broken.added)];
    files.into_iter().flatten().chain(seal).collect()
}

fn nothing(outputs: &Path) -> Failure {
    Failure::Refused(format!(
        "«\u{a0}{}\u{a0}» ne contient aucun résultat à figer. Lancez d’abord «\u{a0}maia consolider\u{a0}», ou indiquez le dossier avec \
         «\u{a0}--sortie\u{a0}».",
        outputs.display()
    ))
}

//! `maia depersonnaliser`: a copy of a case base without what names persons, for a pilote to send.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::verifier::{entries, inbox_of};
use crate::base::failure::Failure;
use crate::cli::Options;
use crate::identify::tables::cas::KIND;
use crate::normalise::Frames;
use crate::normalise::columns::texts;
use crate::normalise::frames::TERRITOIRE;
use crate::pipeline;
use crate::terminal::say;
use crate::write::depersonnalise;

pub(super) fn run(file: &Path, copy: Option<&Path>, options: &Options) -> Result<ExitCode, Failure> {
    let inbox = inbox_of(file).unwrap_or_default();
    let request = super::request(&inbox, options)?;
    let reviewed = pipeline::review(&entries(&[file.to_path_buf()])?, &request, &|_, _| {})?;
    if !reviewed.frames.has(KIND.id) {
        return Err(Failure::Refused(format!(
            "Aucune base de gestion de cas n’a été trouvée dans «\u{a0}{}\u{a0}»\u{a0}: rien n’est écrit. «\u{a0}maia verifier\u{a0}» dit pourquoi.",
            file.display()
        )));
    }
    let copy = match copy {
        Some(path) => path.to_path_buf(),
        None => beside(&reviewed.frames)?,
    };
    if copy.exists() {
        return Err(Failure::Refused(format!(
            "«\u{a0}{}\u{a0}» existe déjà. Déplacez-le, ou donnez un autre nom avec «\u{a0}--sortie\u{a0}».",
            copy.display()
        )));
    }
    depersonnalise::write(&reviewed.frames, &copy)?;
    let rows = reviewed.frames.get(KIND.id).height();
    say(&format!("Écrit\u{a0}: {} ({rows} {})", copy.display(), if rows > 1 { "lignes" } else { "ligne" }));
    let doubts = reviewed.diagnostics.len();
    if doubts > 0 {
        say(&format!(
            "Ce qui n’a pas été compris n’y est pas\u{a0}: «\u{a0}maia verifier\u{a0}» montre {doubts} {} sur ce fichier.",
            if doubts > 1 { "remarques" } else { "remarque" }
        ));
    }
    say("Relisez-la avant de l’envoyer\u{a0}: une personne peut encore être devinée par ses dates et sa situation.");
    Ok(ExitCode::SUCCESS)
}

/// A folder of its own, so that no inbox holds both the file and its copy; a name that names nobody.
fn beside(frames: &Frames) -> Result<PathBuf, Failure> {
    let territoires: BTreeSet<String> = texts(&frames.get(KIND.id), TERRITOIRE)?.into_iter().flatten().collect();
    let of: String = territoires.iter().map(|it| format!("_{it}")).collect();
    Ok(Path::new("a_envoyer").join(format!("base_depersonnalisee{of}.xlsx")))
}

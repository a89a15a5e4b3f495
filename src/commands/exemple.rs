//! `maia exemple`: a synthetic inbox of any size, with its exact results.

use std::path::Path;
use std::process::ExitCode;

use crate::base::failure::Failure;
use crate::exemple::{self, Options};
use crate::terminal::say;

pub(super) fn run(folder: &Path, options: Options) -> Result<ExitCode, Failure> {
    exemple::write(options, folder)?;
    let (sites, plural) = (options.sites, if options.sites > 1 { "s" } else { "" });
    say(&format!(
        "{sites} MAIA fictive{plural} dans «\u{a0}{}\u{a0}»\u{a0}; résultats exacts dans «\u{a0}{}\u{a0}», fautes glissées dans «\u{a0}{}\u{a0}».",
        folder.join("inbox").display(),
        folder.join("verite.csv").display(),
        folder.join("fautes.csv").display()
    ));
    Ok(ExitCode::SUCCESS)
}

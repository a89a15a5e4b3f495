//! One binary for all integration tests.

#![allow(unreachable_pub, reason = "one binary: its modules share with pub")]
#![allow(clippy::unwrap_used, reason = "helpers of tests stop at what they did not expect, as tests do")]

/// The shape of `src`: import direction, one home per library, lengths, module docs.
mod architecture;
/// The lists of declarations: unique, French, explained.
mod catalogue;
/// The command line: help, mistakes, exit codes.
mod cli;
/// What changed between two runs.
mod comparer;
/// The demonstration inbox: its figures, and its remarks one by one.
mod demonstration;
/// Draws that are the same on every machine.
mod draw;
/// Three years in one inbox: ledgers, payments, what was planted in them.
mod exercices;
/// Explanations typed in a compte rendu financier and handed back.
mod explications;
/// Headings of case bases that no list foresees.
mod entetes;
/// The codes of reading, each with an inbox that raises it.
mod exemples;
/// A case base without what names persons gives the same figures.
mod depersonnaliser;
/// What was sent, copied and sealed.
mod figer;
/// The same tables in every format.
mod formats;
/// Anything at all, for a bounded time.
mod fuzz;
mod grilles;
/// Broken and hostile files: one verdict each.
mod hostile;
/// Tables laid out in hundreds of ways.
mod layouts;
/// Whole runs: same bytes again, synthetic inboxes against their truth.
mod pipeline;
/// Outputs handed back in the inbox.
mod retour;
/// Layouts that no list foresees.
mod presentations;
/// Nothing about persons leaves the inbox.
mod secret;
/// Running the program and reading what it wrote.
mod support;

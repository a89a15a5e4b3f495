//! One binary for all integration tests.

/// The shape of `src`: import direction, one home per library, lengths, module docs.
mod architecture;
/// The command line: help, mistakes, exit codes.
mod cli;

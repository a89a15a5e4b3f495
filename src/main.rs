//! Parses, runs, turns the result into an exit code.

use std::process::ExitCode;

use maia::base::failure::Failure;
use maia::cli::{self, Parsed};
use maia::extract::worker;
use maia::{commands, terminal};

fn main() -> ExitCode {
    worker::start();
    let command = match cli::parse(std::env::args_os()) {
        Parsed::Command(command) => command,
        Parsed::Help(text) => {
            terminal::say(text.trim_end());
            return ExitCode::SUCCESS;
        }
        Parsed::Mistake(text) => {
            terminal::complain(&text);
            return ExitCode::from(3);
        }
    };
    commands::run(command).unwrap_or_else(|failure| {
        terminal::complain(&failure.to_string());
        ExitCode::from(match failure {
            Failure::Configuration(_) => 3,
            Failure::Inbox(_) | Failure::Refused(_) | Failure::Output { .. } | Failure::Internal(_) => 4,
            Failure::Locked(_) => 5,
        })
    })
}

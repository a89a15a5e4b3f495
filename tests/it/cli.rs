//! The command line as its users meet it.

use std::process::{Command, Output};

fn maia(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_maia")).args(words).current_dir(env!("CARGO_TARGET_TMPDIR")).output().unwrap()
}

fn stdout(words: &[&str]) -> String {
    String::from_utf8(maia(words).stdout).unwrap()
}

fn stderr(words: &[&str]) -> String {
    String::from_utf8(maia(words).stderr).unwrap()
}

#[test]
fn help_is_french_and_the_same_however_asked() {
    let help = stdout(&["--aide"]);
    assert!(help.contains("Utilisation\u{a0}: maia COMMANDE [OPTIONS]"), "{help}");
    for words in [&["--help"][..], &["-h"], &["aide"], &["help"], &[]] {
        assert_eq!(stdout(words), help, "{words:?}");
    }
    for english in ["Usage", "Options:", "Commands", "default", "possible values"] {
        assert!(!help.contains(english), "{english}: {help}");
    }
}

#[test]
fn each_command_has_its_help_in_french() {
    for command in ["consolider", "verifier", "modele", "expliquer", "figer", "exemple"] {
        let help = stdout(&[command, "--aide"]);
        assert!(help.contains(&format!("Utilisation\u{a0}: maia {command}")), "{help}");
        for english in ["Usage", "Options:", "Arguments:", "default", "possible", "Print"] {
            assert!(!help.contains(english), "{command}: {english}: {help}");
        }
    }
}

#[test]
fn a_mistake_is_said_in_french_on_stderr_with_exit_code_3() {
    for (words, expected) in [
        (
            &["consolidre"][..],
            "«\u{a0}consolidre\u{a0}» n’est pas une commande. Vouliez-vous dire «\u{a0}consolider\u{a0}»\u{a0}?",
        ),
        (&["consolider", "--foo"], "«\u{a0}--foo\u{a0}» n’est pas une option connue."),
        (&["consolider", "--exercice", "17"], "La valeur «\u{a0}17\u{a0}» ne convient pas"),
        (&["consolider", "--au", "31/12/2017"], "La valeur «\u{a0}31/12/2017\u{a0}» ne convient pas"),
        (&["verifier"], "Il manque <CHEMIN>"),
        (&["verifier", "nulle-part.xlsx"], "«\u{a0}nulle-part.xlsx\u{a0}» n’existe pas."),
    ] {
        let output = maia(words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with(expected), "{words:?}: {said}");
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        assert!(output.stdout.is_empty(), "{words:?}");
    }
}

#[test]
fn commands_and_options_answer_to_accents_and_english() {
    for words in [
        &["vérifier", "nulle-part"][..],
        &["check", "nulle-part"],
        &["verifier", "nulle-part", "--year", "2017", "--color", "never"],
    ] {
        assert!(stderr(words).contains("n’existe pas"), "{words:?}");
    }
}

#[test]
fn an_absent_inbox_gets_a_sentence_that_says_what_to_do() {
    let output = maia(&["consolider", "dossier-absent"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(said.contains("dossier-absent") && said.contains("Créez"), "{said}");
}

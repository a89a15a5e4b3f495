//! Remarks on data: what was found, in which cell, and what to do about it.

use super::cell::Place;

/// How much a remark matters. The order is that of the reader: the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A figure cannot be trusted, or computed, until this is settled.
    Bloquant,
    /// The document holds a mistake.
    ACorriger,
    /// Something to look at: a rounding, a reading that was chosen, a question.
    AVerifier,
}

impl Severity {
    /// The word of `anomalies_AAAA.csv`.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Bloquant => "bloquant",
            Severity::ACorriger => "a_corriger",
            Severity::AVerifier => "a_verifier",
        }
    }

    /// The words people read.
    pub fn label(self) -> &'static str {
        match self {
            Severity::Bloquant => "Bloquant",
            Severity::ACorriger => "À corriger",
            Severity::AVerifier => "À vérifier",
        }
    }
}

/// A kind of remark, declared once as a `static` beside the code that raises it.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Family and number, never reused: `EFF-03`.
    pub code: &'static str,
    /// The severity unless the remark says another one.
    pub severity: Severity,
    /// The fault found, in a few words, without final full stop.
    pub title: &'static str,
    /// What it means and where the rule comes from, in one or two sentences.
    pub explanation: &'static str,
    /// What to do, in the infinitive.
    pub correction: &'static str,
}

/// One remark. Its texts never hold a personal value nor a library's message.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    pub rule: &'static Rule,
    pub severity: Severity,
    pub place: Place,
    /// Id of the territoire concerned, `departement`, or nothing.
    pub territoire: Option<String>,
    /// What was read and what was expected, in one sentence.
    pub message: String,
    /// The likely fix in this very case; the rule's own correction when nothing better is known.
    pub correction: String,
}

impl Diagnostic {
    /// A remark with the rule's severity and correction.
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            place,
            territoire: None,
            message: message.into(),
            correction: rule.correction.to_owned(),
        }
    }

    /// The same remark with another severity.
    pub fn severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// The same remark with a fix of its own.
    pub fn correction(self, correction: impl Into<String>) -> Self {
        Self { correction: correction.into(), ..self }
    }

    /// The same remark, about a territoire.
    pub fn territoire(self, territoire: Option<impl Into<String>>) -> Self {
        Self { territoire: territoire.map(Into::into), ..self }
    }
}

/// A value together with the remarks made while producing it.
#[derive(Debug)]
pub struct Reported<T> {
    pub value: T,
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Reported<T> {
    /// Keeps the value and hands the remarks over.
    pub fn drain_into(self, all: &mut Vec<Diagnostic>) -> T {
        all.extend(self.diagnostics);
        self.value
    }
}

impl<T> From<T> for Reported<T> {
    fn from(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }
}

//! Why a run cannot go on. Data never ends up here.

use std::path::PathBuf;

/// The run stops; the message is shown as it is.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A wrong option or a wrong line of `maia.toml` (exit code 3).
    #[error("{0}")]
    Configuration(String),
    /// The inbox is absent or cannot be listed (exit code 4).
    #[error("{0}")]
    Inbox(String),
    /// What was asked cannot be done with what is there (exit code 4).
    #[error("{0}")]
    Refused(String),
    /// An output cannot be written (exit code 4).
    #[error(
        "Impossible d’écrire «\u{a0}{}\u{a0}»\u{a0}: {reason}. Choisissez avec «\u{a0}--sortie\u{a0}» un dossier où vous pouvez écrire.",
        path.display()
    )]
    Output { path: PathBuf, reason: String },
    /// Another run holds the outputs folder (exit code 5).
    #[error("{0}")]
    Locked(String),
    /// A mistake of ours (exit code 4).
    #[error("Erreur interne de maia\u{a0}: {0}. Signalez-la avec le fichier execution.json.")]
    Internal(String),
}

impl From<polars::error::PolarsError> for Failure {
    fn from(error: polars::error::PolarsError) -> Self {
        // The library's text may hold cell content: only its kind is kept.
        let kind = match error {
            polars::error::PolarsError::ColumnNotFound(_) => "colonne absente",
            polars::error::PolarsError::SchemaMismatch(_) => "types différents",
            polars::error::PolarsError::ShapeMismatch(_) => "tailles différentes",
            polars::error::PolarsError::InvalidOperation(_) => "opération impossible",
            _ => "calcul impossible",
        };
        Failure::Internal(kind.to_owned())
    }
}

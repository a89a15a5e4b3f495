//! What was found out about a text, for all threads: offices use the same words again and again.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// What is known of texts, of a limited number of them.
pub(super) struct Memory<T> {
    known: RwLock<BTreeMap<String, T>>,
    /// How many texts are remembered.
    most: usize,
}

impl<T: Clone> Memory<T> {
    pub(super) const fn of(most: usize) -> Self {
        Self { known: RwLock::new(BTreeMap::new()), most }
    }

    /// What is known of a text.
    pub(super) fn recall(&self, text: &str) -> Option<T> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(text).cloned()
    }

    /// What is known of a text; found out, and kept, the first time.
    pub(super) fn get(&self, text: &str, find_out: impl FnOnce() -> T) -> T {
        self.recall(text).unwrap_or_else(|| {
            let found = find_out();
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            if known.len() < self.most {
                known.insert(text.to_owned(), found.clone());
            }
            found
        })
    }
}

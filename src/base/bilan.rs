//! How a run ended, in one word for machines and one sentence for people.

/// What was counted over a whole run.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Bilan {
    pub retenus: usize,
    pub refuses: usize,
    pub differes: usize,
    pub ignores: usize,
    pub bloquants: usize,
    pub a_corriger: usize,
    pub a_verifier: usize,
}

impl Bilan {
    /// Files received, each with exactly one verdict.
    pub fn recus(&self) -> usize {
        self.retenus + self.refuses + self.differes + self.ignores
    }

    /// Exit code: 0 nothing but points to check, 1 something to correct or a file deferred, 2 a file refused.
    pub fn code(&self) -> u8 {
        if self.refuses > 0 {
            2
        } else if self.bloquants + self.a_corriger + self.differes > 0 {
            1
        } else {
            0
        }
    }

    /// The verdict, as the last line of the console and the report say it.
    pub fn sentence(&self) -> String {
        let mut parts = Vec::new();
        let mut say = |count: usize, one: &str, many: &str| {
            if count > 0 {
                parts.push(format!("{count} {}", if count == 1 { one } else { many }));
            }
        };
        say(self.refuses, "fichier refusé", "fichiers refusés");
        say(self.differes, "fichier différé", "fichiers différés");
        say(self.bloquants, "point bloquant", "points bloquants");
        say(self.a_corriger, "point à corriger", "points à corriger");
        say(self.a_verifier, "point à vérifier", "points à vérifier");
        let head = match self.code() {
            0 => "Terminé, rien à corriger",
            1 => "Terminé, des points sont à corriger",
            _ => "Terminé, mais tous les fichiers n’ont pas pu être lus",
        };
        if parts.is_empty() { format!("{head}.") } else { format!("{head}\u{a0}: {}.", parts.join(", ")) }
    }

    /// `12 fichiers reçus = 9 retenus + 1 refusé + 0 différé + 2 ignorés`.
    pub fn identity(&self) -> String {
        let mark = |count: usize| if count > 1 { "s" } else { "" };
        format!(
            "{} fichier{} reçu{} = {} retenu{} + {} refusé{} + {} différé{} + {} ignoré{}",
            self.recus(),
            mark(self.recus()),
            mark(self.recus()),
            self.retenus,
            mark(self.retenus),
            self.refuses,
            mark(self.refuses),
            self.differes,
            mark(self.differes),
            self.ignores,
            mark(self.ignores),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Bilan;

    #[test]
    fn the_gravest_finding_gives_the_exit_code() {
        let clean = Bilan { retenus: 3, a_verifier: 2, ..Bilan::default() };
        assert_eq!(
            (clean.code(), clean.sentence().as_str()),
            (0, "Terminé, rien à corriger\u{a0}: 2 points à vérifier.")
        );
        let deferred = Bilan { differes: 1, ..clean };
        assert_eq!(deferred.code(), 1);
        let refused = Bilan { refuses: 1, bloquants: 4, ..deferred };
        assert_eq!(refused.code(), 2);
        assert_eq!(refused.identity(), "5 fichiers reçus = 3 retenus + 1 refusé + 1 différé + 0 ignoré");
    }
}

//! Text as it is compared: without case, accents, punctuation or typographic variants.

use unicode_normalization::UnicodeNormalization;

/// Lower case, without accents; punctuation, line breaks and repeated spaces become one space.
///
/// `N° dossier`, `n°dossier` and `Nº\nDossier` all give `n dossier`: `°` and `º` vanish, `œ` is `oe`, soft hyphens and
/// zero-width characters vanish.
pub fn fold(text: &str) -> String {
    let mut folded = Folded { text: String::with_capacity(text.len()), gap: false };
    for character in text.chars() {
        match character {
            'a'..='z' | '0'..='9' => folded.push(character),
            'A'..='Z' => folded.push(character.to_ascii_lowercase()),
            '\0'..='\x7f' | 'º' | 'ª' | '°' => folded.gap = true,
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => folded.push('e'),
            'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => folded.push('a'),
            'ç' | 'Ç' => folded.push('c'),
            _ => folded.rare(character),
        }
    }
    folded.text
}

struct Folded {
    text: String,
    /// Something that separates words came since the last letter.
    gap: bool,
}

impl Folded {
    fn push(&mut self, character: char) {
        if self.gap && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.gap = false;
        self.text.push(character);
    }

    fn rare(&mut self, character: char) {
        for part in std::iter::once(character).nfkd().flat_map(char::to_lowercase) {
            match part {
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{300}'..='\u{36f}' => {}
                'œ' => "oe".chars().for_each(|it| self.push(it)),
                'æ' => "ae".chars().for_each(|it| self.push(it)),
                'ß' => "ss".chars().for_each(|it| self.push(it)),
                it if it.is_alphanumeric() => self.push(it),
                _ => self.gap = true,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_of_one_heading_fold_alike() {
        for (given, expected) in [
            ("Date de la 1ère VAD", "date de la 1ere vad"),
            ("  N°  dossier\u{a0}: ", "n dossier"),
            ("n°dossier", "n dossier"),
            ("Nº Dossier", "n dossier"),
            ("Salaire\nbrut *", "salaire brut"),
            ("Né(e) le", "ne e le"),
            ("MAIA d’Obernai-Sélestat", "maia d obernai selestat"),
            ("œuvre\u{ad}s", "oeuvres"),
            ("De\u{301}ce\u{300}s", "deces"),
            ("ÎLE\u{202f}Où", "ile ou"),
            ("___", ""),
        ] {
            assert_eq!(fold(given), expected, "{given:?}");
        }
    }
}

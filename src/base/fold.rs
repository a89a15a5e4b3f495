//! Text as it is compared: without case, accents, punctuation or typographic variants.

use unicode_normalization::UnicodeNormalization;

/// Lower case, without accents; punctuation, line breaks and repeated spaces become one space.
///
/// `N° dossier`, `n°dossier` and `Nº\nDossier` all give `n dossier`-like forms that compare equal:
/// `°` and `º` vanish, `œ` is `oe`, soft hyphens and zero-width characters vanish.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars().map(sign).nfkd().flat_map(char::to_lowercase) {
        let expansion: &str = match character {
            'œ' => "oe",
            'æ' => "ae",
            'ß' => "ss",
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{300}'..='\u{36f}' => continue,
            it if it.is_alphanumeric() => {
                if gap && !folded.is_empty() {
                    folded.push(' ');
                }
                gap = false;
                folded.push(it);
                continue;
            }
            _ => {
                gap = true;
                continue;
            }
        };
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        folded.push_str(expansion);
    }
    folded
}

/// The ordinal signs would decompose into letters: all of them are the degree sign, which is punctuation.
fn sign(character: char) -> char {
    if matches!(character, 'º' | 'ª') { '°' } else { character }
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
            ("___", ""),
        ] {
            assert_eq!(fold(given), expected, "{given:?}");
        }
    }
}

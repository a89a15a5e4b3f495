//! The texts that the cells of a workbook share.

use std::borrow::Cow;
use std::sync::Arc;

use crate::extract::fault::Fault;
use crate::extract::xml::{Lexer, Token};
use crate::extract::{limits, sheets};

/// Shared texts by rank; `None` for a blank one.
#[derive(Default)]
pub(super) struct Strings(Vec<Option<Arc<str>>>);

impl Strings {
    /// The text of that rank, blank or not; `None` when there is no such rank.
    pub(super) fn get(&self, rank: &str) -> Option<&Option<Arc<str>>> {
        self.0.get(rank.trim().parse::<usize>().ok()?)
    }
}

/// The part that holds them.
pub(super) fn read(mut lexer: Lexer) -> Result<Strings, Fault> {
    let mut strings = Vec::new();
    let mut bytes = 0;
    let mut text = String::new();
    while let Some(token) = lexer.next()? {
        let Token::Open(tag) = token else { continue };
        if tag.name() == b"si" {
            text.clear();
            item(&mut lexer, &mut text)?;
            bytes += text.len();
            if bytes > limits::TEXTS {
                return Err(Fault::limit("d’octets de texte", bytes as u64, limits::TEXTS as u64));
            }
            strings.push(shared(&text));
        }
    }
    Ok(Strings(strings))
}

/// A text as a cell keeps it; `None` when blank.
pub(super) fn shared(text: &str) -> Option<Arc<str>> {
    sheets::text(&unescape(text))
}

/// Gathers the runs of a rich text whose element was just opened; its phonetic guide is left out.
pub(super) fn item(lexer: &mut Lexer, text: &mut String) -> Result<(), Fault> {
    let (mut depth, mut in_text) = (1, false);
    while depth > 0 {
        let skipped = match lexer.next()?.ok_or_else(Fault::malformed)? {
            Token::Open(tag) => {
                depth += 1;
                in_text = tag.name() == b"t";
                matches!(tag.name(), b"rPh" | b"rPr" | b"extLst")
            }
            Token::Close(_) => {
                depth -= 1;
                in_text = false;
                false
            }
            Token::Text(run) if in_text => {
                text.push_str(&run);
                false
            }
            _ => false,
        };
        if skipped {
            lexer.skip_element()?;
            depth -= 1;
        }
    }
    Ok(())
}

/// Characters that XML cannot hold are written `_x000D_`.
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..6).filter(|_| rest.as_bytes().get(6) == Some(&b'_'));
        match code.and_then(|it| u32::from_str_radix(it, 16).ok()).and_then(char::from_u32) {
            Some(character) => {
                plain.push(if character == '\0' { '\u{fffd}' } else { character });
                rest = &rest[7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_joined_and_guides_left_out() {
        let xml = "<sst><si><t>Pr&#233;nom</t></si><si><r><rPr><b/></rPr><t>Sé</t></r><r><t>lestat</t></r>\
                   <rPh sb=\"0\"><t>x</t></rPh></si><si><t> </t></si><si><t>a_x000D_b_xZ</t></si></sst>";
        let strings = read(Lexer::new(xml.as_bytes()).unwrap()).unwrap();
        let texts: Vec<_> = strings.0.iter().map(Option::as_deref).collect();
        assert_eq!(texts, [Some("Prénom"), Some("Sélestat"), None, Some("a\rb_xZ")]);
        assert_eq!(strings.get("-1"), None);
        assert_eq!(strings.get("4"), None);
    }
}

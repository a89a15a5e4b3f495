//! The encoding of a text file: told by its first bytes, by what its bytes can be, then by what French looks like.

use std::borrow::Cow;

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::nature;

/// A text, and how it was come by.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) how: How,
}

/// How an encoding was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// Stated by the file, or beyond doubt.
    Sure,
    /// The likeliest, by name.
    Likely(&'static str),
    /// Read in one encoding then written in another: put right.
    Twice,
}

/// The text that bytes hold. Zero bytes are dropped.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    let (text, how) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding.decode_without_bom_handling(&bytes[length..]).0, How::Sure),
        None => match nature::is_wide(bytes) {
            Some(low_first) => {
                let encoding = if low_first { UTF_16LE } else { UTF_16BE };
                (encoding.decode_without_bom_handling(bytes).0, How::Likely("UTF-16"))
            }
            None => unmarked(bytes),
        },
    };
    match put_right(&text) {
        Some(right) => Decoded { text: Cow::Owned(right), how: How::Twice },
        None => Decoded { text: without_zeros(text), how },
    }
}

fn unmarked(bytes: &[u8]) -> (Cow<'_, str>, How) {
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return (text, How::Sure);
    }
    let (encoding, name) =
        if looks_macintosh(bytes) { (MACINTOSH, "Mac Roman") } else { (WINDOWS_1252, "Windows-1252") };
    (encoding.decode_without_bom_handling(bytes).0, How::Likely(name))
}

/// Accented letters stand elsewhere on a Macintosh: where Windows has signs that do not occur inside words.
fn looks_macintosh(bytes: &[u8]) -> bool {
    const MAC_LETTERS: &[u8] = b"\x83\x88\x89\x8d\x8e\x8f\x90\x91\x94\x95\x99\x9d\x9e";
    let (mut mac, mut windows) = (0, 0);
    for window in bytes.windows(3) {
        let [before, byte, after] = *window else { continue };
        if !before.is_ascii_alphabetic() && !after.is_ascii_alphabetic() {
            continue;
        }
        mac += u32::from(MAC_LETTERS.contains(&byte) && (before.is_ascii_alphabetic() || after.is_ascii_lowercase()));
        windows += u32::from(byte >= 0xc0);
    }
    mac > windows
}

/// `DÃ©partement` back to `Département`, when the whole text reads so.
fn put_right(text: &str) -> Option<String> {
    if !["Ã©", "Ã¨", "Ã\u{a0}", "Ã´", "Ãª", "Ã§", "Ã‰", "â€™"].iter().any(|it| text.contains(it)) {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    (!unmappable).then(|| String::from_utf8(bytes.into_owned()).ok()).flatten()
}

fn without_zeros(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_of_french_offices_are_told_apart() {
        for (bytes, text, how) in [
            (&b"Pr\xc3\xa9nom"[..], "Prénom", How::Sure),
            (b"\xef\xbb\xbfPr\xc3\xa9nom", "Prénom", How::Sure),
            (b"\xff\xfeP\0r\0\xe9\0", "Pré", How::Sure),
            (b"P\0r\0\xe9\0n\0o\0m\0", "Prénom", How::Likely("UTF-16")),
            (b"Pr\xe9nom \x80 l\x92\xe2ge", "Prénom € l’âge", How::Likely("Windows-1252")),
            (b"Pr\x8enom du d\x8epartement", "Prénom du département", How::Likely("Mac Roman")),
            (b"Pr\xc3\x83\xc2\xa9nom", "Prénom", How::Twice),
            (b"a\0;b", "a;b", How::Sure),
        ] {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_ref(), decoded.how), (text, how), "{bytes:?}");
        }
    }
}

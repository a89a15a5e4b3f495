//! What a file is, told by its first bytes; its name only says what its author believed.

use std::path::Path;

/// What the bytes of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    Empty,
    /// Nothing but zero bytes: room was made for a copy that never came.
    Zeros,
    Zip,
    /// The start of a compressed file, too short to be one.
    ZipCut,
    /// An OLE2 file: a workbook before 2007, an encrypted workbook, a Word document…
    Compound,
    /// A spreadsheet too old to be read.
    Old(&'static str),
    Html,
    Xml,
    Text,
    /// Something else, in French: `un document PDF`.
    Other(&'static str),
}

const SIGNATURES: &[(&[u8], Nature)] = &[
    (b"PK\x03\x04", Nature::Zip),
    (b"PK\x05\x06", Nature::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Nature::Compound),
    (b"\x09\x00\x04\x00", Nature::Old("Excel 2")),
    (b"\x09\x00\x06\x00", Nature::Old("Excel 2")),
    (b"\x09\x02\x06\x00", Nature::Old("Excel 3")),
    (b"\x09\x04\x06\x00", Nature::Old("Excel 4")),
    (b"\x09\x08\x08\x00\x00\x05", Nature::Old("Excel 5")),
    (b"ID;P", Nature::Old("SYLK")),
    (b"%PDF", Nature::Other("un document PDF")),
    (b"{\\rtf", Nature::Other("un document texte mis en forme (RTF)")),
    (b"MZ", Nature::Other("un programme")),
    (b"\x7fELF", Nature::Other("un programme")),
    (b"\x89PNG", Nature::Other("une image")),
    (b"\xff\xd8\xff", Nature::Other("une image")),
    (b"GIF8", Nature::Other("une image")),
    (b"BM", Nature::Other("une image")),
    (b"II*\0", Nature::Other("une image")),
    (b"MM\0*", Nature::Other("une image")),
    (b"7z\xbc\xaf", Nature::Other("une archive")),
    (b"Rar!", Nature::Other("une archive")),
    (b"\x1f\x8b", Nature::Other("une archive")),
    (b"SQLite format 3\0", Nature::Other("une base de données")),
    (b"MIME-Version:", Nature::Other("une page web archivée (.mht)")),
];

/// What a file is.
pub(super) fn recognise(bytes: &[u8]) -> Nature {
    if bytes.is_empty() {
        return Nature::Empty;
    }
    if bytes.iter().all(|it| *it == 0) {
        return Nature::Zeros;
    }
    if bytes.len() < 4 && b"PK\x03\x04".starts_with(bytes) {
        return Nature::ZipCut;
    }
    let known = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|it| it.1);
    match known {
        // Two letters may well start a text.
        Some(Nature::Other(_)) if bytes.len() > 2 && SHORT.iter().any(|it| bytes.starts_with(it)) && is_text(bytes) => {
            Nature::Text
        }
        Some(content) => content,
        None if ends_as_zip(bytes) => Nature::Zip,
        None if is_text(bytes) => markup(bytes),
        None => Nature::Other("dans un format inconnu"),
    }
}

/// Whether the directory of a compressed file closes this one, whatever became of its start.
fn ends_as_zip(bytes: &[u8]) -> bool {
    const TAIL: usize = 66_000;
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    [&b"PK\x01\x02"[..], b"PK\x05\x06"].iter().all(|it| memchr::memmem::find(tail, it).is_some())
}

const SHORT: &[&[u8]] = &[b"MZ", b"BM"];

/// Text, HTML or XML, by what it starts with.
fn markup(bytes: &[u8]) -> Nature {
    const HEAD: usize = 4_096;
    let head: String = bytes[..bytes.len().min(HEAD)]
        .iter()
        .filter(|it| **it != 0)
        .map(|it| char::from(it.to_ascii_lowercase()))
        .collect();
    let head = head.trim_start_matches(['\u{ef}', '\u{bb}', '\u{bf}', '\u{ff}', '\u{fe}']).trim_start();
    if !head.starts_with('<') {
        return Nature::Text;
    }
    let page = ["<html", "<!doctype html"].iter().any(|it| head.contains(it));
    let piece = ["<table", "<body", "<meta", "<div", "<style"].iter().any(|it| head.starts_with(it));
    if page || piece {
        Nature::Html
    } else if head.starts_with("<?xml") || head.contains("xmlns") {
        Nature::Xml
    } else {
        Nature::Text
    }
}

/// Whether nearly all the bytes at the start are those of a text, in one byte or two by character.
fn is_text(bytes: &[u8]) -> bool {
    const HEAD: usize = 8_192;
    let head = &bytes[..bytes.len().min(HEAD)];
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return true;
    }
    if is_wide(head).is_some() {
        return true;
    }
    let control = |it: &&u8| **it < 0x20 && !matches!(it, b'\0' | b'\t' | b'\n' | b'\r' | 0x0c | 0x1a);
    let plain = |it: &&u8| matches!(it, b'\t' | b'\n' | b'\r' | 0x20..=0x7e);
    // A character cut by the end of the head has no length of its own.
    let is_utf8 = std::str::from_utf8(head).map_or_else(|it| it.error_len().is_none(), |_| true);
    let zeros = head.iter().filter(|it| **it == 0).count();
    head.iter().filter(control).count() * 50 <= head.len()
        && zeros * 3 <= head.len()
        && (is_utf8 || head.iter().filter(plain).count() * 10 >= (head.len() - zeros) * 7)
}

/// Whether a text without mark is in two bytes by character; then, whether the low one comes first.
pub(super) fn is_wide(bytes: &[u8]) -> Option<bool> {
    const HEAD: usize = 512;
    let pairs = bytes.chunks_exact(2).take(HEAD);
    let (all, low_first, high_first) = pairs.fold((0, 0, 0), |(all, low, high), it| {
        (all + 1, low + usize::from(it[1] == 0 && it[0] != 0), high + usize::from(it[0] == 0 && it[1] != 0))
    });
    let most = |count: usize| all >= 4 && count * 10 >= all * 7;
    most(low_first).then_some(true).or(most(high_first).then_some(false))
}

/// The extension of a file in lower case; empty when it has none.
pub(super) fn extension(name: &Path) -> String {
    name.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Whether a file by that extension is meant to be a table.
pub(super) fn means_table(extension: &str) -> bool {
    matches!(
        extension,
        "xlsx" | "xlsm" | "xltx" | "xltm" | "xlsb" | "xls" | "xlt" | "ods" | "ots" | "fods" | "csv" | "tsv" | "tab"
    )
}

/// Whether a text by that extension may be a table.
pub(super) fn may_be_table(extension: &str) -> bool {
    means_table(extension) || matches!(extension, "" | "txt" | "htm" | "html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_speaks_before_the_name() {
        for (bytes, expected) in [
            (&b""[..], Nature::Empty),
            (&[0; 40], Nature::Zeros),
            (b"PK", Nature::ZipCut),
            (b"PK\x03\x04....", Nature::Zip),
            (b"xx\x03\x04 PK\x01\x02 PK\x05\x06", Nature::Zip),
            (b"%PDF-1.4", Nature::Other("un document PDF")),
            (b"MZ\0\0\0\0\0\0", Nature::Other("un programme")),
            (b"MZ;Total\n1;2\n", Nature::Text),
            (b"\x09\x00\x04\x00\x06\x00", Nature::Old("Excel 2")),
            (b"Nom;Montant\n", Nature::Text),
            ("éàüîœ;ÉÀÜ€\n".as_bytes(), Nature::Text),
            (b"\xef\xbb\xbfNom;Montant\n", Nature::Text),
            (b"<html><table>", Nature::Html),
            (b"<?xml version=\"1.0\"?><Workbook xmlns=\"x\">", Nature::Xml),
            (b"\x01\x02\x03\x04\x05\x06\x07", Nature::Other("dans un format inconnu")),
        ] {
            assert_eq!(recognise(bytes), expected, "{bytes:?}");
        }
    }
}

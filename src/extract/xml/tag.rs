//! The opening of elements: names, attributes, and the references that texts hold.

use std::borrow::Cow;

use crate::extract::fault::Fault;

/// The opening of an element.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Tag<'a> {
    pub(in crate::extract) name: &'a [u8],
    attributes: &'a [u8],
}

impl<'a> Tag<'a> {
    pub(super) fn new(name: &'a [u8], attributes: &'a [u8]) -> Self {
        Tag { name, attributes }
    }

    /// The value of an attribute, as written with its prefix; references resolved.
    pub(in crate::extract) fn get(&self, name: &[u8]) -> Result<Option<Cow<'a, str>>, Fault> {
        for attribute in self.attributes() {
            let (key, value) = attribute?;
            if key == name {
                return decode(value).map(Some);
            }
        }
        Ok(None)
    }

    /// The value of an attribute that has a prefix, whichever it is.
    pub(in crate::extract) fn get_local(&self, name: &[u8]) -> Result<Option<Cow<'a, str>>, Fault> {
        for attribute in self.attributes() {
            let (key, value) = attribute?;
            if key.len() > name.len() && local(key) == name {
                return decode(value).map(Some);
            }
        }
        Ok(None)
    }

    /// Whether an attribute says yes.
    pub(in crate::extract) fn is_true(&self, name: &[u8]) -> Result<bool, Fault> {
        Ok(matches!(self.get(name)?.as_deref(), Some("1" | "true" | "on")))
    }

    /// A whole number that an attribute holds; `None` when absent or not a whole number.
    pub(in crate::extract) fn number(&self, name: &[u8]) -> Result<Option<u64>, Fault> {
        Ok(self.get(name)?.and_then(|it| it.trim().parse().ok()))
    }

    /// Attributes in written order, names with their prefix, values as written.
    pub(in crate::extract) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }
}

/// See [`Tag::attributes`].
pub(in crate::extract) struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Result<(&'a [u8], &'a [u8]), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_ascii_start();
        if rest.is_empty() {
            return None;
        }
        let parsed = attribute(rest);
        self.rest = parsed.map_or(&[], |it| it.1);
        Some(parsed.map(|it| it.0).ok_or_else(Fault::malformed))
    }
}

/// The attribute that `text` starts with, and what follows it.
#[allow(clippy::type_complexity)]
fn attribute(text: &[u8]) -> Option<((&[u8], &[u8]), &[u8])> {
    let equal = text.iter().position(|it| *it == b'=')?;
    let name = text[..equal].trim_ascii_end();
    let (&quote, value) = text[equal + 1..].trim_ascii_start().split_first()?;
    if name.is_empty() || !matches!(quote, b'"' | b'\'') || name.iter().any(|it| !is_name_byte(*it)) {
        return None;
    }
    let end = value.iter().position(|it| *it == quote)?;
    Some(((name, &value[..end]), &value[end + 1..]))
}

pub(super) fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.') || byte >= 0x80
}

pub(super) fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|it| *it == b':').map_or(name, |colon| &name[colon + 1..])
}

/// Text with its references resolved and its line ends made one.
pub(in crate::extract) fn decode(raw: &[u8]) -> Result<Cow<'_, str>, Fault> {
    if memchr::memchr3(b'&', b'\r', b'\0', raw).is_none() {
        return std::str::from_utf8(raw).map(Cow::Borrowed).map_err(|_| Fault::malformed());
    }
    let text = utf8(raw)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        let (reference, after) = rest[at + 1..].split_once(';').ok_or_else(Fault::malformed)?;
        decoded.push(referred(reference).ok_or_else(Fault::malformed)?);
        rest = after;
    }
    decoded.push_str(rest);
    Ok(Cow::Owned(decoded))
}

/// Bytes as text; a zero byte is no text.
pub(in crate::extract) fn utf8(raw: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(raw).ok().filter(|it| !it.as_bytes().contains(&0)).ok_or_else(Fault::malformed)
}

fn referred(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = reference.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|it| *it != '\0')
        }
    }
}

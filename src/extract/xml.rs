//! XML read token by token through a small window: nothing cut, unbalanced or nested without end is believed.
//!
//! Only what spreadsheets use is understood. Entities other than the five of XML, and document type declarations,
//! are refused: they serve attacks, never spreadsheets.

use std::borrow::Cow;

use super::fault::Fault;
use super::limits;

/// Where the bytes of a document come from, a piece at a time.
pub(super) trait Source {
    /// Fills the start of `room`; zero at the end, once the whole was found sound.
    fn read(&mut self, room: &mut [u8]) -> Result<usize, Fault>;
}

impl Source for &[u8] {
    fn read(&mut self, room: &mut [u8]) -> Result<usize, Fault> {
        let length = room.len().min(self.len());
        let (head, rest) = self.split_at(length);
        room[..length].copy_from_slice(head);
        *self = rest;
        Ok(length)
    }
}

/// A piece of a document. Names are local: `x:row` is `row`.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// An empty element gives its `Open`, then its `Close`.
    Open(Tag<'a>),
    Close(&'a [u8]),
    /// A run of text as written, perhaps one of several in the element; [`decode`] resolves its references.
    Text(&'a [u8]),
    /// The inside of a `CDATA` section.
    Literal(&'a [u8]),
}

/// The opening of an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    pub name: &'a [u8],
    attributes: &'a [u8],
}

/// Reads a document to its end, which callers must reach before believing any of it.
pub(super) struct Lexer<'a> {
    source: Box<dyn Source + 'a>,
    window: Vec<u8>,
    /// Bytes of the window already handed out.
    start: usize,
    /// Bytes of the window that were filled.
    end: usize,
    names: OpenNames,
    /// The source has nothing more.
    ended: bool,
    /// The last opening was that of an empty element.
    to_close: bool,
}

const WINDOW: usize = 64 << 10;

impl<'a> Lexer<'a> {
    /// Starts reading; a document in another encoding than UTF-8 is first translated.
    pub(super) fn new(source: impl Source + 'a) -> Result<Self, Fault> {
        let mut lexer = Lexer {
            source: Box::new(source),
            window: vec![0; WINDOW],
            start: 0,
            end: 0,
            names: OpenNames::default(),
            ended: false,
            to_close: false,
        };
        lexer.need(1024)?;
        lexer.translate()?;
        Ok(lexer)
    }

    /// The next token; `None` at the sound end of the document.
    pub(super) fn next(&mut self) -> Result<Option<Token<'_>>, Fault> {
        if self.to_close {
            self.to_close = false;
            return Ok(Some(Token::Close(self.names.pop())));
        }
        loop {
            if !self.need(1)? {
                return if self.names.depth() == 0 { Ok(None) } else { Err(Fault::malformed()) };
            }
            if self.window[self.start] != b'<' {
                let length = self.until(b"<", 0)?.unwrap_or(self.end - self.start);
                return Ok(Some(Token::Text(self.take(length))));
            }
            self.need(9)?;
            match &self.window[self.start + 1..self.end] {
                [b'/', ..] => return self.close().map(Some),
                [b'?', ..] => self.skip(b"?>", 2)?,
                [b'!', b'-', b'-', ..] => self.skip(b"-->", 4)?,
                [b'!', rest @ ..] if rest.starts_with(b"[CDATA[") => {
                    let length = self.until(b"]]>", 9)?.ok_or_else(Fault::malformed)?;
                    return Ok(Some(Token::Literal(&self.take(length + 3)[9..length])));
                }
                [b'!', ..] => return Err(Fault::malformed()),
                _ => return self.open().map(Some),
            }
        }
    }

    /// Skips what remains of the element just opened, its closing included.
    pub(super) fn skip_element(&mut self) -> Result<(), Fault> {
        let depth = self.names.depth();
        while self.names.depth() >= depth {
            if self.next()?.is_none() {
                return Err(Fault::malformed());
            }
        }
        Ok(())
    }

    /// The text of the element just opened, its children's included, up to its closing.
    pub(super) fn text(&mut self) -> Result<String, Fault> {
        let depth = self.names.depth();
        let mut text = String::new();
        while self.names.depth() >= depth {
            match self.next()?.ok_or_else(Fault::malformed)? {
                Token::Text(raw) => text.push_str(&decode(raw)?),
                Token::Literal(raw) => text.push_str(utf8(raw)?),
                Token::Open(_) | Token::Close(_) => {}
            }
        }
        Ok(text)
    }

    fn open(&mut self) -> Result<Token<'_>, Fault> {
        let length = self.tag_length()?;
        let tag = &self.window[self.start + 1..self.start + length - 1];
        self.start += length;
        let (tag, empty) = tag.strip_suffix(b"/").map_or((tag, false), |it| (it, true));
        let name_end = tag.iter().position(u8::is_ascii_whitespace).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(name_end);
        self.names.push(name)?;
        self.to_close = empty;
        Ok(Token::Open(Tag { name: local(name), attributes }))
    }

    fn close(&mut self) -> Result<Token<'_>, Fault> {
        let length = self.until(b">", 0)?.ok_or_else(Fault::malformed)? + 1;
        let name = self.window[self.start + 2..self.start + length - 1].trim_ascii_end();
        if self.names.depth() == 0 || self.names.last() != name {
            return Err(Fault::malformed());
        }
        self.start += length;
        Ok(Token::Close(self.names.pop()))
    }

    /// The length of the tag that starts here, brackets included; `>` in a quoted value does not end it.
    fn tag_length(&mut self) -> Result<usize, Fault> {
        let (mut at, mut quote, mut quoted) = (1, None, 0_u64);
        loop {
            for &byte in &self.window[self.start + at..self.end] {
                at += 1;
                match (quote, byte) {
                    (Some(mark), _) if mark == byte => quote = None,
                    (Some(_), _) => {}
                    (None, b'"' | b'\'') => {
                        quote = Some(byte);
                        quoted += 1;
                    }
                    (None, b'>') if quoted <= limits::ATTRIBUTES => return Ok(at),
                    (None, b'>') => return Err(Fault::limit("d’attributs d’une balise", quoted, limits::ATTRIBUTES)),
                    (None, b'<') => return Err(Fault::malformed()),
                    (None, _) => {}
                }
            }
            if !self.need(at + 1)? {
                return Err(Fault::malformed());
            }
        }
    }

    /// How far from here `mark` stands, looked for after `from` bytes; `None` when the document ends before.
    fn until(&mut self, mark: &[u8], mut from: usize) -> Result<Option<usize>, Fault> {
        loop {
            let here = &self.window[self.start..self.end];
            let found = match mark {
                [byte] => memchr::memchr(*byte, &here[from.min(here.len())..]),
                _ => memchr::memmem::find(&here[from.min(here.len())..], mark),
            };
            if let Some(at) = found {
                return Ok(Some(from + at));
            }
            let length = here.len();
            from = from.max((length + 1).saturating_sub(mark.len()));
            if !self.need(length + 1)? {
                return Ok(None);
            }
        }
    }

    fn skip(&mut self, mark: &[u8], from: usize) -> Result<(), Fault> {
        let length = self.until(mark, from)?.ok_or_else(Fault::malformed)?;
        self.start += length + mark.len();
        Ok(())
    }

    fn take(&mut self, length: usize) -> &[u8] {
        self.start += length;
        &self.window[self.start - length..self.start]
    }

    /// Tries to have that many bytes in view; false when the document ends before.
    fn need(&mut self, count: usize) -> Result<bool, Fault> {
        while self.end - self.start < count {
            if self.ended {
                return Ok(false);
            }
            if self.start > 0 {
                self.window.copy_within(self.start..self.end, 0);
                (self.start, self.end) = (0, self.end - self.start);
            }
            if self.end == self.window.len() {
                if self.end >= limits::TOKEN {
                    return Err(Fault::limit("d’octets d’un seul texte", self.end as u64, limits::TOKEN as u64));
                }
                self.window.resize(self.end * 2, 0);
            }
            let read = self.source.read(&mut self.window[self.end..])?;
            self.ended = read == 0;
            self.end += read;
        }
        Ok(true)
    }

    fn translate(&mut self) -> Result<(), Fault> {
        let head = &self.window[self.start..self.end];
        let encoding = match encoding_rs::Encoding::for_bom(head) {
            Some((encoding, length)) if encoding == encoding_rs::UTF_8 => {
                self.start += length;
                return Ok(());
            }
            Some((encoding, _)) => encoding,
            None => match declared(head) {
                Some(encoding) if encoding != encoding_rs::UTF_8 => encoding,
                _ => return Ok(()),
            },
        };
        let mut bytes = head.to_vec();
        let mut room = vec![0; WINDOW];
        loop {
            match self.source.read(&mut room)? {
                0 => break,
                read => bytes.extend_from_slice(&room[..read]),
            }
            if bytes.len() > limits::TRANSLATED {
                return Err(Fault::limit("d’octets à transcoder", bytes.len() as u64, limits::TRANSLATED as u64));
            }
        }
        let (text, _, wrong) = encoding.decode(&bytes);
        if wrong {
            return Err(Fault::malformed());
        }
        self.window = text.into_owned().into_bytes();
        (self.start, self.end) = (0, self.window.len());
        self.ended = true;
        Ok(())
    }
}

/// The encoding that `<?xml … encoding="…"?>` names.
fn declared(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let declaration = &declaration[..memchr::memmem::find(declaration, b"?>")?];
    Tag { name: b"xml", attributes: declaration }
        .get(b"encoding")
        .ok()
        .flatten()
        .and_then(|it| encoding_rs::Encoding::for_label(it.as_bytes()))
}

impl<'a> Tag<'a> {
    /// The value of an attribute, as written with its prefix; references resolved.
    pub(super) fn get(&self, name: &[u8]) -> Result<Option<Cow<'a, str>>, Fault> {
        for attribute in self.attributes() {
            let (key, value) = attribute?;
            if key == name {
                return decode(value).map(Some);
            }
        }
        Ok(None)
    }

    /// The value of an attribute that has a prefix, whichever it is.
    pub(super) fn get_local(&self, name: &[u8]) -> Result<Option<Cow<'a, str>>, Fault> {
        for attribute in self.attributes() {
            let (key, value) = attribute?;
            if key.len() > name.len() && local(key) == name {
                return decode(value).map(Some);
            }
        }
        Ok(None)
    }

    /// Whether an attribute says yes.
    pub(super) fn is_true(&self, name: &[u8]) -> Result<bool, Fault> {
        Ok(matches!(self.get(name)?.as_deref(), Some("1" | "true" | "on")))
    }

    /// A whole number that an attribute holds; `None` when absent or not a whole number.
    pub(super) fn number(&self, name: &[u8]) -> Result<Option<u64>, Fault> {
        Ok(self.get(name)?.and_then(|it| it.trim().parse().ok()))
    }

    /// Attributes in written order, names with their prefix, values as written.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }
}

/// See [`Tag::attributes`].
pub(super) struct Attributes<'a> {
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

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.') || byte >= 0x80
}

fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|it| *it == b':').map_or(name, |colon| &name[colon + 1..])
}

/// The names of the elements that are open, one after the other.
#[derive(Default)]
struct OpenNames {
    bytes: Vec<u8>,
    starts: Vec<usize>,
    /// The last name taken out still stands in `bytes` from here.
    cut: Option<usize>,
}

impl OpenNames {
    fn push(&mut self, name: &[u8]) -> Result<(), Fault> {
        if name.is_empty() || !name.iter().copied().all(is_name_byte) {
            return Err(Fault::malformed());
        }
        if self.starts.len() >= limits::DEPTH {
            return Err(Fault::limit("de balises imbriquées", self.starts.len() as u64 + 1, limits::DEPTH as u64));
        }
        self.forget();
        self.starts.push(self.bytes.len());
        self.bytes.extend_from_slice(name);
        Ok(())
    }

    fn last(&mut self) -> &[u8] {
        self.forget();
        self.starts.last().map_or(&[], |start| &self.bytes[*start..])
    }

    fn pop(&mut self) -> &[u8] {
        self.forget();
        let start = self.starts.pop().unwrap_or(0);
        self.cut = Some(start);
        local(&self.bytes[start..])
    }

    fn forget(&mut self) {
        if let Some(start) = self.cut.take() {
            self.bytes.truncate(start);
        }
    }

    fn depth(&self) -> usize {
        self.starts.len()
    }
}

/// Text with its references resolved and its line ends made one.
pub(super) fn decode(raw: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let text = utf8(raw)?;
    if memchr::memchr2(b'&', b'\r', raw).is_none() {
        return Ok(Cow::Borrowed(text));
    }
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
pub(super) fn utf8(raw: &[u8]) -> Result<&str, Fault> {
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

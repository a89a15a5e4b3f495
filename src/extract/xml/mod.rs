//! XML read token by token through a small window: nothing cut, unbalanced or nested without end is believed.
//!
//! Only what spreadsheets use is understood. Entities other than the five of XML, and document type declarations,
//! are refused: they serve attacks, never spreadsheets.

mod tag;

use super::fault::Fault;
use super::limits;

pub(super) use tag::{Tag, decode, utf8};
use tag::{is_name_byte, local};

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

    /// The raw text of the element of that name, when it comes at once, bare and wholly in view: `<v>12</v>`.
    ///
    /// Nearly every cell has such a value: taking it in one piece spares three tokens out of five.
    pub(super) fn leaf(&mut self, name: &[u8]) -> Option<&[u8]> {
        let here = &self.window[self.start..self.end];
        let inside = here.strip_prefix(b"<")?.strip_prefix(name)?.strip_prefix(b">").filter(|_| !self.to_close)?;
        let length = memchr::memchr(b'<', inside)?;
        inside[length..].strip_prefix(b"</")?.strip_prefix(name)?.strip_prefix(b">")?;
        let text = self.start + name.len() + 2;
        self.start = text + length + name.len() + 3;
        Some(&self.window[text..text + length])
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
        Ok(Token::Open(Tag::new(local(name), attributes)))
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
        let (mut at, mut quotes) = (1, 0_u64);
        loop {
            let here = &self.window[self.start + at..self.end];
            match here.iter().position(|it| matches!(it, b'>' | b'"' | b'\'' | b'<')) {
                Some(more) if here[more] == b'>' => {
                    return if quotes <= limits::ATTRIBUTES {
                        Ok(at + more + 1)
                    } else {
                        Err(Fault::limit("d’attributs d’une balise", quotes, limits::ATTRIBUTES))
                    };
                }
                Some(more) if here[more] == b'<' => return Err(Fault::malformed()),
                Some(more) => {
                    let mark = [here[more]];
                    let end = self.until(&mark, at + more + 1)?.ok_or_else(Fault::malformed)?;
                    at = end + 1;
                    quotes += 1;
                }
                None => {
                    at = self.end - self.start;
                    if !self.need(at + 1)? {
                        return Err(Fault::malformed());
                    }
                }
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
    #[inline]
    fn need(&mut self, count: usize) -> Result<bool, Fault> {
        if self.end - self.start >= count { Ok(true) } else { self.fill(count) }
    }

    #[cold]
    fn fill(&mut self, count: usize) -> Result<bool, Fault> {
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
    Tag::new(b"xml", declaration)
        .get(b"encoding")
        .ok()
        .flatten()
        .and_then(|it| encoding_rs::Encoding::for_label(it.as_bytes()))
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

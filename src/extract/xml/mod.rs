//! XML read event by event through quick-xml, under ceilings: nothing cut, unbalanced or nested without end is believed.
//!
//! Only what spreadsheets use is understood. Entities other than the five of XML, and document type declarations,
//! are refused: they serve attacks, never spreadsheets.

mod tag;
mod window;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::fault::Fault;
use super::limits;

pub(super) use tag::Tag;
use tag::is_name;
use window::Window;

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
    /// A run of text, perhaps one of several in the element; empty where a comment stands.
    Text(Cow<'a, str>),
}

/// Reads a document to its end, which callers must reach before believing any of it.
pub(super) struct Lexer<'a> {
    reader: Reader<Window<'a>>,
    event: Vec<u8>,
    depth: usize,
    /// The local name of the element being closed.
    closed: Vec<u8>,
    /// The last opening was that of an empty element.
    to_close: bool,
}

impl<'a> Lexer<'a> {
    /// Starts reading; a document in another encoding than UTF-8 is first translated.
    pub(super) fn new(source: impl Source + 'a) -> Result<Self, Fault> {
        let reader = Reader::from_reader(Window::new(source)?);
        Ok(Lexer { reader, event: Vec::new(), depth: 0, closed: Vec::new(), to_close: false })
    }

    /// The next token; `None` at the sound end of the document.
    pub(super) fn next(&mut self) -> Result<Option<Token<'_>>, Fault> {
        if self.to_close {
            self.to_close = false;
            self.depth -= 1;
            return Ok(Some(Token::Close(&self.closed)));
        }
        self.event.clear();
        self.reader.get_mut().start_token();
        let event = match self.reader.read_event_into(&mut self.event) {
            Ok(event) => event,
            Err(_) => return Err(self.reader.get_mut().fault()),
        };
        Ok(Some(match event {
            Event::Start(start) => {
                self.depth = deeper(self.depth)?;
                Token::Open(opening(start)?)
            }
            Event::Empty(start) => {
                self.depth = deeper(self.depth)?;
                self.to_close = true;
                keep(&mut self.closed, start.local_name().into_inner());
                Token::Open(opening(start)?)
            }
            Event::End(end) => {
                self.depth = self.depth.checked_sub(1).ok_or_else(Fault::malformed)?;
                keep(&mut self.closed, end.local_name().into_inner());
                Token::Close(&self.closed)
            }
            Event::Text(text) => Token::Text(plain(text.into_inner())?),
            Event::CData(text) => Token::Text(plain(text.into_inner())?),
            Event::GeneralRef(reference) => Token::Text(referred(&reference)?),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Token::Text(Cow::Borrowed("")),
            Event::DocType(_) => return Err(Fault::malformed()),
            Event::Eof if self.depth == 0 => return Ok(None),
            Event::Eof => return Err(Fault::malformed()),
        }))
    }

    /// Skips what remains of the element just opened, its closing included.
    pub(super) fn skip_element(&mut self) -> Result<(), Fault> {
        let depth = self.depth;
        while self.depth >= depth {
            self.next()?.ok_or_else(Fault::malformed)?;
        }
        Ok(())
    }

    /// The text of the element just opened, its children's included, up to its closing.
    pub(super) fn text(&mut self) -> Result<String, Fault> {
        let depth = self.depth;
        let mut text = String::new();
        while self.depth >= depth {
            if let Token::Text(run) = self.next()?.ok_or_else(Fault::malformed)? {
                text.push_str(&run);
            }
        }
        Ok(text)
    }
}

fn deeper(depth: usize) -> Result<usize, Fault> {
    if depth >= limits::DEPTH {
        return Err(Fault::limit("de balises imbriquées", depth as u64 + 1, limits::DEPTH as u64));
    }
    Ok(depth + 1)
}

fn keep(closed: &mut Vec<u8>, name: &str) {
    closed.clear();
    closed.extend_from_slice(name.as_bytes());
}

/// A tag whose name is one, and whose attributes are not without number.
fn opening(start: BytesStart) -> Result<Tag, Fault> {
    /// Bytes of the shortest attribute: `a=""`.
    const SHORTEST: usize = 4;
    if !is_name(start.name().into_inner()) {
        return Err(Fault::malformed());
    }
    let attributes = start.attributes_raw().as_bytes();
    let many = attributes.len() / SHORTEST > limits::ATTRIBUTES as usize;
    // An opening that was never closed shows as a bracket that no value holds, so as a wrong attribute.
    let odd = memchr::memchr2(b'<', 0, attributes).is_some();
    let tag = Tag::from(start);
    if many || odd {
        let mut count = 0;
        for attribute in tag.attributes() {
            let (_, value) = attribute?;
            count += 1;
            if count > limits::ATTRIBUTES {
                return Err(Fault::limit("d’attributs d’une balise", count, limits::ATTRIBUTES));
            }
            if value.contains('\0') {
                return Err(Fault::malformed());
            }
        }
    }
    Ok(tag)
}

/// Text with its line ends made one; a zero byte is no text.
fn plain(text: Cow<'_, str>) -> Result<Cow<'_, str>, Fault> {
    match memchr::memchr2(b'\r', 0, text.as_bytes()) {
        None => Ok(text),
        Some(_) if text.contains('\0') => Err(Fault::malformed()),
        Some(_) => Ok(Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))),
    }
}

fn referred<'a>(reference: &BytesRef) -> Result<Cow<'a, str>, Fault> {
    let character = reference.resolve_char_ref().map_err(|_| Fault::malformed())?;
    match character {
        Some(character) => Ok(Cow::Owned(character.to_string())),
        None => resolve_predefined_entity(reference).map(Cow::Borrowed).ok_or_else(Fault::malformed),
    }
}

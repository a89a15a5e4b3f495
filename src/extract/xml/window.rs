//! The bytes of a document on their way to the XML reader: in UTF-8 whatever they were, and no text without end.

use std::io::{self, BufRead, Read};

use super::Source;
use super::tag::Tag;
use crate::extract::fault::Fault;
use crate::extract::limits;

const WINDOW: usize = 64 << 10;

/// The piece of the document that is in view.
pub(super) struct Window<'a> {
    source: Box<dyn Source + 'a>,
    room: Vec<u8>,
    /// Bytes of the room already consumed.
    start: usize,
    /// Bytes of the room that were filled.
    end: usize,
    /// Bytes that the token being read may still take.
    left: usize,
    /// Why the source gave nothing more.
    fault: Option<Fault>,
}

impl<'a> Window<'a> {
    /// Starts reading; a document in another encoding than UTF-8 is first translated.
    pub(super) fn new(source: impl Source + 'a) -> Result<Self, Fault> {
        let room = vec![0; WINDOW];
        let mut window = Window { source: Box::new(source), room, start: 0, end: 0, left: 0, fault: None };
        while window.end < 1024 {
            match window.source.read(&mut window.room[window.end..])? {
                0 => break,
                read => window.end += read,
            }
        }
        window.translate()?;
        Ok(window)
    }

    /// Says that another token starts here.
    #[inline]
    pub(super) fn start_token(&mut self) {
        self.left = limits::TOKEN;
    }

    /// Why reading failed.
    pub(super) fn fault(&mut self) -> Fault {
        self.fault.take().unwrap_or_else(Fault::malformed)
    }

    fn translate(&mut self) -> Result<(), Fault> {
        let head = &self.room[..self.end];
        let encoding = encoding_rs::Encoding::for_bom(head).map(|it| it.0).or_else(|| declared(head));
        let Some(encoding) = encoding.filter(|it| *it != encoding_rs::UTF_8) else { return Ok(()) };
        let mut bytes = head.to_vec();
        loop {
            match self.source.read(&mut self.room)? {
                0 => break,
                read => bytes.extend_from_slice(&self.room[..read]),
            }
            if bytes.len() > limits::TRANSLATED {
                return Err(Fault::limit("d’octets à transcoder", bytes.len() as u64, limits::TRANSLATED as u64));
            }
        }
        let (text, _, wrong) = encoding.decode(&bytes);
        if wrong {
            return Err(Fault::malformed());
        }
        self.room = text.into_owned().into_bytes();
        self.end = self.room.len();
        Ok(())
    }

    #[cold]
    fn fill(&mut self) -> Result<(), Fault> {
        if self.left == 0 {
            let ceiling = limits::TOKEN as u64;
            return Err(Fault::limit("d’octets d’un seul texte", ceiling, ceiling));
        }
        (self.start, self.end) = (0, self.source.read(&mut self.room)?);
        Ok(())
    }
}

impl BufRead for Window<'_> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end
            && let Err(fault) = self.fill()
        {
            self.fault = Some(fault);
            return Err(io::ErrorKind::Other.into());
        }
        Ok(&self.room[self.start..self.end])
    }

    #[inline]
    fn consume(&mut self, amount: usize) {
        self.start += amount;
        self.left = self.left.saturating_sub(amount);
    }
}

impl Read for Window<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let read = io::Read::read(&mut self.fill_buf()?, room)?;
        self.consume(read);
        Ok(read)
    }
}

/// The encoding that `<?xml … encoding="…"?>` names.
fn declared(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let declaration = head.strip_prefix(b"<?")?;
    let declaration = &declaration[..memchr::memmem::find(declaration, b"?>")?];
    let tag = Tag::new(std::str::from_utf8(declaration).ok()?, 3);
    encoding_rs::Encoding::for_label(tag.get(b"encoding").ok()??.as_bytes())
}

//! Compressed files: their directory held to be consistent, each part inflated to its end and its checksum compared.

use std::cell::Cell;
use std::collections::BTreeMap;

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::fault::Fault;
use super::limits;
use super::xml::{Lexer, Source};

/// A compressed file, whose parts are found by name. Names never become paths.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    parts: BTreeMap<String, Part>,
}

/// A part, as the directory describes it.
struct Part {
    method: u16,
    checksum: u32,
    /// Where its compressed bytes start and end in the file.
    span: (usize, usize),
    size: u64,
    /// Whether it was inflated to its end and found sound.
    sound: Cell<bool>,
}

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

impl<'a> Archive<'a> {
    /// Reads the directory. Inconsistent, cut or oversized files are refused before anything is inflated.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let directory = Directory::find(bytes)?;
        if directory.count > limits::PARTS {
            return Err(Fault::limit("de parties dans le fichier compressé", directory.count, limits::PARTS));
        }
        let mut parts = BTreeMap::new();
        let mut spans = Vec::new();
        let mut total = 0_u64;
        let mut rest = directory.records;
        for _ in 0..directory.count {
            let (record, after) = Record::read(rest).ok_or(Fault::Inconsistent)?;
            rest = after;
            let name = canonical(record.name);
            if name.ends_with('/') {
                continue;
            }
            let part = record.part(bytes, &name)?;
            total = total.saturating_add(part.size);
            spans.push(part.span);
            if parts.insert(name, part).is_some() {
                return Err(Fault::Inconsistent);
            }
        }
        spans.sort_unstable();
        if !rest.is_empty() || spans.windows(2).any(|it| it[0].1 > it[1].0) {
            return Err(Fault::Inconsistent);
        }
        if total > limits::INFLATED {
            return Err(Fault::limit("d’octets une fois décompressé", total, limits::INFLATED));
        }
        Ok(Archive { bytes, parts })
    }

    /// Whether there is a part of that name, whatever the case.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&canonical(name.as_bytes()))
    }

    /// Whether a part lies in that folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.parts.range(folder.to_owned()..).next().is_some_and(|(name, _)| name.starts_with(folder))
    }

    /// The bytes of a part; `None` when there is none of that name.
    pub(super) fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(mut inflater) = self.inflater(name) else { return Ok(None) };
        let mut bytes = vec![0; usize::try_from(inflater.part.size).unwrap_or(0) + 1];
        let mut end = 0;
        loop {
            match inflater.read(&mut bytes[end..])? {
                0 => break,
                read => end += read,
            }
        }
        bytes.truncate(end);
        Ok(Some(bytes))
    }

    /// A part read as XML; `None` when there is none of that name.
    pub(super) fn xml(&self, name: &str) -> Result<Option<Lexer<'_>>, Fault> {
        self.inflater(name).map(Lexer::new).transpose()
    }

    /// Inflates every part that was not read to its end and compares its checksum.
    pub(super) fn check_rest(&self) -> Result<(), Fault> {
        let mut room = vec![0; 64 << 10];
        for (name, part) in &self.parts {
            if !part.sound.get() {
                let mut inflater = Inflater::new(self.bytes, name, part);
                while inflater.read(&mut room)? > 0 {}
            }
        }
        Ok(())
    }

    fn inflater(&self, name: &str) -> Option<Inflater<'_>> {
        let (name, part) = self.parts.get_key_value(&canonical(name.as_bytes()))?;
        Some(Inflater::new(self.bytes, name, part))
    }
}

/// A part's name as it is compared: `/` everywhere, none at the start, lower case.
fn canonical(name: &[u8]) -> String {
    String::from_utf8_lossy(name).replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Where the directory lies.
struct Directory<'a> {
    records: &'a [u8],
    count: u64,
}

impl<'a> Directory<'a> {
    /// Finds the end record, last thing in the file but for a comment, and the directory right before it.
    fn find(bytes: &'a [u8]) -> Result<Self, Fault> {
        const END: usize = 22;
        let tail = bytes.len().saturating_sub(END + 0xffff);
        let at = memchr::memmem::rfind(&bytes[tail..], b"PK\x05\x06").ok_or(Fault::Incomplete)? + tail;
        let end = bytes.get(at..at + END).ok_or(Fault::Incomplete)?;
        let (mut count, mut size, mut offset) = (u64::from(u16_at(end, 10)), u64_from(end, 12), u64_from(end, 16));
        let (disk, first_disk, on_disk) = (u16_at(end, 4), u16_at(end, 6), u16_at(end, 8));
        let mut stop = at;
        if let Some(locator) = at.checked_sub(20).filter(|it| bytes[*it..].starts_with(b"PK\x06\x07")) {
            let record = u64_at(bytes, locator + 8).and_then(|it| usize::try_from(it).ok()).ok_or(Fault::Incomplete)?;
            if !bytes.get(record..).is_some_and(|it| it.starts_with(b"PK\x06\x06")) || record >= locator {
                return Err(Fault::Incomplete);
            }
            let field = |at| u64_at(bytes, record + at).ok_or(Fault::Incomplete);
            (count, size, offset) = (field(32)?, field(40)?, field(48)?);
            stop = record;
        } else if disk != 0 || first_disk != 0 || u64::from(on_disk) != count {
            return Err(Fault::Inconsistent);
        }
        let start = usize::try_from(offset).ok().ok_or(Fault::Incomplete)?;
        if offset.checked_add(size) != Some(stop as u64) {
            return Err(Fault::Incomplete);
        }
        Ok(Directory { records: bytes.get(start..stop).ok_or(Fault::Incomplete)?, count })
    }
}

/// A line of the directory.
struct Record<'a> {
    flags: u16,
    method: u16,
    checksum: u32,
    packed: u64,
    size: u64,
    /// Where the part's own header is.
    offset: u64,
    name: &'a [u8],
}

impl<'a> Record<'a> {
    fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        const FIXED: usize = 46;
        let fixed = bytes.get(..FIXED).filter(|it| it.starts_with(b"PK\x01\x02"))?;
        let lengths = [28, 30, 32].map(|at| usize::from(u16_at(fixed, at)));
        let name = bytes.get(FIXED..FIXED + lengths[0])?;
        let extra = bytes.get(FIXED + lengths[0]..FIXED + lengths[0] + lengths[1])?;
        let after = bytes.get(FIXED + lengths.iter().sum::<usize>()..)?;
        let mut wide = wide_fields(extra);
        let mut field = |at: usize| match u64_from(fixed, at) {
            0xffff_ffff => wide.next(),
            narrow => Some(narrow),
        };
        let (size, packed, offset) = (field(24)?, field(20)?, field(42)?);
        let (flags, method) = (u16_at(fixed, 8), u16_at(fixed, 10));
        let checksum = u64_from(fixed, 16) as u32;
        Some((Record { flags, method, checksum, packed, size, offset, name }, after))
    }

    /// The part itself, once its own header agrees with the directory and no ceiling is passed.
    fn part(&self, bytes: &[u8], name: &str) -> Result<Part, Fault> {
        const FIXED: usize = 30;
        if self.flags & 1 != 0 {
            return Err(Fault::Protected);
        }
        if self.size > limits::PART {
            return Err(Fault::limit("d’octets dans une partie décompressée", self.size, limits::PART));
        }
        let ratio = self.size / self.packed.max(1);
        if self.size > limits::RATIO_FROM && ratio >= limits::RATIO {
            return Err(Fault::Bomb(limits::RATIO));
        }
        let start = usize::try_from(self.offset).map_err(|_| Fault::Inconsistent)?;
        let header = bytes.get(start..).and_then(|it| it.get(..FIXED)).ok_or(Fault::Inconsistent)?;
        let name_start = start + FIXED;
        let name_end = name_start + usize::from(u16_at(header, 26));
        let data = name_end + usize::from(u16_at(header, 28));
        let end = usize::try_from(self.packed).ok().and_then(|it| data.checked_add(it)).ok_or(Fault::Inconsistent)?;
        let agrees = header.starts_with(b"PK\x03\x04")
            && u16_at(header, 6) & 1 == 0
            && u16_at(header, 8) == self.method
            && bytes.get(name_start..name_end) == Some(self.name)
            && end <= bytes.len();
        if !agrees {
            return Err(Fault::Inconsistent);
        }
        if !matches!(self.method, STORED | DEFLATED) {
            return Err(Fault::Malformed(Some(name.to_owned())));
        }
        Ok(Part {
            method: self.method,
            checksum: self.checksum,
            span: (data, end),
            size: self.size,
            sound: Cell::new(false),
        })
    }
}

/// The 64-bit fields that stand in for narrow ones, in order.
fn wide_fields(mut extra: &[u8]) -> impl Iterator<Item = u64> + use<'_> {
    let mut fields: &[u8] = &[];
    while extra.len() >= 4 {
        let length = usize::from(u16_at(extra, 2));
        let Some(data) = extra.get(4..4 + length) else { break };
        if u16_at(extra, 0) == 1 {
            fields = data;
        }
        extra = &extra[4 + length..];
    }
    fields.chunks_exact(8).filter_map(|it| u64_at(it, 0))
}

/// Inflates a part piece by piece; its end is reached only when size and checksum are right.
struct Inflater<'a> {
    name: &'a str,
    part: &'a Part,
    packed: &'a [u8],
    stream: Decompress,
    checksum: Crc,
    size: u64,
    ended: bool,
}

impl<'a> Inflater<'a> {
    fn new(bytes: &'a [u8], name: &'a str, part: &'a Part) -> Self {
        Inflater {
            name,
            part,
            packed: &bytes[part.span.0..part.span.1],
            stream: Decompress::new(false),
            checksum: Crc::new(),
            size: 0,
            ended: false,
        }
    }

    fn altered(&self) -> Fault {
        Fault::Altered(self.name.to_owned())
    }

    fn inflate(&mut self, room: &mut [u8]) -> Result<usize, Fault> {
        loop {
            let (consumed, produced) = (self.stream.total_in(), self.stream.total_out());
            let status = self.stream.decompress(self.packed, room, FlushDecompress::None);
            let status = status.map_err(|_| self.altered())?;
            let consumed = (self.stream.total_in() - consumed) as usize;
            let produced = (self.stream.total_out() - produced) as usize;
            self.packed = &self.packed[consumed..];
            self.ended = status == Status::StreamEnd;
            if produced > 0 || self.ended {
                return Ok(produced);
            }
            if consumed == 0 {
                return Err(self.altered());
            }
        }
    }

    fn copy(&mut self, room: &mut [u8]) -> usize {
        let length = room.len().min(self.packed.len());
        room[..length].copy_from_slice(&self.packed[..length]);
        self.packed = &self.packed[length..];
        self.ended = self.packed.is_empty();
        length
    }
}

impl Source for Inflater<'_> {
    fn read(&mut self, room: &mut [u8]) -> Result<usize, Fault> {
        if self.ended || room.is_empty() {
            return Ok(0);
        }
        let produced = if self.part.method == STORED { self.copy(room) } else { self.inflate(room)? };
        self.checksum.update(&room[..produced]);
        self.size += produced as u64;
        if self.size > self.part.size {
            return Err(self.altered());
        }
        if self.ended {
            let right =
                self.size == self.part.size && self.checksum.sum() == self.part.checksum && self.packed.is_empty();
            if !right {
                return Err(self.altered());
            }
            self.part.sound.set(true);
        }
        Ok(produced)
    }
}

/// A field of fixed size in bytes that are known to hold it; zero past their end.
fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |it| u16::from_le_bytes([it[0], it[1]]))
}

fn u64_from(bytes: &[u8], at: usize) -> u64 {
    u64::from(u16_at(bytes, at)) | u64::from(u16_at(bytes, at + 2)) << 16
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

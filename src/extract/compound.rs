//! OLE2 files: the workbooks of Excel before 2007, and what a password makes of later ones.
//!
//! A file system in a file: sectors, chained by a table. Every sector in use must lie inside the file.

use super::fault::Fault;

/// What an OLE2 file holds.
pub(super) enum Compound {
    /// The stream of a workbook of Excel 5 to 2003.
    Workbook(Vec<u8>),
    /// Something else, in French.
    Other(&'static str),
}

const MAGIC_LENGTH: usize = 512;
const ENTRY: usize = 128;
const FREE: u32 = 0xffff_ffff;
const END: u32 = 0xffff_fffe;
const LARGEST: u32 = 0xffff_fffa;

/// Finds out what the file holds, once its chains are whole.
pub(super) fn open(bytes: &[u8]) -> Result<Compound, Fault> {
    let sectors = Sectors::read(bytes)?;
    let directory = sectors.stream(sectors.word(48)?, None)?;
    let entries: Vec<Entry> = directory.chunks_exact(ENTRY).filter_map(Entry::read).collect();
    let find = |name: &str| entries.iter().find(|it| it.name.eq_ignore_ascii_case(name));
    if find("EncryptedPackage").is_some() || find("EncryptionInfo").is_some() {
        return Err(Fault::Protected);
    }
    sectors.check_all_inside()?;
    if sectors.end_short() {
        sectors.check_nothing_lost(&directory, &entries)?;
    }
    if let Some(entry) = find("Workbook").or_else(|| find("Book")) {
        let root = entries.iter().find(|it| it.kind == 5).ok_or_else(Fault::malformed)?;
        return sectors.content(entry, root).map(Compound::Workbook);
    }
    Ok(Compound::Other(match () {
        () if find("WordDocument").is_some() => "un document Word",
        () if find("PowerPoint Document").is_some() => "une présentation PowerPoint",
        () if entries.iter().any(|it| it.name.starts_with("__substg1.0_")) => "un courriel",
        () => "un document d’un autre logiciel",
    }))
}

/// A line of the directory.
struct Entry {
    name: String,
    kind: u8,
    start: u32,
    size: usize,
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(u16::from_le_bytes([bytes[64], bytes[65]])).checked_sub(2)?;
        let units = bytes.get(..length.min(62))?.chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]]));
        Some(Entry {
            name: String::from_utf16_lossy(&units.collect::<Vec<_>>()),
            kind: bytes[66],
            start: word(bytes, 116)?,
            size: usize::try_from(word(bytes, 120)?).ok()?,
        })
    }
}

/// The sectors of a file and the table that chains them.
struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
    table: Vec<u32>,
}

impl<'a> Sectors<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        if bytes.len() < MAGIC_LENGTH {
            return Err(Fault::Incomplete);
        }
        let shift = bytes[30];
        if !matches!(shift, 9 | 12) {
            return Err(Fault::malformed());
        }
        let mut sectors = Sectors { bytes, size: 1 << shift, table: Vec::new() };
        for sector in sectors.table_sectors()? {
            let data = sectors.sector(sector)?;
            if data.len() < sectors.size {
                return Err(Fault::Incomplete);
            }
            sectors.table.extend(data.chunks_exact(4).map(|it| u32::from_le_bytes([it[0], it[1], it[2], it[3]])));
        }
        Ok(sectors)
    }

    /// The sectors that hold the table: 109 in the header, the others chained.
    fn table_sectors(&self) -> Result<Vec<u32>, Fault> {
        let most = self.bytes.len() / self.size + 1;
        let mut found: Vec<u32> = (76..MAGIC_LENGTH).step_by(4).filter_map(|at| word(self.bytes, at)).collect();
        let mut next = self.word(68)?;
        let mut steps = 0;
        while next < LARGEST {
            let data = self.sector(next)?;
            let (list, link) = data.split_at_checked(self.size - 4).ok_or(Fault::Incomplete)?;
            found.extend(list.chunks_exact(4).filter_map(|it| word(it, 0)));
            next = word(link, 0).ok_or(Fault::Incomplete)?;
            steps += 1;
            if steps > most {
                return Err(Fault::malformed());
            }
        }
        found.retain(|it| *it < LARGEST);
        if found.len() > most {
            return Err(Fault::malformed());
        }
        Ok(found)
    }

    /// The bytes of a sector; the last of the file may be short.
    fn sector(&self, number: u32) -> Result<&'a [u8], Fault> {
        let start =
            (number as usize).checked_add(1).and_then(|it| it.checked_mul(self.size)).ok_or(Fault::Incomplete)?;
        let rest = self.bytes.get(start..).filter(|it| !it.is_empty()).ok_or(Fault::Incomplete)?;
        Ok(&rest[..rest.len().min(self.size)])
    }

    /// The bytes of a chain of sectors; as many as `size` says, when known.
    fn stream(&self, start: u32, size: Option<usize>) -> Result<Vec<u8>, Fault> {
        if size.is_some_and(|it| it > self.bytes.len()) {
            return Err(Fault::Incomplete);
        }
        let mut content = Vec::new();
        let mut next = start;
        while next < LARGEST && size.is_none_or(|it| content.len() < it) {
            content.extend_from_slice(self.sector(next)?);
            if content.len() > self.bytes.len() {
                return Err(Fault::malformed());
            }
            next = self.table.get(next as usize).copied().unwrap_or(END);
        }
        match size {
            Some(size) if content.len() < size => Err(Fault::Incomplete),
            Some(size) => {
                content.truncate(size);
                Ok(content)
            }
            None => Ok(content),
        }
    }

    /// The bytes of a stream, in sectors of its own or among the small ones kept in the root's.
    fn content(&self, entry: &Entry, root: &Entry) -> Result<Vec<u8>, Fault> {
        const SMALL: usize = 64;
        if entry.size >= self.word(56)? as usize {
            return self.stream(entry.start, Some(entry.size));
        }
        let small = self.stream(root.start, None)?;
        let links = self.stream(self.word(60)?, None)?;
        let mut content = Vec::new();
        let mut next = entry.start as usize;
        while content.len() < entry.size {
            let at = next.checked_mul(SMALL).ok_or(Fault::Incomplete)?;
            let rest = small.get(at..).filter(|it| !it.is_empty()).ok_or(Fault::Incomplete)?;
            content.extend_from_slice(&rest[..rest.len().min(SMALL)]);
            next = word(&links, next * 4).ok_or(Fault::Incomplete)? as usize;
        }
        content.truncate(entry.size);
        Ok(content)
    }

    /// A file cut short still has its table: sectors in use beyond its end betray it.
    fn check_all_inside(&self) -> Result<(), Fault> {
        let used = self.table.iter().rposition(|it| *it != FREE);
        used.map_or(Ok(()), |last| self.sector(u32::try_from(last).unwrap_or(FREE)).map(|_| ()))
    }

    /// Whether the file stops within a sector: cut, or written by a program that leaves out what only fills the last one.
    fn end_short(&self) -> bool {
        !self.bytes.len().is_multiple_of(self.size)
    }

    /// Whether every stream is as long as it says, and the lists that lead to them are whole.
    fn check_nothing_lost(&self, directory: &[u8], entries: &[Entry]) -> Result<(), Fault> {
        const STREAM: u8 = 2;
        let links = self.stream(self.word(60)?, None)?;
        let whole = |list: &[u8]| list.len().is_multiple_of(self.size);
        if !whole(directory) || !whole(&links) {
            return Err(Fault::Incomplete);
        }
        let root = entries.iter().find(|it| it.kind == 5).ok_or_else(Fault::malformed)?;
        for entry in entries.iter().filter(|it| it.kind == STREAM) {
            self.content(entry, root)?;
        }
        Ok(())
    }

    fn word(&self, at: usize) -> Result<u32, Fault> {
        word(self.bytes, at).ok_or(Fault::Incomplete)
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

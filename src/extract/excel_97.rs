//! Workbooks of Excel 97 made by hand, for the tests of this crate and those of the repository.

/// A record of a workbook of Excel 97.
pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
}

/// An OLE2 file that holds one stream.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let length = stream.len().max(4096).next_multiple_of(SECTOR);
    let sectors = (length / SECTOR) as u32;
    let mut header = vec![0; SECTOR];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    header[24..34].copy_from_slice(&[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    for (at, number) in [(44, 1), (48, 1), (56, 4096), (60, u32::MAX - 1), (68, u32::MAX - 1), (76, 0)] {
        header[at..at + 4].copy_from_slice(&u32::to_le_bytes(number));
    }
    header[80..].fill(0xff);
    let mut table: Vec<u32> = vec![0xffff_fffd, 0xffff_fffe];
    table.extend((2..2 + sectors).map(|it| if it + 1 == 2 + sectors { 0xffff_fffe } else { it + 1 }));
    table.resize(SECTOR / 4, u32::MAX);
    let mut file = header;
    file.extend(table.iter().flat_map(|it| it.to_le_bytes()));
    file.extend(entry("Root Entry", 5, 1, 0xffff_fffe, 0));
    file.extend(entry(name, 2, u32::MAX, 2, length as u32));
    file.resize(3 * SECTOR, 0);
    file.extend_from_slice(stream);
    file.resize(3 * SECTOR + length, 0);
    file
}

fn entry(name: &str, kind: u8, child: u32, start: u32, size: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = entry.len() as u16 + 2;
    entry.resize(128, 0);
    entry[64..66].copy_from_slice(&length.to_le_bytes());
    entry[66..68].copy_from_slice(&[kind, 1]);
    entry[68..76].fill(0xff);
    entry[76..80].copy_from_slice(&child.to_le_bytes());
    entry[116..120].copy_from_slice(&start.to_le_bytes());
    entry[120..124].copy_from_slice(&size.to_le_bytes());
    entry
}

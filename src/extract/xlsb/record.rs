//! The records of a binary part: what each is, and its fields.

use crate::extract::fault::Fault;
use crate::extract::grid::Corners;

/// The records of a part, one after the other.
pub(super) struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    pub(super) fn new(part: &'a [u8]) -> Self {
        Records(part)
    }

    /// The next record; `None` at the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<(u32, Fields<'a>)>, Fault> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let kind = self.varying(2)?;
        let length = self.varying(4)? as usize;
        let (data, rest) = self.0.split_at_checked(length).ok_or_else(Fault::malformed)?;
        self.0 = rest;
        Ok(Some((kind, Fields(data))))
    }

    /// A number in bytes of seven bits, the last of which has its eighth bit off.
    fn varying(&mut self, most: u32) -> Result<u32, Fault> {
        let mut number = 0;
        for rank in 0..most {
            let (&byte, rest) = self.0.split_first().ok_or_else(Fault::malformed)?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << (7 * rank);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(number)
    }
}

/// The fields of a record that were not read yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn take<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or_else(Fault::malformed)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Fault> {
        self.take::<1>().map(|it| it[0])
    }

    pub(super) fn short(&mut self) -> Result<u16, Fault> {
        self.take().map(u16::from_le_bytes)
    }

    pub(super) fn long(&mut self) -> Result<u32, Fault> {
        self.take().map(u32::from_le_bytes)
    }

    pub(super) fn real(&mut self) -> Result<f64, Fault> {
        self.take().map(f64::from_le_bytes)
    }

    /// First and last corner, written rows before columns.
    pub(super) fn corners(&mut self) -> Result<Corners, Fault> {
        let (first_row, last_row, first_col, last_col) = (self.long()?, self.long()?, self.long()?, self.long()?);
        Ok(((first_row, first_col), (last_row, last_col)))
    }

    /// A text of two bytes by character.
    pub(super) fn text(&mut self) -> Result<String, Fault> {
        let length = self.long()?;
        // What is absent is written as the largest length.
        if length == u32::MAX {
            return Ok(String::new());
        }
        let bytes = (length as usize).checked_mul(2).ok_or_else(Fault::malformed)?;
        let (taken, rest) = self.0.split_at_checked(bytes).ok_or_else(Fault::malformed)?;
        self.0 = rest;
        let units: Vec<u16> = taken.chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]])).collect();
        Ok(String::from_utf16_lossy(&units).replace('\0', ""))
    }

    /// A text whose formatting follows and is left out.
    pub(super) fn rich_text(&mut self) -> Result<String, Fault> {
        self.byte()?;
        self.text()
    }

    /// A number squeezed in 30 bits: whole or not, divided by a hundred or not.
    pub(super) fn squeezed(&mut self) -> Result<f64, Fault> {
        let raw = self.long()?;
        let number =
            if raw & 2 == 0 { f64::from_bits(u64::from(raw & !3) << 32) } else { f64::from(raw.cast_signed() >> 2) };
        Ok(if raw & 1 == 0 { number } else { number / 100.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_and_their_fields_are_read() {
        let part = [0x01, 0x02, 0x05, 0x00, 0x92, 0x01, 0x00];
        let mut records = Records::new(&part);
        let (kind, mut fields) = records.next().unwrap().unwrap();
        assert_eq!((kind, fields.short().unwrap()), (1, 5));
        assert_eq!(records.next().unwrap().unwrap().0, 0x92);
        assert!(records.next().unwrap().is_none());
        assert!(Records::new(&[0x01, 0x09, 0x00]).next().is_err());
    }

    #[test]
    fn squeezed_numbers_are_unfolded() {
        for (raw, expected) in
            [((9_u32 << 2) | 2, 9.0), ((1_250 << 2) | 3, 12.5), (0x3ff0_0000, 1.0), (0xffff_fffe, -1.0)]
        {
            assert_eq!(Fields(&raw.to_le_bytes()).squeezed().unwrap(), expected);
        }
    }
}

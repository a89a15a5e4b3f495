//! The workbook of a small département, read back as a spreadsheet reads it.

//! What a document says of itself: when it was last modified, whether this program wrote it.

use super::OURS;
use super::archive::Archive;
use super::fault::Fault;
use super::xml::Token;

/// The modification date of a workbook of Excel.
pub(super) fn of_package(archive: &Archive) -> Result<Option<String>, Fault> {
    element(archive, "docProps/core.xml", b"modified")
}

/// The modification date of an OpenDocument file.
pub(super) fn of_document(archive: &Archive) -> Result<Option<String>, Fault> {
    element(archive, "meta.xml", b"date")
}

/// Whether a workbook of Excel says that this program wrote it.
pub(super) fn marks_package(archive: &Archive) -> Result<bool, Fault> {
    marks(archive, "docProps/custom.xml", b"property")
}

/// Whether an OpenDocument file says that this program wrote it.
pub(super) fn marks_document(archive: &Archive) -> Result<bool, Fault> {
    marks(archive, "meta.xml", b"user-defined")
}

fn marks(archive: &Archive, part: &str, name: &[u8]) -> Result<bool, Fault> {
    let Some(mut lexer) = archive.xml(part)? else { return Ok(false) };
    let mut read = || -> Result<bool, Fault> {
        while let Some(token) = lexer.next()? {
            let Token::Open(tag) = token else { continue };
            if tag.name() == name && [tag.get(b"name")?, tag.get_local(b"name")?].iter().flatten().any(|it| it == OURS)
            {
                return Ok(true);
            }
        }
        Ok(false)
    };
    read().map_err(|it| it.within(part))
}

fn element(archive: &Archive, part: &str, name: &[u8]) -> Result<Option<String>, Fault> {
    let Some(mut lexer) = archive.xml(part)? else { return Ok(None) };
    let mut modified = None;
    let mut read = || -> Result<(), Fault> {
        while let Some(token) = lexer.next()? {
            if let Token::Open(tag) = token
                && tag.name() == name
            {
                modified = instant(&lexer.text()?);
            }
        }
        Ok(())
    };
    read().map_err(|it| it.within(part))?;
    Ok(modified)
}

/// A date and time as `AAAA-MM-JJTHH:MM:SSZ`; one without time zone is taken as it stands.
pub(super) fn instant(text: &str) -> Option<String> {
    let text = text.trim();
    let utc = match text.parse::<jiff::Timestamp>() {
        Ok(instant) => instant.to_zoned(jiff::tz::TimeZone::UTC).datetime(),
        Err(_) => text.trim_end_matches('Z').parse::<jiff::civil::DateTime>().ok()?,
    };
    Some(utc.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn instants_are_written_one_way() {
        for (given, expected) in [
            ("2017-03-14T08:30:00Z", Some("2017-03-14T08:30:00Z")),
            ("2017-03-14T08:30:00.123456789", Some("2017-03-14T08:30:00Z")),
            ("2017-03-14T08:30:00+02:00", Some("2017-03-14T06:30:00Z")),
            ("2017-03-14", Some("2017-03-14T00:00:00Z")),
            ("hier", None),
        ] {
            assert_eq!(instant(given).as_deref(), expected, "{given}");
        }
    }
}

//! The packages of Office: parts, what they refer to, and which one is the workbook.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::fault::Fault;
use super::xml::Token;

/// Where the workbook is when its package does not say.
const WORKBOOKS: [&str; 2] = ["xl/workbook.xml", "xl/workbook.bin"];

/// Where a part leads: what the target is, and its name in the file.
pub(super) struct Relation {
    pub(super) kind: String,
    pub(super) target: String,
}

pub(super) type Relations = BTreeMap<String, Relation>;

/// The part that holds the workbook; `None` when the file is no workbook.
pub(super) fn workbook_part(archive: &Archive) -> Result<Option<String>, Fault> {
    let relations = relations(archive, "")?;
    let stated = relations.into_values().find(|it| it.kind == "officeDocument").map(|it| it.target);
    Ok(stated.into_iter().chain(WORKBOOKS.map(str::to_owned)).find(|it| archive.has(it)))
}

/// What a part refers to, by id; the package itself is the part without name.
pub(super) fn relations(archive: &Archive, part: &str) -> Result<Relations, Fault> {
    let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
    let name = format!("{folder}{}_rels/{file}.rels", if folder.is_empty() { "" } else { "/" });
    let mut relations = Relations::new();
    let Some(mut lexer) = archive.xml(&name)? else { return Ok(relations) };
    let mut read = || -> Result<(), Fault> {
        while let Some(token) = lexer.next()? {
            let Token::Open(tag) = token else { continue };
            if tag.name() != b"Relationship" || tag.get(b"TargetMode")?.as_deref() == Some("External") {
                continue;
            }
            let kind = tag.get(b"Type")?.unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let target = resolve(folder, &tag.get(b"Target")?.unwrap_or_default());
            relations.insert(tag.get(b"Id")?.unwrap_or_default().into_owned(), Relation { kind, target });
        }
        Ok(())
    };
    read().map_err(|it| it.within(&name))?;
    Ok(relations)
}

/// The name in the file of a target written relative to a folder of it.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let joined = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut parts = Vec::new();
    for part in joined.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

//! A case base without what names persons, for a pilote to send: only what was understood of it, never a text as typed.

use std::path::Path;

use jiff::civil::Date;
use polars::prelude::DataFrame;

use super::book::{Book, Cell, Column as Heading, Kind, Page};
use super::put;
use crate::base::cell::Place;
use crate::base::codes::NR;
use crate::base::date::month_name;
use crate::base::failure::Failure;
use crate::base::table::{Column, ColumnType, ORIGIN, au_jour};
use crate::identify::tables::cas::{COMMUNE, GC, ID_DOSSIER, KIND, TERRITOIRE};
use crate::normalise::Frames;
use crate::normalise::columns::{dates, flags, numbers, origins, texts};

/// Writes the copy. Read in the place of the file, it gives the same figures.
pub fn write(frames: &Frames, path: &Path) -> Result<(), Failure> {
    let columns = columns(frames)?;
    let mut book =
        Book::new("Base de gestion de cas sans ce qui nomme les personnes").to_fill_in().written(written(frames));
    book.add("À savoir", |page| {
        about(page);
        Ok(())
    })?;
    book.add(KIND.label, |page| {
        let mut table = page.table(KIND.label, columns.iter().map(|it| it.0.clone()).collect());
        for row in 0..frames.get(KIND.id).height() {
            table.row(columns.iter().map(|it| it.1.get(row).cloned().unwrap_or_default()));
        }
        table.finish();
        Ok(())
    })?;
    put(path, book.bytes()?)
}

/// The day of the file, which the copy keeps: what its rows say is held against it.
fn written(frames: &Frames) -> Date {
    frames.documents.iter().flatten().max().copied().unwrap_or(frames.periode.fin)
}

fn about(page: &mut Page) {
    page.heading("Ce que contient cette copie");
    for sentence in [
        "Une ligne par demande ou suivi. Les dates, les codes et les nombres que maia a compris sont là\u{a0}; rien n’est recopié tel que saisi.",
        "N’y sont pas\u{a0}: noms, prénoms, dates et années de naissance, communes, adresses, téléphones, numéros, noms de médecins, commentaires, \
         et toute colonne que maia ne connaît pas.",
        "L’âge est celui à l’inclusion. Les numéros de dossier sont des rangs\u{a0}; les gestionnaires de cas, quatre lettres, les mêmes d’un \
         fichier à l’autre, sauf ceux que le fichier numérote.",
        "«\u{a0}Ligne d’origine\u{a0}» dit de quelle ligne de votre fichier vient chaque ligne\u{a0}: gardez votre fichier pour la retrouver.",
        "Une même personne peut encore être devinée par ses dates, son âge et sa situation\u{a0}: cette copie n’est pas anonyme. Ne l’envoyez \
         qu’à qui en a besoin (règlement (UE) 2016/679, article 5).",
        "Ne la déposez pas dans un dossier où se trouve le fichier d’origine\u{a0}: chaque cas y compterait deux fois.",
    ] {
        page.paragraph(sentence);
    }
}

/// Headings and cells, without the columns that the file does not have.
fn columns(frames: &Frames) -> Result<Vec<(Heading, Vec<Cell>)>, Failure> {
    let frame = frames.get(KIND.id);
    let mut columns = Vec::new();
    for column in KIND.columns {
        if let Some(cells) = cells(frames, &frame, column)?.filter(|it| it.iter().any(Cell::says)) {
            columns.push((heading(column), cells));
        }
    }
    columns.push((Heading::new(SOURCE, 22.0, Kind::Text), sources(frames, &frame)?));
    Ok(columns)
}

const SOURCE: &str = "Ligne d’origine";

fn heading(column: &Column) -> Heading {
    let (width, kind) = match column.ty {
        ColumnType::Date => (13.0, Kind::Date),
        ColumnType::Count => (10.0, Kind::Plain),
        _ => (22.0, Kind::Text),
    };
    Heading::new(column.label, width, kind)
}

/// The cells of a column; nothing of one that is not in the frame, or that tells where a person lives.
fn cells(frames: &Frames, frame: &DataFrame, column: &Column) -> Result<Option<Vec<Cell>>, Failure> {
    let said = |it: Option<String>, say: &dyn Fn(&str) -> Cell| it.map_or_else(Cell::blank, |it| say(&it));
    if column.id == ID_DOSSIER {
        return Ok(Some((1..=frame.height()).map(|it| Cell::count(it).kind(Kind::Plain)).collect()));
    }
    if column.id == COMMUNE || frame.column(column.id).is_err() {
        return Ok(None);
    }
    let cells = match column.ty {
        ColumnType::Territoire => {
            let name = |id: &str| frames.territoires.iter().find(|it| it.id == id).map_or("", |it| &it.name).into();
            texts(frame, TERRITOIRE)?.into_iter().map(|it| said(it, &name)).collect()
        }
        _ if column.id == GC => case_managers(frame)?,
        ColumnType::Code(list) => {
            let label = |id: &str| if id == NR { Cell::blank() } else { list.label(id).into() };
            texts(frame, column.id)?.into_iter().map(|it| said(it, &label)).collect()
        }
        ColumnType::Date => {
            let days = dates(frame, column.id)?.into_iter().zip(flags(frame, &au_jour(column.id))?);
            days.map(|(date, exact)| date.map_or_else(Cell::blank, |it| dated(it, exact == Some(true)))).collect()
        }
        ColumnType::Bool => {
            let answer = |it: bool| Cell::text(if it { "Oui" } else { "Non" });
            flags(frame, column.id)?.into_iter().map(|it| it.map_or_else(Cell::blank, answer)).collect()
        }
        ColumnType::Count => {
            let count = |it: i64| Cell::number(it as f64);
            numbers(frame, column.id)?.into_iter().map(|it| it.map_or_else(Cell::blank, count)).collect()
        }
        _ => return Ok(None),
    };
    Ok(Some(cells))
}

/// `GC 2` where the file gives the number; else letters that stand for the label in every file, and that no post is taken for.
fn case_managers(frame: &DataFrame) -> Result<Vec<Cell>, Failure> {
    let labels = texts(frame, GC)?.into_iter().zip(texts(frame, "gc_marque")?);
    let flags = flags(frame, "gc_ecrit")?.into_iter().zip(flags(frame, "mutualise")?);
    let cell = |((label, mark), (written, shared)): (_, (Option<bool>, Option<bool>))| {
        let own = if written == Some(true) { label } else { Option::map(mark, |it: String| format!("GC {it}")) };
        let shown = |it: String| Cell::text(if shared == Some(true) { format!("{it} mutualisé") } else { it });
        own.map_or_else(Cell::blank, shown)
    };
    Ok(labels.zip(flags).map(cell).collect())
}

/// A day; what is known by its month alone in words that are read as the same part of it.
fn dated(date: Date, exact: bool) -> Cell {
    if exact {
        return Cell::date(date);
    }
    let part = match date.day() {
        5 => "début ",
        15 => "mi-",
        25 => "fin ",
        _ => "",
    };
    Cell::text(format!("{part}{} {}", month_name(date.month()), date.year())).kind(Kind::Text)
}

/// Sheet and row that each row was read from, in numbers: sheets may be named after persons.
fn sources(frames: &Frames, frame: &DataFrame) -> Result<Vec<Cell>, Failure> {
    let place = |origin: u32| match frames.provenance.place(origin, ORIGIN) {
        Place::Cell(cell) => Cell::text(format!("feuille {}, ligne {}", cell.sheet.index + 1, cell.row + 1)),
        _ => Cell::blank(),
    };
    Ok(origins(frame)?.into_iter().map(place).collect())
}

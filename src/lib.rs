//! `maia` consolidates the spreadsheets of the MAIA of a département.
//!
//! # The map
//!
//! The stages are verbs; their order is the data flow, and a stage imports only what stands before it.
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`base`] | | words shared by all: cells, dates, money, remarks, territoires, settings |
//! | [`extract`] | an inbox folder | [`extract::grid::Grid`]: the cells of a sheet, at their absolute positions |
//! | [`identify`] | a grid | [`identify::RawTable`]: a table of a known kind, its columns matched, its rows told apart |
//! | [`normalise`] | raw tables | [`normalise::Frames`]: typed polars frames, united over all files |
//! | [`review`] | frames | [`base::diagnostic::Diagnostic`]: remarks, each with its cell |
//! | [`summarise`] | frames | [`summarise::Figures`]: every indicator, for every territoire and for the département |
//! | [`write`] | all of it | workbooks, csv, Parquet, `execution.json` |
//!
//! [`pipeline`] calls them in order; [`cli`] understands the words typed, [`commands`] runs them, [`terminal`] speaks.
//!
//! # Invariants
//!
//! * Data never fails: what is wrong in a file becomes a remark with its cell. `Err` means that the run cannot go on.
//! * Missing is null, never zero; a sum of nothing known is null. What was not understood is null, remarked upon, counted as excluded.
//! * Money is integer cents, ETP integer ten-thousandths, from the cell to the total.
//! * Nothing is guessed in silence: every reading that was chosen is said. Checks never change a figure.
//! * Every row of a frame leads back to its file, sheet, row and columns through its `origin`.
//! * Same input, same bytes: sorted at the borders, no clock, no hash order, whatever the number of threads.
//! * No personal data in an output, a log or a message; nothing of a library's own message either.
//! * A declaration is a value: tables, rules, checks, indicators and sheets are `static`, and lists of them are the only registries.
//!
//! # Words kept in French
//!
//! *territoire*: the area of one MAIA; *exercice*: the budget year; *file active*: open case files at a date; *ETP*: full-time
//! equivalents; *GC*: case manager (gestionnaire de cas); *pilote*: who leads a MAIA; *PSI*: individual service plan; *GIR*: degree of
//! dependence, 1 to 6; *orienteur*: who referred the person; *guichet intégré*: one-stop desk; *effectifs*: staffing.

pub mod base;
pub mod extract;
pub mod identify;
pub mod normalise;
pub mod review;
pub mod summarise;
pub mod write;
pub mod exemple;
pub mod pipeline;
pub mod cli;
pub mod terminal;
pub mod commands;

//! `maia` consolidates the spreadsheets of the MAIA of a département.

pub mod base;
pub mod extract;
pub mod identify;
pub mod normalise;
pub mod review;
pub mod summarise;
pub mod write;
pub mod pipeline;
pub mod cli;
pub mod terminal;
pub mod commands;

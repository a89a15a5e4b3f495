//! Tables drawn at random: headings among the known ones, decorated, in any order, anywhere. None is taken for another.

use super::variants::sample;
use super::*;
use crate::base::table::{Column, ColumnType};
use crate::identify::tables::{cas, effectifs};

/// A small generator, so that a seed always draws the same table.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn heading(&mut self, column: &Column) -> String {
        let spellings: Vec<&str> = [column.label].into_iter().chain(column.headings.iter().copied()).collect();
        let text = (*self.pick(&spellings)).to_owned();
        match self.below(8) {
            0 => text.to_uppercase(),
            1 => text.to_lowercase(),
            2 => format!("{text} :"),
            3 => format!(" {text}*"),
            4 => text.replacen(' ', "\\n", 1),
            5 => text.replace(['é', 'è', 'ê'], "e").replace('à', "a"),
            6 => text.replace(' ', "\u{a0}"),
            _ => text,
        }
    }
}

/// What was not read as meant in the tables of a kind: wrong columns, and columns left unread.
pub(super) fn read(
    kind: &'static TableKind,
    needed: &[&str],
    optional: &[&str],
    seeds: u64,
) -> (Vec<String>, Vec<String>, usize) {
    let (mut wrong, mut unread, mut all) = (Vec::new(), Vec::new(), 0);
    for seed in 1..=seeds {
        let mut draw = Draw(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut ids: Vec<&str> = needed.to_vec();
        ids.extend(optional.iter().filter(|_| draw.below(2) == 0));
        for rank in (1..ids.len()).rev() {
            ids.swap(rank, draw.below(rank + 1));
        }
        let columns: Vec<&Column> = ids.iter().map(|it| kind.column(it).unwrap()).collect();
        let headings: Vec<String> = columns.iter().map(|it| draw.heading(it)).collect();
        let (left, top) = (draw.below(4), draw.below(5));
        let margin = "|".repeat(left);
        let mut text = format!("{margin}MAIA Saverne\n{}{margin}{}\n", "\n".repeat(top), headings.join("|"));
        for row in 0..6 + draw.below(9) {
            let cells: Vec<String> = columns.iter().map(|it| sample(it, row)).collect();
            text += &format!("{margin}{}\n", cells.join("|"));
        }
        let found = recognised(&sheet(&text));
        for (at, column) in columns.iter().enumerate() {
            let col = (left + at) as u32;
            let taken = found.tables.iter().flat_map(|it| &it.columns).find(|it| it.col == col);
            all += 1;
            match taken {
                Some(matched) if matched.column.id == column.id => {}
                None if matches!(column.ty, ColumnType::Personal) => {}
                Some(matched) => {
                    wrong.push(format!("seed {seed}: {} «{}» → {}", column.id, headings[at], matched.column.id))
                }
                None => unread.push(format!("seed {seed}: {} «{}»", column.id, headings[at])),
            }
        }
    }
    (wrong, unread, all)
}

#[track_caller]
fn check(kind: &'static TableKind, needed: &[&str], optional: &[&str]) {
    let (wrong, unread, all) = read(kind, needed, optional, 400);
    assert!(wrong.is_empty(), "{} wrong of {all}\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    assert!(
        unread.len() * 100 <= all,
        "{} unread of {all}\n{}",
        unread.len(),
        unread[..unread.len().min(40)].join("\n")
    );
}

#[test]
fn drawn_case_bases_are_read_as_meant() {
    use cas::*;
    check(
        &KIND,
        &[ID_DOSSIER, DATE_DEMANDE, DATE_PREMIERE_VISITE, DATE_INCLUSION, DATE_SORTIE, MOTIF_SORTIE],
        &[
            GC,
            ORIENTEUR,
            SEXE,
            GIR_ENTREE,
            GIR_SORTIE,
            MODE_DE_VIE,
            APA,
            COMMENTAIRE,
            DECISION,
            DATE_DECISION,
            MOTIF_NON_INCLUSION,
            COMMUNE,
            AIDANT,
            DIAGNOSTIC,
            PROTECTION_JURIDIQUE,
            CONSENTEMENT,
            DATE_CONSENTEMENT,
            EVALUATION,
            DATE_EVALUATION,
            PSI,
            DATE_PSI,
            DATE_REVISION_PSI,
            HOSPITALISATIONS,
            NB_VAD,
            DATE_NAISSANCE,
            AGE,
            STATUT,
            TERRITOIRE,
            IDENTITE,
            CONTACT_MT,
            GIR_EVALUE_PAR_GC,
        ],
    );
}

#[test]
fn drawn_staffing_tables_are_read_as_meant() {
    use effectifs::*;
    check(
        &KIND,
        &[QUALITE, ETP, SALAIRE_BRUT, CHARGES, COUT_TOTAL],
        &[
            TERRITOIRE,
            PROFIL,
            STATUT,
            DATE_ENTREE,
            DATE_SORTIE,
            SALAIRE_AP,
            CHARGES_AP,
            COUT_AP,
            SALAIRE_TC,
            CHARGES_TC,
            COUT_TC,
            DIU,
            IDENTITE,
        ],
    );
}

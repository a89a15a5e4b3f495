//! How cells look: number formats, fonts and colours, in one place.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

/// What a cell holds, hence how it is formatted and aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A1 of each sheet.
    Title,
    /// The caption of a table.
    Heading,
    /// A line of explanation.
    Remark,
    /// A sentence that must be seen first.
    Banner,
    /// A column heading, on the left for words, on the right for figures.
    HeadText,
    HeadNumber,
    /// The same with room for the button of a filter.
    HeadFiltered,
    Text,
    /// A long text, on several lines when the column is narrow.
    Wrapped,
    /// A word among figures, aligned as they are.
    Word,
    Link,
    Integer,
    Decimal,
    /// Full-time equivalents.
    Etp,
    /// Whole euros.
    Euros,
    /// Euros and cents.
    Cents,
    /// A fraction shown as a percentage: 0.125 is `12,5 %`.
    Percent,
    Date,
    /// A date known by its month: `décembre 2016`.
    Month,
    /// A number without digit grouping: a year, a rank.
    Plain,
    /// A whole number that no file states: `1 déduit`.
    Deduced,
}

impl Kind {
    /// Whether cells of this kind stand on the right: figures, and words among them.
    fn is_right(self) -> bool {
        use Kind::*;
        !matches!(self, Title | Heading | Remark | Banner | HeadText | Text | Wrapped | Link)
    }

    fn number_format(self) -> Option<&'static str> {
        Some(match self {
            Kind::Integer => "#,##0",
            Kind::Decimal => "#,##0.0",
            Kind::Etp => "#,##0.00",
            Kind::Euros => "#,##0\\ \"€\"",
            Kind::Cents => "#,##0.00\\ \"€\"",
            Kind::Percent => "0.0\\ %",
            Kind::Date => "dd/mm/yyyy",
            // 40C is French: the month is in French on every computer.
            Kind::Month => "[$-40C]mmmm\\ yyyy",
            Kind::Plain => "0",
            Kind::Deduced => "0\\ \"(déduit)\"",
            // Text stays text even when edited: `=…` typed by someone never becomes a formula.
            Kind::Text | Kind::Wrapped | Kind::Word | Kind::HeadText | Kind::HeadNumber | Kind::HeadFiltered => "@",
            Kind::Title | Kind::Heading | Kind::Remark | Kind::Banner | Kind::Link => return None,
        })
    }
}

/// What a colour says; a word in the cell or beside it always says it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Tone {
    #[default]
    Plain,
    /// A total, or the département beside its territoires.
    Total,
    /// A subtotal within a table.
    Subtotal,
    Good,
    Watch,
    Bad,
    /// Not available, or of less importance.
    Muted,
    /// A cell that someone is to fill in, on paper or on screen.
    ToFill,
}

impl Kind {
    /// The heading of a column of this kind.
    pub(super) fn heading(self, filters: bool) -> Self {
        match (self.is_right(), filters) {
            (false, _) => Kind::HeadText,
            (true, false) => Kind::HeadNumber,
            (true, true) => Kind::HeadFiltered,
        }
    }
}

impl Tone {
    /// Whether the tone of a row prevails over this one; a colour that says something stays.
    pub(super) fn gives_way(self) -> bool {
        matches!(self, Tone::Plain | Tone::Muted | Tone::Subtotal)
    }
}

/// The look of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Style {
    pub kind: Kind,
    pub tone: Tone,
}

/// Colours of the charts, the most important first.
pub(super) const PALETTE: [u32; 6] = [INK, 0x8FB0D0, 0xC8792B, 0x5E8F6E, 0x8C7AA9, 0x9A9A9A];
/// The dark blue of titles and of the first series of a chart.
pub(super) const INK: u32 = 0x1F3F63;
/// Lines of charts and between rows.
pub(super) const RULE: u32 = 0xD5DAE1;

const HEAD_FILL: u32 = 0xE4EAF2;
const TOTAL_FILL: u32 = 0xF1F3F6;
const BLANK_FILL: u32 = 0xFFFBEA;

/// The formats of a workbook, each made once.
#[derive(Debug, Default)]
pub(super) struct Formats(BTreeMap<Style, Format>);

impl Formats {
    /// The format of a style.
    pub(super) fn get(&mut self, style: Style) -> &Format {
        self.0.entry(style).or_insert_with(|| format(style))
    }
}

fn format(Style { kind, tone }: Style) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    let format = match kind.number_format() {
        Some(number_format) => format.set_num_format(number_format),
        None => format,
    };
    let format = match kind {
        Kind::Title => return format.set_bold().set_font_size(16).set_font_color(INK),
        Kind::Heading => return format.set_bold().set_font_size(12).set_font_color(INK),
        Kind::Remark => return format.set_font_color(0x4A4A4A),
        Kind::HeadText | Kind::HeadNumber | Kind::HeadFiltered => return head(format, kind),
        Kind::Banner => return toned(format.set_bold().set_font_size(12), tone),
        Kind::Wrapped => format.set_text_wrap(),
        Kind::Link => format.set_font_color(0x1155AA).set_underline(FormatUnderline::Single),
        _ => format,
    };
    let format = match kind.is_right() {
        true => format.set_align(FormatAlign::Right),
        false => format.set_align(FormatAlign::Left).set_indent(1),
    };
    toned(format.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(RULE), tone)
}

fn head(format: Format, kind: Kind) -> Format {
    let format = match kind {
        Kind::HeadText => format.set_align(FormatAlign::Left).set_indent(1),
        Kind::HeadFiltered => format.set_align(FormatAlign::Right).set_indent(2),
        _ => format.set_align(FormatAlign::Right),
    };
    format
        .set_bold()
        .set_font_color(INK)
        .set_background_color(HEAD_FILL)
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(INK)
        .set_text_wrap()
        .set_align(FormatAlign::Bottom)
}

fn toned(format: Format, tone: Tone) -> Format {
    let coloured = |fill: u32, ink: u32| format.clone().set_background_color(fill).set_font_color(Color::RGB(ink));
    match tone {
        Tone::Plain => format,
        Tone::Total => format
            .set_bold()
            .set_background_color(TOTAL_FILL)
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(INK)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(INK),
        Tone::Subtotal => format.set_bold().set_background_color(TOTAL_FILL),
        Tone::Good => coloured(0xE3F1E0, 0x245C23),
        Tone::Watch => coloured(0xFFF2CC, 0x6B5200),
        Tone::Bad => coloured(0xFBE3DF, 0x8E2411),
        Tone::Muted => format.set_font_color(0x6A6A6A),
        Tone::ToFill => format
            .set_background_color(BLANK_FILL)
            .set_border(FormatBorder::Thin)
            .set_border_color(0xB9A97A)
            .set_unlocked(),
    }
}

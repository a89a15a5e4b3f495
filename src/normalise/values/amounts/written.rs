//! Numbers as people type them: spaces, separators, currency, thousands of euros.

/// An exact decimal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// All digits, signed.
    digits: i128,
    /// How many of them follow the comma.
    decimals: u32,
    /// Written so that another reading was possible, though unlikely.
    pub(super) chosen: bool,
}

/// Why a text is no number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Problem {
    /// `1,234`: one thousand or one and a bit.
    Ambiguous,
    TooLong,
    /// What it probably stands for, if anything.
    NotANumber(Option<String>),
}

impl Number {
    /// In units of 10⁻ᵈⁱᵍⁱᵗˢ, half away from zero; `None` when it does not hold in 64 bits.
    pub(super) fn scaled(self, digits: u32) -> Option<i64> {
        let value = if digits >= self.decimals {
            self.digits.checked_mul(10i128.checked_pow(digits - self.decimals)?)?
        } else {
            let unit = 10i128.checked_pow(self.decimals - digits)?;
            let half = if self.digits < 0 { -unit / 2 } else { unit / 2 };
            (self.digits + half) / unit
        };
        value.try_into().ok()
    }

    pub(super) fn ten_thousandths(value: i64, chosen: bool) -> Self {
        Self { digits: value.into(), decimals: 4, chosen }
    }

    fn times(self, factor: i128) -> Self {
        Self { digits: self.digits.saturating_mul(factor), ..self }
    }

    pub(super) fn per_cent(self) -> Self {
        Self { decimals: self.decimals + 2, ..self }
    }
}

/// `33 000 € (16 VS)`, `12,5 k€`, `(1 234)`.
pub(super) fn amount(text: &str) -> Result<Number, Problem> {
    let (body, unit) = body_and_unit(text);
    let number = plain(&body)?;
    match unit.as_str() {
        "" | "€" | "eur" | "euro" | "euros" | "€ttc" | "ttc" | "€ht" | "ht" => Ok(number),
        "k€" | "ke" | "k" | "keur" | "keuros" => Ok(number.times(1_000)),
        "m€" => Ok(number.times(1_000_000)),
        _ => Err(likely(number)),
    }
}

/// `0,8`, `80 %`, `0,8 ETP`.
pub(super) fn etp(text: &str) -> Result<Number, Problem> {
    let (body, unit) = body_and_unit(text);
    let number = plain(&body)?;
    match unit.as_str() {
        "" | "etp" | "etpt" => Ok(number),
        "%" => Ok(number.per_cent()),
        _ => Err(likely(number)),
    }
}

/// `3`, `3 visites`, `84 ans`.
pub(super) fn count(text: &str) -> Result<Number, Problem> {
    let (body, unit) = body_and_unit(text);
    let number = plain(&body)?;
    if unit.is_empty() || COUNTED.contains(&unit.as_str()) { Ok(number) } else { Err(likely(number)) }
}

/// `12,5 h`, `1 004,5 km²`.
pub(super) fn quantity(text: &str) -> Result<Number, Problem> {
    let (body, unit) = body_and_unit(text);
    let number = plain(&body)?;
    if unit.is_empty() || MEASURED.contains(&unit.as_str()) || COUNTED.contains(&unit.as_str()) {
        Ok(number)
    } else {
        Err(likely(number))
    }
}

/// `12`, `80 %`, `3 réunions`: the number before its unit.
pub(super) fn measure(text: &str) -> Result<Number, Problem> {
    let (body, unit) = body_and_unit(text);
    let number = plain(&body)?;
    if unit.chars().any(|it| it.is_ascii_digit()) { Err(likely(number)) } else { Ok(number) }
}

/// The number at the start, and the word that follows it, in lower case; a last note in parentheses is left out.
fn body_and_unit(text: &str) -> (String, String) {
    let mut text = text.trim();
    if !text.starts_with('(')
        && let Some(open) = text.rfind('(')
        && text.ends_with(')')
    {
        text = text[..open].trim_end();
    }
    let compact: String = text.chars().map(plain_sign).collect();
    let number = |it: char| it.is_ascii_digit() || matches!(it, ' ' | '.' | ',' | '\'' | '-' | '+' | '(' | ')');
    let end = compact.find(|it| !number(it)).unwrap_or(compact.len());
    let (body, unit) = compact.split_at(end);
    // The parenthesis that closes `(1 234 €)` stands after the unit.
    let closes = unit.ends_with(')') && body.starts_with('(');
    let unit: String = unit.trim_end_matches(')').to_lowercase().split_whitespace().collect();
    (format!("{}{}", body.trim(), if closes { ")" } else { "" }), unit.trim_end_matches('.').to_owned())
}

/// Signs that look alike become one; every space an ordinary one.
fn plain_sign(character: char) -> char {
    match character {
        '\u{2212}' | '\u{2013}' | '\u{2010}' | '\u{2011}' => '-',
        '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{60}' | '\u{b4}' => '\'',
        it if it.is_whitespace() => ' ',
        it => it,
    }
}

/// A number without unit: sign, digits, separators.
pub(super) fn plain(text: &str) -> Result<Number, Problem> {
    let (body, negative) = match text.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
        Some(inside) => (inside.trim(), true),
        None => match text.strip_prefix('-').or_else(|| text.strip_suffix('-')) {
            Some(rest) => (rest.trim(), true),
            None => (text.strip_prefix('+').unwrap_or(text).trim(), false),
        },
    };
    let number = unsigned(body)?;
    Ok(if negative { number.times(-1) } else { number })
}

/// The shortest decimal that stands for a float.
pub(super) fn of_float(number: f64) -> Option<Number> {
    let text = number.abs().to_string();
    let read = if text.contains('.') { with_decimals(&text, '.', &[]) } else { integer(&text, &[]) };
    read.ok().map(|it| if number < 0.0 { it.times(-1) } else { it })
}

fn unsigned(text: &str) -> Result<Number, Problem> {
    let no = || Problem::NotANumber(None);
    if !text.bytes().all(|it| it.is_ascii_digit() || matches!(it, b' ' | b'.' | b',' | b'\'')) {
        return Err(no());
    }
    let (commas, dots) = (text.matches(',').count(), text.matches('.').count());
    match (commas, dots) {
        (0, 0) => integer(text, &[' ', '\'']),
        (1, 0) => one_separator(text, ','),
        (0, 1) => one_separator(text, '.'),
        (0, _) => integer(text, &['.']),
        (_, 0) => integer(text, &[',']).map(|it| Number { chosen: true, ..it }),
        (1, _) if text.rfind(',') > text.rfind('.') => with_decimals(text, ',', &['.']),
        (_, 1) if text.rfind('.') > text.rfind(',') => {
            with_decimals(text, '.', &[',']).map(|it| Number { chosen: true, ..it })
        }
        _ => Err(no()),
    }
}

/// `1234,5`, `1 234,50`, `0.8`; three digits after it and no other separator may be thousands.
fn one_separator(text: &str, separator: char) -> Result<Number, Problem> {
    let (whole, rest) = text.split_once(separator).unwrap_or((text, ""));
    let thousands = rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if thousands { Err(Problem::Ambiguous) } else { with_decimals(text, separator, &[' ', '\'']) }
}

fn with_decimals(text: &str, point: char, thousands: &[char]) -> Result<Number, Problem> {
    let (whole, rest) = text.rsplit_once(point).unwrap_or((text, ""));
    if rest.is_empty() || !rest.bytes().all(|it| it.is_ascii_digit()) {
        return Err(Problem::NotANumber(None));
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let Number { digits, .. } = integer(whole, thousands)?;
    // Digits beyond the tenth cannot change a cent; they only tell which way a half goes.
    let kept = &rest[..rest.len().min(10)];
    let fraction = kept.parse::<i128>().map_err(|_| Problem::TooLong)?;
    let digits = digits * 10i128.pow(kept.len() as u32) + fraction;
    Ok(Number { digits, decimals: kept.len() as u32, chosen: false })
}

/// Digits, in groups of three when they are separated.
fn integer(text: &str, separators: &[char]) -> Result<Number, Problem> {
    let mut groups = text.split(|it| separators.contains(&it));
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || digits.is_empty() || first.len() > 3 {
            return Err(Problem::NotANumber(None));
        }
        digits.push_str(group);
    }
    if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return Err(Problem::NotANumber(None));
    }
    if digits.trim_start_matches('0').len() > 15 {
        return Err(Problem::TooLong);
    }
    let digits = digits.parse().map_err(|_| Problem::TooLong)?;
    Ok(Number { digits, decimals: 0, chosen: false })
}

fn likely(number: Number) -> Problem {
    let value = number.scaled(2).map(|cents| crate::base::money::decimal(cents as f64 / 100.0, 2));
    Problem::NotANumber(value)
}

const COUNTED: &[&str] = &[
    "an",
    "ans",
    "fois",
    "mois",
    "jour",
    "jours",
    "visite",
    "visites",
    "vad",
    "hospitalisation",
    "hospitalisations",
    "cas",
    "point",
    "points",
    "pt",
    "pts",
];

const MEASURED: &[&str] = &["h", "heure", "heures", "hrs", "km2", "km²", "ha", "hab", "habitants", "j"];

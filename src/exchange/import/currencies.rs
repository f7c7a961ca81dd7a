//! The currency of a table's amounts: what its columns, its cells and the lines above it name, and what amounts in another currency
//! than the plan's are worth.

use super::book::{Sheet, Value};
use super::column::{Column, body_rows};
use super::figures::{is_none, money, without_terms};
use super::meaning::Meaning;
use super::row_context::RowContext;
use super::rows::Role;
use super::table::{TablePlace, filled};
use super::titles::recognise;
use crate::plan::{Currency, Decimal};
use crate::text::{ReadError, currencies_named};

/// How many rows are looked through for a currency beside an amount.
const ROWS_LOOKED_AT: usize = 200;
/// The longest cell in which a currency is looked for beside an amount, in letters.
const LONGEST_CELL: usize = 40;
/// The longest line above a table in which a currency is looked for, in letters.
const LONGEST_LINE: usize = 120;
/// The longest name of a currency in a title, in letters.
const LONGEST_NAME: usize = 24;

/// A currency as a table names it: several countries call theirs by one word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedCurrency {
    /// The word or sign, as it stands there.
    pub text: String,
    /// The currencies that it can be, the likeliest first; never empty.
    pub choices: Vec<Currency>,
}

impl NamedCurrency {
    /// Returns the currency that a text names alone or beside a number.
    #[must_use]
    pub(super) fn of(text: &str) -> Option<Self> {
        let choices = currencies_in(text);
        let parts = text.split(|letter: char| letter.is_numeric() || letter.is_whitespace());
        let parts = parts.map(|part| part.trim_matches(|letter: char| ",.،٫٬'-–()".contains(letter)));
        let name = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        (!choices.is_empty()).then_some(Self { text: name, choices })
    }

    /// Returns the currency that is meant in a plan whose own is `own`: that one where it can be, else the likeliest.
    #[must_use]
    pub fn meant(&self, own: Currency) -> Currency {
        if self.choices.contains(&own) { own } else { self.choices.first().copied().unwrap_or(own) }
    }

    /// Says whether the name is that of several currencies, none of which is `own`: then somebody has to say which.
    #[must_use]
    pub fn is_open(&self, own: Currency) -> bool {
        self.choices.len() > 1 && !self.choices.contains(&own)
    }
}

/// Holds what a reader said of the money of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoneyChoices {
    /// The currency of its amounts, whatever it names.
    pub currency: Option<Currency>,
    /// What one unit of other currencies is worth in that of the plan.
    pub rates: Vec<(Currency, Decimal)>,
}

impl MoneyChoices {
    /// Returns what one unit of `currency` is worth in that of the plan, where that was said.
    #[must_use]
    pub fn rate(&self, currency: Currency) -> Option<Decimal> {
        self.rates.iter().find(|(known, _)| *known == currency).map(|(_, rate)| *rate)
    }

    /// Says what one unit of `currency` is worth in that of the plan; `None` takes it back.
    pub fn set_rate(&mut self, currency: Currency, rate: Option<Decimal>) {
        self.rates.retain(|(known, _)| *known != currency);
        self.rates.extend(rate.map(|rate| (currency, rate)));
    }
}

/// Returns the currencies that a text can mean beside a number or alone, the likeliest first. Alone a code counts in capitals:
/// `try`, `all` and `top` are words.
#[must_use]
pub(super) fn currencies_in(text: &str) -> Vec<Currency> {
    let text = text.trim();
    let is_name =
        |letter: char| letter.is_alphabetic() || (!letter.is_ascii() && !letter.is_alphanumeric()) || letter == '$';
    if text.is_empty() || text.chars().count() > LONGEST_CELL || !text.contains(is_name) {
        return Vec::new();
    }
    let mut found = currencies_named(text);
    if found.is_empty() && text.contains(char::is_numeric) {
        // `€45 per spot` names one as well.
        found = without_terms(text).map(|rest| currencies_named(&rest)).unwrap_or_default();
    }
    let is_small = !text.contains(char::is_numeric)
        && text.len() == 3
        && text.contains(|letter: char| letter.is_ascii_lowercase());
    found.into_iter().filter(|currency| !(is_small && text.eq_ignore_ascii_case(currency.code()))).collect()
}

/// Returns the currency that a title names behind a comma, in brackets or at its end.
#[must_use]
pub(super) fn of_title(title: &str) -> Option<NamedCurrency> {
    let parts = title.split([',', '(', ')', '[', ']', '/', ':', '،', '\n']).flat_map(|part| {
        let (part, last) = (part.trim(), part.trim().rsplit(' ').next().unwrap_or(""));
        [part, last, without_scale(part).unwrap_or(""), without_scale(last).unwrap_or("")]
    });
    let is_short = |part: &&str| (1..=LONGEST_NAME).contains(&part.chars().count()) && !part.contains(char::is_numeric);
    parts
        .skip(1)
        .filter(is_short)
        .filter(|part| recognise(part).is_none_or(|hit| hit.confidence < 95))
        .find_map(NamedCurrency::of)
}

/// Returns the sign or code of a currency before the word or letter that counts it in thousands or millions: `£k`, `€ '000`, `USDm`.
fn without_scale(part: &str) -> Option<&str> {
    const SCALES: [&str; 13] =
        ["thousands", "thousand", "millions", "million", "000s", "000", "mln", "tsd", "mn", "bn", "k", "K", "m"];
    let rest = SCALES.iter().find_map(|scale| part.strip_suffix(scale))?;
    let rest = rest.trim_end_matches([' ', '-', '\'', '’', '`']);
    let is_sign = !rest.is_empty() && !rest.contains(char::is_alphanumeric);
    let is_code = rest.len() == 3 && rest.bytes().all(|letter| letter.is_ascii_uppercase());
    (is_sign || is_code).then_some(rest)
}

/// Returns the currency of a table's amounts: that of a column of currencies, else what its titles, its cells or the lines
/// around it name. A name that several currencies share is that of the one that is named elsewhere.
#[must_use]
pub(super) fn of_table(sheet: &Sheet, place: &TablePlace, columns: &[Column], roles: &[Role]) -> Option<NamedCurrency> {
    let amounts: Vec<&Column> = columns.iter().filter(|column| column.meaning.is_amount()).collect();
    if amounts.is_empty() {
        return None;
    }
    if let Some(column) = columns.iter().find(|column| column.meaning == Meaning::Currency) {
        let mut rows = body_rows(place, roles);
        let named = rows.find_map(|row| NamedCurrency::of(filled(sheet, row, column.at).words()?));
        if named.is_some() {
            return named;
        }
    }
    let titles = amounts.iter().filter_map(|column| column.currency.clone());
    let rows = || place.body.clone().zip(roles).filter(|(_, role)| !matches!(role, Role::Note | Role::Blank));
    let cells = rows().take(ROWS_LOOKED_AT).flat_map(|(row, _)| amounts.iter().map(move |column| (row, column.at)));
    let cells = cells.filter_map(|(row, column)| of_amount(sheet.cell(row, column)));
    let above = sheet.rows.iter().take(place.body.start).flatten();
    let below = place.body.clone().zip(roles).filter(|(_, role)| matches!(role, Role::Note));
    let below = below.flat_map(|(row, _)| place.columns.clone().map(move |column| sheet.cell(row, column)));
    let lines = above.chain(below).filter_map(Value::words).filter_map(of_line);
    let beside = super::preamble::currency_beside(sheet, place);
    let all: Vec<NamedCurrency> = titles.chain(cells).chain(beside).chain(lines).collect();
    let first = all.first()?;
    let only = |other: &&NamedCurrency| matches!(*other.choices, [only] if first.choices.contains(&only));
    Some(all.iter().find(only).unwrap_or(first).clone())
}

/// Returns the currency beside the number of a cell.
fn of_amount(cell: &Value) -> Option<NamedCurrency> {
    NamedCurrency::of(cell.words().filter(|text| text.contains(char::is_numeric))?)
}

/// Returns the currency that a line above or below a table names: behind a colon or a comma, in brackets, beside an amount,
/// or in words, `all rates in US dollars`, `الأسعار بالريال السعودي`.
fn of_line(text: &str) -> Option<NamedCurrency> {
    if text.chars().count() > LONGEST_LINE {
        return None;
    }
    let parts =
        || text.split([',', '(', ')', '[', ']', ':', '،', ';', '.']).map(str::trim).filter(|part| !part.is_empty());
    let is_short = |part: &&str| part.chars().count() <= LONGEST_NAME;
    let of_parts = parts().skip(1).chain(parts().filter(|part| part.contains(char::is_numeric)));
    of_parts.filter(is_short).find_map(NamedCurrency::of).or_else(|| in_words(text)).or_else(|| beside_number(text))
}

/// Returns the currency right before or behind a number among the words of a line: `Rate per spot AED 350`, `سعر السبوت 350
/// درهمًا`. A code counts in capitals, and one that is a word too does not: `ALL 25-54`.
fn beside_number(text: &str) -> Option<NamedCurrency> {
    let is_edge = |letter: char| ",;:()[]،؛".contains(letter);
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(is_edge)).collect();
    let has_digits = |word: &str| word.contains(char::is_numeric);
    let is_name = |word: &str| {
        let is_code = word.len() == 3 && word.bytes().all(|letter| letter.is_ascii_alphabetic());
        let is_loud = word.bytes().all(|letter| letter.is_ascii_uppercase());
        !is_code || is_loud && !["ALL", "TOP", "TRY", "MOP", "PEN"].contains(&word)
    };
    let named = |from: usize, to: usize| {
        let part = words.get(from..to)?;
        let mut names = part.iter().filter(|word| !has_digits(word));
        let found = NamedCurrency::of(&part.join(" "));
        found.filter(|_| names.all(|word| is_name(word)))
    };
    let mut numbers = words.iter().enumerate().filter(|(_, word)| has_digits(word)).map(|(at, _)| at);
    numbers.find_map(|at| {
        let alone = || {
            named(at, at + 1)
                .filter(|_| words.get(at).is_some_and(|word| word.contains(|letter: char| "$€£¥₴₺₹₪".contains(letter))))
        };
        let before = || at.checked_sub(1).and_then(|before| named(before, at + 1));
        alone().or_else(before).or_else(|| named(at, at + 3)).or_else(|| named(at, at + 2))
    })
}

/// Returns the currency behind `in` or `بال` among the words of a line.
fn in_words(text: &str) -> Option<NamedCurrency> {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || ",;()،؛".contains(letter))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| {
        let is_after_in =
            at > 0 && ["in", "currency", "العملة", "بعملة"].contains(&words[at - 1].to_lowercase().as_str());
        let bare = words[at].strip_prefix("بال");
        let first = bare.or_else(|| is_after_in.then(|| words[at]))?.trim_end_matches('.');
        let two = words.get(at + 1).map(|next| format!("{first} {}", next.trim_end_matches('.')));
        let one = || NamedCurrency::of(first).or_else(|| NamedCurrency::of(without_scale(first)?));
        // `in top 10 cities` names none.
        let two = two.filter(|two| !two.contains(char::is_numeric));
        two.as_deref().and_then(NamedCurrency::of).or_else(one)
    })
}

impl RowContext<'_> {
    /// Returns the currency of a cell's amount where it is not the plan's: what stands beside the number, in the row, in the title or
    /// elsewhere in the table.
    pub(super) fn foreign(&self, row: usize, column: &Column, cell: &Value) -> Option<Currency> {
        let said = self.money.currency;
        let of_cell = || cell.words().map(currencies_in).unwrap_or_default();
        let of_row = || {
            let column = self.table.column(Meaning::Currency)?;
            Some(currencies_in(filled(self.sheet, row, column.at).words()?))
        };
        let narrow =
            Some(of_cell()).filter(|found| !found.is_empty()).or_else(of_row).filter(|found| !found.is_empty());
        let meant = match (narrow, said) {
            (Some(choices), Some(said)) if choices.contains(&said) => said,
            // What one name in all of the table means is for the reader to say; a currency beside a number in words of its own,
            // as `$ 20` in a table in euros, is not.
            (Some(choices), Some(said))
                if self.table.currency.as_ref().is_some_and(|named| named.choices == choices) =>
            {
                said
            }
            (Some(choices), _) if choices.contains(&self.currency) => self.currency,
            (Some(choices), _) => {
                self.of_whole().filter(|whole| choices.contains(whole)).or_else(|| choices.first().copied())?
            }
            (None, Some(said)) => said,
            (None, None) => {
                let named = column.currency.as_ref().or(self.table.currency.as_ref())?;
                match self.of_whole().filter(|whole| named.choices.contains(whole)) {
                    Some(whole) => whole,
                    None => named.meant(self.currency),
                }
            }
        };
        (meant != self.currency).then_some(meant)
    }

    /// Returns the currency that is meant by the table as a whole.
    fn of_whole(&self) -> Option<Currency> {
        self.table.currency.as_ref().map(|named| named.meant(self.currency))
    }

    /// Reads the amount of a cell as it stands, in the currency that is meant there.
    ///
    /// # Errors
    /// Why it is none.
    pub(super) fn amount_as_written(
        &self,
        row: usize,
        column: &Column,
        cell: &Value,
    ) -> Result<Option<Decimal>, ReadError> {
        let currency = self.foreign(row, column, cell).unwrap_or(self.currency);
        money(cell, currency, self.table.mark)
    }

    /// Returns what an amount of a cell is worth in the plan's currency: itself where it is in that one.
    ///
    /// # Errors
    /// The currency of which nobody said what it is worth.
    pub(super) fn worth(
        &self,
        row: usize,
        (column, meaning): (&Column, Meaning),
        cell: &Value,
        amount: Decimal,
    ) -> Result<Option<Decimal>, Currency> {
        let is_said = !cell.is_empty() && !cell.words().is_some_and(is_none);
        let Some(foreign) = self.foreign(row, column, cell).filter(|_| is_said) else { return Ok(Some(amount)) };
        let rate = self.money.rate(foreign).ok_or(foreign)?;
        let Some(exact) = super::prices::product(amount, rate) else { return Ok(None) };
        // The price of one may have more decimals than amounts have.
        Ok(if meaning == Meaning::Rate { Some(exact) } else { self.currency.decimal(self.currency.money(exact)) })
    }
}

/// Returns the currencies other than the plan's that amounts of a table are in, with the number of rows of each.
#[must_use]
pub(super) fn foreign_amounts(context: &RowContext<'_>) -> Vec<(Currency, usize)> {
    let mut found: Vec<(Currency, usize)> = Vec::new();
    let amounts: Vec<&Column> = context.table.columns.iter().filter(|column| column.meaning.is_amount()).collect();
    for row in body_rows(&context.table.place, &context.table.roles) {
        let mut of_row: Vec<Currency> = Vec::new();
        for column in &amounts {
            let cell = filled(context.sheet, row, column.at);
            if cell.is_empty() || cell.words().is_some_and(is_none) {
                continue;
            }
            of_row.extend(context.foreign(row, column, cell).filter(|currency| !of_row.contains(currency)));
        }
        for currency in of_row {
            match found.iter_mut().find(|(known, _)| *known == currency) {
                Some((_, count)) => *count += 1,
                None => found.push((currency, 1)),
            }
        }
    }
    found
}

/// Returns what one unit of a currency is worth as a typed text says: a number above zero.
///
/// # Errors
/// Why it is none.
pub fn exchange_rate(text: &str) -> Result<Decimal, ReadError> {
    let rate = crate::text::Wanted::decimal().read(text).settled()?;
    if rate.is_zero() { Err(ReadError::Empty) } else { Ok(rate) }
}

/// Returns the whole number of units that a typed text says; nothing where it says none.
#[must_use]
pub fn whole_quantity(text: &str) -> Option<u64> {
    match crate::text::Wanted::whole().read(text) {
        crate::text::Reading::One(number) => u64::try_from(number.mantissa()).ok().filter(|_| number.decimals() == 0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{NamedCurrency, currencies_in, in_words, of_line, of_title};

    fn codes(named: Option<NamedCurrency>) -> String {
        let all = named.map(|named| named.choices).unwrap_or_default();
        all.iter().map(|currency| currency.code().to_owned()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn currencies_are_named_in_titles_and_lines() {
        for (title, expected) in [
            ("Cost, £", "GBP EGP SDG LBP SYP"),
            ("CPM (SAR)", "SAR"),
            ("التكلفة (ريال)", "SAR QAR OMR YER IRR"),
            ("التكلفة بالألف (د.أ)", "JOD"),
            ("Budget (£k)", "GBP EGP SDG LBP SYP"),
            ("Net cost (€ '000)", "EUR"),
            ("Spend USDm", "USD"),
            ("Total", ""),
            ("Net / all", ""),
            ("Cost, task", ""),
        ] {
            assert_eq!(codes(of_title(title)), expected, "{title}");
        }
        for (line, expected) in [
            ("All rates in US dollars, net of VAT", "USD"),
            ("الأسعار بالريال السعودي ولا تشمل الضريبة", "SAR"),
            ("Currency: EUR", "EUR"),
            ("All figures in €k", "EUR"),
            ("Budget: 50,000 QAR", "QAR"),
            ("Campaign plan (KWD)", "KWD"),
            ("Rate per spot AED 350, discount 10%", "AED"),
            ("Total budget of 12,000 JOD for the launch", "JOD"),
            ("The spot is sold at €45 before noon", "EUR"),
            ("سعر السبوت الواحد 350 درهم إماراتي قبل الخصم", "AED"),
            ("We reach ALL 25-54 adults in top 10 cities", ""),
            ("Adults 18 try our soap in 2027 for 4 weeks", ""),
            ("All adults, top cities", ""),
            ("Launch of Example soap in Jordan", ""),
        ] {
            assert_eq!(codes(of_line(line)), expected, "{line}");
        }
        assert_eq!(codes(in_words("prices in dollars")), "USD CAD AUD NZD SGD HKD");
        assert_eq!(NamedCurrency::of("1,250 ريال").map(|named| named.text).as_deref(), Some("ريال"));
        assert_eq!(currencies_in("12.5"), []);
        assert_eq!(currencies_in("try"), []);
    }
}

//! Says what each row of a table is: something to take over, a sum, a fee, a tax, a heading, a remark.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::book::{Sheet, Value};
use super::column::Column;
use super::figures::is_none;
use super::meaning::Meaning;
use super::meaning_lists::AMOUNTS_OF_COSTS;
use super::names::named_template;
use super::table::TablePlace;
use super::titles::latin_lookalike;
use crate::search::Folded;

/// Says what a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something to take over.
    Body,
    /// Nothing stands in it.
    Blank,
    /// The heading of the rows below it.
    Group(String),
    /// The titles again.
    Titles,
    /// A sum of other rows.
    Total,
    /// An agency's commission.
    Commission,
    /// A fee.
    Fee,
    /// A cost beside media: production, printing, a reserve.
    OtherCost,
    /// A tax.
    Tax,
    /// A remark.
    Note,
}

impl Role {
    /// Names the role for programs.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Body => "row",
            Self::Blank => "blank",
            Self::Group(_) => "group",
            Self::Titles => "titles",
            Self::Total => "total",
            Self::Commission => "commission",
            Self::Fee => "fee",
            Self::OtherCost => "other_cost",
            Self::Tax => "tax",
            Self::Note => "note",
        }
    }
}

/// A phrase with which a row begins that is nothing to take over.
struct Phrase {
    role: Role,
    words: String,
    is_anywhere: bool,
    /// True for one that says nothing as the beginning of something longer.
    is_whole: bool,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/import/rows.txt").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
    rows.flat_map(|(key, phrases)| {
        let role = match key {
            "total" => Role::Total,
            "tax" => Role::Tax,
            "commission" => Role::Commission,
            "fee" => Role::Fee,
            "other_cost" => Role::OtherCost,
            _ => Role::Note,
        };
        phrases.split('|').map(move |phrase| {
            let phrase = phrase.trim();
            let (is_anywhere, is_whole) = (phrase.starts_with('~'), phrase.starts_with('='));
            let words = Folded::of(phrase.trim_start_matches(['~', '='])).bare().to_owned();
            Phrase { role: role.clone(), words, is_anywhere, is_whole }
        })
    })
    .filter(|phrase| !phrase.words.trim().is_empty())
    .collect()
});

/// Returns the role that the words of a row say.
fn said(text: &str) -> Option<Role> {
    // Bold letters of Markdown, and Cyrillic letters that look like Latin ones.
    let plain = text.trim_matches(['*', '_', ' ']);
    let latin = latin_lookalike(plain);
    let folded = Folded::of(latin.as_deref().unwrap_or(plain));
    let words = folded.bare();
    if words.trim().is_empty() {
        return None;
    }
    let is_begun = |phrase: &&Phrase| {
        !phrase.is_anywhere && words.starts_with(&phrase.words) && (!phrase.is_whole || words == phrase.words)
    };
    let begins = PHRASES.iter().filter(is_begun);
    let longest = begins.max_by_key(|phrase| phrase.words.len());
    let inside = || PHRASES.iter().find(|phrase| phrase.is_anywhere && words.contains(&phrase.words));
    longest.or_else(inside).map(|phrase| phrase.role.clone())
}

/// Returns true for words that are the name of a cost beside media and nothing more.
fn is_name_of_cost(text: &str) -> bool {
    let folded = Folded::of(text);
    PHRASES.iter().any(|phrase| phrase.role == Role::OtherCost && phrase.words == folded.bare())
}

/// Returns what each row of the body is.
#[must_use]
pub(super) fn roles(sheet: &Sheet, place: &TablePlace, columns: &[Column]) -> Vec<Role> {
    let mut found: Vec<Role> = Vec::with_capacity(place.body.len());
    let titles: Vec<String> =
        place.columns.clone().map(|column| sheet.cell(place.header.end.saturating_sub(1), column).shown()).collect();
    let mut is_after_sum = false;
    let mut heard = BTreeMap::new();
    for row in place.body.clone() {
        let role = role(sheet, place, columns, row, (&titles, &mut heard), is_after_sum);
        is_after_sum |= matches!(role, Role::Total | Role::Tax | Role::Commission);
        found.push(role);
    }
    sums_without_words(sheet, place, columns, &mut found);
    headings(sheet, place, &mut found);
    costs_beside(sheet, place, columns, &mut found);
    found
}

/// Takes rows that are called as costs beside media are for rows like others: only among placements they are something else.
pub(super) fn without_other_costs(mut roles: Vec<Role>) -> Vec<Role> {
    for role in roles.iter_mut().filter(|role| **role == Role::OtherCost) {
        *role = Role::Body;
    }
    roles
}

/// Returns true for a table that can have costs beside media among its rows: in one of them alone they are the rows.
fn can_have_costs(columns: &[Column]) -> bool {
    let has = |meanings: &[Meaning]| columns.iter().any(|column| meanings.contains(&column.meaning));
    has(&AMOUNTS_OF_COSTS) && (has(&[Meaning::Channel, Meaning::Medium]) || !has(&[Meaning::Item, Meaning::CostKind]))
}

/// Marks rows under a heading of costs beside media, and those under the total that name nothing but a cost.
fn costs_beside(sheet: &Sheet, place: &TablePlace, columns: &[Column], roles: &mut [Role]) {
    if !can_have_costs(columns) {
        return;
    }
    let mut is_under_costs = false;
    for role in roles.iter_mut() {
        match role {
            Role::Group(text) => is_under_costs = said(text) == Some(Role::OtherCost),
            Role::Total => is_under_costs = false,
            Role::Body if is_under_costs => *role = Role::OtherCost,
            _ => {}
        }
    }
    let cells = |index: usize| {
        let row = place.body.start + index;
        let filled = place.columns.clone().map(move |column| (column, sheet.cell(row, column)));
        filled.filter(|(_, cell)| !cell.is_empty() && !cell.words().is_some_and(is_none))
    };
    let is_money =
        |at: usize| columns.iter().any(|column| column.at == at && AMOUNTS_OF_COSTS.contains(&column.meaning));
    // What a row says beside a name and an amount.
    let says_more = |index: usize| {
        let labels = cells(index).filter(|(_, cell)| cell.words().is_some_and(has_letters)).count();
        labels != 1 || cells(index).any(|(at, cell)| !cell.words().is_some_and(has_letters) && !is_money(at))
    };
    let last = (0..roles.len()).rev().find(|index| roles[*index] == Role::Body && says_more(*index));
    let first_total = roles.iter().position(|role| *role == Role::Total);
    let Some(from) = last.zip(first_total).map(|(last, total)| last.max(total) + 1) else { return };
    for (index, role) in roles.iter_mut().enumerate().skip(from) {
        let label = cells(index).find_map(|(_, cell)| cell.words().filter(|text| has_letters(text)));
        let Some(label) = label.filter(|_| *role == Role::Body && cells(index).any(|(at, _)| is_money(at))) else {
            continue;
        };
        let is_reckoned = super::titles::recognise(label)
            .is_some_and(|hit| hit.confidence >= 80 && matches!(hit.meaning, Meaning::Ignored | Meaning::Share));
        if is_reckoned {
            *role = Role::Note;
        } else if named_template(label).is_none() {
            *role = Role::OtherCost;
        }
    }
}

/// Marks short lines that rows follow as their headings, also below a sum.
fn headings(sheet: &Sheet, place: &TablePlace, roles: &mut [Role]) {
    for index in 0..roles.len() {
        let next = roles[index + 1..].iter().find(|role| **role != Role::Blank);
        if roles[index] != Role::Note || !matches!(next, Some(Role::Titles | Role::Body)) {
            continue;
        }
        let mut cells = place.columns.clone().filter_map(|column| sheet.cell(place.body.start + index, column).words());
        let text = cells.next().unwrap_or_default();
        let is_heading = matches!(said(text), None | Some(Role::OtherCost));
        if text.chars().count() <= 60 && !text.starts_with('*') && is_heading && cells.next().is_none() {
            roles[index] = Role::Group(text.to_owned());
        }
    }
}

/// Holds what words with which rows begin say, by the words: they come back in row after row.
type Heard<'a> = BTreeMap<&'a str, Option<Role>>;

fn role<'a>(
    sheet: &'a Sheet,
    place: &TablePlace,
    columns: &[Column],
    row: usize,
    (titles, heard): (&[String], &mut Heard<'a>),
    is_after_sum: bool,
) -> Role {
    let cells: Vec<(usize, &'a Value)> = place
        .columns
        .clone()
        .map(|column| (column, sheet.cell(row, column)))
        .filter(|(_, cell)| !cell.is_empty() && !cell.words().is_some_and(is_none))
        .collect();
    if cells.is_empty() {
        return Role::Blank;
    }
    let same = place
        .columns
        .clone()
        .zip(titles)
        .filter(|(column, title)| !title.is_empty() && is_shown_as(sheet.cell(row, *column), title))
        .count();
    if !place.header.is_empty() && same >= 2 && same * 2 >= cells.len() {
        return Role::Titles;
    }
    let words: Vec<&'a str> =
        cells.iter().filter_map(|(_, cell)| cell.words()).filter(|text| has_letters(text)).collect();
    let has_figures = cells.iter().any(|(_, cell)| {
        matches!(cell, Value::Number(_) | Value::Day(_)) || cell.words().is_some_and(|text| !has_letters(text))
    });
    let first = words.first().copied().unwrap_or_default();
    let role = words.first().and_then(|text| heard.entry(text).or_insert_with(|| said(text)).clone());
    if let Some(role) = role.filter(|role| is_apart(role, &words, &cells, columns, has_figures)) {
        return role;
    }
    if has_figures && words.len() == 1 && is_titled_sum(first, &cells, columns) {
        return Role::Total;
    }
    if !has_figures && words.len() == 1 {
        let is_long = first.chars().count() > 60 || first.starts_with('*');
        let is_name_only = columns.len() <= 2;
        if is_name_only && !is_long {
            return Role::Body;
        }
        return if is_long || is_after_sum { Role::Note } else { Role::Group(first.to_owned()) };
    }
    Role::Body
}

/// Returns true for a row whose only words are the title of a cost, `NET MEDIA COST`, beside an amount or two.
fn is_titled_sum(label: &str, cells: &[(usize, &Value)], columns: &[Column]) -> bool {
    let is_money = |meaning: Meaning| matches!(meaning, Meaning::Cost | Meaning::Gross | Meaning::CostWithTax);
    let is_title = super::titles::recognise(label).is_some_and(|hit| is_money(hit.meaning) && hit.confidence >= 80);
    let mut figures = cells.iter().filter(|(_, cell)| !cell.words().is_some_and(has_letters));
    let is_of_costs =
        |(at, _): &(usize, &Value)| columns.iter().any(|column| column.at == *at && is_money(column.meaning));
    is_title && figures.all(is_of_costs)
}

fn is_shown_as(cell: &Value, title: &str) -> bool {
    match cell {
        Value::Empty => false,
        Value::Text(text) => text == title,
        // Digits alone are no title of words.
        other => title.starts_with(|letter: char| !letter.is_alphabetic()) && other.shown() == title,
    }
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Says whether words that a sum begins with make the row one: a placement can be called "Total Radio", but it has other
/// words too.
fn is_apart(role: &Role, words: &[&str], cells: &[(usize, &Value)], columns: &[Column], has_figures: bool) -> bool {
    let is_name = |meaning: &Meaning| {
        matches!(
            meaning,
            Meaning::Channel
                | Meaning::Message
                | Meaning::Format
                | Meaning::Audience
                | Meaning::CostModel
                | Meaning::Period
                | Meaning::Text
        )
    };
    let named = cells.iter().filter(|(column, cell)| {
        let words = cell.words().is_some_and(has_letters);
        words && columns.iter().any(|known| known.at == *column && is_name(&known.meaning))
    });
    let others = named.count();
    // `$30k` and `3.6M` are amounts.
    let is_amount = |text: &&&str| !text.starts_with(char::is_alphabetic) && text.contains(char::is_numeric);
    let said = words.iter().filter(|word| !is_amount(word)).count();
    match role {
        Role::Note => words.len() == 1 && !has_figures,
        // In a table of costs a fee is an item.
        Role::Fee | Role::Commission if columns.iter().any(|column| column.meaning == Meaning::Item) => false,
        Role::Total | Role::Tax | Role::Commission | Role::Fee => said <= 2 && others <= 1 || others == 0,
        Role::OtherCost => {
            let is_named_so = words.first().is_some_and(|first| is_name_of_cost(first));
            let is_amount = |column: usize| {
                columns.iter().any(|known| known.at == column && AMOUNTS_OF_COSTS.contains(&known.meaning))
            };
            let has_amount = cells.iter().any(|(column, _)| is_amount(*column));
            has_amount && can_have_costs(columns) && (is_named_so || said <= 2 && others <= 1 || others == 0)
        }
        _ => false,
    }
}

/// Marks rows without words whose numbers are the sums of those above as sums.
fn sums_without_words(sheet: &Sheet, place: &TablePlace, columns: &[Column], roles: &mut [Role]) {
    let figures: Vec<usize> = columns
        .iter()
        .filter(|column| {
            matches!(
                column.meaning,
                Meaning::Units | Meaning::Cost | Meaning::Insertions | Meaning::Gross | Meaning::CostWithTax
            )
        })
        .map(|column| column.at)
        .collect();
    let names: Vec<usize> = columns
        .iter()
        .filter(|column| {
            matches!(column.meaning, Meaning::Channel | Meaning::Message | Meaning::Format | Meaning::Item)
        })
        .map(|column| column.at)
        .collect();
    if names.is_empty() || figures.is_empty() {
        return;
    }
    let value = |row: usize, column: usize| {
        let number = super::figures::number(sheet.cell(row, column), None).ok().flatten();
        number.map(crate::plan::Decimal::to_f64)
    };
    let mut sums = vec![0.0; figures.len()];
    let mut count = 0;
    for (index, row) in place.body.clone().enumerate() {
        if roles[index] != Role::Body {
            continue;
        }
        let has_name = names.iter().any(|column| !super::table::filled(sheet, row, *column).is_empty());
        let numbers: Vec<Option<f64>> = figures.iter().map(|column| value(row, *column)).collect();
        let known: Vec<(f64, f64)> =
            numbers.iter().zip(&sums).filter_map(|(number, sum)| number.map(|number| (number, *sum))).collect();
        let is_sum = count >= 2
            && !known.is_empty()
            && known.iter().all(|(number, sum)| (number - sum).abs() <= sum.abs() * 0.001 + 0.01);
        if !has_name && is_sum {
            roles[index] = Role::Total;
            continue;
        }
        for (sum, number) in sums.iter_mut().zip(&numbers) {
            *sum += number.unwrap_or(0.0);
        }
        count += 1;
    }
}

/// Returns the percentage that the words of a row name: `Agency commission 15%`.
#[must_use]
pub(super) fn percent_in(text: &str) -> Option<crate::plan::Decimal> {
    let at = text.find(['%', '٪'])?;
    let before: String = text[..at]
        .chars()
        .rev()
        .skip_while(|letter| letter.is_whitespace())
        .take_while(|letter| letter.is_numeric() || matches!(letter, '.' | ',' | '٫'))
        .collect();
    let digits: String = before.chars().rev().collect();
    crate::text::parse_decimal(&digits).ok()
}

#[cfg(test)]
mod tests {
    use super::{Role, percent_in, said};

    #[test]
    fn sums_fees_and_taxes_say_what_they_are() {
        for (text, expected) in [
            ("TOTAL DIGITAL", Some(Role::Total)),
            ("Agency commission 15%", Some(Role::Commission)),
            ("VAT 20%", Some(Role::Tax)),
            ("المجموع", Some(Role::Total)),
            ("ضريبة القيمة المضافة 16%", Some(Role::Tax)),
            ("عمولة الوكالة", Some(Role::Commission)),
            ("Digital sub-total", Some(Role::Total)),
            ("Production", Some(Role::OtherCost)),
            ("Printing of posters", Some(Role::OtherCost)),
            ("Contingency 5%", Some(Role::OtherCost)),
            ("احتياطي", Some(Role::OtherCost)),
            ("طباعة الملصقات", Some(Role::OtherCost)),
            ("Produktionskosten", Some(Role::OtherCost)),
            ("Total production", Some(Role::Total)),
            ("بحث جوجل", None),
            ("Design Week", None),
            ("Print", None),
            ("YouTube", None),
            ("Vatican Radio", None),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
        assert_eq!(percent_in("Agency commission 15%").map(|number| number.to_string()).as_deref(), Some("15"));
        assert_eq!(percent_in("ضريبة ١٦٪").map(|number| number.to_string()).as_deref(), Some("16"));
    }
}

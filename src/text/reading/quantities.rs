//! Reading the quantities of weeks: a typed list, or a row or a column that was pasted from a table.

use super::answer::{Choice, Form, Question, ReadError, Reading};
use super::digits::DecimalMark;
use super::fold::fold_keeping_spaces;
use super::number::{Wanted, decimal_mark};
use crate::plan::Decimal;
use crate::text::DASH;

/// The quantities that a text should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WantedQuantities {
    /// The largest quantity of a week.
    pub most: u64,
    /// How many weeks there are now; where a text can be one number or several, that count is taken without a question.
    pub weeks: usize,
}

/// One way to read a text.
type Weeks = Vec<Option<u64>>;

impl WantedQuantities {
    /// Returns what `text` means: one quantity a week, `None` where a cell of a table is blank and the week keeps what it has.
    ///
    /// Tabs, ends of lines, semicolons, a comma with a space behind it and spaces stand between weeks. Tables are read cell
    /// by cell, and may be one row or one column. A comma between digits groups (`120,000` and `١٢٠،٠٠٠` are one week); where
    /// it can also stand between weeks (`100,200`), or a space can group (`1 234`), it is asked.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading<Weeks> {
        let folded = fold_keeping_spaces(text);
        let table = folded.strip_suffix('\n').unwrap_or(&folded);
        if table.contains(['\t', '\n']) {
            return self.table(table);
        }
        let list = folded.trim_matches([' ', '\u{a0}']);
        let list = list.strip_suffix(['،', ';', '؛', ',']).unwrap_or(list).trim_end_matches(' ');
        if list.is_empty() {
            return Reading::Refused(ReadError::Empty);
        }
        self.list(list)
    }

    /// Reads a row or a column of cells.
    fn table(&self, table: &str) -> Reading<Weeks> {
        let has_rows = table.contains('\n');
        let is_column = has_rows && !table.lines().any(|line| line.trim_matches(' ').contains('\t'));
        if has_rows && !is_column {
            return Reading::Refused(ReadError::RowsAndColumns);
        }
        let cells: Vec<&str> = table.split(if is_column { '\n' } else { '\t' }).collect();
        let mark = decimal_mark(cells.iter().copied());
        let read = |cell: &&str| match cell.trim() {
            "" => Reading::One(None),
            cell => self.cell(cell, mark).map(Some),
        };
        let mut choices: Option<[Weeks; 2]> = None;
        let mut weeks: Weeks = Vec::with_capacity(cells.len());
        for reading in cells.iter().map(read) {
            let (first, second) = match reading {
                Reading::One(week) => (week, week),
                Reading::Ask(Question { choices: [first, second] }) => {
                    choices.get_or_insert_with(|| [weeks.clone(), weeks.clone()]);
                    (first.value, second.value)
                }
                Reading::Refused(why) => return Reading::Refused(why),
            };
            weeks.push(first);
            if let Some([of_first, of_second]) = &mut choices {
                of_first.push(first);
                of_second.push(second);
            }
        }
        if weeks.iter().all(Option::is_none) {
            return Reading::Refused(ReadError::Empty);
        }
        match choices {
            None => Reading::One(weeks),
            Some([first, second]) => ask(first, second),
        }
    }

    /// Reads one cell, or one place of a list.
    fn cell(&self, cell: &str, mark: Option<DecimalMark>) -> Reading<u64> {
        let most = i64::try_from(self.most).ok().and_then(|most| Decimal::new(most, 0));
        let wanted = Wanted::whole().written_with(mark);
        let wanted = most.map_or(wanted, |most| wanted.from_to(Decimal::ZERO, most));
        wanted.read(cell).map(|number| u64::try_from(number.mantissa()).unwrap_or_default())
    }

    /// Reads a list in one line.
    fn list(&self, list: &str) -> Reading<Weeks> {
        if list == DASH {
            return Reading::One(vec![None]);
        }
        if list.contains([';', '؛']) {
            return self.places(list.split([';', '؛']));
        }
        let spaced = ["  ", ", ", "، ", " ,", " ،"];
        if spaced.iter().any(|separator| list.contains(separator)) {
            return self.spaced(list);
        }
        let has_space = list.contains(' ');
        let parts: Vec<String> =
            if has_space { words_of(list) } else { list.split([',', '،']).map(str::to_owned).collect() };
        if parts.len() < 2 || (!has_space && !parts.iter().all(|part| is_digits(part))) {
            return self.cell(list, None).map(|week| vec![Some(week)]);
        }
        self.apart_or_together(list, &parts, has_space)
    }

    /// Reads a list with more than a bare space or comma between its places; those that are left stand inside numbers,
    /// except that single spaces stand between numbers too.
    fn spaced(&self, list: &str) -> Reading<Weeks> {
        let mut places: Vec<String> = Vec::new();
        let mut after_comma = true;
        for word in words_of(list) {
            let number = word.strip_suffix([',', '،']).unwrap_or(&word);
            let has_comma = number.len() < word.len();
            if !number.is_empty() {
                places.extend(bare_places(number).into_iter().map(str::to_owned));
            } else if after_comma {
                return Reading::Refused(ReadError::Empty);
            }
            after_comma = has_comma;
        }
        self.places(places.iter().map(String::as_str))
    }

    /// Reads places that stand apart without doubt.
    fn places<'a>(&self, places: impl Iterator<Item = &'a str>) -> Reading<Weeks> {
        let mut weeks = Vec::new();
        for place in places {
            let place = place.trim_matches([' ', '\u{a0}']);
            if place == DASH {
                weeks.push(None);
                continue;
            }
            match self.cell(place, None).settled() {
                Ok(week) => weeks.push(Some(week)),
                Err(why) => return Reading::Refused(why),
            }
        }
        Reading::One(weeks)
    }

    /// Reads numbers with bare commas or single spaces between them, which can also stand between the groups of one number.
    fn apart_or_together(&self, list: &str, parts: &[String], has_space: bool) -> Reading<Weeks> {
        let apart = self.places(parts.iter().map(String::as_str));
        // Nobody writes a quantity as `000` or `050`: such a part continues the number before it.
        let continues = |part: &String| part.len() == 3 && part.starts_with('0');
        if parts.iter().skip(1).any(continues) {
            return if has_space { self.groups(parts) } else { self.cell(list, None).map(|week| vec![Some(week)]) };
        }
        // `0,500` is not how five hundred is written, but it may be meant.
        let number = list.strip_prefix("0,").or_else(|| list.strip_prefix("0،")).unwrap_or(list);
        let together = self.cell(number, None).settled().ok().map(|week| vec![Some(week)]);
        // `12,5`: a decimal or two weeks. `10,20,30`: weeks.
        let may_be_decimal = !has_space && parts.len() == 2 && parts[1].len() != 3;
        let is_row = has_space && parts.len() > 2 && parts.iter().all(|part| part.len() == 3);
        match (apart, together) {
            (Reading::One(apart), _) if apart.len() == self.weeks => Reading::One(apart),
            (Reading::One(_), None) if may_be_decimal => Reading::Refused(ReadError::not_a_number(list)),
            (Reading::One(apart), Some(together)) if !is_row => {
                if has_space {
                    ask(apart, together)
                } else {
                    ask(together, apart)
                }
            }
            (apart, _) => apart,
        }
    }

    /// Reads numbers in groups of three digits with spaces between groups and numbers alike: `120 000 95 500`.
    fn groups(&self, parts: &[String]) -> Reading<Weeks> {
        let mut numbers: Vec<String> = Vec::new();
        for part in parts {
            match numbers.last_mut() {
                Some(number) if part.len() == 3 && is_digits(part) => number.push_str(part),
                _ => numbers.push(part.clone()),
            }
        }
        self.places(numbers.iter().map(String::as_str))
    }
}

/// Returns the words of a list; one that begins with a letter belongs to the number before it: `25 مليون` is one place.
fn words_of(list: &str) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for word in list.split(' ').filter(|word| !word.is_empty()) {
        match places.last_mut() {
            Some(place) if word.starts_with(char::is_alphabetic) => {
                place.push(' ');
                place.push_str(word);
            }
            _ => places.push(word.to_owned()),
        }
    }
    places
}

/// Splits `٦،٧` in a list with commas into two places, unless the comma stands between groups of three digits.
fn bare_places(word: &str) -> Vec<&str> {
    let parts: Vec<&str> = word.split('،').collect();
    let are_apart = parts.iter().all(|part| is_digits(part)) && parts.iter().skip(1).any(|part| part.len() != 3);
    if are_apart { parts } else { vec![word] }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn ask(first: Weeks, second: Weeks) -> Reading<Weeks> {
    if first == second {
        return Reading::One(first);
    }
    let choice = |weeks: Weeks| Choice { form: Form::Quantities(weeks.clone()), value: weeks };
    Reading::Ask(Question { choices: [choice(first), choice(second)] })
}

/// Returns the quantities of weeks where `None` keeps what `known` has, and nothing where it has none.
#[must_use]
pub fn laid_over(weeks: &[Option<u64>], known: &[u64]) -> Vec<u64> {
    let kept = |week: usize| known.get(week).copied().unwrap_or_default();
    weeks.iter().enumerate().map(|(week, quantity)| quantity.unwrap_or_else(|| kept(week))).collect()
}

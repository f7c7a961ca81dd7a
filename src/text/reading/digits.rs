//! Says what digits with separators stand for, by each way of writing decimals.

use super::exact::Ratio;
use crate::plan::Decimal;

/// The sign between whole and fraction where people write it one way or the other. (`٫` is always that sign, `٬`,
/// apostrophes and spaces always stand between groups.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1,250.5`, as the program writes it.
    Point,
    /// `1.250,5`, as in the Maghreb and on much of the continent of Europe.
    Comma,
}

/// A number that was written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The digits without separators.
    pub(super) mantissa: i128,
    /// How many of them stand behind the decimal mark.
    pub(super) decimals: u32,
    /// A group of zero stands in front, as nobody writes it: `0,500` with a point as decimal mark.
    pub(super) has_odd_group: bool,
}

impl Written {
    /// Returns the value, or `None` beyond 128 bits.
    pub(super) fn ratio(self) -> Option<Ratio> {
        Ratio::new(self.mantissa, 10_i128.checked_pow(self.decimals)?)
    }

    /// Returns the number digit for digit, where a decimal holds it.
    pub(super) fn decimal(self) -> Option<Decimal> {
        Decimal::new(i64::try_from(self.mantissa).ok()?, u8::try_from(self.decimals).ok()?)
    }
}

/// Says why digits have no meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Senseless {
    /// The separators stand where they cannot.
    Separators,
    /// It is beyond 128 bits.
    TooLarge,
}

/// Returns what `text`, digits and separators, stands for when decimals are written with `mark`.
pub(super) fn written(text: &str, mark: DecimalMark) -> Result<Written, Senseless> {
    let (decimal_marks, group_marks): (&[char], &[char]) = match mark {
        DecimalMark::Point => (&['.', '٫'], &[',', '،']),
        DecimalMark::Comma => (&[',', '،', '٫'], &['.']),
    };
    let (whole, fraction) = text.split_once(decimal_marks).unwrap_or((text, ""));
    let has_mark = whole.len() < text.len();
    if (whole.is_empty() && fraction.is_empty()) || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Senseless::Separators);
    }
    // `5.` is a number that is being typed; `5,` is the beginning of a list.
    if has_mark && fraction.is_empty() && !text.ends_with('.') {
        return Err(Senseless::Separators);
    }
    let (digits, has_odd_group) =
        if whole.is_empty() { (String::new(), false) } else { ungrouped(whole, group_marks)? };
    if has_odd_group && (mark == DecimalMark::Comma || has_mark) {
        return Err(Senseless::Separators);
    }
    let mantissa = format!("{digits}{fraction}").parse().map_err(|_| Senseless::TooLarge)?;
    let decimals = u32::try_from(fraction.len()).ok().filter(|decimals| *decimals <= 30).ok_or(Senseless::TooLarge)?;
    Ok(Written { mantissa, decimals, has_odd_group })
}

/// Returns the digits of `whole` without the marks between its groups, and whether the first group is a lone zero.
fn ungrouped(whole: &str, marks: &[char]) -> Result<(String, bool), Senseless> {
    let is_mark = |letter: char| marks.contains(&letter) || matches!(letter, '٬' | '\'' | '’' | 'ʼ' | '`' | ' ');
    let Some(mark) = whole.chars().find(|letter| !letter.is_ascii_digit()) else {
        return Ok((whole.to_owned(), false));
    };
    if !is_mark(mark) {
        return Err(Senseless::Separators);
    }
    let groups: Vec<&str> = whole.split(mark).collect();
    let are_digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let (first, rest) = groups.split_first().ok_or(Senseless::Separators)?;
    let (last, middle) = rest.split_last().ok_or(Senseless::Separators)?;
    let by_three = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    // Lakh and crore: 12,34,567.
    let by_two = mark == ',' && first.len() <= 2 && !middle.is_empty() && middle.iter().all(|group| group.len() == 2);
    if !are_digits || last.len() != 3 || !(by_three || by_two) {
        return Err(Senseless::Separators);
    }
    match (first.starts_with('0'), groups.len()) {
        (false, _) => Ok((groups.concat(), false)),
        (true, 2) if *first == "0" => Ok((groups.concat(), true)),
        (true, _) => Err(Senseless::Separators),
    }
}

/// Returns true for digits with one separator that can stand between groups or before decimals: `1,250`, `1.250`, not
/// `1.250,5`.
pub(super) fn has_lone(text: &str, separators: &[char]) -> bool {
    let mut marks = text.chars().filter(|letter| !letter.is_ascii_digit());
    marks.next().is_some_and(|mark| separators.contains(&mark)) && marks.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{DecimalMark, has_lone, written};

    #[test]
    fn separators_mean_what_they_can() {
        for (text, point, comma) in [
            ("1250", Some((1250, 0)), Some((1250, 0))),
            ("1,250", Some((1250, 0)), Some((1250, 3))),
            ("1.250", Some((1250, 3)), Some((1250, 0))),
            ("1.25", Some((125, 2)), None),
            ("1,25", None, Some((125, 2))),
            ("1,250.5", Some((12505, 1)), None),
            ("1.250,5", None, Some((12505, 1))),
            ("1.250.000", None, Some((1_250_000, 0))),
            ("12,34,567", Some((1_234_567, 0)), None),
            ("1,2,567", None, None),
            ("0,500", Some((500, 0)), Some((500, 3))),
            ("0.500", Some((500, 3)), None),
            ("00,500", None, Some((500, 3))),
            ("0,500,000", None, None),
            ("1٬250٫5", Some((12505, 1)), Some((12505, 1))),
            ("1 250,5", None, Some((12505, 1))),
            ("1 250.5", Some((12505, 1)), None),
            ("1'250", Some((1250, 0)), Some((1250, 0))),
            ("1,250'000", None, None),
            (".12", Some((12, 2)), None),
            (",12", None, Some((12, 2))),
            ("5.", Some((5, 0)), None),
            ("5,", None, None),
            (".", None, None),
            ("1..2", None, None),
        ] {
            let read = |mark| written(text, mark).ok().map(|number| (number.mantissa, number.decimals));
            assert_eq!(read(DecimalMark::Point), point, "{text} with a point");
            assert_eq!(read(DecimalMark::Comma), comma, "{text} with a comma");
        }
        assert!(has_lone("1,250", &[',']) && !has_lone("1,250.5", &[',']) && !has_lone("1250", &[',']));
    }
}

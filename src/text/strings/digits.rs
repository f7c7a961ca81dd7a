//! Numbers that stand in interface texts, in the digits that the reader chose.

use crate::text::Digits;

/// Runs that name Western digits themselves, and stay.
const WESTERN: [&str; 2] = ["0–9", "0123456789"];

/// The sign of percent beside Arabic-Indic digits.
const PERCENT: char = '٪';

/// Returns a row of an Arabic table as readers of `digits` see it. Each text is made once and lives as long as the program.
pub(super) fn localised(text: &'static str, digits: Digits) -> &'static str {
    let local = match digits {
        Digits::Western => western(text),
        Digits::ArabicIndic => arabic_indic(text),
    };
    if local == text { text } else { Box::leak(local.into_boxed_str()) }
}

/// Returns `text` with each number that has a sign in its own isolate: after Arabic letters the sign of `10%`, `-5` and `1+`
/// would else move to the other side of its number (UAX #9, rule W2), and `2026-03-01` would run backwards.
fn western(text: &str) -> String {
    let mut depth = 0_i32;
    rewritten(text, |out, part| match part {
        Part::Number(run) if depth == 0 && run.contains(['%', '+', '-', '\u{2212}']) => {
            out.push('\u{2066}');
            out.push_str(run);
            out.push('\u{2069}');
        }
        Part::Number(run) => out.push_str(run),
        Part::Other(other) => {
            depth += i32::from(other.starts_with(['\u{2066}', '\u{2067}', '\u{2068}']));
            depth -= i32::from(other.starts_with('\u{2069}'));
            out.push_str(other);
        }
    })
}

/// Returns `text` with its numbers in Arabic-Indic digits: `10%` as `١٠٪`, `1,234.5` as `١٬٢٣٤٫٥`.
fn arabic_indic(text: &str) -> String {
    rewritten(text, |out, part| match part {
        Part::Number(run) => push_number(out, run),
        // A sign that names the unit of a number elsewhere.
        Part::Other("%") => out.push(PERCENT),
        Part::Other(other) => out.push_str(other),
    })
}

/// A part of a text: a number with its signs, or one letter or word that is none.
#[derive(Clone, Copy)]
enum Part<'a> {
    Number(&'a str),
    Other(&'a str),
}

/// Returns `text` with each part as `write` writes it. Slots stay as they are, and so do runs with Latin letters, number
/// signs or straight quotation marks in them: names (`UTF-8`, `r1`), colours and quoted words of the file format.
fn rewritten(text: &str, mut write: impl FnMut(&mut String, Part<'_>)) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first == '{' {
            rest.find('}').map_or(rest.len(), |end| end + 1)
        } else if is_run(first) {
            rest.find(|letter| !is_run(letter)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (part, after) = rest.split_at(length);
        if first == '{' || !is_number(part) {
            write(&mut out, Part::Other(part));
        } else {
            // A point or comma at the end belongs to the sentence.
            let (number, end) = part.split_at(part.trim_end_matches([',', '.']).len());
            write(&mut out, Part::Number(number));
            out.push_str(end);
        }
        rest = after;
    }
    out
}

/// Returns true for letters and signs that a number can be made of, and for those that make something else of it.
fn is_run(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '%' | '+' | ',' | '.' | '#' | '"' | '–' | '/' | '-' | '\u{2212}')
}

fn is_number(run: &str) -> bool {
    run.bytes().any(|byte| byte.is_ascii_digit())
        && !run.bytes().any(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'#' | b'"'))
        && !WESTERN.contains(&run)
}

fn push_number(out: &mut String, run: &str) {
    let letters: Vec<char> = run.chars().collect();
    for (position, &letter) in letters.iter().enumerate() {
        let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        let is_between = digit(position.checked_sub(1)) && digit(Some(position + 1));
        out.push(match letter {
            '0'..='9' => char::from_u32(u32::from('٠') + (u32::from(letter) - u32::from('0'))).unwrap_or(letter),
            '%' => PERCENT,
            ',' if is_between => '٬',
            '.' if is_between => '٫',
            other => other,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{arabic_indic, western};

    #[test]
    fn signs_stay_on_their_side_of_a_number() {
        for (text, expected) in [
            ("من 0% إلى 100%.", "من \u{2066}0%\u{2069} إلى \u{2066}100%\u{2069}."),
            ("من -5 إلى 1+", "من \u{2066}-5\u{2069} إلى \u{2066}1+\u{2069}"),
            ("هكذا: 2026-03-01 أو 1/3/2026", "هكذا: \u{2066}2026-03-01\u{2069} أو 1/3/2026"),
            ("الوصول \u{2066}{k}+\u{2069} و\u{2066}1+\u{2069}", "الوصول \u{2066}{k}+\u{2069} و\u{2066}1+\u{2069}"),
            ("2,000 ترجيح، \u{2066}UTF-8\u{2069}", "2,000 ترجيح، \u{2066}UTF-8\u{2069}"),
            ("الوسائل + أخرى", "الوسائل + أخرى"),
        ] {
            assert_eq!(western(text), expected);
        }
    }

    #[test]
    fn numbers_of_sentences_take_the_chosen_digits() {
        for (text, expected) in [
            ("من 0% إلى 100%.", "من ٠٪ إلى ١٠٠٪."),
            ("اكتبه هكذا: 1,234.5", "اكتبه هكذا: ١٬٢٣٤٫٥"),
            ("هكذا: 2026-03-01 أو 1/3/2026", "هكذا: ٢٠٢٦-٠٣-٠١ أو ١/٣/٢٠٢٦"),
            ("\u{2066}1+\u{2069} في 9 من كل {draws2}", "\u{2066}١+\u{2069} في ٩ من كل {draws2}"),
            ("بترميز UTF-8: البايت {offset}", "بترميز UTF-8: البايت {offset}"),
            ("مثل #0072b2", "مثل #0072b2"),
            ("مثل \u{2066}\"150.000\"\u{2069}", "مثل \u{2066}\"150.000\"\u{2069}"),
            ("الأرقام 0–9", "الأرقام 0–9"),
            ("قيمة 5.", "قيمة ٥."),
            ("المبلغ، {currency} أو %", "المبلغ، {currency} أو ٪"),
            ("الوصول، \u{2066}%\u{2069}", "الوصول، \u{2066}٪\u{2069}"),
        ] {
            assert_eq!(arabic_indic(text), expected);
        }
    }
}

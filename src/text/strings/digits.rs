//! Numbers that stand in interface texts, in the digits that the reader chose.

/// Runs that name Western digits themselves, and stay.
const WESTERN: [&str; 2] = ["0–9", "0123456789"];

/// `text` (a row of an Arabic table) with its numbers in Arabic-Indic digits: `10%` as `١٠٪`, `1,234.5` as `١٬٢٣٤٫٥`.
///
/// Slots stay as they are, and so do runs with Latin letters, number signs or straight quotation marks in them: names
/// (`UTF-8`, `r1`), colours and quoted words of the file format.
pub(super) fn arabic_indic(text: &str) -> String {
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
            out.push_str(part);
        } else {
            push_number(&mut out, part);
        }
        rest = after;
    }
    out
}

/// [`arabic_indic`] for the rows of a table, which live as long as the program: each text is made once.
pub(super) fn localised(text: &'static str) -> &'static str {
    let local = arabic_indic(text);
    if local == text { text } else { Box::leak(local.into_boxed_str()) }
}

/// What a number can be made of, with the letters and signs that make something else of it.
fn is_run(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '%' | ',' | '.' | '#' | '"' | '–' | '/' | '-')
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
            '%' => '٪',
            ',' if is_between => '٬',
            '.' if is_between => '٫',
            other => other,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::arabic_indic;

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
        ] {
            assert_eq!(arabic_indic(text), expected);
        }
    }
}

//! Says how the system's print command is called, and which pages a typed text names.

use crate::exchange::export::BookPaper;

/// The most copies.
pub const MOST_COPIES: u32 = 20;

/// Says how a document is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintJob {
    /// What the document is called.
    pub title: String,
    /// The printer; the usual one where none is named.
    pub printer: Option<String>,
    /// How many copies.
    pub copies: u32,
    /// The paper.
    pub paper: BookPaper,
    /// Whether both sides of the paper are printed.
    pub is_two_sided: bool,
    /// How many pages stand on a sheet.
    pub on_sheet: u8,
    /// Whether pages are made as large or small as the printer's paper.
    pub is_fitted: bool,
    /// Whether the pages are opened in a program for PDF files instead.
    pub opens: bool,
}

impl PrintJob {
    /// Returns the arguments of `lp`, which reads the pages from its standard input. A text never becomes an option.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let mut arguments = Vec::new();
        if let Some(printer) = &self.printer {
            arguments.extend(["-d".to_owned(), printer.clone()]);
        }
        arguments
            .extend(["-t".to_owned(), self.title.chars().filter(|letter| !letter.is_control()).take(80).collect()]);
        arguments.extend(["-n".to_owned(), self.copies.clamp(1, MOST_COPIES).to_string()]);
        let media = match self.paper {
            BookPaper::A4 => "A4",
            BookPaper::Letter => "Letter",
        };
        let sides = if self.is_two_sided { "two-sided-long-edge" } else { "one-sided" };
        let scaling = if self.is_fitted { "fit" } else { "none" };
        let mut options = vec![
            format!("media={media}"),
            format!("sides={sides}"),
            format!("print-scaling={scaling}"),
            "document-format=application/pdf".to_owned(),
        ];
        if self.is_fitted {
            // What older servers call it.
            options.push("fit-to-page".to_owned());
        }
        if self.on_sheet > 1 {
            options.push(format!("number-up={}", self.on_sheet));
        }
        for option in options {
            arguments.extend(["-o".to_owned(), option]);
        }
        arguments
    }
}

/// Returns the pages that a text such as "1-3, 5" names, counted from 0, in their order; all where it is empty, none where it is
/// not understood or names a page that is not there.
#[must_use]
pub fn page_range(typed: &str, count: usize) -> Option<Vec<usize>> {
    let western: String = typed
        .chars()
        .map(|letter| match letter {
            '\u{660}'..='\u{669}' => char::from_digit(u32::from(letter) - 0x660, 10).unwrap_or(letter),
            '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(letter) - 0x6f0, 10).unwrap_or(letter),
            '–' | '—' | '−' => '-',
            '،' | ';' | '؛' => ',',
            other => other,
        })
        .filter(|letter| !letter.is_whitespace() && !('\u{200e}'..='\u{200f}').contains(letter))
        .collect();
    if western.is_empty() {
        return (count > 0).then(|| (0..count).collect());
    }
    let mut kept = std::collections::BTreeSet::new();
    for part in western.split(',').filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let first: usize = if first.is_empty() { 1 } else { first.parse().ok()? };
        let last: usize = if last.is_empty() { count } else { last.parse().ok()? };
        if first < 1 || last < first || last > count {
            return None;
        }
        kept.extend(first - 1..last);
    }
    (!kept.is_empty()).then(|| kept.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::{PrintJob, page_range};
    use crate::exchange::export::BookPaper;

    #[test]
    fn typed_pages_are_read_in_both_scripts() {
        for (typed, expected) in [
            ("", Some(vec![0, 1, 2, 3, 4])),
            ("2", Some(vec![1])),
            ("1-3, 5", Some(vec![0, 1, 2, 4])),
            ("٤-٥، ١", Some(vec![0, 3, 4])),
            ("4 –", Some(vec![3, 4])),
            ("-2", Some(vec![0, 1])),
            ("3,3,3", Some(vec![2])),
            ("6", None),
            ("0", None),
            ("3-1", None),
            ("one", None),
            (",", None),
        ] {
            assert_eq!(page_range(typed, 5), expected, "{typed}");
        }
        assert_eq!(page_range("", 0), None);
    }

    #[test]
    fn the_print_command_is_told_what_was_chosen_and_no_text_becomes_an_option() {
        let job = PrintJob {
            title: "-d\nother".to_owned(),
            printer: Some("Office".to_owned()),
            copies: 3,
            paper: BookPaper::Letter,
            is_two_sided: true,
            on_sheet: 2,
            is_fitted: true,
            opens: false,
        };
        let all = job.arguments().join(" ");
        assert_eq!(
            all,
            "-d Office -t -dother -n 3 -o media=Letter -o sides=two-sided-long-edge -o print-scaling=fit \
             -o document-format=application/pdf -o fit-to-page -o number-up=2"
        );
        let plain = PrintJob { printer: None, is_two_sided: false, on_sheet: 1, is_fitted: false, copies: 900, ..job };
        let all = plain.arguments().join(" ");
        assert!(all.starts_with("-t ") && all.contains("-n 20 ") && all.contains("print-scaling=none"), "{all}");
        assert!(!all.contains("number-up") && !all.contains("fit-to-page"), "{all}");
    }
}

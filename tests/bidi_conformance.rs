//! The order of mixed text against Unicode's own conformance test for UAX #9.
//!
//! `tests/data` holds its hand-made cases and one in sixty of its permutations; all of it is run where the Debian
//! package `unicode-data` is installed, as `tests/run` does.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::Path;

use imc_planner::gui::bidi::order::{self, Direction, LineKind};

const SELECTION: &str = include_str!("data/BidiCharacterTest-selection.txt");
const WHOLE: &str = "/usr/share/unicode/BidiCharacterTest.txt";

/// Runs every case of a file of the form of `BidiCharacterTest.txt`, and returns how many there were.
fn run(cases: &str) -> usize {
    let lines = cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.inspect(|line| check(line)).count()
}

/// One line: letters; direction asked for; paragraph level; level of each letter, `x` where rule X9 removes it; the letters
/// that are left, from left to right.
fn check(case: &str) {
    let fields: Vec<&str> = case.split(';').collect();
    let [letters, direction, paragraph_level, levels, visual] = fields.as_slice() else { panic!("{case}") };
    let text: String =
        letters.split(' ').map(|hex| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap()).collect();
    let direction = match *direction {
        "0" => Direction::Ltr,
        "1" => Direction::Rtl,
        _ => Direction::Auto,
    };
    let rtl = order::is_rtl(&text, direction, false);
    assert_eq!(u8::from(rtl).to_string(), *paragraph_level, "direction of {case}");

    let of_bytes = order::levels(&text, rtl);
    let mut line: Vec<(unicode_bidi::Level, LineKind)> =
        text.char_indices().map(|(byte, letter)| (of_bytes[byte], order::line_kind(letter))).collect();
    order::reset_white_space(order::base_level(rtl), &mut line);
    let expected: Vec<&str> = levels.split(' ').collect();
    let kept: Vec<usize> = (0..line.len()).filter(|&at| expected[at] != "x").collect();
    for &at in &kept {
        assert_eq!(line[at].0.number().to_string(), expected[at], "level of letter {at} of {case}");
    }
    let kept_levels: Vec<unicode_bidi::Level> = kept.iter().map(|&at| line[at].0).collect();
    let seen: Vec<String> = order::visual_order(&kept_levels).into_iter().map(|at| kept[at].to_string()).collect();
    assert_eq!(seen.join(" "), *visual, "order of {case}");
}

#[test]
fn selected_cases_of_unicode_pass() {
    assert!(run(SELECTION) > 1700);
}

#[test]
fn all_cases_of_unicode_pass_where_they_are_installed() {
    if Path::new(WHOLE).exists() {
        assert!(run(&std::fs::read_to_string(WHOLE).unwrap()) > 91_000);
    } else {
        println!("{WHOLE} is not installed; the selection in tests/data was run");
    }
}

//! Words: interface strings in both languages, plural forms, numbers, money, dates, direction.
//!
//! [`Locale`] says how a reader wants to see numbers and dates; its methods write them. What people type and paste is read
//! by [`reading`], whatever the locale.

mod currency;
pub mod date;
pub mod differences;
pub mod direction;
pub mod files;
pub mod glossary;
pub mod hijri;
mod integration;
mod names;
mod no_window;
pub mod number;
pub mod optimise;
pub mod plural;
pub mod problems;
pub mod reading;
pub mod region;
mod source;
pub mod strings;
mod system;
pub mod terms;
pub mod tsv;
mod universe;

pub use crate::plan::Language;
pub use currency::currency_name;
pub use differences::{conflict, difference, kind_of_place, place_words};
pub use direction::{
    Direction, first_strong, isolate, isolate_formula, isolate_term, language_of_locale_names, with_marks,
    without_direction_marks,
};
pub use files::{beyond, load_error, read_error, save_error, save_reason, save_refusal};
pub use hijri::HijriDate;
pub use integration::{contradiction, question};
pub use names::{
    ThingWords, UnnamedThings, name_in_sentence, name_of, placement_in_sentence, placement_named, sentence_case,
    thing_words, weeks_named,
};
pub use no_window::{NoWindow, no_window};
pub use number::{DASH, Digits, Locale, MINUS};
pub use plural::{Noun, PluralForm};
pub use problems::{reason, sentence};
pub use reading::{
    Choice, DateOrder, DecimalMark, Form, Question, ReadError, Reading, Wanted, WantedDate, WantedQuantities,
    currencies_named, laid_over, names_hijri_month, parse_date, parse_decimal, parse_money, parse_percent,
    parse_signed, parse_weekday, parse_whole, share_of_percent,
};
pub use region::{Country, Region, WeekStart};
pub use source::source_in;
pub use system::{system_error, system_reason};
pub use universe::{standing, universe_in_sentence, universe_name};

/// Returns the name of a language as it stands before "copy" (after it in Arabic), in the language of the reader.
fn language_in(language: Language, reader: Language) -> &'static str {
    let texts = &strings::Texts::of(reader).integration;
    match language {
        Language::En => texts.english,
        Language::Ar => texts.arabic,
    }
}

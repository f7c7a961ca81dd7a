//! Reading what people type and paste: one reader for numbers, one for money, one for dates, one for lists.
//!
//! A reading has three outcomes ([`Reading`]): a value; a question, where a text can mean two things (`1,250` is a thousand to
//! some and one and a quarter to others); or the reason why it is nothing of what is wanted. A text is read whole or not at
//! all: no reading is ever made of its beginning.
//!
//! Digits are those of both languages, and Persian ones; directions, joiners and vowels are passed over. What the program itself
//! shows is always read back as the same value.

mod answer;
mod currency;
mod date;
mod digits;
mod exact;
mod fold;
mod lex;
mod months;
mod number;
mod quantities;
mod sum;
#[cfg(test)]
mod tests;
mod words;

pub use answer::{Choice, Form, Question, ReadError, Reading, separators_said};
pub use date::{DateOrder, WantedDate, date_order, parse_date};
pub use digits::DecimalMark;
pub use months::{names_hijri_month, parse_weekday};
pub use number::{
    Wanted, decimal_mark, parse_decimal, parse_money, parse_percent, parse_signed, parse_whole, share_of_percent,
};
pub use quantities::{WantedQuantities, laid_over};
pub use sum::currencies_named;
pub use words::{read_words, write_words};

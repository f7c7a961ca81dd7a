//! Says what the words of messages say beside their coding, as questions to a person.
//!
//! Texts are compared letter by letter and word by word, without any machine learning, so a text that denies every claim
//! looks much like one that makes them. Nothing here therefore enters a score: it only asks.

mod figures;
mod questions;
mod surface;
mod terms;
#[cfg(test)]
mod tests;

pub use questions::{
    CopyQuestions, NEAR_DUPLICATE, Question, SLOGAN_VARIANT, copy_questions, copy_questions_after,
    copy_questions_unless, suggested_claims,
};
pub use surface::{levenshtein_similarity, trigram_similarity};

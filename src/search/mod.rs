//! Searching: what was typed, made alike in both languages, and how well names and texts answer it.
//!
//! Every search of the program goes through here: commands, the catalogue, lists and their filters, currencies, and the
//! texts of a plan. [`Query`] is what was typed, [`Folded`] a text in which it is looked for; [`best_first`] puts in order
//! what answers. [`find`] looks through everything that a plan says.

mod fold;
mod options;
mod plan;
mod query;
mod synonyms;
mod walk;

pub use fold::Folded;
pub use plan::{Found, PlanTexts, Snippet, find};
pub use query::{Query, Rank, best_first, commands_first};

//! Tables and cards of how alike messages are and how they fit together.

mod card;
mod coding;
mod conflicts;
mod figures;
mod groups;
mod pairs;
mod stages;
mod tokens;

pub use card::{card, working};
pub use coding::{coding, coherence, reliability};
pub use conflicts::{MOST_CONFLICTS, conflicts, conflicts_of, contradictions};
pub use figures::{figures, profile};
pub use groups::{audiences, effects, weeks};
pub use pairs::{attributes, channels, pairs, pairs_of, similarities, weighted_sum};
pub use stages::stages;
pub use tokens::{token_name, tokens};

pub(super) use coding::attribute_name;

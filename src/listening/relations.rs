//! Says which of the five aims of social relations a plan serves.

use crate::plan::{Figure, List, NotComputable, Relation, RelationAim};

/// Counts the relations of each aim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelationMix {
    /// How many serve each aim, in the order of [`RelationAim::ALL`].
    pub counts: [usize; 5],
    /// How many have nobody who answers for them.
    pub without_owner: usize,
}

impl RelationMix {
    /// Counts `relations`.
    pub(super) fn of(relations: &List<Relation>) -> Self {
        let count = |aim: RelationAim| relations.iter().filter(|relation| relation.dimension == aim).count();
        Self {
            counts: RelationAim::ALL.map(count),
            without_owner: relations.iter().filter(|relation| relation.owner.trim().is_empty()).count(),
        }
    }

    /// Counts all relations.
    #[must_use]
    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Counts the aims that a relation serves.
    #[must_use]
    pub fn served(&self) -> usize {
        self.counts.iter().filter(|count| **count > 0).count()
    }

    /// Returns the share of the five aims that a relation serves, 0 to 1.
    ///
    /// # Errors
    /// [`NotComputable::NoRelations`].
    #[expect(clippy::cast_precision_loss, reason = "at most five aims")]
    pub fn coverage(&self) -> Figure {
        if self.all() == 0 {
            return Err(NotComputable::NoRelations);
        }
        Ok(self.served() as f64 / 5.0)
    }

    /// Returns how evenly the relations serve the aims, `−Σ p·ln p / ln 5` from 0 to 1, over all five whether they are served or
    /// not. Nothing says that it should be 1.
    ///
    /// # Errors
    /// [`NotComputable::NoRelations`].
    #[expect(clippy::cast_precision_loss, reason = "a plan has some thousand relations at most")]
    pub fn evenness(&self) -> Figure {
        let all = self.all();
        if all == 0 {
            return Err(NotComputable::NoRelations);
        }
        let shares = self.counts.iter().filter(|count| **count > 0).map(|count| *count as f64 / all as f64);
        let entropy: f64 = shares.map(|share| -share * share.ln()).sum();
        Ok((entropy / 5.0_f64.ln()).clamp(0.0, 1.0))
    }
}

//! Holds overlaps that were fitted beside the window.

use std::sync::Arc;

use crate::app::identity::DocumentKey;
use crate::plan::Plan;

/// The overlaps that meet what was stated in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct FittedOverlaps {
    /// The document that they belong to.
    pub(in crate::app) key: DocumentKey,
    /// The plan that they were fitted for.
    pub(in crate::app) plan: Arc<Plan>,
    /// Each by the place of its channel.
    pub(in crate::app) overlaps: Vec<(usize, f64)>,
}

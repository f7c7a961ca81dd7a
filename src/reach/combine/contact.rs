//! One channel in one audience: what its contact model, its curve and its weekly units give there.

use crate::plan::Figure;
use crate::reach::curve::table::ReachTable;
use crate::reach::curve::{ContactCurve, Point};

/// A channel in one audience.
#[derive(Debug, PartialEq)]
pub(in crate::reach) struct ContactWork {
    pub(in crate::reach) audience: usize,
    pub(in crate::reach) outcome: Figure<Met>,
}

/// Holds what a channel gives in one audience.
#[derive(Debug, PartialEq)]
pub(in crate::reach) struct Met {
    pub(in crate::reach) curve: ContactCurve,
    pub(in crate::reach) weekly_units: Vec<f64>,
    pub(in crate::reach) units: f64,
    pub(in crate::reach) point: Point,
    pub(in crate::reach) mean: f64,
    pub(in crate::reach) impressions: f64,
    /// Share of the people whom insertions reach, for beta-binomial curves.
    pub(in crate::reach) table: Option<ReachTable>,
}

//! Says what figures are held against, as dotted lines behind the plots of weeks: a pinned state, or the plan before a gesture.

use crate::analysis::Analysis;
use crate::plan::Total;
use crate::report::{Plot, Report, Series, SeriesKind};

/// Makes the lines of what a plot shows in another state.
pub type Then = fn(&Report<'_>, &Analysis) -> Vec<Series>;

impl Plot {
    /// Draws lines behind those that are there.
    #[must_use]
    pub fn behind(mut self, then: Vec<Series>) -> Self {
        self.series.extend(then);
        self
    }
}

fn dotted(report: &Report<'_>, points: Vec<(f64, f64)>) -> Series {
    Series::new(report.texts.compare.as_it_was, SeriesKind::Dotted, points).labelled("")
}

/// Makes the line of the net reach of all people up to each week; none where a plot is of one audience.
#[must_use]
pub fn reach(report: &Report<'_>, then: &Analysis) -> Vec<Series> {
    let total = then.reach.total.as_ref().ok().filter(|_| report.audience.is_none());
    let points = total.map(|total| total.build.iter().map(|point| (f64::from(point.week), point.k_plus[0])).collect());
    points.map(|points| dotted(report, points)).into_iter().collect()
}

/// Makes the lines of the consistency of weeks; a week without a figure breaks the line.
#[must_use]
pub fn consistency(report: &Report<'_>, then: &Analysis) -> Vec<Series> {
    super::consistency::runs(&then.consistency.weeks).into_iter().map(|run| dotted(report, run)).collect()
}

/// Makes the line of what is spent in each week; none where amounts are in another currency.
#[must_use]
pub fn spent(report: &Report<'_>, then: &Analysis) -> Vec<Series> {
    let weeks = then.budget.by_week.iter().zip(&then.budget.other_by_week);
    amounts(report, then, weeks.map(|(media, other)| *media + *other).collect())
}

/// Makes the line of what is spent up to each week; none where amounts are in another currency.
#[must_use]
pub fn spent_to_date(report: &Report<'_>, then: &Analysis) -> Vec<Series> {
    amounts(report, then, then.budget.cumulative_total.clone())
}

fn amounts(report: &Report<'_>, then: &Analysis, weeks: Vec<Total>) -> Vec<Series> {
    let currency = report.plan.money.currency;
    if then.plan().money.currency != currency {
        return Vec::new();
    }
    let known = weeks.into_iter().map(|amount| amount.at_least().to_major(currency));
    vec![dotted(report, (1_u32..).map(f64::from).zip(known).collect())]
}

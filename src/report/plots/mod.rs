//! The plots of the pages as data: what is drawn in pictures and in workbooks, built from the results that the window shows.

mod budget;
mod consistency;
mod curves;
mod front;
mod listening;
mod reach;
#[cfg(test)]
mod tests;
pub mod then;
mod tip;

pub use budget::{cost_lines, elements, spending, spent_to_date, weekly_spending};
pub use consistency::{coherence, profile, profile_with, stages, tokens, weeks};
pub use curves::{best_values, channel_curve, multiples, spend, spend_of};
pub use front::{Beside, front};
pub use listening::{answer_bins, answer_names, answers, claims, edges, sentiments};
pub use reach::{build, build_with, channels, distribution};
pub use tip::{Tip, table, tip};

use super::{Axis, Plot, Report};
use crate::text::strings::{fill, slots};

/// Builds a plot, where the plan has what it shows.
pub type BuildPlot = fn(&Report<'_>) -> Option<Plot>;

/// Lists what builds the plots of a plan, each with the id of its plot, in the order in which they are read.
pub const PLOTS: &[(&str, BuildPlot)] = &[
    ("reach-build", reach::build),
    ("frequency-plot", reach::distribution),
    ("channel-steps", reach::channels),
    ("reach-by-spend", curves::spend),
    ("consistency-weeks", consistency::weeks),
    ("consistency-measures", consistency::profile),
    ("stage-shares", consistency::stages),
    ("spending", budget::spending),
    ("spending-by-element", budget::elements),
    ("sentiment-by-week", listening::sentiments),
    ("say-do-confirm", listening::claims),
    ("triangle", listening::edges),
    ("answer-hours", listening::answers),
];

/// Builds all plots of a plan in the order in which they are read.
#[must_use]
pub fn plots(report: &Report<'_>) -> Vec<Plot> {
    PLOTS.iter().filter_map(|(_, build)| build(report)).collect()
}

/// Builds the plot of this id, where there is one and the plan has what it shows.
#[must_use]
pub fn plot(report: &Report<'_>, id: &str) -> Option<Plot> {
    PLOTS.iter().find(|(known, _)| *known == id).and_then(|(_, build)| build(report))
}

/// Makes an axis of shares of people, which ends at the next round share above `most`.
pub(super) fn shares_axis(title: &str, most: f64) -> Axis {
    let end = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].into_iter().find(|end| most <= *end).unwrap_or(1.0);
    Axis { title: title.to_owned(), unit: "%".to_owned(), end: Some(end), ..Axis::default() }
}

/// Makes an axis of a measure from 0 to 1.
fn measure_axis(title: &str) -> Axis {
    Axis { title: title.to_owned(), end: Some(1.0), ..Axis::default() }
}

impl Report<'_> {
    /// Makes an axis of the plan's weeks, each with its number.
    fn weeks_axis(&self) -> Axis {
        let labels = (1..=self.plan.calendar.weeks).map(|week| (f64::from(week), self.locale.ungrouped(week)));
        let last = self.locale.ungrouped(self.plan.calendar.weeks);
        let last = fill!(self.texts.shared.week_at_end, &[("week", &last)]);
        let title = self.texts.shared.week.to_owned();
        Axis { title, labels: labels.collect(), last: Some(last), is_time: true, ..Axis::default() }
    }

    /// Writes "3+  44.7%".
    fn level_share(&self, level: usize, share: f64) -> String {
        let level = fill!(self.texts.shared.k_plus, &[("k", &self.locale.ungrouped(level as u64))]);
        format!("{level}  {}", self.percent(share))
    }

    /// Says whose reach a plot shows: the audience, or all with their number.
    fn reach_notes(&self) -> Vec<String> {
        match self.audience {
            None => super::reach::universe_notes(self),
            Some(position) => {
                let people = self.plan.audiences.get(position).map_or(0, |audience| audience.size);
                let slots = slots![
                    ("audiences", self.in_sentence(self.audience_name(position))),
                    ("people", self.locale.whole(people)),
                ];
                vec![fill!(self.texts.report.universe_note, slots)]
            }
        }
    }
}

//! Curves of the versions laid over each other: reach to date, spending to date, how often people are exposed.

use super::weeks::weeks_within;
use super::{Comparison, words};
use crate::report::plots::shares_axis;
use crate::report::{Axis, Plot, Series, SeriesKind};
use crate::text::strings::fill;

impl Comparison<'_> {
    /// Draws what is reached to date as often as is effective.
    #[must_use]
    pub fn reach_build(&self) -> Plot {
        let Some(base) = self.base_report() else { return Plot::default() };
        let table = self.clone().with_only_differences(false).reach_by_week();
        let level = base.level(base.effective_level());
        let title = fill!(words(base).reach_to_date, &[("level", &level)]);
        let series = self.series(|at| {
            let column = self.column_of(at);
            let values = table.rows.iter().map(|row| row.cells.get(column).and_then(|cell| cell.value));
            let points = (1_u32..).zip(values).filter_map(|(week, value)| Some((f64::from(week), value?.number())));
            std::iter::once((0.0, 0.0)).chain(points).collect()
        });
        self.drawn("versions-reach", title, self.week_axis(), series)
    }

    /// Draws what is spent on media to date, in the major unit.
    #[must_use]
    pub fn spending(&self) -> Plot {
        let Some(base) = self.base_report() else { return Plot::default() };
        let days = self.weeks();
        let series = self.series(|at| {
            let report = &self.versions[at].report;
            let mut sum = 0.0;
            let points = (1_u32..).zip(&days).map(|(week, &day)| {
                let spent = weeks_within(report, day).filter_map(|week| report.analysis.budget.by_week.get(week));
                sum += spent.map(|total| total.at_least().to_major(report.plan.money.currency)).sum::<f64>();
                (f64::from(week), sum)
            });
            std::iter::once((0.0, 0.0)).chain(points).collect()
        });
        let title = fill!(words(base).spent_to_date, &[("currency", &base.currency())]);
        self.drawn("versions-money", title, self.week_axis(), series)
    }

    /// Draws the share of people exposed at least 1, 2, …, 10 times.
    #[must_use]
    pub fn frequency(&self) -> Plot {
        let Some(base) = self.base_report() else { return Plot::default() };
        let series = self.series(|at| match &self.versions[at].report.analysis.reach.total {
            Ok(total) => (1_u32..).zip(total.k_plus).map(|(k, share)| (f64::from(k), share)).collect(),
            Err(_) => Vec::new(),
        });
        let labels = (1..=crate::reach::REACH_LEVELS).map(|k| (k as f64, base.level(k))).collect();
        let x = Axis { labels, ..Axis::default() };
        self.drawn("versions-frequency", words(base).exposed_at_least.to_owned(), x, series)
    }

    /// Returns the place of a version's column in the tables.
    #[must_use]
    pub fn column_of(&self, version: usize) -> usize {
        // Each version but the base has its change behind it.
        let changes = (0..version).filter(|at| *at != self.base).count();
        1 + version + changes
    }

    /// Makes a plot of shares, or of money where it is of that, whose curves end in the names and last values of the versions.
    fn drawn(&self, id: &'static str, title: String, x: Axis, mut series: Vec<Series>) -> Plot {
        let Some(base) = self.base_report() else { return Plot::default() };
        let most = series.iter().flat_map(|series| &series.points).map(|point| point.1).fold(0.0, f64::max);
        let y = if id == "versions-money" {
            Axis { title: title.clone(), unit: base.currency(), ..Axis::default() }
        } else {
            shares_axis(&title, most)
        };
        for series in &mut series {
            if let Some(end) = series.points.last() {
                series.label = format!("{} {}", series.name, base.axis_value(&y, end.1));
            }
        }
        Plot { id, title, x, y, series, ..Plot::default() }
    }

    fn series(&self, points: impl Fn(usize) -> Vec<(f64, f64)>) -> Vec<Series> {
        let all = self
            .versions
            .iter()
            .enumerate()
            .map(|(at, version)| Series::new(&version.name, SeriesKind::Line, points(at)));
        all.collect()
    }

    fn week_axis(&self) -> Axis {
        let Some(base) = self.base_report() else { return Axis::default() };
        let days = self.weeks();
        let months = days.iter().enumerate().filter(|(at, day)| *at == 0 || days[at - 1].month() != day.month());
        let labels = months.map(|(at, day)| (at as f64, base.locale.month_short(*day).to_owned()));
        Axis { labels: labels.collect(), end: Some(days.len() as f64), is_time: true, ..Axis::default() }
    }
}

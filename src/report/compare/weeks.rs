//! Says what each version spends and reaches week by week; plans with other calendars are aligned by their dates.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::lines::{Found, Written};
use super::{Comparison, words};
use crate::plan::{NotComputable, Total};
use crate::report::{Cell, Exact, Report, Table};

impl Comparison<'_> {
    /// Lists the media of each week.
    #[must_use]
    pub fn spending_by_week(&self) -> Table {
        let Some(base) = self.base_report() else { return Table::default() };
        let mut table = self.table("versions-money-by-week", words(base).money_by_week, base.texts.shared.week);
        for day in self.weeks() {
            self.push(&mut table, week(base, day), Written::Money, |report| {
                let weeks = weeks_within(report, day);
                let all = weeks.filter_map(|week| report.analysis.budget.by_week.get(week));
                Found::Total(all.copied().sum::<Total>())
            });
        }
        table
    }

    /// Lists what is reached by the end of each week as often as is effective.
    #[must_use]
    pub fn reach_by_week(&self) -> Table {
        let Some(base) = self.base_report() else { return Table::default() };
        let mut table = self.table("versions-reach-by-week", words(base).reach_by_week, base.texts.shared.week);
        for day in self.weeks() {
            self.push(&mut table, week(base, day), Written::Share, |report| Found::Figure(reach_by(report, day)));
        }
        table
    }

    /// Lists the first days of all weeks of all versions: those of the base go on before and after it.
    pub(super) fn weeks(&self) -> Vec<Date> {
        let Some(base) = self.base_report() else { return Vec::new() };
        let starts = self.versions.iter().filter_map(|version| version.report.plan.calendar.first_day(1));
        let ends = self.versions.iter().filter_map(|version| {
            let calendar = version.report.plan.calendar;
            calendar.last_day(calendar.weeks)
        });
        let (Some(first), Some(last)) = (starts.min(), ends.max()) else { return Vec::new() };
        let mut day = base.plan.calendar.start;
        while day > first {
            let Ok(earlier) = day.checked_sub(7.days()) else { break };
            day = earlier;
        }
        let mut days = Vec::new();
        while day <= last && days.len() < MOST_WEEKS {
            days.push(day);
            let Ok(next) = day.checked_add(7.days()) else { break };
            day = next;
        }
        days
    }
}

/// The most weeks that are listed: two plans can lie years apart.
const MOST_WEEKS: usize = 600;

/// Returns a cell that names the week that begins on a day.
fn week(base: &Report<'_>, day: Date) -> Cell {
    let last = day.checked_add(6.days()).unwrap_or(day);
    Cell::value(Exact::Date(day), base.locale.week_range(day, last))
}

/// Returns the places of a version's weeks that begin within the seven days from `day` on.
pub(super) fn weeks_within(report: &Report<'_>, day: Date) -> impl Iterator<Item = usize> + use<> {
    let calendar = report.plan.calendar;
    let before = (day - calendar.start).get_days();
    // The first week that begins on the day or after it.
    let first = usize::try_from((before + 6).div_euclid(7)).ok();
    let weeks = calendar.weeks as usize;
    first.filter(|first| *first < weeks && before > -7).into_iter()
}

/// Returns the reach of a version by the end of the week that begins on `day`; nothing before its first week.
fn reach_by(report: &Report<'_>, day: Date) -> Result<f64, NotComputable> {
    let total = report.analysis.reach.total.as_ref().map_err(|why| *why)?;
    let calendar = report.plan.calendar;
    let before = (day - calendar.start).get_days();
    if before <= -7 {
        return Ok(0.0);
    }
    let week = usize::try_from((before + 6).div_euclid(7)).unwrap_or(0).min(total.build.len().saturating_sub(1));
    let level = report.effective_level();
    total.build.get(week).map(|point| point.k_plus[level - 1]).ok_or(NotComputable::NothingPlaced)
}

//! Week by week.

use super::Report;
use crate::cli::table::{Cell, Table};
use crate::plan::{Figure, NotComputable};
use crate::reach::BuildPoint;

impl Report<'_> {
    pub(super) fn weeks(&self) -> String {
        let (texts, shared) = (self.texts, &self.locale.texts().shared);
        let headings = [
            shared.week,
            texts.days,
            texts.grp,
            texts.weekly_reach,
            texts.reach_to_date,
            texts.consistency_column,
            texts.media,
            texts.other,
            texts.spent_to_date,
        ];
        let mut table = Table::with_headings(&headings);
        let budget = &self.analysis.budget;
        for (week, position) in (1..=self.plan.calendar.weeks).zip(0..) {
            let point = self.build_point(position);
            table.row(vec![
                Cell::Number(self.locale.ungrouped(week)),
                Cell::Text(self.days(week)),
                Cell::figure(point, |point| self.locale.decimal(point.weekly_grp, 1)),
                Cell::figure(point, |point| self.percent(point.weekly_reach)),
                Cell::figure(point, |point| self.percent(point.k_plus[0])),
                self.similarity(self.analysis.consistency.weeks[position].exposure_weighted),
                self.total(budget.by_week[position]),
                self.total(budget.other_by_week[position]),
                self.total(budget.cumulative_total[position]),
            ]);
        }
        table.text(self.locale)
    }

    fn build_point(&self, position: usize) -> Figure<BuildPoint> {
        let total = self.analysis.reach.total.as_ref().map_err(|why| *why)?;
        total.build.get(position).copied().ok_or(NotComputable::NothingPlaced)
    }

    fn days(&self, week: u32) -> String {
        let calendar = &self.plan.calendar;
        let days = calendar.first_day(week).zip(calendar.last_day(week));
        days.map_or_else(String::new, |(first, last)| self.locale.week_range(first, last))
    }
}

//! Says how figures become cells: each kind of figure is written in one way, with its exact value beside the words.

use super::{Cell, Exact, Report};
use crate::plan::{Currency, Figure, Left, Money, NotComputable, Total};
use crate::text;
use crate::text::strings::fill;

/// Returns the difference of two numbers as they are shown with so many decimals.
fn difference_as_shown((before, after): (f64, f64), decimals: u8) -> f64 {
    let unit = 10_f64.powi(i32::from(decimals));
    let shown = |number: f64| (number * unit).round() / unit;
    shown(after) - shown(before)
}

/// Returns true where two numbers are the same as they are shown with so many decimals.
pub(super) fn is_shown_alike(pair: (f64, f64), decimals: u8) -> bool {
    (difference_as_shown(pair, decimals) * 10_f64.powi(i32::from(decimals))).round().abs() < 1.0
}

impl Report<'_> {
    /// Makes a cell of a share of one, as percent with one decimal.
    pub(super) fn share(&self, share: f64) -> Cell {
        Cell::value(Exact::Share(share), self.percent(share))
    }

    /// Makes a cell of a share that may be missing.
    pub(super) fn share_of(&self, share: Figure) -> Cell {
        Cell::of(share, |share| self.share(share))
    }

    /// Writes a share of one as percent with one decimal.
    pub(super) fn percent(&self, share: f64) -> String {
        self.locale.percent(share, 1)
    }

    /// Makes cells of shares that add up to `whole`, so rounded that the shown ones do too.
    pub(super) fn shares_together(&self, shares: &[f64], whole: f64) -> Vec<Cell> {
        let written = self.locale.shares_together(shares, whole, 1);
        shares.iter().zip(written).map(|(&share, text)| Cell::value(Exact::Share(share), text)).collect()
    }

    /// Makes a cell of rating points, with one decimal.
    pub(super) fn points(&self, points: f64) -> Cell {
        Cell::value(Exact::Points(points), self.locale.decimal(points, 1))
    }

    /// Makes a cell of a number without a unit.
    pub(super) fn number(&self, number: f64, decimals: u8) -> Cell {
        Cell::value(Exact::Number(number), self.locale.decimal(number, decimals))
    }

    /// Makes a cell of a number that may be missing.
    pub(super) fn number_of(&self, figure: Figure, decimals: u8) -> Cell {
        Cell::of(figure, |number| self.number(number, decimals))
    }

    /// Makes a cell of a similarity or another measure from 0 to 1, with three decimals.
    pub(super) fn measure(&self, figure: Figure) -> Cell {
        self.number_of(figure, 3)
    }

    /// Writes a measure from 0 to 1 with three decimals.
    pub(super) fn three(&self, value: f64) -> String {
        self.locale.decimal(value, 3)
    }

    /// Makes a cell of the difference of two numbers as they are shown with so many decimals.
    pub(super) fn number_change(&self, (before, after): (f64, f64), decimals: u8) -> Cell {
        let change = difference_as_shown((before, after), decimals);
        Cell::value(Exact::Number(change), self.locale.signed(change, decimals))
    }

    /// Makes a cell of the difference of two shares of one as they are shown in percent with so many decimals, in points.
    pub(super) fn points_change(&self, (before, after): (f64, f64), decimals: u8) -> Cell {
        let change = 100.0 * difference_as_shown((before, after), decimals + 2);
        Cell::value(Exact::Points(change), self.locale.signed(change, decimals))
    }

    /// Makes a cell of a change of an amount, its sign always shown.
    pub(super) fn money_change(&self, change: Money, currency: Currency) -> Cell {
        Cell::value(Exact::Money(change, currency), self.locale.money_change_short(change, currency))
    }

    /// Makes a cell of a change, its sign always shown.
    pub(super) fn change(&self, figure: Figure, decimals: u8) -> Cell {
        Cell::of(figure, |change| Cell::value(Exact::Number(change), self.locale.signed(change, decimals)))
    }

    /// Makes a cell of a whole number.
    pub(super) fn count(&self, count: u64) -> Cell {
        Cell::value(Exact::Count(count), self.locale.whole(count))
    }

    /// Makes a cell of how many things there are.
    pub(super) fn count_of(&self, count: usize) -> Cell {
        self.count(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// Makes a cell of an exact amount with all of the currency's decimals; the column names the currency.
    pub(super) fn money(&self, money: Money) -> Cell {
        self.total(money.into())
    }

    /// Makes a cell of a sum, from which costs may be missing.
    pub(super) fn total(&self, total: Total) -> Cell {
        let currency = self.plan.money.currency;
        let (text, value) = (self.locale.total_exact(total, currency), Exact::Money(total.at_least(), currency));
        match total.why_missing() {
            None => Cell::value(value, text),
            Some(why) if total.at_least().is_zero() => Cell::dash(why),
            Some(why) => Cell::at_least(value, why, text),
        }
    }

    /// Makes a cell of what is left of an amount.
    pub(super) fn left(&self, left: Figure<Left>) -> Cell {
        let currency = self.plan.money.currency;
        Cell::of(left, |left| {
            let (text, value) = (self.locale.left_exact(left, currency), Exact::Money(left.at_most(), currency));
            left.why_missing()
                .map_or(Cell::value(value, text.as_str()), |why| Cell::at_least(value, why, text.as_str()))
        })
    }

    /// Makes a cell of an amount that is the result of a division, in major units with the currency's decimals.
    pub(super) fn major(&self, figure: Figure) -> Cell {
        self.number_of(figure, self.plan.money.currency.exponent())
    }

    /// Makes a cell of the part that `part` is of `whole`.
    pub(super) fn part_of(&self, part: Total, whole: &Total) -> Cell {
        self.share_of(part.share_of(whole, self.plan.money.currency))
    }

    /// Makes a cell of two bounds.
    pub(super) fn between(&self, low: &str, high: &str) -> Cell {
        Cell::text(fill!(self.texts.figures.between, &[("low", low), ("high", high)]))
    }

    /// Makes a cell of a week's number, counted from 1.
    pub(super) fn week(&self, week: u32) -> Cell {
        Cell::value(Exact::Week(week), self.locale.ungrouped(week))
    }

    /// Writes the days of a week.
    pub(super) fn days(&self, week: u32) -> String {
        let calendar = &self.plan.calendar;
        let days = calendar.first_day(week).zip(calendar.last_day(week));
        days.map_or_else(String::new, |(first, last)| self.locale.week_range(first, last))
    }

    /// Writes the month at a place of the budget's results.
    pub(super) fn month(&self, month: usize) -> String {
        let Some(((year, number), _)) = self.analysis.budget.by_month.get(month) else { return String::new() };
        format!("{} {}", self.locale.month_name(*number), self.locale.ungrouped(*year))
    }

    /// Writes the plan's currency, as titles of columns name it.
    pub(super) fn currency(&self) -> String {
        self.locale.currency(self.plan.money.currency).into_owned()
    }

    /// Writes "3+" for the level 3.
    pub(super) fn level(&self, level: usize) -> String {
        fill!(self.texts.figures.levels, &[("level", &self.locale.ungrouped(level as u64))])
    }

    /// Writes why a figure is missing.
    pub(super) fn reason(&self, why: NotComputable) -> &'static str {
        text::reason(why, self.locale.language)
    }

    /// Says which costs are missing from a sum, where some are.
    pub(super) fn gaps(&self, total: Total) -> Option<String> {
        let reasons: Vec<&str> = total.missing().map(|(why, _)| self.reason(why)).collect();
        (!reasons.is_empty()).then(|| fill!(self.texts.shared.missing_costs, &[("reason", &reasons.join(" "))]))
    }

    /// Returns the effective frequency, held to the levels that are computed.
    pub(super) fn effective_level(&self) -> usize {
        let most = crate::reach::REACH_LEVELS;
        usize::try_from(self.plan.settings.effective_frequency).map_or(most, |level| level.clamp(1, most))
    }
}

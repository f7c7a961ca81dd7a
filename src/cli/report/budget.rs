//! What the plan costs.

use super::{Report, with_table};
use crate::cli::table::{Cell, Table};
use crate::plan::{Channel, Element, Money, Total};
use crate::text::strings::fill;
use crate::text::terms;

impl Report<'_> {
    pub(super) fn budget(&self) -> String {
        let (texts, results) = (self.texts, &self.analysis.budget);
        let window = &self.locale.texts().window;
        let figure = |money: Result<Money, _>| money.map_or_else(Cell::Missing, |money| self.money(money));
        let mut values = vec![(texts.stated, figure(results.budget)), (texts.media, self.total(results.media))];
        if !results.lines.is_plain() {
            let lines = results.lines.shown().into_iter();
            values.extend(lines.map(|(line, total)| (terms::cost_line(line, self.locale.language), self.total(total))));
        }
        values.extend([
            (texts.other, self.total(results.other)),
            (window.key_spent, self.total(results.total)),
            (window.key_left, self.left(results.remaining)),
        ]);
        let mut table = Table::with_headings(&[texts.element_or_channel, texts.cost, texts.share_of_media]);
        let groups: Vec<Vec<(&Channel, Total)>> =
            results.by_element.iter().map(|&(element, _)| self.channels_of(element)).collect();
        let mut shares = self.shares_of_media(&groups).unwrap_or_default().into_iter();
        for (&(element, money), channels) in results.by_element.iter().zip(&groups) {
            let (of_element, of_channels) = shares.next().unzip();
            let name = terms::element(element, self.locale.language).to_owned();
            table.row(self.cost_row(name, money, of_element));
            let mut of_channels = of_channels.unwrap_or_default().into_iter();
            for (channel, money) in channels {
                table.row(self.cost_row(format!("  {}", self.name(*channel)), *money, of_channels.next()));
            }
        }
        let out = with_table(self.values(values), &table, self.locale);
        let out = with_table(out, &self.months(), self.locale);
        self.actual().map_or(out.clone(), |actual| format!("{out}\n{actual}"))
    }

    /// Media by month and element, for plans that have more than one month.
    fn months(&self) -> Table {
        let results = &self.analysis.budget;
        let elements = results.by_element.iter().map(|&(element, _)| terms::element(element, self.locale.language));
        let mut headings = vec![self.texts.month];
        headings.extend(elements);
        headings.push(self.texts.media);
        let mut table = Table::with_headings(&headings);
        let cells = results.by_element_month();
        if results.by_month.len() > 1 && !results.media.is_nothing() {
            for (position, &((year, month), media)) in results.by_month.iter().enumerate() {
                let name = format!("{} {}", self.locale.month_name(month), self.locale.ungrouped(year));
                let mut row = vec![Cell::Text(name)];
                row.extend(cells.iter().map(|months| self.total(months[position])));
                row.push(self.total(media));
                table.row(row);
            }
        }
        table
    }

    /// What happened, beside the plan up to the same week.
    fn actual(&self) -> Option<String> {
        let (texts, results) = (self.texts, &self.analysis.budget);
        let actual = results.actual.as_ref().ok()?;
        let exponent = results.currency.exponent();
        let major = |minor: f64| self.locale.decimal(minor / 10_f64.powi(i32::from(exponent)), exponent);
        let week = self.locale.ungrouped(actual.through_week);
        let heading = fill(texts.actual_to_week, &[("week", &week)]);
        let values = self.values(vec![
            (texts.actual_spent, self.total(actual.spent)),
            (texts.planned_to_date, self.total(actual.planned_to_date)),
            (texts.pace, Cell::figure(actual.pace(), |pace| self.percent(pace))),
            (texts.impressions, self.number(actual.impressions, 0)),
            (texts.cpm, Cell::figure(actual.cpm(), major)),
        ]);
        Some(format!("  {heading}\n{values}"))
    }

    /// The channels of an element with what they cost.
    fn channels_of(&self, element: Element) -> Vec<(&Channel, Total)> {
        let channels = self.plan.channels.iter().zip(&self.analysis.budget.by_channel);
        let of_element = channels.filter(|(channel, _)| channel.element == element);
        of_element.map(|(channel, cost)| (&**channel, *cost)).collect()
    }

    /// The shares that elements and their channels have of media, rounded so that what is printed adds up. `None` where a cost is
    /// missing.
    fn shares_of_media(&self, groups: &[Vec<(&Channel, Total)>]) -> Option<Vec<(String, Vec<String>)>> {
        let media = self.analysis.budget.media;
        let share = |(_, cost): &(&Channel, Total)| cost.share_of(&media, self.plan.money.currency).ok();
        let shares: Option<Vec<Vec<f64>>> = groups.iter().map(|group| group.iter().map(share).collect()).collect();
        self.locale.shares_in_groups(&shares?, 1)
    }

    /// A row of the table of costs; `share` is rounded together with those beside it, or stands alone where there is none.
    fn cost_row(&self, name: String, total: Total, share: Option<String>) -> Vec<Cell> {
        let media = self.analysis.budget.media;
        let share = match share {
            // A share of nothing is left open.
            _ if media.is_nothing() => Cell::Text(String::new()),
            Some(share) => Cell::Number(share),
            None => Cell::figure(total.share_of(&media, self.plan.money.currency), |share| self.percent(share)),
        };
        vec![Cell::Text(name), self.total(total), share]
    }
}

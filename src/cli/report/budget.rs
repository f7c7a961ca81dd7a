//! What the plan costs.

use super::{Report, with_table};
use crate::cli::table::{Cell, Table};
use crate::plan::{Money, Total};
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
        for &(element, money) in &results.by_element {
            table.row(self.cost_row(terms::element(element, self.locale.language).to_owned(), money));
            let channels = self.plan.channels.iter().zip(&results.by_channel);
            for (channel, &money) in channels.filter(|(channel, _)| channel.element == element) {
                let name = self.name(&channel.name, channel.id.as_str());
                table.row(self.cost_row(format!("  {name}"), money));
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

    fn cost_row(&self, name: String, total: Total) -> Vec<Cell> {
        let media = self.analysis.budget.media;
        // A share of nothing is left open.
        let share = if media.is_nothing() {
            Cell::Text(String::new())
        } else {
            Cell::figure(total.share_of(&media, self.plan.money.currency), |share| self.percent(share))
        };
        vec![Cell::Text(name), self.total(total), share]
    }
}

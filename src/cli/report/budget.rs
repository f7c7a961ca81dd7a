//! What the plan costs.

use super::{Report, with_table};
use crate::cli::table::{Cell, Table};
use crate::plan::Money;
use crate::text::terms;

impl Report<'_> {
    pub(super) fn budget(&self) -> String {
        let (texts, results) = (self.texts, &self.analysis.budget);
        let window = &self.locale.texts().window;
        let figure = |money: Result<Money, _>| money.map_or_else(Cell::Missing, |money| self.money(money));
        let out = self.values(vec![
            (texts.stated, figure(results.budget)),
            (texts.media, self.money(results.media)),
            (texts.other, self.money(results.other)),
            (window.key_spent, self.money(results.total)),
            (window.key_left, figure(results.remaining)),
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
        with_table(out, &table, self.locale)
    }

    fn cost_row(&self, name: String, money: Money) -> Vec<Cell> {
        let currency = self.plan.money.currency;
        let media = self.analysis.budget.media;
        // A share of nothing is left open.
        let share = if media.is_zero() {
            Cell::Text(String::new())
        } else {
            self.share(money.to_major(currency) / media.to_major(currency))
        };
        vec![Cell::Text(name), self.money(money), share]
    }
}

//! How alike the messages are.

use super::{Report, with_table};
use crate::cli::table::{Cell, Table};
use crate::consistency::Pair;
use crate::plan::Figure;
use crate::text::strings::fill;

impl Report<'_> {
    pub(super) fn consistency(&self) -> String {
        let (texts, results) = (self.texts, &self.analysis.consistency);
        let out = self.values(vec![
            (texts.exposure_weighted, self.similarity(results.exposure_weighted)),
            (texts.message_weighted, self.similarity(results.message_weighted)),
            (texts.worst_pair, results.worst_pair.map_or_else(Cell::Missing, |pair| Cell::Text(self.pair(pair)))),
            (texts.completeness, Cell::figure(results.completeness, |share| self.percent(share))),
        ]);
        let headings =
            [self.locale.texts().shared.audience, texts.exposure_weighted, texts.same_message, texts.impressions];
        let mut table = Table::with_headings(&headings);
        for (audience, result) in self.plan.audiences.iter().zip(&results.audiences) {
            table.row(vec![
                Cell::Text(self.name(&audience.name, audience.id.as_str())),
                self.similarity(result.exposure_weighted),
                Cell::figure(result.same_message, |share| self.locale.decimal(share, 3)),
                self.number(result.impressions, 0),
            ]);
        }
        with_table(out, &table, self.locale)
    }

    pub(super) fn similarity(&self, figure: Figure) -> Cell {
        Cell::figure(figure, |value| self.locale.decimal(value, 3))
    }

    fn pair(&self, pair: Pair) -> String {
        let [a, b] = [pair.a, pair.b].map(|position| {
            let message = &self.plan.messages[position];
            self.name(&message.name, message.id.as_str())
        });
        let similarity = self.locale.decimal(pair.similarity, 3);
        fill(self.texts.pair, &[("a", &a), ("b", &b), ("similarity", &similarity)])
    }
}

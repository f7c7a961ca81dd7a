//! How alike the messages are.

use super::{Report, with_table};
use crate::cli::table::{Cell, Table};
use crate::consistency::Pair;
use crate::plan::Figure;
use crate::text::strings::fill;

impl Report<'_> {
    pub(super) fn consistency(&self) -> String {
        let (texts, results) = (self.texts, &self.analysis.consistency);
        let sensitivity = self.analysis.sensitivity();
        let out = self.values(vec![
            (texts.exposure_weighted, self.similarity(results.exposure_weighted)),
            (texts.message_weighted, self.similarity(results.message_weighted)),
            (texts.worst_pair, results.worst_pair.map_or_else(Cell::Missing, |pair| Cell::Text(self.pair(pair)))),
            (texts.completeness, Cell::figure(results.completeness, |share| self.percent(share))),
            (texts.blank_interval, self.range(sensitivity.blank_interval)),
            (texts.weight_band, self.range(sensitivity.weight_band.map(|[low, _, high]| [low, high]))),
            (texts.coherence, self.similarity(results.coherence.overall)),
            (texts.off_brief, self.off_brief()),
            (texts.continuity, self.similarity(results.continuity.thematic)),
            (texts.presence, Cell::figure(results.continuity.presence, |share| self.percent(share))),
            (texts.commonality, self.similarity(results.commonality.mean)),
            (texts.stage_match, self.similarity(results.complementarity.by_exposure.target_match)),
            (texts.stage_coverage, self.similarity(results.complementarity.by_exposure.coverage)),
            (texts.conflict_rate, Cell::figure(self.analysis.conflicts().rate, |share| self.percent(share))),
        ]);
        let headings =
            [self.locale.texts().shared.audience, texts.exposure_weighted, texts.same_message, texts.impressions];
        let mut table = Table::with_headings(&headings);
        for (audience, result) in self.plan.audiences.iter().zip(&results.audiences) {
            table.row(vec![
                Cell::Text(self.name(audience)),
                self.similarity(result.exposure_weighted),
                Cell::figure(result.same_message, |share| self.locale.decimal(share, 3)),
                self.number(result.impressions, 0),
            ]);
        }
        with_table(with_table(out, &table, self.locale), &self.contradictions(), self.locale)
    }

    /// The contradictions, one a row; mere differences of slogan and theme stay out.
    fn contradictions(&self) -> Table {
        let texts = self.texts;
        let mut table = Table::with_headings(&[texts.contradiction, texts.people]);
        for conflict in self.analysis.conflicts().list.iter().filter(|conflict| conflict.kind.is_contradiction()) {
            table.row(vec![
                Cell::Text(crate::text::contradiction(conflict, self.plan, self.locale)),
                Cell::figure(conflict.people, |people| self.locale.decimal(people, 0)),
            ]);
        }
        table
    }

    fn range(&self, figure: Figure<[f64; 2]>) -> Cell {
        Cell::figure(figure, |ends| {
            let [low, high] = ends.map(|end| self.locale.decimal(end, 3));
            fill(self.texts.between, &[("low", &low), ("high", &high)])
        })
    }

    fn off_brief(&self) -> Cell {
        let view = &self.analysis.spending;
        Cell::figure(view.off_brief_share.and_then(|share| Ok((share, view.off_brief?))), |(share, money)| {
            let currency = self.plan.money.currency;
            let amount =
                currency.decimal(money).map_or_else(|| currency.plain(money), |exact| self.locale.exact(exact));
            fill(self.texts.of_media, &[("amount", &amount), ("share", &self.percent(share))])
        })
    }

    pub(super) fn similarity(&self, figure: Figure) -> Cell {
        Cell::figure(figure, |value| self.locale.decimal(value, 3))
    }

    fn pair(&self, pair: Pair) -> String {
        let [a, b] = [pair.a, pair.b].map(|position| {
            let message = &self.plan.messages[position];
            self.name(message)
        });
        let similarity = self.locale.decimal(pair.similarity, 3);
        fill(self.texts.pair, &[("a", &a), ("b", &b), ("similarity", &similarity)])
    }
}

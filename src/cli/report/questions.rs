//! Further questions about reach: pairs of channels, other models, what is remembered, some weeks alone.

use super::Report;
use crate::cli::table::{Cell, Table};
use crate::plan::{Figure, NotComputable};
use crate::reach::{Combination, REACH_LEVELS, compare, reach_of_weeks, remembered, uncertainty};
use crate::text::strings::fill;

/// The most pairs of channels that a report lists.
const MOST_PAIRS: usize = 30;

/// k+, gross rating points, average frequency.
type Row = Figure<([f64; REACH_LEVELS], f64, Figure)>;

impl Report<'_> {
    /// Reach and frequency of some weeks alone.
    pub(super) fn window(&self, first: u32, last: u32) -> String {
        let (texts, shared) = (self.texts, &self.locale.texts().shared);
        let results = reach_of_weeks(self.plan, first, last);
        let level = self.effective_level();
        let weeks = fill(
            texts.weeks_from_to,
            &[("first", &self.locale.ungrouped(first)), ("last", &self.locale.ungrouped(last))],
        );
        let names = [1, level].map(|level| fill(texts.levels, &[("level", &self.locale.ungrouped(level as u64))]));
        let mut table = Table::with_headings(&[shared.audience, &names[0], &names[1], texts.grp, texts.frequency]);
        let mut row = |name: String, figure: Row| {
            let share = |at: usize| Cell::figure(figure.map(|(k_plus, ..)| k_plus[at]), |share| self.percent(share));
            let cells = vec![
                Cell::Text(name),
                share(0),
                share(level - 1),
                Cell::figure(figure.map(|(_, grp, _)| grp), |grp| self.locale.decimal(grp, 1)),
                Cell::figure(figure.and_then(|(_, _, frequency)| frequency), |value| self.locale.decimal(value, 2)),
            ];
            table.row(cells);
        };
        for (audience, reach) in self.plan.audiences.iter().zip(&results.audiences) {
            let figure = reach.as_ref().map(|reach| (reach.k_plus, reach.grp, reach.average_frequency));
            row(self.name(audience), figure.map_err(|why| *why));
        }
        let total = results.total.as_ref().map(|total| (total.k_plus, total.grp, total.average_frequency));
        row(weeks, total.map_err(|why| *why));
        table.text(self.locale)
    }

    /// Who meets both of two channels.
    pub(super) fn pairs(&self) -> String {
        let (texts, shared) = (self.texts, &self.locale.texts().shared);
        let results = &self.analysis.reach;
        let Ok(total) = &results.total else { return String::new() };
        let mut table =
            Table::with_headings(&[shared.channel, shared.channel, texts.both, texts.by_chance, texts.either]);
        let mut count = 0;
        for (at, &(a, _)) in total.channels.iter().enumerate() {
            for &(b, _) in &total.channels[at + 1..] {
                count += 1;
                if count > MOST_PAIRS {
                    continue;
                }
                let share = |of: &dyn Fn(&crate::reach::Duplication) -> f64| {
                    Cell::figure(results.share_reached(None, of), |share| self.percent(share))
                };
                let name = |at: usize| {
                    let channel = &self.plan.channels[at];
                    Cell::Text(self.name(channel))
                };
                table.row(vec![
                    name(a),
                    name(b),
                    share(&|duplication| duplication.by_all(&[a, b])),
                    share(&|duplication| duplication.by_one(a) * duplication.by_one(b)),
                    share(&|duplication| duplication.by_any(&[a, b])),
                ]);
            }
        }
        let text = table.text(self.locale);
        if count > MOST_PAIRS {
            let more = self.locale.ungrouped((count - MOST_PAIRS) as u64);
            return text + &fill(texts.more_pairs, &[("count", &more)]) + "\n";
        }
        text
    }

    /// The reach of each audience by other models.
    pub(super) fn comparison(&self) -> String {
        let (texts, shared) = (self.texts, &self.locale.texts().shared);
        let terms = &self.locale.texts().terms;
        let names = Combination::ALL.map(|combination| match combination {
            Combination::Plan => terms.combination_plan,
            Combination::Independent => terms.combination_independent,
            Combination::Sainsbury => terms.combination_sainsbury,
            Combination::Metheringham => terms.combination_metheringham,
            Combination::Agostini => terms.combination_agostini,
            Combination::Hofmans => terms.combination_hofmans,
            Combination::Sequential => terms.combination_sequential,
        });
        let mut headings = vec![shared.audience];
        headings.extend(names);
        let mut table = Table::with_headings(&headings);
        for (position, audience) in self.plan.audiences.iter().enumerate() {
            let Ok(found) = compare(self.analysis.reach_state(), position) else { continue };
            let mut row = vec![Cell::Text(self.name(audience))];
            row.extend(found.iter().map(|compared| self.share(compared.reach)));
            table.row(row);
        }
        let text = table.text(self.locale);
        if text.is_empty() { text } else { text + texts.comparison_note + "\n" }
    }

    /// What is still remembered at the end of each week.
    pub(super) fn remembered(&self) -> String {
        let (texts, shared) = (self.texts, &self.locale.texts().shared);
        let half_life = self.plan.settings.memory_half_life_weeks;
        let found = remembered(self.analysis.reach_state(), half_life);
        let Ok(points) = &found.total else { return String::new() };
        let level = self.effective_level();
        let names = [1, level].map(|level| fill(texts.levels, &[("level", &self.locale.ungrouped(level as u64))]));
        let mut headings = vec![shared.week, names[0].as_str()];
        if level > 1 {
            headings.push(&names[1]);
        }
        headings.push(texts.remembered_grp);
        let mut table = Table::with_headings(&headings);
        for point in points {
            let mut row = vec![Cell::Number(self.locale.ungrouped(point.week)), self.share(point.k_plus[0])];
            if level > 1 {
                row.push(self.share(point.k_plus[level - 1]));
            }
            row.push(self.number(100.0 * point.mean, 1));
            table.row(row);
        }
        let weeks = self.locale.decimal(half_life, 1);
        table.text(self.locale) + &fill(texts.half_life_note, &[("weeks", &weeks)]) + "\n"
    }

    /// Between which values the net reach lies when the assumptions are off as far as is stated.
    pub(super) fn uncertainty(&self) -> Option<String> {
        let found = uncertainty(self.plan, &self.plan.settings.input_error).ok()?;
        let band = found.total.and_then(|band| band.build.last().copied().ok_or(NotComputable::NothingPlaced)).ok()?;
        let [low, _, high] = band[0].map(|share| self.percent(share));
        let (seed, draws) = (self.locale.ungrouped(found.seed), self.locale.ungrouped(found.draws));
        let slots = [("low", low.as_str()), ("high", &high), ("seed", &seed), ("draws", &draws)];
        Some(fill(self.texts.uncertainty_band, &slots))
    }
}

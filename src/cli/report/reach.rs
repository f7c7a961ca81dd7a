//! Key figures, and reach and frequency by audience, channel and message.

use super::Report;
use crate::analysis::{channel_cost, plan_cost};
use crate::cli::table::{Cell, Table};
use crate::plan::{Figure, NotComputable};
use crate::reach::{AudienceReach, Model, REACH_LEVELS, TotalReach, share_of_voice};
use crate::text::strings::fill;
use crate::text::universe_name;

/// The levels that are always shown: 1+, 2+ and 3+.
const LEVELS: usize = 3;

impl Report<'_> {
    pub(super) fn key_figures(&self) -> String {
        let (texts, window) = (self.texts, &self.locale.texts().window);
        let total = self.analysis.reach.total.as_ref().map_err(|why| *why);
        let figure = |write: &dyn Fn(&TotalReach) -> Cell| total.map_or_else(Cell::Missing, write);
        let level = self.effective_level();
        let of_level = fill(window.key_k_plus, &[("k", &self.locale.ungrouped(level as u64))]);
        let frequency = total.and_then(|total| total.average_frequency);
        let mut rows = vec![
            (window.key_net_reach, figure(&|total| self.share(total.k_plus[0]))),
            (texts.net_reach_bounds, figure(&|total| Cell::Text(self.between(total.bounds)))),
            (of_level.as_str(), figure(&|total| self.share(k_plus(&total.k_plus, level)))),
            (window.key_frequency, Cell::figure(frequency, |value| self.locale.decimal(value, 2))),
            (window.key_grp, figure(&|total| self.number(total.grp, 1))),
            (texts.impressions, figure(&|total| self.number(total.impressions, 0))),
            (texts.people, figure(&|total| Cell::Text(self.people(total)))),
            (texts.effective_grp, figure(&|total| self.number(total.effective_grp(level), 1))),
        ];
        let costs = plan_cost(self.analysis);
        for (name, cost) in [
            (texts.cpm, costs.per_thousand),
            (texts.cpp, costs.per_point),
            (texts.per_thousand_reached, costs.per_thousand_reached),
        ] {
            rows.push((name, Cell::figure(cost, |amount| self.major(amount))));
        }
        if self.plan.settings.category_grp.is_some() {
            let voice = total.and_then(|total| share_of_voice(self.plan, total.grp));
            rows.push((texts.share_of_voice, Cell::figure(voice, |share| self.percent(share))));
        }
        if let Some(band) = self.uncertainty() {
            rows.push((texts.uncertainty, Cell::Text(band)));
        }
        let consistency = self.analysis.consistency.exposure_weighted;
        rows.push((window.key_consistency, Cell::figure(consistency, |value| self.locale.decimal(value, 3))));
        rows.push((window.key_spent, self.total(self.analysis.budget.total)));
        rows.push((window.key_left, self.left(self.analysis.budget.remaining)));
        if let Ok(total) = total {
            let overlap = self.analysis.reach.audiences.iter().flatten().any(|reach| !reach.overlaps.is_empty());
            let template = if overlap { texts.models_overlapping } else { texts.models_independent };
            let models = fill(template, &[("models", &self.model_names(&total.models))]);
            rows.push((texts.model, Cell::Text(models)));
            let left_out = self.left_out(total);
            if !left_out.is_empty() {
                rows.push((texts.left_out, Cell::Text(left_out)));
            }
        }
        self.values(rows)
    }

    /// How many people the figures are of, and who they are.
    fn people(&self, total: &TotalReach) -> String {
        let people = self.locale.decimal(total.population, 0);
        let audiences = universe_name(self.plan, self.locale);
        fill(self.texts.people_of, &[("people", &people), ("audiences", &audiences)])
    }

    /// The audiences that the total does not hold.
    fn left_out(&self, total: &TotalReach) -> String {
        let audiences = total.left_out.iter().map(|&(position, _)| &self.plan.audiences[position]);
        let names: Vec<String> = audiences.map(|audience| self.name(audience)).collect();
        names.join(self.texts.model_separator)
    }

    /// The effective frequency, held to the levels that are computed.
    pub(super) fn effective_level(&self) -> usize {
        usize::try_from(self.plan.settings.effective_frequency)
            .map_or(REACH_LEVELS, |level| level.clamp(1, REACH_LEVELS))
    }

    /// 1+, 2+, 3+, and the effective frequency where it is beyond.
    fn levels(&self) -> Vec<usize> {
        let effective = self.effective_level();
        (1..=LEVELS).chain((effective > LEVELS).then_some(effective)).collect()
    }

    pub(super) fn audiences(&self) -> String {
        let (texts, shared) = (self.texts, &self.locale.texts().shared);
        let levels = self.levels();
        let level_names: Vec<String> = levels
            .iter()
            .map(|&level| fill(texts.levels, &[("level", &self.locale.ungrouped(level as u64))]))
            .collect();
        let mut headings = vec![shared.audience, texts.size];
        headings.extend(level_names.iter().map(String::as_str));
        headings.extend([texts.grp, texts.frequency, texts.impressions, texts.bounds, texts.model]);
        let mut table = Table::with_headings(&headings);
        for (audience, figure) in self.plan.audiences.iter().zip(&self.analysis.reach.audiences) {
            let name = Cell::Text(self.name(audience));
            let size = match audience.size {
                0 => Cell::Missing(NotComputable::AudienceWithoutSize),
                size => Cell::Number(self.locale.whole(size)),
            };
            let mut row = vec![name, size];
            row.extend(self.audience_cells(figure, &levels));
            table.row(row);
        }
        table.text(self.locale)
    }

    fn audience_cells(&self, figure: &Figure<AudienceReach>, levels: &[usize]) -> Vec<Cell> {
        let reach = match figure {
            Ok(reach) => reach,
            Err(why) => {
                // Everything that follows from the reach lacks the same.
                let mut cells = vec![Cell::Missing(*why); levels.len() + 4];
                cells.push(Cell::Text(String::new()));
                return cells;
            }
        };
        let mut cells: Vec<Cell> = levels.iter().map(|&level| self.share(k_plus(&reach.k_plus, level))).collect();
        cells.push(self.number(reach.grp, 1));
        cells.push(Cell::figure(reach.average_frequency, |value| self.locale.decimal(value, 2)));
        cells.push(self.number(reach.impressions, 0));
        cells.push(Cell::Number(self.between(reach.bounds)));
        cells.push(Cell::Text(self.model_names(&reach.models)));
        cells
    }

    pub(super) fn channels(&self) -> String {
        let (texts, shared) = (self.texts, &self.locale.texts().shared);
        let headings = [
            shared.channel,
            texts.grp,
            texts.impressions,
            texts.reach,
            texts.exclusive_reach,
            texts.added_reach,
            texts.share_of_plan,
            texts.cost,
            texts.cpm,
            texts.cpp,
            texts.per_thousand_reached,
        ];
        let mut table = Table::with_headings(&headings);
        let budget = &self.analysis.budget;
        let of_plan: Vec<f64> =
            self.analysis.reach.channels.iter().filter_map(|reach| reach.share_of_plan.ok()).collect();
        // What stands below each other adds up as it is printed.
        let mut together = self.locale.shares_together(&of_plan, 1.0, 1).into_iter();
        let all = self.plan.channels.iter().zip(&self.analysis.reach.channels).enumerate();
        for (position, (channel, reach)) in all {
            let costs = channel_cost(self.analysis, position);
            table.row(vec![
                Cell::Text(self.name(channel)),
                Cell::figure(reach.grp, |grp| self.locale.decimal(grp, 1)),
                self.number(reach.impressions, 0),
                Cell::figure(reach.reach, |share| self.percent(share)),
                Cell::figure(reach.exclusive_reach, |share| self.percent(share)),
                Cell::figure(reach.added_reach, |share| self.percent(share)),
                Cell::figure(reach.share_of_plan, |share| together.next().unwrap_or_else(|| self.percent(share))),
                self.total(budget.by_channel[position]),
                Cell::figure(costs.per_thousand, |amount| self.major(amount)),
                Cell::figure(costs.per_point, |amount| self.major(amount)),
                Cell::figure(costs.per_thousand_reached, |amount| self.major(amount)),
            ]);
        }
        table.text(self.locale)
    }

    pub(super) fn messages(&self) -> String {
        let (texts, shared) = (self.texts, &self.locale.texts().shared);
        let mut table = Table::with_headings(&[shared.message, texts.impressions, texts.reach, texts.cost]);
        let all = self.plan.messages.iter().zip(&self.analysis.reach.messages).enumerate();
        for (position, (message, reach)) in all {
            table.row(vec![
                Cell::Text(self.name(message)),
                self.number(reach.impressions, 0),
                Cell::figure(reach.reach, |share| self.percent(share)),
                self.total(self.analysis.budget.by_message[position]),
            ]);
        }
        table.text(self.locale)
    }

    fn model_names(&self, models: &[Model]) -> String {
        let terms = &self.locale.texts().terms;
        let names = models.iter().map(|model| match model {
            Model::Binomial => terms.model_binomial,
            Model::BetaBinomial => terms.model_beta_binomial,
            Model::Polarised => terms.model_polarised,
            Model::Poisson => terms.model_poisson,
            Model::NegativeBinomial => terms.model_negative_binomial,
            Model::EvenBinomial => terms.model_even_binomial,
        });
        names.collect::<Vec<_>>().join(self.texts.model_separator)
    }
}

/// The share exposed at least `level` times; `level` is from 1 to [`REACH_LEVELS`].
fn k_plus(k_plus: &[f64; REACH_LEVELS], level: usize) -> f64 {
    k_plus[level - 1]
}

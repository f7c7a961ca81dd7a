//! The key figures of each version.

use super::lines::{Found, Written};
use super::{Comparison, version_name, words};
use crate::analysis::{KeyFigures, plan_cost, versions};
use crate::plan::Figure;
use crate::report::{Cell, Report, Table};
use crate::text::strings::fill;

impl Comparison<'_> {
    /// Lists the key figures: reach, frequency, points, what a point costs, consistency, money, and what each objective has come
    /// to.
    #[must_use]
    pub fn key_figures(&self) -> Table {
        let Some(base) = self.base_report() else { return Table::default() };
        let words = words(base);
        let mut table = self.table("versions", words.title, words.figure);
        let figure = |of: fn(&KeyFigures) -> Figure| {
            move |report: &Report<'_>| Found::Figure(of(&KeyFigures::of(report.analysis)))
        };
        let level = base.level(base.effective_level());
        let effective = fill!(words.reach_level, &[("level", &level)]);
        let mut add = |name: &str, written: Written, of: &dyn Fn(&Report<'_>) -> Found| {
            self.push(&mut table, Cell::text(name), written, of);
        };
        add(&effective, Written::Share, &figure(|figures| figures.effective_reach));
        add(words.reach, Written::Share, &figure(|figures| figures.reach));
        add(words.frequency, Written::Number(2), &figure(|figures| figures.frequency));
        add(words.grp, Written::Number(1), &figure(|figures| figures.grp));
        add(words.impressions, Written::Number(0), &figure(|figures| figures.impressions));
        add(base.texts.figures.cpp, Written::Money, &|report| Found::Figure(plan_cost(report.analysis).per_point));
        add(words.consistency, Written::Number(3), &figure(|figures| figures.consistency));
        add(base.texts.terms.measure_coherence, Written::Number(3), &|report| {
            Found::Figure(report.analysis.consistency.coherence.overall)
        });
        add(base.texts.figures.continuity, Written::Number(3), &|report| {
            Found::Figure(report.analysis.consistency.continuity.thematic)
        });
        add(base.texts.figures.media, Written::Money, &|report| Found::Total(report.analysis.budget.media));
        add(base.texts.figures.other, Written::Money, &|report| Found::Total(report.analysis.budget.other));
        add(base.texts.window.key_spent, Written::Money, &|report| Found::Total(report.analysis.budget.total));
        add(base.texts.window.key_left, Written::Money, &|report| Found::Left(report.analysis.budget.remaining));
        for objective in &base.plan.objectives {
            let name = base.name(objective);
            add(name, Written::Number(1), &|report| {
                let position = report.plan.objectives.position(&objective.id);
                let result = position.and_then(|position| report.objectives().get(position));
                result.map_or(Found::Absent, |result| Found::Figure(result.value))
            });
        }
        table.notes = self.cautions();
        table.is_mixed = true;
        table
    }
}

/// Lists the key figures of the plan and of each of its alternatives; empty where it has none.
#[must_use]
pub fn alternatives(report: &Report<'_>) -> Table {
    if report.plan.alternatives.is_empty() {
        let words = words(report);
        return Table::new("versions", words.title, vec![crate::report::Column::text(words.figure)]);
    }
    let all = versions(report.analysis);
    let named = all.iter().map(|version| {
        let alternative = version.id.as_ref().and_then(|id| report.plan.alternatives.find(id));
        (version_name(report, alternative), &version.analysis)
    });
    Comparison::new(named.collect(), 0, report.locale, report.plan_language).key_figures()
}

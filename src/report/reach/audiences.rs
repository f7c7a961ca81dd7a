//! Reach and frequency of each audience and each message.

use super::model_names;
use crate::plan::{Figure, NotComputable};
use crate::reach::{AudienceReach, REACH_LEVELS};
use crate::report::{Cell, Column, Exact, ReachFigure, Report, Row, Subject, Table};
use crate::text::universe_name;

/// The levels that are always shown: 1+, 2+ and 3+.
const LEVELS: usize = 3;

/// Lists 1+, 2+, 3+, and the effective frequency where it is beyond.
fn shown_levels(report: &Report<'_>) -> Vec<usize> {
    let effective = report.effective_level();
    (1..=LEVELS).chain((effective > LEVELS).then_some(effective)).collect()
}

/// Lists the audiences with their size, reach at several frequencies, points, frequency and models.
#[must_use]
pub fn audiences(report: &Report<'_>) -> Table {
    let (texts, shared) = (&report.texts.cli, &report.texts.shared);
    let levels = shown_levels(report);
    let mut columns = vec![Column::text(shared.audience), Column::number(texts.size)];
    columns.extend(levels.iter().map(|&level| Column::number(report.level(level))));
    columns.extend([texts.grp, texts.frequency, texts.impressions, texts.bounds].map(Column::number));
    columns.push(Column::text(texts.model));
    let mut table = Table::new("reach-by-audience", texts.audiences, columns);
    for (position, (audience, figure)) in report.plan.audiences.iter().zip(&report.analysis.reach.audiences).enumerate()
    {
        let size = match audience.size {
            0 => Cell::dash(NotComputable::AudienceWithoutSize),
            size => report.count(size),
        };
        let mut cells = vec![report.audience(position), size];
        cells.extend(audience_cells(report, figure, &levels));
        table.rows.push(Row::of(cells).explaining(Subject::Reach(ReachFigure::NetReach, Some(position))));
    }
    table.notes = universe_notes(report);
    table
}

fn audience_cells(report: &Report<'_>, figure: &Figure<AudienceReach>, levels: &[usize]) -> Vec<Cell> {
    let reach = match figure {
        Ok(reach) => reach,
        Err(why) => {
            // Everything that follows from the reach lacks the same.
            let mut cells = vec![Cell::dash(*why); levels.len() + 4];
            cells.push(Cell::default());
            return cells;
        }
    };
    let mut cells: Vec<Cell> = levels.iter().map(|&level| report.share(reach.k_plus[level - 1])).collect();
    let [low, high] = reach.bounds.map(|bound| report.percent(bound));
    cells.push(report.points(reach.grp));
    cells.push(report.number_of(reach.average_frequency, 2));
    cells.push(report.number(reach.impressions, 0));
    cells.push(report.between(&low, &high));
    cells.push(Cell::text(model_names(report, &reach.models)));
    cells
}

/// Says whose figures the total is, that each person is counted once, and which audiences are left out.
pub(in crate::report) fn universe_notes(report: &Report<'_>) -> Vec<String> {
    let words = &report.texts.report;
    let mut notes = Vec::new();
    if let Ok(total) = &report.analysis.reach.total {
        let people = report.locale.decimal(total.population, 0);
        let universe = universe_name(report.plan, report.locale);
        let slots = [("audiences", universe.as_str()), ("people", &people)];
        notes.push(crate::text::strings::fill(words.universe_note, &slots));
        for (position, why) in &total.left_out {
            let name = report.in_sentence(report.audience_name(*position));
            let slots = [("audience", name.as_str()), ("reason", report.reason(*why))];
            notes.push(crate::text::strings::fill(report.texts.reach_page.left_out, &slots));
        }
    }
    notes
}

/// Lists the share and the number of people exposed at least 1, 2, …, 10 times.
#[must_use]
pub fn levels(report: &Report<'_>) -> Table {
    let words = &report.texts.reach_page;
    let columns = vec![Column::number(words.level), Column::number(words.share), Column::number(words.people)];
    let mut table = Table::new("reach-levels", words.levels, columns);
    let Ok(view) = report.view() else { return table };
    for level in 1..=REACH_LEVELS {
        let share = view.k_plus[level - 1];
        let cells = vec![
            Cell::value(Exact::Count(level as u64), report.level(level)),
            Cell::value(Exact::Share(share), report.locale.percent(share, 2)),
            report.number(share * view.people, 0),
        ];
        table.rows.push(Row::of(cells).explaining(Subject::Reach(ReachFigure::AtLeast(level), view.audience)));
    }
    table.notes = vec![super::key::models(report)];
    table
}

/// Lists the messages with their exposures, reach and cost.
#[must_use]
pub fn messages(report: &Report<'_>) -> Table {
    let (texts, shared) = (&report.texts.cli, &report.texts.shared);
    let columns = vec![
        Column::text(shared.message),
        Column::number(texts.impressions),
        Column::number(texts.reach),
        Column::number(texts.cost).in_unit(report.currency()),
    ];
    let mut table = Table::new("messages", texts.messages, columns);
    for (position, reach) in report.analysis.reach.messages.iter().enumerate() {
        table.rows.push(Row::of(vec![
            report.message(position),
            report.number(reach.impressions, 0),
            report.share_of(reach.reach),
            report.total(report.analysis.budget.by_message[position]),
        ]));
    }
    table.notes = universe_notes(report);
    table
}

//! Says what is wrong with the plan or missing in it.

use crate::check::{Problem, ProblemPlace, Severity};
use crate::edit::ItemId;
use crate::report::{Cell, Column, Report, Row, Table};
use crate::text;

/// Names how much a problem weighs, in one word.
#[must_use]
pub fn severity_name(report: &Report<'_>, severity: Severity) -> &'static str {
    let texts = &report.texts.cli;
    match severity {
        Severity::Error => texts.error,
        Severity::Warning => texts.warning,
        Severity::Notice => texts.notice,
    }
}

/// Lists the problems of the plan, errors first.
#[must_use]
pub fn checks(report: &Report<'_>) -> Table {
    checks_of(report, report.analysis.problems.iter())
}

/// Lists the first `most` problems of each weight, errors first.
#[must_use]
pub fn first_checks(report: &Report<'_>, most: usize) -> Table {
    let problems = &report.analysis.problems;
    let of_weight = |severity| problems.iter().filter(move |problem| problem.severity == severity).take(most);
    checks_of(report, [Severity::Error, Severity::Warning, Severity::Notice].into_iter().flat_map(of_weight))
}

fn checks_of<'p>(report: &Report<'_>, problems: impl Iterator<Item = &'p Problem>) -> Table {
    let words = &report.texts.report;
    let columns = vec![
        Column::text(words.severity),
        Column::text(words.problem),
        Column::text(words.id),
        Column::text(words.code),
    ];
    let mut table = Table::new("checks", report.texts.cli.problems, columns);
    for problem in problems {
        let item = item_of_problem(&problem.place);
        let id = item.as_ref().map_or("", ItemId::as_str).to_owned();
        let cells = vec![
            Cell::text(severity_name(report, problem.severity)),
            Cell::text(text::sentence(problem, report.plan, report.locale)),
            Cell::text(id),
            Cell::text(problem.code.as_str()),
        ];
        table.rows.push(Row { item, ..Row::of(cells) });
    }
    table.notes.push(report.texts.checks_page.not_judged.to_owned());
    table
}

/// Returns the thing of the plan that a problem is about.
pub(in crate::report) fn item_of_problem(place: &ProblemPlace) -> Option<ItemId> {
    Some(match place {
        ProblemPlace::Plan
        | ProblemPlace::Calendar
        | ProblemPlace::Money
        | ProblemPlace::Settings
        | ProblemPlace::Platform
        | ProblemPlace::Listening
        | ProblemPlace::Actual(..) => {
            return None;
        }
        ProblemPlace::Audience(_, id) => ItemId::Audience(id.clone()),
        ProblemPlace::Theme(_, id) => ItemId::Theme(id.clone()),
        ProblemPlace::Claim(_, id) => ItemId::Claim(id.clone()),
        ProblemPlace::Visual(_, id) => ItemId::Visual(id.clone()),
        ProblemPlace::Slogan(_, id) => ItemId::Slogan(id.clone()),
        ProblemPlace::Message(_, id) => ItemId::Message(id.clone()),
        ProblemPlace::Channel(_, id) | ProblemPlace::Contact { channel: id, .. } => ItemId::Channel(id.clone()),
        ProblemPlace::Placement(_, id) => ItemId::Placement(id.clone()),
        ProblemPlace::OtherCost(_, id) => ItemId::OtherCost(id.clone()),
        ProblemPlace::Mention(_, id) => ItemId::Mention(id.clone()),
        ProblemPlace::Relation(_, id) => ItemId::Relation(id.clone()),
        ProblemPlace::Objective(_, id) => ItemId::Objective(id.clone()),
    })
}

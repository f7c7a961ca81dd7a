//! `analyse`: the results of a plan as the tables that the window and the exports show, for people who read them in a terminal.

use super::finding::{Counts, findings};
use super::new::{span, title};
use super::output::shown;
use super::table::Table;
use crate::analysis::Analysis;
use crate::reach::reach_of_weeks;
use crate::report::{self, Report, budget, consistency, listening, reach};
use crate::store::Opened;
use crate::text::strings::{fill, slots};
use crate::text::{Locale, isolate};

/// The most pairs of channels that a report lists.
const MOST_PAIRS: usize = 30;

/// Writes all results of the plan that was opened from `path`.
pub(super) fn report(
    path: &str,
    opened: &Opened,
    analysis: &Analysis,
    weeks: Option<(u32, u32)>,
    locale: Locale,
) -> String {
    let texts = &locale.texts().cli;
    let report = Report::new(&opened.plan, analysis, locale);
    let values = slots![("title", &*title(&opened.plan.title, locale)), ("path", &*isolate(path, locale.language))];
    let counts = Counts::of(&findings(opened, &analysis.problems, locale)).words(locale);
    let mut out = format!("{}\n{}\n", shown(&fill!(texts.title_line, values)), span(&opened.plan, locale));
    let mut said = Vec::new();
    for (heading, tables) in sections(&report, weeks) {
        let body = section(&report, heading, &tables, &mut said);
        if !body.is_empty() {
            out = format!("{out}\n{heading}\n{body}");
        }
    }
    let hint = if opened.unknown_fields.is_empty() && opened.unknown_values.is_empty() && analysis.problems.is_empty() {
        counts
    } else {
        fill!(texts.problems_hint, &[("counts", &counts)])
    };
    out + &format!("\n{}\n  {hint}\n", locale.texts().figures.problems)
}

/// Lists the sections of the report with their tables.
fn sections(report: &Report<'_>, weeks: Option<(u32, u32)>) -> Vec<(&'static str, Vec<report::Table>)> {
    let texts = &report.texts.figures;
    let some_weeks =
        weeks.map(|(first, last)| reach::some_weeks(report, &reach_of_weeks(report.plan, first, last), (first, last)));
    // One month has no table: it is the budget's figures again.
    let has_months = report.analysis.budget.by_month.len() > 1 && !report.analysis.budget.media.is_nothing();
    let of_budget = [budget::figures(report), budget::by_element_and_channel(report)];
    let months = has_months.then(|| budget::months(report));
    let of_budget = of_budget.into_iter().chain(months).chain([budget::actual_figures(report)]);
    vec![
        (texts.key_figures, vec![reach::key_figures(report)]),
        (texts.reach_by_audience, vec![reach::audiences(report)]),
        (texts.some_weeks, some_weeks.into_iter().collect()),
        (texts.channels, vec![reach::channels(report)]),
        (texts.channel_pairs, vec![reach::pairs_up_to(report, MOST_PAIRS)]),
        (texts.other_models, vec![reach::comparison(report)]),
        (texts.remembered, vec![reach::remembered(report)]),
        (texts.messages, vec![reach::messages(report)]),
        (
            texts.consistency_heading,
            vec![consistency::figures(report), consistency::audiences(report), consistency::contradictions(report)],
        ),
        (texts.budget, of_budget.collect()),
        (report.texts.listening.listening, listening_tables(report)),
        (texts.weeks, vec![reach::weeks(report)]),
    ]
}

/// Returns the tables of listening; none for a plan that states nothing of its customers.
fn listening_tables(report: &Report<'_>) -> Vec<report::Table> {
    let plan = report.plan;
    if plan.mentions.is_empty() && plan.experiences.is_empty() && plan.relations.is_empty() {
        return Vec::new();
    }
    let of_the_log = [listening::by_channel, listening::by_week, listening::by_audience, listening::by_phase];
    let tables = [listening::figures(report), listening::promises(report)];
    tables.into_iter().chain(of_the_log.iter().map(|build| build(report))).collect()
}

/// Writes the tables of a section, a blank line between two, each with its title where nothing else says it. A note that
/// was `said` before is not said again.
pub(super) fn section(report: &Report<'_>, heading: &str, tables: &[report::Table], said: &mut Vec<String>) -> String {
    let mut out = String::new();
    for table in tables.iter().filter(|table| !table.is_empty()) {
        if !out.is_empty() {
            out.push('\n');
        }
        let repeats = table.title == heading || table.columns.first().is_some_and(|column| column.title == table.title);
        if !repeats {
            out = format!("{out}  {}\n", shown(&table.title));
        }
        out.push_str(&Table::of(table, report.locale).text(report.locale));
        for note in &table.notes {
            if !said.contains(note) {
                out = format!("{out}  {}\n", shown(note));
                said.push(note.clone());
            }
        }
    }
    out
}

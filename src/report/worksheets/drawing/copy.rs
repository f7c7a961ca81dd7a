//! A worksheet as a table and as text, for copying and for other programs.

use super::super::super::{Cell, Column, Report, Row, Table};
use super::super::kept::kept_answers;
use super::super::{figure, named_link};
use super::lines::answer_words;
use crate::text::strings::fill;
use crate::text::without_direction_marks;
use crate::worksheet::{Framework, Item, Kind, Part, answer_to, built_in, completeness};

/// Builds the tables of the worksheets of the course that were begun in the plan, in the order of the list.
#[must_use]
pub fn sheet_tables(report: &Report<'_>) -> Vec<Table> {
    let is_begun = |sheet: &&'static Framework| report.plan.worksheets.find(&sheet.id.as_str().into()).is_some();
    built_in().iter().filter(is_begun).map(|sheet| Table { id: &sheet.id, ..filled_table(report, sheet) }).collect()
}

/// Builds the table of a worksheet as it is copied: a row for each item with its part, its name, what was answered or what the
/// plan says. No mark of direction goes with it, which other programs would keep unseen.
#[must_use]
pub fn sheet_table(report: &Report<'_>, framework: &Framework) -> Table {
    let mut table = filled_table(report, framework);
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        cell.text = without_direction_marks(&cell.text).into_owned();
    }
    table
}

fn filled_table(report: &Report<'_>, framework: &Framework) -> Table {
    let framework = report.as_read(framework);
    let words = &report.texts.worksheets;
    let language = report.locale.language;
    let mut columns = vec![Column::text(words.part), Column::text(words.item), Column::text(words.answer)];
    let rows: Vec<Vec<FilledRow>> =
        framework.items().map(|(part, item)| rows_of_item(report, framework, part, item)).collect();
    // A figure whose lines are rows of a table has a column for each of their values behind the first.
    let widest = rows.iter().flatten().max_by_key(|row| row.values.len());
    let names = widest.map(|row| row.values.iter().map(|(name, _)| *name).collect::<Vec<_>>()).unwrap_or_default();
    columns.extend(names.iter().map(|name| Column::text(*name)));
    let mut table = Table::new("worksheet", framework.name.get(language), columns);
    for ((part, item), rows) in framework.items().zip(rows) {
        for row in rows {
            let mut cells = vec![Cell::text(part.name.get(language)), Cell::text(item.name.get(language))];
            cells.push(Cell::text(row.words.replace('\n', report.locale.dot())));
            cells.extend(names.iter().map(|name| {
                let value = row.values.iter().find(|(known, _)| known == name);
                Cell::text(value.map_or("", |(_, value)| value.as_str()))
            }));
            table.rows.push(Row::of(cells));
        }
    }
    for kept in kept_answers(report, framework) {
        let cells = [words.kept_answers, &kept.item, &kept.words.replace('\n', report.locale.dot())].map(Cell::text);
        let empty = names.iter().map(|_| Cell::text(""));
        table.rows.push(Row::of(cells.into_iter().chain(empty).collect()));
    }
    table.notes.push(fill!(words.source, &[("source", framework.source.get(language))]));
    table
}

/// What stands in a row of the table: the words, and values in columns of their own.
struct FilledRow {
    words: String,
    values: Vec<(&'static str, String)>,
}

/// Returns the rows of an item: one, but for a figure whose lines are rows of a table.
fn rows_of_item(report: &Report<'_>, framework: &Framework, part: &Part, item: &Item) -> Vec<FilledRow> {
    let lines = match &item.kind {
        Kind::Figure(name) => figure(report, part, name),
        _ => Vec::new(),
    };
    if lines.iter().all(|line| line.cells.is_empty()) {
        return vec![FilledRow { words: words_of_item(report, framework, part, item), values: Vec::new() }];
    }
    let rows = lines.into_iter().map(|line| {
        let mut cells = line.cells.into_iter();
        FilledRow { words: cells.next().map_or(line.text, |(_, first)| first), values: cells.collect() }
    });
    rows.collect()
}

/// Writes what was answered to an item, or what the plan says; empty where there is neither.
fn words_of_item(report: &Report<'_>, framework: &Framework, part: &Part, item: &Item) -> String {
    match &item.kind {
        Kind::Figure(_) => of_the_plan(report, part, item).join("\n"),
        Kind::Link(to) => named_link(report, to),
        _ => answer_to(report.plan, framework, item).map(|given| answer_words(report, item, given)).unwrap_or_default(),
    }
}

/// Lists what the plan says for an item that is read off it, a line for each thing, with a mark for what is there or not.
#[must_use]
pub fn of_the_plan(report: &Report<'_>, part: &Part, item: &Item) -> Vec<String> {
    let Kind::Figure(name) = &item.kind else { return Vec::new() };
    let mark = |is_there: Option<bool>| match is_there {
        Some(true) => "● ",
        Some(false) => "○ ",
        None => "",
    };
    let lines = figure(report, part, name).into_iter();
    lines.map(|line| format!("{}{}", mark(line.is_there), line.text)).collect()
}

/// Writes a worksheet as plain text, without marks of direction: its name, its parts with what is filled in, what is still empty, and its source.
#[must_use]
pub fn sheet_text(report: &Report<'_>, framework: &Framework) -> String {
    let framework = report.as_read(framework);
    let words = &report.texts.worksheets;
    let language = report.locale.language;
    let (_, done) = completeness(report.plan, framework);
    let number = |count: usize| report.locale.whole(u64::try_from(count).unwrap_or(u64::MAX));
    let count = fill!(words.of, &[("count", &number(done.answered)), ("total", &number(done.items))]);
    let mut text = vec![framework.name.get(language).to_owned(), fill!(words.required_answered, &[("done", &count)])];
    for part in &framework.parts {
        text.push(String::new());
        text.push(part.name.get(language).to_owned());
        for item in &part.items {
            let said = words_of_item(report, framework, part, item);
            let said = match (said.trim().is_empty(), item.required) {
                (true, true) => words.not_answered.to_owned(),
                (true, false) => continue,
                (false, _) => said,
            };
            let said = said.replace('\n', "\n    ");
            text.push(format!("  {}", report.named(item.name.get(language), &said)));
        }
    }
    let kept = kept_answers(report, framework);
    if !kept.is_empty() {
        text.extend([String::new(), words.kept_answers.to_owned()]);
        text.extend(kept.iter().map(|kept| format!("  {}", report.named(&kept.item, &kept.words))));
    }
    text.push(String::new());
    text.push(fill!(words.source, &[("source", framework.source.get(language))]));
    without_direction_marks(&text.join("\n")).into_owned()
}

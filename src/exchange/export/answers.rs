//! Answers to worksheets as blocks of a book.

use super::pages::Block;
use crate::plan::{Answer, Bilingual, ItemAnswer};
use crate::report::{Cell, Column, Report, Row, Table};
use crate::text::strings::fill;
use crate::worksheet::{Framework, Item, Kind, Layout, Part, SheetOption, answer_to, framework};

/// Returns what was answered to a worksheet; empty where nothing was.
pub(super) fn blocks(report: &Report, id: &str) -> Vec<Block> {
    let Some(sheet) = framework(id).map(|sheet| report.as_read(sheet)) else { return Vec::new() };
    if sheet.layout == Layout::Matrix && sheet.parts.len() == 4 {
        return matrix(report, sheet).into_iter().map(Block::Table).collect();
    }
    let mut blocks = Vec::new();
    for part in &sheet.parts {
        let answered: Vec<Block> = part
            .items
            .iter()
            .filter_map(|item| answer_to(report.plan, sheet, item).map(|given| (item, given)))
            .flat_map(|(item, given)| answer(report, item, given))
            .collect();
        if answered.is_empty() {
            continue;
        }
        let name = part.name.get(report.locale.language);
        if part.items.len() > 1 || part.items.iter().all(|item| item.name.get(report.locale.language) != name) {
            blocks.push(Block::Minor(name.to_owned()));
        }
        blocks.extend(answered);
    }
    blocks
}

/// Returns a sheet of two by two parts as a table of two columns.
fn matrix(report: &Report, sheet: &Framework) -> Option<Table> {
    let language = report.locale.language;
    let cell = |part: &Part| {
        let answers = part.items.iter().filter_map(|item| Some((item, answer_to(report.plan, sheet, item)?)));
        let lines: Vec<String> = answers.flat_map(|(item, given)| lines(report, item, given)).collect();
        Cell::text(lines.join("\n"))
    };
    let cells: Vec<Cell> = sheet.parts.iter().map(cell).collect();
    if cells.iter().all(|cell| cell.text.is_empty()) {
        return None;
    }
    let name = |at: usize| sheet.parts[at].name.get(language).to_owned();
    let columns = vec![Column::text(name(0)), Column::text(name(1))];
    let mut table = Table::new("book-matrix", sheet.name.get(language), columns);
    let pair = |from: usize| Row::of(cells[from..from + 2].to_vec());
    table.rows = vec![pair(0), Row::group(vec![Cell::text(name(2)), Cell::text(name(3))]), pair(2)];
    Some(table)
}

/// Returns the lines of an answer in a cell.
fn lines(report: &Report, item: &Item, given: &ItemAnswer) -> Vec<String> {
    let language = report.plan_language;
    match &given.answer {
        Answer::Rows(rows) => rows
            .iter()
            .map(|row| {
                let cells = row.iter().map(|cell| cell.get(language).trim().to_owned());
                cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" – ")
            })
            .filter(|line| !line.is_empty())
            .map(|line| format!("• {line}"))
            .collect(),
        answer => words(report, item, answer, given).into_iter().collect(),
    }
}

/// Returns an answer to an item of a worksheet; nothing where it says nothing.
pub(super) fn answer(report: &Report, item: &Item, given: &ItemAnswer) -> Vec<Block> {
    let language = report.locale.language;
    let name = item.name.get(language);
    if let (Answer::Rows(rows), Kind::Rows(columns)) = (&given.answer, &item.kind) {
        let columns = columns.iter().map(|column| Column::text(column.name.get(language))).collect();
        return without_empty_columns(rows_table(report, name, columns, rows));
    }
    let Some(text) = words(report, item, &given.answer, given) else { return Vec::new() };
    let ends = if name.ends_with(['?', '؟', ':']) { "" } else { ":" };
    vec![Block::Paragraph { lead: format!("{name}{ends}"), text }]
}

fn rows_table(report: &Report, name: &str, columns: Vec<Column>, rows: &[Vec<Bilingual>]) -> Table {
    let mut table = Table::new("book-rows", name, columns);
    for row in rows {
        let text = |at: usize| row.get(at).map_or("", |cell| cell.get(report.plan_language));
        let cells: Vec<Cell> = (0..table.columns.len()).map(|at| Cell::text(text(at))).collect();
        if cells.iter().any(|cell| !cell.text.trim().is_empty()) {
            table.rows.push(Row::of(cells));
        }
    }
    table
}

/// Returns a table without the columns in which nothing stands; nothing where it has no rows.
pub(super) fn without_empty_columns(mut table: Table) -> Vec<Block> {
    if table.rows.is_empty() {
        return Vec::new();
    }
    for column in (1..table.columns.len()).rev() {
        let is_empty =
            table.rows.iter().all(|row| row.cells.get(column).is_none_or(|cell| cell.text.trim().is_empty()));
        if is_empty {
            table.columns.remove(column);
            for row in table.rows.iter_mut().filter(|row| row.cells.len() > column) {
                row.cells.remove(column);
            }
        }
    }
    vec![Block::Table(table)]
}

/// Returns an answer in words; none where it says nothing.
fn words(report: &Report, item: &Item, answer: &Answer, given: &ItemAnswer) -> Option<String> {
    let (language, locale) = (report.locale.language, report.locale);
    let texts = &report.texts.book;
    let option = |id: &String| {
        let known: Option<&SheetOption> = item.kind.options().iter().find(|option| option.id == *id);
        let name = known.map_or(id.as_str(), |option| option.name.get(language));
        let note = given.notes.iter().find(|note| note.option == *id).map(|note| note.text.get(report.plan_language));
        match note.filter(|note| !note.trim().is_empty()) {
            Some(note) => format!("{name} ({note})"),
            None => name.to_owned(),
        }
    };
    let text = match answer {
        Answer::Text(text) => text.get(report.plan_language).to_owned(),
        Answer::Choice(id) if id.is_empty() => String::new(),
        Answer::Choice(id) => option(id),
        Answer::Choices(ids) => ids.iter().map(option).collect::<Vec<_>>().join(report.texts.shared.comma),
        Answer::Scale(value) => match item.kind {
            Kind::Scale { low, high } => {
                let [value, low, high] = [*value, low, high].map(|number| locale.ungrouped(number));
                fill!(texts.scale_of, &[("value", &value), ("low", &low), ("high", &high)])
            }
            _ => locale.ungrouped(*value),
        },
        Answer::DontKnow => texts.not_known.to_owned(),
        Answer::Rows(_) => String::new(),
    };
    (!text.trim().is_empty()).then_some(text)
}

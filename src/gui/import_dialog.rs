//! The preview of an import: what each column was taken for, every row with what becomes of it, what needs a decision, sums, and
//! what is new.

use eframe::egui::{self, Id, ScrollArea, Ui};

use super::context::{Cx, is_right_to_left};
use super::dialogs::buttons;
use super::import_money;
use super::parts::figures::columns_by_share;
use super::theme::space;
use super::widgets::{
    FieldLook, Look, check, choice, column, label, label_in, plain_field, radio, row, scroll_list, small, strong,
    text_elided_within, title, weak,
};
use crate::app::{Action, DialogAnswer, ImportAction, Importing, SeenTable};
use crate::exchange::import::words::{
    Wording, column_line, column_name, failure, kind_name, meaning_name, role_name, sum_name,
};
use crate::exchange::import::{
    Column, Days, Decision, ENCODINGS, Expected, Holds, Issue, IssueKind, Kind, Meaning, NewThing, PlanWarning,
    Preview, PreviewRow, ReadFailure, Role, Value, column_letters,
};
use crate::gui::fit;
use crate::text::strings::{fill, slots};
use crate::text::{DASH, Reading, Wanted, isolate};

/// Width of a column of the table, in points.
const COLUMN: f32 = 124.0;
/// Width of a column of a week.
const WEEK: f32 = 58.0;
/// Width of what stands before the rows.
const ROW_NUMBER: f32 = 56.0;
/// Height of a row.
const ROW: f32 = 26.0;
/// Height of the row with the meanings: lists to choose from, with their borders.
const CHOICES: f32 = 32.0;
/// From this width on decisions stand beside the table.
const TWO_COLUMNS: f32 = 820.0;
/// Width of the decisions beside the table.
const DECISIONS: f32 = 290.0;
/// Height of what stands below the table.
const BELOW: f32 = 150.0;
/// How many things that need a decision are shown.
const MOST_ISSUES: usize = 100;

/// Shows the import.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing) {
    let words = &cx.texts.import;
    row(ui, |ui| {
        title(ui, words.title);
        let name = if importing.name.is_empty() { words.pasted } else { &importing.name };
        weak(ui, &isolate(name, cx.language()));
    });
    match &importing.seen {
        None => {
            weak(ui, words.reading);
            buttons(cx, ui, &[(cx.texts.shared.cancel, DialogAnswer::Cancel)]);
        }
        Some(Err(why)) => {
            label_in(ui, &failure(why, cx.locale), Look::Error);
            if *why == ReadFailure::NotATable {
                // It may be one that was read in the wrong way.
                let known = importing.form.encoding.as_deref();
                let found = ENCODINGS.iter().find(|name| known.is_none_or(|known| known == **name));
                let delimiter = importing.form.delimiter.unwrap_or(',');
                row(ui, |ui| encoding(cx, ui, importing, found.copied(), Some(delimiter)));
            }
            buttons(cx, ui, &[(cx.texts.shared.cancel, DialogAnswer::Cancel)]);
        }
        Some(Ok(seen)) => preview(cx, ui, importing, seen),
    }
}

fn preview(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable) {
    head(cx, ui, importing, seen);
    ui.add_space(space::SMALL);
    let width = ui.available_width();
    if width > TWO_COLUMNS {
        let height = fit::beside(ui.ctx().content_rect().height(), 250.0).clamp(220.0, 620.0);
        let start = fit::beside(width, DECISIONS);
        columns_by_share(ui, &[start, DECISIONS], |ui, part| {
            if part == 0 {
                // The table has the most room; what it comes to stands below it, in what a short table leaves.
                let most = fit::beside(height, BELOW + 60.0).max(80.0);
                let rows = seen.preview.rows.len() as f32 * (ROW + ui.spacing().item_spacing.y);
                table(cx, ui, seen, most);
                ui.add_space(space::SMALL);
                scroll_list(ui, "import sums", BELOW + fit::beside(most, rows.min(most)), |ui| {
                    sums(cx, ui, seen);
                    things(cx, ui, &seen.preview);
                });
            } else {
                scroll_list(ui, "import decisions", height, |ui| {
                    import_money::questions(cx, ui, importing, seen);
                    issues(cx, ui, importing, seen);
                    understood(cx, ui, &seen.preview);
                });
            }
        });
    } else {
        let height = (ui.ctx().content_rect().height() - 420.0).clamp(120.0, 420.0);
        table(cx, ui, seen, height);
        ui.add_space(space::SMALL);
        scroll_list(ui, "import below", 190.0, |ui| {
            import_money::questions(cx, ui, importing, seen);
            issues(cx, ui, importing, seen);
            sums(cx, ui, seen);
            things(cx, ui, &seen.preview);
            understood(cx, ui, &seen.preview);
        });
    }
    ui.add_space(space::SMALL);
    let words = &cx.texts.import;
    if let Some(on) = check(ui, words.remember, importing.remembers) {
        cx.push(Action::Import(ImportAction::Remember(on)));
    }
    let count = cx.locale.whole(seen.preview.taken as u64);
    let accept = fill!(words.accept, &[("rows", &count)]);
    let cancel = (cx.texts.shared.cancel, DialogAnswer::Cancel);
    if seen.preview.edit.is_some() && !importing.is_reading {
        buttons(cx, ui, &[(&accept, DialogAnswer::Accept), cancel]);
    } else {
        let is_of_results = seen.preview.warnings.contains(&PlanWarning::IsOfResults);
        let nothing = if is_of_results { words.of_results } else { words.nothing_to_take };
        weak(ui, if importing.is_reading { words.reading } else { nothing });
        buttons(cx, ui, &[cancel]);
    }
}

/// Sheet, table, kind of rows, and how a text was read.
fn head(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable) {
    let words = &cx.texts.import;
    ui.horizontal_wrapped(|ui| {
        label(ui, words.table);
        let names: Vec<String> = seen
            .tables
            .iter()
            .map(|place| {
                let sheet = &seen.book.sheets[place.sheet];
                let range = place.range_text();
                match (sheet.name.is_empty(), sheet.is_hidden) {
                    (true, _) => range,
                    (false, false) => format!("{} {range}", sheet.name),
                    (false, true) => fill!(words.hidden_sheet, &[("name", &sheet.name), ("range", &range)]),
                }
            })
            .collect();
        let options: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().collect();
        if let Some(at) = choice(ui, words.table, &seen.at, &options, 230.0) {
            cx.push(Action::Import(ImportAction::Table(at)));
        }
        label(ui, words.rows_are);
        let kinds = Kind::ALL.map(|kind| (kind, kind_name(kind, cx.locale)));
        if let Some(kind) = choice(ui, words.rows_are, &seen.preview.table.kind, &kinds, 170.0) {
            cx.push(Action::Import(ImportAction::Kind(kind)));
        }
        encoding(cx, ui, importing, seen.book.encoding, seen.book.delimiter);
        import_money::currency(cx, ui, importing, seen);
    });
}

/// The encoding of a file of text and what stands between its cells, to be chosen.
fn encoding(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, found: Option<&'static str>, delimiter: Option<char>) {
    let words = &cx.texts.import;
    if let Some(found) = found.filter(|_| !importing.name.is_empty()) {
        let known = ENCODINGS.iter().position(|name| *name == found);
        let mut options: Vec<(&str, &str)> = ENCODINGS.iter().map(|name| (*name, *name)).collect();
        if known.is_none() {
            options.insert(0, (found, found));
        }
        if let Some(encoding) = choice(ui, words.encoding, &found, &options, 130.0) {
            cx.push(Action::Import(ImportAction::Encoding(encoding.to_owned())));
        }
    }
    if let Some(delimiter) = delimiter {
        let options = [
            ('\t', words.delimiter_tab),
            (',', words.delimiter_comma),
            (';', words.delimiter_semicolon),
            ('|', words.delimiter_bar),
        ];
        if let Some(delimiter) = choice(ui, words.delimiter, &delimiter, &options, 120.0) {
            cx.push(Action::Import(ImportAction::Delimiter(delimiter)));
        }
    }
}

/// The rows as they stand in the file, under what each column was taken for.
fn table(cx: &mut Cx<'_>, ui: &mut Ui, seen: &SeenTable, height: f32) {
    let preview = &seen.preview;
    let columns = &preview.table.columns;
    let width = |at: usize| if columns[at].moment.is_some() { WEEK } else { COLUMN };
    let sheet = &seen.book.sheets[preview.table.place.sheet];
    ScrollArea::horizontal().id_salt("import table").auto_shrink([false, true]).show(ui, |ui| {
        column(ui, |ui| {
            row(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                cell(ui, ROW_NUMBER, &mut |ui| {
                    small(ui, cx.texts.import.row);
                });
                for (position, known) in columns.iter().enumerate() {
                    cell(ui, width(position), &mut |ui| {
                        let letters = column_letters(known.at);
                        let title = if known.title.is_empty() { &letters } else { &known.title };
                        text_elided_within(ui, title, Look::Small, width(position) - 6.0);
                    });
                }
            });
            row(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let layout = *ui.layout();
                cell_of(ui, egui::vec2(ROW_NUMBER, CHOICES), layout, |_| {});
                for (position, known) in columns.iter().enumerate() {
                    cell_of(ui, egui::vec2(width(position), CHOICES), layout, |ui| {
                        meaning(cx, ui, known, width(position));
                    });
                }
            });
            ScrollArea::vertical().id_salt("import rows").auto_shrink([false, true]).max_height(height).show_rows(
                ui,
                ROW,
                preview.rows.len(),
                |ui, visible| {
                    for shown in &preview.rows[visible] {
                        row(ui, |ui| {
                            ui.spacing_mut().item_spacing.x = 0.0;
                            cell(ui, ROW_NUMBER, &mut |ui| number(cx, ui, shown));
                            for (position, known) in columns.iter().enumerate() {
                                let value = sheet.cell(shown.row, known.at);
                                let (text, look) = (value.shown(), look_of(shown, known.at));
                                // What was pasted has its numbers as texts.
                                let is_figure = |text: &str| !text.contains(char::is_alphabetic);
                                let is_number = matches!(value, Value::Number(_))
                                    || known.holds == Holds::Numbers && value.words().is_some_and(is_figure);
                                // Units stand under units.
                                let cell = if is_number { number_cell } else { cell };
                                cell(ui, width(position), &mut |ui| {
                                    text_elided_within(ui, &text, look, width(position) - 10.0);
                                });
                            }
                        });
                    }
                },
            );
        });
    });
}

fn cell(ui: &mut Ui, width: f32, content: &mut dyn FnMut(&mut Ui)) {
    let layout = *ui.layout();
    cell_of(ui, egui::vec2(width, ROW), layout, content);
}

/// A cell with one number, at its end.
fn number_cell(ui: &mut Ui, width: f32, content: &mut dyn FnMut(&mut Ui)) {
    let from_end = if is_right_to_left(ui) { egui::Layout::left_to_right } else { egui::Layout::right_to_left };
    cell_of(ui, egui::vec2(width, ROW), from_end(egui::Align::Center), content);
}

fn cell_of(ui: &mut Ui, size: egui::Vec2, layout: egui::Layout, content: impl FnOnce(&mut Ui)) {
    let (rect, _) = fit::allocate(ui, size, egui::Sense::hover());
    let mut inside = ui.new_child(fit::part(rect.shrink2(egui::vec2(3.0, 0.0))).layout(layout));
    inside.set_clip_rect(ui.clip_rect().intersect(rect));
    content(&mut inside);
}

/// The number of a row, with what becomes of it.
fn number(cx: &Cx<'_>, ui: &mut Ui, shown: &PreviewRow) {
    let number = cx.locale.ungrouped(shown.row as u64 + 1);
    let (mark, look) = match (&shown.role, shown.is_taken) {
        (Role::Body, true) if shown.issues.is_empty() => ("✓", Look::Small),
        (Role::Body, true) => ("!", Look::Warning),
        (Role::Body, false) => ("×", Look::Error),
        _ => (DASH, Look::Weak),
    };
    label_in(ui, &format!("{mark} {number}"), look);
}

fn look_of(shown: &PreviewRow, column: usize) -> Look {
    let issue = shown.issues.iter().find(|issue| issue.column == Some(column));
    match (issue, &shown.role) {
        (Some(issue), _) if issue.is_error() => Look::Error,
        (Some(_), _) => Look::Warning,
        (None, Role::Body) => Look::Body,
        _ => Look::Weak,
    }
}

/// What a column was taken for, to be changed.
fn meaning(cx: &mut Cx<'_>, ui: &mut Ui, column: &Column, width: f32) {
    let name = fill!(cx.texts.import.meaning_of, &[("column", &column_name(column, cx.locale))]);
    let options: Vec<(Meaning, &str)> =
        Meaning::ALL.iter().map(|meaning| (*meaning, meaning_name(*meaning, cx.locale))).collect();
    if let Some(meaning) = choice(ui, &name, &column.meaning, &options, width - 6.0) {
        cx.push(Action::Import(ImportAction::Column(column.at, meaning)));
    }
}

fn wording<'a>(cx: &Cx<'a>, preview: &'a Preview) -> Wording<'a> {
    let plan = cx.plan();
    let currency = preview.currency.unwrap_or_else(|| plan.exact_currency());
    Wording { table: &preview.table, calendar: &plan.calendar, currency, locale: cx.locale }
}

/// What needs a decision, row by row, with the ways to settle it.
fn issues(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable) {
    let all: Vec<&Issue> = seen.preview.issues().collect();
    if all.is_empty() {
        return;
    }
    let count = cx.locale.whole(all.len() as u64);
    strong(ui, &fill!(cx.texts.import.decisions, &[("count", &count)]));
    repeated(cx, ui, importing, &all);
    let wording = wording(cx, &seen.preview);
    for issue in all.iter().take(MOST_ISSUES) {
        let look = if issue.is_error() { Look::Error } else { Look::Warning };
        label_in(ui, &wording.line(issue), look);
        let choices = issue.choices();
        let chosen = importing.choices.decisions.get(&issue.row).copied();
        if takes_quantity(issue) {
            quantity(cx, ui, issue, &wording.short_place(issue), chosen);
            continue;
        }
        if choices.len() < 2 {
            continue;
        }
        let current = chosen.unwrap_or(choices[0]);
        for decision in choices {
            if radio(ui, &wording.choice(issue, decision), decision == current) {
                cx.push(Action::Import(ImportAction::Row(issue.row, decision)));
            }
        }
        ui.add_space(space::TIGHT);
    }
    if all.len() > MOST_ISSUES {
        let more = cx.locale.whole((all.len() - MOST_ISSUES) as u64);
        weak(ui, &fill!(cx.texts.window.more, &[("count", &more)]));
    }
}

/// How many rows the log has already, and one choice for all of them.
fn repeated(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, issues: &[&Issue]) {
    let words = &cx.texts.import;
    let repeated: Vec<usize> = issues
        .iter()
        .filter(|issue| matches!(issue.kind, IssueKind::AlreadyLogged { .. }))
        .map(|issue| issue.row)
        .collect();
    if repeated.len() < 2 {
        return;
    }
    label_in(ui, &fill!(words.repeated, &[("count", &cx.locale.whole(repeated.len() as u64))]), Look::Warning);
    let is_taken = |row: &usize| importing.choices.decisions.get(row) == Some(&Decision::TakeAgain);
    let taken = repeated.iter().filter(|row| is_taken(row)).count();
    for (takes, name) in [(false, words.repeated_leave), (true, words.repeated_take)] {
        let is_chosen = taken == if takes { repeated.len() } else { 0 };
        if radio(ui, name, is_chosen) {
            cx.push(Action::Import(ImportAction::Repeated(takes)));
        }
    }
    ui.add_space(space::TIGHT);
}

/// True where a quantity can be typed in the place of a cell that holds none.
fn takes_quantity(issue: &Issue) -> bool {
    let expects = |expected: &Expected| matches!(expected, Expected::Quantity | Expected::Thousands);
    matches!(&issue.kind, IssueKind::NotRead { expected, .. } if expects(expected))
}

/// The quantity of a row that has none that can be read.
fn quantity(cx: &mut Cx<'_>, ui: &mut Ui, issue: &Issue, place: &str, chosen: Option<Decision>) {
    let id = Id::unique(("quantity of an imported row", issue.row));
    let known = match chosen {
        Some(Decision::Quantity(quantity)) => cx.locale.whole(quantity),
        _ => String::new(),
    };
    let shown = ui.data(|data| data.get_temp::<String>(id)).unwrap_or(known);
    let name = fill!(cx.texts.import.quantity_of, &[("place", place)]);
    row(ui, |ui| {
        weak(ui, cx.texts.import.quantity);
        let field = format!("quantity of row {}", issue.row);
        let (_, typed) = plain_field(ui, &field, &name, &shown, FieldLook::line(120.0));
        let Some(typed) = typed else { return };
        let read = match Wanted::whole().read(&typed) {
            Reading::One(number) => u64::try_from(number.mantissa()).ok().filter(|_| number.decimals() == 0),
            _ => None,
        };
        ui.data_mut(|data| data.insert_temp(id, typed));
        let decision = read.map_or(Decision::LeaveOut, Decision::Quantity);
        cx.push(Action::Import(ImportAction::Row(issue.row, decision)));
    });
    ui.add_space(space::TIGHT);
}

/// The sums of the file beside those that are worked out.
fn sums(cx: &Cx<'_>, ui: &mut Ui, seen: &SeenTable) {
    if seen.preview.sums.is_empty() {
        return;
    }
    let words = &cx.texts.import;
    let wording = wording(cx, &seen.preview);
    let currency = cx.locale.currency(wording.currency);
    ui.add_space(space::SMALL);
    strong(ui, &fill!(words.totals, &[("currency", &currency)]));
    let heads = [words.sum_stated, words.sum_computed, words.sum_difference];
    sum_row(ui, "", &heads.map(str::to_owned), Look::Small);
    for line in &seen.preview.sums {
        let number = |number| wording.sum_number(line.of, number);
        let stated = line.stated.map_or_else(|| DASH.to_owned(), number);
        let difference = line.difference().map_or_else(|| DASH.to_owned(), number);
        sum_row(ui, sum_name(line.of, cx.locale), &[stated, number(line.computed), difference], Look::Body);
        if !line.rows.is_empty() {
            let rows: Vec<String> =
                line.rows.iter().take(20).map(|(row, _)| cx.locale.ungrouped(*row as u64 + 1)).collect();
            weak(ui, &fill!(words.sum_rows, &[("rows", &rows.join(words.list_separator))]));
        }
    }
}

/// A line of sums: its name, and numbers under numbers.
fn sum_row(ui: &mut Ui, name: &str, numbers: &[String; 3], look: Look) {
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        cell(ui, 190.0, &mut |ui| drop(text_elided_within(ui, name, Look::Body, 184.0)));
        for number in numbers {
            number_cell(ui, 124.0, &mut |ui| drop(text_elided_within(ui, number, look, 118.0)));
        }
    });
}

/// What is made and what is known.
fn things(cx: &Cx<'_>, ui: &mut Ui, preview: &Preview) {
    let words = &cx.texts.import;
    let join = |names: Vec<String>| names.join(words.list_separator);
    let made = |things: &[NewThing]| {
        things.iter().map(|thing| isolate(&thing.name, cx.language()).into_owned()).collect::<Vec<_>>()
    };
    ui.add_space(space::SMALL);
    if let Some(currency) = preview.currency {
        label(ui, &fill!(words.currency_of_plan, &[("currency", &*cx.locale.currency(currency))]));
    }
    if let Some(days) = preview.calendar.and_then(Days::of_plan) {
        let day = |day| cx.locale.day(day);
        label(ui, &fill!(words.new_weeks, &[("first", &day(days.first)), ("last", &day(days.last))]));
    }
    for (template, things) in
        [words.made_channels, words.made_messages, words.made_audiences].into_iter().zip(&preview.made)
    {
        if !things.is_empty() {
            label(ui, &fill!(template, &[("names", &join(made(things)))]));
        }
    }
    for (template, things) in
        [words.met_channels, words.met_messages, words.met_audiences].into_iter().zip(&preview.met)
    {
        if !things.is_empty() {
            let names = things.iter().map(|name| isolate(name, cx.language()).into_owned()).collect();
            weak(ui, &fill!(template, &[("names", &join(names))]));
        }
    }
}

/// How much was understood, column by column where it was not sure, and what rows are that are not taken over.
fn understood(cx: &Cx<'_>, ui: &mut Ui, preview: &Preview) {
    let words = &cx.texts.import;
    let (known, all) = preview.table.counts();
    ui.add_space(space::SMALL);
    let values = slots![("known", &*cx.locale.whole(known as u64)), ("all", &*cx.locale.whole(all as u64))];
    strong(ui, &fill!(words.understood, values));
    for column in preview.table.columns.iter().filter(|column| column.confidence < 80) {
        weak(ui, &column_line(column, cx.locale));
    }
    for shown in preview.rows.iter().filter(|shown| !matches!(shown.role, Role::Body | Role::Group(_))).take(20) {
        if let Some(role) = role_name(&shown.role, cx.locale) {
            let place = fill!(words.place_row, &[("row", &cx.locale.ungrouped(shown.row as u64 + 1))]);
            weak(ui, &fill!(words.issue, &[("place", &place), ("what", role)]));
        }
    }
}

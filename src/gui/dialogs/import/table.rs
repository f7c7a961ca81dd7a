//! The table of an import as it stands in the file, under what each column was taken for, with what becomes of each row.

use eframe::egui::{
    self, Align, Layout, Rect, Role as WidgetRole, ScrollArea, Sense, TextWrapMode, Ui, WidgetInfo, vec2,
};

use crate::app::{Action, ImportAction, Importing, SeenTable, is_figure};
use crate::exchange::import::words::{column_name, meaning_name};
use crate::exchange::import::{
    Choices, Column, Decision, Holds, Issue, Meaning, Moment, PreviewRow, Role, column_letters,
};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, palette, size};
use crate::gui::widgets::{Look, choice, column_title, galley, hover, label_in, row, small, text_elided_within};
use crate::text::DASH;
use crate::text::strings::fill;

/// Width of a column of the table, in points.
const COLUMN: f32 = 124.0;
/// The least width of a column of a week, a month, a day or an hour.
const MOMENT: f32 = 74.0;
/// From how many columns of a timeline on one list says what all of them mean.
const FEW_WEEKS: usize = 3;
/// Width of that list.
const WEEKS_CHOICE: f32 = 260.0;
/// Width of what stands before the rows.
const ROW_NUMBER: f32 = 56.0;
/// Room beside the figure of a cell.
const BESIDE_FIGURE: f32 = 18.0;
/// Height of a row.
pub(super) const ROW: f32 = 26.0;
/// Height of the row with the titles, on two lines where they need them.
const TITLES: f32 = 42.0;
/// Height of the row with the meanings: lists to choose from, with their borders.
const CHOICES: f32 = 32.0;
/// Height of both.
pub(super) const HEAD: f32 = TITLES + CHOICES;

/// Shows the rows as they stand in the file, under what each column was taken for.
pub(super) fn table(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable, height: f32) {
    let columns = &seen.preview.table.columns;
    let widths = widths(ui, seen);
    let whole = ROW_NUMBER + widths.iter().sum::<f32>();
    let rtl = is_right_to_left(ui);
    // Another table begins at its beginning, wherever the last one was scrolled to.
    let salt = ("import table", cx.app.dialog_number, seen.at);
    let area = ScrollArea::horizontal().id_salt(salt).auto_shrink([false, true]).stick_to_right(rtl);
    area.show(ui, |ui| {
        // The room of all columns is known before the first is placed: in Arabic they begin at its right end.
        let corner = ui.max_rect().min;
        let room = Rect::from_min_size(corner, vec2(whole.max(ui.available_width()), height + HEAD));
        let layout = Layout::top_down(if rtl { Align::Max } else { Align::Min });
        let mut inside = ui.new_child(fit::part(room).layout(layout));
        heads(cx, &mut inside, (columns.as_slice(), importing.weeks_apart), &widths);
        let rows = ScrollArea::vertical().id_salt("rows").auto_shrink([false, true]).max_height(height);
        rows.show_rows(&mut inside, ROW, seen.preview.rows.len(), |ui, visible| {
            for shown in seen.preview.rows.get(visible).unwrap_or_default() {
                body_row(cx, ui, importing, seen, (shown, &widths));
            }
        });
        fit::claim(ui, room.with_max_y(inside.min_rect().bottom()), Sense::hover());
    });
}

/// Shows the titles of the columns, and under them the lists of what they mean.
fn heads(cx: &mut Cx<'_>, ui: &mut Ui, (columns, are_apart): (&[Column], bool), widths: &[f32]) {
    let placed = || columns.iter().zip(widths.iter().copied());
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let layout = *ui.layout();
        let at_bottom = layout.with_cross_align(Align::Max);
        let number = room_of_number(ui, TITLES);
        for (known, width) in placed() {
            cell_of(ui, vec2(width, TITLES), layout, |ui| column_head(cx, ui, known));
        }
        staying(ui, number, at_bottom, |ui| drop(small(ui, cx.texts.import.row)));
    });
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        // A meaning has room for one line.
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        let layout = *ui.layout();
        let number = room_of_number(ui, CHOICES);
        let mut at = 0;
        while let Some(known) = columns.get(at) {
            let run = timeline_from(columns, at);
            let length = if are_apart { 1 } else { run };
            let width: f32 = widths.iter().skip(at).take(length).sum();
            cell_of(ui, vec2(width, CHOICES), layout, |ui| match columns.get(at..at + length) {
                Some(several) if length > 1 => meaning_of_weeks(cx, ui, several, width),
                _ => meaning(cx, ui, (known, run > 1), width),
            });
            at += length;
        }
        staying(ui, number, layout, |_| {});
    });
}

/// Leaves the room of the number of a row, and returns where it is.
fn room_of_number(ui: &mut Ui, height: f32) -> Rect {
    fit::allocate(ui, vec2(ROW_NUMBER, height), Sense::hover()).0
}

/// Shows what stays at the edge of the table however far its columns are scrolled: the last that is shown of a row.
fn staying(ui: &mut Ui, room: Rect, layout: Layout, content: impl FnOnce(&mut Ui)) {
    let clip = ui.clip_rect();
    let beyond = if is_right_to_left(ui) { clip.right() - room.right() } else { clip.left() - room.left() };
    let moved = if is_right_to_left(ui) { beyond.min(0.0) } else { beyond.max(0.0) };
    let room = room.translate(vec2(moved, 0.0));
    ui.painter().rect_filled(room, 0, palette(ui.visuals()).surface);
    let mut inside = ui.new_child(fit::part(room.shrink2(vec2(3.0, 0.0))).layout(layout));
    inside.set_clip_rect(clip.intersect(room));
    content(&mut inside);
}

/// Counts the columns of a timeline that mean the same and stand beside each other from one on: 1 where they are few, or it is none.
fn timeline_from(columns: &[Column], at: usize) -> usize {
    let Some(first) = columns.get(at).filter(|first| first.moment.is_some()) else { return 1 };
    let is_same = |column: &&Column| column.moment.is_some() && column.meaning == first.meaning;
    let before = columns.iter().take(at).rev().take_while(is_same).count();
    let behind = columns.iter().skip(at).take_while(is_same).count();
    if before + behind >= FEW_WEEKS { behind } else { 1 }
}

/// Shows what all columns of a timeline were taken for, to be changed together.
fn meaning_of_weeks(cx: &mut Cx<'_>, ui: &mut Ui, columns: &[Column], width: f32) {
    let words = &cx.texts.import;
    let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return };
    let (begin, end) = (column_letters(first.at), column_letters(last.at));
    let name = fill!(words.weeks_of, &[("first", &begin), ("last", &end)]);
    let mut options = meanings(cx);
    options.push((None, words.weeks_apart));
    match choice(ui, &name, &Some(first.meaning), &options, (width - 6.0).min(WEEKS_CHOICE)) {
        Some(Some(meaning)) => {
            let all = columns.iter().map(|column| column.at).collect();
            cx.push(Action::Import(ImportAction::Columns(all, meaning)));
        }
        Some(None) => cx.push(Action::Import(ImportAction::WeeksApart(true))),
        None => {}
    }
}

/// Returns all meanings with their names, to be chosen among.
fn meanings<'a>(cx: &Cx<'a>) -> Vec<(Option<Meaning>, &'a str)> {
    Meaning::ALL.iter().map(|meaning| (Some(*meaning), meaning_name(*meaning, cx.locale))).collect()
}

/// Returns the width of each column: no figure is cut.
fn widths(ui: &Ui, seen: &SeenTable) -> Vec<f32> {
    let columns = seen.preview.table.columns.iter().zip(&seen.longest_figures);
    let width = |(known, figure): (&Column, &String)| {
        let least = if known.moment.is_some() { MOMENT } else { COLUMN };
        let words = galley(ui, figure, theme::font(size::BODY), palette(ui.visuals()).text, f32::INFINITY);
        least.max(words.size().x + BESIDE_FIGURE)
    };
    columns.map(width).collect()
}

/// Shows one row of the file.
fn body_row(cx: &Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable, (shown, widths): (&PreviewRow, &[f32])) {
    let table = &seen.preview.table;
    let Some(sheet) = seen.book.sheets.get(table.place.sheet) else { return };
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let layout = *ui.layout();
        let room = room_of_number(ui, ROW);
        for (known, width) in table.columns.iter().zip(widths) {
            let value = sheet.cell(shown.row, known.at);
            let (text, look) = (value.shown(), look_of(shown, known.at, &importing.choices));
            // All of a column of figures stand on one side.
            let cell = if is_figure(known, &shown.role, value) { number_cell } else { cell };
            cell(ui, *width, &mut |ui| drop(text_elided_within(ui, &text, look, width - 10.0)));
        }
        staying(ui, room, layout, |ui| number(cx, ui, shown));
    });
}

/// Shows a cell of a row.
pub(super) fn cell(ui: &mut Ui, width: f32, content: &mut dyn FnMut(&mut Ui)) {
    let layout = *ui.layout();
    cell_of(ui, vec2(width, ROW), layout, content);
}

/// Shows a cell with one number. Numbers end at the right in both languages, so that units stand under units.
pub(super) fn number_cell(ui: &mut Ui, width: f32, content: &mut dyn FnMut(&mut Ui)) {
    cell_of(ui, vec2(width, ROW), Layout::right_to_left(Align::Center), content);
}

fn cell_of(ui: &mut Ui, size: egui::Vec2, layout: Layout, content: impl FnOnce(&mut Ui)) {
    let (rect, _) = fit::allocate(ui, size, Sense::hover());
    let mut inside = ui.new_child(fit::part(rect.shrink2(vec2(3.0, 0.0))).layout(layout));
    inside.set_clip_rect(ui.clip_rect().intersect(rect));
    content(&mut inside);
}

/// Shows the title of a column on two lines; of one of a timeline what is its own in it, or its first day where that has no
/// room. The whole of it, with what it means, stands under the pointer.
fn column_head(cx: &Cx<'_>, ui: &mut Ui, known: &Column) {
    let (width, height) = (ui.available_width(), ui.available_height());
    let is_number = known.holds == Holds::Numbers || known.meaning.is_amount() || known.moment.is_some();
    let letters = column_letters(known.at);
    let own = match known.moment {
        Some(_) => known.title.rsplit(" / ").next().unwrap_or_default(),
        None => &known.title,
    };
    let own = if own.is_empty() { &letters } else { own };
    let mut words = column_title(ui, own, is_number, width);
    if let (true, Some(Moment::Days(days))) = (words.elided, known.moment) {
        words = column_title(ui, &cx.locale.short_day(days.first), is_number, width);
    }
    let (rect, response) = fit::allocate(ui, vec2(width, height), Sense::hover());
    let whole = column_name(known, cx.locale);
    response.widget_info(|| WidgetInfo::labeled(WidgetRole::Label, true, &whole));
    let at = if is_number || is_right_to_left(ui) { egui::Align2::RIGHT_BOTTOM } else { egui::Align2::LEFT_BOTTOM };
    let colour = palette(ui.visuals()).weak_text;
    let place = at.align_size_within_rect(words.size(), rect.shrink2(vec2(2.0, 2.0)));
    ui.painter().galley(place.min, words, colour);
    hover(response, &format!("{whole}\n{}", meaning_name(known.meaning, cx.locale)));
}

/// Shows the number of a row, with what becomes of it.
fn number(cx: &Cx<'_>, ui: &mut Ui, shown: &PreviewRow) {
    let number = cx.locale.ungrouped(shown.row as u64 + 1);
    // A cost beside media is marked where something is to be said of it, as that the plan has it.
    let is_marked = shown.role == Role::Body || shown.role == Role::OtherCost && !shown.issues.is_empty();
    let (mark, look) = match (is_marked, shown.is_taken) {
        (true, true) if shown.issues.is_empty() => ("✓", Look::Small),
        (true, true) => ("!", Look::Warning),
        (true, false) => ("×", Look::Error),
        (false, _) => (DASH, Look::Weak),
    };
    label_in(ui, &format!("{mark} {number}"), look);
}

/// Returns true where the reader has settled what would leave the row out.
pub(super) fn is_settled(issue: &Issue, choices: &Choices) -> bool {
    choices.decisions.answer(issue.row, issue.question()).is_some_and(|decision| decision != Decision::LeaveOut)
}

fn look_of(shown: &PreviewRow, column: usize, choices: &Choices) -> Look {
    let issue = shown.issues.iter().find(|issue| issue.column == Some(column));
    match (issue, &shown.role) {
        (Some(issue), _) if issue.is_error() && !is_settled(issue, choices) => Look::Error,
        (Some(_), _) => Look::Warning,
        (None, Role::Body) => Look::Body,
        _ => Look::Weak,
    }
}

/// Shows what a column was taken for, to be changed.
fn meaning(cx: &mut Cx<'_>, ui: &mut Ui, (column, is_of_weeks): (&Column, bool), width: f32) {
    let name = fill!(cx.texts.import.meaning_of, &[("column", &column_name(column, cx.locale))]);
    let mut options = meanings(cx);
    if is_of_weeks {
        options.push((None, cx.texts.import.weeks_together));
    }
    match choice(ui, &name, &Some(column.meaning), &options, width - 6.0) {
        Some(Some(meaning)) => cx.push(Action::Import(ImportAction::Column(column.at, meaning))),
        Some(None) => cx.push(Action::Import(ImportAction::WeeksApart(false))),
        None => {}
    }
}

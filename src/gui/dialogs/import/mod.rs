//! The preview of an import: what each column was taken for, every row with what becomes of it, what needs a decision, sums, and
//! what is new.

mod money;
mod questions;
mod table;

use eframe::egui::{Id, Ui, UiBuilder};

use self::questions::questions;
use self::table::{HEAD, ROW, cell, number_cell, table};
use super::body::scrolled_body;
use crate::app::{Action, DialogAnswer, ImportAction, Importing, SeenTable, UnseenTable};
use crate::exchange::import::words::{Wording, column_line, failure, kind_name, role_name, sum_name};
use crate::exchange::import::{Days, ENCODINGS, ImportWarning, Kind, NewThing, Preview, ReadFailure, Role, warnings};
use crate::gui::context::Cx;
use crate::gui::dialogs::buttons::{buttons, leave_button};
use crate::gui::fit;
use crate::gui::parts::figures::columns_by_share;
use crate::gui::theme::space;
use crate::gui::widgets::{
    Look, button, check, choice, label, label_in, row, scroll_list, strong, text_elided_within, title, weak,
};
use crate::text::strings::{fill, slots};
use crate::text::{DASH, isolate};

/// From this width on decisions stand beside the table.
const TWO_COLUMNS: f32 = 820.0;
/// Width of the decisions beside the table.
const DECISIONS: f32 = 290.0;
/// Height of what stands below the table.
const BELOW: f32 = 150.0;
/// Height of the warnings above the table, beyond which they scroll.
const WARNINGS: f32 = 72.0;
/// Height that the window needs for all but the table and what stands above it.
const AROUND: f32 = 210.0;

/// Shows the import.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing) {
    let words = &cx.texts.import;
    row(ui, |ui| {
        title(ui, words.title);
        let name = if importing.name.is_empty() { words.pasted } else { &importing.name };
        weak(ui, &isolate(name, cx.language()));
    });
    if importing.whole.is_some() {
        row(ui, |ui| {
            label(ui, words.holds_plan);
            if button(ui, words.open_whole).clicked() {
                cx.push(Action::Import(ImportAction::OpenWhole));
            }
        });
    }
    match &importing.seen {
        None => {
            weak(ui, words.reading);
            leave_button(cx, ui, cx.texts.shared.cancel);
        }
        Some(Err(unseen)) => unseen_table(cx, ui, importing, unseen),
        Some(Ok(seen)) => preview(cx, ui, importing, seen),
    }
}

/// Shows why there is nothing to see, and how the text was read: it may be a table that was read in the wrong way.
fn unseen_table(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, unseen: &UnseenTable) {
    let words = &cx.texts.import;
    let form = &importing.form;
    let said = form.encoding.as_deref().and_then(|said| ENCODINGS.into_iter().find(|name| *name == said));
    text_form(cx, ui, importing, unseen.encoding.or(said), unseen.delimiter.or(form.delimiter));
    let why = match unseen.why {
        ReadFailure::NotATable if form.delimiter.is_some() => words.no_table_so_delimited.to_owned(),
        ReadFailure::NotATable if form.encoding.is_some() => words.no_table_so_encoded.to_owned(),
        _ => failure(&unseen.why, cx.locale),
    };
    label_in(ui, &why, Look::Error);
    leave_button(cx, ui, cx.texts.shared.cancel);
}

fn preview(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable) {
    scrolled_body(ui, "import", f32::INFINITY, |ui| table_and_decisions(cx, ui, importing, seen));
    ui.add_space(space::SMALL);
    foot(cx, ui, importing, seen);
}

/// Shows what is read, and what is to be decided about it.
fn table_and_decisions(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable) {
    let top = ui.cursor().top();
    head(cx, ui, importing, seen);
    remembered(cx, ui, importing);
    said_above(cx, ui, seen);
    ui.add_space(space::SMALL);
    let around = AROUND + fit::beside(ui.cursor().top(), top);
    let wording = wording(cx, &seen.preview);
    let screen = ui.ctx().content_rect().height();
    let width = ui.available_width();
    if width > TWO_COLUMNS {
        let height = fit::beside(screen, around).clamp(220.0, 620.0);
        let start = fit::beside(width, DECISIONS);
        columns_by_share(ui, &[start, DECISIONS], |ui, part| {
            if part == 0 {
                // The table has the most room; what it comes to stands below it, in what a short table leaves.
                let most = fit::beside(height, BELOW + HEAD).max(80.0);
                let rows = seen.preview.rows.len() as f32 * (ROW + ui.spacing().item_spacing.y);
                table(cx, ui, importing, seen, most);
                ui.add_space(space::SMALL);
                scroll_list(ui, "import sums", BELOW + fit::beside(most, rows.min(most)), |ui| {
                    sums(cx, ui, seen);
                    things(cx, ui, &seen.preview);
                });
            } else {
                scroll_list(ui, "import decisions", height, |ui| {
                    money::questions(cx, ui, importing, seen);
                    questions(cx, ui, importing, seen, &wording);
                    understood(cx, ui, &seen.preview);
                });
            }
        });
    } else {
        let height = fit::beside(screen, around + 190.0).clamp(120.0, 420.0);
        table(cx, ui, importing, seen, height);
        ui.add_space(space::SMALL);
        scroll_list(ui, "import below", 190.0, |ui| {
            money::questions(cx, ui, importing, seen);
            questions(cx, ui, importing, seen, &wording);
            sums(cx, ui, seen);
            things(cx, ui, &seen.preview);
            understood(cx, ui, &seen.preview);
        });
    }
}

/// Shows what is remembered, and the buttons. Where there is nothing to take over, Enter does nothing.
fn foot(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable) {
    let words = &cx.texts.import;
    if let Some(on) = check(ui, words.remember, importing.remembers) {
        cx.push(Action::Import(ImportAction::Remember(on)));
    }
    if seen.preview.edit.is_some() && !importing.is_reading {
        let count = cx.locale.whole(seen.preview.taken as u64);
        let accept = fill!(words.accept, &[("rows", &count)]);
        buttons(cx, ui, &[(&accept, DialogAnswer::Accept), (cx.texts.shared.cancel, DialogAnswer::Cancel)]);
    } else {
        weak(ui, if importing.is_reading { words.reading } else { words.nothing_to_take });
        leave_button(cx, ui, cx.texts.shared.cancel);
    }
}

/// Says that choices of another table were used, with a way to begin without them.
fn remembered(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing) {
    if !importing.uses_remembered() {
        return;
    }
    let words = &cx.texts.import;
    ui.add_space(space::SMALL);
    ui.horizontal_wrapped(|ui| {
        label(ui, words.remembered_used);
        if button(ui, words.start_afresh).clicked() {
            cx.push(Action::Import(ImportAction::Afresh));
        }
    });
}

/// Says what should be known of the import as a whole: the grave first.
fn said_above(cx: &Cx<'_>, ui: &mut Ui, seen: &SeenTable) {
    let all = warnings(&seen.book, &seen.preview, seen.over, &wording(cx, &seen.preview));
    if all.is_empty() {
        return;
    }
    let (grave, mild): (Vec<ImportWarning>, Vec<ImportWarning>) = all.into_iter().partition(|one| one.is_grave);
    ui.add_space(space::SMALL);
    scroll_list(ui, "import warnings", WARNINGS, |ui| {
        for warning in grave.iter().chain(&mild) {
            label_in(ui, &warning.text, if warning.is_grave { Look::Warning } else { Look::Body });
        }
    });
}

/// Shows the choices of sheet, table, kind of rows, and how a text was read.
fn head(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable) {
    text_form(cx, ui, importing, seen.book.encoding, seen.book.delimiter);
    let words = &cx.texts.import;
    ui.horizontal_wrapped(|ui| {
        label(ui, words.table);
        let names: Vec<String> = seen
            .tables
            .iter()
            .map(|place| {
                let range = place.range_text();
                let Some(sheet) = seen.book.sheets.get(place.sheet) else { return range };
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
        money::currency(cx, ui, importing, seen);
    });
}

/// Shows the encoding of a file of text and what stands between its cells, to be chosen.
fn text_form(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    importing: &Importing,
    encoding: Option<&'static str>,
    delimiter: Option<char>,
) {
    let encoding = encoding.filter(|_| !importing.name.is_empty());
    if encoding.is_none() && delimiter.is_none() {
        return;
    }
    let words = &cx.texts.import;
    // Its lists stay the same ones, whether a table was found or not, and so keep the focus.
    let scope = UiBuilder::new().scope_id(Id::unique("how an imported text is read"));
    ui.scope_builder(scope, |ui| {
        ui.horizontal_wrapped(|ui| {
            if let Some(found) = encoding {
                label(ui, words.encoding);
                let mut options: Vec<(&str, &str)> = ENCODINGS.iter().map(|name| (*name, *name)).collect();
                if !ENCODINGS.contains(&found) {
                    options.insert(0, (found, found));
                }
                if let Some(encoding) = choice(ui, words.encoding, &found, &options, 130.0) {
                    cx.push(Action::Import(ImportAction::Encoding(encoding.to_owned())));
                }
            }
            if let Some(found) = delimiter {
                label(ui, words.delimiter);
                let options = [
                    ('\t', words.delimiter_tab),
                    (',', words.delimiter_comma),
                    (';', words.delimiter_semicolon),
                    ('|', words.delimiter_bar),
                ];
                if let Some(delimiter) = choice(ui, words.delimiter, &found, &options, 120.0) {
                    cx.push(Action::Import(ImportAction::Delimiter(delimiter)));
                }
            }
        });
    });
}

fn wording<'a>(cx: &Cx<'a>, preview: &'a Preview) -> Wording<'a> {
    let plan = cx.plan();
    let currency = preview.currency.unwrap_or_else(|| plan.exact_currency());
    Wording { table: &preview.table, calendar: &plan.calendar, currency, locale: cx.locale }
}

/// Shows the sums of the file beside those that are worked out.
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
        for reason in wording.sum_reasons(line) {
            weak(ui, &reason);
        }
    }
}

/// Shows a line of sums: its name, and numbers under numbers.
fn sum_row(ui: &mut Ui, name: &str, numbers: &[String; 3], look: Look) {
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        cell(ui, 190.0, &mut |ui| drop(text_elided_within(ui, name, Look::Body, 184.0)));
        for number in numbers {
            number_cell(ui, 124.0, &mut |ui| drop(text_elided_within(ui, number, look, 118.0)));
        }
    });
}

/// Shows what is made and what is known.
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
    let budget = preview.budget.map(|budget| {
        let currency = preview.currency.unwrap_or_else(|| cx.plan().exact_currency());
        fill!(words.budget_taken, &[("money", &*cx.locale.money_heading(currency.money(budget), currency))])
    });
    let campaign = preview.campaign.iter().map(|said| isolate(said, cx.language()).into_owned());
    let campaign: Vec<String> = campaign.chain(budget).collect();
    if !campaign.is_empty() {
        label(ui, &fill!(words.campaign_taken, &[("names", &join(campaign))]));
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

/// Shows how much was understood, column by column where it was not sure, and what rows are that are not taken over.
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

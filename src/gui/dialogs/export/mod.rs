//! The dialog of exports: what is written, how it will look, in which language, and where; and what it asks when something stands in
//! the way.

mod preview;

use std::path::Path;

use eframe::egui::Ui;

use super::body::body;
use crate::app::{
    Action, DialogAnswer, ExportAction, ExportChoice, ExportFailure, ExportLanguage, ExportThing, Exporting, Page,
};
use crate::exchange::export::{BookKind, ExportError, Kind, OnBars, Paper};
use crate::gui::context::Cx;
use crate::gui::dialogs::buttons::buttons;
use crate::gui::fit;
use crate::gui::parts::figures::columns_by_share;
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, Look, button, check, choice, column, label, label_in, menu_item, multiple_choice, plain_field, row,
    scroll_list, small, title, toggle, weak, wrapped_row,
};
use crate::plan::Language;
use crate::text::strings::{ExportTexts, fill};
use crate::text::{self, isolate};

/// The widths of what can be exported and of what can be chosen about it, in points; the preview has the rest.
const WIDTHS: (f32, f32) = (256.0, 262.0);

/// The least width of a preview, in points.
const LEAST_PREVIEW: f32 = 120.0;

/// The height of what stands between title and buttons where the window has room, in points.
const HEIGHT: f32 = 520.0;

/// The width of choices, in points.
const CHOICE_WIDTH: f32 = 236.0;

/// Shows the choices and the preview.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, exporting: &Exporting) {
    let words = &cx.texts.export;
    title(ui, words.export_title);
    ui.add_space(space::TIGHT);
    let mut next = exporting.choice.clone();
    let is_book = body(ui, HEIGHT, |ui, height| columns(cx, ui, exporting, (&mut next, height)));
    ui.add_space(space::SMALL);
    foot(cx, ui, exporting, &mut next);
    if is_book {
        cx.push(Action::Answer(DialogAnswer::Cancel));
        cx.push(Action::GoTo(Page::Book));
    } else if next != exporting.choice {
        cx.push(Action::Export(ExportAction::Choose(Box::new(next))));
    }
}

/// Shows what can be exported, what can be chosen about it and the preview: each in a column of its own, or the first two in one
/// where the window is narrow. Returns true where the book was chosen.
fn columns(cx: &mut Cx<'_>, ui: &mut Ui, exporting: &Exporting, (next, height): (&mut ExportChoice, f32)) -> bool {
    let room = ui.available_width();
    let left = |taken: f32, columns: f32| room - taken - columns * space::MEDIUM;
    let mut is_book = false;
    let three = left(WIDTHS.0 + WIDTHS.1, 2.0);
    if three >= LEAST_PREVIEW {
        columns_by_share(ui, &[WIDTHS.0, WIDTHS.1, three], |ui, part| {
            fit::at_least(ui, 1.0);
            match part {
                0 => is_book |= scroll_list(ui, "what is exported", height, |ui| things(cx, ui, next)),
                1 => scroll_list(ui, "choices of an export", height, |ui| choices(cx, ui, exporting, next)),
                _ => preview::show(cx, ui, exporting, height),
            }
        });
        return is_book;
    }
    let mut both = |cx: &mut Cx<'_>, ui: &mut Ui| {
        scroll_list(ui, "what is exported and how", height, |ui| {
            is_book |= things(cx, ui, next);
            ui.add_space(space::SMALL);
            choices(cx, ui, exporting, next);
        });
    };
    let two = left(WIDTHS.1, 1.0);
    if two < LEAST_PREVIEW {
        both(cx, ui);
    } else {
        columns_by_share(ui, &[WIDTHS.1, two], |ui, part| {
            fit::at_least(ui, 1.0);
            if part == 0 { both(cx, ui) } else { preview::show(cx, ui, exporting, height) }
        });
    }
    is_book
}

/// Shows what can be exported, in two groups; true where the book was chosen.
fn things(cx: &Cx<'_>, ui: &mut Ui, next: &mut ExportChoice) -> bool {
    let words = &cx.texts.export;
    ui.spacing_mut().item_spacing.y = 2.0;
    for thing in ExportThing::ALL {
        match thing {
            ExportThing::Flowchart => drop(small(ui, words.to_hand_over)),
            ExportThing::Table => {
                ui.add_space(space::SMALL);
                small(ui, words.for_programs);
            }
            _ => {}
        }
        let kinds = thing.kinds().iter().map(|kind| kind.extension()).collect::<Vec<_>>().join(" ");
        if menu_item(ui, true, Some(thing == next.thing), thing_name(words, thing), &kinds).clicked() {
            next.thing = thing;
        }
    }
    ui.add_space(space::SMALL);
    // The book has a page of its own, where its texts are written.
    let kinds = BookKind::ALL.map(BookKind::extension).join(" ");
    menu_item(ui, true, None, words.plan_book, &kinds).clicked()
}

fn thing_name(words: &'static ExportTexts, thing: ExportThing) -> &'static str {
    match thing {
        ExportThing::Flowchart => words.flowchart,
        ExportThing::Plot => words.plots,
        ExportThing::Workbook => words.kind_xlsx,
        ExportThing::WebPage => words.kind_html,
        ExportThing::Table => words.kind_csv,
        ExportThing::Calendar => words.kind_ics,
        ExportThing::OpenFormat => words.kind_json,
    }
}

/// Shows a choice of a few, all of them seen.
fn segmented<T: PartialEq + Copy>(ui: &mut Ui, name: &str, current: T, options: &[(T, &str)]) -> Option<T> {
    weak(ui, name);
    let mut chosen = None;
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        for (value, words) in options {
            if toggle(ui, *value == current, words).clicked() {
                chosen = Some(*value);
            }
        }
    });
    chosen.filter(|value| *value != current)
}

fn choices(cx: &Cx<'_>, ui: &mut Ui, exporting: &Exporting, next: &mut ExportChoice) {
    let words = &cx.texts.export;
    let kinds = next.thing.kinds();
    if kinds.len() > 1 {
        let names: Vec<String> = kinds.iter().map(|kind| kind.extension().to_uppercase()).collect();
        let options: Vec<(Kind, &str)> = kinds.iter().copied().zip(names.iter().map(String::as_str)).collect();
        next.kind = segmented(ui, words.format, next.kind, &options).unwrap_or(next.kind);
    }
    let languages = [
        (ExportLanguage::One(Language::En), cx.texts.terms.language_english),
        (ExportLanguage::One(Language::Ar), cx.texts.terms.language_arabic),
        (ExportLanguage::Both, words.both),
    ];
    next.language = segmented(ui, words.language, next.language, &languages).unwrap_or(next.language);
    if next.thing.has_parts() {
        parts(cx, ui, exporting, next);
    }
    // A web page begins with the flowchart.
    if matches!(next.thing, ExportThing::Flowchart | ExportThing::WebPage) {
        chart(cx, ui, next);
    }
    ui.add_space(space::SMALL);
    weak(ui, hint(words, next.thing));
}

/// Says what a kind of file is good for, in a sentence.
fn hint(words: &'static ExportTexts, thing: ExportThing) -> &'static str {
    match thing {
        ExportThing::Flowchart | ExportThing::Plot => words.hint_pictures,
        ExportThing::Workbook => words.hint_workbook,
        ExportThing::WebPage => words.hint_page,
        ExportThing::Table => words.hint_table,
        ExportThing::Calendar => words.hint_calendar,
        ExportThing::OpenFormat => words.hint_open_format,
    }
}

/// Shows the choice of a plot or table.
fn parts(cx: &Cx<'_>, ui: &mut Ui, exporting: &Exporting, next: &mut ExportChoice) {
    let words = &cx.texts.export;
    let Some(Ok(found)) = &exporting.preview else { return };
    if found.choice.thing != next.thing {
        return;
    }
    let name = if next.thing == ExportThing::Plot { words.which_plot } else { words.which_table };
    weak(ui, name);
    let current = next.part.clone().or_else(|| found.parts.first().map(|(id, _)| (*id).to_owned())).unwrap_or_default();
    let options: Vec<(String, &str)> =
        found.parts.iter().map(|(id, title)| ((*id).to_owned(), title.as_str())).collect();
    if let Some(part) = choice(ui, name, &current, &options, CHOICE_WIDTH) {
        next.part = Some(part);
    }
}

/// Shows what can be chosen about the flowchart.
fn chart(cx: &Cx<'_>, ui: &mut Ui, next: &mut ExportChoice) {
    let words = &cx.texts.export;
    weeks(cx, ui, next);
    weak(ui, words.channels);
    let plan = cx.plan();
    let all: Vec<(String, &str)> =
        plan.channels.iter().map(|channel| (channel.id.as_str().to_owned(), cx.name_of(channel.as_ref()))).collect();
    let count = cx.locale.whole(all.len() as u64);
    let none = fill!(words.all_channels, &[("count", &count)]);
    let chart = &mut next.chart;
    if let Some(chosen) = multiple_choice(ui, words.channels, &chart.channels, &all, &none, CHOICE_WIDTH) {
        chart.channels = chosen;
    }
    weak(ui, words.on_bars);
    let on_bars = [
        (OnBars::NameQuantityCost, words.on_bars_all),
        (OnBars::NameQuantity, words.on_bars_quantity),
        (OnBars::Name, words.on_bars_name),
        (OnBars::Nothing, words.on_bars_nothing),
    ];
    chart.on_bars = choice(ui, words.on_bars, &chart.on_bars, &on_bars, CHOICE_WIDTH).unwrap_or(chart.on_bars);
    weak(ui, words.paper);
    row(ui, |ui| {
        let papers = [(Paper::A4, "A4"), (Paper::A3, "A3"), (Paper::Letter, "Letter"), (Paper::Own, words.paper_own)];
        chart.paper = choice(ui, words.paper, &chart.paper, &papers, 112.0).unwrap_or(chart.paper);
        if chart.paper != Paper::Own {
            let sides = [(false, words.landscape), (true, words.portrait)];
            chart.portrait = choice(ui, words.orientation, &chart.portrait, &sides, 116.0).unwrap_or(chart.portrait);
        }
    });
    let boxes: [(&str, &mut bool); 5] = [
        (words.one_page, &mut chart.one_page),
        (words.grouped, &mut chart.grouped),
        (words.reach_rows, &mut chart.reach_rows),
        (words.media_row, &mut chart.media_row),
        (words.mark_unsourced, &mut chart.mark_unsourced),
    ];
    for (name, is_on) in boxes {
        if let Some(on) = check(ui, name, *is_on) {
            *is_on = on;
        }
    }
}

/// Shows the choice of the first and the last week.
fn weeks(cx: &Cx<'_>, ui: &mut Ui, next: &mut ExportChoice) {
    let words = &cx.texts.export;
    let calendar = cx.plan().calendar;
    let name = |week: u32| calendar.first_day(week).map_or_else(String::new, |day| cx.locale.short_day(day));
    let names: Vec<(u32, String)> = (1..=calendar.weeks).map(|week| (week, name(week))).collect();
    let options: Vec<(u32, &str)> = names.iter().map(|(week, name)| (*week, name.as_str())).collect();
    let whole = (1, calendar.weeks);
    let (first, last) = next.chart.weeks.unwrap_or(whole);
    let mut chosen = (first, last);
    weak(ui, words.weeks_from_to);
    row(ui, |ui| {
        if let Some(week) = choice(ui, words.first_week, &first, &options, 100.0) {
            chosen = (week, last.max(week));
        }
        weak(ui, words.to_week);
        if let Some(week) = choice(ui, words.last_week, &last, &options, 100.0) {
            chosen = (first.min(week), week);
        }
    });
    next.chart.weeks = (chosen != whole).then_some(chosen);
}

/// Shows the name of the file, how large it is, and the buttons.
fn foot(cx: &mut Cx<'_>, ui: &mut Ui, exporting: &Exporting, next: &mut ExportChoice) {
    let words = &cx.texts.export;
    wrapped_row(ui, |ui| {
        weak(ui, words.file);
        let (_, typed) = plain_field(ui, "export path", words.file, &exporting.choice.path, FieldLook::line(280.0));
        if let Some(typed) = typed {
            next.path = typed;
        }
        if let (Some(Ok(found)), false) = (&exporting.preview, exporting.is_working) {
            let size = cx.locale.whole(found.size.div_ceil(1024) as u64);
            small(ui, &fill!(words.about_size, &[("size", &size)]));
        } else if exporting.is_working {
            small(ui, words.working);
        }
        if matches!(exporting.choice.thing, ExportThing::Flowchart | ExportThing::Plot) {
            if button(ui, words.copy_picture).clicked() {
                cx.push(Action::Export(ExportAction::Copy));
            }
        } else if exporting.choice.thing == ExportThing::Table && button(ui, words.copy_table).clicked() {
            cx.push(Action::Export(ExportAction::Copy));
        }
    });
    buttons(cx, ui, &[(words.export_to, DialogAnswer::Accept), (cx.texts.shared.cancel, DialogAnswer::Cancel)]);
}

/// Asks whether the file that is there may be replaced.
pub(super) fn exists(cx: &mut Cx<'_>, ui: &mut Ui, path: &Path) {
    title(ui, cx.texts.recovery.conflict_exists);
    weak(ui, &isolate(&path.display().to_string(), cx.language()));
    let answers = [(cx.texts.recovery.replace, DialogAnswer::Accept), (cx.texts.shared.cancel, DialogAnswer::Cancel)];
    buttons(cx, ui, &answers);
}

/// Says why nothing was exported.
pub(super) fn failed(cx: &mut Cx<'_>, ui: &mut Ui, why: &ExportFailure) {
    title(ui, cx.texts.export.export_failed);
    let words = match why {
        ExportFailure::Write(why) => text::save_error(why, &cx.locale),
        ExportFailure::Format(why) => refusal(cx, why),
        ExportFailure::Broken => cx.texts.export.export_broken.to_owned(),
    };
    label(ui, &words);
    buttons(cx, ui, &[(cx.texts.shared.ok, DialogAnswer::Cancel)]);
}

/// Says why the file cannot be made, in words.
fn refusal(cx: &Cx<'_>, why: &ExportError) -> String {
    match why {
        ExportError::NoSuchPart { part, .. } if part.is_empty() => cx.texts.export.no_plots_yet.to_owned(),
        why => crate::exchange::export::sentence(why, cx.locale),
    }
}

/// Says in the place of the preview why there is none.
fn no_preview(cx: &Cx<'_>, ui: &mut Ui, why: &ExportError) {
    let words = refusal(cx, why);
    column(ui, |ui| label_in(ui, &words, Look::Warning));
}

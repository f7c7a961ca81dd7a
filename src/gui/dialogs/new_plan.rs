//! The dialog of a new plan: what it begins with at the start side, the few things that it needs at the end side.

use eframe::egui::{Response, Ui};

use super::buttons::buttons;
use crate::app::{Action, Beginning, DialogAnswer, NewPlan, NewPlanAction, TextsIn};
use crate::gui::context::Cx;
use crate::gui::currency_field::currency_choice;
use crate::gui::fit;
use crate::gui::gallery::{self, CARD_HEIGHT, Entry};
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, Look, beside, button, button_row, check, field_row, figure_field, label_in, plain_field, row,
    scroll_list, small, strong, title, toggle, weak,
};
use crate::plan::{Calendar, Language};
use crate::text::ReadError;
use crate::text::strings::{fill, slots};

/// How wide the form at the end side is where there is room, and at least, in points.
const FORM: f32 = 320.0;
const LEAST_FORM: f32 = 200.0;
/// The least width of a card.
const LEAST_CARD: f32 = 190.0;
/// How much of the window's height the dialog needs beside its two columns: heading, buttons and what is around them.
const BESIDE_COLUMNS: f32 = 200.0;
/// How much of the column of cards the button below them needs.
const BELOW_CARDS: f32 = 36.0;

/// Shows the dialog.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, choice: &NewPlan) {
    let words = &cx.texts.gallery;
    title(ui, words.new_plan);
    small(ui, words.hint);
    ui.add_space(space::SMALL);
    let mut next = choice.clone();
    // A card keeps its width, and the bar beside the cards its own.
    let cards_least = LEAST_CARD + 2.0 * space::MEDIUM + space::LARGE;
    let form_width = fit::within(ui.available_width() - cards_least, LEAST_FORM, FORM);
    let width = fit::beside(ui.available_width(), form_width + space::LARGE);
    // The buttons at the foot always stand in the window; where it is low, the columns above them scroll.
    let room = fit::beside(ui.ctx().content_rect().height(), BESIDE_COLUMNS);
    let shared = &mut (&mut *cx, &mut next);
    beside(
        ui,
        shared,
        width,
        |(cx, next), ui| cards(cx, ui, (choice, next), room),
        |(cx, next), ui| scroll_list(ui, "new plan form", room, |ui| form(cx, ui, choice, next)),
    );
    if next != *choice {
        cx.push(Action::NewPlan(NewPlanAction::Choose(Box::new(next))));
    }
    let make = if matches!(choice.beginning, Beginning::Sample(_)) { words.open_sample } else { words.make };
    buttons(cx, ui, &[(make, DialogAnswer::Accept), (cx.texts.shared.cancel, DialogAnswer::Cancel)]);
}

/// Shows the cards, as many beside each other as have room.
fn cards(cx: &mut Cx<'_>, ui: &mut Ui, (choice, next): (&NewPlan, &mut NewPlan), room: f32) {
    let room = fit::beside(room, BELOW_CARDS).min(2.3 * CARD_HEIGHT);
    let entries: Vec<Entry<'_>> = gallery::entries(cx, Some(choice));
    scroll_list(ui, "beginnings", room, |ui| {
        let width = fit::beside(ui.available_width(), space::MEDIUM);
        let has_room = |cards: f32| width >= cards * LEAST_CARD + (cards - 1.0) * space::SMALL;
        let columns = if has_room(3.0) { 3 } else { 1 + usize::from(has_room(2.0)) };
        let card = fit::column_of(width, columns, ui.spacing().item_spacing.x);
        for line in entries.chunks(columns) {
            row(ui, |ui| {
                for entry in line {
                    let is_chosen = entry.beginning == choice.beginning;
                    if gallery::card(cx, ui, entry, card, is_chosen).clicked() {
                        begin_with(cx, next, entry);
                    }
                }
            });
        }
    });
    if button(ui, cx.texts.gallery.ask_pattern).clicked() {
        cx.push(Action::NewPlan(NewPlanAction::AskPattern));
    }
}

fn begin_with(cx: &Cx<'_>, next: &mut NewPlan, entry: &Entry<'_>) {
    next.beginning = entry.beginning.clone();
    if let Beginning::Pattern { plan, .. } = &next.beginning {
        next.weeks = cx.locale.ungrouped(plan.calendar.weeks);
    }
}

/// Shows what the plan needs; of a sample, what it is.
fn form(cx: &mut Cx<'_>, ui: &mut Ui, choice: &NewPlan, next: &mut NewPlan) {
    let words = &cx.texts.gallery;
    if let Beginning::Sample(_) = &choice.beginning {
        weak(ui, words.sample_hint);
        return;
    }
    texts(cx, ui, choice, next);
    weeks(cx, ui, choice, next);
    money(cx, ui, choice, next);
    weak(ui, words.texts_in);
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        let all = [
            (TextsIn::One(Language::En), cx.texts.terms.language_english),
            (TextsIn::One(Language::Ar), cx.texts.terms.language_arabic),
            (TextsIn::Both, cx.texts.export.both),
        ];
        for (value, name) in all {
            if toggle(ui, value == choice.texts_in, name).clicked() {
                next.texts_in = value;
            }
        }
    });
    if let Beginning::Pattern { name, .. } = &choice.beginning {
        keeps(cx, ui, name, next);
    }
    ui.add_space(space::SMALL);
    small(ui, words.later);
}

fn texts(cx: &Cx<'_>, ui: &mut Ui, choice: &NewPlan, next: &mut NewPlan) {
    let words = &cx.texts.gallery;
    field_row(ui, words.plan_title, |ui| {
        let look = FieldLook::line(f32::INFINITY);
        let (field, typed) = plain_field(ui, "new plan title", words.plan_title, &choice.title, look);
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        next.title = typed.unwrap_or_else(|| next.title.clone());
    });
    field_row(ui, words.client, |ui| {
        let look = FieldLook::line(f32::INFINITY).hint(words.optional);
        let (_, typed) = plain_field(ui, "new plan client", words.client, &choice.client, look);
        next.client = typed.unwrap_or_else(|| next.client.clone());
    });
}

/// Shows the first day and the number of weeks, with the days that they mean or why they mean none.
fn weeks(cx: &Cx<'_>, ui: &mut Ui, choice: &NewPlan, next: &mut NewPlan) {
    let words = &cx.texts.gallery;
    field_row(ui, words.first_day, |ui| {
        let (_, typed) = day_field(cx, ui, choice);
        next.start = typed.unwrap_or_else(|| next.start.clone());
    });
    field_row(ui, words.weeks, |ui| {
        let look = FieldLook::line(72.0);
        let (_, typed) = figure_field(ui, "new plan weeks", words.weeks, &choice.weeks, look);
        next.weeks = typed.unwrap_or_else(|| next.weeks.clone());
    });
    match choice.calendar() {
        Ok(calendar) => drop(small(ui, &days(cx, calendar))),
        Err(why) => drop(label_in(ui, &why.sentence(cx.locale), Look::Warning)),
    }
}

fn day_field(cx: &Cx<'_>, ui: &mut Ui, choice: &NewPlan) -> (Response, Option<String>) {
    figure_field(ui, "new plan start", cx.texts.gallery.first_day, &choice.start, FieldLook::line(f32::INFINITY))
}

/// Writes "Monday 6 September 2027 to Sunday 5 December 2027".
fn days(cx: &Cx<'_>, calendar: Calendar) -> String {
    let last = calendar.last_day(calendar.weeks).unwrap_or(calendar.start);
    let values = slots![("first", &*cx.locale.day(calendar.start)), ("last", &*cx.locale.day(last))];
    fill!(cx.texts.gallery.days, values)
}

fn money(cx: &mut Cx<'_>, ui: &mut Ui, choice: &NewPlan, next: &mut NewPlan) {
    let words = &cx.texts.gallery;
    if choice.beginning == Beginning::Empty {
        field_row(ui, words.currency, |ui| {
            if let Some(currency) = currency_choice(cx, ui, words.currency, choice.currency) {
                next.currency = currency;
            }
        });
    } else {
        field_row(ui, words.currency, |ui| small(ui, &cx.locale.currency(choice.currency_of_plan())));
    }
    field_row(ui, words.budget, |ui| {
        let look = FieldLook::line(f32::INFINITY).hint(cx.texts.shared.not_known);
        let (_, typed) = figure_field(ui, "new plan budget", words.budget, &choice.budget, look);
        next.budget = typed.unwrap_or_else(|| next.budget.clone());
    });
    let currency = choice.currency_of_plan();
    match choice.budget() {
        Some(Ok(budget)) => drop(small(ui, &cx.locale.money(currency.money(budget), currency))),
        Some(Err(why)) => {
            label_in(ui, &why.sentence(cx.locale), Look::Warning);
            if let ReadError::TwoReadings(forms) = &why {
                let answers = forms.each_ref().map(|form| form.written(cx.locale));
                let [first, second] = answers.each_ref().map(|answer| (answer.as_str(), true));
                if let Some(answer) = button_row(ui, &[first, second]).and_then(|at| answers.get(at)) {
                    next.budget.clone_from(answer);
                }
            }
        }
        None => {}
    }
}

/// Shows what is kept of the pattern.
fn keeps(cx: &Cx<'_>, ui: &mut Ui, name: &str, next: &mut NewPlan) {
    let words = &cx.texts.gallery;
    ui.add_space(space::SMALL);
    let name = if name.is_empty() { cx.texts.shared.untitled } else { name };
    strong(ui, &fill!(words.kept_of, &[("name", name)]));
    let kept = &mut next.keeps;
    let boxes = [
        (words.keep_audiences, &mut kept.audiences),
        (words.keep_messages, &mut kept.messages),
        (words.keep_channels, &mut kept.channels),
        (words.keep_worksheets, &mut kept.worksheets),
    ];
    for (name, is_kept) in boxes {
        if let Some(on) = check(ui, name, *is_kept) {
            *is_kept = on;
        }
    }
    // Placements need what they name.
    if kept.audiences && kept.messages && kept.channels {
        if let Some(on) = check(ui, words.keep_placements, kept.placements) {
            kept.placements = on;
        }
    } else {
        weak(ui, words.no_placements);
    }
}

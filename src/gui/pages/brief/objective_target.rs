//! The target of an objective: what it is measured by, among whom, until when, what it has come to, and what serves it.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::gui::answers;
use crate::gui::context::Cx;
use crate::gui::forms::replaced;
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{
    FieldLook, Look, Unread, bilingual_field, choice, field_row, label_in, multiple_choice, number_field, row, section,
    text_field, weak,
};
use crate::plan::schema::ListName;
use crate::plan::{Day, Decimal, Message, MessageId, Metric, Objective};
use crate::reach::REACH_LEVELS;
use crate::text::strings::{fill, slots};
use crate::text::{self, WantedDate, isolate};

/// Width of fields for numbers and days.
const NUMBER: f32 = 110.0;
/// Width of choices.
const CHOICE: f32 = 260.0;

/// Shows the fields.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, objective: &Objective, position: usize, name: &str) {
    let words = &cx.texts.brief_page;
    let figures = &cx.texts.figures;
    let of = |field: &str| fill!(cx.texts.shared.action_on, &[("action", name), ("name", field)]);
    field_row(ui, figures.measured_by, |ui| metric(cx, ui, objective, &of(figures.measured_by)));
    field_row(ui, words.among, |ui| among(cx, ui, objective, &of(words.among)));
    field_row(ui, figures.served_by, |ui| served_by(cx, ui, objective, &of(figures.served_by)));
    field_row(ui, figures.target, |ui| {
        let key = ("objective target", &objective.id);
        let edit = of_item(&objective.id, |new: &mut Objective, value| new.target = value);
        amount(cx, ui, key, &of(figures.target), objective.target, edit);
        unit(cx, ui, objective, &of(words.unit));
        weak(ui, words.baseline);
        let key = ("objective baseline", &objective.id);
        let edit = of_item(&objective.id, |new: &mut Objective, value| new.baseline = value);
        amount(cx, ui, key, &of(words.baseline), objective.baseline, edit);
    });
    field_row(ui, words.due, |ui| due(cx, ui, objective, &of(words.due)));
    come_to(cx, ui, objective, position);
    section(ui, &fill!(words.follow_up, &[("objective", &isolate(name, cx.language()))]), false, |ui| {
        weak(ui, words.method);
        let edit = of_item_text(&objective.id, |new: &mut Objective| &mut new.method);
        bilingual_field(cx, ui, ("objective method", &objective.id), &of(words.method), &objective.method, 1, edit);
        weak(ui, words.owner);
        let edit = of_item(&objective.id, |new: &mut Objective, owner| new.owner = owner);
        let look = FieldLook::line(f32::INFINITY);
        text_field(cx, ui, ("objective owner", &objective.id), &of(words.owner), &objective.owner, look, edit);
        weak(ui, words.trigger);
        let edit = of_item_text(&objective.id, |new: &mut Objective| &mut new.trigger);
        bilingual_field(cx, ui, ("objective trigger", &objective.id), &of(words.trigger), &objective.trigger, 1, edit);
    });
}

/// Names a metric.
fn metric_name(cx: &Cx<'_>, metric: Metric) -> String {
    let words = &cx.texts.figures;
    match metric {
        Metric::Reach(k) => {
            let level = fill!(cx.texts.shared.k_plus, &[("k", &cx.locale.ungrouped(k))]);
            fill!(words.metric_reach, &[("level", &level)])
        }
        Metric::Frequency => words.average_frequency.to_owned(),
        Metric::Impressions => words.impressions.to_owned(),
        Metric::Consistency => words.consistency.to_owned(),
        Metric::Other => words.metric_other.to_owned(),
    }
}

fn metric(cx: &mut Cx<'_>, ui: &mut Ui, objective: &Objective, name: &str) {
    let levels = (1..=u32::try_from(REACH_LEVELS).unwrap_or(10)).map(Metric::Reach);
    let others = [Metric::Frequency, Metric::Impressions, Metric::Consistency];
    let all: Vec<Metric> = std::iter::once(Metric::Other).chain(levels).chain(others).collect();
    let names: Vec<String> = all.iter().map(|metric| metric_name(cx, *metric)).collect();
    let options: Vec<(Metric, &str)> = all.iter().copied().zip(names.iter().map(String::as_str)).collect();
    if let Some(metric) = choice(ui, name, &objective.metric, &options, CHOICE) {
        cx.edit(replaced(objective, |new| new.metric = metric));
    }
}

fn among(cx: &mut Cx<'_>, ui: &mut Ui, objective: &Objective, name: &str) {
    let options = crate::gui::forms::options(cx, &cx.plan().audiences);
    let all = cx.texts.shared.all_audiences;
    if let Some(audiences) = multiple_choice(ui, name, &objective.audiences, &options, all, CHOICE) {
        cx.edit(replaced(objective, |new| new.audiences = audiences));
    }
}

/// Shows the messages that serve the objective; what is ticked is written into the messages.
fn served_by(cx: &mut Cx<'_>, ui: &mut Ui, objective: &Objective, name: &str) {
    let plan = cx.plan();
    let options = crate::gui::forms::options(cx, &plan.messages);
    let serves = |message: &&Arc<Message>| message.objectives.contains(&objective.id);
    let serving: Vec<MessageId> = plan.messages.iter().filter(serves).map(|message| message.id.clone()).collect();
    let Some(wanted) = multiple_choice(ui, name, &serving, &options, cx.texts.shared.none, CHOICE) else { return };
    let changed = plan.messages.iter().filter(|message| serving.contains(&message.id) != wanted.contains(&message.id));
    let edits: Vec<Edit> = changed
        .map(|message| {
            let mut new = Message::clone(message);
            if wanted.contains(&new.id) {
                new.objectives.push(objective.id.clone());
            } else {
                new.objectives.retain(|id| *id != objective.id);
            }
            Change::Replace(new).into()
        })
        .collect();
    let name = EditName::of(Verb::Change, Subject::Item(ListName::Objectives), 1);
    cx.edit_if((!edits.is_empty()).then_some(Edit::Several { edits, name }));
}

/// Shows the field of a number that may be empty.
fn amount(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: (&'static str, &crate::plan::ObjectiveId),
    name: &str,
    value: Option<Decimal>,
    edit: impl FnOnce(&crate::plan::Plan, Option<Decimal>) -> Option<Edit> + Clone + Send + 'static,
) {
    let locale = cx.locale;
    let shown = value.map(|value| locale.exact(value)).unwrap_or_default();
    let read = |typed: &str| {
        let typed = typed.trim().trim_end_matches(['%', '٪']).trim();
        if typed.is_empty() {
            return Ok(None);
        }
        text::parse_decimal(typed).map(Some).map_err(|why| Unread::of(&why, locale))
    };
    number_field(cx, ui, key, name, &shown, FieldLook::line(NUMBER), read, edit);
}

/// Shows the unit: what the program works out has its own.
fn unit(cx: &mut Cx<'_>, ui: &mut Ui, objective: &Objective, name: &str) {
    let words = &cx.texts.brief_page;
    match objective.metric {
        Metric::Other => {
            let edit = of_item(&objective.id, |new: &mut Objective, unit| new.unit = unit);
            let look = FieldLook::line(NUMBER).hint(words.unit);
            text_field(cx, ui, ("objective unit", &objective.id), name, &objective.unit, look, edit);
        }
        metric => drop(weak(ui, own_unit(cx, metric))),
    }
}

/// Returns the unit that a metric of the program has.
fn own_unit(cx: &Cx<'_>, metric: Metric) -> &'static str {
    let words = &cx.texts.brief_page;
    match metric {
        Metric::Reach(_) => "%",
        Metric::Frequency => words.unit_exposures,
        Metric::Impressions => words.unit_impressions,
        Metric::Consistency => words.unit_consistency,
        Metric::Other => "",
    }
}

fn due(cx: &mut Cx<'_>, ui: &mut Ui, objective: &Objective, name: &str) {
    let locale = cx.locale;
    let shown = objective.due.map(|due| locale.iso_day(due.0)).unwrap_or_default();
    let calendar = cx.plan().calendar;
    let range = calendar.last_day(calendar.weeks).map(|last| (calendar.start, last));
    let read = |typed: &str| {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let read = WantedDate { range, order: None }.read(typed).settled();
        read.map(|day| Some(Day(day))).map_err(|why| Unread::of(&why, locale))
    };
    let edit = of_item(&objective.id, |new: &mut Objective, due| new.due = due);
    number_field(cx, ui, ("objective due", &objective.id), name, &shown, FieldLook::line(NUMBER), read, edit);
    if objective.due.is_none() {
        weak(ui, cx.texts.brief_page.no_due);
    }
}

/// Shows what the objective has come to, and whether that is what is wanted.
fn come_to(cx: &Cx<'_>, ui: &mut Ui, objective: &Objective, position: usize) {
    let words = &cx.texts.brief_page;
    let Some((found, known)) = answers::objectives(cx, ui) else { return };
    let Some(result) = known.get(position) else { return };
    let decimals = match objective.metric {
        Metric::Reach(_) => 1,
        Metric::Frequency => 2,
        Metric::Consistency => 3,
        Metric::Impressions | Metric::Other => 0,
    };
    let written = |value: f64| {
        let number = cx.locale.decimal(value, decimals);
        format!("{number} {}", own_unit(cx, objective.metric))
    };
    let say = |ui: &mut Ui| match (result.value, result.is_met()) {
        (Err(why), _) => drop(weak(ui, text::reason(why, cx.language()))),
        (Ok(value), Ok(true)) => drop(label_in(ui, &fill!(words.is_met, &[("value", &written(value))]), Look::Strong)),
        (Ok(value), Ok(false)) => {
            let short = written(result.difference().unwrap_or(0.0).abs());
            let slots = slots![("value", written(value)), ("short", short)];
            label_in(ui, &fill!(words.is_short, slots), Look::Warning);
        }
        (Ok(value), Err(_)) => drop(weak(ui, &fill!(words.has_no_target, &[("value", &written(value))]))),
    };
    found.scope(ui, |ui| row(ui, say));
}

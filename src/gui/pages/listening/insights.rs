//! Insights: what is known of the people, and the messages that rest on it.

use eframe::egui::Ui;
use jiff::civil::Date;

use super::figures::{Shown, in_rows};
use super::method::reads_day;
use crate::app::Command;
use crate::edit::{ItemId, rest_messages_on};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::forms::{divider, options, replaced};
use crate::gui::parts::card;
use crate::gui::parts::figures::written;
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{
    FieldLook, ITEM_BUTTONS_WIDTH, beside, bilingual_field, field_row, group, item_buttons, multiple_choice,
    number_field, primary_button, small, strong, text_field, weak,
};
use crate::plan::{Day, Insight, MessageId};
use crate::report::ListeningFigure;
use crate::text::strings::fill;

/// Where the cards of the insights stand.
const RESTING: &str = "figures of insights";

/// Shows the part.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.listening_page;
    let insights = &cx.plan().insights;
    group(ui, cx.texts.listening.insights, |ui| {
        small(ui, words.insights_hint);
        figures(cx, ui);
        if insights.is_empty() {
            weak(ui, words.insights_none);
            if primary_button(ui, cx.texts.commands.add_insight).clicked() {
                cx.command(Command::AddInsight);
            }
        }
        for (position, insight) in insights.iter().enumerate() {
            divider(ui);
            one(cx, ui, insight, (position, insights.len()));
        }
    });
}

/// Shows how many messages rest on an insight, and the share of exposures that they carry, each with its card.
fn figures(cx: &mut Cx<'_>, ui: &mut Ui) {
    let (words, terms) = (&cx.texts.listening_page, &cx.texts.listening);
    let found = &cx.analysis().listening.insights;
    let number = |count: usize| cx.locale.whole(i128::try_from(count).unwrap_or(0));
    let caption = fill!(words.of, &[("count", &number(found.with_insight)), ("total", &number(found.messages))]);
    let all = [
        (terms.insight_share, found.share(), caption, ListeningFigure::InsightShare),
        (terms.insight_exposure, found.exposure, String::new(), ListeningFigure::InsightExposure),
    ]
    .map(|(name, value, caption, opens)| Shown {
        name: name.to_owned(),
        value: written(cx, &value, |value| cx.locale.percent(value, 1)),
        caption,
        opens: Some(opens),
    });
    in_rows(cx, ui, &all, all.len(), RESTING);
    card::show(cx, ui, RESTING);
}

fn one(cx: &mut Cx<'_>, ui: &mut Ui, insight: &Insight, place: (usize, usize)) {
    let (words, terms, shared) = (&cx.texts.listening_page, &cx.texts.listening, &cx.texts.shared);
    let number = cx.locale.ungrouped(i128::try_from(place.0 + 1).unwrap_or(0));
    let name = fill!(shared.numbered_name, &[("name", terms.insight), ("number", &number)]);
    let width = fit::beside(ui.available_width(), ITEM_BUTTONS_WIDTH + ui.spacing().item_spacing.x);
    beside(
        ui,
        cx,
        width,
        |_, ui| drop(strong(ui, &name)),
        |cx, ui| item_buttons(cx, ui, &ItemId::Insight(insight.id.clone()), &name, place),
    );
    let edit = of_item_text(&insight.id, |new: &mut Insight| &mut new.text);
    bilingual_field(cx, ui, ("insight", &insight.id), &name, &insight.text, 2, edit);
    let of = |field: &str| fill!(words.of_activity, &[("field", field), ("name", &name)]);
    field_row(ui, shared.source, |ui| {
        let edit = of_item(&insight.id, |new: &mut Insight, source| new.source = source);
        let key = ("insight source", &insight.id);
        text_field(cx, ui, key, &of(shared.source), &insight.source, FieldLook::line(420.0), edit);
    });
    field_row(ui, terms.date, |ui| {
        let shown = insight.date.map(|day| cx.locale.iso_day(day.0)).unwrap_or_default();
        let read = reads_day(cx);
        let edit = of_item(&insight.id, |new: &mut Insight, day: Option<Date>| new.date = day.map(Day));
        let key = ("insight date", &insight.id);
        number_field(cx, ui, key, &of(terms.date), &shown, FieldLook::line(120.0), read, edit);
    });
    field_row(ui, words.known_of, |ui| {
        let all = options(cx, &cx.plan().audiences);
        let (width, none) = (ui.available_width().min(420.0), shared.all_audiences);
        if let Some(audiences) = multiple_choice(ui, &of(words.known_of), &insight.audiences, &all, none, width) {
            cx.edit(replaced(insight, |new| new.audiences = audiences));
        }
    });
    field_row(ui, words.resting, |ui| {
        let plan = cx.plan();
        let all = options(cx, &plan.messages);
        let rest = plan.messages.iter().filter(|message| message.insights.contains(&insight.id));
        let rest: Vec<MessageId> = rest.map(|message| message.id.clone()).collect();
        let (width, none) = (ui.available_width().min(420.0), shared.none);
        if let Some(messages) = multiple_choice(ui, &of(words.resting), &rest, &all, none, width) {
            cx.edit_if(rest_messages_on(plan, &insight.id, &messages));
        }
    });
}

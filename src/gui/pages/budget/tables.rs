//! Media by element, channel, message, audience and month: amounts, shares, bars, and the sum that they make.

use eframe::egui::{CornerRadius, Rect, Ui, pos2, vec2};

use super::card::{self, BudgetFigure};
use crate::app::{Action, Page};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::theme::{self, message_colour, palette, space};
use crate::gui::widgets::{
    Column, Look, Table, button, group, number_label, row, row_end, small, strong, text_cell, weak,
};
use crate::plan::Total;
use crate::text::strings::fill;
use crate::text::{self, terms};

/// Height of a row.
const ROW_HEIGHT: f32 = 26.0;
/// Width of the column of shares.
const SHARE_WIDTH: f32 = 110.0;

/// One line of a table.
struct Part {
    name: String,
    amount: Total,
    colour: Option<eframe::egui::Color32>,
    card: BudgetFigure,
}

impl Part {
    fn plain(name: impl Into<String>, amount: Total, card: BudgetFigure) -> Self {
        Self { name: name.into(), amount, colour: None, card }
    }
}

/// Shows the five tables.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    let plan = cx.plan();
    let results = &cx.analysis().budget;
    let language = cx.language();
    if plan.placements.is_empty() || results.media.is_nothing() {
        nothing_to_divide(cx, ui);
        return;
    }
    let elements = results.by_element.iter().map(|&(element, amount)| {
        Part::plain(terms::element(element, language), amount, BudgetFigure::Element(element))
    });
    table(cx, ui, "budget by element", words.by_element, cx.texts.cards.rows_hint, &elements.collect::<Vec<_>>());

    let channels = plan
        .channels
        .iter()
        .zip(&results.by_channel)
        .enumerate()
        .map(|(at, (channel, amount))| Part::plain(cx.name_of(channel), *amount, BudgetFigure::Channel(at)));
    table(cx, ui, "budget by channel", words.by_channel, "", &channels.collect::<Vec<_>>());

    let messages = plan.messages.iter().zip(&results.by_message).enumerate().map(|(at, (message, amount))| Part {
        colour: Some(message_colour(message.colour)),
        ..Part::plain(cx.name_of(message), *amount, BudgetFigure::Message(at))
    });
    table(cx, ui, "budget by message", words.by_message, "", &messages.collect::<Vec<_>>());

    let audiences = plan
        .audiences
        .iter()
        .zip(&results.by_audience)
        .enumerate()
        .map(|(at, (audience, amount))| Part::plain(cx.name_of(audience), *amount, BudgetFigure::Audience(at)));
    let unassigned = (!results.unassigned.is_nothing())
        .then(|| Part::plain(words.unassigned, results.unassigned, BudgetFigure::Unassigned));
    let audiences: Vec<Part> = audiences.chain(unassigned).collect();
    table(cx, ui, "budget by audience", words.by_audience, words.by_audience_hint, &audiences);

    let months = results.by_month.iter().enumerate().map(|(month, &(_, amount))| {
        Part::plain(card::month_name(cx, month).unwrap_or_default(), amount, BudgetFigure::Month(month))
    });
    table(cx, ui, "budget by month", words.by_month, words.by_month_hint, &months.collect::<Vec<_>>());
}

/// Why there are no tables, and the way to what is missing.
fn nothing_to_divide(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    group(ui, words.divided, |ui| {
        let (why, page, name) = if cx.plan().placements.is_empty() {
            (words.nothing_to_show, Page::Plan, words.to_flowchart)
        } else {
            (words.costs_nothing, Page::Channels, words.to_channels)
        };
        weak(ui, why);
        ui.add_space(space::TIGHT);
        if button(ui, name).clicked() {
            cx.push(Action::GoTo(page));
        }
    });
}

fn table(cx: &mut Cx<'_>, ui: &mut Ui, id: &'static str, name: &str, hint: &str, parts: &[Part]) {
    let words = &cx.texts.budget_page;
    let results = &cx.analysis().budget;
    let currency = cx.plan().money.currency;
    group(ui, name, |ui| {
        let media = results.media;
        let share = |amount: Total| amount.share_of(&media, currency);
        // Bars show what is known.
        let size = |amount: Total| amount.at_least().to_major(currency);
        let most = parts.iter().map(|part| size(part.amount)).fold(0.0, f64::max).max(f64::EPSILON);
        let amount_name = cx.locale.currency(currency);
        let columns = [
            Column::text(cx.texts.shared.name, 1.0),
            Column::text(words.bar, 0.8),
            Column::number(&amount_name, 130.0),
            Column::number(words.share_of_media, SHARE_WIDTH),
        ];
        let written = |amount: Total| cx.locale.total(amount, currency);
        let shares: Result<Vec<f64>, _> = parts.iter().map(|part| share(part.amount)).collect();
        let alone =
            |amount: Total| share(amount).map_or_else(|_| text::DASH.to_owned(), |share| cx.locale.percent(share, 1));
        let percents = match &shares {
            Ok(shares) => cx.locale.shares_together(shares, 1.0, 1),
            Err(_) => parts.iter().map(|part| alone(part.amount)).collect(),
        };
        let layout = Table { id, columns: &columns, row_height: ROW_HEIGHT, max_height: f32::INFINITY };
        let spoken = |at: usize| {
            let part = &parts[at];
            let slots =
                [("name", part.name.clone()), ("amount", written(part.amount)), ("share", percents[at].clone())];
            fill(words.row_name, &slots.each_ref().map(|(name, value)| (*name, value.as_str())))
        };
        let open = card::at(ui, id).and_then(|open| parts.iter().position(|part| part.card == open));
        let clicked = layout.show(ui, parts.len(), open, spoken, |ui, at, column| {
            let part = &parts[at];
            match column {
                0 => text_cell(ui, &part.name),
                1 => bar(ui, (size(part.amount) / most) as f32, part.colour),
                2 => drop(number_label(ui, &exact(cx, part.amount), Look::Body)),
                _ => drop(number_label(ui, &percents[at], Look::Body)),
            }
        });
        if let Some((at, pressed)) = clicked {
            card::toggle(ui, id, parts[at].card, &pressed);
        }
        sum(cx, ui, parts.iter().map(|part| part.amount).sum());
        if !hint.is_empty() {
            small(ui, hint);
        }
        card::show(cx, ui, id);
    });
}

/// An amount with all of its decimals and without its currency, which the column's title says.
pub(super) fn exact(cx: &Cx<'_>, amount: impl Into<Total>) -> String {
    cx.locale.total_exact(amount.into(), cx.plan().money.currency)
}

/// Why costs are missing from `total`, where they are.
pub(super) fn missing(cx: &Cx<'_>, total: Total) -> Option<String> {
    let reasons: Vec<&str> = total.missing().map(|(why, _)| text::reason(why, cx.language())).collect();
    (!reasons.is_empty()).then(|| fill(cx.texts.shared.missing_costs, &[("reason", &reasons.join(" "))]))
}

fn sum(cx: &Cx<'_>, ui: &mut Ui, amount: Total) {
    ui.add_space(space::TIGHT);
    row(ui, |ui| {
        ui.add_space(8.0);
        strong(ui, cx.texts.budget_page.sum_equals);
        row_end(ui, |ui| {
            // Under the columns of the table, with their margins.
            ui.add_space(8.0);
            let all = if amount.exact().is_ok() { cx.locale.percent(1.0, 1) } else { text::DASH.to_owned() };
            let whole = strong(ui, &all).rect.width();
            ui.add_space((SHARE_WIDTH - ui.spacing().item_spacing.x - whole).max(0.0));
            strong(ui, &exact(cx, amount));
        });
    });
    if let Some(missing) = missing(cx, amount) {
        small(ui, &missing);
    }
}

/// A bar from the start side.
fn bar(ui: &mut Ui, share: f32, colour: Option<eframe::egui::Color32>) {
    let room = ui.max_rect();
    let colour = colour.unwrap_or(palette(ui.visuals()).bar);
    let width = (room.width() * share.clamp(0.0, 1.0)).max(if share > 0.0 { 1.5 } else { 0.0 });
    let left = if is_right_to_left(ui) { room.right() - width } else { room.left() };
    let rect = Rect::from_min_size(pos2(left, room.center().y - 5.0), vec2(width, 10.0));
    ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), colour);
}

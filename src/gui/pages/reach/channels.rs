//! The channels: what each gives, and what each adds to those before it.

use eframe::egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::channel_name;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::card;
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::plots::nice_share;
use crate::gui::theme::{self, font, palette, size};
use crate::gui::widgets::{galley_elided, hover, paint_text, small, weak};
use crate::report::reach::View;
use crate::report::{ReachFigure, Subject, reach};
use crate::text;
use crate::text::strings::fill;

/// Where the cards of the table's rows stand.
const CHANNELS: &str = "reach of channels";
/// Where the cards of the steps stand.
const CONTRIBUTION: &str = "contribution";

/// Shows the table of channels.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.channels_hint);
    if shown.audience.is_some() {
        weak(ui, words.channels_cost_hint);
    }
    let of = Of { audience: shown.audience, ..Of::default() };
    let table = table_of(cx, CHANNELS, of, reach::channels);
    let open = card::at(cx, CHANNELS);
    let look = TableLook::at(CHANNELS).pressing(Presses::Rows, open).saying(cx.texts.cards.rows_hint).without_notes();
    let pressed = show_table(cx, ui, &table, &look);
    card::pressed(cx, CHANNELS, pressed.as_ref());
    channels_without_reach(cx, ui, shown);
    card::show(cx, ui, CHANNELS);
}

/// The channels that are missing in the table of all audiences, and why.
fn channels_without_reach(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    if shown.audience.is_some() {
        return;
    }
    for (position, channel) in cx.analysis().reach.channels.iter().enumerate() {
        let Err(why) = channel.reach else { continue };
        let name = text::isolate(channel_name(cx, position), cx.language());
        let reason = text::reason(why, cx.language());
        weak(ui, &fill(cx.texts.reach_page.channel_without, &[("channel", &name), ("reason", reason)]));
    }
}

/// Height of a step of the waterfall in points.
const STEP_HEIGHT: f32 = 26.0;
/// Room for the channels' names in points.
const NAMES_WIDTH: f32 = 150.0;
/// Room for the values in points.
const VALUES_WIDTH: f32 = 56.0;

/// A step of the waterfall: from where to where it reaches.
struct Step {
    name: String,
    from: f64,
    to: f64,
    /// `None` for the sum of all.
    channel: Option<usize>,
}

/// What each channel adds to those that stand before it in the plan, up to the net reach of all.
pub(super) fn contribution(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.contribution_hint);
    let mut from = 0.0;
    let mut steps: Vec<Step> = shown
        .channels
        .iter()
        .map(|(position, part)| {
            let step = Step {
                name: channel_name(cx, *position).to_owned(),
                from,
                to: from + part.added_reach,
                channel: Some(*position),
            };
            from = step.to;
            step
        })
        .collect();
    steps.push(Step { name: words.mix.to_owned(), from: 0.0, to: shown.k_plus[0], channel: None });
    let top = nice_share(shown.k_plus[0]);
    for step in &steps {
        one_step(cx, ui, step, top, shown.audience);
    }
    small(ui, words.contribution_order);
    card::show(cx, ui, CONTRIBUTION);
}

fn one_step(cx: &Cx<'_>, ui: &mut Ui, step: &Step, top: f64, audience: Option<usize>) {
    let colours = palette(ui.visuals());
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), STEP_HEIGHT), Sense::click());
    let share = cx.locale.percent(step.to - step.from, 1);
    let spoken = format!("{}: {share}", step.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), colours.raised);
    }
    let rtl = is_right_to_left(ui);
    let bars = if rtl {
        Rect::from_min_max(
            pos2(rect.left() + VALUES_WIDTH, rect.top()),
            pos2(rect.right() - NAMES_WIDTH, rect.bottom()),
        )
    } else {
        Rect::from_min_max(
            pos2(rect.left() + NAMES_WIDTH, rect.top()),
            pos2(rect.right() - VALUES_WIDTH, rect.bottom()),
        )
    };
    let text = galley_elided(ui, &step.name, font(size::BODY), colours.text, NAMES_WIDTH - 12.0);
    let (x, anchor) = if rtl { (rect.right(), Align2::RIGHT_CENTER) } else { (rect.left(), Align2::LEFT_CENTER) };
    let place = anchor.anchor_size(pos2(x, rect.center().y), text.size());
    ui.painter().galley(place.min, text, colours.text);
    let at = |share: f64| {
        let part = (share / top) as f32 * bars.width();
        if rtl { bars.right() - part } else { bars.left() + part }
    };
    let (start, end) = (at(step.from), at(step.to));
    let (left, right) = if rtl { (end, start) } else { (start, end) };
    let bar = Rect::from_min_max(pos2(left, rect.top() + 5.0), pos2(right.max(left + 1.0), rect.bottom() - 5.0));
    let colour = if step.channel.is_some() { colours.curve } else { colours.text };
    ui.painter().rect_filled(bar, CornerRadius::same(theme::RADIUS), colour);
    ui.painter().vline(end, rect.center().y..=rect.bottom() + STEP_HEIGHT / 2.0, Stroke::new(1.0, colours.grid));
    let (x, anchor) = if rtl { (end - 6.0, Align2::RIGHT_CENTER) } else { (end + 6.0, Align2::LEFT_CENTER) };
    paint_text(ui, ui.painter(), pos2(x, rect.center().y), anchor, &share, font(size::SMALL), colours.weak_text);
    let explained = step.channel.map_or(ReachFigure::NetReach, ReachFigure::Channel);
    let response = hover(response, &spoken);
    if response.clicked() {
        card::toggle(cx, CONTRIBUTION, Subject::Reach(explained, audience), &response);
    }
}

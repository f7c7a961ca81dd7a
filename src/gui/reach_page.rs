//! The Reach page: key numbers, build over weeks, frequency distribution, channels, and how all of it is computed.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "values of a plot that are whole and small"
)]

mod how;

use eframe::egui::{Align2, Ui, pos2};
use egui_plot::{BarChart, PlotPoint};

use super::context::Cx;
use super::plots::{
    Chart, ChartArea, bar, beside, dots, figure, k_plus, k_plus_share, line, model_names, nice_share, share_marks,
    week_title, whole_marks, written,
};
use super::theme::{font, palette, size, space};
use super::widgets::{
    Column, Look, Table, choice, column, empty_state, group, label, label_in, page_heading, scroll_page, section,
    strong, text_cell, weak,
};
use crate::app::{Action, Command, Page};
use crate::edit::ItemId;
use crate::plan::{AudienceId, Figure, Money};
use crate::reach::{AudienceReach, BuildPoint, ChannelInAudience, Model, REACH_LEVELS, TotalReach};
use crate::text::strings::fill;
use crate::text::{self, Noun};

/// The widest that the page becomes, in points.
const MAX_WIDTH: f32 = 1360.0;
/// Height of the plots in points.
const PLOT_HEIGHT: f32 = 210.0;
/// Height of a row of the tables in points.
const ROW_HEIGHT: f32 = 26.0;
/// The most bars of the distribution; the last one takes what is left.
const MAX_BARS: usize = 30;

/// What the page shows: one audience or all of them.
#[derive(Clone, Copy)]
struct Shown<'a> {
    /// Where the audience stands in the plan; `None` for all.
    audience: Option<usize>,
    models: &'a [Model],
    pmf: &'a [f64],
    k_plus: &'a [f64; REACH_LEVELS],
    mean: f64,
    grp: f64,
    average_frequency: Figure,
    bounds: [f64; 2],
    impressions: f64,
    build: &'a [BuildPoint],
    channels: &'a [(usize, ChannelInAudience)],
    people: f64,
}

impl<'a> Shown<'a> {
    fn of_total(total: &'a TotalReach) -> Self {
        Self {
            audience: None,
            models: &total.models,
            pmf: &total.pmf,
            k_plus: &total.k_plus,
            mean: total.mean,
            grp: total.grp,
            average_frequency: total.average_frequency,
            bounds: total.bounds,
            impressions: total.impressions,
            build: &total.build,
            channels: &total.channels,
            people: total.population,
        }
    }

    fn of_audience(position: usize, size: u64, reach: &'a AudienceReach) -> Self {
        Self {
            audience: Some(position),
            models: &reach.models,
            pmf: &reach.pmf,
            k_plus: &reach.k_plus,
            mean: reach.mean,
            grp: reach.grp,
            average_frequency: reach.average_frequency,
            bounds: reach.bounds,
            impressions: reach.impressions,
            build: &reach.build,
            channels: &reach.channels,
            people: size as f64,
        }
    }
}

/// Shows the page.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    scroll_page(ui, "reach page", MAX_WIDTH, |ui| column(ui, |ui| page(cx, ui)));
}

fn page(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.reach_page;
    if cx.plan().audiences.is_empty() {
        let button = cx.texts.plan_page.step_audience;
        if empty_state(ui, words.no_audiences, words.no_audiences_hint, button).clicked() {
            cx.command(Command::AddAudience);
        }
        return;
    }
    heading(cx, ui);
    match shown(cx) {
        Ok(shown) => results(cx, ui, &shown),
        Err(why) => {
            let hint = format!("{} {}", text::reason(why, cx.language()), words.nothing_placed_hint);
            if empty_state(ui, words.nothing_placed, &hint, words.go_to_plan).clicked() {
                cx.push(Action::GoTo(Page::Plan));
            }
        }
    }
}

fn shown<'a>(cx: &Cx<'a>) -> Figure<Shown<'a>> {
    let reach = &cx.analysis().reach;
    let audience = cx.app.current.audience.as_ref().and_then(|id| cx.plan().audiences.position(id));
    // All audiences of a plan with one are that one, and its working is in its channels.
    let audience = audience.or_else(|| (cx.plan().audiences.len() == 1).then_some(0));
    match audience.and_then(|position| Some((position, reach.audiences.get(position)?))) {
        Some((position, figure)) => {
            let figure = figure.as_ref().map_err(|why| *why)?;
            Ok(Shown::of_audience(position, cx.plan().audiences[position].size, figure))
        }
        None => reach.total.as_ref().map(Shown::of_total).map_err(|why| *why),
    }
}

/// The page's title, and which audience it shows.
fn heading(cx: &mut Cx<'_>, ui: &mut Ui) {
    let plan = cx.plan();
    let all = std::iter::once((None, cx.texts.shared.all_audiences));
    let each = plan.audiences.iter().map(|item| (Some(item.id.clone()), cx.name_or(&item.name, item.id.as_str())));
    let options: Vec<(Option<AudienceId>, &str)> = all.chain(each).collect();
    page_heading(ui, cx.texts.reach_page.title, |ui| {
        let current = &cx.app.current.audience;
        if let Some(audience) = choice(ui, cx.texts.shared.audience, current, &options, 240.0) {
            cx.push(Action::CurrentAudience(audience));
        }
        weak(ui, cx.texts.shared.audience);
    });
}

/// The plan's k of k+.
fn effective_frequency(cx: &Cx<'_>) -> usize {
    cx.plan().settings.effective_frequency.clamp(1, 10) as usize
}

fn number(cx: &Cx<'_>, count: usize) -> String {
    cx.locale.ungrouped(i128::try_from(count).unwrap_or(0))
}

fn results(cx: &mut Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    key_numbers(cx, ui, shown);
    group(ui, words.build, |ui| build(cx, ui, shown));
    let cx_shared: &Cx<'_> = cx;
    beside(ui, &[1.7, 1.0], |ui, part| {
        if part == 0 {
            group(ui, words.distribution, |ui| distribution(cx_shared, ui, shown));
        } else {
            group(ui, words.levels, |ui| levels(cx_shared, ui, shown));
        }
    });
    // Both boxes end with a distance of their own.
    ui.add_space(-ui.spacing().item_spacing.y);
    group(ui, words.channels, |ui| channels(cx, ui, shown));
    group(ui, words.how, |ui| how::show(cx, ui, shown));
}

fn key_numbers(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    let keys = &cx.texts.window;
    let percent = |share: f64| cx.locale.percent(share, 1);
    let k = effective_frequency(cx);
    let k_words = number(cx, k);
    let [low, high] = shown.bounds.map(percent);
    let people = cx.locale.count_oblique(shown.people.round().max(0.0) as u64, Noun::Person);
    let figures = [
        (
            words.net_reach.to_owned(),
            Ok(percent(shown.k_plus[0])),
            fill(words.net_reach_bounds, &[("low", &low), ("high", &high)]),
        ),
        (
            fill(keys.key_k_plus, &[("k", &k_words)]),
            Ok(percent(shown.k_plus[k - 1])),
            fill(words.k_plus_caption, &[("k", &k_words)]),
        ),
        (
            keys.key_frequency.to_owned(),
            written(cx, &shown.average_frequency, |value| cx.locale.decimal(value, 2)),
            words.frequency_caption.to_owned(),
        ),
        (keys.key_grp.to_owned(), Ok(cx.locale.decimal(shown.grp, 1)), words.grp_caption.to_owned()),
        (words.mean.to_owned(), Ok(cx.locale.decimal(shown.mean, 2)), words.mean_caption.to_owned()),
        (
            words.impressions.to_owned(),
            Ok(cx.locale.decimal(shown.impressions, 0)),
            fill(words.impressions_caption, &[("people", &people)]),
        ),
    ];
    group(ui, "", |ui| {
        beside(ui, &[1.25, 1.0, 1.0, 1.0, 1.0, 1.0], |ui, part| {
            let (name, value, caption) = &figures[part];
            figure(ui, name, value, caption);
        });
        ui.add_space(space::TIGHT);
        weak(ui, &fill(words.model, &[("models", &model_names(cx, shown.models))]));
        left_out(cx, ui, shown);
    });
}

/// The audiences that the total cannot hold, and why.
fn left_out(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let (None, Ok(total)) = (shown.audience, &cx.analysis().reach.total) else { return };
    for (position, why) in &total.left_out {
        let Some(audience) = cx.plan().audiences.get(*position) else { continue };
        let name = text::isolate(cx.name_or(&audience.name, audience.id.as_str()), cx.language());
        let reason = text::reason(*why, cx.language());
        let line = fill(cx.texts.reach_page.left_out, &[("audience", &name), ("reason", reason)]);
        label_in(ui, &line, Look::Warning);
    }
}

fn build(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.build_hint);
    let k = effective_frequency(cx);
    let curve = |level: usize| -> Vec<PlotPoint> {
        shown.build.iter().map(|point| PlotPoint::new(f64::from(point.week), point.k_plus[level - 1])).collect()
    };
    let (first, effective) = (curve(1), curve(k));
    let weeks = u32::try_from(shown.build.len()).unwrap_or(u32::MAX).max(1);
    let most = shown.build.iter().map(|point| point.k_plus[0]).fold(0.0, f64::max);
    let top = nice_share(most);
    let last = first.last().map_or(0.0, |point| point.y);
    let after = cx.locale.count_oblique(u64::from(weeks), Noun::Week);
    let chart = Chart {
        id: "reach build over weeks",
        name: &fill(words.build_name, &[("reach", &cx.locale.percent(last, 1)), ("weeks", &after)]),
        height: PLOT_HEIGHT,
        across: [0.5, f64::from(weeks) + 0.5],
        top: top * 1.06,
        across_marks: whole_marks(cx, 1, weeks, ui.available_width()),
        marks: share_marks(cx, top),
    };
    let colours = *palette(ui.visuals());
    let bars = shown.build.iter().map(|point| bar(f64::from(point.week), point.weekly_reach, colours.bar)).collect();
    let ends = [(first.last().copied(), 1, colours.curve), (effective.last().copied(), k, colours.second_curve)];
    let area = chart.show_weeks(
        cx,
        ui,
        |plot| {
            plot.bar_chart(BarChart::new("", bars).allow_hover(false));
            if k > 1 {
                plot.line(line(effective.clone(), colours.second_curve));
                plot.points(dots(effective, colours.second_curve));
            }
            plot.line(line(first.clone(), colours.curve));
            plot.points(dots(first, colours.curve));
        },
        |ui, week| build_tip(cx, ui, shown, week as usize),
    );
    for (end, level, colour) in ends.into_iter().take(if k > 1 { 2 } else { 1 }) {
        let Some(end) = end else { continue };
        area.name_curve(ui, end, &k_plus_share(cx, level, end.y), colour);
    }
    section(ui, words.build_table, false, |ui| build_table(cx, ui, shown));
}

fn build_tip(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>, week: usize) {
    let Some(point) = week.checked_sub(1).and_then(|position| shown.build.get(position)) else { return };
    strong(ui, &week_title(cx, point.week));
    let k = effective_frequency(cx);
    for level in if k > 1 { vec![1, k] } else { vec![1] } {
        label(ui, &k_plus_share(cx, level, point.k_plus[level - 1]));
    }
    let weekly = cx.locale.percent(point.weekly_reach, 1);
    label(ui, &fill(cx.texts.plan_page.weekly_reach, &[("share", &weekly)]));
    label(ui, &format!("GRP  {}", cx.locale.decimal(point.grp, 1)));
}

fn build_table(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    let k = effective_frequency(cx);
    let k_name = k_plus(cx, k);
    let first_name = k_plus(cx, 1);
    let columns = [
        Column::text(cx.texts.shared.week, 1.0),
        Column::number(&first_name, 100.0),
        Column::number(&k_name, 100.0),
        Column::number(words.weekly_reach, 160.0),
        Column::number(cx.texts.window.key_grp, 100.0),
    ];
    let table =
        Table { id: "reach build table", columns: &columns, row_height: ROW_HEIGHT, max_height: 12.0 * ROW_HEIGHT };
    let percent = |share| cx.locale.percent(share, 1);
    let cell = |row: usize, column: usize| -> String {
        let point = &shown.build[row];
        match column {
            0 => week_title(cx, point.week),
            1 => percent(point.k_plus[0]),
            2 => percent(point.k_plus[k - 1]),
            3 => percent(point.weekly_reach),
            _ => cx.locale.decimal(point.grp, 1),
        }
    };
    let name = |row: usize| (0..columns.len()).map(|column| cell(row, column)).collect::<Vec<_>>().join(" · ");
    table.show(ui, shown.build.len(), None, name, |ui, row, column| text_cell(ui, &cell(row, column)));
}

/// How many bars show the distribution, and what each holds; the last one holds all that is left.
fn bars_of(pmf: &[f64], k: usize) -> Vec<f64> {
    let mut tail = 0.0;
    let mut count = pmf.len();
    while count > 1 && tail + pmf[count - 1] < 0.001 {
        tail += pmf[count - 1];
        count -= 1;
    }
    let count = count.max(k + 1).min(MAX_BARS).min(pmf.len());
    let mut bars = pmf[..count].to_vec();
    if let Some(last) = bars.last_mut() {
        *last += pmf[count..].iter().rev().sum::<f64>();
    }
    bars
}

fn distribution(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    let k = effective_frequency(cx);
    let (k_words, k_share) = (number(cx, k), cx.locale.percent(shown.k_plus[k - 1], 1));
    weak(ui, &fill(words.distribution_hint, &[("k", &k_words), ("share", &k_share)]));
    let shares = bars_of(shown.pmf, k);
    let last = shares.len().saturating_sub(1);
    let is_open = shares.len() < shown.pmf.len();
    let most = shares.iter().copied().fold(0.0, f64::max);
    let top = nice_share(most);
    let none = cx.locale.percent(shown.pmf.first().copied().unwrap_or(0.0), 1);
    let mut across_marks = whole_marks(cx, 0, u32::try_from(last).unwrap_or(0), ui.available_width());
    if is_open && let Some(mark) = across_marks.last_mut().filter(|mark| mark.0 as usize == last) {
        mark.1.push('+');
    }
    let chart = Chart {
        id: "frequency distribution",
        name: &fill(words.distribution_name, &[("none", &none), ("k", &k_words), ("share", &k_share)]),
        height: PLOT_HEIGHT + 50.0,
        across: [-0.6, last as f64 + 0.6],
        top: top * 1.1,
        across_marks,
        marks: share_marks(cx, top),
    };
    let colours = *palette(ui.visuals());
    let bars = shares.iter().enumerate().map(|(count, share)| {
        let colour = if count == 0 {
            colours.line
        } else if count < k {
            colours.bar
        } else {
            colours.curve
        };
        bar(count as f64, *share, colour)
    });
    let bars = bars.collect();
    let area = chart.show(
        ui,
        |plot| plot.bar_chart(BarChart::new("", bars).allow_hover(false)),
        |ui, count| {
            let count = count as usize;
            let template = if is_open && count == last { words.or_more } else { words.exactly };
            let share = shares.get(count).copied().unwrap_or(0.0);
            label(ui, &fill(template, &[("count", &number(cx, count)), ("share", &cx.locale.percent(share, 2))]));
        },
    );
    name_bars(cx, ui, &area, &shares);
}

/// The share above each bar, where there is room for it.
fn name_bars(cx: &Cx<'_>, ui: &Ui, area: &ChartArea, shares: &[f64]) {
    if (area.x_of(1.0) - area.x_of(0.0)).abs() < 34.0 {
        return;
    }
    let colour = palette(ui.visuals()).weak_text;
    for (count, share) in shares.iter().enumerate() {
        let at = pos2(area.x_of(count as f64), area.y_of(*share) - 1.0);
        let words = cx.locale.percent(*share, 1);
        super::widgets::paint_text(
            ui,
            ui.painter(),
            at,
            Align2::CENTER_BOTTOM,
            &words,
            font(size::SMALL - 1.0),
            colour,
        );
    }
}

fn levels(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    let columns =
        [Column::text(words.level, 1.0), Column::number(words.share, 90.0), Column::number(words.people, 110.0)];
    let table = Table { id: "reach levels", columns: &columns, row_height: ROW_HEIGHT, max_height: f32::INFINITY };
    let cell = |row: usize, column: usize| match column {
        0 => k_plus(cx, row + 1),
        1 => cx.locale.percent(shown.k_plus[row], 2),
        _ => cx.locale.decimal(shown.k_plus[row] * shown.people, 0),
    };
    let name = |row: usize| format!("{}: {}", cell(row, 0), cell(row, 1));
    let k = effective_frequency(cx);
    table.show(ui, REACH_LEVELS, Some(k - 1), name, |ui, row, column| text_cell(ui, &cell(row, column)));
}

/// What the placements on a channel cost; of one audience, its part of that.
fn cost(cx: &Cx<'_>, channel: usize, audience: Option<usize>) -> Money {
    let budget = &cx.analysis().budget;
    let Some(audience) = audience else { return budget.by_channel.get(channel).copied().unwrap_or(Money::ZERO) };
    let on_channel = budget.placements.iter().filter(|cost| cost.place.is_some_and(|(_, place)| place == channel));
    let parts = on_channel.flat_map(|cost| &cost.audiences).filter(|(position, _)| *position == audience);
    parts.map(|(_, part)| *part).sum()
}

fn channels(cx: &mut Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.channels_hint);
    if shown.audience.is_some() {
        weak(ui, words.channels_cost_hint);
    }
    let columns = [
        Column::text(cx.texts.shared.channel, 1.0),
        Column::number(cx.texts.window.key_grp, 90.0),
        Column::number(words.impressions, 130.0),
        Column::number(words.reach, 100.0),
        Column::number(words.exclusive, 150.0),
        Column::number(words.cost, 150.0),
    ];
    let table = Table { id: "reach of channels", columns: &columns, row_height: 28.0, max_height: f32::INFINITY };
    let percent = |share| cx.locale.percent(share, 1);
    let cell = |row: usize, column: usize| -> String {
        let (position, part) = &shown.channels[row];
        match column {
            0 => channel_name(cx, *position).to_owned(),
            1 => cx.locale.decimal(part.grp, 1),
            2 => cx.locale.decimal(part.impressions, 0),
            3 => percent(part.reach),
            4 => percent(part.exclusive_reach),
            _ => cx.locale.money(cost(cx, *position, shown.audience), cx.plan().money.currency),
        }
    };
    let name = |row: usize| (0..columns.len()).map(|column| cell(row, column)).collect::<Vec<_>>().join(" · ");
    let clicked = table.show(ui, shown.channels.len(), None, name, |ui, row, column| text_cell(ui, &cell(row, column)));
    channels_without_reach(cx, ui, shown);
    let clicked = clicked.and_then(|(row, _)| cx.plan().channels.get(shown.channels[row].0));
    if let Some(channel) = clicked {
        cx.push(Action::Show(ItemId::Channel(channel.id.clone())));
    }
}

fn channel_name<'a>(cx: &Cx<'a>, position: usize) -> &'a str {
    cx.plan().channels.get(position).map_or("", |channel| cx.name_or(&channel.name, channel.id.as_str()))
}

/// The channels that are missing in the table of all audiences, and why.
fn channels_without_reach(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
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

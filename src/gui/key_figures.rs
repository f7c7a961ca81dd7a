//! The strip of key figures that is always there and says whose they are, with the change while something is dragged.

mod strip;

use eframe::egui::{Popup, PopupCloseBehavior, Rect, RectAlign, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use self::strip::{Edges, Room};
use super::context::{Cx, is_right_to_left};
use super::pages::plan::{PlanView, edges};
use super::theme::{self, palette, size, space};
use super::widgets::{
    Icon, MENU_WIDTH, galley, galley_elided, hover, is_pressed_by_key, menu_item, menu_layout, menu_lines_beside,
    paint_icon,
};
use super::{glossary, page_rail};
use crate::analysis::Analysis;
use crate::app::{Action, Page};
use crate::gui::fit;
use crate::plan::{AudienceId, Figure, Money, NotComputable, Total, Universe};
use crate::reach::Model;
use crate::text::strings::{fill, slots};
use crate::text::{self, Noun};

/// How high the strip is, in points.
pub(super) const HEIGHT: f32 = 56.0;

/// Where the first figure stands in a window that is wide enough: above the first week of the Plan page.
const FIRST_FIGURE: f32 = 300.0;

/// From this width on the first figure stands there.
const WIDE: f32 = 1000.0;

/// One key figure, ready to be shown.
struct KeyFigure {
    name: String,
    /// The name where there is little room.
    short: Option<String>,
    /// The name once what is spent is no longer shown beside it.
    alone: Option<String>,
    value: Result<String, String>,
    change: Option<String>,
    /// The name without a unit: what the glossary explains.
    caption: String,
    /// Name and value as they are spoken, with their unit.
    spoken: String,
    explained: String,
    page: Page,
    /// Whether the value is beyond its limit.
    is_over: bool,
    is_money: bool,
    /// How little room there must be for the figure to go.
    goes_at: Room,
}

impl KeyFigure {
    /// Makes a figure that is no money.
    fn new(
        name: &str,
        value: Result<String, String>,
        change: Option<String>,
        explained: String,
        page: Page,
        goes_at: Room,
    ) -> Self {
        let spoken = format!("{name}: {}", value.as_ref().unwrap_or_else(|why| why));
        Self {
            name: name.to_owned(),
            caption: name.to_owned(),
            short: None,
            alone: None,
            value,
            change,
            spoken,
            explained,
            page,
            is_over: false,
            is_money: false,
            goes_at,
        }
    }

    /// Returns the name that stands above the figure where there is so much room.
    fn name(&self, room: Room) -> &str {
        let short = self.short.as_ref().filter(|_| room >= Room::Small);
        let alone = self.alone.as_ref().filter(|_| room >= Room::NoSpent);
        short.or(alone).unwrap_or(&self.name)
    }
}

/// Says whose figures are shown: all whom the plan counts, or one audience alone.
#[derive(Clone, Copy, Debug)]
struct Whose {
    /// The position of the audience.
    alone: Option<usize>,
}

impl Whose {
    /// Returns the audience that was chosen, where it is in the plan.
    fn of(cx: &Cx<'_>, chosen: Option<&AudienceId>) -> Self {
        Self { alone: chosen.and_then(|id| cx.plan().audiences.position(id)) }
    }

    /// Names those whose figures are shown.
    fn name(self, cx: &Cx<'_>) -> String {
        let audience = self.alone.and_then(|position| cx.plan().audiences.get(position));
        audience.map_or_else(
            || text::universe_name(cx.plan(), cx.locale),
            |audience| text::isolate(cx.name_of(audience), cx.language()).into_owned(),
        )
    }

    /// Returns how many people they are whose figures are shown.
    fn people(self, cx: &Cx<'_>) -> u64 {
        let plan = cx.plan();
        let audience = self.alone.and_then(|position| plan.audiences.get(position));
        audience.map_or_else(|| Universe::of(plan).people(plan), |audience| audience.size)
    }

    /// Returns the reach among those whose figures are shown.
    fn reach(self, analysis: &Analysis) -> Figure<Reach<'_>> {
        let missing = NotComputable::NoAudiences;
        match self.alone {
            None => {
                let total = analysis.reach.total.as_ref().map_err(|why| *why)?;
                Ok(Reach {
                    k_plus: &total.k_plus,
                    average_frequency: total.average_frequency,
                    grp: total.grp,
                    bounds: total.bounds,
                    models: &total.models,
                    impressions: total.impressions,
                })
            }
            Some(position) => {
                let audience = analysis.reach.audiences.get(position).ok_or(missing)?.as_ref().map_err(|why| *why)?;
                Ok(Reach {
                    k_plus: &audience.k_plus,
                    average_frequency: audience.average_frequency,
                    grp: audience.grp,
                    bounds: audience.bounds,
                    models: &audience.models,
                    impressions: audience.impressions,
                })
            }
        }
    }

    /// Returns the consistency among those whose figures are shown: how alike the messages are that they meet.
    fn consistency(self, analysis: &Analysis) -> Figure {
        let all = &analysis.consistency;
        let alone = self.alone.and_then(|position| all.audiences.get(position));
        alone.map_or(all.exposure_weighted, |audience| audience.exposure_weighted)
    }
}

/// Holds what the strip shows of the reach of an audience or of all.
struct Reach<'a> {
    k_plus: &'a [f64],
    average_frequency: Figure,
    grp: f64,
    bounds: [f64; 2],
    models: &'a [Model],
    impressions: f64,
}

/// Shows the strip; `chosen` is the audience whose figures it shows, all where none is, and `plan` what the Plan page remembers.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, chosen: &mut Option<AudienceId>, plan: &mut PlanView) {
    let strip = ui.available_rect_before_wrap();
    let strip = Rect::from_min_size(strip.min, vec2(strip.width(), HEIGHT));
    let of = Whose::of(cx, chosen.as_ref());
    let width = whose(cx, ui, strip, of, chosen);
    let least = space::LARGE + width + space::HUGE;
    let start = if strip.width() >= WIDE { least.max(FIRST_FIGURE) } else { least };
    let figures = figures(cx, of);
    let panels = panels(cx, ui, plan, strip.width());
    let first_week = Some(panels.first_week).filter(|first_week| *first_week >= least);
    strip::show(cx, ui, strip, &Edges { start, first_week, money: panels.money }, &figures);
    fit::claim(ui, strip, Sense::hover());
}

/// Holds where panels below the strip begin: the weeks from its start, and what stands below the money from its end.
struct Panels {
    first_week: f32,
    money: f32,
}

/// Returns where the panels of the Plan page begin in a window of this width. Figures stand there on all pages.
fn panels(cx: &Cx<'_>, ui: &Ui, plan: &mut PlanView, window: f32) -> Panels {
    let rail = page_rail::width(page_rail::is_folded(cx, window));
    let beside_rail = fit::beside(window, rail);
    let glossary = glossary::width(cx, beside_rail);
    let page = fit::beside(beside_rail, glossary);
    let (weeks, inspector) = edges(cx, ui, plan, page);
    let money = if inspector >= strip::LEAST_MONEY { inspector + glossary } else { strip::MONEY_PANEL };
    Panels { first_week: rail + weeks + space::TIGHT, money }
}

/// Shows whose the figures are, above a choice of the audiences; returns how much room that takes.
fn whose(cx: &mut Cx<'_>, ui: &mut Ui, strip: Rect, of: Whose, chosen: &mut Option<AudienceId>) -> f32 {
    let people = cx.locale.count(of.people(cx), Noun::Person);
    let name = of.name(cx);
    let caption = fill!(cx.texts.window.whose, &[("people", &people)]);
    let colours = palette(ui.visuals());
    let caption = galley(ui, &caption, theme::font(size::SMALL), colours.weak_text, f32::INFINITY);
    let most = if strip.width() >= WIDE { FIRST_FIGURE - 72.0 } else { fit::within(strip.width() / 4.0, 60.0, 180.0) };
    let title = galley_elided(ui, &name, theme::strong_font(size::BODY), colours.text, most);
    let mark = space::TIGHT + MARK;
    let width = caption.size().x.max(title.size().x + mark);
    let rect = strip::in_reading(ui, strip, space::LARGE, width);
    let response = fit::claim(ui, rect.expand2(vec2(space::SMALL, -4.0)), Sense::click());
    let spoken = format!("{}: {name}, {people}", cx.texts.shared.figures_of);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(response.rect, theme::RADIUS, colours.raised);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, colours.accent);
        ui.painter().rect_stroke(response.rect, theme::RADIUS, ring, StrokeKind::Inside);
    }
    strip::line_of_text(ui, rect, 16.0, 0.0, &caption);
    let end = strip::line_of_text(ui, rect, 36.0, 0.0, &title);
    let arrow = strip::in_reading(ui, rect, end + space::TIGHT, MARK);
    let arrow = Rect::from_center_size(arrow.center_top() + vec2(0.0, 36.0), vec2(MARK, MARK));
    paint_icon(ui.painter(), Icon::Down, arrow, colours.weak_text, false);
    let response = hover(response, &whose_explained(cx, of));
    let place = if is_right_to_left(ui) { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let by_key = is_pressed_by_key(ui, &response);
    Popup::menu(&response)
        .align(place)
        .layout(menu_layout(ui))
        .width(MENU_WIDTH)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            fit::at_least(ui, MENU_WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            menu_lines_beside(ui, response.rect, by_key, |ui| audiences(cx, ui, of, chosen));
        });
    width
}

/// The size of the mark beside what can be chosen, in points.
const MARK: f32 = 12.0;

/// Shows the lines of the choice: all, each audience with how many it has, and the way to their page.
fn audiences(cx: &mut Cx<'_>, ui: &mut Ui, of: Whose, chosen: &mut Option<AudienceId>) {
    let all = Whose { alone: None };
    let people = |whose: Whose| cx.locale.count(whose.people(cx), Noun::Person);
    if menu_item(ui, true, Some(of.alone.is_none()), &all.name(cx), &people(all)).clicked() {
        *chosen = None;
    }
    for (position, audience) in cx.plan().audiences.iter().enumerate() {
        let one = Whose { alone: Some(position) };
        let is_chosen = of.alone == Some(position);
        if menu_item(ui, true, Some(is_chosen), &one.name(cx), &people(one)).clicked() {
            *chosen = Some(audience.id.clone());
        }
    }
    ui.separator();
    if menu_item(ui, true, None, Page::Audiences.title(cx.texts), "").clicked() {
        cx.push(Action::GoTo(Page::Audiences));
    }
}

/// Says who the people are that reach, frequency and points are shares of.
fn whose_explained(cx: &Cx<'_>, of: Whose) -> String {
    let (plan, words) = (cx.plan(), &cx.texts.window);
    let people = cx.locale.count(of.people(cx), Noun::Person);
    let mut explained = fill!(words.whose_explained, &[("people", &of.name(cx)), ("count", &people)]);
    if of.alone.is_none() {
        let universe = Universe::of(plan);
        let alone: Vec<&str> = (0..plan.audiences.len())
            .filter(|&position| !universe.counts(position))
            .map(|position| cx.name_of(&plan.audiences[position]))
            .collect();
        if !alone.is_empty() {
            let template = if alone.len() > 1 { words.whose_alone_several } else { words.whose_alone };
            explained = format!("{explained} {}", fill!(template, &[("audiences", &alone.join(cx.comma()))]));
        }
    }
    if let Err(why) = of.reach(cx.analysis()) {
        explained = format!("{explained} {}", text::reason(why, cx.language()));
    }
    explained
}

fn figures(cx: &Cx<'_>, of: Whose) -> Vec<KeyFigure> {
    let now = cx.analysis();
    let before = cx.app.held_against().filter(|before| {
        // An audience that stood elsewhere then has no figures here.
        let id =
            |analysis: &Analysis| of.alone.and_then(|at| analysis.plan().audiences.get(at).map(|one| one.id.clone()));
        id(before) == id(now)
    });
    let before = before.map(AsRef::as_ref);
    let words = &cx.texts.window;
    let k = cx.plan().settings.effective_frequency.clamp(1, 10);
    let k_name = fill!(words.key_k_plus, &[("k", &cx.locale.ungrouped(k))]);
    let reach = |analysis: &Analysis, k: u32| -> Figure { Ok(of.reach(analysis)?.k_plus[(k as usize - 1).min(9)]) };
    let share = |name: &str, k: u32, explained: String, goes_at: Room| {
        let value = reach(now, k);
        let change =
            change(&value, before.map(|before| reach(before, k)), 0.0005, |change| cx.locale.signed(change * 100.0, 1));
        let value = shown(cx, &value, |share| cx.locale.percent(share, 1));
        KeyFigure::new(name, value, change, explained, Page::Reach, goes_at)
    };
    vec![
        share(words.key_net_reach, 1, net_reach_explained(cx, of), Room::Never),
        share(&k_name, k, k_plus_explained(cx, of, k), Room::Least),
        frequency(cx, of, now, before),
        grp(cx, of, now, before),
        consistency(cx, of, now, before),
        spent(cx, now, before),
        left(cx, now, before),
    ]
}

fn shown(cx: &Cx<'_>, figure: &Figure, write: impl Fn(f64) -> String) -> Result<String, String> {
    match figure {
        Ok(value) => Ok(write(*value)),
        Err(why) => Err(text::reason(*why, cx.language()).to_owned()),
    }
}

/// Returns the written change of a figure since the gesture began, unless it rounds to nothing.
fn change(now: &Figure, before: Option<Figure>, least: f64, write: impl Fn(f64) -> String) -> Option<String> {
    let change = now.as_ref().ok()? - before?.ok()?;
    (change.abs() >= least).then(|| write(change))
}

fn net_reach_explained(cx: &Cx<'_>, of: Whose) -> String {
    let Ok(reach) = of.reach(cx.analysis()) else { return String::new() };
    let [low, high] = reach.bounds;
    let is_overlapping = cx.analysis().reach.audiences.iter().flatten().any(|reach| !reach.overlaps.is_empty());
    let words = &cx.texts.window;
    fill!(
        if is_overlapping { words.net_reach_overlapping } else { words.net_reach_explained },
        &[
            ("people", &of.name(cx)),
            ("models", &super::parts::figures::model_names(cx, reach.models)),
            ("low", &cx.locale.percent(low, 1)),
            ("high", &cx.locale.percent(high, 1)),
        ],
    )
}

fn k_plus_explained(cx: &Cx<'_>, of: Whose, k: u32) -> String {
    fill!(cx.texts.window.k_plus_explained, &[("k", &cx.locale.ungrouped(k)), ("people", &of.name(cx))])
}

fn frequency(cx: &Cx<'_>, of: Whose, now: &Analysis, before: Option<&Analysis>) -> KeyFigure {
    let figure = |analysis: &Analysis| -> Figure { of.reach(analysis)?.average_frequency };
    let value = figure(now);
    let words = &cx.texts.window;
    let explained = of.reach(now).map_or_else(
        |_| String::new(),
        |reach| {
            let slots =
                slots![("grp", cx.locale.decimal(reach.grp, 1)), ("reach", cx.locale.percent(reach.k_plus[0], 1))];
            fill!(words.frequency_explained, slots)
        },
    );
    let change = change(&value, before.map(figure), 0.005, |change| cx.locale.signed(change, 2));
    let value = shown(cx, &value, |value| cx.locale.decimal(value, 2));
    let figure = KeyFigure::new(words.key_frequency, value, change, explained, Page::Reach, Room::NoFrequency);
    KeyFigure { short: Some(words.key_frequency_short.to_owned()), ..figure }
}

fn grp(cx: &Cx<'_>, of: Whose, now: &Analysis, before: Option<&Analysis>) -> KeyFigure {
    let figure = |analysis: &Analysis| -> Figure { Ok(of.reach(analysis)?.grp) };
    let value = figure(now);
    let words = &cx.texts.window;
    let explained = of.reach(now).map_or_else(
        |_| String::new(),
        |reach| {
            let people = cx.locale.whole(of.people(cx));
            let impressions = cx.locale.decimal(reach.impressions, 0);
            fill!(words.grp_explained, &[("impressions", &impressions), ("people", &people)])
        },
    );
    let change = change(&value, before.map(figure), 0.05, |change| cx.locale.signed(change, 1));
    let value = shown(cx, &value, |value| cx.locale.decimal(value, 1));
    KeyFigure::new(words.key_grp, value, change, explained, Page::Reach, Room::NoPoints)
}

fn consistency(cx: &Cx<'_>, of: Whose, now: &Analysis, before: Option<&Analysis>) -> KeyFigure {
    let value = of.consistency(now);
    let three = |number: f64| cx.locale.decimal(number, 3);
    let message_weighted = shown(cx, &now.consistency.message_weighted, three).unwrap_or_else(|why| why);
    let worst = match &now.consistency.worst_pair {
        Ok(pair) => {
            let name = |position: usize| cx.plan().messages.get(position).map_or("", |message| cx.name_of(message));
            format!(
                "{} – {} ({})",
                text::isolate(name(pair.a), cx.language()),
                text::isolate(name(pair.b), cx.language()),
                three(pair.similarity)
            )
        }
        Err(why) => text::reason(*why, cx.language()).to_owned(),
    };
    let change =
        change(&value, before.map(|before| of.consistency(before)), 0.0005, |change| cx.locale.signed(change, 3));
    let words = &cx.texts.window;
    let explained = fill!(words.consistency_explained, &[("message_weighted", &message_weighted), ("worst", &worst)]);
    let value = shown(cx, &value, three);
    KeyFigure::new(words.key_consistency, value, change, explained, Page::Consistency, Room::NoConsistency)
}

/// Returns the change of an amount; none where one of both is not known in full.
fn money_change(cx: &Cx<'_>, now: Figure<Money>, before: Option<Figure<Money>>) -> Option<String> {
    let change = now.ok()? - before?.ok()?;
    (!change.is_zero()).then(|| cx.locale.money_change_short(change, cx.plan().money.currency))
}

fn spent(cx: &Cx<'_>, now: &Analysis, before: Option<&Analysis>) -> KeyFigure {
    let currency = cx.plan().money.currency;
    let money = |amount| cx.locale.total(amount, currency);
    let explained = fill!(
        cx.texts.window.spent_explained,
        &[("media", &money(now.budget.media)), ("other", &money(now.budget.other))],
    );
    let words = &cx.texts.window;
    let total = now.budget.total;
    let name = with_unit(cx, words.key_spent);
    let change = money_change(cx, total.exact(), before.map(|before| before.budget.total.exact()));
    let explained = with_missing(cx, explained, total);
    let value = Ok(cx.locale.total_short(total, currency));
    let spoken = format!("{}: {}", words.key_spent, cx.locale.total_heading(total, currency));
    let figure = KeyFigure::new(&name, value, change, explained, Page::Budget, Room::NoSpent);
    KeyFigure { spoken, caption: words.key_spent.to_owned(), is_money: true, ..figure }
}

/// Returns the name of an amount with its unit: "Spent, GBP".
fn with_unit(cx: &Cx<'_>, name: &str) -> String {
    let currency = text::isolate(&cx.locale.currency(cx.plan().money.currency), cx.language()).into_owned();
    fill!(cx.texts.window.key_with_unit, &[("name", name), ("unit", &currency)])
}

/// Returns an explanation, and why a cost is missing where one is.
fn with_missing(cx: &Cx<'_>, explained: String, total: Total) -> String {
    match total.why_missing() {
        None => explained,
        Some(why) => {
            let missing = fill!(cx.texts.shared.missing_costs, &[("reason", text::reason(why, cx.language()))]);
            format!("{explained} {missing}")
        }
    }
}

fn left(cx: &Cx<'_>, now: &Analysis, before: Option<&Analysis>) -> KeyFigure {
    let currency = cx.plan().money.currency;
    let money = |amount| cx.locale.money(amount, currency);
    let over = now.budget.remaining.is_ok_and(|left| left.is_over());
    let words = &cx.texts.window;
    let exact = |analysis: &Analysis| analysis.budget.remaining.and_then(|left| left.exact());
    let explained = fill!(
        words.left_explained,
        &[
            ("budget", &now.budget.budget.map_or_else(|_| money(Money::ZERO), money)),
            ("spent", &cx.locale.total(now.budget.total, currency)),
        ],
    );
    let title = if over { words.key_over } else { words.key_left };
    let (name, alone) = match now.budget.budget {
        Ok(budget) if !over => {
            let short = cx.locale.money_short(budget, currency);
            let whole = cx.locale.money_heading(budget, currency);
            let of = |amount: &str| fill!(words.key_left_of, &[("budget", amount)]);
            (of(&text::isolate(&short, cx.language())), of(&text::isolate(&whole, cx.language())))
        }
        _ => (with_unit(cx, title), with_unit(cx, title)),
    };
    let value = match now.budget.remaining {
        Ok(left) => Ok(cx.locale.left_short(left, currency)),
        Err(why) => Err(text::reason(why, cx.language()).to_owned()),
    };
    let said = match now.budget.remaining {
        Ok(left) => cx.locale.left_heading(left, currency),
        Err(why) => text::reason(why, cx.language()).to_owned(),
    };
    let change = money_change(cx, exact(now), before.map(exact));
    let explained = with_missing(cx, explained, now.budget.total);
    let figure = KeyFigure::new(&name, value, change, explained, Page::Budget, Room::Never);
    let short = Some(alone.clone());
    KeyFigure { alone: Some(alone), short, spoken: format!("{title}: {said}"), is_over: over, is_money: true, ..figure }
}

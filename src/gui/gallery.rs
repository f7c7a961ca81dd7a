//! Cards of what a plan can begin with: each with a picture, what it is about and how large it is.

use std::sync::{Arc, LazyLock};

use eframe::egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::context::{Cx, is_right_to_left};
use super::fit;
use super::theme::{self, Palette, font, message_colour, palette, size, strong_font};
use super::widgets::galley_lines;
use crate::app::{Beginning, NewPlan};
use crate::catalogue::{SAMPLES, SampleUse};
use crate::plan::Plan;
use crate::plan::schema::ListName;
use crate::text::Noun;
use crate::text::strings::{Texts, fill, slots};

/// The heights of a card and of its picture, in points.
pub(super) const CARD_HEIGHT: f32 = 240.0;
const PICTURE: f32 = 92.0;
/// The most lines that say what a card is about.
const MOST_LINES: usize = 6;

/// Returns the plans of the samples, read once.
fn plans() -> &'static [Option<Arc<Plan>>] {
    static PLANS: LazyLock<Vec<Option<Arc<Plan>>>> = LazyLock::new(|| {
        SAMPLES.iter().map(|sample| crate::store::read(sample.text.as_bytes()).ok().map(|opened| opened.plan)).collect()
    });
    &PLANS
}

/// One thing to begin with, as it is shown on a card.
pub(super) struct Entry<'a> {
    /// What it is.
    pub(super) beginning: Beginning,
    used_for: &'static str,
    name: &'a str,
    about: &'a str,
    plan: Option<&'a Plan>,
}

/// Lists what a plan can begin with: nothing, another plan where there is one, the samples in the order of their uses.
pub(super) fn entries<'a>(cx: &Cx<'_>, choice: Option<&'a NewPlan>) -> Vec<Entry<'a>> {
    let words = &cx.texts.gallery;
    let empty = Entry {
        beginning: Beginning::Empty,
        used_for: words.group_empty,
        name: words.empty,
        about: words.empty_about,
        plan: None,
    };
    let pattern = choice.and_then(|choice| choice.pattern.as_ref()).map(|(name, plan)| Entry {
        beginning: Beginning::Pattern { name: name.clone(), plan: Arc::clone(plan) },
        used_for: words.group_own,
        name: if name.is_empty() { cx.texts.shared.untitled } else { name },
        about: words.pattern_about,
        plan: Some(plan),
    });
    std::iter::once(empty).chain(pattern).chain(samples(cx)).collect()
}

/// Lists the samples, in the order of their uses.
pub(super) fn samples(cx: &Cx<'_>) -> Vec<Entry<'static>> {
    let language = cx.language();
    let texts = cx.texts;
    let of_use = |used_for: SampleUse| {
        let all = SAMPLES.iter().enumerate().filter(move |(_, sample)| sample.used_for == used_for);
        all.map(move |(at, sample)| Entry {
            beginning: Beginning::Sample(at),
            used_for: group_name(texts, used_for),
            name: sample.name(language),
            about: sample.about(language),
            plan: plans().get(at).and_then(Option::as_deref),
        })
    };
    SampleUse::ALL.into_iter().flat_map(of_use).collect()
}

fn group_name(texts: &'static Texts, group: SampleUse) -> &'static str {
    let words = &texts.gallery;
    match group {
        SampleUse::Empty => words.group_empty,
        SampleUse::Coursework => words.group_coursework,
        SampleUse::SmallBusiness => words.group_small,
        SampleUse::NationalLaunch => words.group_national,
        SampleUse::Case => words.group_case,
    }
}

/// Shows one card of a width; the chosen one is marked. Returns true when it is pressed.
pub(super) fn card(cx: &Cx<'_>, ui: &mut Ui, entry: &Entry<'_>, width: f32, is_chosen: bool) -> Response {
    let (rect, response) = fit::allocate(ui, vec2(width, CARD_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, entry.name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let colours = palette(ui.visuals());
    // What is chosen has a thick edge and a ground; what is pointed at only a ground, and what has the focus only an edge.
    let line = match (is_chosen, response.has_focus()) {
        (true, _) => Stroke::new(2.0, colours.accent),
        (false, true) => Stroke::new(1.0, colours.accent),
        (false, false) => Stroke::new(1.0, colours.control),
    };
    let ground = match (is_chosen, response.hovered()) {
        (true, _) => colours.selected,
        (false, true) => colours.raised,
        (false, false) => colours.surface,
    };
    ui.painter().rect(rect, CornerRadius::same(theme::RADIUS), ground, line, StrokeKind::Inside);
    let inside = rect.shrink(10.0);
    let picture = inside.with_max_y(inside.top() + PICTURE);
    paint(ui, colours, picture, entry.plan);
    let rtl = is_right_to_left(ui);
    let mut y = picture.bottom() + 8.0;
    let mut put = |text: Arc<eframe::egui::Galley>| {
        let x = if rtl { inside.right() - text.size().x } else { inside.left() };
        let height = text.size().y;
        ui.painter().galley(pos2(x, y), text, colours.text);
        y += height;
    };
    let small =
        |text: &str, lines| galley_lines(ui, text, font(size::SMALL), colours.weak_text, (inside.width(), lines));
    let used_for = small(entry.used_for, 1);
    let name = galley_lines(ui, entry.name, strong_font(size::BODY), colours.text, (inside.width(), 2));
    let measures = entry.plan.map(|plan| small(&measures(cx, plan), 2));
    // What it is about has the lines that are left.
    let taken = used_for.size().y + name.size().y + measures.as_ref().map_or(0.0, |text| text.size().y);
    let left = fit::beside(inside.bottom() - picture.bottom() - 8.0, taken);
    let about = (1..=MOST_LINES).rev().map(|lines| small(entry.about, lines)).find(|text| text.size().y <= left);
    for text in [Some(used_for), Some(name), about, measures].into_iter().flatten() {
        put(text);
    }
    response
}

/// Returns "8 weeks · JOD 3,000 · 7 channels", or that it is worksheets.
pub(super) fn measures(cx: &Cx<'_>, plan: &Plan) -> String {
    let count = |count: usize, noun| cx.locale.count(u64::try_from(count).unwrap_or(u64::MAX), noun);
    if plan.placements.is_empty() {
        return cx.texts.gallery.worksheets.to_owned();
    }
    let budget = cx.locale.money_heading(plan.money.currency.money(plan.money.budget), plan.money.currency);
    let weeks = count(usize::try_from(plan.calendar.weeks).unwrap_or(0), Noun::Week);
    let values = slots![
        ("weeks", &*weeks),
        ("budget", &*budget),
        ("channels", &*count(plan.channels.len(), Noun::Item(ListName::Channels)))
    ];
    fill!(cx.texts.gallery.measures, values)
}

/// Paints a plan in small: its flights in the colours of their messages, or the cells of its worksheets.
fn paint(ui: &Ui, colours: &Palette, picture: Rect, plan: Option<&Plan>) {
    let painter = ui.painter();
    painter.rect(picture, CornerRadius::ZERO, colours.raised, Stroke::new(1.0, colours.line), StrokeKind::Inside);
    let Some(plan) = plan else { return };
    let inside = picture.shrink(6.0);
    if plan.placements.is_empty() {
        board(ui, colours, inside, plan);
        return;
    }
    let rtl = is_right_to_left(ui);
    let rows = plan.placements.len().min(14) as f32;
    let (tall, weeks) = (inside.height() / rows, plan.calendar.weeks.max(1) as f32);
    for (at, placement) in plan.placements.iter().take(14).enumerate() {
        let colour = plan.message(&placement.message).map_or(colours.bar, |message| message_colour(message.colour));
        for (offset, _) in placement.quantities.iter().enumerate().filter(|(_, quantity)| **quantity > 0) {
            let week = (placement.start_week as usize + offset).saturating_sub(1) as f32;
            let from = inside.width() * week / weeks;
            let width = inside.width() / weeks;
            let left = if rtl { inside.right() - from - width } else { inside.left() + from };
            let place = Rect::from_min_size(pos2(left, inside.top() + at as f32 * tall), vec2(width, tall));
            painter.rect_filled(place.shrink2(vec2(0.0, 1.0)), CornerRadius::ZERO, colour);
        }
    }
}

/// Draws three by three cells, filled as far as worksheets are.
fn board(ui: &Ui, colours: &Palette, inside: Rect, plan: &Plan) {
    let is_filled = !plan.worksheets.is_empty();
    let (wide, tall) = (inside.width() / 3.0, inside.height() / 3.0);
    for at in 0..9_u8 {
        let corner = inside.min + vec2(f32::from(at % 3) * wide, f32::from(at / 3) * tall);
        let cell = Rect::from_min_size(corner, vec2(wide, tall)).shrink(3.0);
        let line = Stroke::new(1.0, colours.line);
        ui.painter().rect(cell, CornerRadius::same(theme::RADIUS), colours.surface, line, StrokeKind::Inside);
        if is_filled {
            for line in 0..2_u8 {
                let y = cell.top() + 6.0 + 7.0 * f32::from(line);
                let x = cell.x_range().shrink(5.0 + 8.0 * f32::from(line));
                ui.painter().hline(x, y, Stroke::new(2.0, colours.bar));
            }
        }
    }
}

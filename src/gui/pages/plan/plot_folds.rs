//! Plots fold to a line that still says their value.

use eframe::egui::{Align2, Id, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

use super::names;
use super::timeline::Timeline;
use crate::app::{Action, Panel, RoomChange};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::figures::k_plus_share;
use crate::gui::theme::{font, palette, size, strong_font};
use crate::gui::widgets::{Icon, galley, galley_elided, hover, paint_icon};
use crate::text;
use crate::text::strings::{fill, slots};

/// A plot that is folded or can be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folds<'a> {
    /// Which one.
    pub(super) panel: Panel,
    /// What it is called.
    pub(super) title: &'a str,
    /// Its value as a sentence, the longest form first: where there is no room, whole parts of it are left out.
    pub(super) said: &'a [String],
    /// Whether it is folded.
    pub(super) is_folded: bool,
}

impl Folds<'_> {
    /// Returns its whole value.
    fn whole(&self) -> &str {
        self.said.first().map_or("", String::as_str)
    }
}

/// Returns the value of a plot as a sentence: in all its forms, the longest first, never none.
#[must_use]
pub(super) fn said(cx: &Cx<'_>, panel: Panel) -> Vec<String> {
    match panel {
        Panel::Consistency => consistency(cx),
        Panel::Budget => budget(cx),
        _ => reach(cx),
    }
}

fn reach(cx: &Cx<'_>) -> Vec<String> {
    let total = match &cx.analysis().reach.total {
        Ok(total) => total,
        Err(why) => return vec![text::reason(*why, cx.language()).to_owned()],
    };
    let k = cx.plan().settings.effective_frequency.clamp(1, 10) as usize;
    let first = k_plus_share(cx, 1, total.k_plus[0]);
    if k == 1 {
        return vec![first];
    }
    let effective = k_plus_share(cx, k, total.k_plus[k - 1]);
    vec![fill!(cx.texts.plan_page.plot_reach, &[("first", &first), ("effective", &effective)]), first]
}

fn consistency(cx: &Cx<'_>) -> Vec<String> {
    let (words, results) = (&cx.texts.plan_page, &cx.analysis().consistency);
    let value = match results.exposure_weighted {
        Ok(value) => cx.locale.decimal(value, 3),
        Err(why) => return vec![text::reason(why, cx.language()).to_owned()],
    };
    let known = (1_u32..).zip(&results.weeks).filter_map(|(week, point)| Some((week, point.exposure_weighted.ok()?)));
    let least = known.min_by(|a, b| a.1.total_cmp(&b.1));
    let least = least.and_then(|(week, least)| Some((cx.plan().calendar.first_day(week)?, least)));
    let whole = least.map(|(day, least)| {
        fill!(
            words.plot_consistency,
            &[("value", &value), ("day", &cx.locale.short_day(day)), ("least", &cx.locale.decimal(least, 3))],
        )
    });
    whole.into_iter().chain([fill!(words.plot_consistency_alone, &[("value", &value)])]).collect()
}

fn budget(cx: &Cx<'_>) -> Vec<String> {
    let (words, results) = (&cx.texts.plan_page, &cx.analysis().budget);
    let currency = cx.plan().money.currency;
    let spent = cx.locale.total_heading(results.total, currency);
    let sums = results.by_month.iter().zip(&results.other_by_month);
    let sums = sums.map(|((month, media), other)| (*month, *media + *other));
    let most = sums.max_by_key(|(_, sum)| sum.at_least());
    let Some(((year, month), most)) = most.filter(|(_, sum)| !sum.is_nothing()) else { return vec![spent] };
    let month = cx.locale.month_and_year(u8::try_from(month).unwrap_or(1), i32::from(year), false);
    let most = cx.locale.total_short(most, currency);
    let without_limit = fill!(words.plot_budget_alone, &[("spent", &spent), ("month", &month), ("most", &most)]);
    match results.budget {
        Ok(limit) => {
            let limit = cx.locale.money_short(limit, currency);
            let slots = slots![("spent", &spent), ("budget", &limit), ("month", &month), ("most", &most)];
            let whole = fill!(words.plot_budget, slots);
            let of_limit = fill!(words.of_budget, &[("spent", &spent), ("budget", &limit)]);
            vec![whole, without_limit, of_limit, spent]
        }
        Err(_) => vec![without_limit, spent],
    }
}

/// Shows a folded plot: its name beside the weeks, its value under them. A click unfolds it.
pub(super) fn folded(cx: &mut Cx<'_>, ui: &Ui, area: Rect, timeline: &Timeline, folds: &Folds<'_>) {
    let colours = palette(ui.visuals());
    let rtl = is_right_to_left(ui);
    let painter = ui.painter_at(area);
    let response = toggle(cx, ui, area, folds);
    if response.hovered() {
        painter.rect_filled(area, 0, colours.raised);
    }
    painter.hline(area.x_range(), area.top() + 0.5, Stroke::new(1.0, colours.line));
    let column = names::column(ui, area, timeline);
    let inward = if rtl { -1.0 } else { 1.0 };
    let (start, anchor) =
        if rtl { (column.right(), Align2::RIGHT_CENTER) } else { (column.left(), Align2::LEFT_CENTER) };
    let middle = area.center().y;
    let mark = Rect::from_center_size(pos2(start + inward * 14.0, middle), Vec2::splat(10.0));
    paint_icon(&painter, Icon::Closed, mark, colours.weak_text, rtl);
    let room = fit::beside(column.width(), 32.0);
    let title = galley_elided(ui, folds.title, strong_font(size::BODY), colours.text, room);
    painter.galley(anchor.anchor_size(pos2(start + inward * 24.0, middle), title.size()).min, title, colours.text);
    let room = fit::beside(timeline.area.span(), 8.0);
    let laid_out = |text: &str| galley_elided(ui, text, font(size::SMALL), colours.text, room);
    let whole = laid_out(folds.whole());
    let is_cut = whole.elided;
    let shorter = folds.said.iter().skip(1).map(|form| laid_out(form));
    let mut forms = std::iter::once(whole).chain(shorter);
    let (first, last) = (forms.find(|form| !form.elided), folds.said.last());
    let said = first.unwrap_or_else(|| laid_out(last.map_or("", String::as_str)));
    let x = if rtl { timeline.area.max - 4.0 } else { timeline.area.min + 4.0 };
    painter.galley(anchor.anchor_size(pos2(x, middle), said.size()).min, said, colours.text);
    if is_cut {
        hover(response, folds.whole());
    }
}

/// Makes the caption of an unfolded plot fold it.
pub(super) fn caption(cx: &mut Cx<'_>, ui: &Ui, names: Rect, folds: &Folds<'_>) {
    let response = toggle(cx, ui, names, folds);
    if !response.hovered() && !response.has_focus() {
        return;
    }
    let colours = palette(ui.visuals());
    let rtl = is_right_to_left(ui);
    let title = galley(ui, folds.title, strong_font(size::BODY), colours.text, f32::INFINITY).size().x;
    let inward = if rtl { -1.0 } else { 1.0 };
    let start = if rtl { names.right() } else { names.left() };
    let at = pos2(start + inward * (title + 24.0), names.top() + 17.0);
    paint_icon(ui.painter(), Icon::Open, Rect::from_center_size(at, Vec2::splat(10.0)), colours.weak_text, rtl);
}

fn toggle(cx: &mut Cx<'_>, ui: &Ui, area: Rect, folds: &Folds<'_>) -> eframe::egui::Response {
    let words = &cx.texts.plan_page;
    let response = ui.interact(area, Id::unique(("fold of a plot", folds.panel)), Sense::click());
    let template = if folds.is_folded { words.unfold_plot } else { words.fold_plot };
    let name = fill!(template, &[("name", folds.title)]);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::DisclosureTriangle, true, !folds.is_folded, &name);
        if folds.is_folded {
            info.current_text_value = Some(folds.whole().to_owned());
        }
        info
    });
    if response.has_focus() {
        let line = Stroke::new(2.0, palette(ui.visuals()).accent);
        ui.painter().rect_stroke(area.shrink(1.0), 2, line, eframe::egui::StrokeKind::Inside);
    }
    if response.clicked() {
        cx.push(Action::Room(RoomChange::Fold(folds.panel, !folds.is_folded)));
    }
    response
}

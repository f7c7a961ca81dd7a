//! The rail of pages at the start side: open with names, or folded to icons.

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{
    Align, Align2, CornerRadius, Layout, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::context::{Cx, is_right_to_left};
use super::pages::{Badge, PAGES, PageSpec};
use super::theme::{self, palette, size, space};
use super::widgets::{Icon, galley, galley_elided, hover_beside, label, paint_icon, pill};
use crate::app::{Action, Page};
use crate::gui::fit;

/// How wide the rail is, open and folded, in points.
const OPEN: f32 = 140.0;
const FOLDED: f32 = 48.0;

/// Below this width of the window the rail folds by itself; below the second one it is never open.
const FOLDS_BELOW: f32 = 1160.0;
const NEVER_OPEN_BELOW: f32 = 900.0;

/// How high a line is, open and folded.
const LINE: f32 = 28.0;
const FOLDED_LINE: f32 = 32.0;
/// How low lines become where not all of them have room.
const LEAST_LINE: f32 = 24.0;
/// How small the gaps between the groups of a folded rail become before that.
const LEAST_GAP: f32 = space::TIGHT;

/// How strongly the bar is painted that shows that there are more pages than have room, whether or not the pointer is there.
const BAR_OPACITY: f32 = 0.5;

/// The side of an icon.
const ICON: f32 = 16.0;

/// Says whether the rail is folded in a window of this width: as the user chose, else as there is room.
pub(super) fn is_folded(cx: &Cx<'_>, window: f32) -> bool {
    cx.app.preferences.rail_folded.unwrap_or(window < FOLDS_BELOW) || window < NEVER_OPEN_BELOW
}

/// Returns how wide the rail is.
pub(super) fn width(folded: bool) -> f32 {
    if folded { FOLDED } else { OPEN }
}

/// Holds what the rail showed last: the open page, and how high the rail was. Where either is another, the line of the page
/// comes into view.
#[derive(Debug, Default, PartialEq)]
pub(super) struct RailView(Option<(Page, f32)>);

/// Says how the rail is laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Lines {
    folded: bool,
    width: f32,
    /// How high each line is, and the button at the foot.
    height: f32,
    /// The gap between two groups of a folded rail.
    gap: f32,
    /// Whether all lines have room at once.
    have_room: bool,
}

impl Lines {
    /// Returns the lines of a rail of a size: as high as they can be without scrolling. Gaps get smaller before lines do.
    fn of(size: Vec2, folded: bool) -> Self {
        let captions = PAGES.chunk_by(|a, b| a.group == b.group).count().saturating_sub(1) as f32;
        // The button at the foot is a line too.
        let lines = PAGES.len() as f32 + 1.0;
        let (height, gap) = if folded {
            let spare = (size.y - lines * FOLDED_LINE) / captions.max(1.0);
            let gap = fit::within(spare.floor(), LEAST_GAP, space::MEDIUM);
            let height = (fit::beside(size.y, captions * gap) / lines).floor();
            (fit::within(height, LEAST_LINE, FOLDED_LINE), gap)
        } else {
            let height = fit::within((size.y / (lines + captions)).floor(), LEAST_LINE, LINE);
            (height, height)
        };
        let have_room = lines * height + captions * gap <= size.y;
        Self { folded, width: size.x, height, gap, have_room }
    }
}

/// Says whether a page stands below those that scroll where not all have room: what waits there is seen on every page.
fn is_pinned(spec: &PageSpec) -> bool {
    spec.page == Page::Checks
}

/// Shows the rail.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, folded: bool, view: &mut RailView) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let whole = ui.available_rect_before_wrap();
    let lines = Lines::of(whole.size(), folded);
    let foot = whole.bottom() - lines.height;
    let end = if lines.have_room { foot } else { foot - lines.height };
    scrolled(cx, ui, (whole.with_max_y(end), lines), view);
    if !lines.have_room {
        let layout = Layout::top_down(Align::Min);
        let mut pinned = ui.new_child(fit::part(whole.with_min_y(end).with_max_y(foot)).layout(layout));
        for spec in PAGES.iter().filter(|spec| is_pinned(spec)) {
            entry(cx, &mut pinned, spec, lines);
        }
        let line = Stroke::new(1.0, palette(ui.visuals()).line);
        ui.painter().hline(whole.x_range(), end, line);
    }
    fold_button(cx, ui, fit::sound(whole.with_min_y(foot)), folded);
}

/// Shows the pages, which scroll where not all have room. The bar stands in the margin of the rail, and covers none of them.
fn scrolled(cx: &mut Cx<'_>, ui: &mut Ui, (place, lines): (Rect, Lines), view: &mut RailView) {
    let bar = ui.spacing().scroll.bar_width;
    let with_bar = place.with_max_x(place.right() + bar);
    let mut inside = ui.new_child(fit::part(with_bar).layout(Layout::top_down(Align::Min)));
    let scroll = &mut inside.spacing_mut().scroll;
    scroll.dormant_handle_opacity = BAR_OPACITY;
    scroll.floating_allocated_width = 0.0;
    let now = RailView(Some((cx.app.page, place.height())));
    let is_new = std::mem::replace(view, RailView(now.0)) != now;
    ScrollArea::vertical().auto_shrink([false, false]).show(&mut inside, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for group in PAGES.chunk_by(|a, b| a.group == b.group) {
            caption(cx, ui, group, lines);
            for spec in group.iter().filter(|spec| lines.have_room || !is_pinned(spec)) {
                let response = entry(cx, ui, spec, lines);
                if response.gained_focus() || (is_new && spec.page == cx.app.page) {
                    ui.scroll_to_rect_animation(response.rect, None, ScrollAnimation::none());
                }
            }
        }
    });
}

/// Shows the name of a group, or the gap before it where the rail is folded.
fn caption(cx: &Cx<'_>, ui: &mut Ui, group: &[PageSpec], lines: Lines) {
    let Some(caption) = group.first().and_then(|spec| spec.group.caption(cx.texts)) else { return };
    if lines.folded {
        ui.add_space(lines.gap);
        return;
    }
    let (rect, _) = fit::allocate(ui, vec2(lines.width, lines.height), Sense::hover());
    let colour = palette(ui.visuals()).weak_text;
    let text = galley_elided(ui, caption, theme::font(size::SMALL), colour, rect.width() - space::SMALL);
    at_start(ui, rect, space::SMALL, rect.bottom() - space::MEDIUM, |ui, at, anchor| {
        ui.painter().galley(anchor.anchor_size(at, text.size()).min, text.clone(), colour);
    });
}

/// Hands out the place `start` after the reading start of `rect`, with the anchor of what begins there.
fn at_start(ui: &Ui, rect: Rect, start: f32, y: f32, paint: impl FnOnce(&Ui, eframe::egui::Pos2, Align2)) {
    if is_right_to_left(ui) {
        paint(ui, pos2(rect.right() - start, y), Align2::RIGHT_CENTER);
    } else {
        paint(ui, pos2(rect.left() + start, y), Align2::LEFT_CENTER);
    }
}

fn entry(cx: &mut Cx<'_>, ui: &mut Ui, spec: &PageSpec, lines: Lines) -> Response {
    let folded = lines.folded;
    let chosen = cx.app.page == spec.page;
    let title = spec.page.title(cx.texts);
    let (rect, response) = fit::allocate(ui, vec2(lines.width, lines.height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, title));
    let colours = palette(ui.visuals());
    let ground = chosen.then_some(colours.selected);
    let ground = ground.or_else(|| (response.hovered() || response.has_focus()).then_some(colours.raised));
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), ground);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, colours.accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(theme::RADIUS), ring, StrokeKind::Inside);
    }
    let ink = if chosen { colours.accent } else { colours.text };
    paint_icon(ui.painter(), Icon::Page(spec.page), icon_place(ui, rect, folded), ink, is_right_to_left(ui));
    if !folded {
        let font = if chosen { theme::strong_font(size::BODY) } else { theme::font(size::BODY) };
        let start = space::SMALL + ICON + space::SMALL;
        let text = galley_elided(ui, title, font, colours.text, fit::beside(rect.width(), start));
        at_start(ui, rect, start, rect.center().y, |ui, at, anchor| {
            ui.painter().galley(anchor.anchor_size(at, text.size()).min, text.clone(), colours.text);
        });
    }
    if let Some(badge) = (spec.badge)(cx) {
        mark(cx, ui, badge, rect, folded);
    }
    if folded {
        hover_beside(ui, &response, |ui| drop(label(ui, title)));
    }
    if response.clicked() {
        cx.push(Action::GoTo(spec.page));
    }
    response
}

/// Returns where the icon of a line stands.
fn icon_place(ui: &Ui, rect: Rect, folded: bool) -> Rect {
    let half = ICON / 2.0;
    let centre = match (folded, is_right_to_left(ui)) {
        (true, _) => rect.center(),
        (false, true) => pos2(rect.right() - space::SMALL - half, rect.center().y),
        (false, false) => pos2(rect.left() + space::SMALL + half, rect.center().y),
    };
    Rect::from_center_size(centre, vec2(ICON, ICON))
}

/// Shows how many things wait on a page: at the end of its line, or at the corner of its icon.
fn mark(cx: &Cx<'_>, ui: &mut Ui, badge: Badge, rect: Rect, folded: bool) {
    let colours = palette(ui.visuals());
    let ground = if badge.is_error { colours.error } else { colours.warning };
    let count = cx.locale.whole(i128::try_from(badge.count).unwrap_or(i128::MAX));
    let text = galley(ui, &count, theme::font(size::SMALL), theme::text_on(ground), f32::INFINITY);
    let width = text.size().x + space::MEDIUM;
    let (across, top) = if folded { (-4.0, rect.top() - 2.0) } else { (space::SMALL, rect.center().y - 9.0) };
    let left = if is_right_to_left(ui) { rect.left() + across } else { rect.right() - across - width };
    let mut inside = ui.new_child(fit::part(Rect::from_min_size(pos2(left, top), vec2(width, 18.0))));
    pill(&mut inside, &count, ground);
}

/// Shows the button at the foot that folds the rail, or opens it.
fn fold_button(cx: &mut Cx<'_>, ui: &mut Ui, rect: Rect, folded: bool) {
    let words = &cx.texts.window;
    let name = if folded { words.rail_open } else { words.rail_fold };
    let response = fit::claim(ui, rect, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let colours = palette(ui.visuals());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), colours.raised);
    }
    let icon = if folded { Icon::Unfold } else { Icon::Fold };
    paint_icon(ui.painter(), icon, icon_place(ui, rect, folded), colours.weak_text, is_right_to_left(ui));
    hover_beside(ui, &response, |ui| drop(label(ui, name)));
    if response.clicked() {
        cx.push(Action::FoldRail(!folded));
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::vec2;

    use super::{FOLDED_LINE, LEAST_GAP, LEAST_LINE, Lines};
    use crate::gui::theme::space;

    #[test]
    fn gaps_get_smaller_before_lines_do_and_lines_before_they_scroll() {
        let of = |height: f32| Lines::of(vec2(32.0, height), true);
        let is = |value: f32, wanted: f32| (value - wanted).abs() < 0.01;
        let high = of(700.0);
        assert!(high.have_room && is(high.height, FOLDED_LINE) && is(high.gap, space::MEDIUM), "{high:?}");
        // 1280 × 800 at a scale of 1.5.
        let scaled = of(401.0);
        assert!(scaled.have_room && is(scaled.gap, LEAST_GAP) && scaled.height >= LEAST_LINE, "{scaled:?}");
        let low = of(268.0);
        assert!(!low.have_room && is(low.height, LEAST_LINE), "{low:?}");
    }
}

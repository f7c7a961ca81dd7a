//! The column of names beside the weeks: elements and channels with what they cost.

use std::sync::Arc;

use eframe::egui::{Align2, FontId, Galley, Id, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::flowchart::flowchart_id;
use super::rows::{PlacedRow, Rows};
use super::timeline::Timeline;
use crate::analysis::Analysis;
use crate::app::{Action, Row};
use crate::edit::ItemId;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit::{self, within};
use crate::gui::parts::item_menu;
use crate::gui::theme::{font, palette, size, strong_font};
use crate::gui::widgets::{galley, galley_elided, galley_lines, hover};
use crate::plan::{Language, Total};
use crate::text::{Locale, terms};

/// The narrowest column, and the widest on a narrow and on a wide page, in points.
const WIDTHS: (f32, f32, f32) = (192.0, 240.0, 320.0);
/// The share of a page that the column takes at most where names are long.
const SHARE: f32 = 0.28;
/// Between the border and the names of elements and of channels, in points.
const INDENT: f32 = 12.0;
const CHANNEL_INDENT: f32 = 20.0;
/// Between a cost and the weeks, and between a name and a cost, in points.
const END_GAP: f32 = 8.0;
const COST_GAP: f32 = 8.0;
/// Above and below a name in its row together, in points.
const AROUND_NAME: f32 = 4.0;
/// So many rows decide the width: more are not seen at once.
const MOST_MEASURED: usize = 200;

/// Remembers how much room names and costs want, and what they were measured of.
#[derive(Debug, Default)]
pub(super) struct Measured(Option<(MeasuredOf, Wanted)>);

impl Measured {
    /// Returns how much room all costs need so that their units stand under each other, where that is more than their own widths.
    #[must_use]
    pub(super) fn costs(&self) -> f32 {
        self.0.as_ref().map_or(0.0, |(_, wanted)| wanted.costs)
    }
}

/// Says how much room names and costs want, in points.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    /// The longest name beside its cost.
    longest: f32,
    /// The widest cost.
    costs: f32,
}

/// Says what was measured: the names and costs of a plan as it was, in the words and at the scale of the window.
#[derive(Debug)]
struct MeasuredOf {
    analysis: Arc<Analysis>,
    locale: Locale,
    plan_language: Language,
    pixels_per_point: f32,
}

impl MeasuredOf {
    fn is_now(&self, cx: &Cx<'_>, ui: &Ui) -> bool {
        Arc::ptr_eq(&self.analysis, cx.app.document().analysis())
            && (self.locale, self.plan_language) == (cx.locale, cx.app.plan_language())
            && self.pixels_per_point.to_bits() == ui.pixels_per_point().to_bits()
    }
}

/// Returns how wide the column is on a page `page` points wide: the longest name decides.
#[must_use]
pub(super) fn width(cx: &Cx<'_>, ui: &Ui, page: f32, measured: &mut Measured) -> f32 {
    // Under a drag the column stays as it is.
    let is_going_on = cx.app.document().analysis_before_gesture().is_some();
    let known = measured.0.as_ref().filter(|(of, _)| is_going_on || of.is_now(cx, ui)).map(|(_, wanted)| *wanted);
    let Wanted { longest, .. } = known.unwrap_or_else(|| {
        let of = MeasuredOf {
            analysis: Arc::clone(cx.app.document().analysis()),
            locale: cx.locale,
            plan_language: cx.app.plan_language(),
            pixels_per_point: ui.pixels_per_point(),
        };
        measured.0.insert((of, wanted(cx, ui))).1
    });
    let most = within(page * SHARE, WIDTHS.1, WIDTHS.2);
    within(longest.ceil(), WIDTHS.0, most)
}

/// Measures names and costs.
fn wanted(cx: &Cx<'_>, ui: &Ui) -> Wanted {
    let rows = cx.app.document().layout().rows.iter().take(MOST_MEASURED);
    let colour = palette(ui.visuals()).text;
    let costs = widest_cost(cx, ui);
    let widths = rows.map(|&row| {
        let Named { name, cost, is_element } = named(cx, row);
        let (name_font, indent) = look(is_element);
        let name = galley(ui, &name, name_font, colour, f32::INFINITY).size().x;
        indent + name + COST_GAP + cost_width(ui, &cost).max(costs) + END_GAP + 1.0
    });
    Wanted { longest: widths.fold(0.0, f32::max), costs }
}

/// Returns how wide a cost is.
fn cost_width(ui: &Ui, cost: &str) -> f32 {
    galley(ui, cost, font(size::SMALL), palette(ui.visuals()).weak_text, f32::INFINITY).size().x
}

/// Returns how much room all costs need so that their units stand under each other, where that is more than their own widths: they
/// end at the right, which in Arabic is not the edge of the column.
fn widest_cost(cx: &Cx<'_>, ui: &Ui) -> f32 {
    if !is_right_to_left(ui) {
        return 0.0;
    }
    let rows = cx.app.document().layout().rows.iter().take(MOST_MEASURED);
    rows.map(|&row| cost_width(ui, &named(cx, row).cost)).fold(0.0, f32::max)
}

fn look(is_element: bool) -> (FontId, f32) {
    if is_element { (strong_font(size::SMALL), INDENT) } else { (font(size::BODY), CHANNEL_INDENT) }
}

/// Holds what stands in a row of the column.
struct Named {
    name: String,
    cost: String,
    is_element: bool,
}

fn named(cx: &Cx<'_>, row: Row) -> Named {
    let budget = &cx.analysis().budget;
    let (name, cost, is_element) = match row {
        Row::Element(element) => {
            let cost =
                budget.by_element.iter().find(|(known, _)| *known == element).map_or(Total::ZERO, |(_, cost)| *cost);
            (terms::element(element, cx.language()).to_owned(), cost, true)
        }
        Row::Channel(position) => {
            let cost = budget.by_channel.get(position).copied().unwrap_or_default();
            let name = cx.plan().channels.get(position).map_or_else(String::new, |channel| {
                let name = cx.name_of(channel);
                match cx.language_mark(&channel.name) {
                    Some(mark) => format!("{name}{dot}{mark}", dot = cx.locale.dot()),
                    None => name.to_owned(),
                }
            });
            (name, cost, false)
        }
    };
    Named { name, cost: cx.locale.total_short(cost, cx.plan().money.currency), is_element }
}

/// Shows the names of the rows that can be seen; a click on a channel leads to it.
pub(super) fn show(cx: &Cx<'_>, ui: &Ui, rows: &Rows<'_>, area: Rect, timeline: &Timeline, costs: f32) {
    let names = column(ui, area, timeline);
    let colours = palette(ui.visuals());
    let painter = ui.painter_at(names);
    painter.rect_filled(names, 0, colours.surface);
    for row in rows.placed.iter().filter(|row| row.y.max >= area.top() && row.y.min <= area.bottom()) {
        let rect = Rect::from_x_y_ranges(names.x_range(), row.y);
        match row.row {
            Row::Element(_) => {
                painter.rect_filled(rect, 0, colours.backdrop);
            }
            Row::Channel(position) => {
                let response = channel_id(cx, position).and_then(|id| ui.ctx().read_response(id));
                if response.is_some_and(|response| response.hovered() || response.has_focus()) {
                    painter.rect_filled(rect, 0, colours.raised);
                }
            }
        }
        row_name(cx, ui, &painter, *row, (rect, costs));
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colours.grid));
    }
    let border = if is_right_to_left(ui) { names.left() } else { names.right() };
    painter.vline(border, names.y_range(), Stroke::new(1.0, colours.line));
}

/// Returns the column of names beside the weeks of `area`.
#[must_use]
pub(super) fn column(ui: &Ui, area: Rect, timeline: &Timeline) -> Rect {
    let x = if is_right_to_left(ui) {
        Rangef::new(timeline.area.max, area.right())
    } else {
        Rangef::new(area.left(), timeline.area.min)
    };
    Rect::from_x_y_ranges(x, area.y_range())
}

/// Shows the name of a row with what it costs.
fn row_name(cx: &Cx<'_>, ui: &Ui, painter: &eframe::egui::Painter, row: PlacedRow, (names, costs): (Rect, f32)) {
    let colours = palette(ui.visuals());
    let rtl = is_right_to_left(ui);
    let Named { name, cost, is_element } = named(cx, row.row);
    let inward = if rtl { -1.0 } else { 1.0 };
    let (start, end) = if rtl { (names.right(), names.left()) } else { (names.left(), names.right()) };
    let start_anchor = if rtl { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let middle = row.y.center();
    let cost_words = galley(ui, &cost, font(size::SMALL), colours.weak_text, f32::INFINITY);
    let taken = cost_words.size().x.max(costs);
    // Units stand under units: amounts end at the right in both languages.
    let right = if rtl { end + END_GAP + taken } else { end - END_GAP };
    let cost_rect = Align2::RIGHT_CENTER.anchor_size(pos2(right, middle), cost_words.size());
    let (name_font, indent) = look(is_element);
    let room = fit::beside(names.width(), indent + taken + COST_GAP + END_GAP);
    let words = lines_of(ui, &name, name_font, (room, row.y.span()));
    let name_rect = start_anchor.anchor_size(pos2(start + inward * indent, middle), words.size());
    painter.galley(name_rect.min, words, colours.text);
    painter.galley(cost_rect.min, cost_words, colours.weak_text);
}

/// Lays out a name on as many lines as its row is high.
fn lines_of(ui: &Ui, name: &str, face: FontId, (room, height): (f32, f32)) -> Arc<Galley> {
    let colour = palette(ui.visuals()).text;
    let one = galley_elided(ui, name, face.clone(), colour, room);
    let lines = (fit::beside(height, AROUND_NAME) / one.size().y.max(1.0)).floor() as usize;
    if one.elided && lines > 1 { galley_lines(ui, name, face, colour, (room, lines)) } else { one }
}

fn channel_id(cx: &Cx<'_>, position: usize) -> Option<Id> {
    Some(flowchart_id().with(("channel", &cx.plan().channels.get(position)?.id)))
}

/// Makes a row something that is read, with what it costs; that of a channel is pressed to go to it, and says the whole of its
/// name on hover where it is cut.
pub(super) fn read(cx: &mut Cx<'_>, ui: &Ui, row: PlacedRow, area: Rect, timeline: &Timeline, costs: f32) {
    let column = column(ui, area, timeline);
    let rect = Rect::from_x_y_ranges(column.x_range(), row.y).intersect(column);
    if !rect.is_positive() {
        return;
    }
    let Named { name, cost, is_element } = named(cx, row.row);
    let cost_words = format!("{} {cost}", cx.locale.currency(cx.plan().money.currency));
    let (id, sense, role) = match row.row {
        Row::Element(element) => (flowchart_id().with(("element", element)), Sense::hover(), Role::Heading),
        Row::Channel(position) => match channel_id(cx, position) {
            Some(id) => (id, Sense::click(), Role::Button),
            None => return,
        },
    };
    let response = ui.interact(rect, id, sense);
    let spoken = match row.row {
        Row::Channel(position) => {
            let channel = &cx.plan().channels[position];
            cx.name_of(channel).to_owned()
        }
        Row::Element(_) => name.clone(),
    };
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(role, true, &spoken);
        info.current_text_value = Some(cost_words.clone());
        info
    });
    if let Row::Channel(position) = row.row {
        let item = ItemId::Channel(cx.plan().channels[position].id.clone());
        let show = cx.texts.plan_page.show_channel;
        item_menu::on(cx, ui, &response, &item, Some(show));
        if response.clicked() {
            cx.push(Action::Show(item));
        }
    }
    let (face, indent) = look(is_element);
    let room = fit::beside(column.width(), indent + COST_GAP + END_GAP + cost_width(ui, &cost).max(costs));
    if response.hovered() && lines_of(ui, &name, face, (room, row.y.span())).elided {
        hover(response, &name);
    }
}

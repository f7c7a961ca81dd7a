//! The Plan page: message cards, the flowchart, three plots on the same time axis, the inspector.

mod bar_looks;
mod canvas;
mod cursor_keys;
mod flowchart;
mod follow;
mod gestures;
mod ghosts;
mod header;
mod heard;
mod inspector;
mod labels;
mod layer;
mod message_rail;
mod names;
mod own_terms;
mod panels;
mod plot_border;
mod plot_folds;
mod readers;
mod room;
mod rows;
mod rows_bar;
mod timeline;
mod week_plots;

use std::collections::BTreeMap;

use eframe::egui::{Frame, Margin, Rangef, Rect, Stroke, Ui, pos2};

use gestures::Drag;
use timeline::Timeline;

use crate::app::{Action, Command, Page};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::ghost::Ghost;
use crate::gui::parts::panels::before_end;
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{Icon, button, column, label, paint_icon, primary_button, row, strong, title, weak};
use crate::plan::PlacementId;

/// Height of the scroll bar under the flowchart.
const SCROLL_BAR: f32 = 8.0;

/// Holds what the page remembers between frames that is no part of the program's state.
#[derive(Debug, Default)]
pub(in crate::gui) struct PlanView {
    scroll: f32,
    vertical_scroll: f32,
    drag: Option<Drag>,
    gestures_begun: u64,
    followed: follow::Followed,
    looks: bar_looks::BarLooks,
    names: names::Measured,
    menu_at: Option<crate::app::Cell>,
    /// How high the message cards are.
    cards: message_rail::Cards,
    /// How often a panel had been asked to fold or unfold when it was last looked at; none before the first frame.
    panels_asked: Option<u64>,
    /// Whether the folded inspector lies over the chart.
    inspector_over: bool,
    /// How the page was laid out when the drag began that is going on: until it ends nothing moves under the pointer.
    held: Option<Held>,
    /// The bar whose field is to be given the focus once the inspector is shown.
    asks_field: Option<crate::plan::PlacementId>,
    /// What the form of a placement remembers.
    placement: PlacementView,
}

/// Holds how the page was laid out when a drag began.
#[derive(Debug)]
struct Held {
    /// How high rows and plots are.
    heights: room::Heights,
    /// How high each row is.
    rows: Vec<f32>,
}

/// Holds what the form of a placement remembers beside the plan.
#[derive(Debug, Default)]
struct PlacementView {
    /// The totals for which the quantity was asked, as they were typed.
    wanted: BTreeMap<PlacementId, String>,
    /// The weeks that are chosen in the grid.
    range: Option<inspector::WeekRange>,
    /// The bar that was asked for its quantity last, on the channel on which it lay.
    asked: Option<inspector::AskedBar>,
}

impl PlanView {
    /// Returns true while something is dragged, so that Esc means the drag.
    #[must_use]
    pub(in crate::gui) fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// Takes back what is being dragged: the page is not shown any more.
    pub(in crate::gui) fn abandon_drag(&mut self, cx: &mut Cx<'_>) {
        gestures::abandon(cx, self);
    }
}

/// Returns where the first week begins, and how wide the inspector is, on a page `page` points wide: both from the page's edges.
pub(in crate::gui) fn edges(cx: &Cx<'_>, ui: &Ui, view: &mut PlanView, page: f32) -> (f32, f32) {
    let names = names::width(cx, ui, page, &mut view.names);
    let is_arabic = cx.language() == crate::plan::Language::Ar;
    let widths = room::Widths::of(&cx.app.preferences.room, page, names, cx.plan().calendar.weeks, is_arabic);
    (widths.messages + names, widths.inspector)
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView, ghost: &mut Option<Ghost>) {
    let surface = palette(ui.visuals()).surface;
    if !view.is_dragging() {
        view.held = None;
    }
    let names = names::width(cx, ui, ui.available_width(), &mut view.names);
    let is_arabic = cx.language() == crate::plan::Language::Ar;
    let page = ui.available_width();
    let widths = room::Widths::of(&cx.app.preferences.room, page, names, cx.plan().calendar.weeks, is_arabic);
    panels::follow_command(cx, view, &widths);
    // Esc takes back a drag and leaves the inspector first.
    let has_escape = cx.has_escape && !view.is_dragging() && !view.inspector_over;
    panels::leave_inspector_by_key(cx, ui, view);
    panels::messages(cx, ui, view, &widths);
    let ground = Frame::NONE.fill(surface);
    let mut beside = before_end(ui, widths.inspector);
    let chart = eframe::egui::CentralPanel::no_frame().frame(ground).show(&mut beside, |ui| {
        if cx.plan().channels.is_empty() {
            first_steps(cx, ui);
        } else {
            ghosts::strip(cx, ui, ghost, has_escape);
            chart(cx, ui, view, (names, &widths), ghost.as_ref());
        }
    });
    panels::inspector(cx, ui, view, &widths);
    panels::inspector_over(cx, ui, view, &widths, chart.response.rect);
    gestures::finish(cx, ui, view);
}

/// Shows the flowchart above, the plots below, one time axis for both.
fn chart(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut PlanView,
    (names, widths): (f32, &room::Widths),
    ghost: Option<&Ghost>,
) {
    let rtl = is_right_to_left(ui);
    let rect = ui.available_rect_before_wrap();
    let weeks_area = if rtl {
        Rangef::new(rect.left() + 1.0, rect.right() - names)
    } else {
        Rangef::new(rect.left() + names, rect.right() - 1.0)
    };
    let timeline_in =
        |area| Timeline::new(area, cx.plan().calendar.weeks, cx.app.zoom, view.scroll, cx.time_runs_left());
    let timeline = timeline_in(weeks_area);
    let seasons = header::seasons(cx);
    let header = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + header::height(cx, &seasons)));
    let bar_height = if timeline.most_scroll() > 0.0 { SCROLL_BAR } else { 0.0 };
    let room = fit::beside(rect.bottom() - header.bottom(), bar_height);
    let held = view.held.as_ref().map(|held| held.heights);
    let heights = held.unwrap_or_else(|| room::Heights::of(&cx.app.preferences.room, room, cx.app.document().layout()));
    let plots_top = rect.bottom() - heights.of_plots();
    let rows_room = plots_top - bar_height - header.bottom();
    let is_higher = heights.rows.height_of(cx.app.document().layout()) > rows_room;
    // The bar that scrolls the rows has room of its own behind the weeks.
    let beside_bar = if rtl {
        Rangef::new(weeks_area.min + rows_bar::WIDTH, weeks_area.max)
    } else {
        Rangef::new(weeks_area.min, weeks_area.max - rows_bar::WIDTH)
    };
    let timeline = if is_higher { timeline_in(beside_bar) } else { timeline };
    view.scroll = timeline.scroll;
    let body = Rect::from_min_max(header.left_bottom(), pos2(rect.right(), plots_top - bar_height));
    let bar = Rect::from_min_max(body.left_bottom(), pos2(rect.right(), plots_top));
    let plots = Rect::from_min_max(pos2(rect.left(), plots_top), rect.max);
    header::show(cx, ui, header, &timeline, &seasons);
    let rows = flowchart::show(cx, ui, view, (body, heights.rows), &timeline, (widths, ghost));
    if view.is_dragging() && view.held.is_none() {
        view.held = Some(Held { heights, rows });
    }
    header::scroll_bar(cx, ui, view, bar, &timeline);
    week_plots::show(cx, ui, plots, &timeline, &heights);
    plot_border::show(cx, ui, plots, &heights);
    fit::claim(ui, rect, eframe::egui::Sense::hover());
}

/// Shows what an empty plan says: what is needed, in order, each step with the button that does it.
fn first_steps(cx: &mut Cx<'_>, ui: &mut Ui) {
    ui.add_space(space::HUGE * 2.0);
    let spare = fit::beside(ui.available_width(), 460.0) / 2.0;
    Frame::NONE.inner_margin(Margin::symmetric(spare as i8, 0)).show(ui, |ui| {
        column(ui, |ui| {
            let words = &cx.texts.plan_page;
            title(ui, words.begin_title);
            weak(ui, words.begin_hint);
            ui.add_space(space::MEDIUM);
            let plan = cx.plan();
            let steps = [
                (!plan.title.is_empty(), words.step_brief, words.step_brief_hint, Command::GoTo(Page::Brief)),
                (
                    !plan.audiences.is_empty(),
                    cx.texts.shared.begin_audience,
                    words.step_audience_hint,
                    Command::AddAudience,
                ),
                (
                    !plan.messages.is_empty(),
                    cx.texts.shared.begin_message,
                    words.step_message_hint,
                    Command::AddMessage,
                ),
                (!plan.channels.is_empty(), words.step_channel, words.step_channel_hint, Command::GoTo(Page::Channels)),
            ];
            let next = steps.iter().position(|step| !step.0);
            for (position, (done, name, hint, command)) in steps.into_iter().enumerate() {
                step(cx, ui, position, done, Some(position) == next, (name, hint, command));
            }
            if button(ui, cx.texts.commands.gallery).clicked() {
                cx.push(Action::Command(Command::Gallery));
            }
        });
    });
}

fn step(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    position: usize,
    done: bool,
    is_next: bool,
    (name, hint, command): (&str, &str, Command),
) {
    row(ui, |ui| {
        let (mark, _) = fit::allocate(ui, eframe::egui::Vec2::splat(18.0), eframe::egui::Sense::hover());
        let colours = palette(ui.visuals());
        if done {
            paint_icon(ui.painter(), Icon::Tick, mark, colours.accent, false);
        } else {
            ui.painter().circle_stroke(mark.center(), 7.0, Stroke::new(1.25, colours.weak_text));
        }
        let number = cx.locale.ungrouped(i128::try_from(position + 1).unwrap_or(0));
        strong(ui, &format!("{number}. {name}"));
    });
    label(ui, hint);
    if !done {
        let clicked = if is_next { primary_button(ui, name) } else { button(ui, name) }.clicked();
        if clicked {
            cx.push(Action::Command(command));
        }
    }
    ui.add_space(space::MEDIUM);
}

//! The Plan page: message cards, the flowchart, three plots on the same time axis, the inspector.

mod canvas;
mod flowchart;
mod follow;
mod gestures;
mod header;
mod inspector;
mod message_rail;
mod own_terms;
mod rows;
mod timeline;
mod week_plots;

use eframe::egui::{Frame, Margin, Rangef, Rect, Stroke, Ui, pos2};

use gestures::Drag;
use timeline::Timeline;

use crate::app::{Action, Command, Page};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::panels::{end_panel, start_panel};
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{Icon, button, column, label, paint_icon, primary_button, row, strong, title, weak};

/// How wide the names of the rows are.
const NAMES_WIDTH: f32 = 188.0;
/// Height of one of the three plots.
const PLOT_HEIGHT: f32 = 92.0;
/// Height of the scroll bar under the flowchart.
const SCROLL_BAR: f32 = 8.0;

/// What the page remembers between frames that is no part of the program's state.
#[derive(Debug, Default)]
pub(in crate::gui) struct PlanView {
    scroll: f32,
    vertical_scroll: f32,
    drag: Option<Drag>,
    gestures_begun: u64,
    followed: follow::Followed,
    menu_at: Option<crate::app::Cell>,
    /// Height of a message's card, once one was shown.
    card_height: Option<f32>,
}

impl PlanView {
    /// True while something is dragged, so that Esc means the drag.
    #[must_use]
    pub(in crate::gui) fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// Takes back what is being dragged: the page is not shown any more.
    pub(in crate::gui) fn abandon_drag(&mut self, cx: &mut Cx<'_>) {
        gestures::abandon(cx, self);
    }
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView) {
    let surface = palette(ui.visuals()).surface;
    let rail = Frame::NONE.fill(surface).inner_margin(Margin::symmetric(10, 10));
    start_panel(ui, "message rail").resizable(false).exact_size(196.0).frame(rail).show(ui, |ui| {
        message_rail::show(cx, ui, view);
    });
    let side = Frame::NONE.fill(surface).inner_margin(Margin::symmetric(14, 12));
    end_panel(ui, "inspector").resizable(true).default_size(280.0).size_range(240.0..=420.0).frame(side).show(
        ui,
        |ui| {
            inspector::show(cx, ui);
        },
    );
    let ground = Frame::NONE.fill(surface);
    eframe::egui::CentralPanel::no_frame().frame(ground).show(ui, |ui| {
        if cx.plan().channels.is_empty() {
            first_steps(cx, ui);
        } else {
            chart(cx, ui, view);
        }
    });
    gestures::finish(cx, ui, view);
}

/// The flowchart above, the plots below, one time axis for both.
fn chart(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView) {
    let rtl = is_right_to_left(ui);
    let rect = ui.available_rect_before_wrap();
    let weeks_area = if rtl {
        Rangef::new(rect.left() + space::SMALL, rect.right() - NAMES_WIDTH)
    } else {
        Rangef::new(rect.left() + NAMES_WIDTH, rect.right() - space::SMALL)
    };
    let timeline = Timeline::new(weeks_area, cx.plan().calendar.weeks, cx.app.zoom, view.scroll, cx.time_runs_left());
    view.scroll = timeline.scroll;
    let plots_height = (3.0 * PLOT_HEIGHT).min(rect.height() * 0.55);
    let plots_top = rect.bottom() - plots_height;
    let header = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + header::height(cx)));
    let body = Rect::from_min_max(header.left_bottom(), pos2(rect.right(), plots_top - SCROLL_BAR));
    let bar = Rect::from_min_max(body.left_bottom(), pos2(rect.right(), plots_top));
    let plots = Rect::from_min_max(pos2(rect.left(), plots_top), rect.max);
    header::show(cx, ui, header, &timeline);
    flowchart::show(cx, ui, view, body, &timeline);
    header::scroll_bar(ui, view, bar, &timeline);
    week_plots::show(cx, ui, plots, &timeline);
    fit::claim(ui, rect, eframe::egui::Sense::hover());
}

/// What an empty plan says: what is needed, in order, each step with the button that does it.
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

//! The curve of the best value against the money, with today's plan and the proposal.

use eframe::egui::{EventFilter, Id, Key, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::view::OptimiseView;
use crate::analysis::{BestCurves, Question};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::parts::plot::{Ground, PlotLook, show as show_plot};
use crate::gui::theme::palette;
use crate::gui::widgets::{group, hover, small, weak};
use crate::optimise::{Goal, Proposal, Request, left_of, money_step};
use crate::plan::{Currency, Money};
use crate::report;
use crate::text::optimise as terms;
use crate::text::strings::fill;

/// Height of the plot where cards stand below each other.
const HEIGHT: f32 = 196.0;
/// What stands below a plot in its card, and the least height of the plot.
const BELOW_PLOT: f32 = 52.0;
const LEAST: f32 = 116.0;

/// Returns the height of a plot that is shown now, with so much below it, in a card whose contents end at `end`.
pub(super) fn plot_height(ui: &Ui, end: Option<f32>, below: f32) -> f32 {
    end.map_or(HEIGHT, |end| (end - ui.cursor().top() - below).max(LEAST))
}

/// Names the plot.
const CURVE: &str = "best value for each budget";

/// Says how the money is dragged. The amount follows from how far the pointer has moved since the press, over the scale as it
/// was then: curves that come and go under way change nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drag {
    /// Where the pointer was pressed.
    from: f32,
    /// The amount at the press.
    money: Money,
    /// Minor units of a point on the screen.
    per_point: f64,
    /// Amounts are multiples of this.
    step: Money,
    /// The most that can be dragged to.
    most: Money,
}

impl Drag {
    fn begun(drawn: &Ground, from: f32, (money, step): (Money, Money), currency: Currency) -> Self {
        let scale = 10_f64.powi(i32::from(currency.exponent()));
        let per_point = (drawn.x_of(from + 1.0) - drawn.x_of(from)) * scale;
        let end = Money((drawn.x.1 * scale) as i128);
        Self { from, money, per_point, step, most: end.max(money) }
    }

    /// Returns the amount while the pointer is at `x`.
    fn at(&self, x: f32) -> Money {
        let moved = f64::from(x - self.from) * self.per_point;
        let step = self.step.0.max(1);
        if moved.abs() < step as f64 / 2.0 {
            return self.money;
        }
        let steps = ((self.money.0 as f64 + moved) / step as f64).round() as i128;
        Money(steps.saturating_mul(step).max(0).min(self.most.0))
    }
}

/// Shows the curve.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    request: &Request,
    (curves, proposal): (Option<&BestCurves>, Option<&Proposal>),
) {
    let words = &cx.texts.optimise;
    let goal = terms::goal(request.goal.measured(), cx.locale);
    group(ui, &fill!(words.curve_of, &[("goal", &goal)]), |ui| {
        super::in_card(ui, view.card_end, 0, |ui| {
            super::front::kinds(cx, ui, view);
            let height = plot_height(ui, view.card_end, BELOW_PLOT);
            let Some(curves) = curves.filter(|curves| !curves.within.is_empty() || !curves.without.is_empty()) else {
                // The room that it will take, so that nothing below it moves.
                let top = ui.cursor().top();
                weak(ui, words.no_curve);
                if view.is_answered {
                    let asked = Request { money: None, ..request.clone() };
                    let _ = look_at(cx, ui, &Question::BestCurves(Box::new(asked)));
                }
                ui.add_space((height - (ui.cursor().top() - top)).max(0.0));
                return;
            };
            let plot = report::plots::best_values(&cx.report(), request, curves, proposal);
            let Some(plot) = plot else { return };
            let drawn = show_plot(cx, ui, &plot, &PlotLook::at(CURVE, height));
            for note in &plot.notes {
                small(ui, note);
            }
            if matches!(request.goal, Goal::Cheapest { .. }) {
                return;
            }
            let money = request.money.or_else(|| left_of(cx.plan(), &cx.analysis().budget));
            if let Some(money) = money {
                slider(cx, ui, view, &drawn, (curves, money));
            }
            small(ui, words.drag_the_mark);
        });
    });
}

/// Shows the mark that the money is dragged by; the arrow keys move it too.
fn slider(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, drawn: &Ground, (curves, money): (&BestCurves, Money)) {
    let words = &cx.texts.optimise;
    let currency = cx.plan().money.currency;
    let colours = *palette(ui.visuals());
    let x = drawn.at(money.to_major(currency), 0.0).x.min(drawn.rect.right()).max(drawn.rect.left());
    let handle = eframe::egui::Rect::from_center_size(pos2(x, drawn.rect.bottom()), Vec2::new(16.0, 22.0));
    // Not by its place on the page: what comes and goes above it must not end a drag, nor take the focus.
    let response = ui.interact(handle, Id::unique("optimise money mark"), Sense::click_and_drag());
    let spoken = format!("{} {}", words.money, cx.locale.money_heading(money, currency));
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &spoken));
    let line = Stroke::new(1.25, colours.accent);
    ui.painter().vline(x, drawn.rect.y_range(), line);
    let grip = eframe::egui::Rect::from_center_size(pos2(x, drawn.rect.bottom()), Vec2::new(10.0, 11.0));
    ui.painter().rect_filled(grip, 2, colours.accent);
    if response.has_focus() {
        ui.painter().rect_stroke(handle, 3, Stroke::new(2.0, colours.accent), StrokeKind::Outside);
    }
    let step = money_step(curves.most, currency);
    let pointer = response.interact_pointer_pos();
    if response.drag_started()
        && let Some(from) = ui.input(|input| input.pointer.press_origin()).or(pointer)
    {
        view.drag = Some(Drag::begun(drawn, from.x, (money, step), currency));
    } else if !response.dragged() {
        view.drag = None;
    }
    let by_key = keys(cx, ui, &response).map(|steps| stepped(money, step, steps));
    let dragged = view.drag.zip(pointer).map(|(drag, pointer)| drag.at(pointer.x));
    let moved = dragged.or(by_key);
    if let Some(moved) = moved.filter(|moved| *moved >= Money::ZERO && *moved != money) {
        view.set_money(moved, currency, cx.locale);
    }
    hover(response, &spoken);
}

/// Returns the next multiple of a step that way.
fn stepped(money: Money, step: Money, steps: i128) -> Money {
    let step = step.0.max(1);
    let whole = money.0.div_euclid(step);
    // Down from between two multiples is to the lower one.
    let up = i128::from(steps < 0 && whole * step != money.0);
    Money((whole + steps + up) * step)
}

/// Returns the arrow key that was pressed while a mark has the focus, which a press gives it and arrows leave with it.
pub(super) fn keys(cx: &Cx<'_>, ui: &Ui, response: &Response) -> Option<i128> {
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    arrow(cx, ui)
}

/// Returns the arrow key that was pressed, as a step: towards more money is where reading goes.
fn arrow(cx: &Cx<'_>, ui: &Ui) -> Option<i128> {
    let rtl = cx.locale.direction().is_right_to_left();
    let (more, less) = if rtl { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(eframe::egui::Modifiers::NONE, key);
        if pressed(more) || pressed(Key::ArrowUp) {
            Some(1)
        } else if pressed(less) || pressed(Key::ArrowDown) {
            Some(-1)
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Drag, stepped};
    use crate::plan::Money;

    #[test]
    fn a_drag_goes_by_the_way_of_the_pointer_alone() {
        let drag =
            Drag { from: 100.0, money: Money(392_268), per_point: 1000.0, step: Money(1000), most: Money(500_000) };
        for (x, money) in
            [(100.0, 392_268), (100.4, 392_268), (110.0, 402_000), (90.0, 382_000), (900.0, 500_000), (-900.0, 0)]
        {
            assert_eq!(drag.at(x), Money(money), "{x}");
        }
        let mirrored = Drag { per_point: -1000.0, ..drag };
        assert_eq!(mirrored.at(90.0), Money(402_000));
    }

    #[test]
    fn arrows_go_from_multiple_to_multiple() {
        for (money, steps, to) in
            [(392_268, 1, 393_000), (392_268, -1, 392_000), (392_000, -1, 391_000), (0, -1, -1000)]
        {
            assert_eq!(stepped(Money(money), Money(1000), steps), Money(to));
        }
    }
}

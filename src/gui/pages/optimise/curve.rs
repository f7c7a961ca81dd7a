//! The curve of the best value against the money, with today's plan and the proposal.

use eframe::egui::{Key, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use super::view::OptimiseView;
use crate::analysis::{BestCurves, Question};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::parts::plot::{Ground, PlotLook, show as show_plot};
use crate::gui::theme::palette;
use crate::gui::widgets::{group, hover, small, weak};
use crate::optimise::{Answer as Proposal, Goal, Request, left_of, money_step};
use crate::plan::Money;
use crate::report;
use crate::text::optimise as terms;
use crate::text::strings::fill;

/// Height of the plot.
const HEIGHT: f32 = 196.0;
/// Names the plot.
const CURVE: &str = "best value for each budget";

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
        super::front::kinds(cx, ui, view);
        let Some(curves) = curves.filter(|curves| !curves.within.is_empty() || !curves.without.is_empty()) else {
            // The room that it will take, so that nothing below it moves.
            let top = ui.cursor().top();
            weak(ui, words.no_curve);
            let asked = Request { money: None, ..request.clone() };
            let _ = look_at(cx, ui, &Question::BestCurves(Box::new(asked)));
            ui.add_space((HEIGHT - (ui.cursor().top() - top)).max(0.0));
            return;
        };
        let plot = report::plots::best_values(&cx.report(), request, curves, proposal);
        let Some(plot) = plot else { return };
        let drawn = show_plot(cx, ui, &plot, &PlotLook::at(CURVE, HEIGHT));
        if matches!(request.goal, Goal::Cheapest { .. }) {
            return;
        }
        let money = request.money.or_else(|| left_of(cx.plan(), &cx.analysis().budget));
        if let Some(money) = money {
            slider(cx, ui, view, &drawn, (curves, money));
        }
        small(ui, words.drag_the_mark);
    });
}

/// The mark that the money is dragged by; the arrow keys move it too.
fn slider(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, drawn: &Ground, (curves, money): (&BestCurves, Money)) {
    let words = &cx.texts.optimise;
    let currency = cx.plan().money.currency;
    let colours = *palette(ui.visuals());
    let x = drawn.at(money.to_major(currency), 0.0).x.min(drawn.rect.right()).max(drawn.rect.left());
    let handle = eframe::egui::Rect::from_center_size(pos2(x, drawn.rect.bottom()), Vec2::new(16.0, 22.0));
    let response = ui.interact(handle, ui.scope_id().with("money mark"), Sense::click_and_drag());
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
    let moved = if response.dragged() {
        response.interact_pointer_pos().map(|pointer| {
            let minor = drawn.x_of(pointer.x).max(0.0) * 10_f64.powi(i32::from(currency.exponent()));
            Money((minor / step.0 as f64).round() as i128 * step.0)
        })
    } else if response.has_focus() {
        arrow(cx, ui).map(|steps| Money(((money.0 / step.0) + steps) * step.0))
    } else {
        None
    };
    if let Some(moved) = moved.filter(|moved| *moved >= Money::ZERO && *moved != money) {
        view.set_money(moved, cx.plan());
    }
    hover(response, &spoken);
}

/// The arrow key that was pressed, as a step: towards more money is where reading goes.
pub(super) fn arrow(cx: &Cx<'_>, ui: &Ui) -> Option<i128> {
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

//! The curve of the best value against the money, with today's plan and the proposal.

use eframe::egui::{Align2, Color32, Key, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};
use egui_plot::{Line, LineStyle, PlotPoint, PlotPoints};

use super::view::OptimiseView;
use crate::analysis::BestCurves;
use crate::gui::axes::{Axes, Drawn, multiples, nice_step};
use crate::gui::context::Cx;
use crate::gui::parts::picture;
use crate::gui::theme::{palette, size, strong_font};
use crate::gui::widgets::{group, hover, paint_text, small, weak};
use crate::optimise::{Answer as Proposal, CurvePoint, Goal, Request, left_for_media, money_step};
use crate::plan::Money;
use crate::report;
use crate::text::optimise as terms;
use crate::text::strings::fill;

/// Height of the plot.
const HEIGHT: f32 = 196.0;
/// Half the side of a mark.
const MARK: f32 = 4.5;

/// Shows the curve.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    request: &Request,
    curves: Option<&BestCurves>,
    proposal: Option<&Proposal>,
) {
    let words = &cx.texts.optimise;
    let goal = terms::goal(request.goal.measured(), cx.locale);
    group(ui, &fill(words.curve_of, &[("goal", &goal)]), |ui| {
        let Some(curves) = curves.filter(|curves| !curves.within.is_empty() || !curves.without.is_empty()) else {
            weak(ui, words.no_curve);
            return;
        };
        let drawn = draw(cx, ui, request, curves, proposal);
        marks(cx, ui, &drawn, proposal);
        picture::offer(cx, ui, None, |report| report::plots::best_values(report, request, curves, proposal));
        if matches!(request.goal, Goal::Cheapest { .. }) {
            return;
        }
        let money = request.money.or_else(|| left_for_media(cx.plan()));
        if let Some(money) = money {
            slider(cx, ui, view, &drawn, (curves, money));
        }
        small(ui, words.drag_the_mark);
    });
}

fn draw(cx: &Cx<'_>, ui: &mut Ui, request: &Request, curves: &BestCurves, proposal: Option<&Proposal>) -> Drawn {
    let currency = cx.plan().money.currency;
    let major = |money: Money| money.to_major(currency);
    let is_points = matches!(request.goal, Goal::Points { .. });
    let values = curves.within.iter().chain(&curves.without).map(|point| point.value);
    let of_plans = proposal.iter().flat_map(|proposal| [proposal.today.value, proposal.proposed.value]);
    let most = values.chain(of_plans).fold(0.0, f64::max).max(1e-6);
    let media = proposal.iter().flat_map(|proposal| [proposal.today.media, proposal.money]);
    let most_money = media.map(major).fold(major(curves.most), f64::max).max(1.0);
    let (step, money_marks) = (nice_step(most * 1.1, 4.0), nice_step(most_money, 4.0));
    let name = fill(cx.texts.optimise.curve_of, &[("goal", &terms::goal(request.goal.measured(), cx.locale))]);
    let write = |value: f64| if is_points { cx.locale.compact(value) } else { cx.locale.percent_short(value, 1) };
    let axes = Axes {
        id: "best value for each budget",
        name: &name,
        height: HEIGHT,
        names_width: 44.0,
        most_x: most_money,
        most_y: most * 1.12,
        marks_x: multiples(money_marks, most_money)
            .into_iter()
            .map(|money| (money, cx.locale.compact(money)))
            .collect(),
        marks_y: multiples(step, most * 1.1).into_iter().map(|value| (value, write(value))).collect(),
    };
    let colours = *palette(ui.visuals());
    let points = |curve: &[CurvePoint]| -> Vec<PlotPoint> {
        curve.iter().map(|point| PlotPoint::new(major(point.budget), point.value)).collect()
    };
    let (within, without) = (points(&curves.within), points(&curves.without));
    axes.show(ui, |plot| {
        let dotted = Line::new("", PlotPoints::Owned(without)).color(colours.weak_text).width(1.5);
        plot.line(dotted.style(LineStyle::dotted_dense()).allow_hover(false));
        let line = Line::new("", PlotPoints::Owned(within)).color(colours.curve).width(2.0);
        plot.line(line.allow_hover(false));
    })
}

/// Today's plan as a circle, the proposal as a square.
fn marks(cx: &Cx<'_>, ui: &Ui, drawn: &Drawn, proposal: Option<&Proposal>) {
    let Some(proposal) = proposal else { return };
    let words = &cx.texts.optimise;
    let currency = cx.plan().money.currency;
    let colours = *palette(ui.visuals());
    let painter = ui.painter();
    let goal = proposal.request.goal.measured();
    let at = |money: Money, value: f64| drawn.at(money.to_major(currency), value);
    let square = at(proposal.proposed.media, proposal.proposed.value);
    painter.rect_filled(eframe::egui::Rect::from_center_size(square, Vec2::splat(2.0 * MARK)), 0, colours.curve);
    let circle = at(proposal.today.media, proposal.today.value);
    painter.circle_filled(circle, MARK, colours.surface);
    painter.circle_stroke(circle, MARK, Stroke::new(1.75, colours.text));
    let write = |place: eframe::egui::Pos2, up: bool, text: &str, colour: Color32| {
        let inward = if place.x > drawn.area.center().x { -8.0 } else { 8.0 };
        let anchor = match (inward > 0.0, up) {
            (true, true) => Align2::LEFT_BOTTOM,
            (true, false) => Align2::LEFT_TOP,
            (false, true) => Align2::RIGHT_BOTTOM,
            (false, false) => Align2::RIGHT_TOP,
        };
        let y = place.y + if up { -5.0 } else { 5.0 };
        paint_text(ui, painter, pos2(place.x + inward, y), anchor, text, strong_font(size::SMALL), colour);
    };
    let value = |value: f64| terms::value(value, goal, cx.locale);
    write(square, true, &format!("{} {}", words.proposed, value(proposal.proposed.value)), colours.curve);
    write(circle, false, &format!("{} {}", words.today, value(proposal.today.value)), colours.text);
}

/// The mark that the money is dragged by; the arrow keys move it too.
fn slider(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, drawn: &Drawn, (curves, money): (&BestCurves, Money)) {
    let words = &cx.texts.optimise;
    let currency = cx.plan().money.currency;
    let colours = *palette(ui.visuals());
    let x = drawn.at(money.to_major(currency), 0.0).x.min(drawn.area.right()).max(drawn.area.left());
    let handle = eframe::egui::Rect::from_center_size(pos2(x, drawn.area.bottom()), Vec2::new(16.0, 22.0));
    let response = ui.interact(handle, ui.scope_id().with("money mark"), Sense::click_and_drag());
    let spoken = format!("{} {}", words.money, cx.locale.money_heading(money, currency));
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &spoken));
    let line = Stroke::new(1.25, colours.accent);
    ui.painter().vline(x, drawn.area.y_range(), line);
    let grip = eframe::egui::Rect::from_center_size(pos2(x, drawn.area.bottom()), Vec2::new(10.0, 11.0));
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

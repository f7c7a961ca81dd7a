//! The plans of which none is better in two things at once, as a curve whose points can be chosen and applied.

use std::sync::Arc;

use eframe::egui::{Id, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::curve::keys;
use super::offers;
use super::view::{FrontKind, OptimiseView};
use crate::analysis::{Answer, FrontOf, FrontPoint, Question};
use crate::gui::answers::{Shown, look_at};
use crate::gui::context::Cx;
use crate::gui::parts::ghost::Ghost;
use crate::gui::parts::plot::{Ground, PlotLook, PlotOf, plot_of, show as show_plot};
use crate::gui::theme::{palette, space};
use crate::gui::widgets::{Look, choice, group, label, label_in, row, small, toggle, weak};
use crate::optimise::{Goal, Proposal, Request};
use crate::plan::{AudienceId, Plan};
use crate::report::Report;
use crate::report::plots::{self, Beside};
use crate::text::optimise as terms;
use crate::text::strings::{fill, slots};

/// What stands below the plot in its card: its menu, what the chosen plan comes to and what can be done with it, and how the plot is
/// used.
const BELOW_PLOT: f32 = 200.0;
/// Names the plot.
const FRONT: &str = "front of plans";

/// Shows what the goal can be held against.
pub(super) fn kinds(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    let words = &cx.texts.optimise;
    row(ui, |ui| {
        for (kind, name) in [
            (FrontKind::Money, words.front_money),
            (FrontKind::Consistency, words.front_consistency),
            (FrontKind::Audiences, words.front_audiences),
        ] {
            if toggle(ui, view.front == kind, name).clicked() {
                (view.front, view.front_point) = (kind, None);
            }
        }
    });
    ui.add_space(space::TIGHT);
}

/// Shows the front.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    (request, is_read): (&Request, bool),
    proposal: Option<&Proposal>,
    ghost: &mut Option<Ghost>,
) {
    let words = &cx.texts.optimise;
    let goal = request.goal.measured();
    let template =
        if view.front == FrontKind::Consistency { words.front_consistency_title } else { words.front_audiences_title };
    group(ui, &fill!(template, &[("goal", &terms::goal(goal, cx.locale))]), |ui| {
        super::in_card(ui, view.card_end, 0, |ui| {
            kinds(cx, ui, view);
            let of = match view.front {
                FrontKind::Audiences => {
                    audiences(cx, ui, view).map(|[first, second]| FrontOf::Audiences(first, second))
                }
                _ => Some(FrontOf::Consistency),
            };
            let Some(of) = of else {
                weak(ui, words.front_needs_two);
                return;
            };
            let consistency = request.consistency.filter(|_| of != FrontOf::Consistency);
            let wanted = Request { goal, consistency, ..request.clone() };
            let Some(found) = look_at(cx, ui, &Question::BestFront(Box::new((wanted, of.clone())))) else {
                weak(ui, words.front_waits);
                return;
            };
            let found = Shown { is_current: found.is_current && is_read, ..found };
            let Answer::BestFront(points) = found.answer else { return };
            let points = match points {
                Ok(points) if !points.is_empty() => points.as_slice(),
                Ok(_) => return drop(weak(ui, words.front_none)),
                Err(why) => return drop(label_in(ui, &terms::no_answer(why, cx.plan(), cx.locale), Look::Error)),
            };
            let beside = Beside { today: today(cx, goal, &of, proposal), proposed: proposed(&of, proposal) };
            found.scope(ui, |ui| {
                let chosen = view.front_point.unwrap_or(0).min(points.len() - 1);
                view.front_point = Some(plot(cx, ui, view, found.shared, (points, chosen), (goal, &of, beside)));
                label(ui, &said(cx, points, chosen, goal, &of));
                offers::of_point(cx, ui, view, (&points[chosen].plan, found.is_current), ghost);
                small(ui, &axes(cx, goal, &of));
                if points.len() > 1 {
                    small(ui, words.front_hint);
                }
                if matches!(of, FrontOf::Audiences(..)) {
                    small(ui, words.front_of_weights);
                }
            });
        });
    });
}

/// Shows the choice of the two audiences, and returns them: those that are chosen, else the two with weights, else the first
/// two of the plan.
fn audiences(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) -> Option<[AudienceId; 2]> {
    let plan: &Plan = cx.plan();
    let ids: Vec<&AudienceId> = plan.audiences.iter().map(|audience| &audience.id).collect();
    if ids.len() < 2 {
        return None;
    }
    let weighted: Vec<&AudienceId> =
        ids.iter().copied().filter(|id| view.weights.get(id).is_some_and(|text| !text.trim().is_empty())).collect();
    let usual = if let [first, second] = weighted[..] { [first, second] } else { [ids[0], ids[1]] };
    let known = |id: &AudienceId| ids.contains(&id);
    let mut pair = [0, 1].map(|at: usize| view.pair[at].clone().filter(known).unwrap_or_else(|| usual[at].clone()));
    let options: Vec<(AudienceId, &str)> =
        plan.audiences.iter().map(|audience| (audience.id.clone(), cx.name_of(audience))).collect();
    let words = &cx.texts.optimise;
    row(ui, |ui| {
        for (at, name) in [(0, words.first_audience), (1, words.second_audience)] {
            let width = (ui.available_width() / (2 - at) as f32 - space::MEDIUM).clamp(80.0, 220.0);
            if let Some(other) = choice(ui, name, &pair[at], &options, width) {
                if other == pair[1 - at] {
                    pair[1 - at] = pair[at].clone();
                }
                pair[at] = other;
                view.front_point = None;
                view.pair = pair.clone().map(Some);
            }
        }
    });
    Some(pair)
}

/// Draws the front and returns which plan is chosen.
fn plot(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &OptimiseView,
    answer: &Arc<Answer>,
    (points, chosen): (&[FrontPoint], usize),
    (goal, of, beside): (Goal, &FrontOf, Beside),
) -> usize {
    // The marks beside the front can come after it.
    let marks = u64::from(beside.today.is_some()) + 2 * u64::from(beside.proposed.is_some());
    let from = PlotOf { answers: vec![Arc::clone(answer)], variant: chosen as u64 * 4 + marks, ..PlotOf::default() };
    let build = |report: &Report<'_>| Some(plots::front(report, (goal, of), (points, chosen), beside));
    let plot = plot_of(cx, FRONT, from, build).unwrap_or_default();
    let spoken = said(cx, points, chosen, goal, of);
    let ground = show_plot(
        cx,
        ui,
        &plot,
        &PlotLook::at(FRONT, super::curve::plot_height(ui, view.card_end, BELOW_PLOT)).named(&spoken),
    );
    let places: Vec<_> = points.iter().map(|point| ground.at(point.along, point.value)).collect();
    pressed(cx, ui, &ground, (&places, chosen), &spoken)
}

/// Returns which plan is chosen after this frame: the pointer takes the nearest, the arrow keys go along the front.
fn pressed(
    cx: &Cx<'_>,
    ui: &mut Ui,
    ground: &Ground,
    (places, chosen): (&[eframe::egui::Pos2], usize),
    spoken: &str,
) -> usize {
    let response = ui.interact(ground.rect, Id::unique("plans of the front"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, spoken));
    if response.has_focus() {
        let line = Stroke::new(2.0, palette(ui.visuals()).accent);
        ui.painter().rect_stroke(ground.rect, 3, line, StrokeKind::Inside);
    }
    if let Some(steps) = keys(cx, ui, &response) {
        let moved = if steps > 0 { chosen + 1 } else { chosen.saturating_sub(1) };
        return moved.min(places.len().saturating_sub(1));
    }
    let pointer = response.interact_pointer_pos().filter(|_| response.clicked());
    let nearest = |pointer: eframe::egui::Pos2| {
        let distance = |at: &usize| places[*at].distance(pointer);
        (0..places.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))
    };
    pointer.and_then(nearest).unwrap_or(chosen)
}

/// Names what the two directions of the front are.
fn axes(cx: &Cx<'_>, goal: Goal, of: &FrontOf) -> String {
    let words = &cx.texts.optimise;
    let name = |id: &AudienceId| cx.plan().audience(id).map_or("", |audience| cx.name_of(audience)).to_owned();
    let (across, upwards) = match of {
        FrontOf::Consistency => (words.consistency.to_owned(), terms::goal(goal, cx.locale)),
        FrontOf::Audiences(first, second) => (name(first), name(second)),
    };
    fill!(words.front_axes, slots![("across", across), ("upwards", upwards)])
}

/// Returns where today's plan stands beside the front: by the figures of the proposal's answer, or by what its audiences are reached.
fn today(cx: &Cx<'_>, goal: Goal, of: &FrontOf, proposal: Option<&Proposal>) -> Option<(f64, f64)> {
    match of {
        FrontOf::Consistency => {
            let today = &proposal?.today;
            Some((today.consistency.ok()?, today.value))
        }
        FrontOf::Audiences(first, second) => {
            let value = |id: &AudienceId| {
                let position = cx.plan().audiences.position(id)?;
                let reach = cx.analysis().reach.audiences.get(position)?.as_ref().ok()?;
                Some(match goal {
                    Goal::Points { times } => reach.effective_grp(times),
                    _ => reach.k_plus[goal.times() - 1],
                })
            };
            Some((value(first)?, value(second)?))
        }
    }
}

/// Returns where the proposal stands beside the front, where it has both figures: another goal may be of other audiences.
fn proposed(of: &FrontOf, proposal: Option<&Proposal>) -> Option<(f64, f64)> {
    let proposal = proposal?;
    let value = |id: &AudienceId| {
        let position = proposal.audiences.iter().position(|(audience, _)| audience == id)?;
        proposal.proposed.values.get(position).copied()
    };
    match of {
        FrontOf::Consistency => Some((proposal.proposed.consistency.ok()?, proposal.proposed.value)),
        FrontOf::Audiences(first, second) => Some((value(first)?, value(second)?)),
    }
}

/// Says what the chosen plan comes to.
fn said(cx: &Cx<'_>, points: &[FrontPoint], chosen: usize, goal: Goal, of: &FrontOf) -> String {
    let words = &cx.texts.optimise;
    let point = &points[chosen];
    let value = |value: f64| terms::value(value, goal, cx.locale);
    let name = |id: &AudienceId| cx.plan().audience(id).map_or("", |audience| cx.name_of(audience)).to_owned();
    let place = [cx.locale.whole((chosen + 1) as u64), cx.locale.whole(points.len() as u64)];
    let cost = cx.locale.money_heading(point.cost, cx.plan().money.currency);
    let (number, count) = (place[0].as_str(), place[1].as_str());
    match of {
        FrontOf::Consistency => {
            let (along, value) = (cx.locale.decimal(point.along, 3), value(point.value));
            let goal = terms::goal(goal, cx.locale);
            let slots = slots![
                ("number", number),
                ("count", count),
                ("goal", &goal),
                ("value", &value),
                ("consistency", &along),
                ("cost", &cost),
            ];
            fill!(words.front_plan, slots)
        }
        FrontOf::Audiences(first, second) => {
            let (along, value) = (value(point.along), value(point.value));
            let (first, second) = (name(first), name(second));
            let slots = slots![
                ("number", number),
                ("count", count),
                ("first", first.as_str()),
                ("along", &along),
                ("second", second.as_str()),
                ("value", &value),
                ("cost", &cost),
            ];
            fill!(words.front_plan_of_two, slots)
        }
    }
}

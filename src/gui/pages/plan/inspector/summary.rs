//! Says what the plan is, shown while nothing is selected: dates and counts, money, objectives, and what is next with one
//! button.

use eframe::egui::{
    Align2, Color32, Frame, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::divider;
use crate::analysis::{Answer, Question};
use crate::app::{Action, FlowchartAction, Page};
use crate::check::Severity;
use crate::edit::ItemId;
use crate::gui::answers::find;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{RADIUS, font, palette, size, space};
use crate::gui::ways::way;
use crate::gui::widgets::{
    Icon, Look, column, figure_row, galley, galley_elided, hover, label, paint_icon, primary_button, row, row_end,
    small, strong, text_elided,
};
use crate::plan::schema::ListName;
use crate::plan::{Attribute, Coded, Plan, Status, Total, Universe};
use crate::text::strings::fill;
use crate::text::{self, Noun};

/// So many objectives are listed; more are on their page.
const MOST_OBJECTIVES: usize = 6;
/// The height of a divided bar and of a step, in points.
const BAR: f32 = 12.0;
const STEP: f32 = 24.0;

/// Shows the summary.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    counts(cx, ui);
    divider(ui);
    money(cx, ui);
    divider(ui);
    if !cx.plan().objectives.is_empty() {
        objectives(cx, ui);
        divider(ui);
    }
    next(cx, ui);
    alone(cx, ui);
    ui.add_space(space::SMALL);
    small(ui, cx.texts.plan_page.zoom_hint);
}

fn counts(cx: &Cx<'_>, ui: &mut Ui) {
    let plan = cx.plan();
    let calendar = plan.calendar;
    if let Some((first, last)) = calendar.first_day(1).zip(calendar.last_day(calendar.weeks)) {
        let weeks = cx.locale.count(calendar.weeks.into(), Noun::Week);
        let days = format!("{} – {}", cx.locale.short_day(first), cx.locale.day(last));
        small(ui, &fill!(cx.texts.plan_page.summary_dates, &[("days", &days), ("weeks", &weeks)]));
    }
    let counted = [
        (plan.messages.len(), Noun::Item(ListName::Messages)),
        (plan.channels.len(), Noun::Item(ListName::Channels)),
        (plan.placements.len(), Noun::Item(ListName::Placements)),
    ];
    let counted = counted.map(|(count, noun)| cx.locale.count(u64::try_from(count).unwrap_or(0), noun));
    small(ui, &counted.join(cx.comma()));
}

/// Shows what is spent of the budget, as one divided bar with words under its parts.
fn money(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.plan_page;
    let results = &cx.analysis().budget;
    let currency = cx.plan().money.currency;
    let spent = cx.locale.total_heading(results.total, currency);
    let value = match results.budget {
        Ok(budget) => {
            let budget = cx.locale.money_short(budget, currency);
            fill!(words.summary_spent, &[("spent", &spent), ("budget", &budget)])
        }
        Err(_) => spent,
    };
    figure_row(ui, words.summary_money, &value, Look::Strong);
    let known = |total: Total| total.at_least().to_major(currency).max(0.0);
    let (media, other) = (known(results.media), known(results.other));
    let whole = results.budget.map_or(0.0, |budget| budget.to_major(currency)).max(media + other);
    let rect = fit::space(ui, vec2(ui.available_width(), BAR));
    let colours = palette(ui.visuals());
    ui.painter().rect(rect, 2, colours.raised, Stroke::new(1.0, colours.line), StrokeKind::Inside);
    let rtl = is_right_to_left(ui);
    let mut from = 0.0;
    for (part, ground, edge) in
        [(media, colours.bar, colours.bar_edge), (other, colours.second_bar, colours.second_bar_edge)]
    {
        if part <= 0.0 || whole <= 0.0 {
            continue;
        }
        let width = (part / whole) as f32 * rect.width();
        let left = if rtl { rect.right() - from - width } else { rect.left() + from };
        from += width;
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(fit::beside(width, 1.0), BAR));
        ui.painter().rect(place, 1, ground, Stroke::new(1.0, edge), StrokeKind::Inside);
    }
    row(ui, |ui| {
        small(ui, &fill!(words.summary_media, &[("amount", &cx.locale.total_short(results.media, currency))]));
        if !results.other.is_nothing() {
            row_end(ui, |ui| {
                small(ui, &fill!(words.summary_other, &[("amount", &cx.locale.total_short(results.other, currency))]));
            });
        }
    });
}

/// Shows the objectives, each with how it is measured on hover.
fn objectives(cx: &mut Cx<'_>, ui: &mut Ui) {
    strong(ui, cx.texts.plan_page.summary_objectives);
    let plan = cx.plan();
    for objective in plan.objectives.iter().take(MOST_OBJECTIVES) {
        let text = cx.name_of(objective).to_owned();
        let response = objective_line(ui, &text);
        let measure = cx.plan_text(&objective.measure).trim();
        let response = if measure.is_empty() { response } else { hover(response, measure) };
        if response.clicked() {
            cx.push(Action::Show(ItemId::Objective(objective.id.clone())));
        }
    }
}

/// Shows an objective as a link, on as many lines as it needs.
fn objective_line(ui: &mut Ui, text: &str) -> Response {
    let colours = palette(ui.visuals());
    let words = galley(ui, text, font(size::BODY), Color32::PLACEHOLDER, ui.available_width());
    let height = words.size().y.max(STEP);
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    let colour = if response.hovered() || response.has_focus() { colours.accent } else { colours.text };
    let anchor = if is_right_to_left(ui) { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let place = anchor.align_size_within_rect(words.size(), rect);
    ui.painter().galley(place.min, words, colour);
    response
}

/// A step on the way to a finished plan.
struct Step {
    name: &'static str,
    state: String,
    is_done: bool,
    leads_to: LeadsTo,
}

/// Says what a step leads to.
#[derive(Clone, Copy)]
enum LeadsTo {
    Page(Page),
    /// The bars that are drafts, selected.
    Drafts,
}

impl LeadsTo {
    fn action(self, plan: &Plan) -> Action {
        match self {
            Self::Page(page) => Action::GoTo(page),
            Self::Drafts => {
                let drafts = plan.placements.iter().filter(|placement| placement.status == Status::Draft);
                let placements = drafts.map(|placement| placement.id.clone()).collect();
                Action::Flowchart(FlowchartAction::SelectMany { placements, extend: false })
            }
        }
    }
}

fn steps(cx: &Cx<'_>) -> Vec<Step> {
    let plan = cx.plan();
    let words = &cx.texts.plan_page;
    let count = |done: usize, all: usize| {
        let number = |number: usize| cx.locale.whole(i128::try_from(number).unwrap_or(0));
        fill!(words.next_share, &[("done", &number(done)), ("all", &number(all))])
    };
    let missing = if plan.title.is_empty() {
        Some(Page::Brief)
    } else if plan.audiences.is_empty() {
        Some(Page::Audiences)
    } else if plan.channels.is_empty() {
        Some(Page::Channels)
    } else {
        None
    };
    let is_coded = |message: &crate::plan::Message| {
        Attribute::ALL.iter().all(|attribute| message.coding(*attribute) != Coded::Blank)
    };
    let coded = plan.messages.iter().filter(|message| is_coded(message)).count();
    let measured = plan.objectives.iter().filter(|objective| !objective.measure.is_empty()).count();
    let approved = plan.placements.len() - cx.app.document().drafts();
    let state = if missing.is_none() { words.next_filled } else { words.next_missing };
    let mut steps = vec![Step {
        name: words.next_basics,
        state: state.to_owned(),
        is_done: missing.is_none(),
        leads_to: LeadsTo::Page(missing.unwrap_or(Page::Brief)),
    }];
    let mut counted = |name, done: usize, all: usize, leads_to| {
        if all > 0 {
            steps.push(Step { name, state: count(done, all), is_done: done == all, leads_to });
        }
    };
    counted(words.next_coded, coded, plan.messages.len(), LeadsTo::Page(Page::Messages));
    counted(words.next_measured, measured, plan.objectives.len(), LeadsTo::Page(Page::Brief));
    counted(words.next_approved, approved, plan.placements.len(), LeadsTo::Drafts);
    steps
}

/// The most serious open thing, in a sentence, with the button that leads to it.
struct Open {
    icon: Option<Icon>,
    title: &'static str,
    sentences: Vec<String>,
    button: &'static str,
    leads_to: Lead,
}

/// Says what the button of the open thing does.
enum Lead {
    Action(Box<Action>),
    /// What the step does that is next.
    Step(LeadsTo),
}

fn most_serious(cx: &Cx<'_>, steps: &[Step]) -> Open {
    let words = &cx.texts.plan_page;
    let problems = &cx.analysis().problems;
    let of_problem = |severity: Severity| {
        let problem = problems.iter().find(|problem| problem.severity == severity)?;
        let (icon, title) = match severity {
            Severity::Error => (Some(Icon::Stop), words.next_error),
            Severity::Warning => (Some(Icon::Caution), words.next_warning),
            Severity::Notice => (None, words.next_notice),
        };
        let sentences = vec![text::sentence(problem, cx.plan(), cx.locale)];
        Some(Open { icon, title, sentences, button: words.next_show, leads_to: Lead::Action(Box::new(way(problem).0)) })
    };
    of_problem(Severity::Error)
        .or_else(|| of_problem(Severity::Warning))
        .or_else(|| contradiction(cx))
        .or_else(|| of_problem(Severity::Notice))
        .or_else(|| open_step(cx, steps))
        .unwrap_or_else(|| Open {
            icon: None,
            title: words.next_done,
            sentences: Vec::new(),
            button: words.next_check,
            leads_to: Lead::Step(LeadsTo::Page(Page::Checks)),
        })
}

/// Finds two messages that contradict each other, of those that most people meet.
fn contradiction(cx: &Cx<'_>) -> Option<Open> {
    let words = &cx.texts.plan_page;
    let Answer::Conflicts(conflicts) = find(cx, &Question::Conflicts).answer?.as_ref() else { return None };
    let found = conflicts.list.iter().find(|conflict| conflict.kind.is_contradiction())?;
    let mut sentences = vec![text::contradiction(found, cx.plan(), cx.locale)];
    if let Ok(people) = found.people {
        let count = cx.locale.count(people.round().max(0.0) as u64, Noun::Person);
        sentences.push(fill!(words.next_people, &[("count", &count)]));
    }
    let leads_to = Lead::Step(LeadsTo::Page(Page::Consistency));
    Some(Open { icon: None, title: words.next_conflict, sentences, button: words.next_show_two, leads_to })
}

/// Returns the first step that is not done.
fn open_step(cx: &Cx<'_>, steps: &[Step]) -> Option<Open> {
    let words = &cx.texts.plan_page;
    let step = steps.iter().find(|step| !step.is_done)?;
    let button = match step.leads_to {
        LeadsTo::Drafts => words.next_drafts,
        LeadsTo::Page(_) => words.next_show,
    };
    let sentences = vec![step.state.clone()];
    Some(Open { icon: None, title: step.name, sentences, button, leads_to: Lead::Step(step.leads_to) })
}

fn next(cx: &mut Cx<'_>, ui: &mut Ui) {
    strong(ui, cx.texts.plan_page.summary_next);
    let steps = steps(cx);
    let open = most_serious(cx, &steps);
    for step in steps.iter().filter(|step| step.is_done) {
        step_row(cx, ui, step);
    }
    let in_card = open.title;
    card(cx, ui, open);
    for step in steps.iter().filter(|step| !step.is_done && step.name != in_card) {
        step_row(cx, ui, step);
    }
}

/// Shows the one thing that is next, in a box with the one button of the page.
fn card(cx: &mut Cx<'_>, ui: &mut Ui, open: Open) {
    let colours = *palette(ui.visuals());
    Frame::NONE
        .fill(colours.raised)
        .stroke(Stroke::new(1.0, colours.line))
        .corner_radius(RADIUS)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            fit::exactly(ui, ui.available_width());
            column(ui, |ui| {
                row(ui, |ui| {
                    if let Some(icon) = open.icon {
                        let (mark, _) = fit::allocate(ui, Vec2::splat(14.0), Sense::hover());
                        let colour = if icon == Icon::Stop { colours.error } else { colours.warning };
                        paint_icon(ui.painter(), icon, mark, colour, false);
                    }
                    text_elided(ui, open.title, Look::Strong);
                });
                for sentence in &open.sentences {
                    label(ui, sentence);
                }
                ui.add_space(space::TIGHT);
                if primary_button(ui, open.button).clicked() {
                    let action = match open.leads_to {
                        Lead::Action(action) => *action,
                        Lead::Step(step) => step.action(cx.plan()),
                    };
                    cx.push(action);
                }
            });
        });
}

/// Shows a step: a tick or a ring, its name, its state at the end. All of it is a link.
fn step_row(cx: &mut Cx<'_>, ui: &mut Ui, step: &Step) {
    let colours = palette(ui.visuals());
    let rtl = is_right_to_left(ui);
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), STEP), Sense::click());
    let spoken = fill!(cx.texts.plan_page.step_state, &[("step", step.name), ("state", &step.state)]);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4, colours.raised);
    }
    let (start, end) = if rtl { (rect.right(), rect.left()) } else { (rect.left(), rect.right()) };
    let inward = if rtl { -1.0 } else { 1.0 };
    let middle = rect.center().y;
    let mark = Rect::from_center_size(pos2(start + inward * 7.0, middle), Vec2::splat(12.0));
    if step.is_done {
        paint_icon(ui.painter(), Icon::Tick, mark, colours.accent, false);
    } else {
        ui.painter().circle_stroke(mark.center(), 5.0, Stroke::new(1.25, colours.weak_text));
    }
    let (at_start, at_end) =
        if rtl { (Align2::RIGHT_CENTER, Align2::LEFT_CENTER) } else { (Align2::LEFT_CENTER, Align2::RIGHT_CENTER) };
    let small_font = font(size::SMALL);
    let state = galley(ui, &step.state, small_font, colours.weak_text, f32::INFINITY);
    let room = fit::beside(rect.width(), state.size().x + 28.0);
    let body = font(size::BODY);
    let name = galley_elided(ui, step.name, body, colours.text, room);
    ui.painter().galley(at_start.anchor_size(pos2(start + inward * 20.0, middle), name.size()).min, name, colours.text);
    ui.painter().galley(at_end.anchor_size(pos2(end, middle), state.size()).min, state, colours.weak_text);
    if response.clicked() {
        cx.push(step.leads_to.action(cx.plan()));
    }
}

/// Says which audiences are left out of the figures of all.
fn alone(cx: &Cx<'_>, ui: &mut Ui) {
    let plan = cx.plan();
    let universe = Universe::of(plan);
    let names: Vec<&str> = (0..plan.audiences.len())
        .filter(|&position| !universe.counts(position))
        .map(|position| cx.name_of(&plan.audiences[position]))
        .collect();
    if !names.is_empty() {
        divider(ui);
        let words = &cx.texts.window;
        let template = if names.len() > 1 { words.whose_alone_several } else { words.whose_alone };
        small(ui, &fill!(template, &[("audiences", &names.join(cx.comma()))]));
    }
}

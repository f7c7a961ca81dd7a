//! Says what needs a decision in an import: one answer for all rows of the same trouble, then row by row.

use eframe::egui::{Key, Modifiers, Response, Ui};

use super::table::is_settled;
use crate::app::{Action, ImportAction, Importing, SeenTable};
use crate::exchange::import::words::Wording;
use crate::exchange::import::{Decision, Issue, IssueKind, Kind, Question, whole_quantity};
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{FieldLook, Look, figure_field, label_in, radio, row, strong, weak};
use crate::text::isolate;
use crate::text::strings::fill;

/// How many things that need a decision are shown.
const MOST_ISSUES: usize = 100;

/// Shows what needs a decision, with the ways to settle it.
pub(super) fn questions(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable, wording: &Wording<'_>) {
    // What amounts in another currency are worth is asked once, above.
    let is_asked =
        |issue: &&Issue| !matches!(issue.kind, IssueKind::OtherCurrency(_)) || seen.preview.foreign.is_empty();
    let all: Vec<&Issue> = seen.preview.issues().filter(is_asked).collect();
    if all.is_empty() {
        return;
    }
    let count = cx.locale.whole(all.len() as u64);
    strong(ui, &fill!(cx.texts.import.decisions, &[("count", &count)]));
    for question in Question::FOR_MANY {
        let same: Vec<&Issue> = all.iter().copied().filter(|issue| issue.question() == question).collect();
        if same.len() > 1 {
            for_all(cx, ui, importing, question, &same);
        }
    }
    let has_quantities = seen.preview.table.kind == Kind::Placements;
    for issue in all.iter().take(MOST_ISSUES) {
        let is_error = issue.is_error() && !is_settled(issue, &importing.choices);
        label_in(ui, &wording.line(issue), if is_error { Look::Error } else { Look::Warning });
        if has_quantities && issue.question() == Question::Quantity {
            quantity(cx, ui, importing, issue, &wording.short_place(issue));
        } else {
            ways(cx, ui, importing, issue, wording);
        }
    }
    if all.len() > MOST_ISSUES {
        let more = cx.locale.whole((all.len() - MOST_ISSUES) as u64);
        weak(ui, &fill!(cx.texts.window.more, &[("count", &more)]));
    }
}

/// Returns the answer that counts: what was said, else the first one.
fn answer(importing: &Importing, issue: &Issue) -> Option<Decision> {
    let said = importing.choices.decisions.answer(issue.row, issue.question());
    said.or_else(|| issue.choices().first().copied())
}

/// Shows one choice for all rows that raise the same kind of question.
fn for_all(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, question: Question, same: &[&Issue]) {
    let mut ways: Vec<Decision> = Vec::new();
    for way in same.iter().flat_map(|issue| issue.choices()) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    // Leaving out stands last, as it does where one row is asked about.
    if !question.leaves_out() {
        ways.sort_by_key(|way| *way == Decision::LeaveOut);
    }
    label_in(ui, &how_many(cx, question, same), Look::Warning);
    for way in ways {
        let mut open_to = same.iter().filter(|issue| issue.choices().contains(&way));
        let is_chosen = open_to.all(|issue| answer(importing, issue) == Some(way));
        if radio(ui, &way_for_all(cx, way, same), is_chosen) {
            cx.push(Action::Import(ImportAction::AllRows(question, way)));
        }
    }
    ui.add_space(space::TIGHT);
}

/// Says how many rows raise a kind of question.
fn how_many(cx: &Cx<'_>, question: Question, same: &[&Issue]) -> String {
    let words = &cx.texts.import;
    let is_of_log = same.iter().any(|issue| matches!(issue.kind, IssueKind::AlreadyLogged { .. }));
    let has_costs = same.iter().any(|issue| matches!(issue.kind, IssueKind::AlreadyCosted));
    let template = match question {
        Question::Cost => words.many_costs,
        Question::Outside => words.many_outside,
        Question::Absent => words.many_none,
        Question::Changed => words.many_changed,
        _ if is_of_log => words.repeated,
        _ if has_costs => words.many_known,
        _ => words.many_placed,
    };
    fill!(template, &[("count", &cx.locale.whole(same.len() as u64))])
}

/// Names a way to settle all rows that raise the same kind of question.
fn way_for_all(cx: &Cx<'_>, way: Decision, same: &[&Issue]) -> String {
    let words = &cx.texts.import;
    match way {
        Decision::Replace => words.all_replace.to_owned(),
        Decision::TakeAgain if same.iter().any(|issue| issue.question() == Question::Changed) => {
            words.all_add_costs.to_owned()
        }
        Decision::TakeAgain => words.repeated_take.to_owned(),
        Decision::OneAWeek => words.all_one_a_week.to_owned(),
        Decision::ByRate => words.all_by_rate.to_owned(),
        Decision::ByCost => words.all_by_cost.to_owned(),
        Decision::Cut => {
            let calendar = &cx.plan().calendar;
            let end = calendar.last_day(calendar.weeks).map(|day| cx.locale.day(day)).unwrap_or_default();
            fill!(words.all_cut, &[("day", &end)])
        }
        Decision::Lengthen => {
            let ends = same.iter().filter_map(|issue| match issue.kind {
                IssueKind::OutsidePlan { last, can_lengthen: true, .. } => Some(last),
                _ => None,
            });
            let last = ends.max().map(|day| cx.locale.day(day)).unwrap_or_default();
            fill!(words.choose_lengthen, &[("day", &last)])
        }
        Decision::LeaveOut | Decision::Quantity(_) => words.repeated_leave.to_owned(),
    }
}

/// Shows the ways to settle one question of one row, where there are several.
fn ways(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, issue: &Issue, wording: &Wording<'_>) {
    let choices = issue.choices();
    if choices.len() < 2 {
        return;
    }
    let current = answer(importing, issue);
    for decision in choices {
        if radio(ui, &wording.choice(issue, decision), Some(decision) == current) {
            cx.push(Action::Import(ImportAction::Row(issue.row, issue.question(), decision)));
        }
    }
    ui.add_space(space::TIGHT);
}

/// Shows the field for the quantity of a row that has none that can be read, or that the row is left out.
fn quantity(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, issue: &Issue, place: &str) {
    let words = &cx.texts.import;
    let settle = |decision| Action::Import(ImportAction::Row(issue.row, Question::Quantity, decision));
    let said = importing.choices.decisions.answer(issue.row, Question::Quantity);
    let known = match said {
        Some(Decision::Quantity(quantity)) => Some(quantity),
        _ => None,
    };
    let typed = importing.typed.quantities.get(&issue.row).cloned();
    let shown = typed.unwrap_or_else(|| known.map(|quantity| cx.locale.whole(quantity)).unwrap_or_default());
    let is_asked_for = radio(ui, words.choose_quantity, known.is_some());
    let name = fill!(words.quantity_of, &[("place", place)]);
    row(ui, |ui| {
        ui.add_space(28.0);
        weak(ui, words.quantity);
        let field = format!("quantity of row {} in dialog {}", issue.row, cx.app.dialog_number);
        let look = FieldLook::line(120.0).holding(ui, &shown);
        let (response, typed) = figure_field(ui, &field, &name, &shown, look);
        keep_enter(ui, &response);
        if is_asked_for {
            match whole_quantity(&shown) {
                Some(quantity) => cx.push(settle(Decision::Quantity(quantity))),
                None => response.request_focus(),
            }
        }
        if let Some(typed) = typed {
            cx.push(Action::Import(ImportAction::Quantity(issue.row, typed)));
        }
    });
    if !shown.trim().is_empty() && whole_quantity(&shown).is_none() {
        let text = isolate(shown.trim(), cx.language()).into_owned();
        label_in(ui, &fill!(words.not_a_quantity, &[("text", &text)]), Look::Error);
    }
    if radio(ui, words.choose_leave_out, known.is_none()) {
        cx.push(settle(Decision::LeaveOut));
    }
    ui.add_space(space::TIGHT);
}

/// Keeps the Enter that leaves a field from answering the dialog too.
pub(super) fn keep_enter(ui: &Ui, field: &Response) {
    if field.lost_focus() {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    }
}

//! The budget divided from above, beside what is planned.

use eframe::egui::Ui;

use crate::budget::{DivisionResults, PartResult};
use crate::edit::Edit;
use crate::gui::context::Cx;
use crate::gui::parts::table::{Of, TableLook, show_with_fields, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, Icon, Look, Unread, button, choice, exact_percent_field, field_row, group, icon_button, label_in,
    number_field, row, row_end, small, strong, tick,
};
use crate::plan::{Decimal, Division, DivisionBy, DivisionMethod, DivisionPart, Money, Plan};
use crate::report::budget;
use crate::text::strings::fill;
use crate::text::{self, terms};

/// The column of what is stated of a part.
const VALUE: usize = 1;
/// The columns that hold fields: what is stated, and whether it is locked.
const FIELDS: [(usize, f32); 2] = [(VALUE, 104.0), (5, 48.0)];

/// Shows the divisions, and buttons for those that are not there.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    group(ui, words.division, |ui| {
        small(ui, words.division_hint);
        let plan = cx.plan();
        let results = &cx.analysis().budget.divisions;
        for (position, (division, found)) in plan.money.divisions.iter().zip(results).enumerate() {
            ui.add_space(space::SMALL);
            one(cx, ui, position, division, found);
        }
        ui.add_space(space::TIGHT);
        let missing: Vec<DivisionBy> = DivisionBy::ALL
            .into_iter()
            .filter(|by| !plan.money.divisions.iter().any(|division| division.by == *by))
            .collect();
        for by in missing {
            let what = terms::inside_sentence(terms::division_by(by, cx.language()), cx.language());
            if button(ui, &fill!(words.division_add, &[("what", &what)])).clicked() {
                let mut divisions = plan.money.divisions.clone();
                divisions.push(Division { by, ..Division::default() });
                cx.edit(Edit::Divisions(divisions));
            }
        }
    });
}

/// Returns the edit that changes one division.
fn changed(divisions: &[Division], position: usize, change: impl FnOnce(&mut Division)) -> Edit {
    let mut divisions = divisions.to_vec();
    if let Some(division) = divisions.get_mut(position) {
        change(division);
    }
    Edit::Divisions(divisions)
}

/// Returns the edit that changes one part, which need not have been named before.
fn part_changed(divisions: &[Division], position: usize, of: &str, change: impl FnOnce(&mut DivisionPart)) -> Edit {
    changed(divisions, position, |division| {
        if !division.parts.iter().any(|part| part.of == of) {
            division.parts.push(DivisionPart { of: of.to_owned(), ..DivisionPart::default() });
        }
        if let Some(part) = division.parts.iter_mut().find(|part| part.of == of) {
            change(part);
        }
    })
}

/// Makes what a field does out of what a value changes in one part of a division.
fn of_part<V, F>(
    position: usize,
    of: &str,
    change: F,
) -> impl FnOnce(&Plan, V) -> Option<Edit> + Send + 'static + use<V, F>
where
    F: FnOnce(&mut DivisionPart, V) + Send + 'static,
{
    let of = of.to_owned();
    move |before: &Plan, value: V| {
        Some(part_changed(&before.money.divisions, position, &of, |part| change(part, value)))
    }
}

fn one(cx: &mut Cx<'_>, ui: &mut Ui, position: usize, division: &Division, found: &DivisionResults) {
    let words = &cx.texts.budget_page;
    let what = terms::division_by(division.by, cx.language());
    row(ui, |ui| {
        let inside = terms::inside_sentence(what, cx.language());
        strong(ui, &fill!(cx.texts.figures.division_by, &[("what", &inside)]));
        row_end(ui, |ui| {
            if icon_button(ui, Icon::Bin, &fill!(words.division_remove, &[("what", what)]), true).clicked() {
                let mut divisions = cx.plan().money.divisions.clone();
                divisions.remove(position);
                cx.edit(Edit::Divisions(divisions));
            }
        });
    });
    method(cx, ui, position, division, what);
    table(cx, ui, position, division, found);
    sums(cx, ui, division, found);
}

fn method(cx: &mut Cx<'_>, ui: &mut Ui, position: usize, division: &Division, what: &str) {
    let words = &cx.texts.budget_page;
    let divisions = &cx.plan().money.divisions;
    let percent = match division.method {
        DivisionMethod::LastPeriodPlus(percent) | DivisionMethod::PercentOfSales(percent) => percent,
        _ => Decimal::ZERO,
    };
    let methods = [
        DivisionMethod::Percent,
        DivisionMethod::EqualShare,
        DivisionMethod::ObjectiveAndTask,
        DivisionMethod::LastPeriodPlus(percent),
        DivisionMethod::PercentOfSales(percent),
    ]
    .map(|method| (method, terms::division_method(method, cx.language())));
    field_row(ui, words.method, |ui| {
        let name = format!("{}: {what}", words.method);
        if let Some(method) = choice(ui, &name, &division.method, &methods, ui.available_width().min(220.0)) {
            cx.edit(changed(divisions, position, |division| division.method = method));
        }
    });
    let (name, with): (&str, With) = match division.method {
        DivisionMethod::LastPeriodPlus(_) => (words.more_percent, DivisionMethod::LastPeriodPlus),
        DivisionMethod::PercentOfSales(_) => (words.sales_percent, DivisionMethod::PercentOfSales),
        _ => return,
    };
    field_row(ui, name, |ui| {
        exact_percent_field(cx, ui, ("division percent", position), name, percent, move |before, percent| {
            Some(changed(&before.money.divisions, position, |division| division.method = with(percent)))
        });
    });
}

/// A method with another percent.
type With = fn(Decimal) -> DivisionMethod;

fn table(cx: &mut Cx<'_>, ui: &mut Ui, position: usize, division: &Division, found: &DivisionResults) {
    let words = &cx.texts.budget_page;
    let value_title = match division.method {
        DivisionMethod::Percent => words.column_percent,
        DivisionMethod::EqualShare => "",
        DivisionMethod::ObjectiveAndTask => words.column_task,
        DivisionMethod::LastPeriodPlus(_) => words.column_last,
        DivisionMethod::PercentOfSales(_) => words.column_sales,
    };
    let place = match division.by {
        DivisionBy::Element => "division by element",
        DivisionBy::Channel => "division by channel",
        DivisionBy::Audience => "division by audience",
        DivisionBy::Month => "division by month",
    };
    let table = table_of(cx, place, Of::default(), |report| budget::division_form(report, found, value_title));
    let look = TableLook::at(place).at_most(12).with_fields(&FIELDS).without_notes();
    show_with_fields(cx, ui, &table, &look, |cx, ui, row, column| {
        let Some(part) = found.parts.get(row) else { return };
        let name = budget::part_name(&cx.report(), division.by, &part.of);
        if column == VALUE {
            value(cx, ui, position, division, part, &name);
        } else {
            lock(cx, ui, position, part, &name);
        }
    });
}

/// Shows the part's own number, or its amount where that is locked.
fn value(cx: &mut Cx<'_>, ui: &mut Ui, position: usize, division: &Division, part: &PartResult, name: &str) {
    let words = &cx.texts.budget_page;
    let stated = division.part(&part.of);
    let (locale, currency) = (cx.locale, cx.plan().money.currency);
    if let Some(locked) = stated.and_then(|part| part.locked) {
        let name = fill!(words.locked_amount, &[("name", name)]);
        let read = |typed: &str| text::parse_money(typed, currency).map_err(|why| Unread::of(&why, locale));
        let key = ("division lock", position, &part.of);
        let edit = of_part(position, &part.of, |part, locked| part.locked = Some(locked));
        number_field(cx, ui, key, &name, &locale.exact(locked), FieldLook::line(96.0), read, edit);
        return;
    }
    let value = stated.map_or(Decimal::ZERO, |part| part.value);
    let key = ("division value", position, &part.of);
    let edit = of_part(position, &part.of, |part, value| part.value = value);
    let template = match division.method {
        DivisionMethod::EqualShare => return,
        DivisionMethod::Percent => {
            exact_percent_field(cx, ui, key, &fill!(words.method_percent_value, &[("name", name)]), value, edit);
            return;
        }
        DivisionMethod::ObjectiveAndTask => words.method_task_value,
        DivisionMethod::LastPeriodPlus(_) => words.method_last_value,
        DivisionMethod::PercentOfSales(_) => words.method_sales_value,
    };
    let read = |typed: &str| text::parse_money(typed, currency).map_err(|why| Unread::of(&why, locale));
    let name = fill!(template, &[("name", name)]);
    number_field(cx, ui, key, &name, &locale.exact(value), FieldLook::line(96.0), read, edit);
}

fn lock(cx: &mut Cx<'_>, ui: &mut Ui, position: usize, part: &PartResult, name: &str) {
    let words = &cx.texts.budget_page;
    let (plan, currency) = (cx.plan(), cx.plan().money.currency);
    let clicked = tick(ui, &fill!(words.lock, &[("name", name)]), part.is_locked);
    if clicked {
        let amount = part.allotted.ok().and_then(|amount| currency.decimal(amount)).unwrap_or_default();
        let locked = (!part.is_locked).then_some(amount);
        cx.edit(part_changed(&plan.money.divisions, position, &part.of, |part| part.locked = locked));
    }
}

fn sums(cx: &mut Cx<'_>, ui: &mut Ui, division: &Division, found: &DivisionResults) {
    let words = &cx.texts.budget_page;
    let figures = &cx.texts.figures;
    let currency = cx.plan().money.currency;
    let money = |amount: Money| cx.locale.money(amount, currency);
    match (found.to_divide, found.unallotted) {
        (Ok(whole), Ok(left)) => {
            small(ui, &fill!(figures.to_divide, &[("amount", &money(whole))]));
            let written = cx.locale.left(left, currency);
            if left.is_over() {
                label_in(ui, &fill!(figures.over_allotted, &[("amount", &written)]), Look::Error);
            } else {
                small(ui, &fill!(figures.unallotted, &[("amount", &written)]));
            }
        }
        (Err(why), _) | (_, Err(why)) => {
            small(ui, text::reason(why, cx.language()));
        }
    }
    // Percents and equal shares follow from the budget, so they cannot make one.
    if matches!(division.method, DivisionMethod::Percent | DivisionMethod::EqualShare) || found.allotted.is_nothing() {
        return;
    }
    // A budget is made of what is known in full.
    let Ok(needed) = (found.allotted + cx.analysis().budget.other).exact() else { return };
    let current = cx.analysis().budget.budget.unwrap_or_default();
    if needed != current
        && needed > Money::ZERO
        && let Some(budget) = currency.decimal(needed)
        && button(ui, &fill!(words.use_sum, &[("amount", &money(needed))])).clicked()
    {
        cx.edit(Edit::Budget(budget));
    }
}

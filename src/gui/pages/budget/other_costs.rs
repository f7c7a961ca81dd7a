//! Costs beside media: one block of fields each.

use eframe::egui::{Stroke, Ui};

use crate::app::{Action, Command};
use crate::edit::{Change, Edit, ItemId, MoveBy};
use crate::gui::context::Cx;
use crate::gui::theme::{palette, space};
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{
    FieldLook, Icon, Look, Unread, amount_field, bilingual_field, button, check, choice, exact_percent_field,
    field_row, group, icon_button, label_in, number_field, row_with_end, small, text_elided, text_field, weak,
};
use crate::plan::{CostBase, CostKind, CostShare, OtherCost};
use crate::text::strings::{fill, slots};
use crate::text::{self, terms};

/// Shows the costs and the button that adds one; `seen` is how many were shown last.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, seen: &mut Option<usize>) {
    let words = &cx.texts.budget_page;
    group(ui, cx.texts.figures.other, |ui| {
        small(ui, words.other_hint);
        let plan = cx.plan();
        let count = plan.other_costs.len();
        if count == 0 {
            ui.add_space(space::TIGHT);
            weak(ui, words.other_none);
        }
        let before = seen.replace(count);
        for (position, cost) in plan.other_costs.iter().enumerate() {
            let top = ui.cursor().top();
            one_cost(cx, ui, position, cost);
            // A cost that was just added is brought into view.
            if before.is_some_and(|before| before < count) && position + 1 == count {
                let shown = ui.min_rect();
                ui.scroll_to_rect(eframe::egui::Rect::from_x_y_ranges(shown.x_range(), top..=shown.bottom()), None);
            }
        }
        ui.add_space(space::TIGHT);
        if button(ui, words.add_cost).clicked() {
            cx.command(Command::AddCost);
        }
    });
}

fn changed(cost: &OtherCost, change: impl FnOnce(&mut OtherCost)) -> Edit {
    let mut new = cost.clone();
    change(&mut new);
    Edit::OtherCost(Change::Replace(new))
}

fn one_cost(cx: &mut Cx<'_>, ui: &mut Ui, position: usize, cost: &OtherCost) {
    let words = &cx.texts.budget_page;
    let figures = &cx.texts.figures;
    let name = cx.name_of(cost).to_owned();
    ui.add_space(space::SMALL);
    let line = Stroke::new(1.0, palette(ui.visuals()).grid);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), line);
    ui.add_space(space::TIGHT);
    heading(cx, ui, position, cost, &name);
    let of = |field: &str| fill!(words.cost_of, &[("field", field), ("name", &name)]);
    let edit = of_item_text(&cost.id, |new: &mut OtherCost| &mut new.name);
    bilingual_field(cx, ui, ("cost name", &cost.id), &of(words.cost_name), &cost.name, 1, edit);
    field_row(ui, figures.kind, |ui| {
        let kinds = CostKind::ALL.map(|kind| (kind, terms::cost_kind(kind, cx.language())));
        let width = ui.available_width().min(200.0);
        if let Some(kind) = choice(ui, &of(figures.kind), &cost.kind, &kinds, width) {
            cx.edit(changed(cost, |new| new.kind = kind));
        }
    });
    reckoned(cx, ui, position, cost, &of);
    field_row(ui, figures.week, |ui| week(cx, ui, cost, &of(figures.week)));
    if cost.week.is_some() {
        field_row(ui, words.until_week, |ui| until_week(cx, ui, cost, &of(words.until_week)));
    }
    if cx.plan().money.tax.is_some()
        && let Some(tax_free) = check(ui, &of(words.cost_tax_free), cost.terms.tax_free)
    {
        cx.edit(changed(cost, |new| new.terms.tax_free = tax_free));
    }
    let source = cx.texts.shared.source;
    field_row(ui, source, |ui| {
        let look = FieldLook::line(f32::INFINITY);
        let edit = of_item(&cost.id, |new: &mut OtherCost, source| new.source = source);
        text_field(cx, ui, ("cost source", &cost.id), &of(source), &cost.source, look, edit);
    });
}

/// Shows the amount, or the percent and what it is of; and what it comes to where that is not what was typed.
fn reckoned(cx: &mut Cx<'_>, ui: &mut Ui, position: usize, cost: &OtherCost, of: &dyn Fn(&str) -> String) {
    let words = &cx.texts.budget_page;
    let figures = &cx.texts.figures;
    let currency = cx.plan().money.currency;
    field_row(ui, figures.reckoned, |ui| {
        let options = [(false, figures.as_amount), (true, words.as_percent)];
        let width = ui.available_width().min(200.0);
        if let Some(percent) = choice(ui, &of(figures.reckoned), &cost.terms.share.is_some(), &options, width) {
            let first = CostShare { percent: crate::plan::Decimal::ZERO, of: CostBase::Media };
            cx.edit(changed(cost, |new| new.terms.share = percent.then_some(first)));
        }
    });
    match &cost.terms.share {
        None => field_row(ui, figures.amount, |ui| {
            let edit = of_item(&cost.id, |new: &mut OtherCost, amount| new.amount = amount);
            amount_field(cx, ui, ("cost amount", &cost.id), &of(figures.amount), cost.amount, currency, true, edit);
        }),
        Some(share) => percent(cx, ui, cost, share, of),
    }
    let Some(found) = cx.analysis().budget.other_costs.get(position) else { return };
    if let Err(why) = found.amount {
        label_in(ui, text::reason(why, cx.language()), Look::Error);
    } else if cost.terms.share.is_some() || !found.tax.is_nothing() {
        let (amount, tax) = (cx.locale.total(found.total, currency), cx.locale.total(found.tax, currency));
        let said = if found.tax.is_nothing() {
            fill!(words.comes_to, &[("amount", &amount)])
        } else {
            fill!(words.comes_to_tax, &[("amount", &amount), ("tax", &tax)])
        };
        small(ui, &said);
    }
}

fn percent(cx: &mut Cx<'_>, ui: &mut Ui, cost: &OtherCost, share: &CostShare, of: &dyn Fn(&str) -> String) {
    let words = &cx.texts.budget_page;
    let plan = cx.plan();
    let set = |share: CostShare| changed(cost, |new| new.terms.share = Some(share));
    let mut bases: Vec<(CostBase, String)> = [CostBase::Budget, CostBase::Net, CostBase::Media, CostBase::Total]
        .map(|base| (base.clone(), terms::cost_base(&base, cx.language()).to_owned()))
        .to_vec();
    bases.extend(
        plan.other_costs
            .iter()
            .filter(|other| other.id != cost.id)
            .map(|other| (CostBase::Cost(other.id.clone()), cx.name_of(other).to_owned())),
    );
    let options: Vec<(CostBase, &str)> = bases.iter().map(|(base, name)| (base.clone(), name.as_str())).collect();
    field_row(ui, words.percent, |ui| {
        let key = ("cost percent", &cost.id);
        let edit = of_item(&cost.id, |new: &mut OtherCost, percent| {
            if let Some(share) = &mut new.terms.share {
                share.percent = percent;
            }
        });
        exact_percent_field(cx, ui, key, &of(words.percent), share.percent, edit);
        let width = ui.available_width().min(220.0);
        if let Some(base) = choice(ui, &of(words.base_cost), &share.of, &options, width) {
            cx.edit(set(CostShare { of: base, ..share.clone() }));
        }
    });
}

/// Shows the last week of a cost that is spread; an empty field is a cost in one week.
fn until_week(cx: &mut Cx<'_>, ui: &mut Ui, cost: &OtherCost, name: &str) {
    let locale = cx.locale;
    let (first, weeks) = (cost.week.unwrap_or(1), cx.plan().calendar.weeks);
    let slots = slots![("least", locale.ungrouped(first)), ("most", locale.ungrouped(weeks))];
    let range = fill!(cx.texts.shared.from_to, slots);
    let shown = cost.terms.until_week.map(|week| locale.ungrouped(week)).unwrap_or_default();
    let read = |typed: &str| {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let week = text::parse_whole(typed).map_err(|why| Unread::of(&why, locale))?;
        let week = u32::try_from(week).ok().filter(|week| (first..=weeks).contains(week));
        week.map(Some).ok_or_else(|| range.clone().into())
    };
    let key = ("cost until", &cost.id);
    let edit = of_item(&cost.id, |new: &mut OtherCost, week| new.terms.until_week = week);
    number_field(cx, ui, key, name, &shown, FieldLook::line(80.0), read, edit);
    small(ui, cx.texts.budget_page.until_hint);
}

/// Shows the cost's name, and what can be done with it as a whole.
fn heading(cx: &mut Cx<'_>, ui: &mut Ui, position: usize, cost: &OtherCost, name: &str) {
    let last = cx.plan().other_costs.len().saturating_sub(1);
    let words = &cx.texts.budget_page;
    let shared = &cx.texts.shared;
    row_with_end(
        ui,
        |ui| drop(text_elided(ui, name, Look::Strong)),
        |ui| {
            let of = |action: &str| fill!(words.cost_of, &[("field", action), ("name", name)]);
            let item = || ItemId::OtherCost(cost.id.clone());
            if icon_button(ui, Icon::Up, &of(shared.move_up), position > 0).clicked() {
                cx.push(Action::Reorder(item(), MoveBy::Up));
            }
            if icon_button(ui, Icon::Down, &of(shared.move_down), position < last).clicked() {
                cx.push(Action::Reorder(item(), MoveBy::Down));
            }
            if icon_button(ui, Icon::Copies, &of(shared.duplicate), true).clicked() {
                cx.push(Action::Duplicate(item()));
            }
            if icon_button(ui, Icon::Bin, &of(shared.remove), true).clicked() {
                cx.push(Action::Remove(item()));
            }
        },
    );
}

/// Shows the week in which a cost falls; an empty field is a cost without one.
fn week(cx: &mut Cx<'_>, ui: &mut Ui, cost: &OtherCost, name: &str) {
    let locale = cx.locale;
    let weeks = cx.plan().calendar.weeks;
    let range = fill!(cx.texts.shared.from_to, &[("least", &locale.ungrouped(1)), ("most", &locale.ungrouped(weeks))]);
    let shown = cost.week.map(|week| locale.ungrouped(week)).unwrap_or_default();
    let read = |typed: &str| {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let week = text::parse_whole(typed).map_err(|why| Unread::of(&why, locale))?;
        let week = u32::try_from(week).ok().filter(|week| (1..=weeks).contains(week));
        week.map(Some).ok_or_else(|| range.clone().into())
    };
    let look = FieldLook::line(80.0);
    let edit = of_item(&cost.id, |new: &mut OtherCost, week| new.week = week);
    number_field(cx, ui, ("cost week", &cost.id), name, &shown, look, read, edit);
    match cost.week.and_then(|week| cx.plan().calendar.first_day(week).zip(cx.plan().calendar.last_day(week))) {
        Some((first, last)) => small(ui, &locale.week_range(first, last)),
        None => small(ui, cx.texts.figures.undated_hint),
    };
}

//! Says what holds for the whole plan: the agency's commission and the tax; and the way from the rate to the total.

use eframe::egui::Ui;

use crate::edit::Edit;
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::commission::commission_fields;
use crate::gui::visits::{Part, of_tax};
use crate::gui::waterfall;
use crate::gui::widgets::{
    bilingual_field, check, exact_percent_field, field_row, group, multiple_choice, section, small,
};
use crate::plan::{Bilingual, Commission, CommissionBase, Decimal, Plan, Tax, TaxedLine};
use crate::text::strings::fill;
use crate::text::terms;

/// Where the cards of the lines stand.
const WATERFALL: &str = "waterfall of the plan";

/// Shows the lines of all placements together.
pub(super) fn lines(cx: &mut Cx<'_>, ui: &mut Ui) {
    let lines = cx.analysis().budget.lines;
    if lines.is_plain() {
        return;
    }
    group(ui, cx.texts.figures.waterfall, |ui| {
        small(ui, cx.texts.budget_page.waterfall_hint);
        waterfall::show(cx, ui, WATERFALL, "", &lines, true);
        card::show(cx, ui, WATERFALL);
    });
}

/// Shows commission and tax.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let stated = cx.plan().money.commission.is_some() || cx.plan().money.tax.is_some();
    group(ui, "", |ui| {
        section(ui, cx.texts.budget_page.conditions, stated, |ui| {
            commission(cx, ui);
            tax(cx, ui);
        });
    });
}

fn commission(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    let stated = cx.plan().money.commission;
    if let Some(on) = check(ui, words.commission_plan, stated.is_some()) {
        let usual = Commission { percent: Decimal::new(15, 0).unwrap_or_default(), base: CommissionBase::OfGross };
        cx.edit(Edit::Commission(on.then_some(usual)));
    }
    small(ui, words.commission_plan_hint);
    if let Some(commission) = stated {
        commission_fields(cx, ui, "plan", words.commission_plan, commission, |before: &Plan, change: Part<_>| {
            let mut new = before.money.commission?;
            change(&mut new);
            Some(Edit::Commission(Some(new)))
        });
    }
}

fn tax(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    let stated = cx.plan().money.tax.as_ref();
    if let Some(on) = check(ui, cx.texts.figures.tax, stated.is_some()) {
        cx.edit(Edit::Tax(on.then(Tax::on_media)));
    }
    let Some(tax) = stated else { return };
    let change = |change: &dyn Fn(&mut Tax)| {
        let mut new = tax.clone();
        change(&mut new);
        Edit::Tax(Some(new))
    };
    small(ui, words.tax_name);
    let edit = of_tax(|tax, change: Part<Bilingual>| change(&mut tax.name));
    bilingual_field(cx, ui, "tax name", words.tax_name, &tax.name, 1, edit);
    field_row(ui, words.percent, |ui| {
        let edit = of_tax(|tax, percent| tax.percent = percent);
        exact_percent_field(cx, ui, "tax percent", words.percent, tax.percent, edit);
    });
    field_row(ui, words.tax_on, |ui| {
        let options = TaxedLine::ALL.map(|line| (line, terms::taxed_line(line, cx.language())));
        let width = ui.available_width().min(300.0);
        if let Some(on) = multiple_choice(ui, words.tax_on, &tax.on, &options, words.tax_on_nothing, width) {
            cx.edit(change(&|tax| tax.on.clone_from(&on)));
        }
    });
    if let Some(counts) = check(ui, words.tax_counts, tax.counts_against_budget) {
        cx.edit(change(&|tax| tax.counts_against_budget = counts));
    }
    let on_top = cx.analysis().budget.tax_on_top;
    if !on_top.is_nothing() {
        let amount = cx.locale.total(on_top, cx.plan().money.currency);
        small(ui, &fill!(words.tax_on_top, &[("amount", &amount)]));
    }
}

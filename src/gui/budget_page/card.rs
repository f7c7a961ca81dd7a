//! The card of a figure: its formula, and the values of this plan that went into it.

use eframe::egui::{Id, Ui};

use crate::gui::context::Cx;
use crate::gui::widgets::{Column, Look, Table, button, group, label, number_label, row_end, text_cell, title};
use crate::plan::{CostLine, Money};
use crate::text::strings::fill;
use crate::text::terms;

/// A figure whose card can be open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shown {
    /// What is spent beside media.
    Other,
    /// All that is spent.
    Spent,
    /// What is left.
    Left,
    /// A line between the rate and the total; the last one is media.
    Line(CostLine),
}

fn id() -> Id {
    Id::unique("budget card")
}

/// Opens the card of a figure, or closes it when it is open.
pub(super) fn toggle(ui: &Ui, shown: Shown) {
    ui.data_mut(|data| {
        let open: Option<Shown> = data.get_temp(id());
        if open == Some(shown) {
            data.remove::<Shown>(id());
        } else {
            data.insert_temp(id(), shown);
        }
    });
}

/// Shows the card that is open.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui) {
    let Some(shown) = ui.data(|data| data.get_temp::<Shown>(id())) else { return };
    group(ui, "", |ui| {
        crate::gui::widgets::row(ui, |ui| {
            title(ui, &fill(cx.texts.budget_page.card_of, &[("name", name(cx, shown))]));
            row_end(ui, |ui| {
                if button(ui, cx.texts.budget_page.card_close).clicked() {
                    ui.data_mut(|data| data.remove::<Shown>(id()));
                }
            });
        });
        label(ui, formula(cx, shown));
        let parts = parts(cx, shown);
        let currency = cx.plan().money.currency;
        let amount_name = cx.locale.currency(currency);
        let columns = [Column::text(cx.texts.shared.name, 1.0), Column::number(&amount_name, 150.0)];
        let table = Table { id: "budget card", columns: &columns, row_height: 24.0, max_height: 260.0 };
        let spoken = |row: usize| format!("{}: {}", parts[row].0, cx.locale.money(parts[row].1, currency));
        table.show(ui, parts.len(), None, spoken, |ui, row, column| {
            let (name, amount, is_sum) = &parts[row];
            let look = if *is_sum { Look::Strong } else { Look::Body };
            if column == 0 {
                text_cell(ui, name);
            } else {
                number_label(ui, &super::tables::exact(cx, *amount), look);
            }
        });
    });
}

fn name(cx: &Cx<'_>, shown: Shown) -> &'static str {
    let words = &cx.texts.budget_page;
    match shown {
        Shown::Other => words.other,
        Shown::Spent => words.spent,
        Shown::Left => words.left,
        Shown::Line(line) => terms::cost_line(line, cx.language()),
    }
}

fn formula(cx: &Cx<'_>, shown: Shown) -> &'static str {
    let words = &cx.texts.budget_page;
    match shown {
        Shown::Other => words.card_other,
        Shown::Spent => words.card_spent,
        Shown::Left => words.card_left,
        Shown::Line(line) => match line {
            CostLine::Gross => words.card_gross,
            CostLine::VolumeDiscount => words.card_volume,
            CostLine::NegotiatedDiscount => words.card_negotiated,
            CostLine::CommissionIncluded => words.card_included,
            CostLine::Net => words.card_net,
            CostLine::Commission => words.card_commission,
            CostLine::Fees => words.card_fees,
            CostLine::Tax => words.card_tax,
            CostLine::Labour => words.card_labour,
            CostLine::Total => words.card_total,
        },
    }
}

/// What the figure is made of, and last the figure.
fn parts(cx: &Cx<'_>, shown: Shown) -> Vec<(String, Money, bool)> {
    let words = &cx.texts.budget_page;
    let results = &cx.analysis().budget;
    let part = |name: &str, amount: Money| (name.to_owned(), amount, false);
    let (mut parts, sum): (Vec<_>, Money) = match shown {
        Shown::Spent => (vec![part(words.media, results.media), part(words.other, results.other)], results.total),
        Shown::Left => {
            let budget = results.budget.unwrap_or_default();
            (vec![part(words.budget, budget), part(words.spent, -results.total)], budget - results.total)
        }
        Shown::Other => (other_parts(cx), results.other),
        Shown::Line(line) => {
            let channels = cx.plan().channels.iter().zip(&results.channels);
            let channels = channels
                .map(|(channel, figures)| part(cx.name_or(&channel.name, channel.id.as_str()), figures.lines.of(line)));
            (channels.filter(|(_, amount, _)| !amount.is_zero()).collect(), results.lines.of(line))
        }
    };
    parts.push((name(cx, shown).to_owned(), sum, true));
    parts
}

fn other_parts(cx: &Cx<'_>) -> Vec<(String, Money, bool)> {
    let words = &cx.texts.budget_page;
    let currency = cx.plan().money.currency;
    let costs = cx.plan().other_costs.iter().zip(&cx.analysis().budget.other_costs);
    let line = |(cost, found): (&std::sync::Arc<crate::plan::OtherCost>, &crate::budget::OtherCostResult)| {
        let mut name = cx.name_or(&cost.name, cost.id.as_str()).to_owned();
        if let Some(share) = &cost.terms.share {
            let (percent, base) = (cx.locale.exact_percent(share.percent), terms::cost_base(&share.of, cx.language()));
            name = fill(words.card_percent, &[("name", &name), ("percent", &percent), ("base", base)]);
        }
        if !found.tax.is_zero() {
            let tax = cx.locale.money(found.tax, currency);
            name = fill(words.card_with_tax, &[("name", &name), ("tax", &tax)]);
        }
        (name, found.total, false)
    };
    costs.map(line).collect()
}

//! The fields of a commission, which plan, channels and placements have.

use eframe::egui::Ui;

use crate::edit::Edit;
use crate::gui::context::Cx;
use crate::gui::visits::Part;
use crate::gui::widgets::{choice, exact_percent_field, row, small};
use crate::plan::{Commission, CommissionBase, Plan};
use crate::text::strings::{fill, slots};
use crate::text::terms;

/// Returns a commission in words: "15% of gross".
pub(in crate::gui) fn commission_text(cx: &Cx<'_>, commission: Option<Commission>) -> String {
    commission.map_or_else(
        || cx.texts.buying.commission_none.to_owned(),
        |commission| {
            let base = terms::commission_base(commission.base, cx.language());
            format!("{} {base}", cx.locale.exact_percent(commission.percent))
        },
    )
}

/// Shows the percent and base of a commission, with what it is in the other base.
pub(in crate::gui) fn commission_fields(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    key: &str,
    name: &str,
    commission: Commission,
    edit: impl FnOnce(&Plan, Part<Commission>) -> Option<Edit> + Clone + Send + 'static,
) {
    let bases = CommissionBase::ALL.map(|base| (base, terms::commission_base(base, cx.language())));
    let base_name = cx.texts.buying.commission_base;
    row(ui, |ui| {
        let of_percent = edit.clone();
        exact_percent_field(cx, ui, ("commission", key), name, commission.percent, move |before, percent| {
            of_percent(before, Box::new(move |commission: &mut Commission| commission.percent = percent))
        });
        let width = ui.available_width().min(120.0);
        if let Some(base) = choice(ui, base_name, &commission.base, &bases, width) {
            cx.edit_if(edit(cx.plan(), Box::new(move |commission: &mut Commission| commission.base = base)));
        }
    });
    let share = commission.percent.to_f64() / 100.0;
    let (gross, net) = match commission.base {
        CommissionBase::OfGross if share < 1.0 => (share, share / (1.0 - share)),
        CommissionBase::OfGross => return,
        CommissionBase::OnNet => (share / (1.0 + share), share),
    };
    let slots = slots![("gross", cx.locale.percent(gross, 2)), ("net", cx.locale.percent(net, 2))];
    small(ui, &fill!(cx.texts.buying.commission_equals, slots));
}

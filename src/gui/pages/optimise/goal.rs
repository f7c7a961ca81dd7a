//! The goal as a sentence of controls.

use eframe::egui::Ui;

use super::more;
use super::view::{Kind, OptimiseView};
use crate::gui::context::Cx;
use crate::gui::parts::figures::k_plus;
use crate::gui::widgets::{FieldLook, choice, group, link, row, value_field, weak};
use crate::optimise::{TIMES, left_of};
use crate::plan::AudienceId;

/// From this width on the sentence stands on one line.
const ONE_LINE: f32 = 980.0;

/// From this width on what belongs together stands on one line.
const FEW_LINES: f32 = 520.0;

/// Shows the sentence.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    group(ui, "", |ui| {
        if ui.available_width() >= ONE_LINE {
            row(ui, |ui| {
                what(cx, ui, view);
                among(cx, ui, view);
                money(cx, ui, view);
                consistency(cx, ui, view);
                more(cx, ui, view);
            });
        } else if ui.available_width() >= FEW_LINES {
            row(ui, |ui| {
                what(cx, ui, view);
                among(cx, ui, view);
            });
            row(ui, |ui| money(cx, ui, view));
            row(ui, |ui| {
                consistency(cx, ui, view);
                more(cx, ui, view);
            });
        } else {
            row(ui, |ui| what(cx, ui, view));
            row(ui, |ui| among(cx, ui, view));
            row(ui, |ui| money(cx, ui, view));
            row(ui, |ui| consistency(cx, ui, view));
            row(ui, |ui| more(cx, ui, view));
        }
    });
    if view.has_more {
        more::show(cx, ui, view);
    }
}

/// Shows or hides more limits; says that some hold while they are hidden.
fn more(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    let words = &cx.texts.optimise;
    let name = match (view.has_more, view.more_limits_hold()) {
        (true, _) => words.fewer_limits,
        (false, true) => words.more_limits_hold,
        (false, false) => words.more_limits,
    };
    if link(ui, name).clicked() {
        view.has_more = !view.has_more;
    }
}

/// “The most reach 3+”, or “the cheapest plan for 45 % reach 3+”.
fn what(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    let words = &cx.texts.optimise;
    let kinds =
        [(Kind::Reach, words.kind_reach), (Kind::Points, words.kind_points), (Kind::Cheapest, words.kind_cheapest)];
    if let Some(kind) = choice(ui, words.goal, &view.kind, &kinds, 150.0) {
        view.kind = kind;
    }
    if view.kind == Kind::Cheapest {
        let (_, typed) =
            value_field(ui, "optimise target", words.target, &view.target, FieldLook::line(64.0).hint("50%"));
        if let Some(typed) = typed {
            view.target = typed;
        }
    }
    let levels: Vec<(usize, String)> = TIMES.map(|times| (times, k_plus(cx, times))).collect();
    let levels: Vec<(usize, &str)> = levels.iter().map(|(times, name)| (*times, name.as_str())).collect();
    if let Some(times) = choice(ui, words.times, &view.times(cx.plan()), &levels, 72.0) {
        view.times = Some(times);
    }
}

fn among(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    weak(ui, cx.texts.optimise.among);
    let audiences = cx.plan().audiences.iter();
    let mut options: Vec<(Option<AudienceId>, &str)> = vec![(None, cx.texts.shared.all_audiences)];
    options.extend(audiences.map(|audience| (Some(audience.id.clone()), cx.name_of(audience))));
    if let Some(audience) = choice(ui, cx.texts.shared.audience, &view.audience, &options, 180.0) {
        view.audience = audience;
    }
}

fn money(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    if view.kind == Kind::Cheapest {
        return;
    }
    let words = &cx.texts.optimise;
    let currency = cx.plan().money.currency;
    weak(ui, words.money_for);
    let options = [(false, words.money_left), (true, words.money_amount)];
    if let Some(own) = choice(ui, words.money_for, &view.has_own_money, &options, 190.0) {
        view.has_own_money = own;
        if own && view.money.is_empty() {
            let left = left_of(cx.plan(), &cx.analysis().budget).unwrap_or(cx.analysis().budget.media.at_least());
            view.money = currency.plain(left);
        }
    }
    if view.has_own_money {
        let (_, typed) = value_field(ui, "optimise money", words.money, &view.money, FieldLook::line(110.0));
        if let Some(typed) = typed {
            view.money = typed;
        }
        weak(ui, &cx.locale.currency(currency));
    } else if let Some(left) = left_of(cx.plan(), &cx.analysis().budget) {
        weak(ui, &cx.locale.money_heading(left, currency));
    }
}

fn consistency(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    let words = &cx.texts.optimise;
    weak(ui, words.consistency_at_least);
    let look = FieldLook::line(64.0).hint(words.any);
    let (_, typed) = value_field(ui, "optimise consistency", words.consistency_at_least, &view.consistency, look);
    if let Some(typed) = typed {
        view.consistency = typed;
    }
}

//! The goal as a sentence of controls.

use eframe::egui::{Color32, Ui};

use super::asked;
use super::fields::{asked_field, money_field};
use super::more;
use super::view::{Kind, OptimiseView, written};
use crate::gui::context::Cx;
use crate::gui::parts::figures::k_plus;
use crate::gui::theme::{self, size};
use crate::gui::widgets::{FieldLook, choice, galley, group, label, link, row, weak};
use crate::optimise::{TIMES, left_of};
use crate::plan::AudienceId;
use crate::text::optimise::read_consistency;

/// Widths of the controls, in points; that of the goal at least.
const KIND: f32 = 150.0;
const TIMES_CHOICE: f32 = 72.0;
const AUDIENCE: f32 = 180.0;
const MONEY_CHOICE: f32 = 190.0;
const MONEY: f32 = 110.0;
const SHARE: f32 = 64.0;

/// Room to spare at the end of the sentence, in points.
const SPARE: f32 = 4.0;

/// What a choice has beside its words, in points.
const BESIDE_WORDS: f32 = 36.0;

/// Shows the sentence.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    group(ui, "", |ui| {
        let width = ui.available_width();
        let [one_line, two_lines, few_lines] = widths(cx, ui, view);
        if width >= one_line {
            row(ui, |ui| {
                what(cx, ui, view);
                among(cx, ui, view);
                money(cx, ui, view);
                consistency(cx, ui, view);
                more(cx, ui, view);
            });
        } else if width >= few_lines {
            row(ui, |ui| {
                what(cx, ui, view);
                among(cx, ui, view);
                if width >= two_lines {
                    money(cx, ui, view);
                }
            });
            if width < two_lines {
                row(ui, |ui| money(cx, ui, view));
            }
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

/// Returns the widths from which on the whole sentence stands on one line, on two, and on three: no word of it is ever broken.
/// Those of two and of three lines are of the widest sentence, so that a choice takes one line more at most.
fn widths(cx: &Cx<'_>, ui: &Ui, view: &OptimiseView) -> [f32; 3] {
    let words = &cx.texts.optimise;
    let gap = ui.spacing().item_spacing.x;
    let (text, control) = (|text: &str| text_width(ui, text) + gap, |width: f32| width + gap);
    let audience = if view.has_weights(cx) { text(words.among_weighted) } else { control(AUDIENCE) };
    let among = control(TIMES_CHOICE) + text(words.among) + audience;
    let what =
        |kind: Kind| control(kind_width(cx, ui, kind)) + if kind == Kind::Cheapest { control(SHARE) } else { 0.0 };
    let money = |own: bool| {
        let behind = behind_money(cx, own).map_or(0.0, |said| text(&said));
        text(words.money_for) + control(MONEY_CHOICE) + if own { control(MONEY) } else { 0.0 } + behind
    };
    let consistency = text(words.consistency_at_least) + control(SHARE) + text(more_name(cx, view));
    let today = if view.kind == Kind::Cheapest { 0.0 } else { money(view.has_own_money) };
    let one_line = what(view.kind) + among + today + consistency;
    let most_money = money(true).max(money(false));
    let two_lines = (what(Kind::Cheapest) + among).max(what(Kind::Points).max(what(Kind::Reach)) + among + most_money);
    let few_lines = (what(Kind::Cheapest) + among).max(most_money);
    // The gap behind the last one needs no room.
    [one_line, two_lines, few_lines].map(|width| width - gap + SPARE)
}

fn text_width(ui: &Ui, text: &str) -> f32 {
    galley(ui, text, theme::font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY).size().x
}

/// Returns the width of the choice of the goal: its words stand on one line.
fn kind_width(cx: &Cx<'_>, ui: &Ui, kind: Kind) -> f32 {
    let words = &cx.texts.optimise;
    let name = match kind {
        Kind::Reach => words.kind_reach,
        Kind::Points => words.kind_points,
        Kind::Cheapest => words.kind_cheapest,
    };
    KIND.max(text_width(ui, name) + BESIDE_WORDS)
}

/// Names what shows or hides more limits; says that some hold while they are hidden.
fn more_name(cx: &Cx<'_>, view: &OptimiseView) -> &'static str {
    let words = &cx.texts.optimise;
    match (view.has_more, view.more_limits_hold()) {
        (true, _) => words.fewer_limits,
        (false, true) => words.more_limits_hold,
        (false, false) => words.more_limits,
    }
}

/// Shows or hides more limits.
fn more(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    if link(ui, more_name(cx, view)).clicked() {
        view.has_more = !view.has_more;
    }
}

/// Shows “The most reach 3+”, or “the cheapest plan for 45 % reach 3+”.
fn what(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    let words = &cx.texts.optimise;
    let kinds =
        [(Kind::Reach, words.kind_reach), (Kind::Points, words.kind_points), (Kind::Cheapest, words.kind_cheapest)];
    if let Some(kind) = choice(ui, words.goal, &view.kind, &kinds, kind_width(cx, ui, view.kind)) {
        view.kind = kind;
    }
    if view.kind == Kind::Cheapest {
        let why = asked::why(&view.target, |text| asked::target(text, cx.plan(), cx.locale));
        let hint = cx.locale.percent(0.5, 0);
        let look = FieldLook::line(SHARE).hint(&hint);
        let (_, typed) = asked_field(ui, "optimise target", words.target, &view.target, look, why.as_deref());
        if let Some(typed) = typed {
            view.target = typed;
        }
    }
    let levels: Vec<(usize, String)> = TIMES.map(|times| (times, k_plus(cx, times))).collect();
    let levels: Vec<(usize, &str)> = levels.iter().map(|(times, name)| (*times, name.as_str())).collect();
    if let Some(times) = choice(ui, words.times, &view.times(cx.plan()), &levels, TIMES_CHOICE) {
        view.times = Some(times);
    }
}

fn among(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    weak(ui, cx.texts.optimise.among);
    if view.has_weights(cx) {
        // A choice would do nothing.
        label(ui, cx.texts.optimise.among_weighted);
        return;
    }
    let audiences = cx.plan().audiences.iter();
    let mut options: Vec<(Option<AudienceId>, &str)> = vec![(None, cx.texts.shared.all_audiences)];
    options.extend(audiences.map(|audience| (Some(audience.id.clone()), cx.name_of(audience))));
    if let Some(audience) = choice(ui, cx.texts.shared.audience, &view.audience, &options, AUDIENCE) {
        view.audience = audience;
    }
}

/// Says what stands behind the choice of the money: the currency of the amount, or what is left.
fn behind_money(cx: &Cx<'_>, has_own_money: bool) -> Option<String> {
    let currency = cx.plan().money.currency;
    if has_own_money {
        return Some(cx.locale.currency(currency).into_owned());
    }
    left_of(cx.plan(), &cx.analysis().budget).map(|left| cx.locale.money_heading(left, currency))
}

fn money(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    if view.kind == Kind::Cheapest {
        return;
    }
    let words = &cx.texts.optimise;
    weak(ui, words.money_for);
    let options = [(false, words.money_left), (true, words.money_amount)];
    if let Some(own) = choice(ui, words.money_for, &view.has_own_money, &options, MONEY_CHOICE) {
        view.has_own_money = own;
        if own && view.money.is_empty() {
            let left = left_of(cx.plan(), &cx.analysis().budget).unwrap_or(cx.analysis().budget.media.at_least());
            view.money = written(left, cx.plan().money.currency, cx.locale);
        }
    }
    if view.has_own_money {
        // An amount that is not typed is what is left.
        let left = left_of(cx.plan(), &cx.analysis().budget);
        let hint = left.map_or_else(String::new, |left| written(left, cx.plan().money.currency, cx.locale));
        let look = FieldLook::line(MONEY).hint(&hint);
        let typed = money_field(cx, ui, "optimise money", words.money, &view.money, look);
        if let Some(typed) = typed {
            view.money = typed;
        }
    }
    if let Some(text) = behind_money(cx, view.has_own_money) {
        weak(ui, &text);
    }
}

fn consistency(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView) {
    let words = &cx.texts.optimise;
    weak(ui, words.consistency_at_least);
    let why = asked::why(&view.consistency, |text| read_consistency(text, cx.locale));
    let (name, look) = (words.consistency_at_least, FieldLook::line(SHARE).hint(words.any));
    let (_, typed) = asked_field(ui, "optimise consistency", name, &view.consistency, look, why.as_deref());
    if let Some(typed) = typed {
        view.consistency = typed;
    }
}

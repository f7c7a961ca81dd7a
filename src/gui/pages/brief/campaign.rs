//! The campaign: who, what, when, how much.

use eframe::egui::Ui;

use crate::edit::Edit;
use crate::gui::context::Cx;
use crate::gui::currency_field::currency_choice;
use crate::gui::visits::{of_budget, of_text};
use crate::gui::widgets::{
    amount_field, bilingual_field, check, date_field, field_row, group, hinted_row, small_button, weak, whole_field,
};
use crate::plan::{Calendar, MAX_WEEKS};
use crate::text::strings::fill;

/// Shows the group.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.brief_page;
    let plan = cx.plan();
    group(ui, words.campaign, |ui| {
        field_row(ui, words.title, |ui| {
            let edit = of_text(|plan| &plan.title, Edit::Title);
            bilingual_field(cx, ui, "plan title", words.title, &plan.title, 1, edit);
        });
        field_row(ui, words.organisation, |ui| {
            let edit = of_text(|plan| &plan.organisation, Edit::Organisation);
            bilingual_field(cx, ui, "organisation", words.organisation, &plan.organisation, 1, edit);
        });
        field_row(ui, words.product, |ui| {
            let edit = of_text(|plan| &plan.product, Edit::Product);
            bilingual_field(cx, ui, "product", words.product, &plan.product, 1, edit);
        });
        let is_mixed = !plan.bilingual && plan.has_two_languages();
        let hints: &[&str] = if is_mixed { &[words.two_languages_anyway] } else { &[] };
        let languages = |ui: &mut Ui| {
            if let Some(bilingual) = check(ui, words.bilingual, plan.bilingual) {
                cx.edit(Edit::Bilingual(bilingual));
            }
        };
        hinted_row(ui, words.languages, languages, hints);
        calendar(cx, ui, plan.calendar);
        money(cx, ui);
    });
}

fn calendar(cx: &mut Cx<'_>, ui: &mut Ui, calendar: Calendar) {
    let words = &cx.texts.brief_page;
    let day = cx.locale.weekday_and_day(calendar.start);
    let start = |ui: &mut Ui| {
        date_field(cx, ui, "first day", words.start, calendar.start, |before, start| {
            Some(Edit::Calendar(Calendar { start, ..before.calendar }))
        });
    };
    hinted_row(ui, words.start, start, &[&day]);
    week_start(cx, ui, calendar);
    let last = calendar.last_day(calendar.weeks);
    let ends = last.map(|last| fill!(words.ends, &[("day", &cx.locale.weekday_and_day(last))]));
    let hints: Vec<&str> = ends.as_deref().into_iter().chain([words.weeks_hint]).collect();
    let weeks = |ui: &mut Ui| {
        let range = (1, u64::from(MAX_WEEKS));
        whole_field(cx, ui, "plan weeks", words.weeks, u64::from(calendar.weeks), range, 110.0, |before, weeks| {
            let weeks = u32::try_from(weeks).unwrap_or(MAX_WEEKS);
            Some(Edit::Calendar(Calendar { weeks, ..before.calendar }))
        });
    };
    hinted_row(ui, words.weeks, weeks, &hints);
}

/// Offers to begin with a whole week where the first day is in the middle of one.
fn week_start(cx: &mut Cx<'_>, ui: &mut Ui, calendar: Calendar) {
    let words = &cx.texts.brief_page;
    let wanted = cx.app.week_start();
    if calendar.start.weekday() == wanted.weekday() {
        return;
    }
    let start = wanted.from(calendar.start);
    field_row(ui, "", |ui| {
        weak(ui, words.mid_week);
        let day = cx.locale.weekday_and_day(start);
        if small_button(ui, &fill!(words.begin_on, &[("day", &day)])).clicked() {
            cx.edit(Edit::Calendar(Calendar { start, ..calendar }));
        }
    });
}

fn money(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.brief_page;
    let money = &cx.plan().money;
    let currency = |ui: &mut Ui| {
        if let Some(currency) = currency_choice(cx, ui, words.currency, money.currency) {
            cx.edit(Edit::Currency(currency));
        }
    };
    hinted_row(ui, words.currency, currency, &[words.currency_hint]);
    let budget = |ui: &mut Ui| {
        amount_field(cx, ui, "plan budget", words.budget, money.budget, money.currency, true, of_budget());
    };
    hinted_row(ui, words.budget, budget, &[words.budget_hint]);
}

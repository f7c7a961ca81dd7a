//! Promises and experiences: the triangle, the claims as dumb-bells, and what people were asked about each claim.

use eframe::egui::Ui;

use super::method::{reads_number, reads_whole};
use super::{ListeningView, TWO_COLUMNS, claims, triangle};
use crate::app::{Action, Page};
use crate::edit::change_experience;
use crate::gui::context::Cx;
use crate::gui::forms::divider;
use crate::gui::parts::figures::columns_by_share;
use crate::gui::widgets::{FieldLook, Unread, group, label, link, number_field, row, small, strong, text_field, weak};
use crate::plan::{Claim, Experience, Plan};
use crate::text::strings::fill;

/// Shows the part.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ListeningView) {
    let edge = triangle::show(cx, ui);
    group(ui, cx.texts.listening.by_claim, |ui| claims::show(cx, ui, view, edge, "claims of promises"));
    experiences(cx, ui);
}

fn experiences(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.listening_page;
    group(ui, words.experiences, |ui| {
        small(ui, words.experiences_hint);
        let claims = &cx.plan().vocabulary.claims;
        if claims.is_empty() {
            label(ui, words.no_claims);
            if link(ui, words.to_vocabulary).clicked() {
                cx.push(Action::GoTo(Page::Brief));
            }
            return;
        }
        for claim in claims {
            divider(ui);
            one(cx, ui, claim);
        }
        small(ui, cx.texts.listening.promise_reading);
    });
}

/// Shows the fields of one claim: promised, met, people asked, source.
fn one(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim) {
    strong(ui, cx.name_of(claim));
    let parts: [fn(&mut Cx<'_>, &mut Ui, &Claim); 4] = [promised, experienced, respondents, source];
    if ui.available_width() < TWO_COLUMNS {
        for part in parts {
            part(cx, ui, claim);
        }
    } else {
        columns_by_share(ui, &[1.0, 1.0, 1.0, 2.0], |ui, at| parts[at](cx, ui, claim));
    }
}

fn known<'a>(cx: &Cx<'a>, claim: &Claim) -> Option<&'a Experience> {
    cx.plan().experiences.find(&claim.id)
}

fn promised(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim) {
    let value = known(cx, claim).and_then(|met| met.promised);
    scale(cx, ui, claim, (cx.texts.listening_page.promised, "promised"), value, |met, answer| met.promised = answer);
}

fn experienced(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim) {
    let value = known(cx, claim).and_then(|met| met.experienced);
    let name = (cx.texts.listening_page.experienced, "experienced");
    scale(cx, ui, claim, name, value, |met, answer| met.experienced = answer);
}

fn of(cx: &Cx<'_>, field: &str, claim: &Claim) -> String {
    fill!(cx.texts.listening_page.of_claim, &[("field", field), ("claim", cx.name_of(claim))])
}

/// Shows an answer on the scale from 1 to 7.
fn scale(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    claim: &Claim,
    (name, key): (&'static str, &'static str),
    value: Option<f64>,
    set: fn(&mut Experience, Option<f64>),
) {
    row(ui, |ui| {
        weak(ui, name);
        let shown = value.map(|answer| cx.locale.decimal_short(answer, 2)).unwrap_or_default();
        let range = cx.texts.listening_page.scale_range;
        let read = reads_number(cx);
        let read = move |typed: &str| match read(typed)? {
            Some(answer) if !(1.0..=7.0).contains(&answer) => Err(Unread::from(range.to_owned())),
            answer => Ok(answer),
        };
        let id = claim.id.clone();
        let edit = move |before: &Plan, answer| change_experience(before, &id, |met| set(met, answer));
        number_field(cx, ui, (key, &claim.id), &of(cx, name, claim), &shown, FieldLook::line(64.0), read, edit);
    });
}

fn respondents(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim) {
    let name = cx.texts.listening_page.respondents;
    row(ui, |ui| {
        weak(ui, name);
        let asked = known(cx, claim).map_or(0, |met| met.respondents);
        let shown = if asked == 0 { String::new() } else { cx.locale.whole(asked) };
        let read = reads_whole(cx, "respondents");
        let id = claim.id.clone();
        let edit = move |before: &Plan, asked: Option<u64>| {
            change_experience(before, &id, |met| met.respondents = asked.unwrap_or(0))
        };
        let key = ("respondents", &claim.id);
        number_field(cx, ui, key, &of(cx, name, claim), &shown, FieldLook::line(72.0), read, edit);
    });
}

fn source(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim) {
    let name = cx.texts.shared.source;
    row(ui, |ui| {
        weak(ui, name);
        let value = known(cx, claim).map(|met| met.source.clone()).unwrap_or_default();
        let id = claim.id.clone();
        let edit = move |before: &Plan, source: String| change_experience(before, &id, |met| met.source = source);
        let key = ("experience source", &claim.id);
        text_field(cx, ui, key, &of(cx, name, claim), &value, FieldLook::line(f32::INFINITY), edit);
    });
}

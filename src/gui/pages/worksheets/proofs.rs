//! The proofs of the pillars: what backs each claim of the positioning, where that comes from, and until when it holds.

use eframe::egui::Ui;

use crate::edit::{Change, Edit};
use crate::gui::context::Cx;
use crate::gui::forms::divider;
use crate::gui::visits::Part as TextPart;
use crate::gui::visits::of_item;
use crate::gui::widgets::{
    FieldLook, Icon, bilingual_field, button, check, date_field, field_row, group, icon_button, row, row_end, strong,
    text_field, weak,
};
use crate::plan::{Bilingual, Claim, Day, Proof};
use crate::text::strings::fill;

/// Shows the claims of the positioning with their proofs as fields.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.worksheets;
    let plan = cx.plan();
    group(ui, words.proofs, |ui| {
        let claims: Vec<&Claim> =
            plan.platform.claims.iter().filter_map(|id| plan.vocabulary.claims.find(id)).collect();
        if claims.is_empty() {
            weak(ui, words.nothing);
        }
        for claim in claims {
            of_claim(cx, ui, claim);
            divider(ui);
        }
    });
}

/// Returns the edit that changes a copy of the claim.
fn changed(claim: &Claim, change: impl FnOnce(&mut Claim)) -> Edit {
    let mut new = claim.clone();
    change(&mut new);
    Change::Replace(new).into()
}

fn of_claim(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim) {
    let words = &cx.texts.worksheets;
    let name = cx.name_of(claim);
    strong(ui, name);
    for (at, proof) in claim.proofs.iter().enumerate() {
        let number = cx.locale.ungrouped(i64::try_from(at + 1).unwrap_or(0));
        let called = fill!(words.proof_of, &[("name", name), ("number", &number)]);
        row(ui, |ui| {
            weak(ui, &called);
            row_end(ui, |ui| {
                let remove = fill!(words.remove_row, &[("row", &called)]);
                if icon_button(ui, Icon::Bin, &remove, true).clicked() {
                    cx.edit(changed(claim, |new| drop(new.proofs.remove(at))));
                }
            });
        });
        one(cx, ui, claim, (at, proof), &called);
    }
    if button(ui, &fill!(words.add_proof, &[("name", name)])).clicked() {
        cx.edit(changed(claim, |new| new.proofs.push(Proof::default())));
    }
}

fn one(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim, (at, proof): (usize, &Proof), called: &str) {
    let words = &cx.texts.worksheets;
    let text = of_item(&claim.id, move |claim: &mut Claim, change: TextPart<Bilingual>| {
        if let Some(proof) = claim.proofs.get_mut(at) {
            change(&mut proof.text);
        }
    });
    bilingual_field(cx, ui, ("proof", &claim.id, at), called, &proof.text, 1, text);
    let source_name = fill!(words.source_of, &[("name", called)]);
    field_row(ui, words.proof_source, |ui| {
        let edit = of_item(&claim.id, move |claim: &mut Claim, typed: String| {
            if let Some(proof) = claim.proofs.get_mut(at) {
                proof.source = typed;
            }
        });
        let look = FieldLook::line(f32::INFINITY);
        text_field(cx, ui, ("proof source", &claim.id, at), &source_name, &proof.source, look, edit);
    });
    row(ui, |ui| {
        let last = cx.plan().calendar.last_day(cx.plan().calendar.weeks).unwrap_or(cx.plan().calendar.start);
        let ends = fill!(words.proof_ends, &[("name", called)]);
        if let Some(on) = check(ui, words.proof_has_end, proof.until.is_some()) {
            cx.edit(changed(claim, |new| new.proofs[at].until = on.then_some(Day(last))));
        }
        if let Some(until) = proof.until {
            let edit = of_item(&claim.id, move |claim: &mut Claim, day| {
                if let Some(proof) = claim.proofs.get_mut(at) {
                    proof.until = Some(Day(day));
                }
            });
            date_field(cx, ui, ("proof until", &claim.id, at), &ends, until.0, edit);
        }
    });
}

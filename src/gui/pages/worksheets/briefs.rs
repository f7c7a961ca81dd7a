//! The creative brief of each message: what those who make it are told, beside what the plan says of the message.

use eframe::egui::{Key, Modifiers, Ui};

use super::WorksheetsView;
use crate::app::Action;
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::visits::{Part as TextPart, of_item};
use crate::gui::widgets::{Look, bilingual_field, group, label, label_in, link, row, small, toggle, weak};
use crate::plan::schema::ListName;
use crate::plan::{Bilingual, CreativeBrief, Language, Message};
use crate::report::worksheets::named_value;
use crate::text::strings::{WorksheetsTexts, fill};
use crate::text::terms;

/// One part of a brief: its key, its name, and how it is read and changed.
struct BriefField {
    key: &'static str,
    name: fn(&WorksheetsTexts) -> &'static str,
    of: fn(&CreativeBrief) -> &Bilingual,
    of_mut: fn(&mut CreativeBrief) -> &mut Bilingual,
}

/// The parts of a brief, in the order in which it is written.
const FIELDS: [BriefField; 6] = [
    BriefField {
        key: "background",
        name: |words| words.brief_background,
        of: |brief| &brief.background,
        of_mut: |brief| &mut brief.background,
    },
    BriefField { key: "now", name: |words| words.brief_now, of: |brief| &brief.now, of_mut: |brief| &mut brief.now },
    BriefField {
        key: "after",
        name: |words| words.brief_after,
        of: |brief| &brief.after,
        of_mut: |brief| &mut brief.after,
    },
    BriefField {
        key: "proposition",
        name: |words| words.brief_proposition,
        of: |brief| &brief.proposition,
        of_mut: |brief| &mut brief.proposition,
    },
    BriefField {
        key: "reasons",
        name: |words| words.brief_reasons,
        of: |brief| &brief.reasons,
        of_mut: |brief| &mut brief.reasons,
    },
    BriefField {
        key: "mandatories",
        name: |words| words.brief_mandatories,
        of: |brief| &brief.mandatories,
        of_mut: |brief| &mut brief.mandatories,
    },
];

/// Shows the briefs: the messages with how much of each is written, and the brief of the chosen one.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut WorksheetsView) {
    let words = &cx.texts.worksheets;
    let plan = cx.plan();
    group(ui, words.briefs, |ui| {
        if plan.messages.is_empty() {
            weak(ui, words.nothing);
            return;
        }
        let last = plan.messages.len() - 1;
        let mut at = view.message.min(last);
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::ArrowDown)) {
            at = (at + 1).min(last);
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::ArrowUp)) {
            at = at.saturating_sub(1);
        }
        for (position, message) in plan.messages.iter().enumerate() {
            let chosen = row(ui, |ui| {
                let chosen = toggle(ui, position == at, cx.name_of(&**message)).clicked();
                small(ui, &count(cx, &message.brief));
                chosen
            });
            if chosen {
                at = position;
            }
        }
        view.message = at;
        ui.add_space(space::SMALL);
        if let Some(message) = plan.messages.get(at) {
            brief(cx, ui, message);
        }
    });
}

/// Writes "4 of 6".
fn count(cx: &Cx<'_>, brief: &CreativeBrief) -> String {
    let written = FIELDS.iter().filter(|field| !(field.of)(brief).is_empty()).count();
    let number = |count: usize| cx.locale.whole(u64::try_from(count).unwrap_or(u64::MAX));
    fill!(cx.texts.worksheets.of, &[("count", &number(written)), ("total", &number(FIELDS.len()))])
}

fn brief(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    let words = &cx.texts.worksheets;
    for field in &FIELDS {
        let name = (field.name)(words);
        weak(ui, name);
        let part = field.of_mut;
        let edit = of_item(&message.id, move |message: &mut Message, change: TextPart<Bilingual>| {
            change(part(&mut message.brief));
        });
        let value = (field.of)(&message.brief);
        bilingual_field(cx, ui, ("brief", field.key, &message.id), name, value, 2, edit);
        if field.key == "proposition" && Language::ALL.iter().any(|language| has_two_sentences(value.slot(*language))) {
            label_in(ui, words.brief_one_thought, Look::Warning);
        }
    }
    said_by_plan(cx, ui, message);
}

/// Returns true for a text with more than one sentence: one idea is said in one.
fn has_two_sentences(text: &str) -> bool {
    text.split(['.', '؟', '?', '!']).filter(|part| !part.trim().is_empty()).count() > 1
}

/// Shows what the plan says of the message: it is changed where it comes from.
fn said_by_plan(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    let words = &cx.texts.worksheets;
    let plan = cx.plan();
    ui.add_space(space::SMALL);
    small(ui, words.plan_says);
    let line = |name: &str, value: &str| named_value(cx.locale, name, value);
    if let Some(tone) = message.tone.value().or(plan.platform.tone.as_ref()) {
        let axes = terms::tone_axes(cx.language());
        let values = axes.iter().zip(tone.axes());
        let tone: Vec<String> =
            values.map(|(axis, value)| format!("{} {}", axis.name, cx.locale.whole(value))).collect();
        label(ui, &line(cx.texts.terms.attribute_tone, &tone.join(cx.texts.shared.comma)));
    }
    let placed = plan.placements.iter().filter(|placement| placement.message == message.id);
    let weeks = placed.map(|placement| (placement.start_week, placement.end_week()));
    let weeks = weeks.reduce(|(from, to), (start, end)| (from.min(start), to.max(end)));
    let weeks = weeks.map_or(words.not_placed.to_owned(), |(from, to)| {
        fill!(words.weeks, &[("from", &cx.locale.whole(from)), ("to", &cx.locale.whole(to))])
    });
    label(ui, &line(words.timing, &weeks));
    let cost = plan.messages.position(&message.id).and_then(|at| cx.analysis().budget.by_message.get(at));
    if let Some(cost) = cost {
        label(ui, &line(words.money, &cx.locale.total(*cost, plan.money.currency)));
    }
    let mut pressed = None;
    for id in message.claims.value().into_iter().flatten() {
        let proofs = plan.vocabulary.claims.find(id).map_or(0, |claim| claim.proofs.len());
        let name = cx.name_in(ListName::Claims, id.as_str());
        let proofs =
            if proofs == 0 { words.no_proof.to_owned() } else { cx.locale.whole(u64::try_from(proofs).unwrap_or(0)) };
        if link(ui, &line(name, &line(words.proofs, &proofs))).clicked() {
            pressed = Some(ItemId::Claim(id.clone()));
        }
    }
    if link(ui, words.to_message).clicked() {
        pressed = Some(ItemId::Message(message.id.clone()));
    }
    if let Some(item) = pressed {
        cx.push(Action::Show(item));
    }
}

#[cfg(test)]
mod tests {
    use super::has_two_sentences;

    #[test]
    fn one_idea_is_one_sentence() {
        for (text, is_two) in [
            ("Soap that has nothing to hide", false),
            ("Soap that has nothing to hide.", false),
            ("Natural. And cheap.", true),
            ("طبيعي بلا سكر مضاف", false),
            ("أليس طبيعيًا؟ بلى!", true),
            ("", false),
        ] {
            assert_eq!(has_two_sentences(text), is_two, "{text}");
        }
    }
}

//! Says what the copy of a message gives reason to ask, beside it.

use eframe::egui::{Sense, Ui, Vec2};

use crate::analysis::Answer;
use crate::app::Action;
use crate::consistency::Question;
use crate::edit::ItemId;
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::forms::replaced;
use crate::gui::theme::palette;
use crate::gui::widgets::{Icon, group, label, paint_icon, row_with_end, small, small_button};
use crate::plan::{Coded, Message};
use crate::text;

/// Shows the questions; nothing where there are none.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message, position: usize) {
    let Some(found) = look_at(cx, ui, &crate::analysis::Question::CopyQuestions) else { return };
    let Answer::CopyQuestions(questions) = found.answer else { return };
    let Some(questions) = questions.messages.get(position).filter(|questions| !questions.is_empty()) else { return };
    let words = &cx.texts.messages_page;
    found.scope(ui, |ui| {
        group(ui, words.questions, |ui| {
            small(ui, words.questions_hint);
            for question in questions {
                one(cx, ui, message, question);
            }
        });
    });
}

fn one(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message, question: &Question) {
    let sentence = text::question(question, cx.plan(), cx.locale);
    let said = |ui: &mut Ui| {
        let (rect, _) = fit::allocate(ui, Vec2::splat(18.0), Sense::hover());
        let colour = palette(ui.visuals()).weak_text;
        paint_icon(ui.painter(), Icon::Info, rect.shrink(1.0), colour, false);
        label(ui, &sentence);
    };
    row_with_end(ui, said, |ui| answer(cx, ui, message, question));
}

/// Shows what can be done about a question at once.
fn answer(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message, question: &Question) {
    let words = &cx.texts.messages_page;
    let (button, step) = match question {
        Question::UncodedClaim { claim, .. } => {
            let claim = claim.clone();
            let coded = replaced(message, |new| match &mut new.claims {
                Coded::Is(claims) => claims.push(claim),
                other => *other = Coded::Is(vec![claim]),
            });
            (words.code_it, Action::Edit { edit: coded, gesture: None })
        }
        Question::UncodedSlogan { slogan, .. } => {
            let coded = replaced(message, |new| new.slogan = Coded::Is(slogan.clone()));
            (words.code_it, Action::Edit { edit: coded, gesture: None })
        }
        Question::NearDuplicate { other, .. } => {
            let Some(other) = cx.plan().messages.get(*other) else { return };
            (words.open_other, Action::Show(ItemId::Message(other.id.clone())))
        }
        _ => return,
    };
    if small_button(ui, button).clicked() {
        cx.push(step);
    }
}

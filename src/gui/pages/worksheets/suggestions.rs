//! Says what the plan suggests for the open worksheet: nothing is added but by hand.

use std::sync::Arc;

use eframe::egui::Ui;

use super::WorksheetsView;
use crate::analysis::Analysis;
use crate::app::Action;
use crate::edit::add_row;
use crate::gui::context::Cx;
use crate::gui::forms::divider;
use crate::gui::widgets::{column, group, label, link, small, small_button, weak};
use crate::plan::{Bilingual, Language, Plan};
use crate::report::worksheets::{Suggestion, lines_without_evidence, suggestions};
use crate::text::Locale;
use crate::text::strings::fill;
use crate::worksheet::Framework;

/// The suggestions of the open worksheet, with what they are built from.
#[derive(Debug)]
pub(super) struct Suggested {
    plan: Arc<Plan>,
    analysis: Arc<Analysis>,
    locale: Locale,
    suggestions: Arc<[Suggestion]>,
}

/// Shows the suggestions with what adds each, and how many lines do not say how they are known. Nothing for a worksheet whose
/// tables do not ask for evidence.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework, view: &mut WorksheetsView) {
    let Some(without) = lines_without_evidence(cx.plan(), framework) else { return };
    let words = &cx.texts.worksheets;
    let suggested = suggested(cx, framework, view);
    group(ui, words.plan_says, |ui| {
        column(ui, |ui| {
            small(ui, &fill!(words.without_evidence, &[("count", &cx.locale.whole(without as u64))]));
            weak(ui, if suggested.is_empty() { words.suggestions_none } else { words.suggestions_hint });
            for suggestion in suggested.iter() {
                divider(ui);
                one(cx, ui, framework, suggestion);
            }
        });
    });
}

/// Takes the suggestions from the view where they are still those of this plan, and builds them anew otherwise.
fn suggested(cx: &Cx<'_>, framework: &Framework, view: &mut WorksheetsView) -> Arc<[Suggestion]> {
    let document = cx.app.document();
    if let Some(known) = &view.suggested
        && Arc::ptr_eq(&known.plan, document.plan())
        && Arc::ptr_eq(&known.analysis, document.analysis())
        && known.locale == cx.locale
    {
        return Arc::clone(&known.suggestions);
    }
    let suggestions: Arc<[Suggestion]> = suggestions(cx.plan(), cx.analysis(), cx.locale, framework).into();
    view.suggested = Some(Suggested {
        plan: Arc::clone(document.plan()),
        analysis: Arc::clone(document.analysis()),
        locale: cx.locale,
        suggestions: Arc::clone(&suggestions),
    });
    suggestions
}

fn one(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework, suggestion: &Suggestion) {
    let language = cx.language();
    let said = suggestion.what.get(language);
    match &suggestion.about {
        Some(item) => {
            if link(ui, said).clicked() {
                cx.push(Action::Show(item.clone()));
            }
        }
        None => drop(label(ui, said)),
    }
    let evidence = suggestion.evidence.get(language);
    if !evidence.is_empty() {
        small(ui, evidence);
    }
    let Some(item) = framework.item(suggestion.item) else { return };
    let adds = fill!(cx.texts.worksheets.suggestion_to, &[("part", item.name.get(language))]);
    if small_button(ui, &adds).clicked() {
        let row = vec![in_plan_languages(cx, &suggestion.what), in_plan_languages(cx, &suggestion.evidence)];
        let edit = add_row(cx.plan(), &framework.id, &item.id, row);
        cx.edit_if(edit);
    }
}

/// Returns a text in the languages that the plan is written in.
fn in_plan_languages(cx: &Cx<'_>, text: &Bilingual) -> Bilingual {
    let languages = cx.written_languages_of(&Bilingual::default());
    let mut kept = text.clone();
    for language in Language::ALL.into_iter().filter(|language| !languages.contains(language)) {
        kept.slot_mut(language).clear();
    }
    kept
}

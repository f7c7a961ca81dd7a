//! Says what a bilingual plan says in one language only.

use super::problem::{Problems, TextPart};
use super::{Argument, Code, Problem, ProblemPlace};
use crate::plan::{Bilingual, Language, Message, Plan};

/// The texts of one place.
type Texts<'a> = &'a [(TextPart, &'a Bilingual)];

/// Reports every text with one language filled and the other empty, once for each place and language. A text that is
/// empty in both is none, and what a message says is wanted in the languages that the message is made in.
pub(super) fn translations(plan: &Plan, problems: &mut Problems) {
    if !plan.bilingual {
        return;
    }
    let mut report = |place: ProblemPlace, texts: Texts<'_>| untranslated(&place, texts, &Language::ALL, problems);
    report(
        ProblemPlace::Plan,
        &[
            (TextPart::Title, &plan.title),
            (TextPart::Organisation, &plan.organisation),
            (TextPart::Product, &plan.product),
            (TextPart::Notes, &plan.notes),
        ],
    );
    for (at, item) in plan.objectives.iter().enumerate() {
        let texts = [(TextPart::Text, &item.text), (TextPart::Measure, &item.measure)];
        report(ProblemPlace::Objective(at, item.id.clone()), &texts);
    }
    for (at, item) in plan.audiences.iter().enumerate() {
        let texts = [(TextPart::Name, &item.name), (TextPart::Notes, &item.notes)];
        report(ProblemPlace::Audience(at, item.id.clone()), &texts);
    }
    for (at, item) in plan.vocabulary.themes.iter().enumerate() {
        report(ProblemPlace::Theme(at, item.id.clone()), &[(TextPart::Name, &item.name)]);
    }
    for (at, item) in plan.vocabulary.claims.iter().enumerate() {
        report(ProblemPlace::Claim(at, item.id.clone()), &[(TextPart::Name, &item.name)]);
    }
    for (at, item) in plan.vocabulary.visuals.iter().enumerate() {
        report(ProblemPlace::Visual(at, item.id.clone()), &[(TextPart::Name, &item.name)]);
    }
    for (at, item) in plan.vocabulary.slogans.iter().enumerate() {
        report(ProblemPlace::Slogan(at, item.id.clone()), &[(TextPart::Text, &item.text)]);
    }
    for (at, item) in plan.channels.iter().enumerate() {
        let texts = [(TextPart::Name, &item.name), (TextPart::Notes, &item.notes)];
        report(ProblemPlace::Channel(at, item.id.clone()), &texts);
    }
    for (at, item) in plan.placements.iter().enumerate() {
        report(ProblemPlace::Placement(at, item.id.clone()), &[(TextPart::Rationale, &item.rationale)]);
    }
    for (at, item) in plan.other_costs.iter().enumerate() {
        report(ProblemPlace::OtherCost(at, item.id.clone()), &[(TextPart::Name, &item.name)]);
    }
    for (at, message) in plan.messages.iter().enumerate() {
        of_message(at, message, problems);
    }
}

fn of_message(at: usize, message: &Message, problems: &mut Problems) {
    let place = ProblemPlace::Message(at, message.id.clone());
    let texts = [(TextPart::Name, &message.name), (TextPart::Notes, &message.notes)];
    untranslated(&place, &texts, &Language::ALL, problems);
    let made_in: &[Language] = if message.languages.is_empty() { &Language::ALL } else { &message.languages };
    untranslated(&place, &[(TextPart::Copy, &message.copy)], made_in, problems);
}

fn untranslated(place: &ProblemPlace, texts: Texts<'_>, wanted: &[Language], problems: &mut Problems) {
    for &language in wanted {
        let is_missing =
            |text: &Bilingual| text.slot(language).trim().is_empty() && !text.slot(language.other()).trim().is_empty();
        let missing: Vec<TextPart> = texts.iter().filter(|(_, text)| is_missing(text)).map(|(part, _)| *part).collect();
        if !missing.is_empty() {
            problems.push(
                Problem::new(Code::MissingTranslation, place.clone())
                    .with("language", Argument::Language(language))
                    .with("texts", Argument::TextParts(missing)),
            );
        }
    }
}

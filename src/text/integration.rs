//! Conflicts between messages and questions about their copy, in words.

use super::number::Locale;
use super::strings::{fill, slots, template};
use super::terms::claim_value;
use super::{isolate, language_in, name_in_sentence};
use crate::consistency::{Conflict, ConflictKind, Question};
use crate::plan::schema::ListName;
use crate::plan::{ClaimId, Plan, SloganId, ThemeId};

/// Returns one sentence that says what a conflict is.
#[must_use]
pub fn contradiction(conflict: &Conflict, plan: &Plan, locale: Locale) -> String {
    let texts = &locale.texts().integration;
    let (a, b) = (message_name(plan, conflict.a, locale), message_name(plan, conflict.b, locale));
    let claims = conflict.claims.as_ref().map(|(a, b)| (claim_name(plan, a, locale), claim_name(plan, b, locale)));
    let (x, y) = match (conflict.kind, claims) {
        (_, Some(names)) => names,
        (ConflictKind::Themes, None) => {
            let name = |message: usize| {
                let theme = plan.messages.get(message).and_then(|message| message.theme.value());
                theme.map(|theme| theme_name(plan, theme, locale)).unwrap_or_default()
            };
            (name(conflict.a), name(conflict.b))
        }
        (_, None) => (String::new(), String::new()),
    };
    let week = conflict.week.map(|week| locale.ungrouped(week)).unwrap_or_default();
    let within = conflict.a == conflict.b;
    let two = |template: template!["a", "b", "x", "y"]| fill!(template, &[("a", &a), ("b", &b), ("x", &x), ("y", &y)]);
    let one = |template: template!["a", "x", "y"]| fill!(template, &[("a", &a), ("x", &x), ("y", &y)]);
    match conflict.kind {
        ConflictKind::TypedClaims if within => one(texts.typed_within),
        ConflictKind::TypedClaims => two(texts.typed),
        ConflictKind::ExpiredOffer => fill!(texts.expired, &[("a", &a), ("x", &x), ("week", &week)]),
        ConflictKind::IncompatibleClaims if within => one(texts.incompatible_within),
        ConflictKind::IncompatibleClaims => two(texts.incompatible),
        ConflictKind::Slogans => fill!(texts.slogans, &[("a", &a), ("b", &b)]),
        ConflictKind::Themes => two(texts.themes),
    }
}

/// Returns one sentence that asks about the copy of a message.
#[must_use]
pub fn question(question: &Question, plan: &Plan, locale: Locale) -> String {
    let texts = &locale.texts().integration;
    let isolated = |text: &str| isolate(text, locale.language).into_owned();
    match question {
        Question::ClaimNotInCopy { claim, language } => fill!(
            texts.claim_not_in_copy,
            &[("claim", &claim_name(plan, claim, locale)), ("language", language_in(*language, locale.language))],
        ),
        Question::UncodedClaim { claim, found, .. } => {
            fill!(texts.uncoded_claim, &[("claim", &claim_name(plan, claim, locale)), ("found", &isolated(found))])
        }
        Question::Negation { claim, cue, .. } => {
            fill!(texts.negation, &[("claim", &claim_name(plan, claim, locale)), ("cue", &isolated(cue))])
        }
        Question::SloganVariant { slogan, found, similarity, .. } => {
            let values = slots![
                ("slogan", &*slogan_name(plan, slogan, locale)),
                ("found", &*isolated(found)),
                ("similarity", &*locale.decimal(*similarity, 2)),
            ];
            fill!(texts.slogan_variant, values)
        }
        Question::SloganNotInCopy { slogan, language } => fill!(
            texts.slogan_not_in_copy,
            &[("slogan", &slogan_name(plan, slogan, locale)), ("language", language_in(*language, locale.language))],
        ),
        Question::UncodedSlogan { slogan, .. } => {
            fill!(texts.uncoded_slogan, &[("slogan", &slogan_name(plan, slogan, locale))])
        }
        Question::UnbackedNumber { number, .. } => fill!(texts.unbacked_number, &[("number", &isolated(number))]),
        Question::NearDuplicate { other, similarity, .. } => {
            let (other, similarity) = (message_name(plan, *other, locale), locale.decimal(*similarity, 2));
            fill!(texts.near_duplicate, &[("message", &other), ("similarity", &similarity)])
        }
        Question::TooShort { language } => {
            fill!(texts.too_short, &[("language", language_in(*language, locale.language))])
        }
    }
}

fn message_name(plan: &Plan, position: usize, locale: Locale) -> String {
    let message = plan.messages.get(position);
    message.map(|message| name_in_sentence(plan, ListName::Messages, message.id.as_str(), locale)).unwrap_or_default()
}

/// Returns a claim's name, with its value where it has one.
fn claim_name(plan: &Plan, id: &ClaimId, locale: Locale) -> String {
    let claim = plan.vocabulary.claims.find(id);
    let name = name_in_sentence(plan, ListName::Claims, id.as_str(), locale);
    match claim.and_then(|claim| claim.value) {
        Some(value) => {
            let value = claim_value(&value, plan.money.currency, locale);
            fill!(locale.texts().integration.with_value, &[("name", &name), ("value", &value)])
        }
        None => name,
    }
}

fn theme_name(plan: &Plan, id: &ThemeId, locale: Locale) -> String {
    name_in_sentence(plan, ListName::Themes, id.as_str(), locale)
}

fn slogan_name(plan: &Plan, id: &SloganId, locale: Locale) -> String {
    name_in_sentence(plan, ListName::Slogans, id.as_str(), locale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Language;
    use crate::plan::sample_b::rayhan_soap;

    #[test]
    fn every_conflict_and_question_has_a_whole_sentence() {
        let plan = rayhan_soap();
        let claims = Some(("natural".into(), "cheapest".into()));
        let language = Language::Ar;
        let slogan = || SloganId::from("clean-by-nature");
        let claim = || ClaimId::from("gentle");
        let questions = [
            Question::ClaimNotInCopy { claim: claim(), language },
            Question::UncodedClaim { claim: claim(), language, found: "لطيف".to_owned() },
            Question::Negation { claim: claim(), language, cue: "غير".to_owned() },
            Question::SloganVariant { slogan: slogan(), language, found: "نظافة".to_owned(), similarity: 0.8 },
            Question::SloganNotInCopy { slogan: slogan(), language },
            Question::UncodedSlogan { slogan: slogan(), language },
            Question::UnbackedNumber { number: "30%".to_owned(), language },
            Question::NearDuplicate { other: 1, language, similarity: 0.95 },
            Question::TooShort { language },
        ];
        for locale in Language::ALL.map(Locale::of) {
            let mut sentences = std::collections::BTreeSet::new();
            for kind in ConflictKind::ALL {
                for b in [0, 4] {
                    let item = Conflict { kind, a: 0, b, claims: claims.clone(), week: Some(6), people: Ok(10.0) };
                    sentences.insert(contradiction(&item, &plan, locale));
                }
            }
            sentences.extend(questions.iter().map(|item| question(item, &plan, locale)));
            assert!(sentences.len() >= 7 + questions.len(), "each says something of its own");
            for sentence in sentences {
                assert!(!sentence.contains(['{', '}']) && !sentence.is_empty(), "{sentence}");
            }
        }
    }
}

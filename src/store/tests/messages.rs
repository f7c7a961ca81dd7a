//! Messages and what they are coded with, of any kind.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::purposes::{creative_brief, day, proof};
use super::{bilingual, decimal, id, items, language, text};
use crate::plan::{
    Claim, ClaimValue, Coded, Colour, Message, MessageKind, Platform, SecondCoding, Slogan, Stage, Theme, Tone, Visual,
    Vocabulary, Words,
};

pub(super) fn coded<T: std::fmt::Debug + Clone>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Coded<T>> {
    (value, 0..5).prop_map(|(value, state)| match state {
        0 => Coded::Blank,
        1 => Coded::Absent,
        2 => Coded::NotApplicable,
        _ => Coded::Is(value),
    })
}

pub(super) fn tone() -> BoxedStrategy<Tone> {
    (1_u8..=5, 1_u8..=5, 1_u8..=5)
        .prop_map(|(formality, playfulness, emotion)| Tone { formality, playfulness, emotion })
        .boxed()
}

pub(super) fn stage() -> BoxedStrategy<Stage> {
    select(Stage::ALL.to_vec()).boxed()
}

pub(super) fn claim() -> BoxedStrategy<Claim> {
    let until = day().prop_map(ClaimValue::Until);
    let value = prop_oneof![
        any::<u32>().prop_map(ClaimValue::Days),
        decimal().prop_map(ClaimValue::Percent),
        decimal().prop_map(ClaimValue::Price),
        until,
    ];
    let words = (vec(text(), 0..3), vec(text(), 0..12)).prop_map(|(en, ar)| Words { en, ar });
    (id(), bilingual(), words, option::of(value), text(), vec(id(), 0..3), vec(proof(), 0..3))
        .prop_map(|(id, name, words, value, promise, incompatible_with, proofs)| Claim {
            id,
            name,
            words,
            value,
            promise,
            incompatible_with,
            proofs,
        })
        .boxed()
}

pub(super) fn vocabulary() -> BoxedStrategy<Vocabulary> {
    (
        items((id(), bilingual()).prop_map(|(id, name)| Theme { id, name })),
        items(claim()),
        items((id(), bilingual()).prop_map(|(id, name)| Visual { id, name })),
        items((id(), bilingual()).prop_map(|(id, text)| Slogan { id, text })),
    )
        .prop_map(|(themes, claims, visuals, slogans)| Vocabulary { themes, claims, visuals, slogans })
        .boxed()
}

pub(super) fn platform() -> BoxedStrategy<Platform> {
    (option::of(id()), vec(id(), 0..3), vec(id(), 0..3), option::of(tone()), option::of(id()))
        .prop_map(|(theme, claims, visuals, tone, slogan)| Platform { theme, claims, visuals, tone, slogan })
        .boxed()
}

pub(super) fn second_coding() -> BoxedStrategy<SecondCoding> {
    (coded(id()), coded(vec(id(), 0..4)), coded(vec(id(), 0..9)), coded(tone()), coded(id()))
        .prop_map(|(theme, claims, visuals, tone, slogan)| SecondCoding { theme, claims, visuals, tone, slogan })
        .boxed()
}

pub(super) fn message() -> BoxedStrategy<Message> {
    (
        (id(), bilingual(), select(MessageKind::ALL.to_vec()), stage(), any::<[u8; 3]>()),
        (coded(id()), coded(vec(id(), 0..4)), coded(vec(id(), 0..9)), coded(tone()), coded(id())),
        (text(), language(), bilingual(), bilingual(), option::of(second_coding()), vec(id(), 0..3)),
        (vec(id(), 0..3), vec(id(), 0..3), creative_brief()),
    )
        .prop_map(
            |(
                (id, name, kind, stage, rgb),
                (theme, claims, visuals, tone, slogan),
                (call_to_action, languages, copy, notes, second_coding, audiences),
                (objectives, insights, brief),
            )| {
                let colour = Colour { rgb };
                Message {
                    id,
                    name,
                    kind,
                    stage,
                    colour,
                    theme,
                    claims,
                    visuals,
                    tone,
                    slogan,
                    second_coding: second_coding.map(Box::new),
                    audiences,
                    objectives,
                    insights,
                    brief: Box::new(brief),
                    call_to_action,
                    languages,
                    copy,
                    notes,
                }
            },
        )
        .boxed()
}

use super::{NEAR_DUPLICATE, Question, copy_questions, levenshtein_similarity, suggested_claims, trigram_similarity};
use crate::plan::sample_b::rayhan_soap;
use crate::plan::{Bilingual, ClaimValue, Coded, Language, Plan};
use crate::util::normalised;

/// The line of the platform that the published values are of.
const PLATFORM_LINE: &str = "نظافة من الطبيعة. صابون زيت زيتون طبيعي مصنوع يدوياً لطيف على البشرة";

fn with_copy(position: usize, language: Language, copy: &str) -> Plan {
    let mut plan = rayhan_soap();
    std::sync::Arc::make_mut(&mut plan.messages.make_mut()[position]).copy = Bilingual::only(language, copy);
    plan
}

#[test]
fn spellings_that_people_read_alike_become_one() {
    for (text, expected) in [
        ("نَظافَةٌ مِنَ الطَّبيعــــة", "نظافه من الطبيعه"),
        ("نظافة من الطبيعه", "نظافه من الطبيعه"),
        ("ﺍﻟﺘﺴﻮﻳﻖ", "التسويق"),
        ("أحمد إلى آدم ٱلمؤمن شيئ", "احمد الي ادم المومن شيي"),
        ("کتاب یک", "كتاب يك"),
        ("خصم ٣٠٪ أو ۳۰", "خصم 30 او 30"),
        ("  Clean —\u{200f} by\u{200b} NATURE! ", "clean by nature"),
        ("Straße", "straße"),
        ("…", ""),
    ] {
        assert_eq!(normalised(text), expected, "{text}");
        assert_eq!(normalised(expected), expected, "normal stays normal");
    }
}

#[test]
fn texts_are_as_alike_as_published() {
    let plan = rayhan_soap();
    for (message, expected) in
        [(5, 0.835), (0, 0.651), (3, 0.510), (1, 0.405), (6, 0.311), (4, 0.214), (2, 0.159), (7, 0.0)]
    {
        let copy = &plan.messages[message].copy;
        let found = trigram_similarity(PLATFORM_LINE, copy.get(Language::Ar));
        assert!((found - expected).abs() <= 0.0005 + 1e-9, "M{}: {found} is not {expected}", message + 1);
    }
    assert!((trigram_similarity("نَظافَةٌ مِنَ الطَّبيعــــة", "نظافة من الطبيعه") - 1.0).abs() < 1e-12);
    for (a, b, expected) in [
        ("نظافة من الطبيعة", "نظافة الطبيعة", 0.8125),
        ("kitten", "sitting", 4.0 / 7.0),
        ("", "", 1.0),
        ("soap", "", 0.0),
    ] {
        assert!((levenshtein_similarity(a, b) - expected).abs() < 1e-12, "{a} / {b}");
    }
}

fn asked(plan: &Plan, message: usize) -> Vec<Question> {
    copy_questions(plan).messages.swap_remove(message)
}

#[test]
fn the_sample_raises_the_questions_that_it_was_made_for() {
    let plan = rayhan_soap();
    let language = Language::Ar;
    for (message, expected) in [
        (0, vec![]),
        // The article is coded with the slogan and ends on no slogan.
        (1, vec![Question::SloganNotInCopy { slogan: "clean-by-nature".into(), language }]),
        (2, vec![]),
        (3, vec![]),
        (4, vec![Question::UnbackedNumber { number: "30%".to_owned(), language }]),
        (5, vec![]),
        (6, vec![Question::ClaimNotInCopy { claim: "gentle".into(), language }]),
        (
            7,
            vec![Question::UncodedClaim {
                claim: "gentle".into(),
                language: Language::En,
                found: "kind to skin".to_owned(),
            }],
        ),
    ] {
        assert_eq!(asked(&plan, message), expected, "M{}", message + 1);
    }
}

#[test]
fn words_and_coding_are_held_against_each_other() {
    use Language::{Ar, En};
    type Case<'a> = (&'a str, usize, Language, &'a str, Vec<Question>);
    let uncoded = |claim: &str, language, found: &str| Question::UncodedClaim {
        claim: claim.into(),
        language,
        found: found.to_owned(),
    };
    let negation =
        |claim: &str, language, cue: &str| Question::Negation { claim: claim.into(), language, cue: cue.to_owned() };
    let cases: Vec<Case<'_>> = vec![
        ("with prefixes", 2, Ar, "وباللطيف الطبيعي ننظف البشرة كل يوم", vec![]),
        ("not coded", 2, Ar, "لطيف وطبيعي ومصنوع باليدويّ من الزيتون", vec![uncoded("handmade", Ar, "باليدويّ")]),
        (
            "denied",
            2,
            Ar,
            "صابون غير طبيعي وغير لطيف على البشرة",
            vec![negation("natural", Ar, "غير"), negation("gentle", Ar, "وغير")],
        ),
        (
            "no part of a word",
            7,
            En,
            "Clean by nature: unnatural handmade soap",
            vec![Question::ClaimNotInCopy { claim: "natural".into(), language: En }],
        ),
        (
            "denied in English",
            7,
            En,
            "Clean by nature. Not natural, but handmade soap",
            vec![negation("natural", En, "Not"), negation("handmade", En, "Not")],
        ),
        (
            "several words",
            7,
            En,
            "Clean by nature. Natural handmade soap, kind to skin",
            vec![uncoded("gentle", En, "kind to skin")],
        ),
    ];
    for (name, message, language, copy, expected) in cases {
        let mut found = asked(&with_copy(message, language, copy), message);
        found.retain(|question| !matches!(question, Question::SloganNotInCopy { .. } | Question::TooShort { .. }));
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn slogans_are_found_and_their_variants_asked_about() {
    let slogan = || "clean-by-nature".into();
    let language = Language::Ar;
    for (copy, expected) in [
        ("نَظافةٌ مِن الطّبيعة كل صباح ومساء", None),
        (
            "صابون نظافة الطبيعة كل صباح",
            Some(Question::SloganVariant {
                slogan: slogan(),
                language,
                found: "نظافة الطبيعة".to_owned(),
                similarity: 0.8125,
            }),
        ),
        ("اشتري الآن قبل نهاية الأسبوع", Some(Question::SloganNotInCopy { slogan: slogan(), language })),
    ] {
        let found = asked(&with_copy(0, language, copy), 0).into_iter().find(|question| {
            matches!(
                question,
                Question::SloganVariant { .. } | Question::SloganNotInCopy { .. } | Question::UncodedSlogan { .. }
            )
        });
        assert_eq!(found, expected, "{copy}");
    }
    let carried = with_copy(2, language, "لطيف طبيعي. نظافة من الطبيعة");
    assert!(asked(&carried, 2).contains(&Question::UncodedSlogan { slogan: slogan(), language }));
}

#[test]
fn near_duplicates_are_found_in_one_language_only() {
    let copy = rayhan_soap().messages[0].copy.ar.clone();
    let plan = with_copy(3, Language::Ar, &format!("{copy}!"));
    let of = |message: usize| {
        asked(&plan, message).into_iter().find_map(|question| match question {
            Question::NearDuplicate { other, similarity, .. } => Some((other, similarity >= NEAR_DUPLICATE)),
            _ => None,
        })
    };
    assert_eq!((of(0), of(3), of(1)), (Some((3, true)), Some((0, true)), None));
    assert!(
        asked(&with_copy(3, Language::Ar, "اشتري الآن"), 3).contains(&Question::TooShort { language: Language::Ar })
    );
}

#[test]
fn numbers_need_a_claim_with_their_value() {
    type Case<'a> = (&'a str, Option<ClaimValue>, Vec<&'a str>);
    let cases: [Case<'_>; 6] = [
        ("خصم ٣٠٪ على الصابون", None, vec!["٣٠٪"]),
        ("خصم ٣٠٪ على الصابون", Some(ClaimValue::Percent("30.0".parse().unwrap())), vec![]),
        ("خصم 30٪ ثم 30 ثم 25", Some(ClaimValue::Days(25)), vec!["30٪"]),
        ("السعر 2.500 دينار", Some(ClaimValue::Price("2.5".parse().unwrap())), vec![]),
        ("السعر 1,250 دينارًا", None, vec!["1,250"]),
        ("منتج a4 وحده", None, vec![]),
    ];
    for (copy, value, expected) in cases {
        let mut plan = with_copy(4, Language::Ar, copy);
        let position = plan.vocabulary.claims.position(&"cheapest".into()).unwrap();
        std::sync::Arc::make_mut(&mut plan.vocabulary.claims.make_mut()[position]).value = value;
        let found: Vec<String> = asked(&plan, 4)
            .into_iter()
            .filter_map(|question| match question {
                Question::UnbackedNumber { number, .. } => Some(number),
                _ => None,
            })
            .collect();
        assert_eq!(found, expected, "{copy}");
    }
}

#[test]
fn a_message_without_coding_gets_suggestions() {
    let mut plan = rayhan_soap();
    let message = std::sync::Arc::make_mut(&mut plan.messages.make_mut()[0]);
    message.claims = Coded::Blank;
    let ids: Vec<String> =
        suggested_claims(message, &plan.vocabulary).into_iter().map(|claim| claim.to_string()).collect();
    assert_eq!(ids, ["natural", "handmade", "gentle"]);
}

#[test]
fn long_and_empty_texts_are_borne() {
    let long = "صابون طبيعي 30٪ نظافة الطبيعة غير لطيف ".repeat(2_600);
    assert!(long.chars().count() > 100_000);
    let mut plan = with_copy(0, Language::Ar, &long);
    std::sync::Arc::make_mut(&mut plan.messages.make_mut()[3]).copy = Bilingual::new("   ", &*long);
    std::sync::Arc::make_mut(&mut plan.messages.make_mut()[1]).copy = Bilingual::default();
    let questions = copy_questions(&plan);
    assert!(questions.messages[0].iter().any(|question| matches!(question, Question::NearDuplicate { other: 3, .. })));
    assert!(questions.messages[1].is_empty());
}

/// What the copies of the files of faults ask about numbers, by language, with the claims coded.
fn numbers_asked(plan: &Plan) -> Vec<(Language, String)> {
    let questions = copy_questions(plan).messages.into_iter().flatten();
    questions
        .filter_map(|question| match question {
            Question::UnbackedNumber { number, language } => Some((language, number)),
            _ => None,
        })
        .collect()
}

#[test]
fn dates_and_joined_numbers_of_copies_are_seen_whole() {
    let copies = |english: &str, arabic: &str| {
        let mut plan = rayhan_soap();
        let claim = plan.vocabulary.claims.position(&"cheapest".into()).unwrap();
        let until = jiff::civil::date(2026, 6, 5);
        std::sync::Arc::make_mut(&mut plan.vocabulary.claims.make_mut()[claim]).value =
            Some(ClaimValue::Until(crate::plan::Day(until)));
        for (position, message) in plan.messages.make_mut().iter_mut().enumerate() {
            let message = std::sync::Arc::make_mut(message);
            message.copy = if position == 4 { Bilingual::new(english, arabic) } else { Bilingual::default() };
        }
        numbers_asked(&plan)
    };
    // The copies of 18-no-leading-zero.ron and 18-leading-zero.ron: the date is backed, however it is written.
    for date in ["5/6/2026", "05/06/2026", "5.6.26", "2026-06-05"] {
        let (english, arabic) = (format!("The offer ends on {date}."), format!("العرض ساري حتى {date} فقط لا غير."));
        assert_eq!(copies(&english, &arabic), [], "{date}");
    }
    // Those of 19-numbers-apart.ron and 19-joined-numbers.ron ask the same.
    let expected: Vec<(Language, String)> =
        ["50٪", "20", "3"].into_iter().map(|number| (Language::Ar, number.to_owned())).collect();
    assert_eq!(copies("", "وفّر 50٪ الآن، 20 دينارًا فقط، 3 أيام حتى 5/6/2026."), expected);
    assert_eq!(copies("", "وفّر بـ50٪ الآن، بـ20 دينارًا فقط، لـ3 أيام حتى 5/6/2026."), expected);
    assert_eq!(copies("until 7/6/2026", ""), [(Language::En, "7/6/2026".to_owned())]);
}

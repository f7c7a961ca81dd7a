//! What differs between two plans, in words: values within values, what stands in what, and the names of lists.

use super::difference;
use crate::plan::Plan;
use crate::text::{Language, Locale};

fn said(before: &Plan, after: &Plan, language: Language) -> Vec<String> {
    let all = crate::diff::differences(before, after);
    all.iter().map(|found| difference(found, before, after, Locale::of(language))).collect()
}

fn plan(text: &str) -> Plan {
    crate::store::read(text.as_bytes()).unwrap().plan.as_ref().clone()
}

#[test]
fn values_within_values_are_said_in_the_language_of_the_reader() {
    let soap = plan(include_str!("../../../saves/rayhan-soap.ron"));
    let listening = plan(include_str!("../../../saves/rayhan-listening.ron"));
    let english = said(&soap, &listening, Language::En);
    let proofs = english.iter().find(|line| line.contains("proofs")).unwrap();
    assert!(proofs.contains("Laboratory analysis") && !proofs.contains("تحليل"), "{proofs}");
    assert!(proofs.contains("source “Illustrative”") && proofs.contains("31 January 2027"), "{proofs}");
    let insights = english.iter().find(|line| line.contains("“Launch reel”, insights")).unwrap();
    assert!(insights.contains("They worry that scented soap dries the skin"), "{insights}");
    let arabic = said(&soap, &listening, Language::Ar);
    let proofs = arabic.iter().find(|line| line.contains("الأدلة")).unwrap();
    assert!(proofs.contains("توضيحي") && !proofs.chars().any(|letter| letter.is_ascii_alphabetic()), "{proofs}");
}

#[test]
fn what_is_added_is_named_before_what_it_stands_in() {
    let with = |answers: &str| {
        plan(&format!(
            "(format: 1, calendar: (start: \"2026-03-01\", weeks: 4), money: (currency: \"JOD\"), \
             worksheets: [(framework: \"swot\", answers: [{answers}]), (framework: \"e-mix\")])"
        ))
    };
    let rows = |id: &str| format!("(item: \"{id}\", answer: Rows([[(en: \"A\", ar: \"أ\"), (en: \"B\", ar: \"ب\")]]))");
    let (before, after) = (with(&rows("strengths")), with(&[rows("strengths"), rows("gone-item")].join(", ")));
    let worksheet = crate::worksheet::framework("swot").unwrap();
    let [en, ar] = [Language::En, Language::Ar].map(|language| worksheet.name.get(language));
    for (one, other, english, arabic) in [(&before, &after, "added", "إضافة"), (&after, &before, "removed", "حذف")]
    {
        let expected = format!("answer to “gone-item” in worksheet “{en}”: {english}");
        assert_eq!(said(one, other, Language::En), [expected]);
        let found = said(one, other, Language::Ar);
        let found = crate::text::without_direction_marks(&found[0]).into_owned();
        assert_eq!(found, format!("{arabic} الإجابة عن «gone-item» في ورقة العمل «{ar}»"));
    }
}

#[test]
fn a_note_of_an_option_is_called_so() {
    let sheet = crate::worksheet::framework("e-mix").unwrap();
    let item = sheet.items().map(|(_, item)| item).find(|item| item.kind.options().len() > 1).unwrap();
    let option = &item.kind.options()[0];
    let with = |notes: &str| {
        plan(&format!(
            "(format: 1, calendar: (start: \"2026-03-01\", weeks: 4), money: (currency: \"JOD\"), \
             worksheets: [(framework: \"e-mix\", answers: [(item: \"{}\", answer: {}, notes: [{notes}])])])",
            item.id,
            if matches!(item.kind, crate::worksheet::Kind::Choice(_)) {
                format!("Choice(\"{}\")", option.id)
            } else {
                format!("Choices([\"{}\"])", option.id)
            },
        ))
    };
    let note = |text: &str| format!("(option: \"{}\", text: (en: \"{text}\", ar: \"{text}\"))", option.id);
    for (before, after) in [(with(&note("One")), with(&note("Two"))), (with(""), with(&note("Two")))] {
        for (language, word) in [(Language::En, "note of the option “"), (Language::Ar, "ملاحظة الخيار «")]
        {
            for line in said(&before, &after, language) {
                let line = crate::text::without_direction_marks(&line).into_owned();
                assert!(line.contains(word) && line.contains(option.name.get(language)), "{line}");
                assert!(!line.contains("notes"), "{line}");
            }
        }
    }
}

#[test]
fn what_stands_in_a_list_is_called_by_a_word_of_the_reader() {
    for list in crate::plan::schema::LISTS.iter().filter(|list| !list.identity.is_empty()) {
        let field = list.field();
        let texts = &Locale::of(Language::Ar).texts().differences;
        let word = super::words::item_word(field, texts);
        assert!(word.is_some_and(|word| !word.chars().any(|letter| letter.is_ascii_alphabetic())), "{field}");
    }
}

#[test]
fn what_differs_in_the_other_language_alone_is_shown() {
    let with = |arabic: &str| {
        let proof = format!("(text: (en: \"Test\", ar: \"{arabic}\"))");
        plan(&format!(
            "(format: 1, calendar: (start: \"2026-03-01\", weeks: 4), money: (currency: \"JOD\"), \
             vocabulary: (claims: [(id: \"c\", proofs: [{proof}])]))"
        ))
    };
    let lines = said(&with("اختبار"), &with("فحص"), Language::En);
    assert!(lines.len() == 1 && lines[0].contains("اختبار") && lines[0].contains("فحص"), "{lines:?}");
}

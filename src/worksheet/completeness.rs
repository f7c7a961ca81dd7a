//! Says how much of a worksheet is answered.

use super::framework::{Framework, Item, Kind, Link, LinkedPage, Part};
use crate::plan::{Answer, Bilingual, FrameworkId, ItemAnswer, Language, Plan};

/// Says how far an item has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemState {
    /// Nothing is answered.
    Empty,
    /// It is answered.
    Answered,
    /// There is nothing to answer: it is read off the plan, or entered elsewhere.
    Read,
}

/// Says how many of the required items are answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// The required items that are answered.
    pub answered: usize,
    /// The required items.
    pub items: usize,
}

impl Completeness {
    /// Returns true when nothing that is required is missing.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.answered == self.items
    }

    /// Adds up two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { answered: self.answered + other.answered, items: self.items + other.items }
    }

    fn of<'f>(plan: &Plan, framework: &Framework, items: impl Iterator<Item = &'f Item>) -> Self {
        items.filter(|item| item.required).fold(Self::default(), |sum, item| match state(plan, framework, item) {
            ItemState::Answered => sum.and(Self { answered: 1, items: 1 }),
            ItemState::Empty => sum.and(Self { answered: 0, items: 1 }),
            ItemState::Read => sum,
        })
    }
}

/// Counts what is answered of `framework`: in each part, in their order, and in all of it.
#[must_use]
pub fn completeness(plan: &Plan, framework: &Framework) -> (Vec<Completeness>, Completeness) {
    let of_part = |part: &Part| Completeness::of(plan, framework, part.items.iter());
    let parts: Vec<Completeness> = framework.parts.iter().map(of_part).collect();
    let whole = parts.iter().fold(Completeness::default(), |sum, part| sum.and(*part));
    (parts, whole)
}

/// Finds the answer to an item: its own, or the one that it shares. None where one of another kind stands in its place, as a
/// choice from before the item became a text: no such answer can be shown as one to the item.
#[must_use]
pub fn answer_to<'p>(plan: &'p Plan, framework: &Framework, item: &Item) -> Option<&'p ItemAnswer> {
    let (sheet, id) = match &item.same_as {
        Some(address) => address.split_once('.')?,
        None => (framework.id.as_str(), item.id.as_str()),
    };
    let found = plan.worksheets.find(&FrameworkId::from(sheet))?.answer(id)?;
    fits(&item.kind, &found.answer).then_some(found)
}

/// Returns true for an answer that an item of this kind can show.
#[must_use]
pub fn fits(kind: &Kind, answer: &Answer) -> bool {
    match answer {
        Answer::Text(_) => matches!(kind, Kind::Text { .. }),
        Answer::Choice(_) => matches!(kind, Kind::Choice(_)),
        Answer::Choices(_) => matches!(kind, Kind::Choices(_)),
        Answer::Rows(_) => matches!(kind, Kind::Rows(_)),
        Answer::Scale(_) | Answer::DontKnow => matches!(kind, Kind::Scale { .. }),
    }
}

/// Says how far an item has come. What leads elsewhere counts where the program can tell; options that the item no longer has and
/// values beyond its scale answer nothing.
#[must_use]
pub fn state(plan: &Plan, framework: &Framework, item: &Item) -> ItemState {
    match &item.kind {
        Kind::Figure(_) => ItemState::Read,
        Kind::Link(to) => linked(plan, to),
        _ => match answer_to(plan, framework, item) {
            Some(found) if answers(&item.kind, &found.answer) => ItemState::Answered,
            _ => ItemState::Empty,
        },
    }
}

/// Says whether there is something where a link leads; it is read where the program cannot tell.
#[must_use]
pub fn linked(plan: &Plan, to: &str) -> ItemState {
    let is_there = match Link::of(to) {
        Some(Link::Page(page)) => has_something(plan, page),
        Some(Link::Worksheet(sheet)) => {
            plan.worksheets.find(&FrameworkId::from(sheet)).is_some_and(|sheet| !sheet.answers.is_empty())
        }
        None => return ItemState::Read,
    };
    if is_there { ItemState::Answered } else { ItemState::Empty }
}

/// Returns true where the page has something of the plan in it.
fn has_something(plan: &Plan, page: LinkedPage) -> bool {
    match page {
        LinkedPage::Audiences => !plan.audiences.is_empty(),
        LinkedPage::Messages => !plan.messages.is_empty(),
        LinkedPage::Channels => !plan.channels.is_empty(),
        LinkedPage::Brief => !plan.objectives.is_empty() || !plan.platform.is_empty(),
        LinkedPage::Plan => !plan.placements.is_empty(),
        LinkedPage::Budget => !plan.money.budget.is_zero(),
        LinkedPage::Listening => {
            !plan.mentions.is_empty() || !plan.experiences.is_empty() || !plan.relations.is_empty()
        }
    }
}

/// Returns true for an answer with something in it that an item of this kind asks for. "I do not know" is one.
fn answers(kind: &Kind, answer: &Answer) -> bool {
    let is_written = |text: &Bilingual| !text.en.trim().is_empty() || !text.ar.trim().is_empty();
    let is_offered = |id: &String| kind.options().iter().any(|option| option.id == *id);
    match answer {
        Answer::Text(text) => is_written(text),
        Answer::Choice(option) => is_offered(option),
        Answer::Choices(options) => options.iter().any(is_offered),
        Answer::Rows(rows) => rows.iter().flatten().any(is_written),
        Answer::Scale(value) => matches!(kind, Kind::Scale { low, high } if (low..=high).contains(&value)),
        Answer::DontKnow => true,
    }
}

/// Counts the words of a text in one of its languages, as people count them: what blanks stand between.
#[must_use]
pub fn words_of(text: &Bilingual, language: Language) -> usize {
    text.slot(language).split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::{List, OptionNote, Worksheet};
    use crate::worksheet::{built_in, framework};

    fn answered(framework: &Framework, items: &[&str]) -> Plan {
        let written = || Bilingual::new("An answer", "");
        let fitting = |item: &str| match &framework.item(item).unwrap().kind {
            Kind::Choice(options) => Answer::Choice(options[0].id.clone()),
            Kind::Choices(options) => Answer::Choices(vec![options[0].id.clone()]),
            Kind::Scale { low, .. } => Answer::Scale(*low),
            Kind::Rows(_) => Answer::Rows(vec![vec![written()]]),
            _ => Answer::Text(written()),
        };
        let answer = |item: &str| ItemAnswer {
            item: item.to_owned(),
            answer: fitting(item),
            notes: vec![OptionNote { option: "a".to_owned(), text: Bilingual::default() }],
        };
        let sheet = Worksheet {
            framework: framework.id.as_str().into(),
            answers: items.iter().map(|item| answer(item)).collect(),
        };
        Plan { worksheets: List::from_iter([sheet]), ..rayhan_soap() }
    }

    #[test]
    fn completeness_counts_what_is_required() {
        for framework in built_in() {
            let required: Vec<&str> = framework
                .items()
                .filter(|(_, item)| item.required && !matches!(item.kind, Kind::Figure(_) | Kind::Link(_)))
                .filter(|(_, item)| item.same_as.is_none())
                .map(|(_, item)| item.id.as_str())
                .collect();
            let none = completeness(&answered(framework, &[]), framework).1;
            let all = completeness(&answered(framework, &required), framework).1;
            assert_eq!(all.items, none.items);
            assert_eq!(all.answered, none.answered + required.len(), "{}", framework.id);
            if let Some(first) = required.first() {
                let one = completeness(&answered(framework, &[first]), framework).1;
                assert_eq!(one.answered, none.answered + 1);
            }
            let (parts, whole) = completeness(&answered(framework, &required), framework);
            assert_eq!(parts.into_iter().fold(Completeness::default(), Completeness::and), whole);
        }
    }

    fn state_with(sheet: &str, item: &str, answer: Answer) -> ItemState {
        let framework = framework(sheet).unwrap();
        let item = framework.item(item).unwrap();
        let given = ItemAnswer { item: item.id.clone(), answer, notes: Vec::new() };
        let sheet = Worksheet { framework: sheet.into(), answers: vec![given] };
        state(&Plan { worksheets: List::from_iter([sheet]), ..rayhan_soap() }, framework, item)
    }

    #[test]
    fn an_empty_answer_is_none_and_one_of_nothing_known_is_one() {
        let (empty, answered) = (ItemState::Empty, ItemState::Answered);
        for (sheet, item, answer, expected) in [
            ("arthur", "needs", Answer::Text(Bilingual::new("  ", "")), empty),
            ("arthur", "needs", Answer::Text(Bilingual::new("", "حاجة")), answered),
            ("swot", "threats", Answer::Rows(vec![vec![Bilingual::default()]]), empty),
            ("promotion", "ad-forms", Answer::Choices(Vec::new()), empty),
            ("integration-audit", first_scale(), Answer::DontKnow, answered),
        ] {
            assert_eq!(state_with(sheet, item, answer.clone()), expected, "{item}: {answer:?}");
        }
    }

    fn first_scale() -> &'static str {
        let mut items = framework("integration-audit").unwrap().items();
        items.find(|(_, item)| matches!(item.kind, Kind::Scale { .. })).map(|(_, item)| &*item.id).unwrap()
    }

    #[test]
    fn an_answer_that_the_item_cannot_use_is_none() {
        let gone = || "no-such-option".to_owned();
        for (sheet, item, answer) in [
            ("risk", "promise-risk", Answer::Choice(gone())),
            ("privacy", "notice", Answer::Choice(gone())),
            ("privacy", "notice", Answer::Text(Bilingual::new("Yes", ""))),
            ("promotion", "ad-forms", Answer::Choices(vec![gone()])),
            ("integration-audit", first_scale(), Answer::Scale(4000)),
        ] {
            assert_eq!(state_with(sheet, item, answer.clone()), ItemState::Empty, "{item}: {answer:?}");
        }
        let some = Answer::Choices(vec![gone(), "banners".to_owned()]);
        assert_eq!(state_with("promotion", "ad-forms", some), ItemState::Answered, "one of them is still offered");
    }

    #[test]
    fn a_shared_answer_is_found_where_it_is_given() {
        for framework in built_in() {
            for (_, item) in framework.items().filter(|(_, item)| item.same_as.is_some()) {
                let (sheet, id) = item.same_as.as_ref().unwrap().split_once('.').unwrap();
                let owner = crate::worksheet::framework(sheet).unwrap();
                let plan = answered(owner, &[id]);
                assert!(answer_to(&plan, framework, item).is_some(), "{}.{}", framework.id, item.id);
            }
        }
    }

    #[test]
    fn words_are_counted_as_people_count_them() {
        let text = Bilingual::new("Dry skin — in winter", "جفاف البشرة في الشتاء؛");
        assert_eq!((words_of(&text, Language::En), words_of(&text, Language::Ar)), (4, 4));
    }
}

//! How much of a worksheet is answered.

use super::framework::{Framework, Item, Kind, Link, LinkedPage, Part};
use crate::plan::{Answer, Bilingual, FrameworkId, ItemAnswer, Language, Plan};

/// How far an item has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemState {
    /// Nothing is answered.
    Empty,
    /// It is answered.
    Answered,
    /// There is nothing to answer: it is read off the plan, or entered elsewhere.
    Read,
}

/// How many of the required items are answered.
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

/// Finds the answer to an item: its own, or the one that it shares.
#[must_use]
pub fn answer_to<'p>(plan: &'p Plan, framework: &Framework, item: &Item) -> Option<&'p ItemAnswer> {
    let (sheet, id) = match &item.same_as {
        Some(address) => address.split_once('.')?,
        None => (framework.id.as_str(), item.id.as_str()),
    };
    plan.worksheets.find(&FrameworkId::from(sheet))?.answer(id)
}

/// Says how far an item has come. What leads elsewhere counts where the program can tell.
#[must_use]
pub fn state(plan: &Plan, framework: &Framework, item: &Item) -> ItemState {
    match &item.kind {
        Kind::Figure(_) => ItemState::Read,
        Kind::Link(to) => linked(plan, to),
        _ => match answer_to(plan, framework, item) {
            Some(found) if says_something(&found.answer) => ItemState::Answered,
            _ => ItemState::Empty,
        },
    }
}

fn linked(plan: &Plan, to: &str) -> ItemState {
    let is_there = match Link::of(to) {
        Some(Link::Page(page)) => has_something(plan, page),
        Some(Link::Worksheet(sheet)) => {
            plan.worksheets.find(&FrameworkId::from(sheet)).is_some_and(|sheet| !sheet.answers.is_empty())
        }
        None => return ItemState::Read,
    };
    if is_there { ItemState::Answered } else { ItemState::Empty }
}

/// True where the page has something of the plan in it.
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

/// True for an answer with something in it. "I do not know" is one.
fn says_something(answer: &Answer) -> bool {
    let is_written = |text: &Bilingual| !text.en.trim().is_empty() || !text.ar.trim().is_empty();
    match answer {
        Answer::Text(text) => is_written(text),
        Answer::Choice(option) => !option.is_empty(),
        Answer::Choices(options) => !options.is_empty(),
        Answer::Rows(rows) => rows.iter().flatten().any(is_written),
        Answer::Scale(_) | Answer::DontKnow => true,
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
        let answer = |item: &str| ItemAnswer {
            item: item.to_owned(),
            answer: Answer::Text(Bilingual::new("An answer", "")),
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

    #[test]
    fn an_empty_answer_is_none_and_one_of_nothing_known_is_one() {
        let arthur = framework("arthur").unwrap();
        let item = arthur.item("needs").unwrap();
        let with = |answer: Answer| {
            let mut plan = answered(arthur, &["needs"]);
            let mut sheet = (*plan.worksheets[0]).clone();
            sheet.answers[0].answer = answer;
            plan.worksheets = List::from_iter([sheet]);
            state(&plan, arthur, item)
        };
        assert_eq!(with(Answer::Text(Bilingual::new("  ", ""))), ItemState::Empty);
        assert_eq!(with(Answer::Rows(vec![vec![Bilingual::default()]])), ItemState::Empty);
        assert_eq!(with(Answer::Choices(Vec::new())), ItemState::Empty);
        assert_eq!(with(Answer::DontKnow), ItemState::Answered);
        assert_eq!(with(Answer::Text(Bilingual::new("", "حاجة"))), ItemState::Answered);
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

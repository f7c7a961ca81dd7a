//! The options of worksheets among the texts of a plan: a plan holds their ids, and people look for their names.

use super::walk::Text;
use crate::diff::DifferenceStep;
use crate::plan::Bilingual;
use crate::worksheet::framework;

/// Returns what the option is called whose id `text` is, where it is an answer to an item of a worksheet of this program, or what
/// such an answer has a note to.
pub(super) fn option_names(text: &Text) -> Option<&'static Bilingual> {
    let mut steps = text.place.iter();
    let sheet = framework(&item_in(&mut steps, "worksheets")?)?;
    let item = sheet.item(&item_in(&mut steps, "answers")?)?;
    let rest: Vec<&DifferenceStep> = steps.collect();
    let names_option = match rest.as_slice() {
        [DifferenceStep::Field(field)] => field == "answer",
        [DifferenceStep::Field(list), DifferenceStep::Item(_), DifferenceStep::Field(field)] => {
            list == "notes" && field == "option"
        }
        _ => false,
    };
    let option = item.kind.options().iter().find(|option| option.id == text.text);
    option.filter(|_| names_option).map(|option| &option.name)
}

/// Returns the name of the next item of the list in the field `list`.
fn item_in<'s>(steps: &mut impl Iterator<Item = &'s DifferenceStep>, list: &str) -> Option<String> {
    steps.find(|step| matches!(step, DifferenceStep::Field(name) if name == list))?;
    match steps.next()? {
        DifferenceStep::Item(key) => Some(key.first().to_owned()),
        DifferenceStep::Field(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::{Answer, Bilingual, ItemAnswer, Language, List, OptionNote, Plan, Worksheet};
    use crate::worksheet::{Kind, built_in};

    fn with(sheet: &str, item: &str, answer: Answer, remarked: &str) -> Plan {
        let notes = vec![OptionNote { option: remarked.to_owned(), text: Bilingual::new("a remark", "") }];
        let answers = vec![ItemAnswer { item: item.to_owned(), answer, notes }];
        let sheet = Worksheet { framework: sheet.into(), answers };
        Plan { worksheets: List::from_iter([sheet]), ..rayhan_soap() }
    }

    #[test]
    fn every_option_of_every_worksheet_is_found_by_its_names() {
        for sheet in built_in() {
            for (_, item) in sheet.items() {
                for option in item.kind.options() {
                    let answer = match item.kind {
                        Kind::Choice(_) => Answer::Choice(option.id.clone()),
                        _ => Answer::Choices(vec![option.id.clone()]),
                    };
                    let plan = with(&sheet.id, &item.id, answer, "none-such");
                    for language in Language::ALL {
                        let name = option.name.get(language);
                        let found = find(&plan, name);
                        let is_option = |found: &&super::super::Found| found.option.is_some();
                        let found = found.iter().find(is_option).unwrap_or_else(|| panic!("{}: {name}", sheet.id));
                        assert_eq!(found.text, name);
                        let other = found.clone().said_in(language.other());
                        assert_eq!(other.text, option.name.get(language.other()));
                        assert_eq!(other.snippet.line, other.text);
                    }
                }
            }
        }
    }

    #[test]
    fn an_option_is_shown_by_its_name_and_one_that_is_gone_by_its_id() {
        let answer = || Answer::Choices(vec!["clothes".to_owned(), "no-such-option".to_owned()]);
        let item = built_in().iter().flat_map(|sheet| sheet.items().map(move |(_, item)| (sheet, item)));
        let (sheet, item) =
            item.into_iter().find(|(_, item)| item.kind.options().iter().any(|option| option.id == "clothes")).unwrap();
        let name = item.kind.options().iter().find(|option| option.id == "clothes").map(|option| &option.name).unwrap();
        let plan = with(&sheet.id, &item.id, answer(), "clothes");
        for (typed, language) in [("clothes", Language::En), (&*name.en, Language::En), (&*name.ar, Language::Ar)] {
            let found = find(&plan, typed);
            assert_eq!(found.len(), 2, "the answer and the note to it: {typed}: {found:?}");
            assert!(found.iter().all(|found| found.text == name.get(language)), "{found:?}");
        }
        let gone = find(&plan, "no-such-option");
        assert!(gone.len() == 1 && gone[0].option.is_none() && gone[0].text == "no-such-option", "{gone:?}");
    }
}

//! Says what the things of a plan are called: by their names, and those without one by what they are and a number. Ids are made
//! up by the program, so they stand only where an id is asked for.

use std::collections::BTreeMap;

use super::strings::{Texts, fill, slots};
use super::terms::inside_sentence;
use super::{Language, Locale, isolate};
use crate::plan::schema::ListName;
use crate::plan::{Bilingual, Placement, PlacementId, Plan};

/// Returns what the thing `id` of a list is called: its name in the language `shown_in` or else in the other one, "Unnamed
/// channel" where it has none, and "Unnamed channel 2" where another one before it has none either. `None` where the list has no
/// such thing.
#[must_use]
pub fn name_of(plan: &Plan, list: ListName, id: &str, shown_in: Language, locale: Locale) -> Option<String> {
    let mut unnamed = 0;
    for (known, name) in plan.names_in(list) {
        let shown = shown(name, shown_in);
        unnamed += i128::from(shown.is_none());
        if known == id {
            return Some(shown.map_or_else(|| numbered(list, unnamed, locale), str::to_owned));
        }
    }
    None
}

/// Returns a text as a heading: with a capital at its beginning, where its letters have one.
#[must_use]
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns what the thing `id` of a list is called in a sentence of `locale`, kept apart from the words around it. What the list
/// does not have is called by the id by which the plan names it.
#[must_use]
pub fn name_in_sentence(plan: &Plan, list: ListName, id: &str, locale: Locale) -> String {
    let name = name_of(plan, list, id, locale.language, locale);
    isolate(name.as_deref().map_or(id, str::trim), locale.language).into_owned()
}

/// Says weeks: "Week 3" or "Weeks 3–5".
#[must_use]
pub fn weeks_named(first: u32, last: u32, locale: Locale) -> String {
    let words = &locale.texts().shared;
    let [from, to] = [first, last].map(|week| locale.ungrouped(week));
    if first >= last {
        return fill!(words.week_number, &[("week", &from)]);
    }
    fill!(words.weeks, &[("first", &from), ("last", &to)])
}

/// Names a placement in full by what its message and its channel are called: "Launch reel on Instagram, weeks 1–2".
#[must_use]
pub fn placement_named(placement: &Placement, [message, channel]: [&str; 2], locale: Locale) -> String {
    let [message, channel] = [message, channel].map(|name| isolate(name, locale.language));
    let weeks = weeks_named(placement.start_week, placement.end_week(), locale);
    let weeks = inside_sentence(&weeks, locale.language);
    let names = slots![("message", &*message), ("channel", &*channel), ("weeks", &*weeks)];
    fill!(locale.texts().shared.placement_name, names)
}

/// Returns what the placement `id` is called in a sentence of `locale`; its id where it is not in the plan.
#[must_use]
pub fn placement_in_sentence(plan: &Plan, id: &PlacementId, locale: Locale) -> String {
    let Some(placement) = plan.placement(id) else { return isolate(id.as_str(), locale.language).into_owned() };
    let name = |list: ListName, id: &str| name_of(plan, list, id, locale.language, locale);
    let message = name(ListName::Messages, placement.message.as_str());
    let channel = name(ListName::Channels, placement.channel.as_str());
    let message = message.as_deref().unwrap_or(placement.message.as_str());
    placement_named(placement, [message, channel.as_deref().unwrap_or(placement.channel.as_str())], locale)
}

fn shown(name: &Bilingual, shown_in: Language) -> Option<&str> {
    Some(name.get(shown_in)).filter(|name| !name.trim().is_empty())
}

/// Returns "Unnamed channel" for the first thing without a name, "Unnamed channel 2" for the second.
fn numbered(list: ListName, number: i128, locale: Locale) -> String {
    let name = thing_words(list, locale.language).unnamed;
    if number < 2 {
        return name.to_owned();
    }
    let values = slots![("name", name), ("number", &*locale.ungrouped(number))];
    fill!(locale.texts().shared.numbered_name, values)
}

/// Holds what the program calls the things of a list.
#[derive(Clone, Copy, Debug)]
pub struct ThingWords {
    /// What a thing is, before its name: "message", "placement of".
    pub kind: &'static str,
    /// What a thing without a name is called.
    pub unnamed: &'static str,
}

/// Returns what the things of `list` are called.
#[must_use]
pub fn thing_words(list: ListName, language: Language) -> ThingWords {
    let Texts { edits, shared, .. } = Texts::of(language);
    let (kind, unnamed) = match list {
        ListName::Objectives => (edits.objective, shared.unnamed_objective),
        ListName::Audiences => (edits.audience, shared.unnamed_audience),
        ListName::Themes => (edits.theme, shared.unnamed_theme),
        ListName::Claims => (edits.claim, shared.unnamed_claim),
        ListName::Visuals => (edits.visual, shared.unnamed_visual),
        ListName::Slogans => (edits.slogan, shared.unnamed_slogan),
        ListName::Messages => (edits.message, shared.unnamed_message),
        ListName::Channels => (edits.channel, shared.unnamed_channel),
        ListName::Placements => (edits.placement, shared.unnamed_placement),
        ListName::OtherCosts => (edits.other_cost, shared.unnamed_cost),
        ListName::Actuals => (edits.actual, shared.unnamed_placement),
        ListName::Insights => (edits.insight, shared.unnamed_insight),
        ListName::Alternatives => (edits.alternative, shared.unnamed_alternative),
        ListName::Mentions => (edits.mention, shared.unnamed_mention),
        ListName::Experiences => (edits.experience, shared.unnamed_claim),
        ListName::Relations => (edits.relation, shared.unnamed_relation),
        ListName::Worksheets => (edits.worksheet, shared.unnamed_worksheet),
    };
    ThingWords { kind, unnamed }
}

/// Holds what the things of one plan without a name are called, worked out once for a window that asks in every frame.
#[derive(Debug)]
pub struct UnnamedThings {
    language: Language,
    names: BTreeMap<ListName, BTreeMap<String, String>>,
}

impl UnnamedThings {
    /// Goes through the lists of `plan`.
    #[must_use]
    pub fn of(plan: &Plan, locale: Locale) -> Self {
        let mut names: BTreeMap<ListName, BTreeMap<String, String>> = BTreeMap::new();
        for list in ListName::ALL {
            let blank = plan.names_in(list).filter(|(_, name)| shown(name, locale.language).is_none());
            for (number, (id, _)) in (1..).zip(blank) {
                let of_list = names.entry(list).or_default();
                of_list.entry(id.to_owned()).or_insert_with(|| numbered(list, number, locale));
            }
        }
        Self { language: locale.language, names }
    }

    /// Returns what the thing `id` of a list, named `name`, is called: its name in the language `shown_in` or else in the other one,
    /// or what it is and its number.
    #[must_use]
    pub fn called<'t>(&'t self, list: ListName, id: &str, name: &'t Bilingual, shown_in: Language) -> &'t str {
        let known = || self.names.get(&list)?.get(id).map(String::as_str);
        shown(name, shown_in).or_else(known).unwrap_or_else(|| thing_words(list, self.language).unnamed)
    }
}

#[cfg(test)]
mod tests {
    use super::{UnnamedThings, name_in_sentence, name_of};
    use crate::plan::sample_b::{message, rayhan_soap};
    use crate::plan::schema::ListName;
    use crate::plan::{Bilingual, Language, Message, Plan};
    use crate::text::{Digits, Locale, isolate};

    fn plan() -> Plan {
        let named = |id: &str, name: Bilingual| Message { name, ..message(id) };
        let messages = [
            named("message-a1b2", Bilingual::default()),
            named("message-c3d4", Bilingual::new("Launch reel", "")),
            named("message-e5f6", Bilingual::new(" ", "\t")),
            named("message-g7h8", Bilingual::new("", "عرض")),
        ];
        Plan { messages: messages.into_iter().collect(), ..rayhan_soap() }
    }

    #[test]
    fn things_without_a_name_are_called_by_what_they_are_and_a_number() {
        let plan = plan();
        let arabic = Locale { digits: Digits::ArabicIndic, ..Locale::of(Language::Ar) };
        for (locale, expected) in [
            (Locale::of(Language::En), ["Unnamed message", "Launch reel", "Unnamed message 2", "عرض"]),
            (arabic, ["رسالة بلا اسم", "Launch reel", "رسالة بلا اسم ٢", "عرض"]),
        ] {
            let unnamed = UnnamedThings::of(&plan, locale);
            for (message, expected) in plan.messages.iter().zip(expected) {
                let id = message.id.as_str();
                let name = name_of(&plan, ListName::Messages, id, locale.language, locale);
                assert_eq!(name.as_deref(), Some(expected));
                assert_eq!(unnamed.called(ListName::Messages, id, &message.name, locale.language), expected);
                let said = name_in_sentence(&plan, ListName::Messages, id, locale);
                assert_eq!(said, isolate(expected, locale.language));
            }
        }
        assert_eq!(name_of(&plan, ListName::Messages, "gone", Language::En, Locale::of(Language::En)), None);
        assert_eq!(name_in_sentence(&plan, ListName::Messages, "gone", Locale::of(Language::En)), "gone");
    }
}

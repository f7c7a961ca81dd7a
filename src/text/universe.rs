//! Says whose a figure of all audiences is, in words.

use super::number::Locale;
use super::terms::inside_sentence;
use super::{Noun, name_in_sentence};
use crate::plan::schema::ListName;
use crate::plan::{Audience, Plan, Standing, Universe};

/// So many audiences are named one by one; more of them are counted.
const MOST_NAMED: usize = 3;

/// Returns the people that the figures of `plan` as a whole are shares of: the name of the one audience that is counted, "All
/// audiences" where all are, else the names or the number of those that are.
#[must_use]
pub fn universe_name(plan: &Plan, locale: Locale) -> String {
    let universe = Universe::of(plan);
    let counted: Vec<&Audience> =
        universe.counted().filter_map(|at| plan.audiences.get(at)).map(AsRef::as_ref).collect();
    match counted.as_slice() {
        [] => locale.texts().shared.no_audience_counted.to_owned(),
        [one] => audience_name(plan, one, locale),
        all if all.len() == plan.audiences.len() => locale.texts().shared.all_audiences.to_owned(),
        some if some.len() <= MOST_NAMED => {
            let names: Vec<String> = some.iter().map(|audience| audience_name(plan, audience, locale)).collect();
            names.join(locale.texts().shared.comma)
        }
        many => locale.count(many.len() as u64, Noun::Item(ListName::Audiences)),
    }
}

/// Returns the same inside a sentence: "all audiences" where all are counted.
#[must_use]
pub fn universe_in_sentence(plan: &Plan, locale: Locale) -> String {
    let name = universe_name(plan, locale);
    if name == locale.texts().shared.all_audiences { inside_sentence(&name, locale.language) } else { name }
}

/// Returns how the audience at `position` of `plan` stands to the figures of the plan as a whole, in a sentence.
#[must_use]
pub fn standing(plan: &Plan, position: usize, locale: Locale) -> String {
    let texts = &locale.texts().audiences_page;
    match Universe::of(plan).standing(position) {
        Standing::Counted => texts.standing_counted.to_owned(),
        Standing::Overlapping => texts.standing_overlapping.to_owned(),
        Standing::PartOf(whole) => {
            let name = plan.audiences.get(whole).map(|whole| audience_name(plan, whole, locale)).unwrap_or_default();
            super::strings::fill!(texts.standing_part, &[("whole", &name)])
        }
    }
}

fn audience_name(plan: &Plan, audience: &Audience, locale: Locale) -> String {
    name_in_sentence(plan, ListName::Audiences, audience.id.as_str(), locale)
}

#[cfg(test)]
mod tests {
    use super::{standing, universe_in_sentence, universe_name};
    use crate::plan::sample_b::{audience, rayhan_soap};
    use crate::plan::{Audience, Language, Plan};
    use crate::text::Locale;

    fn plan(audiences: impl IntoIterator<Item = Audience>) -> Plan {
        Plan { audiences: audiences.into_iter().collect(), ..rayhan_soap() }
    }

    #[test]
    fn all_audiences_stand_in_a_sentence_without_a_capital() {
        for (audiences, language, expected) in [
            (vec![audience("a", 1), audience("b", 1)], Language::En, "all audiences"),
            (vec![audience("a", 1), audience("b", 1)], Language::Ar, "كل الجماهير"),
            (vec![audience("A", 1)], Language::En, "A"),
        ] {
            assert_eq!(universe_in_sentence(&plan(audiences), Locale::of(language)), expected);
        }
    }

    #[test]
    fn the_people_of_the_whole_are_named() {
        let part = |id, of: &str| Audience { part_of: Some(of.into()), ..audience(id, 1) };
        let sharing = |id| Audience { overlaps: true, ..audience(id, 1) };
        for (audiences, expected) in [
            (vec![], "nobody"),
            (vec![audience("a", 1)], "a"),
            (vec![audience("a", 1), audience("b", 1)], "All audiences"),
            (vec![audience("a", 1), part("b", "a"), sharing("c")], "a"),
            (vec![audience("a", 1), audience("b", 1), sharing("c")], "a, b"),
            (vec![sharing("c"), sharing("d")], "nobody"),
            (
                vec!["a", "b", "c", "d"].into_iter().map(|id| audience(id, 1)).chain([sharing("e")]).collect(),
                "4 audiences",
            ),
        ] {
            let plan = plan(audiences);
            assert_eq!(universe_name(&plan, Locale::of(Language::En)), expected);
            let arabic = universe_name(&plan, Locale::of(Language::Ar));
            assert!(!arabic.is_empty() && (expected.len() < 5 || !arabic.contains(expected)), "{arabic}");
        }
    }

    #[test]
    fn each_standing_has_a_sentence() {
        let part = Audience { part_of: Some("a".into()), ..audience("b", 1) };
        let sharing = Audience { overlaps: true, ..audience("c", 1) };
        let plan = plan([audience("a", 1), part, sharing]);
        for language in Language::ALL {
            let all: std::collections::BTreeSet<String> =
                (0..3).map(|position| standing(&plan, position, Locale::of(language))).collect();
            assert_eq!(all.len(), 3, "{all:?}");
        }
    }
}

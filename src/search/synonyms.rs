//! Words that mean the same to a searcher, in both languages: data from `assets/`, compiled in and read here.

use std::sync::LazyLock;

use super::fold::Folded;

/// One group of the data: what may be typed, and what is found for it.
struct Group {
    /// Phrases that mean the same, folded without articles: each is found by every other one.
    alike: Vec<String>,
    /// Phrases that are found for those too.
    also: Vec<String>,
}

static GROUPS: LazyLock<Vec<Group>> =
    LazyLock::new(|| include_str!("../../assets/search/synonyms.txt").lines().filter_map(group).collect());

/// Returns the group in a line of the data, or `None` for a remark or an empty line.
fn group(line: &str) -> Option<Group> {
    if line.starts_with('#') || line.trim().is_empty() {
        return None;
    }
    let (alike, also) = line.split_once('>').unwrap_or((line, ""));
    let phrases = |part: &str| -> Vec<String> {
        part.split('|').map(|phrase| Folded::of(phrase).bare().to_owned()).filter(|phrase| phrase != " ").collect()
    };
    Some(Group { alike: phrases(alike), also: phrases(also) })
}

/// Returns what else is meant by a phrase (folded without articles, with its spaces): whole synonyms, and for one that is still
/// being typed (`is_beginning`) those of phrases that begin with it.
pub(super) fn meant_by(phrase: &str, is_beginning: bool) -> Vec<&'static str> {
    let begun = phrase.trim_end();
    let mut found: Vec<&'static str> = Vec::new();
    for group in GROUPS.iter() {
        let is_meant = |known: &String| known == phrase || (is_beginning && known.starts_with(begun));
        if !group.alike.iter().any(is_meant) {
            continue;
        }
        for other in group.alike.iter().chain(&group.also) {
            if other != phrase && !found.contains(&other.as_str()) {
                found.push(other);
            }
        }
    }
    found
}

/// Returns the number of words of the longest phrase.
pub(super) fn most_words() -> usize {
    static MOST: LazyLock<usize> = LazyLock::new(|| {
        let phrases = GROUPS.iter().flat_map(|group| &group.alike);
        phrases.map(|phrase| phrase.split_whitespace().count()).max().unwrap_or(1)
    });
    *MOST
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, meant_by, most_words};
    use crate::search::fold::Folded;

    fn of(phrase: &str) -> Vec<&'static str> {
        meant_by(Folded::of(phrase).bare(), false)
    }

    #[test]
    fn groups_are_well_formed() {
        assert!(GROUPS.len() > 60);
        for group in GROUPS.iter() {
            assert!(group.alike.len() + group.also.len() > 1, "{:?}", group.alike);
            let is_arabic = |phrase: &&String| phrase.chars().any(|letter| ('\u{621}'..='\u{64a}').contains(&letter));
            let arabic = group.alike.iter().chain(&group.also).filter(is_arabic).count();
            let all = group.alike.len() + group.also.len();
            assert!((1..all).contains(&arabic), "{:?} is in one language only", group.alike);
        }
        assert!((2..=5).contains(&most_words()));
    }

    #[test]
    fn synonyms_lead_both_ways_and_hints_one_way() {
        assert!(of("TV").contains(&" تلفزيون "));
        assert!(of("التلفاز").contains(&" tv "));
        assert!(of("Reach").contains(&" مدي وصول ") && of("مدى الوصول").contains(&" وصول "));
        assert!(of("VOD").contains(&" interactive television "));
        assert!(!of("interactive television").contains(&" vod "));
        assert!(of("no such word").is_empty());
        assert!(meant_by(" billb ", true).contains(&" outdoor ") && meant_by(" billb ", false).is_empty());
    }
}

//! Says what is counted, as the words of a unit or of a price say it.

use crate::plan::Unit;
use crate::search::Folded;

/// Words that say that spots, posts, pages, boards or days are counted, as they are compared.
const INSERTIONS: &[&str] = &[
    "spot",
    "spots",
    "insertion",
    "insertions",
    "ins",
    "post",
    "posts",
    "story",
    "stories",
    "reel",
    "reels",
    "article",
    "articles",
    "page",
    "pages",
    "issue",
    "issues",
    "board",
    "boards",
    "billboard",
    "billboards",
    "panel",
    "panels",
    "face",
    "faces",
    "screen",
    "screens",
    "poster",
    "posters",
    "piece",
    "pieces",
    "airing",
    "airings",
    "day",
    "days",
    "schaltung",
    "schaltungen",
    "seite",
    "seiten",
    "ausgabe",
    "ausgaben",
    "plakat",
    "plakate",
    "flache",
    "flachen",
    "tag",
    "tage",
    "beitrag",
    "beitrage",
    "passage",
    "passages",
    "parution",
    "parutions",
    "panneau",
    "panneaux",
    "спот",
    "спота",
    "споты",
    "споти",
    "выход",
    "выходы",
    "вихід",
    "виходи",
    "пост",
    "посты",
    "пости",
    "борд",
    "борды",
    "борди",
    "щит",
    "щиты",
    "щити",
    "سبوت",
    "سبوتات",
    "اعلان",
    "اعلانات",
    "ادراج",
    "ادراجات",
    "منشور",
    "منشورات",
    "لوحه",
    "لوحات",
    "وجه",
    "اوجه",
    "شاشه",
    "شاشات",
    "صفحه",
    "صفحات",
    "بث",
    "يوم",
    "ايام",
];

/// Words that say that showings are counted, as they are compared.
const SHOWINGS: &[&str] = &[
    "imp",
    "imps",
    "impr",
    "impression",
    "impressions",
    "impacts",
    "contact",
    "contacts",
    "kontakt",
    "kontakte",
    "ai",
    "ais",
    "view",
    "views",
    "cpv",
    "показ",
    "показы",
    "показов",
    "покази",
    "показів",
    "ظهور",
    "انطباع",
    "انطباعات",
    "مشاهده",
    "مشاهدات",
];

/// Returns a word, and what is left of it without what joins "for the" or "by the" to it in Arabic: `للسبوت`, `بالألف`.
pub(super) fn with_stem(word: &str) -> impl Iterator<Item = &str> {
    let stem = ["لل", "بال", "ل"].iter().find_map(|joined| word.strip_prefix(joined));
    std::iter::once(word).chain(stem.filter(|stem| stem.chars().count() >= 2))
}

/// Returns what is counted as the words of a unit or a price say it: `per spot`, `boards`, `للسبوت الواحد`; `1000 imps`. Nothing
/// where they name neither.
#[must_use]
pub(super) fn counted(text: &str) -> Option<Unit> {
    let folded = Folded::of(text);
    let has = |known: &[&str]| folded.bare().split_whitespace().flat_map(with_stem).any(|word| known.contains(&word));
    if has(SHOWINGS) {
        Some(Unit::Impressions)
    } else if has(INSERTIONS) {
        Some(Unit::Insertions)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::Basis;
    use super::counted;
    use crate::plan::Unit;

    #[test]
    fn words_say_what_is_counted() {
        for (text, expected) in [
            ("per spot", Some(Unit::Insertions)),
            ("pro Spot", Some(Unit::Insertions)),
            ("للسبوت الواحد", Some(Unit::Insertions)),
            ("للإعلان", Some(Unit::Insertions)),
            ("boards", Some(Unit::Insertions)),
            ("Per day", Some(Unit::Insertions)),
            ("за спот", Some(Unit::Insertions)),
            ("1000 imps", Some(Unit::Impressions)),
            ("ألف ظهور", Some(Unit::Impressions)),
            ("CPV", Some(Unit::Impressions)),
            ("CPM", None),
            ("", None),
        ] {
            assert_eq!(counted(text), expected, "{text}");
        }
        assert_eq!(Basis::of("للسبوت الواحد"), Some(Basis::Unit));
        assert_eq!(Basis::of("Per day"), Some(Basis::Unit));
        assert_eq!(Basis::of("Friday"), None);
    }
}

//! Forms of titles: the other number of a noun, what something costs in several words, figures of contact models in sentences.

use super::meaning::Meaning;
use super::titles::MONEY;
use crate::search::Folded;

/// Returns the words of a title in the other number: `TVRs` as `TVR`, `Hashtag` as `Hashtags`, `ملاحظة` as `ملاحظات`.
pub(super) fn other_numbers(spaced: &str) -> Vec<String> {
    let words: Vec<String> = spaced.split_whitespace().map(str::to_owned).collect();
    let Some((last, before)) = words.split_last() else { return Vec::new() };
    let singular: Vec<String> = words.iter().map(|word| singular(word)).collect();
    let plural: Vec<String> = before.iter().cloned().chain([format!("{last}s")]).collect();
    // The Arabic noun comes first, and what says more of it follows.
    let arabic = words.split_first().and_then(|(first, rest)| {
        let stem = |ending: &str, other: &str| first.strip_suffix(ending).map(|stem| format!("{stem}{other}"));
        let other = stem("ات", "ه").or_else(|| stem("ه", "ات"))?;
        Some([other].into_iter().chain(rest.iter().cloned()).collect())
    });
    let all = [Some(singular), Some(plural), arabic];
    all.into_iter().flatten().filter(|other| *other != words).map(|other| format!(" {} ", other.join(" "))).collect()
}

/// Returns an English word as it is said of one thing.
fn singular(word: &str) -> String {
    let stem = |ending: &str, other: &str| word.strip_suffix(ending).map(|stem| format!("{stem}{other}"));
    if word.len() < 4 || !word.is_ascii() || ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        return word.to_owned();
    }
    let hissing = ["ch", "sh", "x", "ss"].iter().find_map(|end| stem(&format!("{end}es"), end));
    stem("ies", "y").or(hissing).or_else(|| stem("s", "")).unwrap_or_else(|| word.to_owned())
}

/// Returns what a title of several words is that says what something costs: `Station price`, `سعر بث المحطة`.
pub(super) fn price_of(spaced: &str) -> Option<Meaning> {
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (first, last) = (words.first().filter(|_| words.len() > 1)?, words.last()?);
    // Rates of what people do are no prices.
    let acts = [
        "completion",
        "click",
        "view",
        "open",
        "bounce",
        "conversion",
        "engagement",
        "response",
        "exchange",
        "delivery",
        "fill",
        "frame",
        "growth",
        "success",
        "through",
        "read",
        "recall",
        "interaction",
    ];
    let is_act = last.starts_with("rate") && words.iter().any(|word| acts.contains(word));
    let is_price = ["price", "prices", "rate", "rates", "tariff", "tariffs", "rent", "rental", "preis", "tarif"]
        .contains(last)
        || ["سعر", "اسعار", "تعرفه", "ايجار"].contains(first);
    let is_cost = ["cost", "costs", "spend", "budget", "kosten"].contains(last)
        || ["تكلفه", "كلفه", "تكاليف", "مبلغ", "ميزانيه"].contains(first);
    if is_price && !is_act {
        Some(Meaning::Rate)
    } else if is_cost {
        Some(Meaning::Cost)
    } else {
        None
    }
}

/// Words that name two insertions.
const TWO: [&str; 15] = [
    "ادراجين",
    "ادراجان",
    "اعلانين",
    "سبوتين",
    "ومضتين",
    " مرتين ",
    " two insertions ",
    " two spots ",
    " two ads ",
    " 2 insertions ",
    " 2 spots ",
    " 2 ads ",
    " twice ",
    " zwei schaltungen ",
    " deux insertions ",
];

/// Words that name one insertion.
const ONE: [&str; 15] = [
    "ادراج واحد",
    "اعلان واحد",
    "سبوت واحد",
    "ومضه واحده",
    " مره واحده ",
    " one insertion ",
    " single insertion ",
    " one spot ",
    " one ad ",
    " 1 insertion ",
    " 1 spot ",
    " 1 ad ",
    " once ",
    " einer schaltung ",
    " une insertion ",
];

/// Words that name those who use a channel.
const USES: [&str; 23] = [
    " من يستخدم",
    " من يستعمل",
    " من يتابع",
    " من يشاهد",
    " من يقرا",
    " من يستمع",
    " من يسمع",
    " مستخدمي ",
    " مستخدمين ",
    " متابعي ",
    " مشاهدي ",
    " مستمعي ",
    " who use ",
    " that use ",
    " that uses ",
    " who watch ",
    " who read ",
    " who listen ",
    " who follow ",
    " users of ",
    " using ",
    " use it ",
    " die nutzen ",
];

/// Returns which figure of a contact model a title names in a sentence: the share that one or two insertions meet, the share that
/// uses the channel at all.
pub(super) fn of_contacts(title: &str) -> Option<Meaning> {
    let folded = Folded::of(title);
    let spaced = folded.bare();
    let has = |parts: &[&str]| parts.iter().any(|part| spaced.contains(part));
    let is_share =
        title.contains(['%', '٪']) || has(&["نسبه", " حصه ", " share ", " percent ", " percentage ", " anteil "]);
    let is_met = is_share
        || has(&["مشاهده", "استماع", "تعرض", "وصول", " reach ", " rating ", " exposure ", " exposed ", " viewing "]);
    if spaced.split_whitespace().any(|word| MONEY.contains(&word)) {
        return None;
    }
    if is_met && has(&TWO) {
        Some(Meaning::RatingTwo)
    } else if is_met && has(&ONE) {
        Some(Meaning::Rating)
    } else if is_share && has(&USES) {
        Some(Meaning::Reachable)
    } else {
        None
    }
}

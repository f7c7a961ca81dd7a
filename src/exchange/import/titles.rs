//! Recognising columns by their titles, in English and Arabic: synonyms, abbreviations, letters that only look alike.

use std::sync::LazyLock;

use super::meaning::Meaning;
use super::title_forms::{of_contacts, other_numbers, price_of};
use crate::plan::Currency;
use crate::search::Folded;

/// A phrase of the data, as titles are compared: words with spaces around them.
struct Phrase {
    meaning: Meaning,
    words: String,
    letters: usize,
    /// True for one that says nothing as a part of a longer title.
    is_whole: bool,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/import/titles.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": ")).flat_map(phrases).collect()
});

fn phrases((key, phrases): (&'static str, &'static str)) -> Vec<Phrase> {
    let Some(meaning) = Meaning::of_key(key) else { return Vec::new() };
    let phrase = |text: &str| {
        let words = Folded::of(text).bare().to_owned();
        Phrase { meaning, letters: words.trim().chars().count(), words, is_whole: text.trim_start().starts_with('=') }
    };
    phrases.split('|').map(phrase).filter(|phrase| phrase.letters > 0).collect()
}

/// Holds what a title says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TitleHit {
    /// The meaning.
    pub meaning: Meaning,
    /// How sure that is, in percent.
    pub confidence: u8,
    /// How many letters of the title are the phrase.
    pub letters: usize,
}

/// Letters of the Cyrillic alphabet that look like Latin ones, small and capital.
const ALIKE: [(char, char); 22] = [
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('І', 'I'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('ѕ', 's'),
];

/// Returns the text with Cyrillic letters replaced by the Latin ones that they look like, where a word of it has only such;
/// `None` where nothing changes.
#[must_use]
pub(super) fn latin_lookalike(text: &str) -> Option<String> {
    let latin = |letter: char| ALIKE.iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| *latin);
    let is_cyrillic = |letter: char| ('\u{400}'..='\u{4ff}').contains(&letter);
    if !text.chars().any(is_cyrillic) || text.chars().any(|letter| is_cyrillic(letter) && latin(letter).is_none()) {
        return None;
    }
    Some(text.chars().map(|letter| latin(letter).unwrap_or(letter)).collect())
}

/// Words that a title can do without: how sure a figure is, that it is a number of something, that it is a name.
const QUALIFIERS: [&str; 38] = [
    "est",
    "estimated",
    "exp",
    "expected",
    "projected",
    "approx",
    "approximate",
    "average",
    "avg",
    "total",
    "number",
    "no",
    "nr",
    "count",
    "of",
    "the",
    "our",
    "proposed",
    "suggested",
    "agreed",
    "final",
    "name",
    "title",
    "اسم",
    "عدد",
    "اجمالي",
    "جمالي",
    "مجموع",
    "متوسط",
    "تقديري",
    "تقديريه",
    "متوقع",
    "متوقعه",
    "مقترح",
    "مقترحه",
    "تقريبي",
    "تقريبيه",
    "نهائي",
];

/// Words with which a title says that it is an amount.
pub(super) const MONEY: [&str; 21] = [
    "cost",
    "costs",
    "price",
    "rate",
    "spend",
    "fee",
    "net",
    "gross",
    "rent",
    "preis",
    "kosten",
    "prix",
    "cout",
    "цена",
    "fiyat",
    "سعر",
    "تكلفه",
    "كلفه",
    "اجر",
    "قيمه",
    "رسوم",
];

/// Returns the phrase that a title is, or the longest one that stands in it.
#[must_use]
pub(super) fn recognise(title: &str) -> Option<TitleHit> {
    let latin = latin_lookalike(title);
    let title = latin.as_deref().unwrap_or(title);
    let folded = Folded::of(title);
    let spaced = folded.bare();
    let all = spaced.trim().chars().count();
    if all == 0 || all > 80 {
        return None;
    }
    if let Some(phrase) = exactly(spaced) {
        return Some(TitleHit { meaning: phrase.meaning, confidence: 98, letters: all });
    }
    if let Some(meaning) = of_contacts(title) {
        return Some(TitleHit { meaning, confidence: 90, letters: all });
    }
    if is_price_of_one(title) {
        return Some(TitleHit { meaning: Meaning::Rate, confidence: 88, letters: all });
    }
    // What stands behind a comma or in brackets says the unit, not the thing.
    let main = title.split([',', '(', '[', '،', '/', '\n']).next().unwrap_or(title);
    let main_folded = Folded::of(main);
    if main.len() < title.len()
        && let Some(phrase) = exactly(main_folded.bare())
    {
        return Some(TitleHit { meaning: phrase.meaning, confidence: 95, letters: phrase.letters });
    }
    if let Some(phrase) = unqualified(main_folded.bare()).and_then(|rest| exactly(&rest)) {
        return Some(TitleHit { meaning: phrase.meaning, confidence: 90, letters: phrase.letters });
    }
    if let Some(phrase) = other_numbers(main_folded.bare()).iter().find_map(|title| exactly(title)) {
        return Some(TitleHit { meaning: phrase.meaning, confidence: 88, letters: phrase.letters });
    }
    if is_share_of(title) {
        return Some(TitleHit { meaning: Meaning::Share, confidence: 80, letters: all });
    }
    let found = inside(spaced, all).or_else(|| other_numbers(spaced).iter().find_map(|title| inside(title, all)));
    let is_name = found.as_ref().is_none_or(|hit| !hit.meaning.is_number());
    match price_of(main_folded.bare()).filter(|_| is_name) {
        Some(meaning) => Some(TitleHit { meaning, confidence: 85, letters: all }),
        None => found,
    }
}

fn exactly(spaced: &str) -> Option<&'static Phrase> {
    PHRASES.iter().find(|phrase| phrase.words == spaced)
}

/// Returns the longest phrase that stands in a title. Those for the number of a row say nothing inside of another title.
fn inside(spaced: &str, all: usize) -> Option<TitleHit> {
    let is_in = |phrase: &&Phrase| {
        phrase.letters > 1 && !phrase.is_whole && phrase.meaning != Meaning::RowNumber && spaced.contains(&phrase.words)
    };
    // Among equally long ones the first of the data.
    let longest = PHRASES.iter().filter(is_in).rev().max_by_key(|phrase| phrase.letters)?;
    let confidence = 55 + (40 * longest.letters / all.max(1)).min(40);
    Some(TitleHit {
        meaning: longest.meaning,
        confidence: u8::try_from(confidence).unwrap_or(95),
        letters: longest.letters,
    })
}

/// Returns the words of a title without those that it can do without; nothing where none is left out or none is left.
fn unqualified(spaced: &str) -> Option<String> {
    let all = spaced.split_whitespace().count();
    let is_year =
        |word: &str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_kept = |word: &&str| !QUALIFIERS.contains(word) && !is_year(word);
    let kept: Vec<&str> = spaced.split_whitespace().filter(is_kept).collect();
    (!kept.is_empty() && kept.len() < all).then(|| format!(" {} ", kept.join(" ")))
}

/// Returns true for the price of one of something: `Cost per result`, `Price/spot`, `سعر المنشور`, `تكلفة كل نقرة`.
fn is_price_of_one(title: &str) -> bool {
    let of_words = |text: &str| {
        let folded = Folded::of(text);
        folded.bare().split_whitespace().map(str::to_owned).collect::<Vec<String>>()
    };
    let is_money = |words: &[String]| words.iter().any(|word| MONEY.contains(&word.as_str()));
    let by_slash = title.split_once('/').filter(|(_, after)| super::figures::Basis::of(after).is_some());
    if by_slash.is_some_and(|(before, _)| is_money(&of_words(before))) {
        return true;
    }
    let words = of_words(title.split([',', '(', '[', '،', '\n']).next().unwrap_or(title));
    let is_each =
        words.iter().any(|word| ["per", "each", "pro", "je", "par", "за", "لكل", "كل"].contains(&word.as_str()));
    // `سعر المنشور` is the price of one; `السعر الإجمالي` and `السعر الكلي` are not.
    let is_of_noun = |noun: &str| !QUALIFIERS.contains(&noun) && !["كلي", "كامل", "صافي"].contains(&noun);
    is_each && is_money(&words) || matches!(words.as_slice(), [price, noun] if price == "سعر" && is_of_noun(noun))
}

/// Returns true for a part of something: `% of total`, `نسبة القناة من الميزانية`.
fn is_share_of(title: &str) -> bool {
    let folded = Folded::of(title);
    let words: Vec<&str> = folded.bare().split_whitespace().collect();
    let begins = words.first().is_some_and(|word| ["نسبه", "حصه", "share", "percent", "percentage"].contains(word));
    let is_signed = title.trim_start().starts_with(['%', '٪']) || title.trim_end().ends_with(['%', '٪']);
    (begins || is_signed) && words.iter().any(|word| ["of", "من"].contains(word))
}

/// Words that count in millions, as they are compared.
const MILLIONS: [&str; 25] = [
    "million",
    "millions",
    "mln",
    "mio",
    "mn",
    "mill",
    "millionen",
    "millones",
    "milioni",
    "milhoes",
    "milyon",
    "млн",
    "мільйон",
    "мільйонів",
    "миллион",
    "миллионов",
    "миллионах",
    "مليون",
    "ملايين",
    "بالمليون",
    "بالملايين",
    "بملايين",
    "المليون",
    "الملايين",
    "x1000000",
];

/// Words that count in thousands, as they are compared.
const THOUSANDS: [&str; 30] = [
    "thousand",
    "thousands",
    "ths",
    "thsd",
    "thou",
    "k",
    "tsd",
    "tausend",
    "tausende",
    "tausender",
    "milliers",
    "en miles",
    "migliaia",
    "milhares",
    "bin",
    "тыс",
    "тысяч",
    "тысячи",
    "тысячах",
    "тис",
    "тисяч",
    "тисячі",
    "тисячах",
    "x1000",
    "الف",
    "الاف",
    "بالالف",
    "بالالاف",
    "بالاف",
    "000s",
];

/// Words with which a cost, too, says that it counts in thousands or millions: `تكلفة الألف` is a price.
const SCALES_OF_COSTS: [&str; 5] = ["بالالاف", "بالاف", "بالملايين", "بملايين", "بالمليون"];

/// Returns what is said of the scale of a column of quantities: thousands, millions, or nothing.
#[must_use]
pub(super) fn scale(title: &str) -> Option<u64> {
    let plain = latin_lookalike(title).unwrap_or_else(|| title.to_owned());
    let lower = plain.to_lowercase();
    let digits: String = lower.chars().map(|letter| if letter == '٠' { '0' } else { letter }).collect();
    let has = |part: &str| digits.contains(part);
    // Letters that look like those of another alphabet are folded as they were written, too.
    let folded = [Folded::of(&digits), Folded::of(title)];
    let is_word = |word: &&str| folded.iter().any(|words| words.as_str().contains(&format!(" {word} ")));
    let is_rate = ["cost per", "price per", "cpm", "cpt", "tkp", "سعر", "تكلفة", "كلفة"].iter().any(|part| has(part));
    if is_rate && !SCALES_OF_COSTS.iter().any(&is_word) {
        return None;
    }
    let of_unit = scale_of_unit(&plain);
    if has("مليون")
        || has("000,000")
        || has("000 000")
        || has("000.000")
        || of_unit == Some(1_000_000)
        || MILLIONS.iter().any(&is_word)
    {
        return Some(1_000_000);
    }
    let is_thousand = has("'000")
        || has("’000")
        || has("(000")
        || has(", 000")
        || has(",000")
        || digits.ends_with(" 000")
        || digits.starts_with("000 ");
    (is_thousand || has("×1000") || of_unit.is_some() || THOUSANDS.iter().any(&is_word)).then_some(1_000)
}

/// Returns the scale that the unit behind a title says in one letter or two: `Impressions (m)`, `Budget (£k)`, `Spend USDm`.
fn scale_of_unit(title: &str) -> Option<u64> {
    let of_letters = |letters: &str| match letters {
        "m" | "M" | "mn" | "Mn" | "MM" | "mio" | "Mio" | "м" => Some(1_000_000),
        "k" | "K" | "к" | "К" | "tsd" | "Tsd" => Some(1_000),
        _ => None,
    };
    let is_edge = |letter: char| letter.is_whitespace() || ").]-".contains(letter);
    let in_brackets = title.split(['(', '[', ',', '،']).skip(1).map(|unit| unit.trim_matches(is_edge));
    // Behind the sign or the code of a currency: `£m`, `€ k`, `USDm`.
    let is_code = |code: &str| Currency::all().iter().any(|currency| currency.code() == code);
    let behind_currency = |unit: &str| {
        let last = unit.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        let before = unit.strip_suffix(last).unwrap_or_default();
        let is_sign = before.chars().any(|letter| "$€£¥₴₺₹".contains(letter));
        let code_before = before.split_whitespace().next_back().is_some_and(is_code);
        let of_code = unit.get(..3).filter(|code| is_code(code)).and_then(|_| of_letters(unit.get(3..)?));
        if is_sign || code_before { of_letters(last) } else { of_code }
    };
    let last_word = title.split_whitespace().next_back().map(|word| word.trim_matches(is_edge));
    in_brackets.clone().find_map(of_letters).or_else(|| in_brackets.chain(last_word).find_map(behind_currency))
}

#[cfg(test)]
mod tests {
    use super::{Meaning, latin_lookalike, recognise, scale};

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cases")]
    fn titles_of_both_languages_are_recognised() {
        for (title, expected) in [
            ("Vehicle", Meaning::Channel),
            ("Format / creative", Meaning::Format),
            ("Buying aud.", Meaning::Audience),
            ("Units, 000", Meaning::Units),
            ("CPM, £", Meaning::Rate),
            ("СРМ", Meaning::Rate),
            ("Net", Meaning::Cost),
            ("Total net cost, EUR (excl. VAT)", Meaning::Cost),
            ("Total incl. VAT", Meaning::CostWithTax),
            ("القناة", Meaning::Channel),
            ("عدد مرات الظهور", Meaning::Units),
            ("تكلفة الألف (د.أ)", Meaning::Rate),
            ("الإجمالي", Meaning::Cost),
            ("الفئة المستهدفة", Meaning::Audience),
            ("م", Meaning::RowNumber),
            ("№", Meaning::RowNumber),
            ("Start date", Meaning::Start),
            ("تاريخ الانتهاء", Meaning::End),
            ("Number of spots", Meaning::Insertions),
            ("CTR, %", Meaning::ClickRate),
            ("نسبة المشاهدة للإدراج الواحد", Meaning::Rating),
            ("نسبة مشاهدة إدراجين", Meaning::RatingTwo),
            ("نسبة التعرض لإعلانين", Meaning::RatingTwo),
            ("نسبة الوصول (مرتين)", Meaning::RatingTwo),
            ("Rating, 2 spots", Meaning::RatingTwo),
            ("% reached by two insertions", Meaning::RatingTwo),
            ("% reached by one insertion", Meaning::Rating),
            ("نسبة من يستخدم الوسيلة", Meaning::Reachable),
            ("نسبة من يتابعون القناة", Meaning::Reachable),
            ("Share who use the channel", Meaning::Reachable),
            ("% who watch it", Meaning::Reachable),
            ("% of total", Meaning::Share),
            ("نسبة القناة من الميزانية", Meaning::Share),
            ("سعر إعلانين", Meaning::Rate),
            ("TVRs", Meaning::Rating),
            ("Fees", Meaning::Commission),
            ("Agency fees", Meaning::Commission),
            ("Discounts", Meaning::Discount),
            ("Countries", Meaning::Geography),
            ("Programmes", Meaning::Format),
            ("Station price (£)", Meaning::Rate),
            ("Site rental", Meaning::Rate),
            ("Magazine rates", Meaning::Rate),
            ("Outlet cost", Meaning::Cost),
            ("سعر بث المحطة", Meaning::Rate),
            ("الوسم", Meaning::Link),
            ("الهاشتاغ", Meaning::Link),
            ("Hashtag", Meaning::Link),
            ("ملاحظة", Meaning::Notes),
            ("ID", Meaning::RowNumber),
            ("أقل كمية", Meaning::Description),
            ("Minimum quantity", Meaning::Description),
            ("Min. qty", Meaning::Description),
            ("Mindestmenge", Meaning::Description),
            ("الغرض", Meaning::Kpi),
        ] {
            let found = recognise(title);
            assert_eq!(found.as_ref().map(|hit| hit.meaning), Some(expected), "{title}: {found:?}");
        }
        assert_eq!(recognise("Zebra"), None);
        assert_eq!(latin_lookalike("СРМ").as_deref(), Some("CPM"));
        assert_eq!(latin_lookalike("Охват"), None);
    }

    #[test]
    fn scales_are_said_in_titles() {
        for (title, expected) in [
            ("Units, 000", Some(1000)),
            ("Impressions ('000)", Some(1000)),
            ("مرات الظهور (بالآلاف)", Some(1000)),
            ("Impressions", None),
            ("Cost per 1,000", None),
            ("Imps (mln)", Some(1_000_000)),
            ("Impressions (m)", Some(1_000_000)),
            ("Impressions (M)", Some(1_000_000)),
            ("Impr., Mio.", Some(1_000_000)),
            ("AI (in Mio.)", Some(1_000_000)),
            ("Покази, млн", Some(1_000_000)),
            ("Показы (млн)", Some(1_000_000)),
            ("مرات الظهور (مليون)", Some(1_000_000)),
            ("مرات الظهور (بالملايين)", Some(1_000_000)),
            ("الظهور بالمليون", Some(1_000_000)),
            ("AI (in Tsd.)", Some(1000)),
            ("AI in Tsd", Some(1000)),
            ("Kontakte, Tausend", Some(1000)),
            ("Impressions, тис.", Some(1000)),
            ("Показы, тыс.", Some(1000)),
            ("Imps (K)", Some(1000)),
            ("Imps, k", Some(1000)),
            ("مرات الظهور (ألف)", Some(1000)),
            ("عدد المشاهدات بالألف", Some(1000)),
            ("Budget (£k)", Some(1000)),
            ("Spend USDm", Some(1_000_000)),
            ("Budget, € m", Some(1_000_000)),
            ("التكلفة (بالآلاف)", Some(1000)),
            ("تكلفة الألف", None),
            ("TKP", None),
            ("Distance from team", None),
            ("Medium", None),
            ("WEEK", None),
            ("ITEM", None),
        ] {
            assert_eq!(scale(title), expected, "{title}");
        }
    }
}

//! The currencies that people name beside amounts: codes, signs, abbreviations and words in both languages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::{folded_name, folded_word};
use crate::plan::Currency;
use crate::text::{Language, Locale, currency_name};

/// A word or sign that several currencies share, in the spelling of comparisons, and their codes.
type Shared = (&'static [&'static str], &'static [&'static str]);

const SHARED: [Shared; 28] = [
    (
        &["دينار", "دينارا", "دنانير", "دينارات", "ديناران", "دينارين", "dinar", "dinars"],
        &["JOD", "KWD", "BHD", "IQD", "TND", "DZD", "LYD"],
    ),
    (
        &["ريال", "ريالا", "ريالات", "ريالان", "ريالين", "riyal", "riyals", "rial", "rials", "﷼"],
        &["SAR", "QAR", "OMR", "YER", "IRR"],
    ),
    (&["درهم", "درهما", "دراهم", "درهمان", "درهمين", "dirham", "dirhams", "dh", "dhs"], &["AED", "MAD"]),
    (&["جنيه", "جنيها", "جنيهات", "جنيهان", "جنيهين"], &["EGP", "SDG", "GBP"]),
    (&["ليره", "ليرات", "ليرتان", "ليرتين", "lira", "liras"], &["LBP", "SYP", "TRY"]),
    (&["pound", "pounds", "£"], &["GBP", "EGP", "SDG", "LBP", "SYP"]),
    (&["دولار", "دولارا", "دولارات", "dollar", "dollars", "$", "us$", "usd"], &["USD"]),
    (&["$", "دولار", "دولارا", "دولارات", "dollar", "dollars"], &["CAD", "AUD", "NZD", "SGD", "HKD"]),
    (&["$", "peso", "pesos", "بيزو"], &["MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP"]),
    (&["kr", "krona", "kronor", "krone", "kroner", "kronen", "كرونه", "كرونا"], &["SEK", "NOK", "DKK", "ISK"]),
    (&["leu", "lei", "ليو"], &["RON", "MDL"]),
    (&["руб", "рубль", "рубли", "рублей", "₽", "rouble", "roubles", "ruble", "rubles", "روبل"], &["RUB", "BYN"]),
    (&["يورو", "euro", "euros", "€"], &["EUR"]),
    (&["اوقيه", "اوقيات", "ouguiya", "um"], &["MRU"]),
    (&["فرنك", "فرنكا", "فرنكات", "franc", "francs", "fr"], &["CHF", "DJF", "KMF", "XOF", "XAF"]),
    (&["ين", "yen", "¥"], &["JPY"]),
    (&["¥", "yuan", "yuans"], &["CNY"]),
    (&["₺", "tl"], &["TRY"]),
    (&["₹", "rupee", "rupees", "روبيه"], &["INR", "PKR"]),
    (&["₪", "شيكل", "شيقل", "shekel", "shekels"], &["ILS"]),
    (&["شلن", "shilling", "shillings"], &["SOS", "KES"]),
    (&["e£", "le", "جم"], &["EGP"]),
    (&["sterling", "استرليني"], &["GBP"]),
    (&["zł", "zloty", "zlotys", "złoty", "złotych"], &["PLN"]),
    (&["kč", "koruna", "korun"], &["CZK"]),
    (&["грн", "гривна", "гривень", "hryvnia", "₴"], &["UAH"]),
    (&["тенге", "tenge", "₸"], &["KZT"]),
    (&["лв", "лева", "leva"], &["BGN"]),
];

/// Abbreviations that one country uses, in the spelling of comparisons.
const ABBREVIATIONS: [(&str, &str); 14] = [
    ("jd", "JOD"),
    ("jds", "JOD"),
    ("kd", "KWD"),
    ("bd", "BHD"),
    ("dt", "TND"),
    ("da", "DZD"),
    ("ld", "LYD"),
    ("sr", "SAR"),
    ("qr", "QAR"),
    ("ro", "OMR"),
    ("yr", "YER"),
    ("ll", "LBP"),
    // As people write them who leave hamza out, which makes the two alike.
    ("دا", "JOD"),
    ("دا", "AED"),
];

/// What is said of a currency to tell it from others of its name: the beginning of the word, which ends as its noun asks.
const NATIONS: [(&str, &[&str]); 23] = [
    ("JOD", &["اردني", "jordanian"]),
    ("KWD", &["كويتي", "kuwaiti"]),
    ("BHD", &["بحريني", "bahraini"]),
    ("IQD", &["عراقي", "iraqi"]),
    ("TND", &["تونسي", "tunisian"]),
    ("DZD", &["جزايري", "algerian"]),
    ("LYD", &["ليبي", "libyan"]),
    ("SAR", &["سعودي", "saudi"]),
    ("QAR", &["قطري", "qatari"]),
    ("OMR", &["عماني", "omani"]),
    ("YER", &["يمني", "yemeni"]),
    ("AED", &["اماراتي", "emirati", "uae"]),
    ("MAD", &["مغربي", "moroccan"]),
    ("EGP", &["مصري", "egyptian"]),
    ("SDG", &["سوداني", "sudanese"]),
    ("LBP", &["لبناني", "lebanese"]),
    ("SYP", &["سوري", "syrian"]),
    ("TRY", &["تركي", "turkish"]),
    ("MRU", &["موريتاني", "mauritanian"]),
    ("USD", &["امريكي", "اميركي", "american", "us"]),
    ("GBP", &["استرليني", "british", "sterling"]),
    ("CHF", &["سويسري", "swiss"]),
    ("JPY", &["ياباني", "japanese"]),
];

/// Says what a row of words beside an amount names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// The currency that is wanted, or one of its name.
    Wanted,
    /// Another currency.
    Other,
    /// No currency.
    Nothing,
}

/// The currencies that the code, the abbreviation or the full name names, in the spelling of comparisons.
static FULL_NAMES: LazyLock<BTreeMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut names: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for currency in Currency::all() {
        let short = Language::ALL.map(|language| folded_name(&Locale::of(language).currency(*currency)));
        let full = Language::ALL.map(|language| folded_word(currency_name(*currency, language).unwrap_or_default()));
        for name in short.into_iter().chain(full).chain([currency.code().to_ascii_lowercase()]) {
            names.entry(name).or_default().push(currency.code());
        }
    }
    names
});

/// Returns whether `words`, each in the spelling of comparisons, name `wanted`.
pub(super) fn named(words: &[String], wanted: Currency) -> Named {
    let joined = words.concat();
    let full = FULL_NAMES.get(&joined).map(Vec::as_slice).unwrap_or_default();
    if full.contains(&wanted.code()) || names(words, &joined, wanted.code()) {
        return Named::Wanted;
    }
    let mut others = SHARED.iter().flat_map(|(_, codes)| codes.iter().copied());
    if !full.is_empty() || others.any(|code| names(words, &joined, code)) { Named::Other } else { Named::Nothing }
}

/// Returns every currency that `words`, each in the spelling of comparisons, can name, the likeliest first.
pub(super) fn all_named(words: &[String]) -> Vec<Currency> {
    let joined = words.concat();
    let full = FULL_NAMES.get(&joined).map(Vec::as_slice).unwrap_or_default().iter().copied();
    // The likeliest is that of the row that the word stands in.
    let rows = SHARED.iter().filter(|(known, _)| words.iter().any(|word| known.contains(&word.as_str())));
    let shared = rows.chain(SHARED.iter()).flat_map(|(_, codes)| codes.iter().copied());
    let others = shared.chain(ABBREVIATIONS.iter().map(|(_, code)| *code)).filter(|code| names(words, &joined, code));
    let mut found: Vec<Currency> = Vec::new();
    for currency in full.chain(others).filter_map(|code| code.parse().ok()) {
        if !found.contains(&currency) {
            found.push(currency);
        }
    }
    found
}

fn names(words: &[String], joined: &str, code: &str) -> bool {
    let is_code = joined.eq_ignore_ascii_case(code);
    let is_abbreviation = ABBREVIATIONS.iter().any(|(known, of)| *of == code && *known == joined);
    let shares = |word: &str| SHARED.iter().any(|(known, codes)| known.contains(&word) && codes.contains(&code));
    let is_of_nation = |word: &str| {
        let bare = word.strip_prefix("ال").unwrap_or(word);
        let bare = bare.strip_suffix(['ه', 'ا']).unwrap_or(bare);
        NATIONS.iter().any(|(of, nations)| *of == code && nations.contains(&bare))
    };
    let is_noun = match words {
        [word] => shares(word),
        [first, second] => (shares(first) && is_of_nation(second)) || (is_of_nation(first) && shares(second)),
        _ => false,
    };
    is_code || is_abbreviation || is_noun
}

#[cfg(test)]
mod tests {
    use super::super::fold::folded_word;
    use super::{ABBREVIATIONS, NATIONS, Named, SHARED, all_named, named};
    use crate::plan::Currency;

    #[test]
    fn tables_are_in_the_spelling_of_comparisons() {
        let shared = SHARED.iter().flat_map(|(words, _)| words.iter().copied());
        let nations = NATIONS.iter().flat_map(|(_, words)| words.iter().copied());
        for word in shared.chain(nations).chain(ABBREVIATIONS.iter().map(|(word, _)| *word)) {
            let has_sign = word.chars().any(super::super::lex::is_currency_sign);
            assert!(has_sign || folded_word(word) == word, "{word}");
        }
    }

    #[test]
    fn a_name_that_several_countries_share_is_that_of_all_of_them() {
        for (words, expected) in [
            ("ريال", "SAR QAR OMR YER IRR"),
            ("ريال قطري", "QAR"),
            ("دينار", "JOD KWD BHD IQD TND DZD LYD"),
            ("درهم", "AED MAD"),
            ("جنيه", "EGP SDG GBP"),
            ("ليره", "LBP SYP TRY"),
            ("£", "GBP EGP SDG LBP SYP"),
            ("$", "USD CAD AUD NZD SGD HKD MXN ARS CLP COP PHP UYU DOP"),
            ("dollar", "USD CAD AUD NZD SGD HKD"),
            ("kr", "SEK NOK DKK ISK"),
            ("peso", "MXN ARS CLP COP PHP UYU DOP"),
            ("franc", "CHF DJF KMF XOF XAF"),
            ("€", "EUR"),
            ("sar", "SAR"),
            ("apples", ""),
        ] {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            let codes: Vec<String> = all_named(&words).iter().map(|currency| currency.code().to_owned()).collect();
            assert_eq!(codes.join(" "), expected, "{words:?}");
        }
    }

    #[test]
    fn currencies_are_named_in_many_ways() {
        for (words, code, expected) in [
            ("jod", "JOD", Named::Wanted),
            ("jd", "JOD", Named::Wanted),
            ("دينار اردني", "JOD", Named::Wanted),
            ("دينار كويتي", "JOD", Named::Other),
            ("دينارا", "JOD", Named::Wanted),
            ("jordanian dinars", "JOD", Named::Wanted),
            ("$", "USD", Named::Wanted),
            ("us$", "USD", Named::Wanted),
            ("$", "GBP", Named::Other),
            ("usd", "JOD", Named::Other),
            ("ليره لبنانيه", "LBP", Named::Wanted),
            ("ليره سوريه", "LBP", Named::Other),
            ("apples", "JOD", Named::Nothing),
            ("jordanian", "JOD", Named::Nothing),
        ] {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            let currency: Currency = code.parse().unwrap();
            assert_eq!(named(&words, currency), expected, "{words:?} as {code}");
        }
    }
}

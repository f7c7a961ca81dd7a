//! Names of currencies, in both languages, as the CLDR has them.

use std::sync::LazyLock;

use super::Language;
use super::region::rows;
use crate::plan::Currency;

/// A currency of the data with its names.
struct Named {
    code: &'static str,
    english: &'static str,
    arabic: &'static str,
}

static NAMES: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let named = |row: Vec<&'static str>| {
        let [code, _, _, english, arabic] = row.as_slice() else { return None };
        Some(Named { code, english, arabic })
    };
    rows(include_str!("../../assets/region/currencies.tsv")).filter_map(named).collect()
});

/// Returns the name of a currency: `Jordanian Dinar`, `دينار أردني`; `None` for one that is no longer in force.
#[must_use]
pub fn currency_name(currency: Currency, language: Language) -> Option<&'static str> {
    let position = NAMES.binary_search_by(|named| named.code.cmp(currency.code())).ok()?;
    let named = &NAMES[position];
    Some(match language {
        Language::En => named.english,
        Language::Ar => named.arabic,
    })
}

#[cfg(test)]
mod tests {
    use super::currency_name;
    use crate::plan::Currency;
    use crate::text::Language;

    #[test]
    fn every_currency_has_both_names() {
        for currency in Currency::all() {
            let english = currency_name(*currency, Language::En).unwrap();
            let arabic = currency_name(*currency, Language::Ar).unwrap();
            assert!(english.chars().any(char::is_alphabetic), "{currency}");
            assert!(arabic.chars().any(|letter| ('\u{621}'..='\u{64a}').contains(&letter)), "{currency}: {arabic}");
            assert!(!arabic.contains(['\u{200e}', '\u{200f}']), "{currency}");
        }
        let name = |code: &str, language| currency_name(code.parse().unwrap(), language);
        assert_eq!(name("JOD", Language::En), Some("Jordanian Dinar"));
        assert_eq!(name("IQD", Language::Ar), Some("دينار عراقي"));
        assert_eq!(name("XYZ", Language::En), None);
    }
}

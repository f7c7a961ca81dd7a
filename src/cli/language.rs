//! The language that the environment asks for.

use crate::plan::Language;

/// The language of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set; English where it is another one.
pub(super) fn of_environment() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    locale.map_or(Language::En, |locale| of_locale(&locale))
}

/// The language of a POSIX locale name such as `ar_DZ.UTF-8`.
fn of_locale(name: &str) -> Language {
    let language = name.split(['_', '.', '@', '-']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("ar") { Language::Ar } else { Language::En }
}

#[cfg(test)]
mod tests {
    use super::of_locale;
    use crate::plan::Language;

    #[test]
    fn locale_names_begin_with_their_language() {
        for (name, language) in [
            ("ar", Language::Ar),
            ("ar_DZ.UTF-8", Language::Ar),
            ("AR-JO", Language::Ar),
            ("ar@latin", Language::Ar),
            ("arn_CL.UTF-8", Language::En),
            ("en_US.UTF-8", Language::En),
            ("C", Language::En),
            ("fr_FR", Language::En),
        ] {
            assert_eq!(of_locale(name), language, "{name}");
        }
    }
}

//! What the desktop says about its user.

/// The name of the locale for a POSIX category such as `LC_MESSAGES`: the first of `LC_ALL`, the category and `LANG` that
/// is set; empty when none is.
#[must_use]
pub fn locale_name(category: &str) -> String {
    let set = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
    ["LC_ALL", category, "LANG"].into_iter().find_map(set).unwrap_or_default()
}

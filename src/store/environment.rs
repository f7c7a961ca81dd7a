//! Says what the environment says about the desktop and its user.

use std::env;
use std::path::PathBuf;

/// Returns the names of the locales in which the user wants to read, the most wanted first: by the environment (`LC_ALL`,
/// `LC_MESSAGES`, `LANG`, with the list of `LANGUAGE` before them), else by the settings of the desktop.
#[must_use]
pub fn languages() -> Vec<String> {
    languages_by(&variable, desktop)
}

/// Returns the names of the locales by which the user writes dates and numbers, the most wanted first: by the environment
/// (`LC_ALL`, `LC_TIME`, `LANG`), else by the settings of the desktop.
#[must_use]
pub fn date_locales() -> Vec<String> {
    match locale_name("LC_TIME", &variable) {
        Some(name) => vec![name],
        None => desktop(),
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Returns the languages that the desktop itself is set to, where the environment does not say.
#[cfg(any(windows, target_os = "macos"))]
fn desktop() -> Vec<String> {
    sys_locale::get_locales().collect()
}

/// Returns nothing: on the other systems the environment says all.
#[cfg(not(any(windows, target_os = "macos")))]
fn desktop() -> Vec<String> {
    Vec::new()
}

/// Returns the first of `LC_ALL`, the category and `LANG` that is set to something.
fn locale_name(category: &str, variable: &impl Fn(&str) -> Option<String>) -> Option<String> {
    ["LC_ALL", category, "LANG"].into_iter().find_map(|name| variable(name).filter(|value| !value.is_empty()))
}

/// Returns [`languages`] by what the environment and the desktop say.
///
/// As gettext does it, `LANGUAGE` counts only where a locale other than the plain one is set.
fn languages_by(variable: &impl Fn(&str) -> Option<String>, desktop: impl Fn() -> Vec<String>) -> Vec<String> {
    let Some(locale) = locale_name("LC_MESSAGES", variable) else { return desktop() };
    let is_plain = ["C", "POSIX"].contains(&locale.split('.').next().unwrap_or_default());
    let wanted = variable("LANGUAGE").filter(|_| !is_plain).unwrap_or_default();
    let wanted = wanted.split(':').filter(|name| !name.is_empty()).map(str::to_owned);
    wanted.chain([locale.clone()]).collect()
}

/// Returns the value of a variable that is set to something.
fn set(name: &str) -> Option<std::ffi::OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// Returns true when an X server is named.
#[must_use]
pub fn has_x11() -> bool {
    set("DISPLAY").is_some()
}

/// Returns true when any desktop is named on which a window could be shown; always where desktops are not named by variables.
#[must_use]
pub fn has_desktop() -> bool {
    cfg!(not(target_os = "linux")) || has_x11() || set("WAYLAND_DISPLAY").is_some() || set("WAYLAND_SOCKET").is_some()
}

/// Returns true when a Wayland compositor is named that does not answer: it has ended, and its name has stayed.
#[must_use]
pub fn is_wayland_gone() -> bool {
    let (None, Some(name)) = (set("WAYLAND_SOCKET"), set("WAYLAND_DISPLAY")) else { return false };
    let name = PathBuf::from(name);
    let socket =
        if name.is_absolute() { Some(name) } else { set("XDG_RUNTIME_DIR").map(|at| PathBuf::from(at).join(name)) };
    !socket.is_some_and(|socket| answers(&socket))
}

#[cfg(unix)]
fn answers(socket: &std::path::Path) -> bool {
    std::os::unix::net::UnixStream::connect(socket).is_ok()
}

#[cfg(not(unix))]
fn answers(_: &std::path::Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::{languages_by, locale_name};

    #[test]
    fn the_environment_goes_before_the_desktop() {
        for (set, expected) in [
            (&[][..], &["ar-EG", "en"][..]),
            (&[("LANG", "en_GB.UTF-8")], &["en_GB.UTF-8"]),
            (&[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "ar_DZ.UTF-8")], &["ar_DZ.UTF-8"]),
            (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "ar_JO"), ("LC_MESSAGES", "fr_FR")], &["ar_JO"]),
            (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", ""), ("LC_MESSAGES", "")], &["en_GB.UTF-8"]),
            (&[("LANG", "en_GB.UTF-8"), ("LANGUAGE", "fr:ar:en")], &["fr", "ar", "en", "en_GB.UTF-8"]),
            (&[("LANG", "C"), ("LANGUAGE", "ar")], &["C"]),
            (&[("LANG", "C.UTF-8"), ("LANGUAGE", "ar")], &["C.UTF-8"]),
            (&[("LANGUAGE", "ar")], &["ar-EG", "en"]),
        ] {
            let variable =
                |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            let desktop = || vec!["ar-EG".to_owned(), "en".to_owned()];
            assert_eq!(languages_by(&variable, desktop), expected, "{set:?}");
        }
    }

    #[test]
    fn dates_follow_their_own_category() {
        let set = |name: &str| match name {
            "LANG" => Some("en_US.UTF-8".to_owned()),
            "LC_TIME" => Some("ar_EG.UTF-8".to_owned()),
            _ => None,
        };
        assert_eq!(locale_name("LC_TIME", &set).as_deref(), Some("ar_EG.UTF-8"));
        assert_eq!(locale_name("LC_MESSAGES", &set).as_deref(), Some("en_US.UTF-8"));
        assert_eq!(locale_name("LC_TIME", &|_: &str| None), None);
    }
}

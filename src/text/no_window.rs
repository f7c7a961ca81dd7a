//! Why there is no window, in words.

use super::isolate;
use super::strings::{Texts, fill};
use crate::plan::Language;

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWindow {
    /// No desktop is named: a terminal on another machine, a service.
    NoDesktop,
    /// The desktop that is named does not answer, in the words of its library.
    DesktopGone(String),
    /// The desktop cannot draw: it has no OpenGL 2.0.
    NoGraphics,
    /// Something else, in the words of the library.
    Other(String),
}

/// Says in one sentence why there is no window, and what can be done.
#[must_use]
pub fn no_window(why: &NoWindow, language: Language) -> String {
    let words = &Texts::of(language).cli;
    let (template, reason) = match why {
        NoWindow::NoDesktop => (words.window_no_desktop, ""),
        NoWindow::DesktopGone(reason) => (words.window_desktop_gone, reason.as_str()),
        NoWindow::NoGraphics => (words.window_no_graphics, ""),
        NoWindow::Other(reason) => (words.window_failed, reason.as_str()),
    };
    fill(template, &[("reason", &isolate(reason, language))])
}

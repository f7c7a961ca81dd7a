//! Says why there is no window, in words.

use super::isolate;
use super::strings::{Texts, fill, template};
use crate::plan::Language;

/// Says why there is no window.
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
    let because = |template: template!["reason"], reason| fill!(template, &[("reason", &isolate(reason, language))]);
    match why {
        NoWindow::NoDesktop => words.window_no_desktop.to_owned(),
        NoWindow::DesktopGone(reason) => because(words.window_desktop_gone, reason),
        NoWindow::NoGraphics => words.window_no_graphics.to_owned(),
        NoWindow::Other(reason) => because(words.window_failed, reason),
    }
}

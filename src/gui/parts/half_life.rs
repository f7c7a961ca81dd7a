//! Reads half-lives that are typed, in weeks.

use crate::gui::context::Cx;
use crate::gui::widgets::Unread;
use crate::plan::MAX_WEEKS;
use crate::text;
use crate::text::strings::fill;

/// Returns what reads a half-life: weeks above 0, at most as many as a plan can have.
pub(in crate::gui) fn half_life_reader(cx: &Cx<'_>) -> impl Fn(&str) -> Result<f64, Unread> + use<> {
    let locale = cx.locale;
    let refusal = fill!(cx.texts.shared.above_zero, &[("most", &locale.whole(MAX_WEEKS))]);
    move |typed: &str| {
        let weeks = text::parse_decimal(typed).map_err(|why| Unread::of(&why, locale))?.to_f64();
        if weeks > 0.0 && weeks <= f64::from(MAX_WEEKS) { Ok(weeks) } else { Err(refusal.clone().into()) }
    }
}

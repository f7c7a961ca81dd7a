//! Claims as dumb-bells: what is said, done and confirmed of each on one scale, beside its mentions.

use eframe::egui::{Align2, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::ListeningView;
use super::paint::{Side, along, side_mark};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{RADIUS, font, palette, size, strong_font};
use crate::gui::widgets::{galley_elided, hover, paint_text, small, weak};
use crate::listening::{ClaimPromise, Tally};
use crate::plan::{Claim, Figure};
use crate::text;
use crate::text::strings::fill;

/// Height of a claim's line.
const LINE: f32 = 30.0;
/// Room for the net sentiment and for the number of mentions.
const NET: f32 = 52.0;
const NUMBER: f32 = 52.0;

/// Shows every claim of which something is known. A press lists the mentions of the claim alone.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, view: &mut ListeningView) {
    let words = &cx.texts.listening_page;
    let results = &cx.analysis().listening;
    let claims = cx.plan().vocabulary.claims.iter().zip(&results.promises.claims).zip(&results.log.claims);
    let mut known: Vec<(&Claim, &ClaimPromise, &Tally)> = claims
        .map(|((claim, promise), tally)| (claim.as_ref(), promise, tally))
        .filter(|(_, promise, tally)| !promise.is_unknown() || tally.all() > 0)
        .collect();
    if known.is_empty() {
        weak(ui, words.claims_none);
        return;
    }
    // The weakest promise stands first.
    let gap = |promise: &ClaimPromise| promise.shortfall().unwrap_or(-1.0);
    known.sort_by(|a, b| gap(b.1).total_cmp(&gap(a.1)));
    small(ui, words.claims_hint);
    head(cx, ui);
    for (claim, promise, tally) in known {
        line(cx, ui, (claim, promise, tally), view);
    }
}

/// The parts of a line: name, track, net, number.
fn parts(ui: &Ui, rect: Rect) -> [Rangef; 4] {
    let name = (rect.width() * 0.34).min(200.0);
    let widths = [name, fit::beside(rect.width(), name + NET + NUMBER), NET, NUMBER];
    let rtl = is_right_to_left(ui);
    let mut start = 0.0;
    widths.map(|width| {
        let from = if rtl { rect.right() - start - width } else { rect.left() + start };
        start += width;
        Rangef::new(from, from + width)
    })
}

/// The names of the marks and of the two numbers.
fn head(cx: &Cx<'_>, ui: &mut Ui) {
    let terms = &cx.texts.listening;
    let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), 20.0), Sense::hover());
    let colours = palette(ui.visuals());
    let [_, track, net, number] = parts(ui, rect);
    let rtl = is_right_to_left(ui);
    let mut share = 0.0;
    for (side, name) in [(Side::Say, terms.say), (Side::Do, terms.deliver), (Side::Confirm, terms.confirm)] {
        let x = along(track, share, rtl);
        share += 0.33;
        let (mark, words, anchor) =
            if rtl { (x - 6.0, x - 14.0, Align2::RIGHT_CENTER) } else { (x + 6.0, x + 14.0, Align2::LEFT_CENTER) };
        side_mark(ui, ui.painter(), pos2(mark, rect.center().y), side);
        paint_text(ui, ui.painter(), pos2(words, rect.center().y), anchor, name, font(size::SMALL), colours.weak_text);
    }
    for (range, name) in [(net, terms.net_short), (number, terms.count)] {
        let at = pos2(range.max - 2.0, rect.center().y);
        paint_text(ui, ui.painter(), at, Align2::RIGHT_CENTER, name, font(size::SMALL), colours.weak_text);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.line));
}

/// Draws say, do and confirm on a track.
pub(super) fn track(ui: &Ui, range: Rangef, rect: Rect, promise: &ClaimPromise) {
    let colours = palette(ui.visuals());
    let rtl = is_right_to_left(ui);
    let inner = Rangef::new(range.min + 12.0, range.max - 12.0);
    for share in [0.0, 0.5, 1.0] {
        ui.painter().vline(along(inner, share, rtl), rect.y_range(), Stroke::new(1.0, colours.grid));
    }
    let marks =
        [(Side::Say, promise.say, 6.0), (Side::Do, promise.deliver, 0.0), (Side::Confirm, promise.confirm, -6.0)];
    let places: Vec<(Side, f32, f32)> = marks
        .into_iter()
        .filter_map(|(side, value, up)| Some((side, along(inner, value.ok()?, rtl), rect.center().y - up)))
        .collect();
    let ends = places.iter().map(|(_, x, _)| *x);
    if places.len() > 1 {
        let (low, high) = ends.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
        ui.painter().hline(Rangef::new(low, high), rect.center().y, Stroke::new(2.0, colours.control));
    }
    for (side, x, y) in places {
        side_mark(ui, ui.painter(), pos2(x, y), side);
    }
}

/// What say, do and confirm of a claim come to, in words.
pub(super) fn in_words(cx: &Cx<'_>, claim: &Claim, promise: &ClaimPromise) -> String {
    let written = |value: Figure| match value {
        Ok(value) => cx.locale.decimal(value, 3),
        Err(_) => text::DASH.to_owned(),
    };
    let [say, deliver, confirm] = [promise.say, promise.deliver, promise.confirm].map(written);
    let values = [("claim", cx.name_of(claim)), ("say", &*say), ("deliver", &*deliver), ("confirm", &*confirm)];
    fill(cx.texts.listening_page.dumb_bell, &values)
}

fn line(cx: &Cx<'_>, ui: &mut Ui, (claim, promise, tally): (&Claim, &ClaimPromise, &Tally), view: &mut ListeningView) {
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), LINE), Sense::click());
    let colours = palette(ui.visuals());
    let is_chosen = view.claim.as_ref() == Some(&claim.id);
    let spoken = in_words(cx, claim, promise);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &spoken));
    if is_chosen {
        ui.painter().rect_filled(rect, RADIUS, colours.selected);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, RADIUS, colours.raised);
    }
    if response.clicked() {
        view.claim = if is_chosen { None } else { Some(claim.id.clone()) };
    }
    let [name, middle, net, number] = parts(ui, rect);
    let words = galley_elided(ui, cx.name_of(claim), font(size::BODY), colours.text, fit::beside(name.span(), 10.0));
    let (x, anchor) = if is_right_to_left(ui) {
        (name.max - 4.0, Align2::RIGHT_CENTER)
    } else {
        (name.min + 4.0, Align2::LEFT_CENTER)
    };
    let place = anchor.anchor_size(pos2(x, rect.center().y), words.size());
    ui.painter().galley(place.min, words, colours.text);
    track(ui, middle, rect, promise);
    let value = match tally.net() {
        Ok(net) => cx.locale.decimal(net, 2),
        Err(_) => text::DASH.to_owned(),
    };
    for (range, words, face) in
        [(net, value, strong_font(size::SMALL)), (number, cx.locale.whole(tally.coded()), font(size::SMALL))]
    {
        let at = pos2(range.max - 2.0, rect.center().y);
        paint_text(ui, ui.painter(), at, Align2::RIGHT_CENTER, &words, face, colours.text);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.grid));
    hover(response, &spoken);
}

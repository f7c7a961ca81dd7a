//! Claims as dumb-bells: what is said, done and confirmed of each on one scale, beside its mentions.

use eframe::egui::{Align2, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::ListeningView;
use super::paint::{Side, along, side_mark};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::{card, plot};
use crate::gui::theme::{RADIUS, font, palette, size, strong_font};
use crate::gui::widgets::{galley_lines, hover, paint_text, small, weak};
use crate::listening::{ClaimPromise, Tally};
use crate::plan::{Claim, Figure};
use crate::report::{ListeningFigure, Subject};
use crate::text;
use crate::text::strings::{fill, slots};

/// Height of a claim's line.
const LINE: f32 = 30.0;
/// Room for the net sentiment and for the number of mentions.
const NET: f32 = 52.0;
const NUMBER: f32 = 52.0;

/// A claim with its place in the vocabulary, and what is known of it.
#[derive(Clone, Copy)]
struct Known<'a> {
    at: usize,
    claim: &'a Claim,
    promise: &'a ClaimPromise,
    tally: &'a Tally,
}

/// Shows every claim of which something is known, the widest gap of the edge `by` first. A press lists the mentions of the claim
/// alone in the log, and opens its card at `place`.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut ListeningView,
    by: Option<ListeningFigure>,
    place: &'static str,
) {
    let words = &cx.texts.listening_page;
    let results = &cx.analysis().listening;
    let claims = cx.plan().vocabulary.claims.iter().zip(&results.promises.claims).zip(&results.log.claims);
    let mut known: Vec<Known<'_>> = claims
        .enumerate()
        .map(|(at, ((claim, promise), tally))| Known { at, claim, promise, tally })
        .filter(|known| !known.promise.is_unknown() || known.tally.all() > 0)
        .collect();
    if known.is_empty() {
        weak(ui, words.claims_none);
        return;
    }
    // The weakest promise stands first.
    let gap = |promise: &ClaimPromise| match by {
        Some(ListeningFigure::SayDo) => promise.short_delivered(),
        Some(ListeningFigure::SayConfirm) => promise.short_confirmed(),
        Some(ListeningFigure::DoConfirm) => promise.disputed(),
        _ => promise.shortfall(),
    };
    let gap = |promise: &ClaimPromise| gap(promise).unwrap_or(-1.0);
    known.sort_by(|a, b| gap(b.promise).total_cmp(&gap(a.promise)));
    small(ui, words.claims_hint);
    head(cx, ui);
    for known in known {
        line(cx, ui, known, view, place);
    }
    let is_measured =
        |promise: &ClaimPromise| [promise.say, promise.deliver, promise.confirm].iter().any(Result::is_ok);
    if results.promises.claims.iter().any(is_measured) {
        plot::offer(cx, ui, "claims as a picture", crate::report::plots::claims);
    }
    card::show(cx, ui, place);
}

/// Returns the parts of a line: name, track, net, number.
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

/// Shows the names of the marks and of the two numbers.
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

/// Returns what say, do and confirm of a claim come to, in words.
pub(super) fn in_words(cx: &Cx<'_>, claim: &Claim, promise: &ClaimPromise) -> String {
    let written = |value: Figure| match value {
        Ok(value) => cx.locale.decimal(value, 3),
        Err(_) => text::DASH.to_owned(),
    };
    let [say, deliver, confirm] = [promise.say, promise.deliver, promise.confirm].map(written);
    let values = slots![("claim", cx.name_of(claim)), ("say", &*say), ("deliver", &*deliver), ("confirm", &*confirm)];
    fill!(cx.texts.listening_page.dumb_bell, values)
}

fn line(cx: &Cx<'_>, ui: &mut Ui, known: Known<'_>, view: &mut ListeningView, place: &'static str) {
    let Known { at, claim, promise, tally } = known;
    let colours = *palette(ui.visuals());
    let ink = colours.text;
    let room = fit::beside(parts(ui, ui.available_rect_before_wrap())[0].span(), 10.0);
    let words = galley_lines(ui, cx.name_of(claim), font(size::BODY), ink, (room, 3));
    let height = LINE.max(words.size().y + 8.0);
    let (rect, response) = fit::allocate(ui, vec2(ui.available_width(), height), Sense::click());
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
        let opens = Subject::Listening(ListeningFigure::Claim(at));
        if (card::at(cx, place) == Some(opens)) == is_chosen {
            card::toggle(cx, place, opens, &response);
        }
    }
    let [name, middle, net, number] = parts(ui, rect);
    let (x, anchor) = if is_right_to_left(ui) {
        (name.max - 4.0, Align2::RIGHT_CENTER)
    } else {
        (name.min + 4.0, Align2::LEFT_CENTER)
    };
    let corner = anchor.anchor_size(pos2(x, rect.center().y), words.size());
    ui.painter().galley(corner.min, words, colours.text);
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

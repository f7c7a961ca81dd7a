//! Coding by keyboard: digits toggle the claims of the chosen mention, + − 0 set its sentiment, Enter goes to the next row.

use eframe::egui::{
    Align2, Event, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::Action;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::forms::replaced;
use crate::gui::theme::{RADIUS, font, palette, size, strong_font};
use crate::gui::widgets::{galley, paint_text, small};
use crate::plan::{ClaimId, Mention, Sentiment};
use crate::report::listening;
use crate::text::strings::{fill, slots};

/// Returns the id of what takes the keys.
fn pad_id(cx: &Cx<'_>) -> Id {
    cx.field_id("coding of mentions")
}

/// Says what one key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typed {
    Claim(usize),
    Sentiment(Sentiment),
}

/// Reads a typed key: digits of both scripts name claims, + − 0 sentiments.
fn meaning(text: &str) -> Option<Typed> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    match letter {
        '+' => Some(Typed::Sentiment(Sentiment::Positive)),
        '-' | '\u{2212}' => Some(Typed::Sentiment(Sentiment::Negative)),
        '0' | '\u{660}' | '\u{6f0}' => Some(Typed::Sentiment(Sentiment::Neutral)),
        '1'..='9' => letter.to_digit(10).map(|digit| Typed::Claim(digit as usize - 1)),
        '\u{661}'..='\u{669}' => Some(Typed::Claim((u32::from(letter) - 0x661) as usize)),
        '\u{6f1}'..='\u{6f9}' => Some(Typed::Claim((u32::from(letter) - 0x6f1) as usize)),
        _ => None,
    }
}

/// Shows the keys, and codes the chosen mention while they have the focus, which a pressed row gives them.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, rows: &[usize], chosen: Option<usize>, is_pressed: bool) {
    let plan = cx.plan();
    let keys = key_names(cx);
    let height = draw_height(ui, &keys);
    let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), height), Sense::hover());
    let response = ui.interact(rect, pad_id(cx), Sense::focusable_noninteractive());
    if is_pressed {
        // Asked for before, the focus would be lost to the click, which is not on the keys.
        response.request_focus();
    }
    let mention = chosen.and_then(|at| plan.mentions.get(at)).map(|mention| &**mention);
    let spoken = mention.map_or_else(
        || cx.texts.listening_page.coding.to_owned(),
        |mention| {
            let values = slots![("text", cx.name_of(mention)), ("state", &*state(cx, mention))];
            fill!(cx.texts.listening_page.coding_of, values)
        },
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &spoken));
    draw(ui, rect, &keys, response.has_focus(), mention);
    if !response.has_focus() {
        small(ui, cx.texts.listening_page.coding_start);
        return;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    if let Some(mention) = mention {
        typed(cx, ui, mention);
    }
    step(cx, ui, rows, chosen);
}

/// Writes the sentiment and the claims of a mention in words.
fn state(cx: &Cx<'_>, mention: &Mention) -> String {
    let terms = &cx.texts.listening;
    let sentiment = mention.sentiment.map_or(terms.uncoded, |it| listening::sentiment_name(terms, it));
    let claims = mention.claims.iter().filter_map(|id| cx.plan().vocabulary.claims.find(id));
    let mut said = vec![sentiment];
    said.extend(claims.map(|claim| cx.name_of(claim)));
    said.join(cx.comma())
}

/// Changes the mention as the keys of this frame say.
fn typed(cx: &mut Cx<'_>, ui: &Ui, mention: &Mention) {
    let keys: Vec<Typed> = ui.input(|input| {
        let text = |event: &Event| if let Event::Text(text) = event { meaning(text) } else { None };
        input.events.iter().filter_map(text).collect()
    });
    let mut changed = mention.clone();
    for key in keys {
        match key {
            Typed::Sentiment(sentiment) => changed.sentiment = Some(sentiment),
            Typed::Claim(at) => {
                let Some(claim) = cx.plan().vocabulary.claims.get(at) else { continue };
                if changed.claims.contains(&claim.id) {
                    changed.claims.retain(|known| *known != claim.id);
                } else {
                    changed.claims.push(claim.id.clone());
                }
            }
        }
    }
    if changed != *mention {
        cx.edit(replaced(mention, |new| *new = changed));
    }
}

/// Goes to another row as the keys of this frame say.
fn step(cx: &mut Cx<'_>, ui: &Ui, rows: &[usize], chosen: Option<usize>) {
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let back = pressed(Modifiers::SHIFT, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowUp);
    let on = !back && (pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowDown));
    if !(back || on) || rows.is_empty() {
        return;
    }
    let at = chosen.and_then(|chosen| rows.iter().position(|row| *row == chosen));
    let next = match at {
        None => 0,
        Some(at) if back => at.saturating_sub(1),
        Some(at) => (at + 1).min(rows.len() - 1),
    };
    cx.push(Action::CurrentMention(Some(cx.plan().mentions[rows[next]].id.clone())));
}

/// One key: what stands on it, what it does, and the claim or sentiment that it stands for.
struct KeyName {
    cap: String,
    name: String,
    claim: Option<ClaimId>,
    sentiment: Option<Sentiment>,
}

fn key_names(cx: &Cx<'_>) -> Vec<KeyName> {
    let terms = &cx.texts.listening;
    let claims = cx.plan().vocabulary.claims.iter().take(9).enumerate();
    let mut keys: Vec<KeyName> = claims
        .map(|(at, claim)| KeyName {
            cap: cx.locale.ungrouped(i128::try_from(at + 1).unwrap_or(0)),
            name: cx.name_of(&**claim).to_owned(),
            claim: Some(claim.id.clone()),
            sentiment: None,
        })
        .collect();
    for (cap, sentiment) in [("+", Sentiment::Positive), ("\u{2212}", Sentiment::Negative), ("0", Sentiment::Neutral)] {
        let name = listening::sentiment_name(terms, sentiment).to_owned();
        keys.push(KeyName { cap: cap.to_owned(), name, claim: None, sentiment: Some(sentiment) });
    }
    for (cap, name) in [("Enter", cx.texts.listening_page.key_next), ("Ctrl+V", cx.texts.listening_page.key_paste)] {
        keys.push(KeyName { cap: cap.to_owned(), name: name.to_owned(), claim: None, sentiment: None });
    }
    keys
}

/// Height of a line of keys.
const LINE: f32 = 26.0;

/// Returns the places of the keys in lines as long as there is room for: line, start and width of the cap.
fn places(ui: &Ui, keys: &[KeyName], width: f32) -> Vec<(usize, f32, f32)> {
    let (mut line, mut start) = (0, 8.0);
    keys.iter()
        .map(|key| {
            let wide =
                |text: &str| galley(ui, text, font(size::SMALL), palette(ui.visuals()).text, f32::INFINITY).size().x;
            let cap = (wide(&key.cap) + 10.0).max(20.0);
            let all = cap + 6.0 + wide(&key.name) + 14.0;
            if start + all > width && start > 8.0 {
                (line, start) = (line + 1, 8.0);
            }
            let place = (line, start, cap);
            start += all;
            place
        })
        .collect()
}

fn draw_height(ui: &Ui, keys: &[KeyName]) -> f32 {
    let last = places(ui, keys, ui.available_width()).last().map_or(0, |(line, ..)| *line);
    LINE * (last + 1) as f32 + 8.0
}

fn draw(ui: &Ui, rect: Rect, keys: &[KeyName], is_focused: bool, mention: Option<&Mention>) {
    let colours = palette(ui.visuals());
    if is_focused {
        ui.painter().rect(rect, RADIUS, colours.raised, Stroke::new(2.0, colours.accent), StrokeKind::Inside);
    }
    let rtl = is_right_to_left(ui);
    for (key, (line, start, cap)) in keys.iter().zip(places(ui, keys, rect.width())) {
        let y = rect.top() + 4.0 + LINE * (line as f32 + 0.5);
        let left = if rtl { rect.right() - start - cap } else { rect.left() + start };
        let place = Rect::from_min_size(pos2(left, y - 10.0), vec2(cap, 20.0));
        let is_on = mention.is_some_and(|mention| {
            let is_sentiment = key.sentiment.is_some() && key.sentiment == mention.sentiment;
            is_sentiment || key.claim.as_ref().is_some_and(|claim| mention.claims.contains(claim))
        });
        let (ground, line) =
            if is_on { (colours.selected, colours.accent) } else { (colours.surface, colours.control) };
        ui.painter().rect(place, 3, ground, Stroke::new(1.0, line), StrokeKind::Inside);
        paint_text(ui, ui.painter(), place.center(), Align2::CENTER_CENTER, &key.cap, font(size::SMALL), colours.text);
        let (x, anchor) =
            if rtl { (place.left() - 6.0, Align2::RIGHT_CENTER) } else { (place.right() + 6.0, Align2::LEFT_CENTER) };
        let face = if is_on { strong_font(size::SMALL) } else { font(size::SMALL) };
        paint_text(ui, ui.painter(), pos2(x, y), anchor, &key.name, face, colours.weak_text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_both_scripts_code() {
        for (text, expected) in [
            ("1", Some(Typed::Claim(0))),
            ("٣", Some(Typed::Claim(2))),
            ("۹", Some(Typed::Claim(8))),
            ("+", Some(Typed::Sentiment(Sentiment::Positive))),
            ("-", Some(Typed::Sentiment(Sentiment::Negative))),
            ("\u{2212}", Some(Typed::Sentiment(Sentiment::Negative))),
            ("0", Some(Typed::Sentiment(Sentiment::Neutral))),
            ("٠", Some(Typed::Sentiment(Sentiment::Neutral))),
            ("12", None),
            ("a", None),
            ("", None),
        ] {
            assert_eq!(meaning(text), expected, "{text}");
        }
    }
}

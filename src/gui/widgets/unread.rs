//! A text that a field does not understand, and the question where it can mean two things.

use eframe::egui::{
    Align2, Area, CornerRadius, Frame, Id, Key, Margin, Modifiers, Order, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::text::{Look, galley, label_in};
use crate::gui::context::is_right_to_left;
use crate::gui::fields::Fields;
use crate::gui::fit;
use crate::gui::theme::{self, palette, size};
use crate::text::{Locale, ReadError};

/// The widest that the sentence under a field gets, in points.
const MOST_EXPLANATION: f32 = 320.0;
/// The height of an answer, in points.
const ANSWER_HEIGHT: f32 = 26.0;

/// Says why a text is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The reason, as a sentence.
    pub(super) why: String,
    /// The two things that the text can mean, written so that each is read as nothing else.
    pub(super) choices: Option<[String; 2]>,
}

impl Unread {
    /// Says in the reader's language why a text was not read.
    #[must_use]
    pub fn of(why: &ReadError, locale: Locale) -> Self {
        let choices = match why {
            ReadError::TwoReadings(forms) => Some(forms.each_ref().map(|form| form.written(locale))),
            _ => None,
        };
        Self { why: why.sentence(locale), choices }
    }
}

impl From<String> for Unread {
    fn from(why: String) -> Self {
        Self { why, choices: None }
    }
}

/// Draws the border of a field whose text is not understood.
pub(super) fn mark(ui: &Ui, field: &Response) {
    let colour = palette(ui.visuals()).error;
    let corner = CornerRadius::same(theme::RADIUS);
    ui.painter().rect_stroke(field.rect, corner, Stroke::new(1.5, colour), StrokeKind::Outside);
}

/// Says under a field why its text is not understood, over what stands there, so that nothing moves. Where the text can mean
/// two things they stand below; returns the one that was chosen.
pub(super) fn explain(ui: &Ui, id: Id, field: &Response, fields: &Fields) -> Option<String> {
    let Some(why) = fields.why_refused(id) else {
        if field.has_focus() {
            // Answers that are no longer there cover nothing.
            ui.data_mut(|data| data.remove::<Option<Rect>>(answers_id(id)));
        }
        return None;
    };
    let choices = fields.choices(id);
    let (corner, pivot) = if is_right_to_left(ui) {
        (field.rect.right_bottom(), Align2::RIGHT_TOP)
    } else {
        (field.rect.left_bottom(), Align2::LEFT_TOP)
    };
    let area = Area::new(id.with("why")).order(Order::Tooltip).interactable(choices.is_some()).pivot(pivot);
    let shown = area.fixed_pos(corner + vec2(0.0, 3.0)).show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).inner_margin(Margin::symmetric(8, 4));
        let inside = frame.show(ui, |ui| {
            fit::at_most(ui, MOST_EXPLANATION);
            label_in(ui, why, if choices.is_some() { Look::Body } else { Look::Error });
            let choices = choices?;
            choices.iter().enumerate().find_map(|(position, choice)| {
                let is_marked = fields.marked_choice(id) == Some(position);
                answer(ui, id.with(("answer", position)), choice, is_marked).clicked().then(|| choice.clone())
            })
        });
        inside.inner
    });
    let rect = choices.map(|_| shown.response.rect);
    ui.data_mut(|data| data.insert_temp(answers_id(id), rect));
    shown.inner
}

fn answers_id(field: Id) -> Id {
    field.with("answers")
}

/// Returns true when the pointer is over the answers to the question of a field: a press there does not leave the field.
pub(super) fn is_over_answers(ui: &Ui, field: Id) -> bool {
    let rect: Option<Option<Rect>> = ui.data(|data| data.get_temp(answers_id(field)));
    let pointer = ui.input(|input| input.pointer.interact_pos());
    rect.flatten().zip(pointer).is_some_and(|(rect, pointer)| rect.contains(pointer))
}

/// Shows one answer. It never takes the focus: arrows and Enter in the field choose it.
fn answer(ui: &mut Ui, id: Id, text: &str, is_marked: bool) -> Response {
    let colours = palette(ui.visuals());
    let words = galley(ui, text, theme::strong_font(size::BODY), colours.text, f32::INFINITY);
    let width = ui.available_width().max(words.size().x + 20.0);
    let rect = fit::space(ui, vec2(width, ANSWER_HEIGHT));
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_marked, text));
    let ground = if is_marked || response.hovered() { colours.selected } else { colours.raised };
    let line = if is_marked { colours.accent } else { colours.line };
    let corner = CornerRadius::same(theme::RADIUS);
    ui.painter().rect(rect.shrink(1.0), corner, ground, Stroke::new(1.0, line), StrokeKind::Inside);
    let (x, anchor) = if is_right_to_left(ui) {
        (rect.right() - 10.0, Align2::RIGHT_CENTER)
    } else {
        (rect.left() + 10.0, Align2::LEFT_CENTER)
    };
    let place = anchor.anchor_size(pos2(x, rect.center().y), words.size());
    ui.painter().galley(place.min, words, colours.text);
    response
}

/// Moves between the answers to the question of the field that has the focus, by arrows. Returns the one that Enter chooses.
pub(super) fn answer_by_key(ui: &Ui, id: Id, fields: &mut Fields) -> Option<String> {
    let choices = fields.choices(id)?.clone();
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        fields.mark_choice(id, Some(fields.marked_choice(id).map_or(0, |_| 1)));
    }
    if pressed(Key::ArrowUp) {
        fields.mark_choice(id, fields.marked_choice(id).and_then(|marked| marked.checked_sub(1)));
    }
    let marked = fields.marked_choice(id)?;
    if pressed(Key::Enter) { choices.get(marked).cloned() } else { None }
}

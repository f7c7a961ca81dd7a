//! The triangle of say, do and confirm, with the value of each edge on it and the weakest promise always beside it.

use eframe::egui::{Align2, Color32, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::paint::{Side, side_mark};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::figures::columns_by_share;
use crate::gui::parts::{card, plot};
use crate::gui::theme::{RADIUS, font, palette, size, strong_font};
use crate::gui::widgets::{Look, group, label, label_in, paint_text, row, row_end, small, strong, weak};
use crate::plan::Figure;
use crate::report::{ListeningFigure, Subject};
use crate::text;
use crate::text::strings::fill;

/// Height of the drawing.
const HEIGHT: f32 = 236.0;

/// Where the cards of the edges stand.
const EDGES: &str = "edges of the triangle";

/// Shows the group. Returns the edge whose card is open.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) -> Option<ListeningFigure> {
    drawn(cx, ui);
    card::show(cx, ui, EDGES);
    match card::at(cx, EDGES) {
        Some(Subject::Listening(edge)) => Some(edge),
        _ => None,
    }
}

fn drawn(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.listening_page;
    let figures = &cx.texts.figures;
    let promises = &cx.analysis().listening.promises;
    group(ui, figures.triangle, |ui| {
        small(ui, figures.triangle_hint);
        let edges = [promises.edges.say_do, promises.edges.say_confirm, promises.edges.do_confirm];
        let has_worst = promises.worst_delivered.is_some() || promises.worst_confirmed.is_some();
        if edges.iter().all(Result::is_err) && !has_worst {
            label(
                ui,
                text::reason(
                    promises.edges.say_do.err().unwrap_or(crate::plan::NotComputable::NotAsked),
                    cx.language(),
                ),
            );
            weak(ui, words.triangle_none);
            return;
        }
        if ui.available_width() < 620.0 {
            draw(cx, ui);
            worst(cx, ui);
        } else {
            columns_by_share(ui, &[1.7, 1.0], |ui, part| if part == 0 { draw(cx, ui) } else { worst(cx, ui) });
        }
        if edges.iter().any(Result::is_ok) {
            plot::offer(cx, ui, "edges as a picture", crate::report::plots::edges);
        }
    });
}

fn draw(cx: &Cx<'_>, ui: &mut Ui) {
    let (words, terms) = (&cx.texts.listening_page, &cx.texts.listening);
    let edges = cx.analysis().listening.promises.edges;
    let width = ui.available_width().min(560.0);
    let (rect, response) = fit::allocate(ui, vec2(width, HEIGHT), Sense::hover());
    let written = |value: Figure| match value {
        Ok(value) => cx.locale.index(value),
        Err(_) => text::DASH.to_owned(),
    };
    let [say_do, say_confirm, do_confirm] = [edges.say_do, edges.say_confirm, edges.do_confirm].map(written);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Image, true, cx.texts.figures.triangle);
        let said = format!(
            "{}: {say_do}{dot}{}: {say_confirm}{dot}{}: {do_confirm}",
            terms.say_do,
            terms.say_confirm,
            terms.do_confirm,
            dot = cx.locale.dot()
        );
        info.current_text_value = Some(said);
        info
    });
    let colours = palette(ui.visuals());
    let corner = vec2(152.0_f32.min(width * 0.32), 50.0);
    let top = pos2(rect.center().x, rect.top() + corner.y / 2.0 + 2.0);
    let [mut first, mut last] = [rect.left() + corner.x / 2.0, rect.right() - corner.x / 2.0];
    if is_right_to_left(ui) {
        (first, last) = (last, first);
    }
    let low = rect.bottom() - corner.y / 2.0 - 2.0;
    let (done, confirmed) = (pos2(first, low), pos2(last, low));
    for (a, b, value, name, opens) in [
        (top, done, edges.say_do, terms.say_do, ListeningFigure::SayDo),
        (top, confirmed, edges.say_confirm, terms.say_confirm, ListeningFigure::SayConfirm),
        (done, confirmed, edges.do_confirm, terms.do_confirm, ListeningFigure::DoConfirm),
    ] {
        let share = value.unwrap_or(0.0) as f32;
        ui.painter().line_segment([a, b], Stroke::new(9.0, colours.selected));
        let colour = if value.is_ok() { colours.curve } else { colours.line };
        ui.painter().line_segment([a, b], Stroke::new(1.0 + 3.0 * share, colour));
        edge_label(cx, ui, a.lerp(b, 0.5), &written(value), name, opens);
    }
    for (at, side, name, hint) in [
        (top, Side::Say, terms.say, words.say_hint),
        (done, Side::Do, terms.deliver, words.do_hint),
        (confirmed, Side::Confirm, terms.confirm, words.confirm_hint),
    ] {
        corner_label(ui, Rect::from_center_size(at, corner), side, name, hint, colours.selected);
    }
}

/// Shows the value of an edge with its name, as a button that opens its card.
fn edge_label(cx: &Cx<'_>, ui: &Ui, at: Pos2, value: &str, name: &str, opens: ListeningFigure) {
    let colours = palette(ui.visuals());
    let place = Rect::from_center_size(at, vec2(112.0, 42.0));
    let subject = Subject::Listening(opens);
    let is_open = card::at(cx, EDGES) == Some(subject);
    let response = fit::interact(ui, place, ui.scope_id().with(("edge", name)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, format!("{name}: {value}")));
    let line = if is_open || response.hovered() || response.has_focus() { colours.accent } else { colours.line };
    ui.painter().rect(place, RADIUS, colours.surface, Stroke::new(1.0, line), StrokeKind::Inside);
    if response.clicked() {
        card::toggle(cx, EDGES, subject, &response);
    }
    let middle = place.center();
    paint_text(
        ui,
        ui.painter(),
        pos2(middle.x, middle.y - 8.0),
        Align2::CENTER_CENTER,
        value,
        strong_font(size::TITLE),
        colours.text,
    );
    paint_text(
        ui,
        ui.painter(),
        pos2(middle.x, middle.y + 11.0),
        Align2::CENTER_CENTER,
        name,
        font(size::SMALL),
        colours.weak_text,
    );
}

fn corner_label(ui: &Ui, place: Rect, side: Side, name: &str, hint: &str, ground: Color32) {
    let colours = palette(ui.visuals());
    ui.painter().rect(place, RADIUS, ground, Stroke::new(1.0, colours.accent), StrokeKind::Inside);
    let middle = place.center();
    let at = pos2(middle.x, middle.y - 10.0);
    let words = paint_text(ui, ui.painter(), at, Align2::CENTER_CENTER, name, strong_font(size::BODY), colours.text);
    let x = if is_right_to_left(ui) { words.right() + 12.0 } else { words.left() - 12.0 };
    side_mark(ui, ui.painter(), pos2(x, at.y), side);
    let at = pos2(middle.x, middle.y + 11.0);
    paint_text(ui, ui.painter(), at, Align2::CENTER_CENTER, hint, font(size::SMALL), colours.weak_text);
}

/// Shows the claim whose promise is kept or confirmed least, with what is said, done and confirmed of it.
fn worst(cx: &Cx<'_>, ui: &mut Ui) {
    let (words, terms) = (&cx.texts.listening_page, &cx.texts.listening);
    let promises = &cx.analysis().listening.promises;
    let found = [promises.worst_delivered, promises.worst_confirmed].into_iter().flatten();
    let Some(found) = found.reduce(|worst, next| if next.by > worst.by { next } else { worst }) else { return };
    let (Some(claim), Some(promise)) = (cx.plan().vocabulary.claims.get(found.claim), promises.claims.get(found.claim))
    else {
        return;
    };
    label_in(ui, words.weakest, Look::Warning);
    strong(ui, cx.name_of(&**claim));
    for (name, value) in [
        (terms.say, promise.say),
        (terms.deliver, promise.deliver),
        (terms.confirm, promise.confirm),
        (terms.short_delivered, promise.short_delivered()),
        (terms.short_confirmed, promise.short_confirmed()),
    ] {
        row(ui, |ui| {
            weak(ui, name);
            row_end(ui, |ui| match value {
                Ok(value) => label(ui, &cx.locale.index(value)),
                Err(why) => small(ui, text::reason(why, cx.language())),
            });
        });
    }
    if let Ok(exposure) = promise.exposure {
        small(ui, &fill!(words.weakest_small, &[("weight", &cx.locale.percent(exposure, 1))]));
    }
}

//! Texts: one function for each look.

use std::sync::Arc;

use eframe::egui::{
    Align, Align2, Color32, FontId, Galley, Label, Layout, Painter, Pos2, Rect, RectAlign, Response, Role, Sense,
    Tooltip, Ui, Vec2, Widget as _, WidgetInfo, WidgetText, vec2,
};

use super::form::column;
use crate::gui::bidi::{self, Paragraph};
use crate::gui::context::{interface_texts, is_right_to_left};
use crate::gui::fit;
use crate::gui::term_notes;
use crate::gui::theme::{self, palette, size};
use crate::plan::Language;

/// Between words and the figure behind them, in points.
const WORD_GAP: f32 = 4.0;

/// How wide the definition of a term is, in points.
const EXPLANATION: f32 = 320.0;
/// The widest line of running text, in points: on a wide page, longer ones would not lead back to the next.
const MEASURE: f32 = 900.0;

/// Says how a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// Ordinary.
    Body,
    /// Captions and hints.
    Weak,
    /// Captions in small type.
    Small,
    /// Names and totals.
    Strong,
    /// Titles of parts of a page.
    Title,
    /// Titles of pages.
    Heading,
    /// Key figures.
    Figure,
    /// A key figure that is beyond its limit.
    FigureError,
    /// Something wrong.
    Error,
    /// Something to be looked at.
    Warning,
}

impl Look {
    fn font(self) -> FontId {
        match self {
            Self::Body | Self::Weak | Self::Error | Self::Warning => theme::font(size::BODY),
            Self::Small => theme::font(size::SMALL),
            Self::Strong => theme::strong_font(size::BODY),
            Self::Title => theme::strong_font(size::TITLE),
            Self::Heading => theme::strong_font(size::HEADING),
            Self::Figure | Self::FigureError => theme::strong_font(size::FIGURE),
        }
    }

    fn colour(self, ui: &Ui) -> Color32 {
        let palette = palette(ui.visuals());
        match self {
            Self::Weak | Self::Small => palette.weak_text,
            Self::Error | Self::FigureError => palette.error,
            Self::Warning => palette.warning,
            _ => palette.text,
        }
    }
}

/// Makes a paragraph; in an Arabic interface every line has the height of an Arabic one, so that numbers and names stand on
/// one line. The zero of Arabic-Indic digits is a dot, which in small text is a dash of one point unless it is SemiBold.
fn paragraph(ui: &Ui, text: &str, font: FontId, colour: Color32) -> Paragraph {
    let rtl = is_right_to_left(ui);
    let is_small = rtl && font.size <= size::SMALL;
    let font = if is_small { FontId { size: font.size.max(theme::ARABIC_SMALL), ..font } } else { font };
    let line_height = bidi::LINE_HEIGHT * font.size;
    let digits = FontId { family: theme::strong_font(font.size).family, ..font.clone() };
    let paragraph = Paragraph::simple(text, font, colour).with_direction(bidi::Direction::Auto, rtl);
    let paragraph = if is_small { paragraph.with_arabic_digits_in(&digits) } else { paragraph };
    if rtl { paragraph.with_line_height(line_height) } else { paragraph }
}

/// Returns `text` laid out on as many lines as `wrap_width` needs.
#[must_use]
pub fn galley(ui: &Ui, text: &str, font: FontId, colour: Color32, wrap_width: f32) -> Arc<Galley> {
    bidi::layout(ui.ctx(), &paragraph(ui, text, font, colour).wrapped(wrap_width))
}

/// Returns `text` on one line of at most `width`, its end replaced by … where it does not fit.
#[must_use]
pub fn galley_elided(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    bidi::layout(ui.ctx(), &paragraph(ui, text, font, colour).elided(width, 1))
}

/// Returns `text` on at most `lines` lines of at most `width`, its end replaced by … where it does not fit.
#[must_use]
pub fn galley_lines(ui: &Ui, text: &str, font: FontId, colour: Color32, (width, lines): (f32, usize)) -> Arc<Galley> {
    bidi::layout(ui.ctx(), &paragraph(ui, text, font, colour).elided(width, lines))
}

/// The least distance of two lines, as a multiple of the size of their letters: Arabic without vowels does not touch.
const LEAST_LINE: f32 = 1.25;

/// Lays out `text` on at most `lines` lines in a place of a size, its end replaced by … where that is too narrow; lines that
/// are too high together stand closer. Nothing where they would touch.
#[must_use]
pub fn galley_within(
    ui: &Ui,
    text: &str,
    font: FontId,
    colour: Color32,
    (place, lines): (Vec2, usize),
) -> Option<Arc<Galley>> {
    let wanted = paragraph(ui, text, font, colour).elided(place.x, lines);
    let usual = bidi::layout(ui.ctx(), &wanted);
    if usual.size().y <= place.y || usual.rows.len() < 2 {
        return Some(usual).filter(|galley| galley.size().y <= place.y);
    }
    let line = (place.y / usual.rows.len() as f32).floor();
    let letters = wanted.parts.iter().map(|part| part.format.font_id.size).fold(0.0, f32::max);
    if line < LEAST_LINE * letters {
        return None;
    }
    let closer = bidi::layout(ui.ctx(), &wanted.with_line_height(line));
    Some(closer).filter(|galley| galley.size().y <= place.y)
}

/// Returns the title of a column of at most `width`, on two lines where it needs them; lines of a column of numbers end
/// together.
pub(in crate::gui) fn column_title(ui: &Ui, text: &str, is_number: bool, width: f32) -> Arc<Galley> {
    let (font, colour) = (Look::Small.font(), Look::Small.colour(ui));
    // Numbers end at the right in both languages, which is where lines start in Arabic.
    let rtl = is_right_to_left(ui);
    let align = if is_number && !rtl { bidi::Align::End } else { bidi::Align::Start };
    bidi::layout(ui.ctx(), &Paragraph { align, ..paragraph(ui, text, font, colour) }.elided(width, 2))
}

/// Shows a text with a look, wrapped at the width that there is.
pub fn label_in(ui: &mut Ui, text: &str, look: Look) -> Response {
    let galley = galley(ui, text, look.font(), look.colour(ui), ui.available_width().min(MEASURE));
    let response = Label::new(WidgetText::Galley(galley)).ui(ui);
    explain(ui, text, response)
}

/// Explains the text of a label that is a term: a dotted line and the definition while the pointer rests on it.
pub(super) fn explain(ui: &Ui, text: &str, response: Response) -> Response {
    let Some(term) = term_notes::pointed_at(ui, text, &response) else { return response };
    let rtl = is_right_to_left(ui);
    let (language, align) = if rtl { (Language::Ar, Align::Max) } else { (Language::En, Align::Min) };
    response.on_hover_ui(|ui| {
        fit::exactly(ui, EXPLANATION);
        ui.with_layout(Layout::top_down(align), |ui| {
            strong(ui, term.name.get(language));
            label(ui, term.definition.get(language));
            small(ui, interface_texts(ui).glossary.more);
        });
    })
}

/// Shows an ordinary text.
pub fn label(ui: &mut Ui, text: &str) -> Response {
    label_in(ui, text, Look::Body)
}

/// Shows a caption or hint.
pub fn weak(ui: &mut Ui, text: &str) -> Response {
    label_in(ui, text, Look::Weak)
}

/// Shows a caption in small type.
pub fn small(ui: &mut Ui, text: &str) -> Response {
    label_in(ui, text, Look::Small)
}

/// Shows a name or total.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    label_in(ui, text, Look::Strong)
}

/// Shows the title of a part of a page.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    label_in(ui, text, Look::Title)
}

/// Shows the title of a page.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    label_in(ui, text, Look::Heading)
}

/// Shows a text on one line, its end replaced by … where it does not fit; the whole of it on hover.
pub fn text_elided(ui: &mut Ui, text: &str, look: Look) -> Response {
    let galley = galley_elided(ui, text, look.font(), look.colour(ui), ui.available_width());
    elided_label(ui, galley, text)
}

/// Shows a text on at most `lines` lines, its end replaced by … where it does not fit; the whole of it on hover.
pub fn text_on_lines(ui: &mut Ui, text: &str, look: Look, lines: usize) -> Response {
    let galley = galley_lines(ui, text, look.font(), look.colour(ui), (ui.available_width(), lines));
    elided_label(ui, galley, text)
}

/// Shows a text on one line of at most `width`, its end replaced by … where it does not fit; the whole of it on hover.
pub fn text_elided_within(ui: &mut Ui, text: &str, look: Look, width: f32) -> Response {
    let galley = galley_elided(ui, text, look.font(), look.colour(ui), width);
    elided_label(ui, galley, text)
}

/// Shows `words`, `dot` and `figure` on one line, or the figure in a line of its own where there is no room for both.
pub fn words_and_figure(ui: &mut Ui, (words, dot, figure): (&str, &str, &str), look: Look) -> Response {
    let whole = format!("{words}{dot}{figure}");
    let is_whole = !galley_elided(ui, &whole, look.font(), look.colour(ui), ui.available_width()).elided;
    if is_whole {
        return label_in(ui, &whole, look);
    }
    let both = label_in(ui, words, look);
    both.union(label_in(ui, figure, look))
}

/// Shows a name at the start of a row and its value at the end, over a thin line; screen readers hear both as one. Where there
/// is no room for both beside each other, the value stands whole in a line of its own.
pub fn figure_row(ui: &mut Ui, name: &str, value: &str, look: Look) -> Response {
    let rtl = is_right_to_left(ui);
    let width = ui.available_width();
    let value_words = galley(ui, value, look.font(), look.colour(ui), width);
    let room = width - value_words.size().x - WORD_GAP;
    let name_words = galley(ui, name, Look::Weak.font(), Look::Weak.colour(ui), f32::INFINITY);
    let is_beside = name_words.size().x <= room;
    let name_words =
        if is_beside { name_words } else { galley(ui, name, Look::Weak.font(), Look::Weak.colour(ui), width) };
    let (first, second) = (name_words.size().y, value_words.size().y);
    let height = if is_beside { first.max(second) } else { first + second } + WORD_GAP;
    let (rect, response) = fit::allocate(ui, vec2(width, height), Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Label, true, format!("{name} {value}"));
        info.current_text_value = Some(format!("{name} {value}"));
        info
    });
    let inside = rect.with_max_y(rect.max.y - WORD_GAP / 2.0).with_min_y(rect.min.y + WORD_GAP / 2.0);
    let (start, end) =
        if rtl { (Align2::RIGHT_TOP, Align2::LEFT_BOTTOM) } else { (Align2::LEFT_TOP, Align2::RIGHT_BOTTOM) };
    let place = start.align_size_within_rect(name_words.size(), inside);
    ui.painter().galley(place.min, name_words, Look::Weak.colour(ui));
    let place = end.align_size_within_rect(value_words.size(), inside);
    ui.painter().galley(place.min, value_words, look.colour(ui));
    let line = eframe::egui::Stroke::new(1.0, palette(ui.visuals()).grid);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    response
}

/// Shows a laid-out `text`, which is shown whole while the pointer rests on it where it was cut.
pub(super) fn elided_label(ui: &mut Ui, galley: Arc<Galley>, text: &str) -> Response {
    let elided = galley.elided;
    // Of two that say the same one is enough: egui would show its own too.
    let response = Label::new(WidgetText::Galley(galley)).show_tooltip_when_elided(false).ui(ui);
    if elided { hover(response, text) } else { response }
}

/// Shows `text` while the pointer rests on `response`.
#[expect(clippy::must_use_candidate, reason = "the text is attached; the response is for chaining")]
pub fn hover(response: Response, text: &str) -> Response {
    response.on_hover_ui(|ui| {
        fit::at_most(ui, TIP_WIDTH);
        label(ui, text);
    })
}

/// Shows what `text` says while the pointer rests on `response`; it is worked out only then.
pub fn hover_with(response: Response, text: impl FnOnce() -> String) -> Response {
    response.on_hover_ui(|ui| {
        fit::at_most(ui, 320.0);
        label(ui, &text());
    })
}

/// Shows lines in a tip, which is as wide as the longest of them: each begins where reading begins.
pub fn tip_of_lines<'a>(ui: &mut Ui, lines: impl IntoIterator<Item = (&'a str, Look)>) {
    let lines: Vec<(&str, Look)> = lines.into_iter().collect();
    let room = ui.available_width();
    let width = |(text, look): &(&str, Look)| galley(ui, text, look.font(), look.colour(ui), room).size().x;
    let widest = lines.iter().map(width).fold(0.0, f32::max).ceil();
    fit::exactly(ui, widest.min(room));
    column(ui, |ui| {
        for (text, look) in lines {
            label_in(ui, text, look);
        }
    });
}

/// The widest tip, in points.
const TIP_WIDTH: f32 = 320.0;

/// Shows `content` while the pointer rests on `response`, beside it towards the reading end: what stands below it is read too.
pub fn hover_beside(ui: &Ui, response: &Response, content: impl FnOnce(&mut Ui)) {
    let rtl = crate::gui::context::is_right_to_left(ui);
    let mut tip = Tooltip::for_enabled(response);
    tip.popup = tip.popup.align(if rtl { RectAlign::LEFT } else { RectAlign::RIGHT });
    tip.show(|ui| {
        fit::at_most(ui, TIP_WIDTH);
        content(ui);
    });
}

/// Shows `content` at the pointer while it rests on `response`, towards where lines and bars begin: at their ends stands what they
/// are and come to. `to_the_left` says whether they run to the left.
pub fn hover_before(response: &Response, to_the_left: bool, content: impl FnOnce(&mut Ui)) {
    let mut tip = Tooltip::for_enabled(response).at_pointer().gap(POINTER_GAP);
    tip.popup = tip.popup.align(if to_the_left { RectAlign::BOTTOM_START } else { RectAlign::BOTTOM_END });
    tip.show(content);
}

/// Between the pointer and a tip, in points.
const POINTER_GAP: f32 = 12.0;

/// Paints `text` so that `anchor` of it lies at `position`, and says where it lies.
#[expect(clippy::must_use_candidate, reason = "the text is painted; the place is extra")]
pub fn paint_text(
    ui: &Ui,
    painter: &Painter,
    position: Pos2,
    anchor: Align2,
    text: &str,
    font: FontId,
    colour: Color32,
) -> Rect {
    let galley = galley(ui, text, font, colour, f32::INFINITY);
    let rect = anchor.anchor_size(position, galley.size());
    painter.galley(rect.min, galley, colour);
    rect
}

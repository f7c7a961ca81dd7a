//! Net sentiment by week with its interval, and under it, on the same axis, what was placed in that week.

use eframe::egui::{Align2, Rangef, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::ListeningView;
use super::paint::{along, mention_square};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::figures::week_title;
use crate::gui::parts::plot;
use crate::gui::theme::{RADIUS, font, message_colour, palette, size, strong_font};
use crate::gui::widgets::{Look, galley, galley_elided, group, hover_before, paint_text, small, tip_of_lines};
use crate::listening::{LEAST_MENTIONS, Tally};
use crate::plan::{Message, Sentiment};
use crate::report::listening;
use crate::text::strings::fill;

/// The least room for the names of messages.
const NAMES: f32 = 150.0;
/// Height of the plot, of the line of numbers, and of a message's line.
const PLOT: f32 = 128.0;
const NUMBERS: f32 = 22.0;
const LINE: f32 = 18.0;
/// The most messages that are shown.
const MOST_MESSAGES: usize = 10;
/// Side and distance of the squares of single mentions.
const SQUARE: f32 = 9.0;
const STEP: f32 = 12.0;

/// Says where the weeks lie.
#[derive(Clone, Copy)]
struct Axis {
    across: Rangef,
    weeks: usize,
    to_the_left: bool,
}

impl Axis {
    fn edge(self, week: f32) -> f32 {
        along(self.across, f64::from(week / self.weeks.max(1) as f32), self.to_the_left)
    }

    fn middle(self, week: usize) -> f32 {
        self.edge(week as f32 + 0.5)
    }

    fn span(self, week: usize) -> Rangef {
        let (a, b) = (self.edge(week as f32), self.edge(week as f32 + 1.0));
        Rangef::new(a.min(b), a.max(b))
    }

    /// Returns how wide a week is, in points.
    fn room(self) -> f32 {
        self.across.span() / self.weeks.max(1) as f32
    }

    fn at(self, x: f32) -> Option<usize> {
        let share = (x - self.across.min) / self.across.span().max(1.0);
        let share = if self.to_the_left { 1.0 - share } else { share };
        (0.0..1.0).contains(&share).then_some((share * self.weeks as f32) as usize)
    }
}

/// Shows the group.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ListeningView) {
    let words = &cx.texts.listening_page;
    let log = &cx.analysis().listening.log;
    let few = log.total.coded() < LEAST_MENTIONS;
    let (title, hint) =
        if few { (words.squares, words.squares_hint) } else { (cx.texts.figures.week_plot, words.week_plot_hint) };
    group(ui, title, |ui| {
        small(ui, hint);
        let placed = placed_messages(cx);
        let shown = placed.len().min(MOST_MESSAGES);
        let height = PLOT + NUMBERS + LINE * shown as f32 + 6.0;
        let (whole, response) = fit::allocate(ui, vec2(ui.available_width(), height), Sense::click());
        let names = names_width(cx, ui, &placed[..shown]).min(whole.width() / 3.0);
        let across = if is_right_to_left(ui) {
            Rangef::new(whole.left() + 4.0, whole.right() - names)
        } else {
            Rangef::new(whole.left() + names, whole.right() - 4.0)
        };
        let axis = Axis { across, weeks: log.weeks.len(), to_the_left: cx.time_runs_left() };
        let plot = Rect::from_x_y_ranges(across, Rangef::new(whole.top(), whole.top() + PLOT));
        grounds(ui, axis, whole, view.week);
        if few {
            squares(cx, ui, axis, plot);
        } else {
            sentiments(cx, ui, axis, plot, &log.weeks);
        }
        numbers(cx, ui, axis, plot, &log.weeks);
        let first = Rect::from_x_y_ranges(whole.x_range(), Rangef::new(plot.bottom() + NUMBERS + 2.0, whole.bottom()));
        for (at, &message) in placed.iter().take(shown).enumerate() {
            let top = first.top() + LINE * at as f32;
            let line = Rect::from_x_y_ranges(whole.x_range(), Rangef::new(top, top + LINE));
            message_line(cx, ui, axis, line, message);
        }
        said(cx, ui, axis, &response, view);
        if placed.len() > shown {
            let more = cx.locale.whole(i128::try_from(placed.len() - shown).unwrap_or(0));
            small(ui, &fill!(words.more_messages, &[("count", &more)]));
        }
        if log.weeks.iter().any(|week| week.net().is_ok()) {
            plot::offer(cx, ui, "sentiments as a picture", crate::report::plots::sentiments);
        }
    });
}

/// Returns the messages that some week has a quantity of, by position.
fn placed_messages(cx: &Cx<'_>) -> Vec<usize> {
    let placed = &cx.analysis().consistency.placed;
    placed.iter().enumerate().filter(|(_, is)| **is).map(|(at, _)| at).collect()
}

/// Draws thin lines between weeks, and the ground of the chosen one.
fn grounds(ui: &Ui, axis: Axis, whole: Rect, chosen: Option<usize>) {
    let colours = palette(ui.visuals());
    if let Some(week) = chosen.filter(|week| *week < axis.weeks) {
        ui.painter().rect_filled(Rect::from_x_y_ranges(axis.span(week), whole.y_range()), 0, colours.selected);
    }
    if axis.weeks <= 60 {
        for week in 0..=axis.weeks {
            ui.painter().vline(axis.edge(week as f32), whole.y_range(), Stroke::new(1.0, colours.grid));
        }
    }
}

fn sentiments(cx: &Cx<'_>, ui: &Ui, axis: Axis, plot: Rect, weeks: &[Tally]) {
    let colours = palette(ui.visuals());
    let y = |value: f64| plot.center().y - value as f32 * (plot.height() / 2.0 - 8.0);
    let (x, anchor) = if is_right_to_left(ui) {
        (axis.across.max + 6.0, Align2::LEFT_CENTER)
    } else {
        (axis.across.min - 6.0, Align2::RIGHT_CENTER)
    };
    for mark in [-1.0, -0.5, 0.0, 0.5, 1.0] {
        let colour = if mark == 0.0 { colours.control } else { colours.grid };
        ui.painter().hline(plot.x_range(), y(mark), Stroke::new(1.0, colour));
        let written = cx.locale.decimal_short(mark, 1);
        paint_text(ui, ui.painter(), pos2(x, y(mark)), anchor, &written, font(size::SMALL), colours.weak_text);
    }
    let is_few = |tally: &Tally| tally.coded() > 0 && (tally.net().is_err() || tally.interval().is_err());
    let mut first = 0;
    for run in weeks.chunk_by(|a, b| is_few(a) == is_few(b)) {
        if run.first().is_some_and(is_few) {
            too_few(cx, ui, axis, (first, run.len()), plot);
        }
        first += run.len();
    }
    // Over the grey of weeks beside them.
    for (week, tally) in weeks.iter().enumerate() {
        if let (Ok(net), Ok([low, high])) = (tally.net(), tally.interval()) {
            net_of_week(cx, ui, (axis, week), (y(net), [y(low), y(high)], net), plot);
        }
    }
}

/// Draws the net sentiment of a week at its height, with its interval and, where there is room, its value.
fn net_of_week(
    cx: &Cx<'_>,
    ui: &Ui,
    (axis, week): (Axis, usize),
    (at, [low, high], net): (f32, [f32; 2], f64),
    plot: Rect,
) {
    let colours = palette(ui.visuals());
    let middle = axis.middle(week);
    let stroke = Stroke::new(1.5, colours.curve);
    ui.painter().vline(middle, Rangef::new(high, low), stroke);
    for end in [low, high] {
        ui.painter().hline(Rangef::new(middle - 5.0, middle + 5.0), end, stroke);
    }
    ui.painter().circle_filled(pos2(middle, at), 5.0, colours.curve);
    if axis.room() > 46.0 {
        let written = cx.locale.decimal(net, 2);
        let words = galley(ui, &written, strong_font(size::SMALL), colours.text, f32::INFINITY);
        // Inside the week: beside the dot, else above the interval, below it where that is the top of the plot.
        let (anchor, place) = if middle - 8.0 - words.size().x > axis.span(week).min + 2.0 {
            (Align2::RIGHT_BOTTOM, pos2(middle - 8.0, at - 2.0))
        } else if high - 2.0 - words.size().y > plot.top() {
            (Align2::CENTER_BOTTOM, pos2(middle, high - 2.0))
        } else {
            (Align2::CENTER_TOP, pos2(middle, low + 2.0))
        };
        ui.painter().galley(anchor.anchor_size(place, words.size()).min, words, colours.text);
    }
}

/// Greys `count` weeks from `first` on that have too few mentions for a share, and says so: in each of them where there is room,
/// else once for all of them.
fn too_few(cx: &Cx<'_>, ui: &Ui, axis: Axis, (first, count): (usize, usize), plot: Rect) {
    let colours = palette(ui.visuals());
    for week in first..first + count {
        let span = Rect::from_x_y_ranges(axis.span(week), plot.y_range());
        ui.painter().rect_filled(span.shrink(1.0), 0, colours.raised);
    }
    let words = galley(ui, cx.texts.listening_page.few, font(size::SMALL), colours.weak_text, f32::INFINITY);
    let wanted = words.size().x + 8.0;
    let run = axis.edge(first as f32 + count as f32 / 2.0);
    let places: Vec<f32> = if wanted <= axis.room() {
        (first..first + count).map(|week| axis.middle(week)).collect()
    } else if wanted <= axis.room() * count as f32 {
        vec![run]
    } else {
        Vec::new()
    };
    for x in places {
        let place = Align2::CENTER_CENTER.anchor_size(pos2(x, plot.center().y - 10.0), words.size());
        ui.painter().galley(place.min, words.clone(), colours.weak_text);
    }
}

/// Draws one square for each mention, from the ground up.
fn squares(cx: &Cx<'_>, ui: &Ui, axis: Axis, plot: Rect) {
    let ground = plot.bottom() - 4.0;
    ui.painter().hline(plot.x_range(), ground, Stroke::new(1.0, palette(ui.visuals()).control));
    let across = ((axis.across.span() / axis.weeks.max(1) as f32 / STEP) as usize).clamp(1, 4);
    let up = ((PLOT - 8.0) / STEP) as usize;
    for (week, tally) in cx.analysis().listening.log.weeks.iter().enumerate() {
        let kinds = [
            (Some(Sentiment::Positive), tally.positive),
            (Some(Sentiment::Negative), tally.negative),
            (Some(Sentiment::Neutral), tally.neutral),
            (None, tally.uncoded),
        ];
        let each = kinds.into_iter().flat_map(|(kind, count)| std::iter::repeat_n(kind, count.min(200) as usize));
        let start = axis.middle(week) - across as f32 * STEP / 2.0;
        for (at, kind) in each.take(across * up).enumerate() {
            let place = pos2(start + (at % across) as f32 * STEP + 1.0, ground - (at / across + 1) as f32 * STEP);
            let square = Rect::from_min_size(place, vec2(SQUARE, SQUARE));
            mention_square(ui, ui.painter(), square, kind);
        }
    }
}

/// Writes how many mentions each week has.
fn numbers(cx: &Cx<'_>, ui: &Ui, axis: Axis, plot: Rect, weeks: &[Tally]) {
    let colours = palette(ui.visuals());
    let y = plot.bottom() + NUMBERS / 2.0;
    let (x, anchor) = name_place(ui, axis);
    let name = cx.texts.listening.mentions;
    paint_text(ui, ui.painter(), pos2(x, y), anchor, name, font(size::SMALL), colours.weak_text);
    let room = axis.across.span() / axis.weeks.max(1) as f32;
    if room < 14.0 {
        return;
    }
    for (week, tally) in weeks.iter().enumerate().filter(|(_, tally)| tally.coded() > 0) {
        let written =
            if room > 34.0 { cx.locale.whole(tally.coded()) } else { cx.locale.compact(tally.coded() as f64) };
        let enough = tally.coded() >= LEAST_MENTIONS;
        let (face, colour) =
            if enough { (strong_font(size::SMALL), colours.text) } else { (font(size::SMALL), colours.weak_text) };
        paint_text(ui, ui.painter(), pos2(axis.middle(week), y), Align2::CENTER_CENTER, &written, face, colour);
    }
    ui.painter().hline(plot.x_range(), plot.bottom() + NUMBERS, Stroke::new(1.0, colours.line));
}

fn name_place(ui: &Ui, axis: Axis) -> (f32, Align2) {
    if is_right_to_left(ui) {
        (axis.across.max + 8.0, Align2::LEFT_CENTER)
    } else {
        (axis.across.min - 8.0, Align2::RIGHT_CENTER)
    }
}

/// Returns the room that the longest name of `messages` needs.
fn names_width(cx: &Cx<'_>, ui: &Ui, messages: &[usize]) -> f32 {
    let colours = palette(ui.visuals());
    let names = messages.iter().filter_map(|at| cx.plan().messages.get(*at)).map(|message| cx.name_of(&**message));
    let widths =
        names.map(|name| galley(ui, name, font(size::SMALL), colours.weak_text, f32::INFINITY).size().x + 14.0);
    widths.fold(NAMES, f32::max)
}

/// Draws the name of a message and a bar in every week in which it is placed.
fn message_line(cx: &Cx<'_>, ui: &Ui, axis: Axis, line: Rect, position: usize) {
    let plan = cx.plan();
    let Some(message): Option<&Message> = plan.messages.get(position).map(AsRef::as_ref) else { return };
    let colours = palette(ui.visuals());
    let (x, anchor) = name_place(ui, axis);
    let room = fit::beside(line.width() - axis.across.span() - 4.0, 12.0);
    let name = galley_elided(ui, cx.name_of(message), font(size::SMALL), colours.weak_text, room);
    let place = anchor.anchor_size(pos2(x, line.center().y), name.size());
    ui.painter().galley(place.min, name, colours.weak_text);
    let is_in = listening::weeks_of_message(plan, &message.id);
    let colour = message_colour(message.colour);
    let mut week = 0;
    while week < is_in.len() {
        let first = week;
        while week < is_in.len() && is_in[week] {
            week += 1;
        }
        if week > first {
            let (a, b) = (axis.edge(first as f32), axis.edge(week as f32));
            let bar = Rect::from_x_y_ranges(Rangef::new(a.min(b) + 1.0, a.max(b) - 1.0), line.y_range())
                .shrink2(vec2(0.0, 4.0));
            ui.painter().rect_filled(bar, RADIUS / 2, colour);
        }
        week += 1;
    }
}

/// Shows what is said of the week under the pointer; a press lists its mentions alone.
fn said(cx: &Cx<'_>, ui: &Ui, axis: Axis, response: &Response, view: &mut ListeningView) {
    let log = &cx.analysis().listening.log;
    let report = cx.report();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Image, true, cx.texts.figures.week_plot);
        info.current_text_value = Some(listening::net_in_words(&report, &log.total));
        info
    });
    let Some(week) = response.hover_pos().and_then(|pointer| axis.at(pointer.x)) else { return };
    let Some(tally) = log.weeks.get(week) else { return };
    if response.clicked() {
        view.week = if view.week == Some(week) { None } else { Some(week) };
    }
    let colours = palette(ui.visuals());
    ui.painter().vline(axis.middle(week), response.rect.y_range(), Stroke::new(1.0, colours.line));
    hover_before(response, cx.time_runs_left(), |ui| {
        let number = u32::try_from(week + 1).unwrap_or(1);
        let (title, heard) = (week_title(cx, number), listening::heard_in_words(&cx.report(), tally));
        let more = listening::heard_in_week(&cx.report(), number);
        let first = [(title.as_str(), Look::Strong), (heard.as_str(), Look::Body)];
        let more = more.iter().skip(1).map(|line| (line.as_str(), Look::Small));
        tip_of_lines(ui, first.into_iter().chain(more));
    });
}

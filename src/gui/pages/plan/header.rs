//! The bands of months, seasons and weeks over the flowchart, and the bar that scrolls them.

use eframe::egui::{Align2, Color32, FontId, Id, Painter, Rangef, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::PlanView;
use super::canvas::month_index;
use super::timeline::Timeline;
use super::{heard, names};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{font, palette, size, strong_font};
use crate::gui::widgets::{galley, hover};
use crate::text::hijri::{self, HijriDate, Season, Stretch};
use crate::text::strings::fill;

const MONTH_HEIGHT: f32 = 20.0;
const SEASON_HEIGHT: f32 = 16.0;
const WEEK_HEIGHT: f32 = 20.0;
/// Between the border of a week or month and its words, in points.
const INSET: f32 = 4.0;
/// Between two words of a band, in points.
const GAP: f32 = 4.0;
/// Between the names of two seasons, which are several words each, in points.
const BETWEEN_NAMES: f32 = 8.0;
/// So many labels decide how the days of weeks are written.
const MOST_MEASURED: u32 = 60;
/// So often the number of written days is halved where weeks are narrow.
const MOST_HALVINGS: u32 = 6;

/// Holds what the band of seasons shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Seasons {
    /// Seasons of the whole plan.
    seasons: Vec<Stretch<Season>>,
    /// Whether the names of Hijri months stand beside them.
    has_months: bool,
}

impl Seasons {
    fn is_empty(&self) -> bool {
        self.seasons.is_empty() && !self.has_months
    }
}

/// Returns the seasons of the plan; none for readers who switched Hijri dates off.
#[must_use]
pub(super) fn seasons(cx: &Cx<'_>) -> Seasons {
    let calendar = cx.plan().calendar;
    let is_off = cx.app.preferences.hijri == Some(false);
    let days = calendar.first_day(1).zip(calendar.last_day(calendar.weeks)).filter(|_| !is_off);
    let seasons = days.map(|(first, last)| hijri::seasons(first, last)).unwrap_or_default();
    Seasons { seasons, has_months: cx.locale.hijri }
}

/// Returns how high the bands are together.
#[must_use]
pub(super) fn height(cx: &Cx<'_>, seasons: &Seasons) -> f32 {
    MONTH_HEIGHT + WEEK_HEIGHT + heard::height(cx) + if seasons.is_empty() { 0.0 } else { SEASON_HEIGHT }
}

/// Shows months above, seasons below them, and at the bottom the day that each week begins on.
pub(super) fn show(cx: &Cx<'_>, ui: &Ui, area: Rect, timeline: &Timeline, seasons: &Seasons) {
    let colours = palette(ui.visuals());
    let painter = ui.painter_at(area);
    painter.rect_filled(area, 0, colours.surface);
    let band = Band { painter: ui.painter_at(Rect::from_x_y_ranges(timeline.area, area.y_range())), timeline };
    let month_y = Rangef::new(area.top(), area.top() + MONTH_HEIGHT);
    let marks = heard::height(cx);
    let weeks_top = area.bottom() - WEEK_HEIGHT - marks;
    months(cx, ui, &band, area, month_y);
    if !seasons.is_empty() {
        season_band(cx, ui, &band, Rangef::new(month_y.max, weeks_top), seasons);
    }
    week_days(cx, ui, &band, Rangef::new(weeks_top, area.bottom() - marks));
    heard::marks(cx, ui, timeline, Rangef::new(weeks_top, area.bottom()));
    captions(cx, ui, area, timeline, seasons.is_empty());
    painter.hline(area.x_range(), area.bottom() - 0.5, Stroke::new(1.0, colours.line));
    let border = if is_right_to_left(ui) { timeline.area.max } else { timeline.area.min };
    painter.vline(border, area.y_range(), Stroke::new(1.0, colours.line));
}

/// A band over the weeks.
struct Band<'a> {
    painter: Painter,
    timeline: &'a Timeline,
}

impl Band<'_> {
    /// Paints `text` from the start of `x` in time on, in the middle of `y`. Returns how far it goes in time, in points from
    /// the start of the area.
    fn write(&self, ui: &Ui, text: &str, (font, colour): (FontId, Color32), from: f32, y: Rangef) -> f32 {
        let galley = galley(ui, text, font, colour, f32::INFINITY);
        let width = galley.size().x;
        let (at, anchor) = if self.timeline.right_to_left {
            (pos2(self.timeline.area.max - from, y.center()), Align2::RIGHT_CENTER)
        } else {
            (pos2(self.timeline.area.min + from, y.center()), Align2::LEFT_CENTER)
        };
        self.painter.galley(anchor.anchor_size(at, galley.size()).min, galley, colour);
        from + width
    }

    /// Returns how far the edge `edge` lies from the start of the area in time, in points.
    fn since_start(&self, edge: f32) -> f32 {
        edge * self.timeline.week_width - self.timeline.scroll
    }

    /// Returns the length of the area.
    fn length(&self) -> f32 {
        self.timeline.area.span()
    }
}

fn width_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    galley(ui, text, font, Color32::PLACEHOLDER, f32::INFINITY).size().x
}

/// Writes all months in the longest form that fits them all; the first one that has room for it and each January say the
/// year. Where it has no room there, it stands over the next ones, whose names and borders give way.
fn months(cx: &Cx<'_>, ui: &Ui, band: &Band<'_>, area: Rect, y: Rangef) {
    let colours = palette(ui.visuals());
    let face = || strong_font(size::SMALL);
    let fitting = |forms: Vec<String>, room: f32| forms.into_iter().find(|form| width_of(ui, form, face()) <= room);
    let months = seen_months(cx, band);
    let form = common_form(cx, &months, |text| width_of(ui, text, face()));
    let has_room = |month: &SeenMonth| fitting(vec![with_year(cx, form, month.day)], month.room.span()).is_some();
    let says_year = months.iter().position(has_room).unwrap_or(0);
    let mut free = f32::NEG_INFINITY;
    for (at, month) in months.iter().enumerate() {
        if let Some(border) = month.border {
            let top = if month.room.min < free { y.max } else { area.top() };
            let line = Stroke::new(1.0, colours.line);
            band.painter.vline(border, Rangef::new(top, area.bottom()), line);
        }
        if month.room.min < free {
            continue;
        }
        let begins_year = at > says_year && months.get(at - 1).is_some_and(|last| last.day.year() != month.day.year());
        let year = cx.locale.ungrouped(month.day.year());
        let text = if at == says_year || begins_year {
            let whole = with_year(cx, form, month.day);
            let forms = if begins_year { vec![whole, year] } else { vec![whole] };
            let over_the_next = forms.last().cloned();
            let is_whole = |text: &String| month.room.min + width_of(ui, text, face()) <= band.length();
            fitting(forms, month.room.span()).or_else(|| over_the_next.filter(is_whole))
        } else {
            fitting(vec![form.of(cx, month.day)], month.room.span())
        };
        if let Some(text) = text {
            free = band.write(ui, &text, (face(), colours.text), month.room.min, y) + GAP;
        }
    }
}

/// A month of which something is seen.
struct SeenMonth {
    /// A day of it.
    day: Date,
    /// Where it begins on the screen, unless it is that of the first week.
    border: Option<f32>,
    /// What its name can take, in points from the start of the area in time.
    room: Rangef,
}

fn seen_months(cx: &Cx<'_>, band: &Band<'_>) -> Vec<SeenMonth> {
    let month = |(first, last): (u32, u32)| {
        let day = cx.plan().calendar.first_day(first)?;
        let start = band.since_start(first as f32 - 1.0).max(0.0) + INSET;
        let end = band.since_start(last as f32).min(band.length());
        let border = (first > 1).then(|| band.timeline.x_of(first as f32 - 1.0));
        Some(SeenMonth { day, border, room: Rangef::new(start, end.max(start)) })
    };
    stretches(cx, band.timeline).into_iter().filter_map(month).collect()
}

/// A form in which months are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MonthForm {
    /// By their names.
    Name,
    /// By the first letters of their names.
    Initial,
    /// By their numbers.
    Number,
}

impl MonthForm {
    /// Returns the month of a day in this form.
    fn of(self, cx: &Cx<'_>, day: Date) -> String {
        match self {
            Self::Name => cx.locale.month_short(day).to_owned(),
            Self::Initial => cx.locale.month_short(day).chars().take(1).collect(),
            Self::Number => cx.locale.ungrouped(day.month()),
        }
    }
}

/// Returns the longest form for which all months have room; those at the edges may be cut, and do not count.
fn common_form(cx: &Cx<'_>, months: &[SeenMonth], width_of: impl Fn(&str) -> f32) -> MonthForm {
    let whole = months.get(1..months.len().saturating_sub(1)).filter(|whole| !whole.is_empty()).unwrap_or(months);
    let fits = |form: &MonthForm| whole.iter().all(|month| width_of(&form.of(cx, month.day)) <= month.room.span());
    // A letter says nothing of an Arabic month.
    let is_arabic = cx.language() == crate::plan::Language::Ar;
    let forms = [MonthForm::Name, MonthForm::Initial].into_iter();
    let mut forms = forms.filter(|form| !is_arabic || *form != MonthForm::Initial);
    forms.find(fits).unwrap_or(MonthForm::Number)
}

/// Returns a month with its year, in the form of all months.
fn with_year(cx: &Cx<'_>, form: MonthForm, day: Date) -> String {
    match form {
        MonthForm::Number => format!("{}/{}", cx.locale.ungrouped(day.month()), cx.locale.ungrouped(day.year())),
        _ => cx.locale.month_band(day),
    }
}

/// Stretches of visible weeks that begin in the same month.
fn stretches(cx: &Cx<'_>, timeline: &Timeline) -> Vec<(u32, u32)> {
    let (first, last) = timeline.visible();
    let mut out: Vec<(u32, u32)> = Vec::new();
    for week in first..=last {
        match out.last_mut() {
            Some((start, end)) if month_index(cx, *start) == month_index(cx, week) => *end = week,
            _ => out.push((week, week)),
        }
    }
    out
}

/// Draws Ramadan and the two Eids as neutral bands with their names in them or beside them, and Hijri months where they fit
/// whole.
fn season_band(cx: &Cx<'_>, ui: &Ui, band: &Band<'_>, y: Rangef, seasons: &Seasons) {
    let colours = palette(ui.visuals());
    let calendar = cx.plan().calendar;
    let (first_week, last_week) = band.timeline.visible();
    let Some((first, last)) = calendar.first_day(first_week).zip(calendar.last_day(last_week)) else { return };
    let range = |first: Date, last: Date| {
        let edge = |day: Date| band.since_start(days_between(calendar.start, day) / 7.0);
        Rangef::new(edge(first).max(0.0), edge(last.saturating_add(1.day())).min(band.length()))
    };
    let seen: Vec<(Stretch<Season>, Rangef)> = seasons
        .seasons
        .iter()
        .filter(|season| season.last >= first && season.first <= last)
        .map(|season| (*season, range(season.first, season.last)))
        .collect();
    let mut taken: Vec<Rangef> = seen.iter().map(|(_, x)| *x).collect();
    for (season, x) in &seen {
        let colour = if season.what == Season::Ramadan { colours.band } else { colours.second_bar };
        let screen = if band.timeline.right_to_left {
            Rangef::new(band.timeline.area.max - x.max, band.timeline.area.max - x.min)
        } else {
            Rangef::new(band.timeline.area.min + x.min, band.timeline.area.min + x.max)
        };
        band.painter.rect_filled(Rect::from_x_y_ranges(screen, y).shrink2(vec2(0.5, 0.5)), 3, colour);
    }
    for (season, x) in &seen {
        season_name(cx, ui, band, y, (season, *x), &mut taken);
    }
    if seasons.has_months {
        for month in hijri::months(first, last) {
            let is_named = seen.iter().any(|(season, _)| season.what == Season::Ramadan && season.first == month.first);
            if !is_named {
                hijri_month(cx, ui, band, y, (month.what, range(month.first, month.last)), &mut taken);
            }
        }
    }
    seasons_on_hover(cx, ui, Rect::from_x_y_ranges(band.timeline.area, y), &seen);
}

/// Says whether `x` touches nothing that is taken and lies in the band.
fn is_free(taken: &[Rangef], x: Rangef, length: f32) -> bool {
    // What is worked out from an edge may be a little nearer to it.
    let gap = GAP - 0.5;
    let is_apart = |other: &Rangef| x.max + gap <= other.min || x.min >= other.max + gap;
    x.min >= 0.0 && x.max <= length && taken.iter().all(is_apart)
}

/// Writes the name of a season: in its band, else behind it, else before it, else only on hover.
fn season_name(
    cx: &Cx<'_>,
    ui: &Ui,
    band: &Band<'_>,
    y: Rangef,
    (season, x): (&Stretch<Season>, Rangef),
    taken: &mut Vec<Rangef>,
) {
    let name = season.what.name(cx.language());
    let with_year = HijriDate::of(season.first).filter(|_| season.what == Season::Ramadan);
    let with_year = with_year.map(|date| format!("{name} {}", cx.locale.ungrouped(date.year)));
    let colour = palette(ui.visuals()).text;
    for text in with_year.iter().map(String::as_str).chain([name]) {
        let width = width_of(ui, text, font(size::SMALL));
        if width + 2.0 * INSET <= x.span() {
            band.write(ui, text, (font(size::SMALL), colour), x.min + INSET, y);
            return;
        }
        for from in [x.max + INSET, x.min - INSET - width] {
            let place = Rangef::new(from, from + width);
            if is_free(taken, place, band.length()) {
                band.write(ui, text, (font(size::SMALL), colour), from, y);
                taken.push(place.expand(BETWEEN_NAMES));
                return;
            }
        }
    }
}

/// Writes the name of a Hijri month where it begins, if the whole of it fits.
fn hijri_month(
    cx: &Cx<'_>,
    ui: &Ui,
    band: &Band<'_>,
    y: Rangef,
    (month, x): (HijriDate, Rangef),
    taken: &mut Vec<Rangef>,
) {
    let colours = palette(ui.visuals());
    let whole = cx.locale.hijri_month(month);
    let short = cx.locale.hijri_month_name(month);
    let starts = taken.iter().filter(|other| x.contains(other.max)).map(|other| other.max);
    let starts: Vec<f32> = std::iter::once(x.min).chain(starts).map(|start| start + INSET).collect();
    for text in [whole.as_str(), short] {
        let width = width_of(ui, text, font(size::SMALL));
        for from in starts.iter().copied() {
            let place = Rangef::new(from, from + width);
            if place.max + INSET <= x.max && is_free(taken, place, band.length()) {
                band.write(ui, text, (font(size::SMALL), colours.weak_text), from, y);
                taken.push(place);
                return;
            }
        }
    }
}

fn days_between(start: Date, day: Date) -> f32 {
    // Plans last ten years at most, so the days fit.
    (day - start).get_days() as f32
}

/// Says when the seasons are, and by which calendar.
fn seasons_on_hover(cx: &Cx<'_>, ui: &Ui, area: Rect, seasons: &[(Stretch<Season>, Rangef)]) {
    let words = &cx.texts.dates;
    let mut lines: Vec<String> = seasons
        .iter()
        .map(|(season, _)| {
            let days = cx.locale.week_range(season.first, season.last);
            fill!(words.season_days, &[("season", season.what.name(cx.language())), ("days", &days)])
        })
        .collect();
    lines.push(words.moon.to_owned());
    let response = ui.interact(area, Id::unique("seasons"), Sense::hover());
    hover(response, &lines.join("\n"));
}

/// Writes the day on which each week begins, in the longest form that fits all; where weeks are too narrow, that of
/// every second or fourth one. A day that does not fit whole at the edge is left out.
fn week_days(cx: &Cx<'_>, ui: &Ui, band: &Band<'_>, y: Rangef) {
    let colours = palette(ui.visuals());
    let calendar = cx.plan().calendar;
    let (first, last) = band.timeline.visible();
    let days = || (first..=last).filter_map(|week| Some((week, calendar.first_day(week)?)));
    let with_number = |(week, day): (u32, Date)| {
        let (week, day) = (cx.locale.ungrouped(week), cx.locale.short_day(day));
        fill!(cx.texts.plan_page.week_of_day, &[("week", &week), ("day", &day)])
    };
    let with_month = |(_, day): (u32, Date)| cx.locale.short_day(day);
    let alone = |(_, day): (u32, Date)| cx.locale.ungrouped(day.day());
    let forms: [&dyn Fn((u32, Date)) -> String; 2] = [&with_number, &with_month];
    let step = ((last - first) / MOST_MEASURED).max(1) as usize;
    let fits = |form: &&&dyn Fn((u32, Date)) -> String| {
        let mut seen = days().step_by(step);
        seen.all(|day| width_of(ui, &form(day), font(size::SMALL)) + 2.0 * INSET <= band.timeline.week_width)
    };
    let form = forms.iter().find(fits);
    let widest = width_of(ui, &cx.locale.ungrouped(28), font(size::SMALL)) + GAP;
    // One step for all weeks: each, every second, every fourth one.
    let has_room = |every: &u32| form.is_some() || band.timeline.week_width * *every as f32 >= widest;
    let every = (0..MOST_HALVINGS).map(|power| 1_u32 << power).find(has_room).unwrap_or(1 << MOST_HALVINGS);
    for (week, day) in days().filter(|(week, _)| (week - 1) % every == 0) {
        let from = band.since_start(week as f32 - 1.0) + INSET;
        let text = form.map_or_else(|| alone((week, day)), |form| form((week, day)));
        let is_whole = from >= 0.0 && from + width_of(ui, &text, font(size::SMALL)) <= band.length();
        if is_whole {
            band.write(ui, &text, (font(size::SMALL), colours.weak_text), from, y);
        }
    }
}

/// Says what the bands are, in the column of names.
fn captions(cx: &Cx<'_>, ui: &Ui, area: Rect, timeline: &Timeline, has_no_seasons: bool) {
    let words = &cx.texts.plan_page;
    let colours = palette(ui.visuals());
    let column = names::column(ui, area, timeline);
    let rtl = is_right_to_left(ui);
    let weekday = cx.locale.weekday_name(cx.plan().calendar.start.weekday());
    let week = fill!(words.axis_week, &[("day", weekday)]);
    let mut lines = vec![(words.axis_month, area.top() + MONTH_HEIGHT / 2.0)];
    if !has_no_seasons {
        lines.push((words.axis_season, area.top() + MONTH_HEIGHT + SEASON_HEIGHT / 2.0));
    }
    let week_y = area.bottom() - WEEK_HEIGHT / 2.0;
    lines.push((&week, week_y));
    let painter = ui.painter_at(column);
    let (start, anchor) =
        if rtl { (column.right() - 12.0, Align2::RIGHT_CENTER) } else { (column.left() + 12.0, Align2::LEFT_CENTER) };
    let mut end_of_week = 0.0;
    for (text, y) in lines {
        let text = galley(ui, text, font(size::SMALL), colours.weak_text, f32::INFINITY);
        end_of_week = text.size().x;
        painter.galley(anchor.anchor_size(pos2(start, y), text.size()).min, text, colours.weak_text);
    }
    let currency = cx.locale.currency(cx.plan().money.currency);
    let text = galley(ui, &currency, font(size::SMALL), colours.weak_text, f32::INFINITY);
    if end_of_week + text.size().x + 28.0 <= column.width() {
        let (end, anchor) =
            if rtl { (column.left() + 8.0, Align2::LEFT_CENTER) } else { (column.right() - 8.0, Align2::RIGHT_CENTER) };
        painter.galley(anchor.anchor_size(pos2(end, week_y), text.size()).min, text, colours.weak_text);
    }
}

/// Shows a bar that shows which weeks are seen and scrolls them; nothing where all of them are.
pub(super) fn scroll_bar(cx: &Cx<'_>, ui: &Ui, view: &mut PlanView, area: Rect, timeline: &Timeline) {
    let colours = palette(ui.visuals());
    ui.painter().hline(area.x_range(), area.top() + 0.5, Stroke::new(1.0, colours.grid));
    let most = timeline.most_scroll();
    if most <= 0.0 {
        return;
    }
    let track = Rect::from_x_y_ranges(timeline.area, area.y_range()).shrink(1.5);
    let share = timeline.area.span() / (timeline.area.span() + most);
    let length = (track.width() * share).max(24.0);
    let travel = track.width() - length;
    let from_start = travel * (timeline.scroll / most);
    let left = if timeline.right_to_left { track.right() - from_start - length } else { track.left() + from_start };
    let thumb = Rect::from_x_y_ranges(Rangef::new(left, left + length), track.y_range());
    let response = ui.interact(track, Id::unique("weeks scroll bar"), Sense::drag());
    response.widget_info(|| WidgetInfo::slider(true, f64::from(timeline.scroll), cx.texts.plan_page.weeks_in_view));
    if response.dragged() && travel > 0.0 {
        let moved = response.drag_delta().x * most / travel;
        view.scroll = fit::within(view.scroll + if timeline.right_to_left { -moved } else { moved }, 0.0, most);
    }
    let colour = if response.hovered() || response.dragged() { colours.weak_text } else { colours.line };
    ui.painter().rect_filled(thumb, 3, colour);
}

//! The bars of the flowchart, with what stands on or beside them.

use super::super::figure::{Anchor, Rgb, Shape, Words, colour, letters};
use super::super::words::id_or_name;
use super::OnBars;
use super::rows::LANE;
use crate::exchange::export::pages::turned;
use crate::plan::{Pattern, Placement, Total, Unit};
use crate::report::Report;
use crate::text::isolate;
use crate::text::strings::fill;

/// The size of words on bars.
const SIZE: f32 = 11.0;

/// Between a bar's edge and its words.
const PADDING: f32 = 8.0;

/// How much white ordinary weeks of a pulsing bar have in them under dark words.
const LIGHTER: f32 = 0.34;

/// How much black raised weeks have in them under white words.
const DARKER: f32 = 0.16;

/// Says where the weeks stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weeks {
    /// The first week.
    pub(super) first: u32,
    /// The last week.
    pub(super) last: u32,
    /// Where the first one begins.
    pub(super) left: f32,
    /// How wide each is.
    pub(super) width: f32,
}

impl Weeks {
    /// Returns where a week begins.
    pub(super) fn x(&self, week: u32) -> f32 {
        self.left + week.saturating_sub(self.first) as f32 * self.width
    }

    /// Returns where the last week ends.
    pub(super) fn right(&self) -> f32 {
        self.x(self.last + 1)
    }
}

/// Draws a lane of placements whose middle is at `middle`.
pub(super) fn lane(
    report: &Report,
    on_bars: OnBars,
    weeks: &Weeks,
    lane: &[(&Placement, Total)],
    middle: f32,
    shapes: &mut Vec<Shape>,
) {
    let mut free_from = weeks.left;
    for (position, (placement, cost)) in lane.iter().enumerate() {
        let flights = flights(placement, weeks);
        let (Some(first), Some(last)) = (flights.first(), flights.last()) else { continue };
        let next = lane.get(position + 1).and_then(|(next, _)| Some(self::flights(next, weeks).first()?.0));
        let free_to = next.map_or(weeks.right(), |week| weeks.x(week));
        let message = report.plan.message(&placement.message);
        let ground = Rgb::from(message.map(|message| message.colour).unwrap_or_default());
        if flights.len() > 1 {
            let ends = [(weeks.x(first.0), middle), (weeks.x(last.1 + 1), middle)];
            shapes.push(Shape::Line { points: ends.to_vec(), width: 1.5, colour: ground.edge() });
        }
        for &flight in &flights {
            bar(weeks, placement, flight, ground, middle, shapes);
        }
        let label = Label::of(report, on_bars, placement, *cost);
        let room = Room { from: free_from, to: free_to };
        let end = label.map_or(weeks.x(last.1 + 1), |label| label.put(weeks, &flights, ground, middle, room, shapes));
        free_from = end.max(weeks.x(last.1 + 1));
    }
}

/// Returns the weeks with a quantity that are shown, each row of them by its first and its last.
fn flights(placement: &Placement, weeks: &Weeks) -> Vec<(u32, u32)> {
    let mut flights: Vec<(u32, u32)> = Vec::new();
    let shown = placement.weekly(weeks.last).filter(|&(week, quantity)| week >= weeks.first && quantity > 0);
    for (week, _) in shown {
        match flights.last_mut().filter(|flight| flight.1 + 1 == week) {
            Some(flight) => flight.1 = week,
            None => flights.push((week, week)),
        }
    }
    flights
}

fn bar(
    weeks: &Weeks,
    placement: &Placement,
    (first, last): (u32, u32),
    ground: Rgb,
    middle: f32,
    shapes: &mut Vec<Shape>,
) {
    let height = LANE - 5.0;
    let top = middle - height / 2.0;
    let (left, right) = (weeks.x(first) + 0.5, weeks.x(last + 1) - 0.5);
    let is_dark = ground.ink() == colour::PAPER;
    let (ordinary, raised) = match placement.pattern {
        Some(Pattern::Pulsing { .. }) if is_dark => (ground, ground.mixed(Rgb([0; 3]), DARKER)),
        Some(Pattern::Pulsing { .. }) => (ground.mixed(colour::PAPER, LIGHTER), ground),
        _ => (ground, ground),
    };
    let at = [left, top, right - left, height];
    shapes.push(Shape::Rect { at, round: 3.0, fill: ordinary, edge: Some(ground.edge()) });
    if let Some(Pattern::Pulsing { base, .. }) = placement.pattern {
        for week in (first..=last).filter(|&week| placement.quantity_in(week) > base) {
            let from = weeks.x(week).max(left + 1.0);
            let at = [from, top + 0.5, weeks.x(week + 1).min(right - 1.0) - from, height - 1.0];
            shapes.push(Shape::Rect { at, round: 0.0, fill: raised, edge: None });
        }
    }
}

/// Says between which places a label may stand.
#[derive(Clone, Copy)]
struct Room {
    from: f32,
    to: f32,
}

/// Holds what is said of a placement.
struct Label {
    name: String,
    more: String,
}

impl Label {
    fn of(report: &Report, on_bars: OnBars, placement: &Placement, cost: Total) -> Option<Self> {
        if on_bars == OnBars::Nothing {
            return None;
        }
        let (plan, locale) = (report.plan, report.locale);
        let message = plan.message(&placement.message);
        let name = message.map_or(placement.message.as_str(), |message| {
            id_or_name(&message.name, message.id.as_str(), locale.language)
        });
        let units: u128 = placement.units_within(plan.calendar.weeks);
        let unit = plan.channel(&placement.channel).map(|channel| channel.unit);
        let quantity = match unit {
            Some(Unit::Insertions) => {
                let count = locale.whole(i128::try_from(units).unwrap_or(i128::MAX));
                fill!(report.texts.plan_page.insertions_short, &[("count", &count)])
            }
            _ => locale.compact(units as f64),
        };
        let more = match on_bars {
            OnBars::NameQuantityCost => {
                let (quantity, cost) = (
                    isolate(&quantity, locale.language).into_owned(),
                    locale.total_short(cost, report.analysis.budget.currency),
                );
                format!("{quantity}{dot}{}", isolate(&cost, locale.language), dot = locale.dot())
            }
            OnBars::NameQuantity => isolate(&quantity, locale.language).into_owned(),
            OnBars::Name | OnBars::Nothing => String::new(),
        };
        // Amounts without a word stand in the order of the page too.
        let more = turned(&more, locale.direction().is_right_to_left());
        Some(Self { name: crate::text::without_direction_marks(name).into_owned(), more })
    }

    /// Puts the words in the longest flight where they fit there, else behind the placement, else before it, else in the flight
    /// as far as they fit. Returns where they end.
    fn put(
        &self,
        weeks: &Weeks,
        flights: &[(u32, u32)],
        ground: Rgb,
        middle: f32,
        room: Room,
        shapes: &mut Vec<Shape>,
    ) -> f32 {
        let name_width = letters::width(&self.name, true) * SIZE;
        let more_width = if self.more.is_empty() { 0.0 } else { letters::width(&self.more, false) * SIZE + 10.0 };
        let longest = flights.iter().copied().rev().max_by_key(|(first, last)| last - first).unwrap_or_default();
        let (left, right) = (weeks.x(longest.0), weeks.x(longest.1 + 1));
        let inside = right - left - 2.0 * PADDING;
        let baseline = middle + SIZE * 0.36;
        let words = |x: f32, anchor: Anchor, bold: bool, colour: Rgb, text: String| {
            Shape::Text(Words { x, y: baseline, anchor, size: SIZE, bold, colour, text })
        };
        let begin = flights.first().map_or(left, |flight| weeks.x(flight.0));
        let end = flights.last().map_or(right, |flight| weeks.x(flight.1 + 1));
        if name_width <= inside {
            shapes.push(words(left + PADDING, Anchor::Left, true, ground.ink(), self.name.clone()));
            if more_width > 0.0 && name_width + more_width <= inside {
                shapes.push(words(right - PADDING, Anchor::Right, false, ground.ink(), self.more.clone()));
            }
            return end;
        }
        for (from, with_more) in [(end, true), (end, false)] {
            let needed = name_width + if with_more { more_width } else { 0.0 } + 6.0;
            if from + needed <= room.to {
                shapes.push(words(from + 6.0, Anchor::Left, false, colour::TEXT, self.name.clone()));
                let name_end = from + 6.0 + letters::width(&self.name, false) * SIZE;
                if with_more && more_width > 0.0 {
                    shapes.push(words(name_end + 8.0, Anchor::Left, false, colour::WEAK, self.more.clone()));
                }
                return from + needed;
            }
        }
        if begin - name_width - 6.0 >= room.from {
            shapes.push(words(begin - 6.0, Anchor::Right, false, colour::TEXT, self.name.clone()));
            return end;
        }
        let behind = room.to - end - 8.0;
        if behind > inside.max(0.0) {
            let shown = letters::fitted(&self.name, false, behind / SIZE);
            shapes.push(words(end + 6.0, Anchor::Left, false, colour::TEXT, shown));
            return room.to;
        }
        let shown = letters::fitted(&self.name, true, inside.max(0.0) / SIZE);
        if !shown.is_empty() {
            shapes.push(words(left + PADDING, Anchor::Left, true, ground.ink(), shown));
        }
        end
    }
}

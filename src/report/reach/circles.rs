//! Three circles with computed areas: each circle as large as the reach of its channel, each two overlapping by as much
//! as both reach together.

use std::f64::consts::PI;

use super::View;
use crate::analysis::Analysis;
use crate::reach::Duplication;

/// The pairs of three channels, by their places among them.
pub const CIRCLE_PAIRS: [(usize, usize); 3] = [(0, 1), (0, 2), (1, 2)];

/// Holds the shares of people whom three channels reach, alone and together, and the circles that show them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThreeChannels {
    /// The channels, by their places in the plan.
    pub channels: [usize; 3],
    /// What each reaches.
    pub each: [f64; 3],
    /// What each of [`CIRCLE_PAIRS`] reaches both.
    pub pairs: [f64; 3],
    /// What all three reach.
    pub all: f64,
    /// What any of them reaches.
    pub any: f64,
    /// A circle for each.
    pub circles: [Circle; 3],
}

impl ThreeChannels {
    /// Works out three channels among the people of an audience, or among all.
    #[must_use]
    pub fn of(analysis: &Analysis, audience: Option<usize>, channels: [usize; 3]) -> Self {
        let share = |of: &dyn Fn(&Duplication) -> f64| analysis.reach.share_reached(audience, of).unwrap_or(0.0);
        let all_of = |channels: &[usize]| share(&|duplication| duplication.by_all(channels));
        let [a, b, c] = channels;
        let each = channels.map(|channel| all_of(&[channel]));
        let pairs = [all_of(&[a, b]), all_of(&[a, c]), all_of(&[b, c])];
        let any = share(&|duplication| duplication.by_any(&channels));
        Self { channels, each, pairs, all: all_of(&channels), any, circles: circles(each, pairs) }
    }

    /// Returns what the channel at a place among the three reaches of them alone.
    #[must_use]
    pub fn alone(&self, at: usize) -> f64 {
        let with: f64 =
            CIRCLE_PAIRS.iter().zip(self.pairs).filter(|((a, b), _)| *a == at || *b == at).map(|(_, pair)| pair).sum();
        (self.each[at] - with + self.all).max(0.0)
    }

    /// Returns the left, the top, the right and the bottom of the circles.
    #[must_use]
    pub fn bounds(&self) -> [f64; 4] {
        let edge = |of: fn(f64, f64) -> f64, start: f64, side: fn(&Circle) -> f64| {
            self.circles.iter().map(side).fold(start, of)
        };
        [
            edge(f64::min, f64::INFINITY, |circle| circle.x - circle.radius),
            edge(f64::min, f64::INFINITY, |circle| circle.y - circle.radius),
            edge(f64::max, f64::NEG_INFINITY, |circle| circle.x + circle.radius),
            edge(f64::max, f64::NEG_INFINITY, |circle| circle.y + circle.radius),
        ]
    }

    /// Returns the point in the middle of the three.
    #[must_use]
    pub fn middle(&self) -> (f64, f64) {
        let (x, y) = self.circles.iter().fold((0.0, 0.0), |(x, y), circle| (x + circle.x, y + circle.y));
        (x / 3.0, y / 3.0)
    }

    /// Returns where the words of a circle stand: away from the other two, where nothing else lies.
    #[must_use]
    pub fn words_at(&self, at: usize) -> (f64, f64) {
        let (circle, (mx, my)) = (self.circles[at], self.middle());
        let (dx, dy) = (circle.x - mx, circle.y - my);
        let length = dx.hypot(dy).max(1e-9);
        (circle.x + dx / length * circle.radius * 0.68, circle.y + dy / length * circle.radius * 0.68)
    }
}

/// Returns the three channels that reach most of the people of a view; none where there are fewer.
#[must_use]
pub fn most_reaching(view: &View<'_>) -> Option<[usize; 3]> {
    let mut channels: Vec<(usize, f64)> = view.channels.iter().map(|(channel, part)| (*channel, part.reach)).collect();
    channels.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    match channels.as_slice() {
        [a, b, c, ..] => Some([a.0, b.0, c.0]),
        _ => None,
    }
}

/// Holds a circle of the picture, in units in which an area of 1 is the whole audience.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// How far its middle stands to the right.
    pub x: f64,
    /// How far its middle stands down.
    pub y: f64,
    /// Its radius.
    pub radius: f64,
}

/// Returns the area that two circles have in common at a distance.
fn lens(a: f64, b: f64, distance: f64) -> f64 {
    if distance >= a + b {
        return 0.0;
    }
    if distance <= (a - b).abs() {
        return PI * a.min(b).powi(2);
    }
    let angle = |r: f64, other: f64| {
        ((distance * distance + r * r - other * other) / (2.0 * distance * r)).clamp(-1.0, 1.0).acos()
    };
    let (alpha, beta) = (angle(a, b), angle(b, a));
    a * a * (alpha - (2.0 * alpha).sin() / 2.0) + b * b * (beta - (2.0 * beta).sin() / 2.0)
}

/// Returns the distance at which two circles share `common`: bisection, since the lens shrinks with the distance.
fn distance(a: f64, b: f64, common: f64) -> f64 {
    let (mut near, mut far) = ((a - b).abs(), a + b);
    for _ in 0..80 {
        let middle = f64::midpoint(near, far);
        if lens(a, b, middle) > common {
            near = middle;
        } else {
            far = middle;
        }
    }
    f64::midpoint(near, far)
}

/// Returns three circles of these areas, of which the first and second, first and third, second and third share `common`. Where no
/// triangle has the three distances, the longest one is shortened or the others are stretched as little as needed.
fn circles(areas: [f64; 3], common: [f64; 3]) -> [Circle; 3] {
    let radii = areas.map(|area| (area.max(0.0) / PI).sqrt());
    let [ab, ac, bc] = [(0, 1, 0), (0, 2, 1), (1, 2, 2)]
        .map(|(a, b, pair): (usize, usize, usize)| distance(radii[a], radii[b], common[pair].max(0.0)));
    let x = if ab > 0.0 { (ab * ab + ac * ac - bc * bc) / (2.0 * ab) } else { 0.0 };
    let y = (ac * ac - x * x).max(0.0).sqrt();
    [
        Circle { x: 0.0, y: 0.0, radius: radii[0] },
        Circle { x: ab, y: 0.0, radius: radii[1] },
        Circle { x, y, radius: radii[2] },
    ]
}

/// Rows of the sum that measures the area inside all three.
const ROWS: usize = 2000;

/// Returns the area that lies in all of the circles, summed row by row.
#[must_use]
pub fn inside_all(circles: &[Circle; 3]) -> f64 {
    let bottom = circles.iter().map(|circle| circle.y - circle.radius).fold(f64::NEG_INFINITY, f64::max);
    let top = circles.iter().map(|circle| circle.y + circle.radius).fold(f64::INFINITY, f64::min);
    if top <= bottom {
        return 0.0;
    }
    let height = (top - bottom) / ROWS as f64;
    let width = |row: usize| {
        let y = bottom + (row as f64 + 0.5) * height;
        let (mut from, mut to) = (f64::NEG_INFINITY, f64::INFINITY);
        for circle in circles {
            let half = (circle.radius.powi(2) - (y - circle.y).powi(2)).max(0.0).sqrt();
            from = from.max(circle.x - half);
            to = to.min(circle.x + half);
        }
        (to - from).max(0.0)
    };
    (0..ROWS).map(width).sum::<f64>() * height
}

#[cfg(test)]
mod tests {
    use super::{circles, inside_all, lens};

    #[test]
    fn areas_are_those_asked_for() {
        let (areas, common) = ([0.5, 0.4, 0.3], [0.2, 0.15, 0.12]);
        let found = circles(areas, common);
        for (circle, area) in found.iter().zip(areas) {
            assert!((std::f64::consts::PI * circle.radius.powi(2) - area).abs() < 1e-12);
        }
        for ((a, b), common) in [(0, 1), (0, 2), (1, 2)].into_iter().zip(common) {
            let (a, b) = (found[a], found[b]);
            let distance = (a.x - b.x).hypot(a.y - b.y);
            assert!((lens(a.radius, b.radius, distance) - common).abs() < 1e-9, "{common}");
        }
        let all = inside_all(&found);
        assert!(all > 0.0 && all < 0.12);
    }

    #[test]
    fn one_circle_within_another_and_none_at_all() {
        let found = circles([0.5, 0.1, 0.2], [0.1, 0.2, 0.05]);
        assert!((lens(found[0].radius, found[1].radius, found[1].x) - 0.1).abs() < 1e-9);
        let apart = circles([0.2, 0.2, 0.0], [0.0, 0.0, 0.0]);
        assert!(inside_all(&apart).abs() < 1e-12);
        let three_equal = circles([0.3; 3], [0.3; 3]);
        assert!((inside_all(&three_equal) - 0.3).abs() < 1e-4);
    }
}

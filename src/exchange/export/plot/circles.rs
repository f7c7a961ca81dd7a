//! Three channels as circles with computed areas, as a picture: each as large as what its channel reaches, each two overlapping by
//! as much as both reach.

use super::{Anchor, Head, MARGIN, Report, Rgb, Shape, TOP, WIDTH, Words, colour, framed, line, words};
use crate::exchange::export::figure::Figure;
use crate::plan::schema::ListName;
use crate::report::reach::{CIRCLE_PAIRS, ThreeChannels, View, inside_all, most_reaching};
use crate::text::name_in_sentence;
use crate::text::strings::{fill, slots};

/// The height of the circles.
const HEIGHT: f32 = 300.0;

/// So many points make a circle's line.
const POINTS: u16 = 120;

/// Returns the picture of the three channels that reach most; none where there are fewer.
pub(in crate::exchange::export) fn figure(report: &Report) -> Option<Figure> {
    let view = View::of(report.analysis, report.audience, 1).ok()?;
    let three = ThreeChannels::of(report.analysis, view.audience, most_reaching(&view)?);
    let texts = &report.texts.reach_page;
    let notes = notes(report, &three);
    let head = Head { title: texts.three, unit: "%", notes: &notes };
    let figure = framed(report, &head, shapes(report, &three), (WIDTH, TOP + HEIGHT + 8.0));
    Some(if report.locale.direction().is_right_to_left() { figure.mirrored() } else { figure })
}

fn shapes(report: &Report, three: &ThreeChannels) -> Vec<Shape> {
    let [left, top, right, bottom] = three.bounds();
    let across = f64::from(WIDTH - 2.0 * MARGIN) / (right - left).max(1e-9);
    let scale = across.min(f64::from(HEIGHT) / (bottom - top).max(1e-9));
    #[expect(clippy::cast_possible_truncation, reason = "a place in a picture")]
    let at = |(x, y): (f64, f64)| {
        let x = f64::from(WIDTH) / 2.0 + (x - f64::midpoint(left, right)) * scale;
        let y = f64::from(TOP + HEIGHT / 2.0) + (y - f64::midpoint(top, bottom)) * scale;
        (x as f32, y as f32)
    };
    let inks = [colour::CURVES[0], colour::CURVES[1], colour::CURVES[2]];
    let mut shapes = Vec::new();
    for (circle, ink) in three.circles.iter().zip(inks) {
        #[expect(clippy::cast_possible_truncation, reason = "a radius in a picture")]
        let radius = (circle.radius * scale) as f32;
        let (x, y) = at((circle.x, circle.y));
        let fill = ink.mixed(colour::PAPER, 0.86);
        let ground = [x - radius, y - radius, 2.0 * radius, 2.0 * radius];
        shapes.push(Shape::Rect { at: ground, round: radius, fill, edge: None });
    }
    // Lines above all grounds, so that every part has its borders.
    for (circle, ink) in three.circles.iter().zip(inks) {
        let point = |number: u16| {
            let angle = std::f64::consts::TAU * f64::from(number) / f64::from(POINTS);
            at((circle.x + circle.radius * angle.cos(), circle.y + circle.radius * angle.sin()))
        };
        shapes.push(line((0..=POINTS).map(point).collect(), 1.6, ink));
    }
    let mut put = |place: (f32, f32), ink: Rgb, text: String| {
        shapes.push(Shape::Text(Words { bold: true, ..words(place.0, place.1 + 4.0, Anchor::Middle, ink, text) }));
    };
    for which in 0..3 {
        let number = report.locale.ungrouped(which as u64 + 1);
        put(
            at(three.words_at(which)),
            colour::TEXT,
            format!("{number}{dot}{}", percent(report, three.alone(which)), dot = report.locale.dot()),
        );
    }
    put(at(three.middle()), colour::TEXT, percent(report, three.all));
    shapes
}

fn percent(report: &Report, share: f64) -> String {
    report.locale.percent(share, u8::from(share < 0.0995))
}

/// Returns the parts of the picture in words.
fn notes(report: &Report, three: &ThreeChannels) -> Vec<String> {
    let (texts, locale) = (&report.texts.reach_page, report.locale);
    let mut notes = Vec::new();
    for (which, channel) in three.channels.into_iter().enumerate() {
        let id = report.plan.channels.get(channel).map_or("", |channel| channel.id.as_str());
        let name = name_in_sentence(report.plan, ListName::Channels, id, locale);
        let values = slots![
            ("number", &*locale.ungrouped(which as u64 + 1)),
            ("channel", &*name),
            ("reach", &*locale.percent(three.each[which], 1)),
            ("alone", &*locale.percent(three.alone(which), 1)),
        ];
        notes.push(fill!(texts.circle_line, values));
    }
    let pair = |((a, b), share): (&(usize, usize), f64)| {
        let [a, b] = [*a, *b].map(|at| locale.ungrouped(at as u64 + 1));
        fill!(texts.circle_pair, &[("a", &a), ("b", &b), ("share", &locale.percent(share, 1))])
    };
    let pairs: Vec<String> = CIRCLE_PAIRS.iter().zip(three.pairs).map(pair).collect();
    notes.push(pairs.join(report.texts.shared.comma));
    let values = slots![
        ("any", &*locale.percent(three.any, 1)),
        ("all", &*locale.percent(three.all, 1)),
        ("area", &*locale.percent(inside_all(&three.circles), 1)),
    ];
    notes.push(fill!(texts.circle_all, values));
    notes
}

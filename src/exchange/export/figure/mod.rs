//! Pictures as lists of shapes, with three painters: [`svg`], [`raster`] (PNG) and [`pages`] (PDF).
//!
//! Shapes are laid out from left to right; [`Figure::mirrored`] turns a whole picture round for Arabic, time included. One
//! typesetter ([`letters`]) measures and shapes the text of all three, so that a line which fits in one fits in the others.

pub(super) mod colour;
mod corners;
pub(super) mod letters;
pub(super) mod pages;
pub(super) mod raster;
pub(super) mod svg;

pub(super) use colour::Rgb;

/// Says which point of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its left end.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

impl Anchor {
    /// Returns where a text of `width` begins on the left when this point of it stands at `x`.
    pub(super) fn left(self, x: f32, width: f32) -> f32 {
        match self {
            Self::Left => x,
            Self::Middle => x - width / 2.0,
            Self::Right => x - width,
        }
    }
}

/// Holds a text on one line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    /// Where its anchor stands.
    pub(super) x: f32,
    /// Where its baseline stands.
    pub(super) y: f32,
    /// Which point of it stands at `x`.
    pub(super) anchor: Anchor,
    /// The size of its letters.
    pub(super) size: f32,
    /// Whether it is SemiBold.
    pub(super) bold: bool,
    /// Its colour.
    pub(super) colour: Rgb,
    /// The text.
    pub(super) text: String,
}

/// Holds one shape, in points of 1/96 inch.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// A rectangle, its corners rounded by `round`.
    Rect {
        /// Its left, top, width and height.
        at: [f32; 4],
        /// The radius of its corners.
        round: f32,
        /// Its inside.
        fill: Rgb,
        /// Its edge, half a point wide on each side.
        edge: Option<Rgb>,
    },
    /// A line through points.
    Line {
        /// Its points.
        points: Vec<(f32, f32)>,
        /// Its width.
        width: f32,
        /// Its colour.
        colour: Rgb,
    },
    /// A text.
    Text(Words),
}

/// Says what a block of shapes is to those who cannot see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the picture.
    Heading,
    /// A sentence or a few, whole.
    Paragraph(String),
    /// The picture itself, with a sentence that says what it shows.
    Picture(String),
    /// What stands on each page without being part of it.
    Furniture,
}

/// Holds shapes that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    /// What they are.
    pub(super) role: Role,
    /// The shapes, the lowest first.
    pub(super) shapes: Vec<Shape>,
}

impl Shape {
    /// Moves it to the right and down.
    pub(in crate::exchange::export) fn shift(&mut self, right: f32, down: f32) {
        match self {
            Self::Rect { at, .. } => {
                at[0] += right;
                at[1] += down;
            }
            Self::Line { points, .. } => points.iter_mut().for_each(|point| {
                point.0 += right;
                point.1 += down;
            }),
            Self::Text(words) => {
                words.x += right;
                words.y += down;
            }
        }
    }

    /// Turns it round on a ground that is `width` wide: what was at the left is at the right.
    pub(in crate::exchange::export) fn mirror(&mut self, width: f32) {
        match self {
            Self::Rect { at, .. } => at[0] = width - at[0] - at[2],
            Self::Line { points, .. } => points.iter_mut().for_each(|point| point.0 = width - point.0),
            Self::Text(words) => {
                words.x = width - words.x;
                words.anchor = match words.anchor {
                    Anchor::Left => Anchor::Right,
                    Anchor::Middle => Anchor::Middle,
                    Anchor::Right => Anchor::Left,
                };
            }
        }
    }
}

/// Holds a picture, or one page of several.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// How wide it is.
    pub(super) width: f32,
    /// How high it is.
    pub(super) height: f32,
    /// Its title.
    pub(super) title: String,
    /// Its blocks in reading order.
    pub(super) blocks: Vec<Block>,
    /// Whether it is read from right to left.
    pub(super) is_right_to_left: bool,
}

impl Figure {
    /// Returns all shapes, the lowest first.
    pub(super) fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.blocks.iter().flat_map(|block| &block.shapes)
    }

    /// Returns true for a picture that is read from right to left: one that was turned round, or one most of whose lines run so.
    /// Pages are set in their direction from the start, so that no picture of one was turned round.
    fn reads_from_right(&self) -> bool {
        let lines = self.shapes().filter_map(|shape| match shape {
            Shape::Text(words) => Some(letters::is_right_to_left(&words.text)),
            _ => None,
        });
        let (turned, all) = lines.fold((0, 0), |(turned, all), is_turned| (turned + usize::from(is_turned), all + 1));
        self.is_right_to_left || 2 * turned > all
    }

    /// Turns the picture round: what was at the left is at the right.
    pub(super) fn mirrored(mut self) -> Self {
        let width = self.width;
        let shapes = self.blocks.iter_mut().flat_map(|block| &mut block.shapes);
        shapes.for_each(|shape| shape.mirror(width));
        self.is_right_to_left = true;
        self
    }

    /// Returns the picture `scale` times as large, and moved.
    pub(super) fn placed(mut self, scale: f32, dx: f32, dy: f32) -> Self {
        for shape in self.blocks.iter_mut().flat_map(|block| &mut block.shapes) {
            match shape {
                Shape::Rect { at, round, .. } => {
                    *at = [at[0] * scale + dx, at[1] * scale + dy, at[2] * scale, at[3] * scale];
                    *round *= scale;
                }
                Shape::Line { points, width, .. } => {
                    *width *= scale;
                    for point in points {
                        *point = (point.0 * scale + dx, point.1 * scale + dy);
                    }
                }
                Shape::Text(words) => {
                    words.x = words.x * scale + dx;
                    words.y = words.y * scale + dy;
                    words.size *= scale;
                }
            }
        }
        self
    }

    /// Returns several pictures as one, each below the one before; narrow ones begin where reading does.
    pub(super) fn stacked(figures: Vec<Self>) -> Option<Self> {
        let title = figures.first()?.title.clone();
        let is_right_to_left = figures.iter().any(Self::reads_from_right);
        let width = figures.iter().map(|figure| figure.width).fold(0.0, f32::max);
        let mut height = 0.0;
        let mut blocks = Vec::new();
        for figure in figures {
            let (top, spare) = (height, width - figure.width);
            height += figure.height;
            let start = if is_right_to_left { spare } else { 0.0 };
            blocks.extend(figure.placed(1.0, start, top).blocks);
        }
        Some(Self { width, height, title, blocks, is_right_to_left })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_pictures_begin_where_reading_does() {
        let page = |width: f32, text: &str| {
            let words = Words {
                x: 10.0,
                y: 10.0,
                anchor: Anchor::Left,
                size: 12.0,
                bold: false,
                colour: colour::TEXT,
                text: text.to_owned(),
            };
            let blocks = vec![Block { role: Role::Furniture, shapes: vec![Shape::Text(words)] }];
            Figure { width, height: 20.0, title: String::new(), blocks, is_right_to_left: false }
        };
        let places = |text: &str| {
            let whole = Figure::stacked(vec![page(300.0, text), page(200.0, text)]).unwrap();
            let place = |shape: &Shape| if let Shape::Text(words) = shape { (words.x, words.y) } else { (0.0, 0.0) };
            whole.shapes().map(place).collect::<Vec<_>>()
        };
        assert_eq!(places("A page"), [(10.0, 10.0), (10.0, 30.0)]);
        assert_eq!(places("صفحة"), [(10.0, 10.0), (110.0, 30.0)]);
    }
}

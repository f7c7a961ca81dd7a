//! The colours of pictures: those of the window's light look, whatever look the window has.

use crate::plan::Colour;

/// Holds red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange::export) struct Rgb(pub(in crate::exchange::export) [u8; 3]);

/// White paper.
pub(in crate::exchange::export) const PAPER: Rgb = Rgb([0xff, 0xff, 0xff]);
/// Headings of rows.
pub(in crate::exchange::export) const RAISED: Rgb = Rgb([0xf1, 0xf3, 0xf5]);
/// Text.
pub(in crate::exchange::export) const TEXT: Rgb = Rgb([0x1c, 0x22, 0x2b]);
/// Captions, units, notes.
pub(in crate::exchange::export) const WEAK: Rgb = Rgb([0x59, 0x63, 0x70]);
/// Thin lines between cells.
pub(in crate::exchange::export) const GRID: Rgb = Rgb([0xea, 0xed, 0xf0]);
/// Lines between parts.
pub(in crate::exchange::export) const LINE: Rgb = Rgb([0xcf, 0xd5, 0xdc]);
/// Lines around what is filled in.
pub(in crate::exchange::export) const CONTROL: Rgb = Rgb([0x7f, 0x88, 0x94]);
/// What is complete, and the mark of what the plan says.
pub(in crate::exchange::export) const ACCENT: Rgb = Rgb([0x2b, 0x5f, 0xb8]);
/// The ground of what is chosen.
pub(in crate::exchange::export) const CHOSEN: Rgb = Rgb([0xdd, 0xe8, 0xf8]);
/// What somebody should look at.
pub(in crate::exchange::export) const WARNING: Rgb = Rgb([0x8a, 0x5a, 0x00]);
/// Bars of plots.
pub(in crate::exchange::export) const BARS: [Rgb; 4] =
    [Rgb([0xa9, 0xc2, 0xe2]), Rgb([0xc9, 0xcd, 0xd3]), Rgb([0xee, 0xcf, 0xb4]), Rgb([0xbf, 0xdc, 0xd2])];
/// Curves of plots.
pub(in crate::exchange::export) const CURVES: [Rgb; 6] = [
    Rgb([0x1b, 0x5e, 0xa8]),
    Rgb([0xb3, 0x4a, 0x00]),
    Rgb([0x00, 0x7a, 0x5a]),
    Rgb([0x8e, 0x3a, 0x80]),
    Rgb([0x7a, 0x5c, 0x00]),
    Rgb([0x59, 0x63, 0x70]),
];

impl From<Colour> for Rgb {
    fn from(colour: Colour) -> Self {
        Self(colour.rgb)
    }
}

impl Rgb {
    /// Returns the colour as `#rrggbb`.
    pub(in crate::exchange::export) fn hex(self) -> String {
        Colour { rgb: self.0 }.to_string()
    }

    /// Returns the colour with `share` of `other` in it.
    pub(in crate::exchange::export) fn mixed(self, other: Self, share: f32) -> Self {
        let mut mixed = self.0;
        for (channel, &to) in mixed.iter_mut().zip(&other.0) {
            let value = f32::from(*channel) * (1.0 - share) + f32::from(to) * share;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
            let rounded = value.round().clamp(0.0, 255.0) as u8;
            *channel = rounded;
        }
        Self(mixed)
    }

    /// Returns black or white, whichever reads better on this ground: at least 4.5 : 1 on any.
    pub(in crate::exchange::export) fn ink(self) -> Self {
        let (black, white) = (Self([0; 3]), PAPER);
        if self.contrast(black) >= self.contrast(white) { black } else { white }
    }

    /// Returns the edge of a bar of this colour: mixed with black until it has 3 : 1 on paper.
    pub(in crate::exchange::export) fn edge(self) -> Self {
        let mut share = 0.18;
        loop {
            let mixed = self.mixed(Self([0; 3]), share);
            if mixed.contrast(PAPER) >= 3.0 || share >= 1.0 {
                return mixed;
            }
            share += 0.08;
        }
    }

    /// Returns how far two colours are told apart: the contrast ratio of WCAG 2, 1 to 21.
    pub(in crate::exchange::export) fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f32 {
        let linear = self.0.map(|channel| {
            let share = f32::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

#[cfg(test)]
mod tests {
    use super::{PAPER, Rgb};

    #[test]
    fn words_read_on_every_colour_and_edges_stand_out() {
        let steps = [0_u8, 51, 102, 119, 128, 153, 204, 255];
        for red in steps {
            for green in steps {
                for blue in steps {
                    let ground = Rgb([red, green, blue]);
                    assert!(ground.contrast(ground.ink()) >= 4.5, "{ground:?}");
                    assert!(ground.edge().contrast(PAPER) >= 3.0, "{ground:?}");
                }
            }
        }
        assert_eq!(Rgb([0, 0x72, 0xb2]).hex(), "#0072b2");
    }
}

//! Numbers of layouts: nothing here panics, however little room there is.

/// `value`, but at least `least` and at most `most`. Where there is no room between the two, `least`: a size that is worked out
/// from a small window may well be below zero, and `f32::clamp` would end the program.
#[must_use]
pub(super) fn within(value: f32, least: f32, most: f32) -> f32 {
    value.min(most).max(least)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "the numbers are exact in binary")]

    use super::within;

    #[test]
    fn no_room_is_no_panic() {
        for (value, least, most, expected) in [
            (5.0, 0.0, 10.0, 5.0),
            (-5.0, 0.0, 10.0, 0.0),
            (15.0, 0.0, 10.0, 10.0),
            (5.0, 9.0, -9.0, 9.0),
            (f32::NAN, 1.0, 2.0, 2.0),
            (f32::INFINITY, 1.0, 2.0, 2.0),
        ] {
            assert_eq!(within(value, least, most), expected, "{value} {least} {most}");
        }
    }
}

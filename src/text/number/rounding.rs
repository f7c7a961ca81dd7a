//! Rounding of shown numbers: the shortest decimal that a number is, halves away from zero, everywhere the same.

/// The digits of a number as people write it: `digits × 10^exponent`, the shortest that reads back as the same number.
struct Shortest {
    is_negative: bool,
    digits: Vec<u8>,
    /// Where the point stands, counted from the first digit: 1 for `1.25`, -1 for `0.0125`.
    point: i64,
}

impl Shortest {
    /// Returns the digits of a finite number.
    fn of(number: f64) -> Self {
        let text = format!("{:e}", number.abs());
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let exponent: i64 = exponent.parse().unwrap_or(0);
        let digits = digits.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        Self { is_negative: number.is_sign_negative(), digits, point: exponent + 1 }
    }
}

/// Returns `number × 10^shift` as plain text with `decimals` places, halves away from zero. `number` is finite.
///
/// The shortest decimal of a number is what is rounded, and the shift moves its point: 0.145 is 15 % and 0.155 is 16 %, although
/// the binary numbers lie below and above, and a hundredfold of them is not exact.
pub(super) fn rounded_text(number: f64, shift: u8, decimals: usize) -> String {
    let shortest = Shortest::of(number);
    let point = shortest.point + i64::from(shift);
    let places = i64::try_from(decimals).unwrap_or(i64::MAX);
    let digit = |at: i64| usize::try_from(at).ok().and_then(|at| shortest.digits.get(at)).copied().unwrap_or(0);
    // The digits from the first one, or from the one before the point, to the last place.
    let first = point.min(1) - 1;
    let last = point.saturating_add(places);
    let first = first.min(point - 1).min(0);
    let mut kept: Vec<u8> = (first..last).map(digit).collect();
    if digit(last) >= 5 {
        add_one(&mut kept);
    }
    // One digit may have been put in front.
    let whole = kept.len() - decimals;
    let text: String = kept.iter().map(|digit| char::from(b'0' + digit)).collect();
    let (whole, fraction) = text.split_at(whole);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let sign = if shortest.is_negative { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// Adds one to the last digit.
fn add_one(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
}

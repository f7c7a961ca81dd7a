//! Cells that say that there is nothing, and cells that only mark their days.

use super::book::Value;

/// Returns true for a text that says that there is nothing.
#[must_use]
pub(super) fn is_none(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let is_dash = !text.is_empty()
        && text.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '−' | '.' | '/' | '_' | '·' | '٠'));
    is_dash
        || [
            "n/a",
            "na",
            "n.a.",
            "none",
            "nil",
            "null",
            "foc",
            "f.o.c.",
            "free of charge",
            "مجانا",
            "مجانًا",
            "مجاني",
            "لا يوجد",
            "لا شيء",
            "غ/م",
            "غ.م",
            "غير متوفر",
            "غير متاح",
            "لا ينطبق",
            "not applicable",
            "بدون",
        ]
        .iter()
        .any(|known| text.eq_ignore_ascii_case(known))
}

/// Returns true for a cell that only marks its days as active.
#[must_use]
pub(super) fn is_mark(value: &Value) -> bool {
    match value {
        // The longest mark and `نعم` have six bytes.
        Value::Text(text) if text.trim().len() > 6 => false,
        Value::Text(text) => matches!(
            text.trim().to_lowercase().as_str(),
            "x" | "х"
                | "✓"
                | "✔"
                | "✔️"
                | "●"
                | "•"
                | "■"
                | "█"
                | "*"
                | "v"
                | "yes"
                | "نعم"
                | "on"
                | "▪"
                | "◼"
                | "✗"
                | "1"
        ),
        Value::Number(number) => number.decimals() == 0 && number.mantissa() == 1,
        _ => false,
    }
}

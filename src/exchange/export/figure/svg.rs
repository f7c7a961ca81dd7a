//! Pictures as SVG, with text as text.
//!
//! The direction of a text is in the text itself, as an isolate around it, and its anchor is that of a text from left to
//! right: browsers, office suites and other readers agree on that, and on little else.

use std::fmt::Write as _;

use super::letters::is_right_to_left;
use super::{Anchor, Figure, Shape, Words};

/// Returns a picture as a document of its own, or as a part of an HTML page.
pub(in crate::exchange::export) fn svg(figure: &Figure) -> String {
    let (width, height) = (round(figure.width), round(figure.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\"><title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n",
        escaped(&figure.title)
    );
    for shape in figure.shapes() {
        write_shape(&mut out, shape);
    }
    out + "</svg>\n"
}

/// Returns `text` as it stands in XML: what the language would take for its own is escaped, and what it forbids is left out.
pub(in crate::exchange::export) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            other => out.push(other),
        }
    }
    out
}

/// Returns a length with at most two decimals.
fn round(length: f32) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn write_shape(out: &mut String, shape: &Shape) {
    // Writing to a string cannot fail.
    let _ = match shape {
        Shape::Rect { at, round: corner, fill, edge } => {
            let [x, y, width, height] = at.map(round);
            let edge = edge.map(|edge| format!(" stroke=\"{}\"", edge.hex())).unwrap_or_default();
            let corner = if *corner > 0.0 { format!(" rx=\"{}\"", round(*corner)) } else { String::new() };
            writeln!(
                out,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{corner} fill=\"{}\"{edge}/>",
                fill.hex()
            )
        }
        Shape::Line { points, width, colour } => {
            let points: Vec<String> = points.iter().map(|&(x, y)| format!("{},{}", round(x), round(y))).collect();
            writeln!(
                out,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>",
                points.join(" "),
                colour.hex(),
                round(*width)
            )
        }
        Shape::Text(words) => write_text(out, words),
    };
}

fn write_text(out: &mut String, words: &Words) -> std::fmt::Result {
    let is_rtl = is_right_to_left(&words.text);
    let family = if is_rtl {
        "IBM Plex Sans Arabic, IBM Plex Sans, Noto Sans Arabic, sans-serif"
    } else {
        "IBM Plex Sans, IBM Plex Sans Arabic, Noto Sans, sans-serif"
    };
    let anchor = match words.anchor {
        Anchor::Left => "start",
        Anchor::Middle => "middle",
        Anchor::Right => "end",
    };
    let weight = if words.bold { " font-weight=\"600\"" } else { "" };
    writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-family=\"{family}\" font-size=\"{}\"{weight} fill=\"{}\">{}{}\u{2069}</text>",
        round(words.x),
        round(words.y),
        round(words.size),
        words.colour.hex(),
        if is_rtl { '\u{2067}' } else { '\u{2066}' },
        escaped(&words.text)
    )
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(escaped("</svg><script>\"'&\u{0}\u{7}\n"), "&lt;/svg&gt;&lt;script&gt;&quot;&#39;&amp; ");
    }
}

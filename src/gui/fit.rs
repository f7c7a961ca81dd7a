//! Sizes of layouts: nothing here panics, however little room there is. A size that is worked out from a small window may
//! well be below zero, which egui takes for an error of the program; so whatever takes room in a layout does so through this
//! file, and `clippy.toml` forbids egui's own entries.

#![allow(clippy::disallowed_methods, reason = "the one place that hands sizes to egui")]

use eframe::egui::{Id, InnerResponse, Layout, Rect, Response, Sense, Ui, UiBuilder, Vec2, vec2};

/// Returns `value`, but at least `least` and at most `most`. Where there is no room between the two, `least`: `f32::clamp`
/// would end the program.
#[must_use]
pub(super) fn within(value: f32, least: f32, most: f32) -> f32 {
    value.min(most).max(least)
}

/// Returns what is left of `room` beside something `taken` points wide: never below zero.
#[must_use]
pub(super) fn beside(room: f32, taken: f32) -> f32 {
    (room - taken).max(0.0)
}

/// Returns the width of one of `count` columns that share `room`, with `gap` between two: never below zero.
#[must_use]
pub(super) fn column_of(room: f32, count: usize, gap: f32) -> f32 {
    let count = count.max(1) as f32;
    beside(room, gap * (count - 1.0)) / count
}

/// Returns a size without sides below zero.
fn size_of(size: Vec2) -> Vec2 {
    vec2(size.x.max(0.0), size.y.max(0.0))
}

/// Returns `rect`, or nothing at its beginning where its end lies before its beginning.
#[must_use]
pub(super) fn sound(rect: Rect) -> Rect {
    Rect::from_min_size(rect.min, size_of(rect.size()))
}

/// Takes room of `size` in the layout, for something that `sense` says how to use.
pub(super) fn allocate(ui: &mut Ui, size: Vec2, sense: Sense) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(size_of(size), sense);
    bring_into_view(&response);
    (rect, response)
}

/// Scrolls to what has just got the focus: Tab leads to what is out of sight too. Every widget that can have the focus comes
/// through here.
pub(super) fn bring_into_view(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Makes `rect`, which is there already, something that `sense` says how to use.
pub(super) fn interact(ui: &Ui, rect: Rect, id: Id, sense: Sense) -> Response {
    let response = ui.interact(rect, id, sense);
    bring_into_view(&response);
    response
}

/// Takes room of `size` in the layout that nothing can be done with.
pub(super) fn space(ui: &mut Ui, size: Vec2) -> Rect {
    ui.allocate_space(size_of(size)).1
}

/// Takes `rect`, wherever it lies.
pub(super) fn claim(ui: &mut Ui, rect: Rect, sense: Sense) -> Response {
    let response = ui.allocate_rect(sound(rect), sense);
    bring_into_view(&response);
    response
}

/// Takes room of `size` and fills it in another layout.
pub(super) fn inside<R>(
    ui: &mut Ui,
    size: Vec2,
    layout: Layout,
    content: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    ui.allocate_ui_with_layout(size_of(size), layout, content)
}

/// Returns what begins a part of the window in `rect`.
pub(super) fn part(rect: Rect) -> UiBuilder {
    UiBuilder::new().max_rect(sound(rect))
}

/// Lets what follows be at most `width` points wide. Not behind something in a row: what follows would begin where the row does, and
/// cover it.
pub(super) fn at_most(ui: &mut Ui, width: f32) {
    ui.set_max_width(width.max(0.0));
}

/// Lets what follows be at least `width` points wide.
pub(super) fn at_least(ui: &mut Ui, width: f32) {
    ui.set_min_width(width.max(0.0));
}

/// Lets what follows be `width` points wide.
pub(super) fn exactly(ui: &mut Ui, width: f32) {
    ui.set_width(width.max(0.0));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "the numbers are exact in binary")]

    use std::path::Path;

    use eframe::egui::{Rect, pos2};

    use super::{beside, column_of, sound, within};

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

    #[test]
    fn nothing_is_smaller_than_nothing() {
        assert_eq!(beside(100.0, 30.0), 70.0);
        assert_eq!(beside(20.0, 30.0), 0.0);
        assert_eq!(beside(f32::NAN, 30.0), 0.0);
        assert_eq!(column_of(100.0, 3, 5.0), 30.0);
        assert_eq!(column_of(5.0, 3, 5.0), 0.0);
        assert_eq!(column_of(5.0, 0, 5.0), 5.0);
        let turned = Rect::from_min_max(pos2(10.0, 4.0), pos2(2.0, 8.0));
        assert_eq!(sound(turned), Rect::from_min_max(pos2(10.0, 4.0), pos2(10.0, 8.0)));
    }

    /// Collects the places in `folder` where a value is clamped between bounds of which one is worked out.
    fn unsound_clamps(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                unsound_clamps(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with(file!()) {
                let text = std::fs::read_to_string(&path).unwrap();
                let bounds = text.split(".clamp(").skip(1).filter_map(|rest| rest.split_once(')'));
                for (bounds, _) in bounds {
                    let are_numbers = bounds.split(',').all(|bound| bound.trim().parse::<f64>().is_ok());
                    // `Rect::clamp` takes a place and has no bounds.
                    if bounds.contains(',') && !are_numbers {
                        found.push(format!("{}: .clamp({bounds})", path.display()));
                    }
                }
            }
        }
    }

    #[test]
    fn only_fixed_bounds_are_clamped_to() {
        let mut found = Vec::new();
        unsound_clamps(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/gui"), &mut found);
        assert!(
            found.is_empty(),
            "bounds that are worked out can lie the wrong way round: use fit::within\n{found:#?}"
        );
    }
}

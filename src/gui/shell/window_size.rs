//! The size of the window: what is remembered of it, and what is done about a first window that is larger than its screen.

use eframe::egui::{Context, Rect, Vec2, ViewportCommand};

/// What a desktop's own bars may take of its screen, in points.
const ROOM_FOR_BARS: f32 = 40.0;

/// Holds what is known of the window and its screen in a frame, in points of the interface.
#[derive(Clone, Copy, Debug)]
struct Seen {
    /// Whether it fills the screen: that says nothing about the size that the user gave it.
    fills: bool,
    screen: Option<Vec2>,
    outer: Option<Rect>,
    inner: Option<Rect>,
    content: Vec2,
    /// The interface's size: points of the desktop for each point of the interface.
    zoom: f32,
}

/// Says what follows from it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Nothing,
    /// The window is given this size, in points of the interface.
    Shrink(Vec2),
    /// This size is kept, in points of the desktop.
    Remember(f32, f32),
}

/// Follows the size of one window.
#[derive(Debug, Default)]
pub(super) struct WindowSize {
    /// Whether the window was compared with its screen; only the first one is made smaller.
    is_compared: bool,
}

impl WindowSize {
    /// Returns the size to remember, in points of the desktop, whatever the interface's size; a first window that is larger
    /// than its screen is made smaller instead.
    pub(super) fn follow(&mut self, context: &Context) -> Option<(f32, f32)> {
        let seen = context.input(|input| {
            let viewport = input.viewport();
            Seen {
                fills: viewport.maximized.unwrap_or(false) || viewport.fullscreen.unwrap_or(false),
                screen: viewport.monitor_size,
                outer: viewport.outer_rect,
                inner: viewport.inner_rect,
                content: input.content_rect().size(),
                zoom: 1.0,
            }
        });
        match self.step(Seen { zoom: context.zoom_factor(), ..seen }) {
            Outcome::Nothing => None,
            Outcome::Shrink(size) => {
                context.send_viewport_cmd(ViewportCommand::InnerSize(size));
                None
            }
            Outcome::Remember(width, height) => Some((width, height)),
        }
    }

    fn step(&mut self, seen: Seen) -> Outcome {
        if seen.fills {
            self.is_compared = true;
            return Outcome::Nothing;
        }
        if let (false, Some(screen), Some(outer), Some(inner)) = (self.is_compared, seen.screen, seen.outer, seen.inner)
        {
            self.is_compared = true;
            let frame = (outer.size() - inner.size()).max(Vec2::ZERO);
            let most = screen - frame - Vec2::splat(ROOM_FOR_BARS);
            if screen.x > 1.0 && screen.y > 1.0 && (inner.width() > most.x || inner.height() > most.y) {
                return Outcome::Shrink(inner.size().min(most));
            }
        }
        let size = seen.content * seen.zoom;
        if size.is_finite() { Outcome::Remember(size.x, size.y) } else { Outcome::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Rect, Vec2, pos2, vec2};

    use super::{Outcome, Seen, WindowSize};

    fn of(size: Vec2, zoom: f32) -> Seen {
        let inner = Rect::from_min_size(pos2(0.0, 0.0), size);
        let screen = Some(vec2(1366.0, 768.0) / zoom);
        Seen { fills: false, screen, outer: Some(inner.expand(2.0)), inner: Some(inner), content: size, zoom }
    }

    #[test]
    fn a_first_window_larger_than_its_screen_is_made_smaller_once() {
        let mut follows = WindowSize::default();
        assert_eq!(follows.step(of(vec2(1440.0, 900.0), 1.0)), Outcome::Shrink(vec2(1322.0, 724.0)));
        // What the user does afterwards is left alone, and remembered.
        assert_eq!(follows.step(of(vec2(1440.0, 900.0), 1.0)), Outcome::Remember(1440.0, 900.0));
    }

    #[test]
    fn starts_at_any_scale_keep_the_size() {
        for zoom in [0.8, 1.0, 1.5, 2.0] {
            let mut desktop = vec2(1280.0, 700.0);
            for start in 0..5 {
                let mut follows = WindowSize { is_compared: true };
                let outcome = follows.step(of(desktop / zoom, zoom));
                let Outcome::Remember(width, height) = outcome else { panic!("{zoom} {start}: {outcome:?}") };
                desktop = vec2(width, height);
            }
            assert!((desktop - vec2(1280.0, 700.0)).length() < 0.01, "{zoom}: {desktop}");
        }
    }

    #[test]
    fn a_window_that_fills_the_screen_is_not_remembered() {
        let mut follows = WindowSize::default();
        let filling = Seen { fills: true, ..of(vec2(1366.0, 768.0), 1.0) };
        assert_eq!(follows.step(filling), Outcome::Nothing);
        assert_eq!(follows.step(of(vec2(900.0, 600.0), 1.0)), Outcome::Remember(900.0, 600.0));
        let odd = Seen { content: vec2(f32::INFINITY, 5.0), ..of(vec2(900.0, 600.0), 1.0) };
        assert_eq!(follows.step(odd), Outcome::Nothing);
    }
}

//! The rules of the look that can be checked: contrasts, sizes, distances.

use super::{DARK, LIGHT, Palette};
use eframe::egui::{Color32, Rgba};

fn luminance(colour: Color32) -> f32 {
    let [red, green, blue, _] = Rgba::from(colour).to_array();
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Each colour that identifies a control or a datum, with the grounds that it stands on.
fn edges(palette: &Palette) -> [(&'static str, Color32, Vec<Color32>); 7] {
    let Palette { backdrop, surface, raised, .. } = *palette;
    [
        ("control", palette.control, vec![surface, raised, backdrop]),
        ("bar edge", palette.bar_edge, vec![surface]),
        ("second bar edge", palette.second_bar_edge, vec![surface]),
        ("third bar edge", palette.third_bar_edge, vec![surface]),
        ("fourth bar edge", palette.fourth_bar_edge, vec![surface]),
        ("fourth curve", palette.more_curves[0], vec![surface]),
        ("fifth curve", palette.more_curves[1], vec![surface]),
    ]
}

#[test]
fn what_identifies_a_control_or_a_datum_stands_out() {
    println!("{:18}{:>8}{:>8}", "contrast", "light", "dark");
    for (light, dark) in edges(&LIGHT).into_iter().zip(edges(&DARK)) {
        let least = [&light, &dark].map(|(_, colour, grounds)| {
            grounds.iter().map(|ground| contrast(*colour, *ground)).fold(f32::INFINITY, f32::min)
        });
        println!("{:18}{:8.2}{:8.2}", light.0, least[0], least[1]);
        assert!(least[0] >= 3.0 && least[1] >= 3.0, "{}: {least:?}", light.0);
    }
    for palette in [LIGHT, DARK] {
        let grid = contrast(palette.grid, palette.surface);
        println!("{:18}{grid:8.2}", "grid");
        assert!((1.1..=1.4).contains(&grid), "grid lines are quiet: {grid}");
    }
}

#[test]
fn distances_are_on_one_grid_and_there_are_five_sizes() {
    use super::{RADIUS, ROUND, size, space, style};
    let sizes = [size::SMALL, size::BODY, size::TITLE, size::FIGURE, size::HEADING];
    println!("sizes {sizes:?}, Arabic small {}, radii {RADIUS} {ROUND}", super::ARABIC_SMALL);
    const { assert!(super::ARABIC_SMALL >= 12.5) };
    let style = style(eframe::egui::Theme::Light);
    let spacing = &style.spacing;
    let mut distances = vec![space::TIGHT, space::SMALL, space::MEDIUM, space::LARGE, space::HUGE];
    distances.extend([spacing.item_spacing, spacing.button_padding, spacing.interact_size].map(|size| size.x));
    distances.extend([spacing.item_spacing, spacing.button_padding, spacing.interact_size].map(|size| size.y));
    println!("distances {distances:?}");
    assert!(distances.iter().all(|distance| distance % 4.0 == 0.0), "{distances:?}");
    assert_eq!((RADIUS, ROUND), (4, 8));
}

/// The arguments of every call of `name` in the sources of the window that are one number.
fn numbers_given_to(name: &str) -> Vec<(String, f32)> {
    fn walk(folder: &std::path::Path, name: &str, found: &mut Vec<(String, f32)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, name, found);
            } else if !path.ends_with(file!()) {
                let text = std::fs::read_to_string(&path).unwrap();
                let calls = text.split(name).skip(1).filter_map(|rest| rest.split_once(')'));
                let numbers = calls.filter_map(|(argument, _)| argument.parse().ok());
                found.extend(numbers.map(|number| (path.display().to_string(), number)));
            }
        }
    }
    let mut found = Vec::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/gui");
    walk(&root, name, &mut found);
    found
}

#[test]
fn distances_and_corners_of_the_window_are_the_common_ones() {
    let off = |name, common: fn(f32) -> bool| {
        let mut off = numbers_given_to(name);
        off.retain(|(_, number)| !common(*number));
        off
    };
    let gaps = off("add_space(", |gap| gap % 4.0 == 0.0);
    assert!(gaps.is_empty(), "distances are multiples of 4: {gaps:?}");
    for name in ["CornerRadius::same(", "corner_radius("] {
        let corners = off(name, |corner| corner == 0.0);
        assert!(corners.is_empty(), "use theme::RADIUS or theme::ROUND: {corners:?}");
    }
}

#[test]
fn text_is_white_as_long_as_white_is_readable() {
    // A cell of the matrix of messages.
    let ground = Color32::from_rgb(0x40, 0x78, 0xb6);
    assert_eq!(super::text_on(ground), Color32::WHITE);
    assert!(contrast(Color32::WHITE, ground) >= 4.5);
}

#[test]
fn text_is_readable_on_any_colour() {
    for step in 0..=255_u8 {
        for ground in [
            Color32::from_gray(step),
            Color32::from_rgb(step, 0x5e, 0xa8),
            Color32::from_rgb(0x8a, step, 0xff),
            Color32::from_rgb(0x20, 0xd0, step),
        ] {
            let ink = super::text_on(ground);
            assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}");
        }
    }
}

#[test]
fn text_is_readable_on_every_ground() {
    for Palette { backdrop, surface, raised, selected, text, weak_text, error, warning, accent, on_accent, .. } in
        [LIGHT, DARK]
    {
        for ground in [backdrop, surface, raised, selected] {
            assert!(contrast(text, ground) >= 7.0, "{text:?} on {ground:?}");
            assert!(contrast(weak_text, ground) >= 4.5, "{weak_text:?} on {ground:?}");
            assert!(contrast(error, ground) >= 4.5, "{error:?} on {ground:?}");
            assert!(contrast(accent, ground) >= 4.5, "{accent:?} on {ground:?}");
            assert!(contrast(warning, ground) >= 4.5, "{warning:?} on {ground:?}");
        }
        assert!(contrast(on_accent, accent) >= 4.5);
    }
}

/// Returns a colour as somebody who does not tell red from green sees it (Viénot, Brettel and Mollon 1999), in CIE Lab.
fn seen_without_green(colour: Color32) -> [f32; 3] {
    let [red, green, blue, _] = Rgba::from(colour).to_array();
    let (warm, cold) = (0.29275 * red + 0.70725 * green, blue - 0.02234 * (red - green));
    // Of the white of D65, in CIE XYZ.
    let of_white = [
        ((0.412_456 + 0.357_576) * warm + 0.180_437 * cold) / 0.950_47,
        (0.212_673 + 0.715_152) * warm + 0.072_175 * cold,
        ((0.019_334 + 0.119_192) * warm + 0.950_304 * cold) / 1.088_83,
    ];
    let root = |part: f32| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
    let [first, second, third] = of_white.map(root);
    [116.0 * second - 16.0, 500.0 * (first - second), 200.0 * (second - third)]
}

/// Rule 18 of the look: colours that stand beside each other differ by ΔE 10 or more under deuteranopia.
#[test]
fn colours_beside_each_other_are_told_apart_without_red_and_green() {
    use crate::plan::MESSAGE_PALETTE;
    let distance = |a: Color32, b: Color32| {
        let (a, b) = (seen_without_green(a), seen_without_green(b));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt()
    };
    let messages: Vec<Color32> = MESSAGE_PALETTE.iter().map(|colour| super::message_colour(*colour)).collect();
    let curves = |palette: &Palette| {
        let [fourth, fifth] = palette.more_curves;
        vec![palette.curve, palette.second_curve, palette.third_curve, fourth, fifth]
    };
    println!("{:18}{:>8}", "ΔE", "least");
    for (name, colours) in [("messages", messages), ("light", curves(&LIGHT)), ("dark", curves(&DARK))] {
        // Of many messages those that follow each other stand beside each other; of curves all do.
        let apart = if name == "messages" { 1 } else { colours.len() };
        let pairs = (0..colours.len()).flat_map(|a| (a + 1..colours.len().min(a + 1 + apart)).map(move |b| (a, b)));
        let least = pairs.map(|(a, b)| distance(colours[a], colours[b])).fold(f32::INFINITY, f32::min);
        println!("{name:18}{least:8.1}");
        assert!(least >= 10.0, "{name}: {least}");
    }
}

#[test]
fn edges_of_messages_stand_out() {
    use eframe::egui::Visuals;
    for (visuals, surface) in [(Visuals::light(), LIGHT.surface), (Visuals::dark(), DARK.surface)] {
        for step in 0..=255_u8 {
            for colour in [Color32::from_gray(step), Color32::from_rgb(step, 0xe4, 0x42)] {
                let edge = super::edge_of(colour, &visuals);
                assert!(contrast(edge, surface) >= 3.0, "{colour:?} {edge:?}");
            }
        }
    }
}

/// Boxes and circles that are off are seen by their edges alone.
#[test]
fn boxes_and_circles_that_are_off_have_the_edge_of_controls() {
    use crate::gui::widgets::{check, radio, tick};
    use eframe::egui::{Context, RawInput, Shape, Theme};
    for (look, palette) in [(Theme::Light, LIGHT), (Theme::Dark, DARK)] {
        let context = Context::default();
        super::install(&context);
        context.set_theme(look);
        let mut output = context.run_ui(RawInput::default(), |ui| {
            let _ = (check(ui, "box", false), radio(ui, "circle", false), tick(ui, "tick", false));
        });
        output.textures_delta.clear();
        let edges = output.shapes.iter().filter_map(|shape| match &shape.shape {
            Shape::Rect(rect) => Some(rect.stroke.color),
            Shape::Circle(circle) => Some(circle.stroke.color),
            _ => None,
        });
        assert_eq!(edges.filter(|edge| *edge == palette.control).count(), 3, "{look:?}");
    }
}

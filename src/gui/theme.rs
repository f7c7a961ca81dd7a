//! Design tokens: every colour, size and distance of the window, for light and dark.

use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, Style,
    TextStyle, Visuals, style::ScrollStyle, vec2,
};

use crate::plan::Colour;

/// Distances in points.
pub mod space {
    /// Between an icon and its text.
    pub const TIGHT: f32 = 4.0;
    /// Between things that belong together.
    pub const SMALL: f32 = 8.0;
    /// Between groups.
    pub const MEDIUM: f32 = 12.0;
    /// Around the content of a page.
    pub const LARGE: f32 = 16.0;
    /// Between the parts of a page.
    pub const HUGE: f32 = 24.0;
}

/// Type sizes in points.
pub mod size {
    /// Axis marks, captions.
    pub const SMALL: f32 = 11.5;
    /// Everything else.
    pub const BODY: f32 = 13.5;
    /// Titles of parts of a page.
    pub const TITLE: f32 = 15.5;
    /// Titles of pages.
    pub const HEADING: f32 = 20.0;
    /// Key figures.
    pub const FIGURE: f32 = 18.0;
}

/// Corner radius of controls, bars, cards and chips, in points.
pub const RADIUS: u8 = 4;

/// Corner radius of dialogs and pills, in points.
pub const ROUND: u8 = 8;

/// Small text of an Arabic interface, in points: Arabic letters are smaller than Latin ones of the same size.
pub const ARABIC_SMALL: f32 = 12.5;

/// The name of the SemiBold family.
const STRONG: &str = "strong";

/// Colours with a meaning; there is one set for light and one for dark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub backdrop: Color32,
    /// Panels, cards and the flowchart.
    pub surface: Color32,
    /// Headings of rows, striped rows, hovered rows.
    pub raised: Color32,
    /// Text.
    pub text: Color32,
    /// Captions, units, hints. At least 4.5 : 1 on every ground.
    pub weak_text: Color32,
    /// Thin lines between cells.
    pub grid: Color32,
    /// Lines around panels and cards.
    pub line: Color32,
    /// Lines around what can be typed into, chosen or pressed. At least 3 : 1 on every ground.
    pub control: Color32,
    /// What is chosen, focused or can be acted on.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Ground of what is selected.
    pub selected: Color32,
    /// Errors.
    pub error: Color32,
    /// Warnings.
    pub warning: Color32,
    /// The first curve of a plot.
    pub curve: Color32,
    /// The second curve of a plot.
    pub second_curve: Color32,
    /// The third curve of a plot.
    pub third_curve: Color32,
    /// Bars of a plot.
    pub bar: Color32,
    /// The line around bars. At least 3 : 1 on the surface.
    pub bar_edge: Color32,
    /// Bars on top of the first ones.
    pub second_bar: Color32,
    /// The line around those.
    pub second_bar_edge: Color32,
    /// Bars of what becomes less.
    pub third_bar: Color32,
    /// The line around those.
    pub third_bar_edge: Color32,
    /// A fourth kind of bars.
    pub fourth_bar: Color32,
    /// The line around those.
    pub fourth_bar_edge: Color32,
    /// Seasons in a time axis.
    pub band: Color32,
    /// The fourth and the fifth curve of a plot.
    pub more_curves: [Color32; 2],
}

const LIGHT: Palette = Palette {
    backdrop: Color32::from_rgb(0xf1, 0xf3, 0xf5),
    surface: Color32::from_rgb(0xff, 0xff, 0xff),
    raised: Color32::from_rgb(0xf6, 0xf7, 0xf9),
    text: Color32::from_rgb(0x1c, 0x22, 0x2b),
    weak_text: Color32::from_rgb(0x59, 0x63, 0x70),
    grid: Color32::from_rgb(0xea, 0xed, 0xf0),
    line: Color32::from_rgb(0xcf, 0xd5, 0xdc),
    accent: Color32::from_rgb(0x2b, 0x5f, 0xb8),
    on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
    selected: Color32::from_rgb(0xdd, 0xe8, 0xf8),
    error: Color32::from_rgb(0xb4, 0x23, 0x18),
    warning: Color32::from_rgb(0x8a, 0x5a, 0x00),
    curve: Color32::from_rgb(0x1b, 0x5e, 0xa8),
    second_curve: Color32::from_rgb(0xb3, 0x4a, 0x00),
    third_curve: Color32::from_rgb(0x00, 0x7a, 0x5a),
    bar: Color32::from_rgb(0xa9, 0xc2, 0xe2),
    second_bar: Color32::from_rgb(0xc9, 0xcd, 0xd3),
    control: Color32::from_rgb(0x7f, 0x88, 0x94),
    bar_edge: Color32::from_rgb(0x5f, 0x86, 0xb9),
    second_bar_edge: Color32::from_rgb(0x80, 0x89, 0x95),
    third_bar: Color32::from_rgb(0xee, 0xcf, 0xb4),
    third_bar_edge: Color32::from_rgb(0xb9, 0x6a, 0x2c),
    fourth_bar: Color32::from_rgb(0xbf, 0xdc, 0xd2),
    fourth_bar_edge: Color32::from_rgb(0x5f, 0x95, 0x82),
    band: Color32::from_rgb(0xe4, 0xe8, 0xec),
    more_curves: [Color32::from_rgb(0x8e, 0x3a, 0x80), Color32::from_rgb(0x7a, 0x5c, 0x00)],
};

const DARK: Palette = Palette {
    backdrop: Color32::from_rgb(0x13, 0x16, 0x1a),
    surface: Color32::from_rgb(0x1b, 0x1f, 0x25),
    raised: Color32::from_rgb(0x23, 0x28, 0x30),
    text: Color32::from_rgb(0xe7, 0xea, 0xee),
    weak_text: Color32::from_rgb(0xa3, 0xad, 0xb9),
    grid: Color32::from_rgb(0x2a, 0x30, 0x38),
    line: Color32::from_rgb(0x3d, 0x45, 0x50),
    accent: Color32::from_rgb(0x7f, 0xb0, 0xff),
    on_accent: Color32::from_rgb(0x0e, 0x17, 0x26),
    selected: Color32::from_rgb(0x27, 0x3b, 0x5a),
    error: Color32::from_rgb(0xff, 0x8a, 0x7a),
    warning: Color32::from_rgb(0xf0, 0xb4, 0x4a),
    curve: Color32::from_rgb(0x8a, 0xb8, 0xff),
    second_curve: Color32::from_rgb(0xff, 0xa8, 0x5c),
    third_curve: Color32::from_rgb(0x5c, 0xd6, 0xae),
    bar: Color32::from_rgb(0x3f, 0x5c, 0x85),
    second_bar: Color32::from_rgb(0x5a, 0x62, 0x6d),
    control: Color32::from_rgb(0x76, 0x81, 0x8f),
    bar_edge: Color32::from_rgb(0x6a, 0x8f, 0xc2),
    second_bar_edge: Color32::from_rgb(0x8a, 0x93, 0xa0),
    third_bar: Color32::from_rgb(0x6b, 0x4a, 0x2c),
    third_bar_edge: Color32::from_rgb(0xc9, 0x8a, 0x52),
    fourth_bar: Color32::from_rgb(0x2f, 0x57, 0x4a),
    fourth_bar_edge: Color32::from_rgb(0x6a, 0xa8, 0x93),
    band: Color32::from_rgb(0x2e, 0x35, 0x3e),
    more_curves: [Color32::from_rgb(0xe0, 0x9a, 0xd4), Color32::from_rgb(0xf2, 0xe6, 0xa0)],
};

/// Returns the colours of the look that `visuals` belong to.
#[must_use]
pub fn palette(visuals: &Visuals) -> &'static Palette {
    if visuals.dark_mode { &DARK } else { &LIGHT }
}

/// Returns fill and edge of the bars of a plot's series, by its number among those with bars: as exports have them.
#[must_use]
pub fn plot_bar(visuals: &Visuals, number: usize) -> (Color32, Color32) {
    let colours = palette(visuals);
    match number % 4 {
        0 => (colours.bar, colours.bar_edge),
        1 => (colours.second_bar, colours.second_bar_edge),
        2 => (colours.third_bar, colours.third_bar_edge),
        _ => (colours.fourth_bar, colours.fourth_bar_edge),
    }
}

/// Returns the colour of a line of a plot by its number among the lines: as exports have them.
#[must_use]
pub fn plot_line(visuals: &Visuals, number: usize) -> Color32 {
    let colours = palette(visuals);
    let [fourth, fifth] = colours.more_curves;
    let all = [colours.curve, colours.second_curve, colours.third_curve, fourth, fifth, colours.weak_text];
    all[number % all.len()]
}

/// Returns the ordinary font at a size.
#[must_use]
pub fn font(points: f32) -> FontId {
    FontId::new(points, FontFamily::Proportional)
}

/// Returns the SemiBold font at a size.
#[must_use]
pub fn strong_font(points: f32) -> FontId {
    FontId::new(points, FontFamily::Name(STRONG.into()))
}

/// Returns a message's colour on the screen.
#[must_use]
pub fn message_colour(colour: Colour) -> Color32 {
    let [red, green, blue] = colour.rgb;
    Color32::from_rgb(red, green, blue)
}

/// Returns black or white, whichever reads better on `ground` (WCAG relative luminance).
#[must_use]
pub fn text_on(ground: Color32) -> Color32 {
    let [red, green, blue, _] = egui::Rgba::from(ground).to_array();
    let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    // White as long as it has 4.5 : 1. Of a ground between light and dark only black itself stands out enough.
    match luminance {
        light if light > 0.21 => Color32::from_rgb(0x10, 0x14, 0x1a),
        middle if middle > 0.183 => Color32::BLACK,
        _ => Color32::WHITE,
    }
}

/// Returns the share of `other` in a mixture with `colour`.
#[must_use]
pub fn mixed(colour: Color32, other: Color32, share: f32) -> Color32 {
    let part = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    let ([r, g, b, _], [other_r, other_g, other_b, _]) = (colour.to_array(), other.to_array());
    Color32::from_rgb(part(r, other_r), part(g, other_g), part(b, other_b))
}

/// Returns the edge of something in a message's colour: the colour with so much black in it, or white in the dark look, that it
/// has 3 : 1 on the surface, and at least 18 %.
#[must_use]
pub fn edge_of(colour: Color32, visuals: &Visuals) -> Color32 {
    let luminance = |colour: Color32| {
        let [red, green, blue, _] = egui::Rgba::from(colour).to_array();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let towards = if visuals.dark_mode { Color32::WHITE } else { Color32::BLACK };
    let ground = luminance(palette(visuals).surface);
    let stands_out = |edge: Color32| {
        let edge = luminance(edge);
        (edge.max(ground) + 0.05) / (edge.min(ground) + 0.05) >= 3.0
    };
    let mut edges = (18_u8..=90).step_by(6).map(|percent| mixed(colour, towards, f32::from(percent) / 100.0));
    edges.find(|edge| stands_out(*edge)).unwrap_or(towards)
}

/// Installs fonts and both looks.
pub fn install(context: &egui::Context) {
    context.set_fonts(fonts());
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        context.set_style_of(theme, style(theme));
    }
}

/// Returns the fonts: IBM Plex Sans, with IBM Plex Sans Arabic for what it lacks: one family in two scripts.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let faces: [(&str, &'static [u8]); 4] = [
        ("latin", include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf")),
        ("arabic", include_bytes!("../../assets/fonts/IBMPlexSansArabic-Regular.ttf")),
        ("latin-strong", include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf")),
        ("arabic-strong", include_bytes!("../../assets/fonts/IBMPlexSansArabic-SemiBold.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(bytes).into());
    }
    let regular = vec!["latin".to_owned(), "arabic".to_owned()];
    let strong = vec!["latin-strong".to_owned(), "arabic-strong".to_owned()];
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular);
    fonts.families.insert(FontFamily::Name(STRONG.into()), strong);
    fonts
}

fn style(theme: egui::Theme) -> Style {
    let dark = theme == egui::Theme::Dark;
    let palette = if dark { DARK } else { LIGHT };
    let mut style = Style { visuals: visuals(dark, &palette), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, font(size::SMALL)),
        (TextStyle::Body, font(size::BODY)),
        (TextStyle::Button, font(size::BODY)),
        (TextStyle::Heading, strong_font(size::HEADING)),
        (TextStyle::Monospace, font(size::BODY)),
    ]
    .into();
    style.spacing.item_spacing = vec2(space::SMALL, space::TIGHT);
    style.spacing.button_padding = vec2(space::MEDIUM, space::TIGHT);
    style.spacing.interact_size = vec2(36.0, 28.0);
    style.spacing.menu_margin = Margin::same(4);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.combo_width = 120.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.spacing.scroll = scroll_bars();
    // Nothing moves by itself: the window is idle as soon as the pointer rests.
    style.animation_time = 0.0;
    style
}

/// Returns how bars look that scroll: narrow and grey, with room of their own, so that they cover nothing.
fn scroll_bars() -> ScrollStyle {
    ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        floating_allocated_width: 8.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        active_handle_opacity: 0.5,
        interact_handle_opacity: 0.65,
        ..ScrollStyle::floating()
    }
}

fn visuals(dark: bool, palette: &Palette) -> Visuals {
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    let corner = CornerRadius::same(RADIUS);
    visuals.panel_fill = palette.surface;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = Stroke::new(1.0, palette.control);
    visuals.window_corner_radius = CornerRadius::same(ROUND);
    visuals.menu_corner_radius = CornerRadius::same(ROUND);
    let shadow =
        Shadow { offset: [0, 6], blur: 18, spread: 0, color: Color32::from_black_alpha(if dark { 120 } else { 40 }) };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.extreme_bg_color = palette.surface;
    visuals.text_edit_bg_color = Some(if dark { palette.backdrop } else { palette.surface });
    visuals.faint_bg_color = palette.raised;
    visuals.code_bg_color = palette.raised;
    visuals.hyperlink_color = palette.accent;
    visuals.error_fg_color = palette.error;
    visuals.warn_fg_color = palette.warning;
    visuals.weak_text_color = Some(palette.weak_text);
    visuals.selection.bg_fill = palette.selected;
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.accent);
    visuals.striped = false;

    let edge = Stroke::new(1.0, palette.control);
    let widgets = &mut visuals.widgets;
    for state in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        state.corner_radius = corner;
        state.expansion = 0.0;
        state.bg_stroke = edge;
        state.fg_stroke = Stroke::new(1.0, palette.text);
        state.bg_fill = palette.raised;
        state.weak_bg_fill = palette.raised;
    }
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.line);
    widgets.noninteractive.bg_fill = palette.surface;
    widgets.noninteractive.weak_bg_fill = palette.surface;
    widgets.hovered.bg_fill = palette.selected;
    widgets.hovered.weak_bg_fill = palette.selected;
    widgets.hovered.bg_stroke = Stroke::new(1.0, palette.accent);
    widgets.active.bg_fill = palette.selected;
    widgets.active.weak_bg_fill = palette.selected;
    widgets.active.bg_stroke = Stroke::new(1.5, palette.accent);
    widgets.open.bg_fill = palette.selected;
    widgets.open.weak_bg_fill = palette.selected;
    visuals
}

#[cfg(test)]
mod tests;

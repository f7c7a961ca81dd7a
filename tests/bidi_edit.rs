//! Editing of text that runs both ways: pointer, keys, selection, undo, accessibility.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::sync::Arc;

use eframe::egui::{
    Context, Event, FontData, FontDefinitions, FontFamily, FontId, Id, Key, Modifiers, Pos2, accesskit, pos2,
    text::CCursor, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use imc_planner::gui::bidi::{
    Cell, CellRow, Direction, FieldOptions, FieldOutput, Paragraph, TextMap, layout_for_editing, text_field,
};

const SAMPLES: [&str; 9] = [
    "السلام عليكم ورحمة",
    "إعلان Facebook بميزانية 2500 دج",
    "hello عالم end",
    "hello world",
    "لا إله بِسْمِ اللَّهِ",
    "٢٠٢٦/٠٥/١٢ و 45.5%",
    "(شهر 3) [abc] «نص»",
    "12345",
    "ممم لللل الا",
];

fn install_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    let latin = include_bytes!("../assets/fonts/IBMPlexSans-Regular.ttf");
    let arabic = include_bytes!("../assets/fonts/IBMPlexSansArabic-Regular.ttf");
    fonts.font_data.insert("latin".into(), FontData::from_static(latin).into());
    fonts.font_data.insert("arabic".into(), FontData::from_static(arabic).into());
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["latin".into(), "arabic".into()]);
    }
    ctx.set_fonts(fonts);
}

struct Form {
    text: String,
    options: FieldOptions<'static>,
    output: Option<FieldOutput>,
}

struct Field(Harness<'static, Form>);

impl Field {
    fn new(text: &str, rows: usize) -> Self {
        Self::with(text, FieldOptions { rows, desired_width: 380.0, ..options() })
    }

    fn with(text: &str, options: FieldOptions<'static>) -> Self {
        let form = Form { text: text.to_owned(), options, output: None };
        let mut harness = Harness::builder()
            .with_size(vec2(420.0, 200.0))
            .with_pixels_per_point(2.0)
            .with_step_dt(0.1)
            .with_context_setup(install_fonts)
            .wgpu()
            .build_ui_state(
                |ui, form: &mut Form| {
                    form.output = Some(text_field(ui, Id::unique("field"), &mut form.text, &form.options));
                },
                form,
            );
        harness.run();
        Self(harness)
    }

    fn output(&self) -> &FieldOutput {
        self.0.state().output.as_ref().unwrap()
    }

    fn text(&self) -> &str {
        &self.0.state().text
    }

    fn cursor(&self) -> usize {
        self.output().selection.unwrap().1
    }

    /// The places of the characters, also for text that epaint laid out.
    fn map(&self) -> Arc<TextMap> {
        self.output().map.clone().unwrap_or_else(|| {
            let options = &self.0.state().options;
            let paragraph = Paragraph::simple(self.text(), options.font.clone(), eframe::egui::Color32::WHITE)
                .with_line_height(options.line_height)
                .with_direction(options.direction, options.interface_rtl);
            layout_for_editing(&self.0.ctx, &paragraph).1
        })
    }

    /// Where the caret is drawn, from the left of the text.
    fn drawn_caret(&self) -> f32 {
        let cursor = CCursor { index: self.cursor().into(), prefer_next_row: true };
        self.output().galley.pos_from_cursor(cursor).center().x
    }

    fn at(&self, row: &CellRow, x: f32) -> Pos2 {
        self.output().galley_pos + vec2(row.x + x, 0.5 * (row.y.start + row.y.end))
    }

    fn caret_pos(&self, row: usize, column: usize) -> Pos2 {
        let map = self.map();
        let row = &map.rows[row];
        let x = row.cells.get(column).map_or(row.end_x, Cell::before);
        self.at(row, x)
    }

    fn click(&mut self, place: Pos2) {
        self.0.hover_at(place);
        self.0.run_steps(1);
        self.0.drag_at(place);
        self.0.run_steps(1);
        self.0.drop_at(place);
        // Longer than the time in which another click would make it a double click.
        self.0.run_steps(5);
    }

    fn drag(&mut self, from: Pos2, to: Pos2) {
        self.0.hover_at(from);
        self.0.run_steps(1);
        self.0.drag_at(from);
        self.0.run_steps(1);
        for step in 1..=4_u8 {
            self.0.hover_at(from + (to - from) * (f32::from(step) / 4.0));
            self.0.run_steps(1);
        }
        self.0.drop_at(to);
        self.0.run_steps(2);
    }

    fn type_text(&mut self, text: &str) {
        self.0.event(Event::Text(text.to_owned()));
        self.0.run();
    }

    fn press(&mut self, key: Key) {
        self.0.key_press(key);
        self.0.run();
    }
}

fn options() -> FieldOptions<'static> {
    FieldOptions { interface_rtl: true, ..FieldOptions::new("Message", FontId::proportional(20.0)) }
}

#[test]
fn a_click_on_either_half_of_any_character_puts_the_caret_beside_it() {
    for (rows, text) in SAMPLES.iter().flat_map(|text| [(1, text), (3, text)]) {
        let mut field = Field::new(text, rows);
        let map = field.map();
        let row = &map.rows[0];
        for (index, cell) in row.cells.iter().enumerate().filter(|(_, cell)| cell.right - cell.left > 1.0) {
            let end = (index + 1..row.cells.len()).find(|&i| row.cells[i].stop).unwrap_or(row.cells.len());
            for (part, before) in [(0.25, !cell.rtl), (0.75, cell.rtl)] {
                let place = field.at(row, cell.left + part * (cell.right - cell.left));
                field.click(place);
                let expected = if before { index } else { end };
                assert_eq!(field.cursor(), expected, "{text:?} with {rows} rows, character {index} at {part}");
            }
        }
    }
}

#[test]
fn typing_and_keys_in_the_middle_of_an_arabic_line() {
    let mut field = Field::new("السلام عليكم ورحمة", 3);
    let place = field.caret_pos(0, 7);
    field.click(place);
    assert_eq!(field.cursor(), 7);
    field.type_text("و");
    assert_eq!(field.text(), "السلام وعليكم ورحمة");
    field.press(Key::ArrowLeft);
    assert_eq!(field.cursor(), 9);
    field.press(Key::ArrowRight);
    assert_eq!(field.cursor(), 8);
    field.press(Key::Backspace);
    assert_eq!(field.text(), "السلام عليكم ورحمة");
    field.press(Key::End);
    assert_eq!(field.cursor(), 18);
    field.press(Key::Home);
    assert_eq!(field.cursor(), 0);
    field.0.key_press_modifiers(Modifiers::CTRL, Key::ArrowLeft);
    field.0.run();
    assert_eq!(field.cursor(), 6, "a word onwards is to the left");
    field.0.key_press_modifiers(Modifiers::CTRL, Key::ArrowRight);
    field.0.run();
    assert_eq!(field.cursor(), 0);
}

#[test]
fn undo_and_redo() {
    let mut field = Field::new("السلام", 1);
    let place = field.caret_pos(0, 6);
    field.click(place);
    // The undoer makes a step of what has been stable for a second.
    field.0.run_steps(15);
    field.type_text("abc");
    assert_eq!(field.text(), "السلامabc");
    field.0.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    field.0.run();
    assert_eq!(field.text(), "السلام");
    field.0.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    field.0.run();
    assert_eq!(field.text(), "السلامabc");
}

#[test]
fn arrows_walk_over_every_character_on_the_screen() {
    for (rows, text) in SAMPLES.iter().flat_map(|text| [(1, text), (3, text)]) {
        let mut field = Field::new(text, rows);
        let map = field.map();
        let row = &map.rows[0];
        let mut edges: Vec<f32> =
            row.cells.iter().filter(|c| c.stop && c.right - c.left > 0.01).map(|c| row.x + c.left).collect();
        edges.sort_by(f32::total_cmp);
        let right_end = row.cells.iter().map(|c| row.x + c.right).fold(0.0, f32::max);
        edges.push(right_end);
        let start = field.at(row, edges[0] - row.x + 1.0);
        field.click(start);
        for (key, edges) in [
            (Key::ArrowRight, edges[1..].to_vec()),
            (Key::ArrowLeft, edges.iter().rev().skip(1).copied().collect::<Vec<_>>()),
        ] {
            for edge in edges {
                field.press(key);
                let drawn = field.drawn_caret();
                assert!((drawn - edge).abs() < 1.1, "{text:?} in {rows} rows, {key:?}: {drawn} and not {edge}");
            }
        }
    }
}

/// A letter that parts two directions can move what follows it: the caret stays beside the letter.
#[test]
fn the_caret_stands_beside_the_letter_just_typed() {
    let small = FieldOptions { font: FontId::proportional(12.0), desired_width: 380.0, ..options() };
    let mut field = Field::with("صابون Rayhan 50% خصم (IMC 2026)X", small);
    let place = field.caret_pos(0, 3);
    field.click(place);
    field.press(Key::Home);
    for _ in 0..7 {
        field.press(Key::ArrowLeft);
    }
    field.type_text("Y");
    let map = field.map();
    let typed = map.rows[0].cells[field.cursor() - 1];
    assert_eq!(field.text().chars().nth(field.cursor() - 1), Some('Y'));
    let drawn = field.drawn_caret();
    let beside = map.rows[0].x + typed.after();
    assert!((drawn - beside).abs() < 1.1, "{:?}: drawn at {drawn}, and not at {beside}", field.text());
}

#[test]
fn shift_and_an_arrow_select_on_the_screen() {
    let mut field = Field::new("السلام عليكم", 1);
    let place = field.caret_pos(0, 0);
    field.click(place);
    for _ in 0..3 {
        field.0.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
        field.0.run();
    }
    assert_eq!(field.output().selection, Some((0, 3)));
    field.press(Key::ArrowLeft);
    assert_eq!(field.output().selection, Some((3, 3)), "Left goes to the left end of the selection");
}

#[test]
fn a_letter_and_its_vowel_are_one_step_and_two_deletions() {
    let mut field = Field::new("بِسْمِ", 1);
    let place = field.caret_pos(0, 0);
    field.click(place);
    field.press(Key::ArrowLeft);
    assert_eq!(field.cursor(), 2);
    field.press(Key::ArrowLeft);
    assert_eq!(field.cursor(), 4);
    field.press(Key::Backspace);
    assert_eq!(field.text(), "بِسمِ");
    field.press(Key::Backspace);
    assert_eq!(field.text(), "بِمِ");
}

#[test]
fn backspace_in_a_ligature_deletes_one_letter() {
    let mut field = Field::new("سلام", 1);
    let place = field.caret_pos(0, 2);
    field.click(place);
    assert_eq!(field.cursor(), 2, "the caret stands between lam and alef");
    field.press(Key::Backspace);
    assert_eq!(field.text(), "سام");
    field.type_text("ل");
    assert_eq!(field.text(), "سلام");
}

#[test]
fn dragging_selects_and_clicks_select_words_and_lines() {
    let mut field = Field::new("السلام عليكم ورحمة", 3);
    let (from, to) = (field.caret_pos(0, 7), field.caret_pos(0, 12));
    field.drag(from, to);
    assert_eq!(field.output().selection, Some((7, 12)));

    let mut field = Field::new("إعلان Facebook بميزانية", 1);
    let map = field.map();
    for (clicks, column, expected) in [(2, 9, (6, 14)), (3, 9, (0, 23)), (2, 18, (15, 23))] {
        let cell = map.rows[0].cells[column];
        let place = field.at(&map.rows[0], 0.5 * (cell.left + cell.right) + 1.0);
        field.0.run_steps(4);
        field.0.hover_at(place);
        field.0.run_steps(1);
        for _ in 0..clicks {
            for pressed in [true, false] {
                field.0.event(Event::PointerButton {
                    pos: place,
                    button: eframe::egui::PointerButton::Primary,
                    pressed,
                    modifiers: Modifiers::NONE,
                });
            }
            field.0.step();
        }
        field.0.run();
        let (a, b) = field.output().selection.unwrap();
        assert_eq!((a.min(b), a.max(b)), expected, "{clicks} clicks");
    }
}

#[test]
fn a_selection_across_directions_is_in_several_places() {
    let mut field = Field::new("إعلان Facebook بميزانية 2500 دج", 3);
    let (from, to) = (field.caret_pos(0, 2), field.caret_pos(0, 9));
    field.drag(from, to);
    assert_eq!(field.output().selection, Some((2, 9)));
    let map = field.map();
    let ranges = map.rows[0].ranges(2..9);
    assert_eq!(ranges.len(), 2, "{ranges:?}");
    let width: f32 = map.rows[0].cells[2..9].iter().map(|cell| cell.right - cell.left).sum();
    assert!((ranges.iter().map(|(left, right)| right - left).sum::<f32>() - width).abs() < 2.0);
}

#[test]
fn cut_copy_and_paste() {
    let mut field = Field::new("السلام عليكم ورحمة", 1);
    let (from, to) = (field.caret_pos(0, 7), field.caret_pos(0, 12));
    field.drag(from, to);
    field.0.event(Event::Cut);
    field.0.step();
    let copied = field.0.output().platform_output.commands.iter().find_map(|command| match command {
        eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    field.0.run();
    assert_eq!(copied.as_deref(), Some("عليكم"));
    assert_eq!(field.text(), "السلام  ورحمة");
    field.0.event(Event::Paste("على hello\nالكل".to_owned()));
    field.0.run();
    assert_eq!(field.text(), "السلام على hello الكل ورحمة", "line feeds become spaces in one line");
    assert_eq!(field.cursor(), 21);
}

#[test]
fn up_and_down_keep_the_column_on_the_screen() {
    let text = "إعلان Facebook بميزانية 2500 دج (شهر 3)\nثم hello و سطر ثان طويل جدا يلتف على أكثر من سطر واحد";
    let mut field = Field::new(text, 3);
    assert_eq!(field.map().rows.len(), 3);
    for column in [2, 9, 15, 25] {
        let place = field.caret_pos(1, column);
        field.click(place);
        let start = field.cursor();
        field.press(Key::ArrowUp);
        let above = field.cursor();
        assert!(above < start);
        let x = |index: usize| {
            let map = field.map();
            let (row, column) = map.locate(index, true);
            map.rows[row].x + map.rows[row].cells.get(column).map_or(map.rows[row].end_x, Cell::before)
        };
        assert!((x(above) - x(start)).abs() < 12.0 || column == 2, "column {column}");
        field.press(Key::ArrowDown);
        assert_eq!(field.cursor(), start, "column {column}");
    }
}

#[test]
fn a_long_line_shows_its_start_and_follows_the_caret() {
    let text = "هذا نص عربي طويل جدا لا يتسع له حقل من سطر واحد مهما حاولنا ذلك hello";
    let mut field = Field::new(text, 1);
    let width = field.output().galley.rect.width();
    let right = |field: &Field| {
        let map = field.map();
        map.rows[0].x + map.rows[0].cells[0].right
    };
    assert!((right(&field) - width).abs() < 1.5, "unfocused, the start of the text is at the right side");
    let place = field.at(&field.map().rows[0], field.map().rows[0].cells[0].right - 1.0);
    field.click(place);
    assert_eq!(field.cursor(), 0);
    field.press(Key::End);
    field.0.run();
    let map = field.map();
    let end = map.caret_x(imc_planner::gui::bidi::Caret { index: map.len(), after: false }, true);
    assert!((0.0..=width).contains(&end), "the caret is seen: {end}");
    field.type_text("ا");
    field.0.run();
    assert!(field.text().ends_with("helloا"));
    field.press(Key::Home);
    field.0.run();
    assert!((right(&field) - width).abs() < 1.5);
}

#[test]
fn the_direction_follows_what_is_typed() {
    for (interface_rtl, direction, text, rtl) in [
        (true, Direction::Auto, "", Some(true)),
        (false, Direction::Auto, "", None),
        (true, Direction::Auto, "2500", Some(true)),
        (true, Direction::Auto, "abc", None),
        (false, Direction::Auto, "نص", Some(true)),
        (false, Direction::Ltr, "نص", Some(false)),
        (false, Direction::Rtl, "abc", Some(true)),
    ] {
        let options = FieldOptions { interface_rtl, direction, hint: "اكتب هنا", ..options() };
        let field = Field::with(text, options);
        let found = field.output().map.as_ref().map(|map| map.rows[0].rtl);
        assert_eq!(found, rtl, "{text:?}");
    }
}

#[test]
fn typing_arabic_into_an_empty_latin_field_and_deleting_it_again() {
    let mut field = Field::with("", FieldOptions { interface_rtl: false, ..options() });
    field.0.get_by_label("Message").click();
    field.0.run();
    for (typed, expected) in [("a", "a"), ("ب", "aب"), ("ت", "aبت"), ("1", "aبت1")] {
        field.type_text(typed);
        assert_eq!(field.text(), expected);
    }
    for expected in ["aبت", "aب", "a", ""] {
        field.press(Key::Backspace);
        assert_eq!(field.text(), expected);
    }
    let height = field.output().response.rect.height();
    field.type_text("نصٌّ");
    assert!((field.output().response.rect.height() - height).abs() < 0.01, "the height does not depend on the script");
}

#[test]
fn screen_readers_find_the_name_the_value_and_the_places_of_characters() {
    let mut field = Field::new("إعلان abc", 1);
    let place = field.caret_pos(0, 3);
    field.0.hover_at(place);
    field.0.run();
    let node = field.0.get_by_label("Message");
    assert_eq!(node.value().as_deref(), Some("إعلان abc"));
    let rect = node.rect();
    let run = field.0.get_by_role(accesskit::Role::TextRun);
    let data = run.accesskit_node().data().clone();
    let bounds = data.bounds().unwrap();
    let map = field.map();
    let (left, right) = map.rows[0].ranges(0..9)[0];
    assert!((bounds.x1 - bounds.x0 - f64::from(right - left)).abs() < 0.1);
    assert!(f64::from(rect.min.x) * 2.0 - 1.0 <= bounds.x0 * 2.0 && bounds.x1 <= f64::from(rect.max.x) + 1.0);
    assert_eq!(data.text_direction(), Some(accesskit::TextDirection::RightToLeft));
    let widths = data.character_widths().unwrap();
    let positions = data.character_positions().unwrap();
    for (index, cell) in map.rows[0].cells.iter().enumerate() {
        assert!((widths[index] - (cell.right - cell.left)).abs() < 0.01);
        assert!((right - positions[index] - cell.right).abs() < 0.01);
    }
}

#[test]
fn hostile_texts_can_be_edited() {
    let texts = [
        "\u{64b}\u{64c}\u{651}",
        "\u{200d}\u{200d}\u{200c}",
        "\u{2067}\u{202e}\u{2069}",
        "\u{2067}نص\u{200f}\u{61c}abc\u{2069}\u{feff}\u{ad}",
        "\n\n\n",
        "ـــــــ\u{640}\u{64b}",
        "a\u{301}\u{301}\u{301}ب\u{64b}\u{64b}\u{64b}\u{64b}",
        "\tنص\t\tabc \t",
        "السلام   ",
    ];
    for (rows, text) in texts.iter().flat_map(|text| [(1, text), (3, text)]) {
        let mut field = Field::new(text, rows);
        field.click(pos2(200.0, 24.0));
        for key in [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End] {
            field.press(key);
        }
        field.0.key_press_modifiers(Modifiers::COMMAND, Key::A);
        field.0.run();
        field.press(Key::ArrowLeft);
        field.type_text("ب");
        assert_eq!(field.text().chars().count(), text.chars().count() + 1, "{text:?}");
        field.press(Key::Backspace);
        assert_eq!(&field.text(), text);
    }
}

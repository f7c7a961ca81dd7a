//! Shaping, breaking and composing with the bundled fonts.

use eframe::egui::epaint::text::{Fonts, FontsView, TextOptions};
use eframe::egui::{
    Color32, Context, FontData, FontDefinitions, FontFamily, FontId, Galley, RawInput, Stroke, TextFormat, vec2,
};
use proptest::prelude::*;
use std::sync::Arc;

use super::cache::ShapeCache;
use super::compose::{Composed, Purpose, compose};
use super::order::Direction;
use super::paragraph::{Align, Paragraph};
use super::shape::{self, Class, ShapeKey};
use super::{isolate, layout, layout_for_editing};

const SAMPLES: [&str; 16] = [
    "الاتصالات التسويقية المتكاملة",
    "إعلان Facebook بميزانية 2500 دج (شهر 3)",
    "النسبة 45.5% من التكلفة، و12/05/2026 تاريخ.",
    "بِسْمِ اللَّهِ الرَّحْمَنِ",
    "لا إله إلا الله لأنّ الإعلان",
    "The word عالم means world (عالم).",
    "hello عالم 123 end",
    "١٢٣٤ و ٥٦٫٧٪ في ٢٠٢٦/٠٥/١٢",
    "رابط: https://example.com/a?b=1 انتهى",
    "«إبداع» [قوسان] {مجموعة} ≤ 5",
    "سطر أول\n\nسطر ثالث line\n",
    "\tجدول\tعمود",
    "ـــ ممم لللل ييي",
    "e\u{301}té \u{200f}نص\u{200e}، \u{2067}abc\u{2069}",
    "",
    "Latin only, fi ffi",
];

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let latin = include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf");
    let arabic = include_bytes!("../../../assets/fonts/IBMPlexSansArabic-Regular.ttf");
    fonts.font_data.insert("latin".into(), FontData::from_static(latin).into());
    fonts.font_data.insert("arabic".into(), FontData::from_static(arabic).into());
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["latin".into(), "arabic".into()]);
    }
    fonts
}

fn with_fonts<T>(run: impl FnOnce(&mut FontsView<'_>) -> T) -> T {
    let mut fonts = Fonts::new(TextOptions::default(), definitions());
    run(&mut fonts.with_pixels_per_point(2.0))
}

/// Glyphs that are not on whole pixels blur.
#[test]
fn glyphs_stand_on_whole_pixels() {
    for scale in [1.0, 1.25, 1.5, 2.0_f32] {
        let mut fonts = Fonts::new(TextOptions::default(), definitions());
        let mut mixed = paragraph("إعلان abc 2500 ").wrapped(90.0);
        for size in [11.0, 17.5, 24.0] {
            let format = TextFormat { font_id: FontId::proportional(size), ..TextFormat::default() };
            mixed.push("كلمة word ", format);
        }
        let galley = composed(&mut fonts.with_pixels_per_point(scale), &mixed).galley;
        for placed in &galley.rows {
            for vertex in &placed.row.visuals.mesh.vertices {
                let pixel = (vertex.pos + placed.pos.to_vec2()) * scale;
                assert!((pixel - pixel.round()).length() < 0.01, "{pixel} at scale {scale}");
            }
        }
    }
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph::simple(text, FontId::proportional(16.0), Color32::WHITE)
}

fn composed(fonts: &mut FontsView<'_>, paragraph: &Paragraph) -> Composed {
    compose(fonts, &mut ShapeCache::default(), paragraph, Purpose::Show)
}

fn shown(galley: &Galley) -> Vec<String> {
    galley.rows.iter().map(|row| row.row.text()).collect()
}

/// What every galley must be to the widgets that use it.
fn check_galley(galley: &Galley, text: &str) {
    for placed in &galley.rows {
        let row = &placed.row;
        let range = row.visuals.glyph_vertex_range.clone();
        assert!(range.end <= row.visuals.mesh.vertices.len() && row.visuals.mesh.is_valid(), "{text:?}");
        let mut last = range.start;
        for glyph in &row.glyphs {
            assert!(last <= glyph.first_vertex as usize, "{text:?}: the mesh is in logical order");
            last = glyph.first_vertex as usize;
            assert!(glyph.pos.x.is_finite() && glyph.pos.y.is_finite() && glyph.advance_width >= 0.0, "{text:?}");
        }
        assert!(last <= range.end, "{text:?}");
    }
    assert_eq!(galley.text(), text);
    assert!(!galley.rows.last().is_some_and(|row| row.ends_with_newline), "{text:?}");
    let logical: String = galley
        .rows
        .iter()
        .flat_map(|row| row.row.glyphs.iter().map(|glyph| glyph.chr).chain(row.ends_with_newline.then_some('\n')))
        .collect();
    if galley.elided {
        let kept = logical.strip_suffix('…').unwrap();
        assert!(text.starts_with(kept.trim_end_matches('\n')), "{text:?} became {logical:?}");
    } else {
        assert_eq!(logical, text, "one glyph for each character");
    }
}

#[test]
fn glyphs_are_one_for_each_character_and_as_wide_as_in_epaint() {
    with_fonts(|fonts| {
        for text in SAMPLES {
            let paragraph = paragraph(text);
            let galley = composed(fonts, &paragraph).galley;
            check_galley(&galley, text);
            if !text.contains(['\t', '\u{301}']) {
                let own = fonts.layout_job(paragraph.job());
                assert!((galley.size().x - own.size().x).abs() <= 1.0, "{text:?}: {} {}", galley.size(), own.size());
                assert!((galley.intrinsic_size().x - own.intrinsic_size().x).abs() <= 1.0, "{text:?}");
                assert!((galley.size().y - own.size().y).abs() <= 1.0, "{text:?}");
            }
        }
    });
}

fn letters() -> Vec<char> {
    let alphabet = ('\u{621}'..='\u{63a}').chain('\u{641}'..='\u{64a}').chain(['\u{640}', 'پ', 'چ', 'ڤ', 'گ', 'ی']);
    alphabet.collect()
}

fn is_exact(fonts: &mut FontsView<'_>, text: &str) -> bool {
    let format = TextFormat { font_id: FontId::proportional(16.0), ..TextFormat::default() };
    let key = ShapeKey { text: text.to_owned(), class: Class::Letters, flipped: false, format };
    let shaped = shape::shape(fonts, &key);
    assert_eq!(shaped.cells.len(), text.chars().count());
    let width: f32 = shaped.cells.iter().map(|cell| cell.right - cell.left).sum();
    assert!((width - shaped.width).abs() < 0.1, "{text:?}: cells {width} wide of {}", shaped.width);
    shaped.exact
}

#[test]
fn every_pair_of_letters_finds_its_glyphs() {
    with_fonts(|fonts| {
        for text in ["ـ\u{651}\u{64e}ـ", "ــ\u{651}\u{64e}ـ", "ـ\u{651}\u{64e}ـ\u{651}\u{64e}ـ"] {
            assert!(is_exact(fonts, text), "{text:?}");
        }
        for a in letters() {
            for b in letters() {
                for text in [
                    format!("{a}{b}"),
                    format!("{a}{b}{a}"),
                    format!("ب{a}{a}{b}{b}"),
                    format!("{a}\u{64e}{b}\u{651}\u{650}"),
                ] {
                    assert!(is_exact(fonts, &text), "{text:?}");
                }
            }
        }
    });
}

#[test]
fn lam_and_alef_share_the_width_of_their_ligature() {
    with_fonts(|fonts| {
        let composed = composed(fonts, &paragraph("لا"));
        let [lam, alef] = composed.map.rows[0].cells[..] else { panic!("two cells") };
        assert!((lam.right - lam.left - (alef.right - alef.left)).abs() < 0.01 && lam.right - lam.left > 1.0);
        assert!((lam.left - alef.right).abs() < 0.01, "the second letter is to the left");
    });
}

#[test]
fn lines_break_at_opportunities_and_never_exceed_the_width() {
    with_fonts(|fonts| {
        let text = "الاتصالات التسويقية المتكاملة تخطيط الرسائل عبر القنوات بميزانية 2500 دج (شهر 3) مع Facebook";
        for width in [90.0, 150.0, 260.0] {
            let galley = composed(fonts, &paragraph(text).wrapped(width)).galley;
            check_galley(&galley, text);
            for row in shown(&galley) {
                assert!(row.ends_with(' ') || text.ends_with(&row), "{row:?}");
            }
            for placed in &galley.rows {
                assert!(placed.row.size.x <= width + 0.5);
                assert!((placed.rect().right() - galley.rect.right()).abs() < 1.0, "rows end at the right side");
            }
        }
        let galley = composed(fonts, &paragraph("قابل-للقطع/hello-world").wrapped(60.0)).galley;
        assert!(galley.rows.len() > 1);
    });
}

#[test]
fn a_word_wider_than_the_line_is_cut_between_letters_without_losing_its_joins() {
    with_fonts(|fonts| {
        let text = "مستشفياتهم".repeat(20);
        let whole = composed(fonts, &paragraph(&text)).galley;
        let galley = composed(fonts, &paragraph(&text).wrapped(50.0)).galley;
        check_galley(&galley, &text);
        let (last, full) = galley.rows.split_last().unwrap();
        assert!(full.iter().all(|row| row.row.size.x <= 50.5 && row.row.size.x > 25.0) && last.row.size.x <= 50.5);
        assert_eq!(galley.num_vertices, whole.num_vertices);
    });
}

#[test]
fn long_words_are_shaped_once() {
    with_fonts(|fonts| {
        for letter in ["ب", "a", "لا", "بِ", "١", "(", "()", "aب", "a\u{2067}ب\u{2069}", "\u{202e}", "😀", "\u{200d}"]
        {
            let text = letter.repeat(10_000);
            let paragraph = paragraph(&text).wrapped(200.0).with_direction(Direction::Rtl, true);
            let galley = composed(fonts, &paragraph).galley;
            check_galley(&galley, &text);
        }
        let mut shapes = ShapeCache::default();
        let pieces =
            shape::pieces(fonts, &mut shapes, &paragraph("ب").wrapped(200.0), &[TextFormat::default()], &(0..2), true);
        assert_eq!(pieces.len(), 1);
        let text = "ب".repeat(10_000);
        let pieces =
            shape::pieces(fonts, &mut shapes, &paragraph(&text), &[TextFormat::default()], &(0..text.len()), true);
        assert_eq!(pieces.len(), 1, "a word is one piece, however long, and its rows are cut from it");
    });
}

#[test]
fn what_is_cut_is_cut_at_the_end_of_reading() {
    with_fonts(|fonts| {
        let text = "الاتصالات التسويقية المتكاملة تخطيط الرسائل\nسطر ثان";
        for (width, rows) in [(120.0, 1), (120.0, 2), (f32::INFINITY, 1), (3.0, 1)] {
            let galley = composed(fonts, &paragraph(text).elided(width, rows)).galley;
            check_galley(&galley, text);
            assert!(galley.elided && galley.rows.len() == rows);
            let last = &galley.rows[rows - 1].row;
            let ellipsis = last.glyphs.last().unwrap();
            assert_eq!(ellipsis.chr, '…');
            let leftmost = last.glyphs.iter().map(|glyph| glyph.pos.x).fold(f32::INFINITY, f32::min);
            assert!(ellipsis.pos.x <= leftmost, "in a right-to-left line it stands at the left");
            assert!(width < 10.0 || last.size.x <= width + 0.5);
        }
        let fits = composed(fonts, &paragraph("سطر").elided(100.0, 1)).galley;
        assert!(!fits.elided);
        let latin = Paragraph::simple("نص and more words here", FontId::proportional(16.0), Color32::WHITE);
        let latin = latin.with_direction(Direction::Ltr, false).elided(90.0, 1);
        let galley = composed(fonts, &latin).galley;
        let last = galley.rows[0].row.glyphs.last().unwrap();
        assert!(last.chr == '…' && last.pos.x > 50.0);
    });
}

#[test]
fn alignment_follows_the_direction_of_each_paragraph() {
    with_fonts(|fonts| {
        for (align, arabic, latin) in [(Align::Start, 1.0, 0.0), (Align::Centre, 0.5, 0.5), (Align::End, 0.0, 1.0)] {
            let paragraph = Paragraph { align, fill: true, ..paragraph("نص\nabc").wrapped(200.0) };
            let galley = composed(fonts, &paragraph).galley;
            assert!((galley.size().x - 200.0).abs() < 0.1);
            for (row, part) in galley.rows.iter().zip([arabic, latin]) {
                let expected = part * (200.0 - row.row.size.x);
                assert!((row.pos.x - expected).abs() < 0.51, "{align:?}");
            }
        }
    });
}

#[test]
fn white_space_at_the_end_of_a_line_hangs_out_of_it() {
    with_fonts(|fonts| {
        let bare = composed(fonts, &paragraph("نص")).galley.size().x;
        assert!((composed(fonts, &paragraph("نص   ")).galley.size().x - bare).abs() < 0.1);
        let edited = compose(fonts, &mut ShapeCache::default(), &paragraph("نص   "), Purpose::Edit);
        assert!(edited.galley.size().x > bare + 5.0, "but the caret of a field goes there");
    });
}

#[test]
fn hidden_characters_take_no_width_and_draw_nothing() {
    with_fonts(|fonts| {
        for (bare, controlled) in [
            ("نص عربي", "\u{200f}نص \u{2067}عربي\u{2069}\u{feff}\u{ad}"),
            ("abc نص", "a\u{200b}b\u{2060}c \u{61c}نص\u{7}\u{85}"),
        ] {
            let (a, b) = (composed(fonts, &paragraph(bare)).galley, composed(fonts, &paragraph(controlled)).galley);
            check_galley(&b, controlled);
            assert!((a.size().x - b.size().x).abs() < 1.0, "{controlled:?}: {} {}", a.size(), b.size());
            assert_eq!(a.num_vertices, b.num_vertices, "{controlled:?}");
        }
        let isolated = format!("الحملة {} جاهزة", isolate("Spring (2)"));
        assert!(composed(fonts, &paragraph(&isolated)).galley.rows[0].row.glyphs.len() == isolated.chars().count());
    });
}

#[test]
fn formats_of_parts_are_kept() {
    with_fonts(|fonts| {
        let format =
            |size: f32, color| TextFormat { font_id: FontId::proportional(size), color, ..TextFormat::default() };
        let mut paragraph = Paragraph::default();
        paragraph.push("إعلان ", format(14.0, Color32::PLACEHOLDER));
        paragraph
            .push("كبير", TextFormat { underline: Stroke::new(1.0, Color32::GREEN), ..format(28.0, Color32::RED) });
        paragraph.push(" end", TextFormat { background: Color32::BLUE, ..format(14.0, Color32::WHITE) });
        let galley = composed(fonts, &paragraph).galley;
        check_galley(&galley, &paragraph.text);
        let row = &galley.rows[0].row;
        let colour_at = |index: usize| row.visuals.mesh.vertices[row.glyphs[index].first_vertex as usize].color;
        assert_eq!((colour_at(0), colour_at(6), colour_at(11)), (Color32::PLACEHOLDER, Color32::RED, Color32::WHITE));
        assert!(row.visuals.glyph_index_start > 0, "backgrounds come before glyphs");
        let range = row.visuals.glyph_vertex_range.clone();
        let of = |colour| move |vertex: &eframe::egui::epaint::Vertex| vertex.color == colour;
        assert!(row.visuals.mesh.vertices[..range.start].iter().all(of(Color32::BLUE)));
        assert!(row.visuals.mesh.vertices[range.end..].iter().all(of(Color32::GREEN)));
        let baseline = |index: usize| row.glyphs[index].pos.y;
        assert!(baseline(0) > 14.0 && row.size.y > 28.0);
    });
}

#[test]
fn parts_that_do_not_fit_the_text_do_no_harm() {
    with_fonts(|fonts| {
        for ends in [vec![], vec![1], vec![3, 2, 100], vec![0, 0, 5]] {
            let parts = ends.into_iter().map(|end| super::Part { end, format: TextFormat::default() }).collect();
            let paragraph = Paragraph { text: "نص a".to_owned(), parts, ..Paragraph::default() };
            check_galley(&composed(fonts, &paragraph).galley, "نص a");
        }
    });
}

/// Characters that make trouble together.
fn troublesome() -> impl Strategy<Value = String> {
    let characters: Vec<char> =
        "ابلمـلاً\u{64b}\u{651}\u{670}abC 12٣٤(](«»،؟٪.\u{200d}\u{200c}\u{200f}\u{61c}\u{2066}\u{2067}\u{2068}\u{2069}\u{202a}\u{202c}\u{202e}\u{ad}\n\r\t\u{2028}\u{2029}\u{85}\u{301}\u{5d0}\u{5d1}\u{710}\u{605}\u{fefb}\u{fd3e}😀\u{1f468}\u{200d}\u{1f469}日本\u{0}\u{feff}\u{fe0f}\u{10ffff}"
            .chars()
            .collect();
    proptest::collection::vec(proptest::sample::select(characters), 0..24).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_becomes_a_galley(
        texts in proptest::collection::vec(prop_oneof![troublesome(), ".{0,12}"], 8),
        width in prop_oneof![Just(f32::INFINITY), 0.0_f32..200.0],
        rows in prop_oneof![Just(usize::MAX), 0_usize..4],
        rtl: bool,
        single_line: bool,
    ) {
        with_fonts(|fonts| for text in texts {
            let paragraph = Paragraph {
                max_rows: rows,
                single_line,
                ..paragraph(&text).wrapped(width).with_direction(Direction::Auto, rtl)
            };
            let composed = composed(fonts, &paragraph);
            if single_line {
                assert!(composed.galley.rows.len() == 1);
            } else {
                check_galley(&composed.galley, &text);
            }
            assert!(composed.galley.rows.len() <= rows.max(1));
            for row in &composed.map.rows {
                for column in 0..=row.cells.len() {
                    assert!(row.caret_x(super::Caret { index: column, after: true }).is_finite());
                }
            }
            let length = composed.map.len();
            for index in 0..=length {
                let caret = super::Caret { index, after: false };
                for rightwards in [false, true] {
                    assert!(composed.map.step(caret, true, rightwards).index <= length);
                }
            }
        });
    }

    #[test]
    fn any_arabic_word_finds_its_glyphs(
        word in proptest::collection::vec((proptest::sample::select(letters()), "[\u{64b}-\u{652}]{0,2}"), 1..12)
    ) {
        let word: String = word.into_iter().flat_map(|(letter, marks)| [letter.to_string(), marks]).collect();
        with_fonts(|fonts| assert!(is_exact(fonts, &word), "{word:?}"));
    }
}

fn pass<T>(ctx: &Context, seconds: f64, scale: f32, run: impl FnOnce(&Context) -> T) -> T {
    let mut run = Some(run);
    let mut out = None;
    let mut input = RawInput { time: Some(seconds), ..RawInput::default() };
    input.viewports.entry(input.viewport_id).or_default().native_pixels_per_point = Some(scale);
    input.screen_rect = Some(eframe::egui::Rect::from_min_size(eframe::egui::Pos2::ZERO, vec2(400.0, 300.0)));
    let mut output = ctx.run_ui(input, |ui| {
        if let Some(run) = run.take() {
            out = Some(run(ui.ctx()));
        }
    });
    output.textures_delta.clear();
    out.unwrap()
}

#[test]
fn layouts_are_kept_while_they_are_shown_and_no_longer() {
    let ctx = Context::default();
    ctx.set_fonts(definitions());
    let text = paragraph("نص عربي");
    let get = |seconds: f64, scale: f32| pass(&ctx, seconds, scale, |ctx| layout(ctx, &text));
    let first = get(0.0, 1.0);
    assert!(Arc::ptr_eq(&first, &get(1.5, 1.0)));
    assert!(Arc::ptr_eq(&first, &get(3.0, 1.0)), "it has been used again");
    assert!(Arc::ptr_eq(&first, &get(32.0, 1.0)), "a page that was left is opened again");
    let passing = paragraph("عابر");
    let once = pass(&ctx, 32.1, 1.0, |ctx| layout(ctx, &passing));
    let again = pass(&ctx, 35.7, 1.0, |ctx| layout(ctx, &passing));
    assert!(!Arc::ptr_eq(&once, &again), "what was seen in one pass alone is kept for two seconds");
    assert!(!Arc::ptr_eq(&first, &get(66.0, 1.0)), "it has been unused for longer than half a minute");
    let scaled = get(66.1, 2.0);
    assert!((scaled.pixels_per_point - 2.0).abs() < 0.01);
    let before = get(66.2, 2.0);
    let mut other = definitions();
    other.families.insert(FontFamily::Proportional, vec!["arabic".into(), "latin".into()]);
    ctx.set_fonts(other);
    pass(&ctx, 66.3, 2.0, |_| ());
    assert!(!Arc::ptr_eq(&before, &get(66.4, 2.0)), "other fonts");
}

#[test]
fn a_new_glyph_atlas_makes_new_layouts() {
    let ctx = Context::default();
    ctx.set_fonts(definitions());
    let text = paragraph("نص عربي");
    let first = pass(&ctx, 0.0, 2.0, |ctx| layout(ctx, &text));
    // Letters of many sizes fill the atlas until egui clears it at the start of a pass.
    let mut cleared = false;
    for step in 0..400_u16 {
        let seconds = 0.001 * f64::from(step);
        let (galley, fill) = pass(&ctx, seconds, 2.0, |ctx| {
            let galley = layout(ctx, &text);
            let font = FontId::proportional(40.0 + 0.25 * f32::from(step));
            let _ = layout(
                ctx,
                &Paragraph::simple("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", font, Color32::WHITE),
            );
            (galley, ctx.fonts_mut(|fonts| fonts.font_atlas_fill_ratio()))
        });
        let again = pass(&ctx, seconds, 2.0, |ctx| layout(ctx, &text));
        if !Arc::ptr_eq(&first, &again) {
            cleared = true;
            break;
        }
        assert!(Arc::ptr_eq(&first, &galley) || fill <= 0.8);
    }
    assert!(cleared, "the atlas has been cleared and the layout made anew");
}

#[test]
fn latin_text_goes_straight_to_epaint() {
    let ctx = Context::default();
    ctx.set_fonts(definitions());
    let text = paragraph("Latin only");
    pass(&ctx, 0.0, 1.0, |ctx| {
        let own = ctx.fonts_mut(|fonts| fonts.layout_job(text.job()));
        assert!(Arc::ptr_eq(&own, &layout(ctx, &text)));
        let (edited, map) = layout_for_editing(ctx, &text);
        assert_eq!(edited.rows.len(), map.rows.len());
        assert_eq!(map.len(), 10);
    });
}

//! Bidirectional text in the widgets of egui: names, colours, wrapping, pictures.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]
#![allow(clippy::disallowed_methods, reason = "what stock widgets make of our texts is what is tested")]

use std::sync::Arc;

use eframe::egui::{
    Button, Color32, Context, FontData, FontDefinitions, FontFamily, FontId, Galley, Id, TextFormat, Ui, pos2, vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, SnapshotOptions};
use imc_planner::gui::bidi::{Direction, FieldOptions, Paragraph, isolate, layout, text_field};

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

fn paragraph(text: &str) -> Paragraph {
    Paragraph::simple(text, FontId::proportional(16.0), Color32::PLACEHOLDER).with_direction(Direction::Auto, true)
}

fn galley(ui: &Ui, text: &str) -> Arc<Galley> {
    layout(ui.ctx(), &paragraph(text))
}

#[test]
fn widgets_are_found_and_pressed_by_their_logical_text() {
    let mut harness =
        Harness::builder().with_size(vec2(400.0, 200.0)).with_context_setup(install_fonts).build_ui_state(
            |ui, (checked, pressed): &mut (bool, usize)| {
                let _ = ui.label(galley(ui, "الميزانية: 2500 دج (شهر 3)"));
                if ui.button(galley(ui, "حفظ الخطة Save")).clicked() {
                    *pressed += 1;
                }
                let text = galley(ui, "أظهر «المزيد»");
                ui.checkbox(checked, text);
                let text = galley(ui, "زر معطل");
                ui.add_enabled(false, Button::new(text));
            },
            (false, 0),
        );
    harness.run();
    let _ = harness.get_by_label("الميزانية: 2500 دج (شهر 3)");
    harness.get_by_label("حفظ الخطة Save").click();
    harness.get_by_label("أظهر «المزيد»").click();
    harness.run();
    assert_eq!(harness.state(), &(true, 1));
    assert!(harness.get_by_label("زر معطل").accesskit_node().is_disabled());
}

#[test]
fn a_widget_gives_the_text_its_own_colour() {
    let mut harness =
        Harness::builder().with_size(vec2(120.0, 40.0)).with_context_setup(install_fonts).wgpu().build_ui(|ui| {
            ui.visuals_mut().override_text_color = Some(Color32::from_rgb(255, 0, 0));
            let _ = ui.label(galley(ui, "نص عربي"));
        });
    harness.run();
    let picture = harness.render().unwrap();
    let reddest = picture.pixels().map(|pixel| i32::from(pixel[0]) - i32::from(pixel[1])).max();
    assert!(reddest > Some(150), "{reddest:?}");
}

#[test]
fn nothing_repaints_when_nothing_changes() {
    let mut text = "نص عربي طويل لا يتسع له هذا الحقل الصغير abc".to_owned();
    let mut harness = Harness::builder().with_context_setup(install_fonts).build_ui(move |ui| {
        let _ = ui.label(galley(ui, "الميزانية (2)"));
        let options = FieldOptions { desired_width: 120.0, ..FieldOptions::new("نص", FontId::proportional(16.0)) };
        text_field(ui, Id::unique("field"), &mut text, &options);
    });
    // Fails by itself if passes go on and on.
    harness.run();
    harness.get_by_label("نص").hover();
    harness.run();
}

#[test]
fn a_missing_letter_is_a_box_and_no_more() {
    let mut harness = Harness::builder().with_context_setup(install_fonts).allow_missing_glyphs().build_ui(|ui| {
        for text in ["שלום نص", "نص שלום 日本 \u{10ffff}", "שָׁלוֹם", "نص😀نص👨‍👩‍👧"]
        {
            let shown = galley(ui, text);
            assert_eq!(shown.rows[0].row.glyphs.len(), text.chars().count());
            let _ = ui.label(shown);
        }
    });
    harness.run();
}

/// A sheet of everything that can go wrong at a glance.
#[test]
fn picture() {
    let texts = [
        "إعلان Facebook بميزانية 2500 دج (شهر 3)",
        "النسبة 45.5% من التكلفة، و12/05/2026 تاريخ.",
        "بِسْمِ اللَّهِ الرَّحْمَنِ «لأنّ» [قوسان] ≤ 5",
        "١٢٣٤ و ٥٦٫٧٪ في ٢٠٢٦/٠٥/١٢",
        "The word عالم means world (عالم).",
    ];
    let mut field = ["نص عربي مع English و 123".to_owned(), String::new()];
    let mut harness = Harness::builder()
        .with_size(vec2(420.0, 420.0))
        .with_pixels_per_point(1.5)
        .with_context_setup(install_fonts)
        .with_options(SnapshotOptions::new().threshold(1.0).max_failed_pixels(20))
        .wgpu()
        .build_ui(move |ui| {
            let colour = ui.visuals().text_color();
            let mut y = 4.0;
            for text in texts {
                let shown = layout(ui.ctx(), &Paragraph { fill: true, ..paragraph(text).wrapped(400.0) });
                let height = shown.size().y;
                ui.painter().galley(pos2(10.0, y), shown, colour);
                y += height + 2.0;
            }
            let mut mixed = Paragraph::default().with_direction(Direction::Rtl, true);
            let format =
                |color, background| TextFormat { color, background, line_height: Some(24.0), ..TextFormat::default() };
            mixed.push("نص ", format(colour, Color32::TRANSPARENT));
            mixed.push("ملوّن blue", format(Color32::LIGHT_BLUE, Color32::TRANSPARENT));
            mixed.push(" و", format(colour, Color32::TRANSPARENT));
            mixed.push("خلفية", format(colour, Color32::DARK_GREEN));
            mixed.push(&format!(" و{}!", isolate("Spring (2)")), format(colour, Color32::TRANSPARENT));
            ui.painter().galley(pos2(10.0, y), layout(ui.ctx(), &mixed), colour);
            y += 30.0;
            let long = paragraph("الاتصالات التسويقية المتكاملة: تخطيط الرسائل عبر القنوات بميزانية 2500 دج مع Facebook");
            ui.painter().galley(pos2(10.0, y), layout(ui.ctx(), &long.clone().wrapped(180.0)), colour);
            ui.painter().galley(pos2(210.0, y), layout(ui.ctx(), &long.elided(180.0, 2)), colour);
            y += 100.0;
            let area = eframe::egui::Rect::from_min_size(pos2(10.0, y), vec2(400.0, 100.0));
            let mut ui = ui.new_child(eframe::egui::UiBuilder::new().max_rect(area));
            for (index, text) in field.iter_mut().enumerate() {
                let options = FieldOptions {
                    hint: "اكتب الرسالة هنا…",
                    interface_rtl: true,
                    desired_width: 300.0,
                    ..FieldOptions::new("حقل", FontId::proportional(16.0))
                };
                text_field(&mut ui, Id::unique("field").with(index), text, &options);
            }
        });
    harness.run();
    select(&mut harness);
    harness.snapshot("bidi");
}

/// Selects words of both directions in the field.
fn select(harness: &mut Harness<'_>) {
    let field = harness.get_all_by_label("حقل").next().unwrap().rect();
    let (from, to) = (pos2(field.right() - 30.0, field.center().y), pos2(field.right() - 130.0, field.center().y));
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(to);
    harness.run_steps(1);
    harness.drop_at(to);
    harness.run_steps(2);
}

//! What bidirectional text costs a frame: 200 Arabic labels against 200 of egui's own with Latin text, when both are cached.
//!
//! The aim is at most one and a half times the cost.

#![allow(clippy::disallowed_methods, reason = "egui's own labels are what ours are measured against")]

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{Color32, Context, RawInput, Rect, RichText, Ui, pos2, vec2};
use imc_planner::gui::bidi::{Direction, Paragraph, layout};
use imc_planner::gui::theme::{self, size};

const LABELS: usize = 200;

fn frame(context: &Context, show: impl FnMut(&mut Ui)) -> usize {
    let input =
        RawInput { screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(600.0, 6000.0))), ..RawInput::default() };
    let mut output = context.run_ui(input, show);
    output.textures_delta.clear();
    context.tessellate(output.shapes, output.pixels_per_point).len()
}

fn labels(criterion: &mut Criterion) {
    let context = Context::default();
    theme::install(&context);
    let latin: Vec<String> = (0..LABELS).map(|n| format!("Reach of the campaign in week {n}, 45.5 %")).collect();
    let arabic: Vec<String> = (0..LABELS).map(|n| format!("الوصول في الأسبوع {n} من الحملة، 45.5٪")).collect();
    let mut group = criterion.benchmark_group("200 labels");
    group.bench_function("stock, Latin", |bencher| {
        bencher.iter(|| {
            frame(&context, |ui| {
                for text in &latin {
                    ui.label(RichText::new(text).font(theme::font(size::BODY)));
                }
            })
        });
    });
    group.bench_function("bidirectional, Arabic", |bencher| {
        bencher.iter(|| {
            frame(&context, |ui| {
                for text in &arabic {
                    let paragraph = Paragraph::simple(text, theme::font(size::BODY), Color32::PLACEHOLDER)
                        .with_direction(Direction::Auto, true)
                        .wrapped(ui.available_width());
                    ui.label(layout(ui.ctx(), &paragraph));
                }
            })
        });
    });
    group.finish();
}

criterion_group!(benches, labels);
criterion_main!(benches);

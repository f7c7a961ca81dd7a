//! How long one frame of the Plan page takes on the largest plan: the interface and its tessellation, without a graphics card.

#![allow(clippy::expect_used, reason = "a bench that cannot start has nothing to measure")]

mod common;

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{self, Context, Event, RawInput, Rect, pos2, vec2};
use imc_planner::app::{Action, App, Effect, FileAction, FlowchartAction, Preferences, update};
use imc_planner::edit::GestureId;
use imc_planner::gui::{ViewState, show, theme};
use imc_planner::plan::{Language, Plan};
use imc_planner::store::Opened;

struct Window {
    context: Context,
    app: App,
    view: ViewState,
    time: f64,
}

impl Window {
    fn on(plan: Plan) -> Self {
        let context = Context::default();
        theme::install(&context);
        let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1));
        let opened = Opened::plain(Arc::new(plan), Arc::from([]));
        let effects = update(&mut app, Action::File(FileAction::Open("large.ron".into())));
        let [Effect::Read { ticket, path }] = effects.as_slice() else { panic!("{effects:?}") };
        let (ticket, path) = (ticket.clone(), path.clone());
        update(&mut app, Action::File(FileAction::Read { ticket, path, result: Box::new(Ok(opened.into())) }));
        Self { context, app, view: ViewState::default(), time: 0.0 }
    }

    /// One frame with the pointer at `x`; returns the number of triangles' corners, so that nothing is optimised away.
    fn frame(&mut self, x: f32) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0))),
            time: Some(self.time),
            events: vec![Event::PointerMoved(pos2(x, 500.0))],
            ..RawInput::default()
        };
        let (app, view) = (&self.app, &mut self.view);
        let mut actions = Vec::new();
        let mut output = self.context.run_ui(input, |ui| actions = show(ui, app, view));
        for action in actions {
            update(&mut self.app, action);
        }
        // No graphics card takes the textures.
        output.textures_delta.clear();
        let shapes = self.context.tessellate(output.shapes, output.pixels_per_point);
        shapes
            .iter()
            .map(
                |shape| if let egui::epaint::Primitive::Mesh(mesh) = &shape.primitive { mesh.indices.len() } else { 0 },
            )
            .sum()
    }
}

fn frames(criterion: &mut Criterion) {
    let mut window = Window::on(common::large_plan());
    for _ in 0..5 {
        window.frame(900.0);
    }
    let mut x = 700.0;
    criterion.bench_function("frame of the Plan page with 10,000 placements", |bencher| {
        bencher.iter(|| {
            x = if x > 1500.0 { 700.0 } else { x + 1.0 };
            window.frame(x)
        });
    });
    let first = window.app.plan().placements[0].id.clone();
    update(&mut window.app, Action::Flowchart(FlowchartAction::Select(first)));
    let mut weeks = 0;
    criterion.bench_function("frame of a drag: move, analyse, draw", |bencher| {
        bencher.iter(|| {
            weeks = (weeks + 1) % 9;
            let action = FlowchartAction::Move { weeks, rows: 0, copy: false, gesture: Some(GestureId(1)) };
            update(&mut window.app, Action::Flowchart(action));
            window.frame(900.0)
        });
    });
}

criterion_group!(benches, frames);
criterion_main!(benches);

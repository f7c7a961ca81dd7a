//! Says what stands on the title page, and further references.

use eframe::egui::Ui;

use super::BookView;
use crate::edit::{Edit, change_book};
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::visits::Part;
use crate::gui::widgets::{
    FieldLook, Icon, bilingual_field, button, date_field, icon_button, row, text_field, title, weak, words_field,
};
use crate::plan::{Bilingual, BookReference, Day, Plan};
use crate::text::strings::fill;

/// Shows the fields.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, _view: &mut BookView) {
    let texts = &cx.texts.book;
    title(ui, texts.title_page);
    ui.add_space(space::SMALL);
    let plan = cx.plan();
    let changed = |change: fn(&Plan) -> Bilingual, edit: fn(Bilingual) -> Edit| {
        move |before: &Plan, part: Part<Bilingual>| {
            let mut text = change(before);
            part(&mut text);
            Some(edit(text))
        }
    };
    for (key, name, value, edit) in [
        ("book title", texts.plan_title, &plan.title, changed(|plan| plan.title.clone(), Edit::Title)),
        (
            "book organisation",
            texts.organisation,
            &plan.organisation,
            changed(|plan| plan.organisation.clone(), Edit::Organisation),
        ),
        ("book product", texts.product, &plan.product, changed(|plan| plan.product.clone(), Edit::Product)),
    ] {
        weak(ui, name);
        bilingual_field(cx, ui, key, name, value, 1, edit);
    }
    weak(ui, texts.authors);
    let look = FieldLook::line(f32::INFINITY).hint(texts.authors_hint);
    let language = cx.language();
    words_field(cx, ui, "book authors", texts.authors, (&plan.book.authors, language), look, |before, authors| {
        change_book(before, |book| book.authors = authors)
    });
    weak(ui, texts.course);
    bilingual_field(
        cx,
        ui,
        "book course",
        texts.course,
        &plan.book.course,
        1,
        |before: &Plan, part: Part<Bilingual>| change_book(before, |book| part(&mut book.course)),
    );
    date(cx, ui);
    references(cx, ui);
}

fn date(cx: &mut Cx<'_>, ui: &mut Ui) {
    let texts = &cx.texts.book;
    weak(ui, texts.date);
    row(ui, |ui| {
        if let Some(Day(date)) = cx.plan().book.date {
            date_field(cx, ui, "book date", texts.date, date, |before, date| {
                change_book(before, |book| book.date = Some(Day(date)))
            });
            let named = fill!(cx.texts.shared.action_on, &[("action", cx.texts.shared.remove), ("name", texts.date)]);
            if icon_button(ui, Icon::Bin, &named, true).clicked() {
                let edit = change_book(cx.plan(), |book| book.date = None);
                cx.edit_if(edit);
            }
        } else if button(ui, texts.add_date).clicked() {
            let today = cx.app.today;
            let edit = change_book(cx.plan(), |book| book.date = Some(Day(today)));
            cx.edit_if(edit);
        }
    });
}

fn references(cx: &mut Cx<'_>, ui: &mut Ui) {
    let texts = &cx.texts.book;
    ui.add_space(space::MEDIUM);
    title(ui, texts.references);
    for (at, reference) in cx.plan().book.references.iter().enumerate() {
        let name = fill!(texts.reference, &[("number", &cx.locale.ungrouped(at as u64 + 1))]);
        let text = move |before: &Plan, part: Part<Bilingual>| {
            change_book(before, |book| {
                if let Some(reference) = book.references.get_mut(at) {
                    part(&mut reference.text);
                }
            })
        };
        bilingual_field(cx, ui, ("book reference", at), &name, &reference.text, 2, text);
        row(ui, |ui| {
            let link = format!("{name}: {}", texts.link);
            let room = (ui.available_width() - 40.0).max(60.0);
            let look = FieldLook::line(room).hint(texts.link);
            text_field(cx, ui, ("book link", at), &link, &reference.link, look, move |before, typed| {
                change_book(before, |book| {
                    if let Some(reference) = book.references.get_mut(at) {
                        reference.link = typed;
                    }
                })
            });
            let named = fill!(cx.texts.shared.action_on, &[("action", cx.texts.shared.remove), ("name", &name)]);
            if icon_button(ui, Icon::Bin, &named, true).clicked() {
                let edit = change_book(cx.plan(), |book| {
                    if at < book.references.len() {
                        book.references.remove(at);
                    }
                });
                cx.edit_if(edit);
            }
        });
    }
    if button(ui, texts.add_reference).clicked() {
        let edit = change_book(cx.plan(), |book| book.references.push(BookReference::default()));
        cx.edit_if(edit);
    }
}

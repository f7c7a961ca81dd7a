//! The catalogue: built-in channels to add, searched by anything that they say.

use std::sync::LazyLock;

use eframe::egui::{Frame, Margin, Stroke, Ui};

use super::ChannelsView;
use crate::app::Action;
use crate::catalogue::{self, ChannelTemplate};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::theme::{self, palette, space};
use crate::gui::widgets::{
    FieldLook, button, column, pill, plain_field, row, row_with_end, small, strong, title, weak,
};
use crate::plan::Language;
use crate::search::{self, Folded, Query};
use crate::text::strings::fill;
use crate::text::{isolate, terms};

/// Shows the search field and the entries that it finds.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ChannelsView) {
    let words = &cx.texts.channels_page;
    title(ui, words.catalogue);
    weak(ui, words.catalogue_hint);
    ui.add_space(space::TIGHT);
    let look = FieldLook::line(f32::INFINITY).hint(words.search_hint);
    let (_, typed) = plain_field(ui, "catalogue query", words.search, &view.query, look);
    if let Some(typed) = typed {
        view.query = typed;
    }
    ui.add_space(space::SMALL);
    let found = catalogue_search(&view.query);
    if found.is_empty() {
        weak(ui, words.nothing_found);
    }
    for (position, template) in found {
        entry(cx, ui, view, (position, template));
    }
}

/// Lists the entries that answer what was typed, by anything that they say in either language, with their positions.
fn catalogue_search(typed: &str) -> Vec<(usize, &'static ChannelTemplate)> {
    static SAID: LazyLock<Vec<(Folded, Vec<Folded>)>> =
        LazyLock::new(|| catalogue::channels().iter().map(said).collect());
    let query = Query::new(typed);
    let all = catalogue::channels().iter().enumerate();
    search::best_first(&query, all, |(position, _)| &SAID[*position])
}

/// Returns the name of an entry, and everything else that it says.
fn said(template: &ChannelTemplate) -> (Folded, Vec<Folded>) {
    let name = Language::ALL.map(|language| template.name.slot(language)).join("\n");
    let others = Language::ALL.into_iter().flat_map(|language| {
        [
            template.hint.slot(language),
            terms::tool(template.tool, language),
            terms::element(template.element, language),
            terms::media(template.media, language),
            terms::environment(template.environment, language),
        ]
    });
    (Folded::of(&name), others.map(Folded::of).collect())
}

fn entry(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ChannelsView, (position, template): (usize, &ChannelTemplate)) {
    let colours = *palette(ui.visuals());
    let language = cx.language();
    let words = &cx.texts.channels_page;
    let name = template.name.get(language);
    Frame::NONE
        .fill(colours.surface)
        .stroke(Stroke::new(1.0, colours.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            fit::exactly(ui, ui.available_width());
            let is_in_plan = cx.plan().channels.iter().any(|channel| channel.name == template.name);
            let kinds = kinds(cx, template);
            let about = |ui: &mut Ui| {
                column(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    row(ui, |ui| {
                        strong(ui, name);
                        if is_in_plan {
                            pill(ui, words.in_plan, colours.bar);
                        }
                    });
                    weak(ui, template.hint.get(language));
                    small(ui, &kinds);
                });
            };
            row_with_end(ui, about, |ui| {
                let response = button(ui, cx.texts.shared.add);
                response.widget_info(|| {
                    let name = fill!(words.add_named, &[("name", &isolate(name, cx.language()))]);
                    eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, name)
                });
                if response.clicked() {
                    view.is_catalogue_open = false;
                    cx.push(Action::AddFromCatalogue(position));
                }
            });
        });
}

/// Writes element, tool, media, unit and stages in one line.
fn kinds(cx: &Cx<'_>, template: &ChannelTemplate) -> String {
    let language = cx.language();
    let separator = cx.texts.problems.list_separator;
    let stages: Vec<&str> = template.stages.iter().map(|stage| terms::stage(*stage, language)).collect();
    let stages = fill!(cx.texts.channels_page.stages, &[("stages", &stages.join(separator))]);
    [
        terms::element(template.element, language),
        terms::media(template.media, language),
        terms::unit(template.unit, language),
        &stages,
    ]
    .join(cx.locale.dot())
}

#[cfg(test)]
mod tests {
    use super::catalogue_search;

    #[test]
    fn channels_are_found_by_what_people_call_them() {
        for (typed, expected) in [
            ("TV", "television"),
            ("telly", "television"),
            ("التلفاز", "television"),
            ("VOD", "video-on-demand"),
            ("streaming", "video-on-demand"),
            ("فيديو عند الطلب", "video-on-demand"),
            ("billboard", "outdoor"),
            ("OOH", "outdoor"),
            ("لوحات", "outdoor"),
            ("بيلبورد", "outdoor"),
            ("DOOH", "digital-outdoor"),
            ("SEO", "seo"),
            ("PPC", "google-search"),
            ("influencer", "influencer"),
            ("مؤثرين", "influencer"),
            ("insta", "instagram"),
            ("انستقرام", "instagram"),
            ("الاذاعه", "radio"),
            ("newsletter", "email-newsletter"),
            ("ايميل", "email-newsletter"),
            ("flyers", "direct-mail"),
            ("جريدة", "newspaper"),
            ("word of mouth", "social-sharing"),
            ("أوت دور", "outdoor"),
            ("فضائيات", "television"),
            ("press release", "press"),
            ("البريد الالكترونى", "email-newsletter"),
        ] {
            let found: Vec<&str> = catalogue_search(typed).iter().map(|(_, template)| template.id.as_str()).collect();
            assert!(found.iter().take(5).any(|id| *id == expected), "{typed}: {found:?}");
        }
        let names = |typed: &str| catalogue_search(typed).first().map(|(_, template)| template.id.clone());
        assert_eq!(names("radio").as_deref(), Some("radio"));
        assert_eq!(names("Facebook page").as_deref(), Some("facebook-page"));
        assert!(catalogue_search("no such medium").is_empty());
        assert_eq!(catalogue_search("").len(), crate::catalogue::channels().len());
    }
}

//! The vocabulary: what messages may be coded with.

use std::collections::BTreeMap;

use eframe::egui::{Role, Ui, WidgetInfo};

use crate::app::Command;
use crate::edit::{Change, Edit, ItemId, merge};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::forms::{divider, replaced};
use crate::gui::theme::space;
use crate::gui::visits::{Listed, of_item, of_item_text};
use crate::gui::widgets::{
    FieldLook, ITEM_BUTTONS_WIDTH, Look, Unread, amount_field, beside, bilingual_field, button, choice, date_field,
    enabled_button, field_row, group, hover, item_buttons, label_in, multiple_choice, number_field, row, strong,
    text_field, weak, whole_field, words_field,
};
use crate::plan::{
    Bilingual, Claim, ClaimValue, Day, Decimal, Identified, Language, List, Named, Slogan, Theme, Visual,
};
use crate::text::strings::fill;
use crate::text::{self, terms};

/// The longest that a promise in days can be: ten years.
const MAX_DAYS: u64 = 3650;

/// One of the four lists: its words and how to read and change its things.
struct Kind<T: Identified> {
    title: &'static str,
    hint: &'static str,
    one: &'static str,
    add: (Command, &'static str),
    item: fn(T::Id) -> ItemId,
    text: fn(&T) -> &Bilingual,
    text_mut: fn(&mut T) -> &mut Bilingual,
}

/// The ids of the two tokens of each list that are to become one: what goes, and what stays.
pub(super) type Merging = BTreeMap<&'static str, (Option<String>, Option<String>)>;

/// Shows the group.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, merging: &mut Merging) {
    let words = &cx.texts.brief_page;
    group(ui, words.vocabulary, |ui| {
        weak(ui, words.vocabulary_hint);
        themes(cx, ui, merging);
        claims(cx, ui, merging);
        visuals(cx, ui, merging);
        slogans(cx, ui, merging);
    });
}

fn themes(cx: &mut Cx<'_>, ui: &mut Ui, merging: &mut Merging) {
    let words = &cx.texts.brief_page;
    let kind = Kind::<Theme> {
        title: words.themes,
        hint: words.themes_hint,
        one: cx.texts.terms.token_theme,
        add: (Command::AddTheme, cx.texts.commands.add_theme),
        item: ItemId::Theme,
        text: |theme| &theme.name,
        text_mut: |theme| &mut theme.name,
    };
    list(cx, ui, merging, &kind, &cx.plan().vocabulary.themes, |_, _, _, _| {});
}

fn claims(cx: &mut Cx<'_>, ui: &mut Ui, merging: &mut Merging) {
    let words = &cx.texts.brief_page;
    let kind = Kind::<Claim> {
        title: cx.texts.terms.attribute_claims,
        hint: words.claims_hint,
        one: cx.texts.terms.token_claim,
        add: (Command::AddClaim, cx.texts.commands.add_claim),
        item: ItemId::Claim,
        text: |claim| &claim.name,
        text_mut: |claim| &mut claim.name,
    };
    list(cx, ui, merging, &kind, &cx.plan().vocabulary.claims, |cx, ui, claim, name| {
        claim_words(cx, ui, claim, name);
        claim_value(cx, ui, claim, name);
        incompatible(cx, ui, claim, name);
        ui.add_space(space::SMALL);
    });
}

fn visuals(cx: &mut Cx<'_>, ui: &mut Ui, merging: &mut Merging) {
    let words = &cx.texts.brief_page;
    let kind = Kind::<Visual> {
        title: cx.texts.terms.attribute_visuals,
        hint: words.visuals_hint,
        one: cx.texts.terms.token_visual,
        add: (Command::AddVisual, cx.texts.commands.add_visual),
        item: ItemId::Visual,
        text: |visual| &visual.name,
        text_mut: |visual| &mut visual.name,
    };
    list(cx, ui, merging, &kind, &cx.plan().vocabulary.visuals, |_, _, _, _| {});
}

fn slogans(cx: &mut Cx<'_>, ui: &mut Ui, merging: &mut Merging) {
    let words = &cx.texts.brief_page;
    let kind = Kind::<Slogan> {
        title: words.slogans,
        hint: words.slogans_hint,
        one: cx.texts.terms.token_slogan,
        add: (Command::AddSlogan, cx.texts.commands.add_slogan),
        item: ItemId::Slogan,
        text: |slogan| &slogan.text,
        text_mut: |slogan| &mut slogan.text,
    };
    list(cx, ui, merging, &kind, &cx.plan().vocabulary.slogans, |_, _, _, _| {});
}

fn list<T>(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    merging: &mut Merging,
    kind: &Kind<T>,
    items: &List<T>,
    more: impl Fn(&mut Cx<'_>, &mut Ui, &T, &str),
) where
    T: Listed + Named + 'static,
    T::Id: std::hash::Hash + std::fmt::Debug + Send + Sync + 'static,
    Edit: From<Change<T>>,
{
    divider(ui);
    strong(ui, kind.title);
    label_in(ui, kind.hint, Look::Small);
    for (position, item) in items.iter().enumerate() {
        let number = cx.locale.ungrouped(i128::try_from(position + 1).unwrap_or(0));
        let name = fill!(cx.texts.brief_page.numbered, &[("what", kind.one), ("number", &number)]);
        let width = fit::beside(ui.available_width(), ITEM_BUTTONS_WIDTH + ui.spacing().item_spacing.x);
        let key = (kind.one, item.id());
        beside(
            ui,
            cx,
            width,
            |cx, ui| {
                let edit = of_item_text(item.id(), kind.text_mut);
                bilingual_field(cx, ui, key, &name, (kind.text)(item), 1, edit);
                more(cx, ui, item, &name);
            },
            |cx, ui| {
                let called = cx.name_of(&**item).to_owned();
                item_buttons(cx, ui, &(kind.item)(item.id().clone()), &called, (position, items.len()));
            },
        );
    }
    if button(ui, kind.add.1).clicked() {
        cx.command(kind.add.0);
    }
    if items.len() > 1 {
        two_into_one(cx, ui, merging, kind, items);
    }
}

/// Shows two choices and a button that puts one token in the place of another.
fn two_into_one<T>(cx: &mut Cx<'_>, ui: &mut Ui, merging: &mut Merging, kind: &Kind<T>, items: &List<T>)
where
    T: Named,
    T::Id: Send + Sync + 'static,
{
    let words = &cx.texts.brief_page;
    let chosen = merging.get(kind.title).cloned().unwrap_or_default();
    let known = |id: &Option<String>| {
        let item = items.iter().find(|item| id.as_deref() == Some(item.id().as_ref()));
        item.map(|item| item.id().clone())
    };
    let (gone, into): (Option<T::Id>, Option<T::Id>) = (known(&chosen.0), known(&chosen.1));
    let mut tokens: Vec<(Option<T::Id>, &str)> = vec![(None, words.merge_choose)];
    tokens.extend(items.iter().map(|item| (Some(item.id().clone()), cx.name_of(&**item))));
    row(ui, |ui| {
        weak(ui, words.merge);
        let (first, second) = (
            fill!(cx.texts.shared.action_on, &[("action", words.merge), ("name", kind.title)]),
            fill!(cx.texts.shared.action_on, &[("action", words.merge_into), ("name", kind.title)]),
        );
        let width = fit::within((ui.available_width() - 150.0) / 2.0, 90.0, 210.0);
        let new_gone = choice(ui, &first, &gone, &tokens, width);
        weak(ui, words.merge_into);
        let new_into = choice(ui, &second, &into, &tokens, width);
        if new_gone.is_some() || new_into.is_some() {
            let chosen = (new_gone.unwrap_or(gone.clone()), new_into.unwrap_or(into.clone()));
            let written = |id: Option<T::Id>| id.map(|id| id.as_ref().to_owned());
            let chosen = (written(chosen.0), written(chosen.1));
            merging.insert(kind.title, chosen);
        }
        let step = gone.clone().zip(into.clone());
        let step = step.and_then(|(gone, into)| merge(cx.plan(), &(kind.item)(gone), &(kind.item)(into)));
        let name = fill!(cx.texts.shared.action_on, &[("action", words.merge_do), ("name", kind.title)]);
        let pressed = enabled_button(ui, step.is_some(), words.merge_do);
        // The button is called the same below each of the four lists.
        pressed.widget_info(|| WidgetInfo::labeled(Role::Button, step.is_some(), &name));
        if hover(pressed, &name).clicked()
            && let Some(step) = step
        {
            cx.edit(step);
            merging.remove(kind.title);
        }
    });
}

fn claim_words(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim, name: &str) {
    let words = &cx.texts.brief_page;
    field_row(ui, words.words, |ui| {
        let gap = ui.spacing().item_spacing.x;
        // The words stand below the name, in the languages of the name.
        let languages = cx.languages_of(&Bilingual { en: claim.words.en.concat(), ar: claim.words.ar.concat() });
        let look = FieldLook::line(fit::column_of(ui.available_width(), languages.len(), gap)).hint(words.words_hint);
        row(ui, |ui| {
            for language in languages {
                let language_name = terms::language_name(language, cx.language());
                let name = fill!(words.words_in, &[("what", name), ("language", language_name)]);
                let key = ("claim words", &claim.id, language);
                let edit = of_item(&claim.id, move |new: &mut Claim, typed| match language {
                    Language::En => new.words.en = typed,
                    Language::Ar => new.words.ar = typed,
                });
                words_field(cx, ui, key, &name, (claim.words.slot(language), language), look, edit);
            }
        });
    });
}

/// Shows the choice of the claims that cannot stand beside this one.
fn incompatible(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim, name: &str) {
    let words = &cx.texts.brief_page;
    let others: Vec<_> = crate::gui::forms::options(cx, &cx.plan().vocabulary.claims)
        .into_iter()
        .filter(|(id, _)| *id != claim.id)
        .collect();
    if others.is_empty() {
        return;
    }
    field_row(ui, words.incompatible, |ui| {
        let called = fill!(cx.texts.shared.action_on, &[("action", words.incompatible), ("name", name)]);
        let width = ui.available_width();
        let chosen = multiple_choice(ui, &called, &claim.incompatible_with, &others, words.incompatible_none, width);
        if let Some(chosen) = chosen {
            cx.edit(replaced(claim, |new| new.incompatible_with = chosen));
        }
    });
}

fn claim_value(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim, name: &str) {
    let words = &cx.texts.brief_page;
    let language = cx.language();
    let kinds = [
        None,
        Some(ClaimValue::Days(1)),
        Some(ClaimValue::Percent(Decimal::ZERO)),
        Some(ClaimValue::Price(Decimal::ZERO)),
        Some(ClaimValue::Until(Day(cx.plan().calendar.start))),
    ];
    let kind_of = |value: Option<ClaimValue>| value.map(|value| std::mem::discriminant(&value));
    let options = kinds.map(|value| {
        let shown = value.as_ref().map_or(words.no_value, |value| terms::claim_value_kind(value, language));
        (kind_of(value), shown)
    });
    field_row(ui, words.value, |ui| {
        let called = fill!(words.kind_of_value, &[("what", name)]);
        if let Some(kind) = choice(ui, &called, &kind_of(claim.value), &options, 150.0) {
            let value = kinds.into_iter().find(|value| kind_of(*value) == kind).flatten();
            cx.edit(replaced(claim, |new| new.value = value));
        }
        if let Some(value) = claim.value {
            value_field(cx, ui, claim, value, &fill!(words.value_of, &[("what", name)]));
        }
    });
    if claim.value.is_some() {
        field_row(ui, words.promise, |ui| {
            let called = fill!(cx.texts.shared.action_on, &[("action", words.promise), ("name", name)]);
            let look = FieldLook::line(f32::INFINITY).hint(words.promise_hint);
            let edit = of_item(&claim.id, |new: &mut Claim, typed| new.promise = typed);
            text_field(cx, ui, ("claim promise", &claim.id), &called, &claim.promise, look, edit);
        });
    }
}

fn value_field(cx: &mut Cx<'_>, ui: &mut Ui, claim: &Claim, value: ClaimValue, name: &str) {
    let with = of_item(&claim.id, |new: &mut Claim, value: ClaimValue| new.value = Some(value));
    let key = ("claim value", &claim.id);
    let locale = cx.locale;
    match value {
        ClaimValue::Days(days) => {
            whole_field(cx, ui, key, name, u64::from(days), (0, MAX_DAYS), 90.0, |before, days| {
                with(before, ClaimValue::Days(u32::try_from(days).unwrap_or(u32::MAX)))
            });
            weak(ui, cx.texts.brief_page.days);
        }
        ClaimValue::Percent(percent) => {
            // "Twice as much" is a claim too, so more than all of something can be said.
            let most = crate::plan::Decimal::new(1_000_000, 0).unwrap_or_default();
            let wanted = text::Wanted::percent().from_to(crate::plan::Decimal::ZERO, most);
            let read = |typed: &str| wanted.read(typed).settled().map_err(|why| Unread::of(&why, locale));
            number_field(
                cx,
                ui,
                key,
                name,
                &locale.exact_percent(percent),
                FieldLook::line(90.0),
                read,
                |before, percent| with(before, ClaimValue::Percent(percent)),
            );
        }
        ClaimValue::Price(price) => {
            let currency = cx.plan().money.currency;
            amount_field(cx, ui, key, name, price, currency, false, |before, price| {
                with(before, ClaimValue::Price(price))
            });
        }
        ClaimValue::Until(day) => {
            date_field(cx, ui, key, name, day.0, |before, day| with(before, ClaimValue::Until(Day(day))));
        }
    }
}

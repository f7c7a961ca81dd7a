//! Pictures of pages, slides and plots, small, in both languages: each is compared with the one that was looked at last.
//! `UPDATE_SNAPSHOTS=true cargo test pictures` writes them anew.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::book::{BookOptions, BookPreview};
use super::figure::Figure;
use super::figure::raster::{self, Pixels};
use super::{BookPaper, Languages, charts, plot};
use crate::analysis::Analysis;
use crate::plan::sample_b::rayhan_soap;
use crate::plan::{Bilingual, BookSection, Language, Plan};
use crate::report::{self, Report};
use crate::text::Locale;

/// A part of a colour may differ by so much before its pixel counts as another one.
const TOLERANCE: u8 = 48;

fn code(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Ar => "ar",
    }
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/book").join(format!("{name}.png"))
}

fn read(name: &str) -> Option<(u32, u32, Vec<u8>)> {
    let bytes = fs::read(file(name)).ok()?;
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    Some((info.width, info.height, pixels))
}

/// Compares a picture with the one that is kept; returns what is wrong.
fn compared(name: &str, figure: &Figure, pixels: &Pixels, scale: f32) -> Option<String> {
    if std::env::var("UPDATE_SNAPSHOTS").is_ok_and(|update| update == "true") {
        fs::create_dir_all(file(name).parent().unwrap()).unwrap();
        fs::write(file(name), raster::png(figure, scale).unwrap()).unwrap();
        return None;
    }
    let Some((width, height, known)) = read(name) else { return Some(format!("{name}: there is no picture")) };
    if (width, height) != (pixels.width, pixels.height) {
        return Some(format!("{name}: {width} × {height} became {} × {}", pixels.width, pixels.height));
    }
    let now = pixels.rgba.chunks_exact(4);
    let differs = |(new, old): (&[u8], &[u8])| new.iter().zip(old).any(|(new, old)| new.abs_diff(*old) > TOLERANCE);
    let count = now.zip(known.chunks_exact(3)).filter(|pair| differs(*pair)).count();
    // Another processor may round a few pixels of an edge otherwise.
    let most = (width * height / 400) as usize;
    (count > most).then(|| format!("{name}: {count} pixels differ, at most {most} may"))
}

/// A plan in whose book every kind of page occurs.
fn plan() -> Plan {
    let mut plan = rayhan_soap();
    let book = Arc::make_mut(&mut plan.book);
    let text = Bilingual::new(
        "Rayhan sells olive-oil soap in Amman.\n- It is made by hand.\n- It costs more than soap from a factory.",
        "تبيع ريحان صابون زيت الزيتون في عمّان.\n- يُصنع يدويًا.\n- ثمنه أعلى من صابون المصانع.",
    );
    book.sections = vec![BookSection { id: "summary".to_owned(), text, ..BookSection::default() }];
    book.authors = vec!["Group 4".to_owned()];
    plan
}

#[test]
fn each_kind_of_page_looks_as_it_did() {
    let plan = plan();
    let analysis = Analysis::of(&Arc::new(plan.clone()));
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let locale = Locale::of(language);
        let one =
            BookOptions { languages: Languages::One(locale), outline: None, paper: BookPaper::A4, is_beside: false };
        let book = BookPreview::of(&plan, &analysis, &one);
        let of = |id: &str| book.sections.iter().find(|section| section.id == id).unwrap().page.unwrap();
        let pages = [
            ("title", 0),
            ("contents", 1),
            ("summary", of("summary")),
            ("briefs", of("messages")),
            ("flowchart", of("media")),
            ("budget", of("budget")),
            ("references", of("references")),
        ];
        let both = BookOptions { languages: Languages::Both(locale), is_beside: true, ..one.clone() };
        let beside = BookPreview::of(&plan, &analysis, &both);
        let slides =
            BookPreview::slides(&plan, &analysis, &BookOptions { outline: Some("plan-deck".to_owned()), ..one });
        let mut compare = |name: String, laid: &BookPreview, page: usize, scale: f32| {
            let figure = laid.figure(page).unwrap();
            let pixels = laid.pixels(page, scale).unwrap().unwrap();
            wrong.extend(compared(&format!("{name}-{}", code(language)), &figure, &pixels, scale));
        };
        for (name, page) in pages {
            compare(format!("page-{name}"), &book, page, 0.35);
        }
        let page = beside.sections.iter().find(|section| section.id == "summary").unwrap().page.unwrap();
        compare("page-beside".to_owned(), &beside, page, 0.35);
        for slide in [0, 1, 5] {
            compare(format!("slide-{slide}"), &slides, slide, 0.25);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_plot_looks_as_it_did() {
    let plan = rayhan_soap();
    let analysis = Analysis::of(&Arc::new(plan.clone()));
    let listening = crate::catalogue::SAMPLES.iter().find(|sample| sample.text.contains("mentions:")).unwrap();
    let heard = crate::store::read(listening.text.as_bytes()).unwrap().plan;
    let what_was_heard = Analysis::of(&heard);
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let report = Report::new(&plan, &analysis, Locale::of(language));
        let mut figures: Vec<(&str, Figure)> =
            report::plots(&report).iter().map(|found| (found.id, plot::figure(&report, found))).collect();
        let report_of_listening = Report::new(&heard, &what_was_heard, Locale::of(language));
        for (id, build) in report::PLOTS {
            if !figures.iter().any(|(known, _)| known == id) {
                let found = build(&report_of_listening).unwrap();
                figures.push((id, plot::figure(&report_of_listening, &found)));
            }
        }
        assert_eq!(figures.len(), report::PLOTS.len());
        figures.push((charts::CIRCLES, plot::circles(&report).unwrap()));
        for (id, mut figure) in figures {
            // The mark of the plan at the foot is another one whenever the plan is.
            figure.blocks.pop();
            let pixels = raster::pixels(&figure, 0.4).unwrap();
            wrong.extend(compared(&format!("plot-{id}-{}", code(language)), &figure, &pixels, 0.4));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn three_circles_are_offered_and_agree_with_the_results() {
    let plan = rayhan_soap();
    let analysis = Analysis::of(&Arc::new(plan.clone()));
    for language in Language::ALL {
        let report = Report::new(&plan, &analysis, Locale::of(language));
        assert!(charts::parts(&report).iter().any(|(id, _)| *id == charts::CIRCLES));
        let view = report::reach::View::of(&analysis, None, 1).unwrap();
        let channels = report::reach::most_reaching(&view).unwrap();
        let three = report::reach::ThreeChannels::of(&analysis, None, channels);
        let said: Vec<String> = plot::circles(&report)
            .unwrap()
            .shapes()
            .filter_map(|shape| match shape {
                super::figure::Shape::Text(words) => Some(words.text.clone()),
                _ => None,
            })
            .collect();
        let said = said.join(" ");
        for share in three.each.into_iter().chain(three.pairs).chain([three.all, three.any]) {
            let words = report.locale.percent(share, 1);
            assert!(said.contains(&words), "{words} is not in {said}");
        }
    }
}

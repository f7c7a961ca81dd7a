//! Quantities of weeks that are typed and pasted.

use eframe::egui::{Event, Key, Modifiers};
use imc_planner::app::{Action, Command, FlowchartAction};
use imc_planner::edit::Change;
use imc_planner::plan::Placement;

use super::{act, click, field, first, inspecting, plan, press, refusal, retype, type_slowly};

/// Fault 26: a bar on a channel that counts something else asks for its quantity, and a bar that has one asks nothing.
#[test]
fn a_bar_that_lost_its_quantity_asks_for_one() {
    let mut window = inspecting(&[10, 20]);
    let (id, like) = (first(&window).id.clone(), plan(&window).channels[0].as_ref().clone());
    let radio = imc_planner::plan::Channel {
        id: "radio".into(),
        unit: imc_planner::plan::Unit::Insertions,
        name: imc_planner::plan::Bilingual::new("Loudspeakers", ""),
        ..like
    };
    act(&mut window, Action::Edit { edit: Change::Add { item: radio, at: Some(1) }.into(), gesture: None });
    let moved = |rows| FlowchartAction::Move { weeks: 0, rows, copy: false, gesture: None };
    act(&mut window, Action::Flowchart(moved(1)));
    assert_eq!((first(&window).id.clone(), first(&window).quantities.as_slice()), (id, &[0, 0][..]));
    assert!(field(&window, "Every week").is_focused());
    type_slowly(&mut window, "4");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(first(&window).quantities, [4, 4]);
    act(&mut window, Action::Flowchart(FlowchartAction::Move { weeks: 1, rows: 0, copy: false, gesture: None }));
    assert!(!field(&window, "Every week").is_focused());
}

/// Fault 26: the catalogue's quantity is said to be the catalogue's on a bar that is moved too, and what was written stays.
#[test]
fn a_quantity_of_the_catalogue_says_so() {
    for (written, expected) in [("", "Catalogue, illustrative"), ("Quote of May", "Quote of May")] {
        let mut window = inspecting(&[10, 20]);
        let radio = imc_planner::plan::Channel {
            id: "radio".into(),
            unit: imc_planner::plan::Unit::Insertions,
            name: imc_planner::plan::Bilingual::new("Radio", ""),
            ..plan(&window).channels[0].as_ref().clone()
        };
        let bar = Placement { source: written.to_owned(), ..first(&window).clone() };
        act(&mut window, Action::Edit { edit: Change::Add { item: radio, at: Some(1) }.into(), gesture: None });
        act(&mut window, Action::Edit { edit: Change::Replace(bar).into(), gesture: None });
        let moved = FlowchartAction::Move { weeks: 0, rows: 1, copy: false, gesture: None };
        act(&mut window, Action::Flowchart(moved));
        assert_eq!(first(&window).channel.as_str(), "radio");
        assert!(first(&window).quantities.iter().all(|&units| units > 0), "the catalogue's");
        assert_eq!(first(&window).source, expected);
        assert!(!field(&window, "Every week").is_focused(), "nothing is asked");
    }
}

/// Fault 38: cells that are blank in a pasted row keep what their weeks have, and no week moves. Numbers with a single space
/// between them are weeks where there are as many, and are asked about elsewhere.
#[test]
fn quantities_are_read_for_the_weeks_from_before_the_visit() {
    let name = "Quantity each week";
    let mut window = inspecting(&[10, 20, 30, 40]);
    click(&mut window, name);
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.event(Event::Paste("1\t\t3\t".to_owned()));
    window.run_ok();
    assert_eq!(first(&window).quantities, [1, 20, 3, 40]);
    let cases: [(&[u64], &[u64]); 2] = [(&[10, 20], &[500, 600]), (&[10, 20, 30], &[10, 20, 30])];
    for (before, after) in cases {
        let mut window = inspecting(before);
        retype(&mut window, name, "500 600");
        assert_eq!(first(&window).quantities, after, "with {} weeks", before.len());
        press(&mut window, Modifiers::NONE, Key::Tab);
        assert_eq!(first(&window).quantities, after, "with {} weeks, once the field is left", before.len());
        assert_eq!(refusal(&window).is_some(), before.len() != 2, "with {} weeks", before.len());
    }
}

#[test]
fn another_length_is_made_from_the_quantities_before_the_visit() {
    let mut window = inspecting(&[10, 20, 30, 40]);
    retype(&mut window, "Length in weeks", "12");
    let mut expected = vec![10, 20, 30, 40];
    expected.resize(12, 40);
    assert_eq!(first(&window).quantities, expected);
    press(&mut window, Modifiers::NONE, Key::Tab);
    act(&mut window, Action::Command(Command::Undo));
    assert_eq!(first(&window).quantities, [10, 20, 30, 40], "the visit is one step");
}

/// A column or a row of a table is pasted as it stands there: a blank cell keeps its week, and two rows are not taken for one.
#[test]
fn blank_cells_that_are_pasted_keep_their_weeks() {
    for (pasted, quantities) in [
        ("10\n\n30\n", Some([10, 6, 30])),
        ("\r\n20\r\n30\r\n", Some([5, 20, 30])),
        ("10\t\t30", Some([10, 6, 30])),
        ("١٢٠،٠٠٠\t\t٣", Some([120_000, 6, 3])),
        ("10\t20\n30\t40\n", None),
    ] {
        let mut window = inspecting(&[5, 6, 7]);
        click(&mut window, "Quantity each week");
        press(&mut window, Modifiers::COMMAND, Key::A);
        window.event(Event::Paste(pasted.to_owned()));
        window.run_ok();
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(first(&window).quantities, quantities.unwrap_or([5, 6, 7]), "{pasted:?}");
        assert_eq!(refusal(&window).is_some(), quantities.is_none(), "{pasted:?}");
    }
}

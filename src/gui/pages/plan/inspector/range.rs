//! Several weeks of the grid at once: chosen by Shift and arrows or by dragging, then copied, filled, emptied or pasted over.

use std::ops::RangeInclusive;

use eframe::egui::{Id, Key, Modifiers, Response, Ui};

use crate::app::Action;
use crate::edit::lay_weeks;
use crate::gui::context::{Cx, gesture_of};
use crate::plan::{Placement, PlacementId};

/// Holds the weeks that are chosen in the grid of a placement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui::pages::plan) struct WeekRange {
    placement: PlacementId,
    /// The week that has the focus.
    from: u32,
    /// The week at the other end.
    to: u32,
    /// Whether the pointer goes on choosing.
    is_dragged: bool,
}

impl WeekRange {
    fn weeks(&self) -> RangeInclusive<u32> {
        self.from.min(self.to)..=self.from.max(self.to)
    }
}

/// Returns the chosen weeks of a placement where they are more than the one that has the focus.
pub(super) fn chosen(range: Option<&WeekRange>, placement: &Placement) -> Option<RangeInclusive<u32>> {
    range.filter(|range| range.placement == placement.id && range.from != range.to).map(WeekRange::weeks)
}

/// Chooses the weeks from the one that has the focus to another.
pub(super) fn choose(range: &mut Option<WeekRange>, placement: &Placement, from: u32, to: u32) {
    *range = Some(WeekRange { placement: placement.id.clone(), from, to, is_dragged: false });
}

/// Returns the week at the other end of what is chosen from `week` on.
pub(super) fn end(range: Option<&WeekRange>, placement: &Placement, week: u32) -> u32 {
    range.filter(|range| range.placement == placement.id && range.from == week).map_or(week, |range| range.to)
}

/// Chooses one week alone, unless what is chosen begins at `week`.
pub(super) fn begin_at(range: &mut Option<WeekRange>, placement: &Placement, week: u32) {
    range.take_if(|range| range.placement != placement.id || (range.from != week && !range.is_dragged));
}

/// Chooses one week alone; true where more were chosen.
pub(super) fn clear(range: &mut Option<WeekRange>) -> bool {
    range.take().is_some_and(|range| range.from != range.to)
}

/// Follows a drag over the cell of `week`; true when it begins there.
pub(super) fn drag(chosen: &mut Option<WeekRange>, ui: &Ui, placement: &Placement, week: u32, cell: &Response) -> bool {
    if cell.drag_started() {
        choose(chosen, placement, week, week);
        if let Some(range) = chosen {
            range.is_dragged = true;
        }
        return true;
    }
    let (is_down, pointer) = ui.input(|input| (input.pointer.primary_down(), input.pointer.interact_pos()));
    if let Some(range) = chosen.as_mut().filter(|range| range.is_dragged) {
        range.is_dragged = is_down;
        if is_down && pointer.is_some_and(|pointer| cell.rect.contains(pointer)) {
            range.to = week;
        }
    }
    false
}

/// Empties the chosen weeks when Delete is pressed; true where that was done.
pub(super) fn empty_by_key(
    cx: &mut Cx<'_>,
    ui: &Ui,
    range: Option<&WeekRange>,
    placement: &Placement,
    field: Id,
) -> bool {
    let Some(weeks) = chosen(range, placement) else { return false };
    let is_asked = ui.input_mut(|input| {
        input.consume_key(Modifiers::NONE, Key::Delete) || input.consume_key(Modifiers::NONE, Key::Backspace)
    });
    if is_asked {
        fill(cx, placement, weeks, 0, field.with("empty"));
    }
    is_asked
}

/// Gives weeks of a placement one quantity, as one step.
pub(super) fn fill(cx: &mut Cx<'_>, placement: &Placement, weeks: RangeInclusive<u32>, quantity: u64, gesture: Id) {
    let id = placement.id.clone();
    let first = *weeks.start();
    let cells = vec![Some(quantity); weeks.count()];
    cx.edit_visit(gesture, move |plan| lay_weeks(plan, &id, first, &cells));
    cx.push(Action::EndGesture(gesture_of(gesture)));
}

#[cfg(test)]
mod tests {
    use super::WeekRange;

    #[test]
    fn weeks_are_chosen_in_both_directions() {
        for (from, to, expected) in [(3, 5, vec![3, 4, 5]), (5, 3, vec![3, 4, 5]), (4, 4, vec![4])] {
            let range = WeekRange { placement: "p".into(), from, to, is_dragged: false };
            assert_eq!(range.weeks().collect::<Vec<_>>(), expected);
        }
    }
}

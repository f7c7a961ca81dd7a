//! The undominated labels of some channels: no other costs as little and is at least as good whatever follows.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::channel::Choice;
use super::completion::{Known, Rest};
use super::dominance::Dominance;
use super::space::Space;
use super::surrogate::Counted;

/// After so many labels it is asked whether to stop.
const LABELS_BETWEEN_LOOKS: u64 = 256;

/// Says why a front was not finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Halt {
    /// It would have more labels than allowed.
    TooMany,
    /// It was stopped.
    Stopped,
}

/// Holds what a front is held to.
#[derive(Clone, Copy)]
pub(super) struct Bounds<'a> {
    /// Labels that cost more are left out.
    pub(super) most_cost: i64,
    /// The most labels.
    pub(super) most_labels: usize,
    /// True when it is to stop.
    pub(super) stopped: &'a (dyn Fn() -> bool + Sync),
    /// Told how many labels were made since the last time.
    pub(super) made: &'a (dyn Fn(u64) + Sync),
    /// What was worked so far, in labels, and the most of it: a measure that does not follow from the machine.
    pub(super) work: &'a Cell<u64>,
    pub(super) most_work: u64,
    /// The channels still to come and the plans that are known: labels that nothing as good can follow from are left out.
    pub(super) hope: Option<Hope<'a>>,
}

impl Bounds<'_> {
    /// Returns what was worked, so many labels and what they were compared with included.
    fn worked(&self, labels: u64, dominance: &Dominance) -> u64 {
        self.work.get() + labels + dominance.looked() / BLOCKS_A_LABEL
    }
}

/// Holds the channels still to come and the plans that are known.
#[derive(Clone, Copy)]
pub(super) struct Hope<'a> {
    pub(super) rest: &'a Rest,
    /// The same with the channel that is added.
    pub(super) before: &'a Rest,
    pub(super) known: &'a Known,
    /// The same where costs are counted in another way, which bounds better where spending is limited.
    pub(super) counted: Option<(&'a Counted, &'a Rest, &'a Known)>,
}

impl Hope<'_> {
    /// Returns true where a plan as good as those known may have a label with this row and cost as its part; `room` is room to work in.
    fn is_left(&self, row: &[f64], cost: i64, space: &Space, room: &mut [f64]) -> bool {
        self.rest.may_serve(row, cost, self.known, space, room)
            && self.counted.is_none_or(|(counted, rest, known)| {
                rest.may_serve(row, counted.of_label(cost, row, space), known, space, room)
            })
    }
}

/// So many blocks of labels are looked at in the time of one label.
const BLOCKS_A_LABEL: u64 = 16;

/// Returns labels by rising cost.
#[derive(Clone, Debug)]
pub(super) struct Front {
    pub(super) costs: Vec<i64>,
    /// One row after the other.
    pub(super) rows: Vec<f64>,
    /// For each channel, for each label the label before and the choice.
    trace: Vec<Vec<(u32, u16)>>,
}

impl Front {
    /// Returns the label of no channel.
    pub(super) fn origin(space: &Space) -> Self {
        Self { costs: vec![0], rows: space.origin(), trace: Vec::new() }
    }

    /// Returns labels by rising cost whose choices nobody asks for.
    pub(super) fn untraced(costs: Vec<i64>, rows: Vec<f64>) -> Self {
        Self { costs, rows, trace: Vec::new() }
    }

    /// Returns how many labels it has.
    pub(super) fn len(&self) -> usize {
        self.costs.len()
    }

    /// Returns the row of a label.
    pub(super) fn row(&self, label: usize, space: &Space) -> &[f64] {
        &self.rows[label * space.length()..][..space.length()]
    }

    /// Returns the choices that made a label, one for each channel that was added.
    pub(super) fn choices(&self, label: usize) -> Vec<usize> {
        let mut at = label;
        let mut choices: Vec<usize> = self
            .trace
            .iter()
            .rev()
            .map(|stage| {
                let (before, choice) = stage[at];
                at = before as usize;
                usize::from(choice)
            })
            .collect();
        choices.reverse();
        choices
    }

    /// Keeps one label of each group, in their order; `groups` are by rising cost of what is kept.
    pub(super) fn keep(&mut self, kept: &[usize], space: &Space) {
        self.costs = kept.iter().map(|&label| self.costs[label]).collect();
        self.rows = kept.iter().flat_map(|&label| self.row(label, space).to_vec()).collect();
        if let Some(last) = self.trace.last_mut() {
            *last = kept.iter().map(|&label| last[label]).collect();
        }
    }

    /// Adds a channel with its choices. `is_open` says which limits of spending still matter after it; what breaks one that
    /// does not is left out.
    ///
    /// Labels are made in the order of their cost, so that a label can be dropped only by one made before it.
    pub(super) fn with(
        &self,
        choices: &[Choice],
        space: &Space,
        is_open: &[bool],
        bounds: &Bounds<'_>,
    ) -> Result<Self, Halt> {
        let length = space.length();
        let mut made =
            Made { next: Self { costs: Vec::new(), rows: Vec::new(), trace: self.trace.clone() }, stage: Vec::new() };
        let mut dominance = Dominance::new(length);
        let labels = (self.costs.as_slice(), self.rows.as_slice());
        let hopeful = bounds
            .hope
            .map(|hope| hope.rest.hopeful(labels, (choices, hope.before), (hope.known, space), bounds.stopped));
        if (bounds.stopped)() {
            return Err(Halt::Stopped);
        }
        // The label that stands at a place among those that go on with a choice.
        let label_at = |at: usize, place: usize| match &hopeful {
            Some(hopeful) => hopeful[at].get(place).map(|&label| label as usize),
            None => (place < self.len()).then_some(place),
        };
        let mut heap = BinaryHeap::with_capacity(choices.len());
        for (at, choice) in choices.iter().enumerate() {
            if let Some(first) = label_at(at, 0) {
                heap.push(Reverse((self.costs[first] + choice.cost, at, 0_usize, first)));
            }
        }
        let mut tie = Tie::default();
        let mut count = 0;
        while let Some(Reverse((cost, at, place, label))) = heap.pop() {
            if cost > bounds.most_cost {
                break;
            }
            if let Some(next) = label_at(at, place + 1) {
                heap.push(Reverse((self.costs[next] + choices[at].cost, at, place + 1, next)));
            }
            if tie.cost != Some(cost) {
                made.take(&mut tie, &mut dominance, space);
                tie.cost = Some(cost);
            }
            tie.add(self.row(label, space), (label, at), (&choices[at], cost), (space, is_open), bounds.hope);
            count += 1;
            if count % LABELS_BETWEEN_LOOKS == 0 {
                (bounds.made)(LABELS_BETWEEN_LOOKS);
                if (bounds.stopped)() {
                    return Err(Halt::Stopped);
                }
            }
            if made.stage.len() > bounds.most_labels || bounds.worked(count, &dominance) > bounds.most_work {
                return Err(Halt::TooMany);
            }
        }
        made.take(&mut tie, &mut dominance, space);
        (bounds.made)(count % LABELS_BETWEEN_LOOKS);
        bounds.work.set(bounds.worked(count, &dominance));
        let Made { mut next, stage } = made;
        next.trace.push(stage);
        Ok(next)
    }
}

/// The labels that were made.
struct Made {
    next: Front,
    stage: Vec<(u32, u16)>,
}

/// New labels of one cost.
#[derive(Default)]
struct Tie {
    cost: Option<i64>,
    rows: Vec<f64>,
    keys: Vec<f64>,
    from: Vec<(u32, u16)>,
}

impl Tie {
    fn add(
        &mut self,
        row: &[f64],
        (label, at): (usize, usize),
        (choice, cost): (&Choice, i64),
        (space, is_open): (&Space, &[bool]),
        hope: Option<Hope<'_>>,
    ) {
        let (length, start) = (row.len(), self.rows.len());
        self.rows.resize(start + length, 0.0);
        self.keys.resize(start + length, 0.0);
        space.add(row, choice, &mut self.rows[start..]);
        let row = &self.rows[start..];
        let exposures = space.views.len() * space.width();
        let breaks = space.resources.iter().zip(is_open).zip(&row[exposures..]).any(|((limit, is_open), &spent)| {
            if limit.is_floor { !is_open && spent < limit.amount } else { spent > limit.amount }
        });
        // The keys are not written yet, so that their place is room to work in.
        let leads_nowhere = hope.is_some_and(|hope| !hope.is_left(row, cost, space, &mut self.keys[start..]));
        if breaks || leads_nowhere {
            self.rows.truncate(start);
            self.keys.truncate(start);
            return;
        }
        space.keys(row, is_open, &mut self.keys[start..]);
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.from.push((small(label), u16::try_from(at).unwrap_or(u16::MAX)));
    }
}

impl Made {
    /// Takes the labels of one cost that none drops, the best ones first.
    fn take(&mut self, tie: &mut Tie, dominance: &mut Dominance, space: &Space) {
        let length = space.length();
        let Some(cost) = tie.cost else { return };
        let mut order: Vec<usize> = (0..tie.from.len()).collect();
        if order.len() > 1 {
            let sum = |label: usize| tie.keys[label * length..][..length].iter().sum::<f64>();
            order.sort_by(|&a, &b| sum(a).total_cmp(&sum(b)).then(tie.from[a].cmp(&tie.from[b])));
        }
        for label in order {
            let keys = &tie.keys[label * length..][..length];
            if !dominance.has_as_good(keys) {
                dominance.push(keys);
                self.next.costs.push(cost);
                self.next.rows.extend_from_slice(&tie.rows[label * length..][..length]);
                self.stage.push(tie.from[label]);
            }
        }
        tie.rows.clear();
        tie.keys.clear();
        tie.from.clear();
    }
}

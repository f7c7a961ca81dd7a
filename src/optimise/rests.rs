//! What can still come behind each channel of each half of a problem.

use super::channel::ChannelChoices;
use super::completion::Rest;
use super::guide::Guide;
use super::lean::Lean;
use super::problem::Problem;
use super::split::Split;
use super::surrogate::{Counted, best_counted};
use super::watch::Watch;

/// Holds what follows each channel of each half, for any money up to a limit.
#[derive(Debug)]
pub(super) struct Rests {
    /// First all channels, then those that follow each channel of the half.
    each: [Vec<Rest>; 2],
    /// The same where costs are counted in another way, which bounds better where spending is limited.
    pub(super) counted: Option<(Counted, Box<Rests>)>,
}

impl Rests {
    /// Sums up the channels of `problem` for any money up to `most_cost`, best for what is near the guide; `None` where it was
    /// stopped.
    pub(super) fn of((problem, guide): (&Problem, &Guide), most_cost: i64, watch: Watch<'_>) -> Option<Self> {
        let rests = Self::counted((problem, guide), most_cost, &Counted::MONEY, watch)?;
        let bound = |counted: &Counted| Self::bound_of(problem, most_cost, counted).unwrap_or(f64::INFINITY);
        let counted = best_counted(&problem.space, most_cost, bound).and_then(|counted| {
            let money = counted.money(most_cost, &problem.space);
            let rests = Self::counted((problem, guide), money, &counted, watch)?;
            Some((counted, Box::new(rests)))
        });
        Some(Self { counted, ..rests })
    }

    fn counted(
        (problem, guide): (&Problem, &Guide),
        most_cost: i64,
        counted: &Counted,
        watch: Watch<'_>,
    ) -> Option<Self> {
        let space = &problem.space;
        let lean = Lean::of(problem);
        let split = Split::of(&lean, space);
        // One key alone is the least there is in every direction.
        let is_directed = space.views.len() * space.width() > 1;
        let beside = |behind: &[usize]| is_directed.then(|| guide.beside(problem, behind));
        let origin = Rest::origin(most_cost, space, beside(&[]).as_deref());
        // What follows a channel: those of its half behind it, and the other half.
        let of = |half: usize| -> Option<Vec<Rest>> {
            let (mut rests, mut behind) = (vec![origin.clone()], Vec::new());
            for &at in split.0[1 - half].iter().chain(split.0[half].iter().rev()) {
                behind.push(at);
                let last = rests.last().filter(|_| !(watch.stopped)())?;
                rests.push(last.with((&lean.choices[at], beside(&behind).as_deref()), counted, space));
            }
            // First all channels, then one fewer of this half each time, at last the other half alone.
            rests.reverse();
            rests.truncate(split.0[half].len() + 1);
            Some(rests)
        };
        let (first, second) = rayon::join(|| of(0), || of(1));
        Some(Self { each: [first?, second?], counted: None })
    }

    /// Returns what can follow the channel at `position` of a half, and the same with that channel.
    pub(super) fn around(&self, half: usize, position: usize) -> Option<(&Rest, &Rest)> {
        Some((self.each[half].get(position + 1)?, self.each[half].get(position)?))
    }

    /// Sums up all channels.
    fn all(&self) -> Option<&Rest> {
        self.each[0].first()
    }

    /// Returns what no plan for `money` is worth more than, by costs that are counted in some way.
    pub(super) fn bound_of(problem: &Problem, money: i64, counted: &Counted) -> Option<f64> {
        let space = &problem.space;
        let money = counted.money(money, space);
        let origin = Rest::origin(money, space, None);
        let with = |rest: Rest, channel: &ChannelChoices| rest.with((&channel.choices, None), counted, space);
        let all = problem.channels.iter().fold(origin, with);
        all.bound(money, space)
    }

    /// Returns what no plan for `money` is worth more than.
    pub(super) fn bound(&self, problem: &Problem, money: i64) -> Option<f64> {
        let space = &problem.space;
        let of_money = self.all()?.bound(money, space)?;
        let counted = self.counted.as_ref();
        let counted = counted.and_then(|(counted, rests)| rests.all()?.bound(counted.money(money, space), space));
        Some(counted.map_or(of_money, |counted| counted.min(of_money)))
    }
}

//! Says what each channel contributes to reach: alone, as the last one added, and whatever the order.

use crate::plan::{Figure, NotComputable, Plan, Universe};
use crate::reach::combine::mixture::Mixture;
use crate::reach::combine::tree::Leaf;
use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::pmf::Pmf;
use crate::reach::plan::results::is_unreached;
use crate::reach::plan::state::ReachState;
use crate::util::{Cancel, Cancelled, RandomBits};

/// The most channels of which every coalition is looked at.
pub const MOST_EXACT_CHANNELS: usize = 15;

/// How many orders of the channels are drawn beyond [`MOST_EXACT_CHANNELS`]; each is also walked backwards.
const ORDERS: usize = 1_000;

/// The seed of the drawn orders, so that the same plan always gives the same figures.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Shares of people exposed at least 1, 2, …, 10 times.
pub type Levels = [f64; REACH_LEVELS];

/// Holds what one channel contributes to the share exposed at least k times, for each k.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// Where the channel stands in the plan.
    pub channel: usize,
    /// What it reaches alone.
    pub alone: Levels,
    /// What would be missing without it: it comes last.
    pub last_in: Levels,
    /// Its mean addition over all orders in which the channels could be added (Shapley, 1953):
    /// `φ_i = Σ_S |S|!(n−|S|−1)!/n! · (v(S ∪ i) − v(S))`. Those of all channels add up to the whole.
    pub shapley: Levels,
    /// The standard error of `shapley`; 0 where every order was counted.
    pub error: Levels,
}

/// Holds what the channels contribute, and the whole that their [`Contribution::shapley`] add up to.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributions {
    /// The channels that reach somebody, in the order of the plan.
    pub channels: Vec<Contribution>,
    /// The share exposed at least k times by all channels together.
    pub whole: Levels,
    /// False where orders were drawn, because there are more than [`MOST_EXACT_CHANNELS`] channels.
    pub is_exact: bool,
}

/// Computes what the channels of `plan`, whose reach is `state`, contribute in the audience at a position, or in the universe
/// of all audiences where none is named.
///
/// # Errors
/// [`Cancelled`] once nobody waits any longer; otherwise, in the figure, why there is no reach.
pub fn contributions(
    plan: &Plan,
    state: &ReachState,
    audience: Option<usize>,
    cancel: &Cancel,
) -> Result<Figure<Contributions>, Cancelled> {
    let weighted = match weights(plan, state, audience) {
        Ok(weighted) => weighted,
        Err(why) => return Ok(Err(why)),
    };
    let parts: Vec<(&[Leaf], Option<&Mixture>)> = state.parts_of_audiences().collect();
    let mut sum = Sum::of(plan.channels.len());
    for (done, &(position, weight)) in weighted.iter().enumerate() {
        cancel.step(done, weighted.len())?;
        let Some((leaves, mixture)) = parts.get(position) else { continue };
        sum.add(&Game::of(leaves, *mixture), weight, cancel)?;
    }
    Ok(Ok(sum.into_contributions()))
}

/// Returns the audiences that count, with their part of all people.
fn weights(plan: &Plan, state: &ReachState, audience: Option<usize>) -> Figure<Vec<(usize, f64)>> {
    let reach = state.results();
    if let Some(position) = audience {
        let reach = reach.audiences.get(position).ok_or(NotComputable::NoAudiences)?;
        return reach.as_ref().map(|_| vec![(position, 1.0)]).map_err(|why| *why);
    }
    reach.total.as_ref().map_err(|why| *why)?;
    let universe = Universe::of(plan);
    let people: f64 = universe.counted().map(|position| plan.audiences[position].size as f64).sum();
    let counted = universe.counted().filter(|&position| plan.audiences[position].size > 0);
    // An audience that nothing reaches adds nothing, and its people count.
    let reached = counted.filter(|&position| !matches!(&reach.audiences[position], Err(why) if is_unreached(*why)));
    Ok(reached.map(|position| (position, plan.audiences[position].size as f64 / people)).collect())
}

/// Shares of people with 0, 1, …, 9 exposures, at each point of the common inclination.
type Shares = Vec<Levels>;

/// The channels of one audience as players of a cooperative game, whose value is the share exposed at least k times.
struct Game {
    /// Where each channel stands in the plan, and its exposures at each point.
    players: Vec<(usize, Shares)>,
    /// The share of people at each point.
    points: Vec<f64>,
}

impl Game {
    fn of(leaves: &[Leaf], mixture: Option<&Mixture>) -> Self {
        let points = mixture.map_or_else(|| vec![1.0], |mixture| mixture.weights().to_vec());
        let mut players = Vec::new();
        for (channel, leaf) in leaves.iter().enumerate() {
            let Some(Ok(met)) = leaf.as_ref().map(|leaf| leaf.outcome.as_ref()) else { continue };
            let follower = mixture.and_then(|mixture| mixture.followers.get(channel)?.as_ref());
            let shares = match follower {
                Some(follower) => follower.pmfs().iter().map(lowest).collect(),
                None => vec![lowest(&Pmf::of_contact(&met.curve, met.units, met.table.as_ref())); points.len()],
            };
            players.push((channel, shares));
        }
        Self { players, points }
    }

    /// Returns the distribution in which nobody is exposed.
    fn nothing(&self) -> Shares {
        let mut nobody = [0.0; REACH_LEVELS];
        nobody[0] = 1.0;
        vec![nobody; self.points.len()]
    }

    /// Returns the share exposed at least k times: `1 − Σ_{j<k} P(j)`, averaged over the points.
    fn value(&self, shares: &Shares) -> Levels {
        let mut value = [0.0; REACH_LEVELS];
        for (point, weight) in shares.iter().zip(&self.points) {
            add_value(&mut value, *weight, point);
        }
        value
    }

    fn with(&self, shares: &Shares, player: usize) -> Shares {
        shares.iter().zip(&self.players[player].1).map(|(one, two)| convolved(one, two)).collect()
    }

    /// Returns the additions of every player, exact: every coalition is built from one with a player less.
    fn exact(&self, cancel: &Cancel) -> Result<Vec<Levels>, Cancelled> {
        let n = self.players.len();
        let mut values = vec![[0.0; REACH_LEVELS]; 1 << n];
        let mut shares = vec![[0.0; REACH_LEVELS]; 1 << n];
        shares[0][0] = 1.0;
        // One point after the other, so that the coalitions of one point are held at a time.
        for (point, weight) in self.points.iter().enumerate() {
            if cancel.is_set() {
                return Err(Cancelled);
            }
            for coalition in 1_usize..1 << n {
                let first = coalition.trailing_zeros() as usize;
                shares[coalition] = convolved(&shares[coalition & (coalition - 1)], &self.players[first].1[point]);
                add_value(&mut values[coalition], *weight, &shares[coalition]);
            }
        }
        // |S|!(n−|S|−1)!/n! = 1 / (n · C(n−1, |S|)).
        let mut weight = vec![1.0 / n as f64; n];
        for size in 1..n {
            weight[size] = weight[size - 1] * size as f64 / (n - size) as f64;
        }
        Ok((0..n)
            .map(|player| {
                let without = (0_usize..1 << n).filter(|coalition| coalition & (1 << player) == 0);
                let mut sum = [0.0; REACH_LEVELS];
                for coalition in without {
                    let weight = weight[coalition.count_ones() as usize];
                    add_difference(&mut sum, weight, &values[coalition | 1 << player], &values[coalition]);
                }
                sum
            })
            .collect())
    }

    /// Returns the additions of every player in drawn orders, each also walked backwards, with their standard errors.
    fn drawn(&self, cancel: &Cancel) -> Result<Vec<(Levels, Levels)>, Cancelled> {
        let n = self.players.len();
        let mut sums = vec![([0.0; REACH_LEVELS], [0.0; REACH_LEVELS]); n];
        let mut order: Vec<usize> = (0..n).collect();
        let mut bits = RandomBits::from_seed(SEED);
        let orders = ORDERS / self.points.len().clamp(1, 10);
        for _ in 0..orders {
            if cancel.is_set() {
                return Err(Cancelled);
            }
            for at in (1..n).rev() {
                order.swap(at, (bits.next_bits() % (at as u64 + 1)) as usize);
            }
            let mut additions = vec![[0.0; REACH_LEVELS]; n];
            self.walk(order.iter().copied(), &mut additions);
            self.walk(order.iter().rev().copied(), &mut additions);
            for (addition, (sum, squares)) in additions.iter().zip(&mut sums) {
                for level in 0..REACH_LEVELS {
                    sum[level] += addition[level];
                    squares[level] += addition[level] * addition[level];
                }
            }
        }
        let count = orders as f64;
        let of = |(sum, squares): (Levels, Levels)| {
            let mean = sum.map(|sum| sum / count);
            let mut error = [0.0; REACH_LEVELS];
            for level in 0..REACH_LEVELS {
                let variance = (squares[level] / count - mean[level] * mean[level]).max(0.0);
                error[level] = (variance / (count - 1.0).max(1.0)).sqrt();
            }
            (mean, error)
        };
        Ok(sums.into_iter().map(of).collect())
    }

    /// Adds half of what each player adds in this order.
    fn walk(&self, order: impl Iterator<Item = usize>, additions: &mut [Levels]) {
        let mut shares = self.nothing();
        let mut before = self.value(&shares);
        for player in order {
            shares = self.with(&shares, player);
            let value = self.value(&shares);
            add_difference(&mut additions[player], 0.5, &value, &before);
            before = value;
        }
    }

    /// Returns what all but each player reach: groups from the front and from the back are joined.
    fn without_each(&self) -> Vec<Levels> {
        let n = self.players.len();
        let mut from_back = vec![self.nothing(); n + 1];
        for player in (0..n).rev() {
            from_back[player] = self.with(&from_back[player + 1], player);
        }
        let mut from_front = self.nothing();
        let mut values = Vec::with_capacity(n);
        for player in 0..n {
            let pairs = from_front.iter().zip(&from_back[player + 1]);
            values.push(self.value(&pairs.map(|(one, two)| convolved(one, two)).collect()));
            from_front = self.with(&from_front, player);
        }
        values
    }
}

/// Adds `weight` times the share exposed at least k times, for each k.
fn add_value(value: &mut Levels, weight: f64, shares: &Levels) {
    let mut below = 0.0;
    for (value, share) in value.iter_mut().zip(shares) {
        below += share;
        *value += weight * (1.0 - below).max(0.0);
    }
}

fn add_difference(sum: &mut Levels, weight: f64, value: &Levels, before: &Levels) {
    for (sum, (value, before)) in sum.iter_mut().zip(value.iter().zip(before)) {
        *sum += weight * (value - before);
    }
}

/// Returns the shares with 0 to 9 exposures.
fn lowest(pmf: &Pmf) -> Levels {
    let (shares, is_capped) = pmf.shares();
    let mut lowest = [0.0; REACH_LEVELS];
    // The last share of a capped distribution is of all higher numbers too.
    let known = if is_capped { shares.len() - 1 } else { shares.len() };
    for (lowest, share) in lowest.iter_mut().zip(&shares[..known]) {
        *lowest = *share;
    }
    lowest
}

fn convolved(one: &Levels, two: &Levels) -> Levels {
    let mut sum = [0.0; REACH_LEVELS];
    for (first, share) in one.iter().enumerate() {
        for (second, other) in two[..REACH_LEVELS - first].iter().enumerate() {
            sum[first + second] += share * other;
        }
    }
    sum
}

/// Contributions of several audiences, added up by their parts of all people: the additions of a sum of games are the sums
/// of their additions.
struct Sum {
    channels: Vec<Option<Contribution>>,
    whole: Levels,
    is_exact: bool,
}

impl Sum {
    fn of(channels: usize) -> Self {
        Self { channels: vec![None; channels], whole: [0.0; REACH_LEVELS], is_exact: true }
    }

    fn add(&mut self, game: &Game, weight: f64, cancel: &Cancel) -> Result<(), Cancelled> {
        let none = [0.0; REACH_LEVELS];
        let all = (0..game.players.len()).fold(game.nothing(), |shares, player| game.with(&shares, player));
        let whole = game.value(&all);
        add_difference(&mut self.whole, weight, &whole, &none);
        let is_exact = game.players.len() <= MOST_EXACT_CHANNELS;
        self.is_exact &= is_exact;
        let shapley = if is_exact {
            game.exact(cancel)?.into_iter().map(|share| (share, none)).collect()
        } else {
            game.drawn(cancel)?
        };
        let without = game.without_each();
        for (player, (share, error)) in shapley.into_iter().enumerate() {
            let channel = game.players[player].0;
            let sum = self.channels[channel].get_or_insert(Contribution {
                channel,
                alone: none,
                last_in: none,
                shapley: none,
                error: none,
            });
            let alone = game.value(&game.with(&game.nothing(), player));
            add_difference(&mut sum.alone, weight, &alone, &none);
            add_difference(&mut sum.last_in, weight, &whole, &without[player]);
            add_difference(&mut sum.shapley, weight, &share, &none);
            // Orders are drawn for each audience by itself.
            for (sum, error) in sum.error.iter_mut().zip(error) {
                *sum = sum.hypot(weight * error);
            }
        }
        Ok(())
    }

    fn into_contributions(self) -> Contributions {
        let channels = self.channels.into_iter().flatten().collect();
        Contributions { channels, whole: self.whole, is_exact: self.is_exact }
    }
}

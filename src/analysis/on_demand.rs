//! Results that only some pages show, worked out when one of them first asks and kept with the analysis.

use std::sync::{Arc, OnceLock};

use super::Analysis;
use super::objective::{self, ObjectiveResult};
use super::versions::{Version, alternatives_unless};
use crate::consistency::{self, ChannelMatrix, Conflicts, CopyQuestions, PairFigure, Reliability, Sensitivity};
use crate::plan::{Claim, Message, Plan, Slogan, Untouched, Vocabulary};
use crate::util::{Cancel, Cancelled};

/// Holds what only some pages show.
#[derive(Debug, Default)]
pub(super) struct OnDemand {
    conflicts: OnceLock<Arc<Conflicts>>,
    channels: OnceLock<Arc<ChannelMatrix>>,
    reliability: OnceLock<Arc<Reliability>>,
    sensitivity: OnceLock<Arc<Sensitivity>>,
    pairs: OnceLock<Arc<MessagePairs>>,
    objectives: OnceLock<Arc<Vec<ObjectiveResult>>>,
    alternatives: OnceLock<Arc<Vec<Version>>>,
    /// The alternatives as they were before the last edit, to reuse.
    earlier: Option<Arc<Vec<Version>>>,
    /// Kept apart, for most edits leave the copy alone.
    questions: Arc<OnceLock<Arc<CopyQuestions>>>,
}

/// Holds what the copies of messages give reason to ask follows from. It is compared with every edit, and cheaply.
#[derive(PartialEq)]
struct Copies<'a> {
    messages: Untouched<'a, Message>,
    claims: Untouched<'a, Claim>,
    slogans: Untouched<'a, Slogan>,
}

impl<'a> Copies<'a> {
    fn of(plan: &'a Plan) -> Self {
        let Vocabulary { claims, slogans, .. } = &plan.vocabulary;
        Self { messages: Untouched(&plan.messages), claims: Untouched(claims), slogans: Untouched(slogans) }
    }
}

/// All pairs of placed messages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MessagePairs {
    /// The pairs, the earlier message first.
    pub list: Vec<PairFigure>,
    /// The sum of the similarities that can be computed.
    pub sum: f64,
    /// How many similarities can be computed.
    pub compared: usize,
}

impl MessagePairs {
    fn of(analysis: &Analysis) -> Self {
        let list: Vec<PairFigure> = analysis.consistency.pairs().collect();
        let similarities = list.iter().filter_map(|pair| pair.similarity.ok());
        let (sum, compared) =
            similarities.fold((0.0, 0), |(sum, compared), similarity| (sum + similarity, compared + 1));
        Self { list, sum, compared }
    }
}

impl Analysis {
    /// Returns what each objective of the plan has come to, in the plan's order; worked out once for a plan.
    #[must_use]
    pub fn objectives(&self) -> &[ObjectiveResult] {
        self.on_demand.objectives.get_or_init(|| Arc::new(objective::objectives(self)))
    }
}

impl Analysis {
    /// Computes what each objective has come to, unless `cancel` is set meanwhile.
    ///
    /// # Errors
    /// [`Cancelled`] when it was.
    pub(super) fn objectives_unless(&self, cancel: &Cancel) -> Result<Arc<Vec<ObjectiveResult>>, Cancelled> {
        if let Some(known) = self.on_demand.objectives.get() {
            return Ok(Arc::clone(known));
        }
        let found = Arc::new(objective::objectives_unless(self, cancel)?);
        Ok(Arc::clone(self.on_demand.objectives.get_or_init(|| found)))
    }

    /// Returns what each objective has come to, where that has been worked out.
    #[must_use]
    pub fn known_objectives(&self) -> Option<&Arc<Vec<ObjectiveResult>>> {
        self.on_demand.objectives.get()
    }
}

impl OnDemand {
    /// Returns true when the objectives have been looked at already.
    pub(super) fn knows_objectives(&self) -> bool {
        self.objectives.get().is_some()
    }

    /// Keeps what the edit from `before` to `plan` leaves alone.
    pub(super) fn after_edit(&self, before: &Plan, plan: &Plan) -> Self {
        let questions = match self.questions.get() {
            _ if Copies::of(before) == Copies::of(plan) => Arc::clone(&self.questions),
            // They are looked at: one message more is read now, instead of all of them beside the window.
            Some(asked) if before.messages.same_ids(&plan.messages) => {
                Arc::new(OnceLock::from(Arc::new(consistency::copy_questions_after(asked, before, plan))))
            }
            _ => Arc::default(),
        };
        let earlier = self.alternatives.get().or(self.earlier.as_ref()).cloned();
        let earlier = earlier.filter(|_| !plan.alternatives.is_empty());
        Self { earlier, questions, ..Self::default() }
    }

    /// Counts the alternatives of which results from before an edit can be reused.
    pub(super) fn known_alternatives(&self) -> usize {
        self.alternatives.get().or(self.earlier.as_ref()).map_or(0, |known| known.len())
    }

    /// Returns true when the wording of the copies has been looked at already.
    pub(super) fn knows_copy_questions(&self) -> bool {
        self.questions.get().is_some()
    }
}

impl Analysis {
    /// Computes the alternatives of the plan, unless `cancel` is set meanwhile.
    ///
    /// # Errors
    /// [`Cancelled`] when it was.
    pub(super) fn alternatives_unless(&self, cancel: &Cancel) -> Result<Arc<Vec<Version>>, Cancelled> {
        if let Some(known) = self.on_demand.alternatives.get() {
            return Ok(Arc::clone(known));
        }
        let earlier = self.on_demand.earlier.as_deref().map_or(&[][..], Vec::as_slice);
        let found = Arc::new(alternatives_unless(self, earlier, cancel)?);
        Ok(Arc::clone(self.on_demand.alternatives.get_or_init(|| found)))
    }

    /// Returns the contradictions and differences between messages.
    #[must_use]
    pub fn conflicts(&self) -> &Arc<Conflicts> {
        let find = || Arc::new(consistency::conflicts(&self.plan, &self.consistency));
        self.on_demand.conflicts.get_or_init(find)
    }

    /// Finds the contradictions and differences between messages, unless `cancel` is set meanwhile.
    ///
    /// # Errors
    /// [`Cancelled`] when it was.
    pub(super) fn conflicts_unless(&self, cancel: &Cancel) -> Result<Arc<Conflicts>, Cancelled> {
        once(&self.on_demand.conflicts, cancel, || consistency::conflicts_unless(cancel, &self.plan, &self.consistency))
    }

    /// Returns how alike what channels say is.
    #[must_use]
    pub fn channel_similarities(&self) -> &Arc<ChannelMatrix> {
        let compare = || Arc::new(consistency::channel_similarities(&self.plan, &self.consistency));
        self.on_demand.channels.get_or_init(compare)
    }

    /// Compares what channels say, unless `cancel` is set meanwhile.
    ///
    /// # Errors
    /// [`Cancelled`] when it was.
    pub(super) fn channel_similarities_unless(&self, cancel: &Cancel) -> Result<Arc<ChannelMatrix>, Cancelled> {
        let compare = || consistency::channel_similarities_unless(cancel, &self.plan, &self.consistency);
        once(&self.on_demand.channels, cancel, compare)
    }

    /// Returns how far two people's codings agree.
    #[must_use]
    pub fn reliability(&self) -> &Arc<Reliability> {
        self.on_demand.reliability.get_or_init(|| Arc::new(consistency::reliability(&self.plan)))
    }

    /// Returns how far consistency hangs on what is not coded yet and on the weights.
    #[must_use]
    pub fn sensitivity(&self) -> &Arc<Sensitivity> {
        let work_out = || Arc::new(consistency::sensitivity(&self.plan, &self.consistency));
        self.on_demand.sensitivity.get_or_init(work_out)
    }

    /// Works out how far consistency hangs on what is not coded yet and on the weights, unless `cancel` is set meanwhile.
    ///
    /// # Errors
    /// [`Cancelled`] when it was.
    pub(super) fn sensitivity_unless(&self, cancel: &Cancel) -> Result<Arc<Sensitivity>, Cancelled> {
        let work_out = || consistency::sensitivity_unless(cancel, &self.plan, &self.consistency);
        once(&self.on_demand.sensitivity, cancel, work_out)
    }

    /// Returns all pairs of placed messages.
    #[must_use]
    pub fn pairs(&self) -> &Arc<MessagePairs> {
        self.on_demand.pairs.get_or_init(|| Arc::new(MessagePairs::of(self)))
    }

    /// Returns what the copies of messages give reason to ask.
    #[must_use]
    pub fn copy_questions(&self) -> &Arc<CopyQuestions> {
        self.on_demand.questions.get_or_init(|| Arc::new(consistency::copy_questions(&self.plan)))
    }

    /// Reads the copies of messages, unless `cancel` is set meanwhile.
    ///
    /// # Errors
    /// [`Cancelled`] when it was.
    pub(super) fn copy_questions_unless(&self, cancel: &Cancel) -> Result<Arc<CopyQuestions>, Cancelled> {
        once(&self.on_demand.questions, cancel, || consistency::copy_questions_unless(cancel, &self.plan))
    }
}

/// Returns what `known` holds, or what `work_out` gives: kept, unless the work was stopped.
fn once<T>(known: &OnceLock<Arc<T>>, cancel: &Cancel, work_out: impl FnOnce() -> T) -> Result<Arc<T>, Cancelled> {
    if let Some(known) = known.get() {
        return Ok(Arc::clone(known));
    }
    let found = Arc::new(work_out());
    if cancel.is_set() {
        return Err(Cancelled);
    }
    Ok(Arc::clone(known.get_or_init(|| found)))
}

//! The threads that work beside the window.

use std::sync::LazyLock;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use crate::app::{Action, Job};

/// How many jobs are worked on at the same time, at most.
const MOST_THREADS: usize = 2;

/// The threads that work beside the window, started with the first job.
pub(super) struct Pool {
    threads: LazyLock<Result<ThreadPool, ThreadPoolBuildError>>,
}

/// Returns how many jobs are worked on at the same time: one core is left to the window.
fn threads() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    cores.saturating_sub(1).clamp(1, MOST_THREADS)
}

fn start() -> Result<ThreadPool, ThreadPoolBuildError> {
    let name = |number| format!("beside the window {number}");
    ThreadPoolBuilder::new().num_threads(threads()).thread_name(name).build()
}

impl Pool {
    /// Makes a pool whose threads have not been started.
    pub(super) fn new() -> Self {
        Self { threads: LazyLock::new(start) }
    }

    /// Works on `job` as soon as a thread is free, and hands what comes of it to `send`: its failure where there is no thread.
    pub(super) fn begin(&self, job: Job, send: impl Fn(Action) + Send + Sync + 'static) {
        match &*self.threads {
            Ok(threads) => threads.spawn(move || job.run(&send)),
            Err(why) => {
                log::error!("nothing can be worked out beside the window: {why}");
                send(job.failed());
            }
        }
    }
}

//! How often major collections are.

use std::time::{Duration, Instant};

use super::account::LEAST;
use crate::process::fork::Lock;

/// When something was, and how long the thread had computed until then.
#[derive(Clone, Copy)]
pub(super) struct Time {
    pub(super) passed: Instant,
    pub(super) computed: Duration,
}

impl Time {
    pub(super) fn now() -> Self {
        Time {
            passed: Instant::now(),
            computed: computed(),
        }
    }
}

/// How long this thread has computed.
#[cfg(unix)]
pub(super) fn computed() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: writes the variable.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    let nanoseconds = u32::try_from(time.tv_nsec).unwrap_or_default();
    Duration::new(seconds, nanoseconds)
}

/// Not known here: major collections are taken to cost nothing.
#[cfg(not(unix))]
pub(super) fn computed() -> Duration {
    Duration::ZERO
}

/// The major collections.
pub(crate) struct Majors {
    pub(super) ended: Option<Instant>,
    /// How many times what the last left may be added until the next.
    pub(super) patience: isize,
}

pub(crate) static MAJORS: Lock<Majors> = Lock::new(Majors::new());

impl Majors {
    pub(super) const fn new() -> Self {
        Majors {
            ended: None,
            patience: 1,
        }
    }

    /// How much may be held until the next, after one that has left so much. When they take more than a quarter of the time,
    /// which they do in a program with a large heap of Haskell's own, the next may wait longer.
    pub(super) fn limit(&mut self, begun: Time, now: Time, left: isize) -> isize {
        let took = now.computed.saturating_sub(begun.computed);
        let before = self.ended.map(|ended| begun.passed.duration_since(ended));
        self.patience = match before {
            Some(before) if took * 3 > before => (self.patience * 2).min(16),
            _ => (self.patience / 2).max(1),
        };
        self.ended = Some(now.passed);
        left.saturating_add(left.max(LEAST).saturating_mul(self.patience))
    }
}

//! How long an `unsafe` export may take.
//!
//! A thread that computes or waits does so by its own doing; one that is preempted does not, and a busy machine preempts
//! for milliseconds. So the wall clock decides nothing alone. A call is too long when its thread has computed for longer
//! than the limit, or when more time than that has passed and the thread gave its processor away by itself, as those do
//! that wait for a lock, for input or output, or for time to pass. A page that had to be read from a disk is a wait, too,
//! and not the export's: a call with one is judged by what it computed.

use std::mem::MaybeUninit;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::report::Export;
use super::variable;

/// The environment variable with the limit in microseconds. 0 is no limit.
const VARIABLE: &str = "HSFFI_UNSAFE_LIMIT_US";

/// A thousand times what a `safe` import costs more: who takes longer gains nothing by being `unsafe`.
const DEFAULT: Duration = Duration::from_micros(50);

/// The limit, if there is one.
pub fn limit() -> Option<Duration> {
    static LIMIT: OnceLock<Option<Duration>> = OnceLock::new();
    *LIMIT.get_or_init(|| variable::limit(VARIABLE, DEFAULT, "microseconds", Duration::from_micros))
}

/// A call that is not over.
pub struct Begun {
    thread: Thread,
    at: Instant,
}

impl Begun {
    pub fn now() -> Self {
        Begun {
            thread: Thread::now(),
            at: Instant::now(),
        }
    }

    /// Tells of a call that took longer than the limit.
    pub fn over(self, limit: Duration, export: &Export) {
        let took = self.at.elapsed();
        if took <= limit {
            return;
        }
        let mut spent = Thread::now().since(&self.thread);
        // Asking takes time, too.
        spent.computed = spent.computed.min(took);
        if !spent.is_too_long(limit) {
            return;
        }
        export.slow.tell(|| {
            let computed = spent.computed;
            format!(
                "the `unsafe` export {export} took {took:.1?}, of which it computed for {computed:.1?}. During the call no thread \
                 could collect garbage. Write `#[hsffi(safe)]`. \
                 (The limit is {limit:?}. Set {VARIABLE} to change it, or to 0 to disable this check.)"
            )
        });
    }
}

/// What the kernel counts of this thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Thread {
    computed: Duration,
    /// How often it gave its processor away before its time was over.
    waits: i64,
    /// How often it waited for a page to be read.
    pages: i64,
}

impl Thread {
    fn now() -> Self {
        let mut time = MaybeUninit::<libc::timespec>::zeroed();
        let mut usage = MaybeUninit::<libc::rusage>::zeroed();
        // SAFETY: both are filled, and are numbers, of which zero is one.
        let (time, usage) = unsafe {
            libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, time.as_mut_ptr());
            libc::getrusage(libc::RUSAGE_THREAD, usage.as_mut_ptr());
            (time.assume_init(), usage.assume_init())
        };
        Thread {
            computed: Duration::new(
                u64::try_from(time.tv_sec).unwrap_or(0),
                u32::try_from(time.tv_nsec).unwrap_or(0),
            ),
            waits: usage.ru_nvcsw,
            pages: usage.ru_majflt,
        }
    }

    fn since(self, before: &Self) -> Self {
        Thread {
            computed: self.computed.saturating_sub(before.computed),
            waits: self.waits - before.waits,
            pages: self.pages - before.pages,
        }
    }

    /// Whether a call during which more than the limit has passed is to blame for that.
    fn is_too_long(self, limit: Duration) -> bool {
        self.computed > limit || self.waits > 0 && self.pages == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Duration = Duration::from_micros(50);

    #[test]
    fn a_thread_that_is_preempted_is_not_to_blame() {
        let preempted = Thread {
            computed: LIMIT,
            ..Thread::default()
        };
        assert!(!preempted.is_too_long(LIMIT));
        let computing = Thread {
            computed: LIMIT * 2,
            ..preempted
        };
        assert!(computing.is_too_long(LIMIT));
        let waiting = Thread {
            waits: 1,
            ..preempted
        };
        assert!(waiting.is_too_long(LIMIT));
        let reading_its_code = Thread {
            pages: 1,
            ..waiting
        };
        assert!(!reading_its_code.is_too_long(LIMIT));
    }

    #[test]
    fn the_kernel_counts_waits_and_computing() {
        let nap = Duration::from_millis(1);
        let start = Instant::now();
        let begun = Thread::now();
        std::thread::sleep(nap);
        let slept = Thread::now().since(&begun);
        assert!(slept.waits > 0, "{slept:?}");
        assert!(slept.computed + nap <= start.elapsed(), "{slept:?}");

        let begun = Thread::now();
        while Thread::now().since(&begun).computed < Duration::from_millis(2) {}
        let computed = Thread::now().since(&begun);
        assert!(computed.is_too_long(Duration::from_millis(1)));
    }
}

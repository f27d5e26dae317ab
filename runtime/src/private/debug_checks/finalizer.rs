//! How long a C finalizer may take. All threads of the program wait for it meanwhile, so a thread of Rust's looks: one that does
//! not end is named while it hangs.

use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::report::Export;
use super::variable;

/// The environment variable with the limit in milliseconds. 0 is no limit.
const VARIABLE: &str = "HSFFI_FINALIZER_LIMIT_MS";

const DEFAULT: Duration = Duration::from_secs(1);

/// The type whose finalizer runs; null when none does. No lock: a `fork` may come while the thread looks.
static RUNNING: AtomicPtr<Export> = AtomicPtr::new(ptr::null_mut());
/// When it began, in nanoseconds since [`start`].
static SINCE: AtomicU64 = AtomicU64::new(0);
/// The process that has the thread.
static WATCHED_IN: AtomicU32 = AtomicU32::new(0);

/// The limit, if there is one.
pub fn limit() -> Option<Duration> {
    static LIMIT: OnceLock<Option<Duration>> = OnceLock::new();
    *LIMIT.get_or_init(|| variable::limit(VARIABLE, DEFAULT, "milliseconds", Duration::from_millis))
}

/// A finalizer that is not over.
pub struct Running {
    outer: *mut Export,
    outer_since: u64,
}

impl Running {
    /// That of the type begins.
    pub fn begin(of: &'static Export) -> Option<Self> {
        let limit = limit()?;
        let process = std::process::id();
        if WATCHED_IN.swap(process, Ordering::Relaxed) != process {
            let name = "hsffi-watch".to_owned();
            // Where no thread can be started, nobody looks.
            let _ = thread::Builder::new()
                .name(name)
                .spawn(move || watch(limit));
        }
        let outer_since = SINCE.swap(now(), Ordering::Relaxed);
        let outer = RUNNING.swap(ptr::from_ref(of).cast_mut(), Ordering::Release);
        Some(Running { outer, outer_since })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        SINCE.store(self.outer_since, Ordering::Relaxed);
        RUNNING.store(self.outer, Ordering::Release);
    }
}

fn watch(limit: Duration) -> ! {
    loop {
        thread::sleep(limit / 4);
        let running = RUNNING.load(Ordering::Acquire);
        let since = SINCE.load(Ordering::Relaxed);
        let took = Duration::from_nanos(now().saturating_sub(since));
        // SAFETY: what `begin` stored is static.
        let Some(export) = (unsafe { running.as_ref() }) else {
            continue;
        };
        let is_same =
            running == RUNNING.load(Ordering::Acquire) && since == SINCE.load(Ordering::Relaxed);
        if took > limit && is_same {
            export.slow.tell(|| {
                format!(
                    "the C finalizer of {export} has been running for {took:.1?}. It blocks all Haskell threads, and it never returns if \
                     its `Drop` waits for one of them, or for a lock that a call holds. Write `#[hsffi(finalizer = \
                     \"thread\")]` on the type. (The limit is {limit:?}. Set {VARIABLE} to change it, or to 0 to disable this check.)"
                )
            });
        }
    }
}

fn now() -> u64 {
    let nanoseconds = start().elapsed().as_nanos();
    u64::try_from(nanoseconds).unwrap_or(u64::MAX)
}

fn start() -> Instant {
    static START: OnceLock<Instant> = OnceLock::new();
    *START.get_or_init(Instant::now)
}

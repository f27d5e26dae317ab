//! A thread of Rust's that drops what C finalizers hand to it: `finalizer = "thread"`.
//!
//! A C finalizer runs in the middle of a garbage collection, so it must not wait. Handing over takes a lock that is held for a
//! few instructions, and wakes the thread when it sleeps. The thread starts with the first object, and again in a forked
//! process. When the program ends, `exit` waits until all has been dropped, though not for longer than [`LIMIT`].

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::Thread;
use std::time::{Duration, Instant};

use crate::process::fork::Lock;
use crate::process::unwind::caught;

/// The environment variable with the limit in milliseconds.
const VARIABLE: &str = "HSFFI_DROP_LIMIT_MS";

/// How long the end of the program waits, in milliseconds.
static LIMIT: AtomicU64 = AtomicU64::new(2000);

/// Something to be dropped.
struct Job {
    object: *mut u8,
    drop: unsafe fn(*mut u8),
}

// SAFETY: `hand_over` asks that any thread may run it.
unsafe impl Send for Job {}

/// What has been handed over, and who drops it.
pub(crate) struct Queue {
    jobs: Vec<Job>,
    /// Whether the thread has been started.
    started: bool,
    /// Nothing until it runs.
    thread: Option<Thread>,
    /// Whether the thread is asleep, or about to be.
    sleeps: bool,
    /// How many objects the thread has taken and not dropped yet.
    taken: usize,
    /// Whether the end of the program waits for the queue.
    waited_for: bool,
}

pub(crate) static QUEUE: Lock<Queue> = Lock::new(Queue {
    jobs: Vec::new(),
    started: false,
    thread: None,
    sleeps: false,
    taken: 0,
    waited_for: false,
});

impl Queue {
    /// In a forked process, there is no thread. What it was about to drop is leaked: it was in the middle of that.
    pub(crate) fn forked(&mut self) {
        // The handle's memory belongs to the thread that is not here.
        std::mem::forget(self.thread.take());
        self.started = false;
        self.taken = 0;
    }
}

/// Reads the environment: once, when the Haskell program starts, since another thread may change the environment later.
pub fn begin() {
    if let Some(limit) = std::env::var(VARIABLE)
        .ok()
        .and_then(|limit| limit.parse().ok())
    {
        LIMIT.store(limit, Ordering::Relaxed);
    }
}

/// Has the thread drop an object. Where no thread can be started, this one does.
///
/// # Safety
/// `drop` may be called with `object` on any thread, once.
pub unsafe fn hand_over(object: *mut u8, drop: unsafe fn(*mut u8)) {
    let mut queue = QUEUE.lock();
    queue.jobs.push(Job { object, drop });
    let asleep = std::mem::replace(&mut queue.sleeps, false);
    let thread = queue.thread.clone().filter(|_| asleep);
    let starts = !std::mem::replace(&mut queue.started, true);
    std::mem::drop(queue);
    if let Some(thread) = thread {
        thread.unpark();
    } else if starts {
        start();
    }
}

#[cold]
fn start() {
    let name = "hsffi-drop".to_owned();
    let started = std::thread::Builder::new().name(name).spawn(|| {
        QUEUE.lock().thread = Some(std::thread::current());
        run();
    });
    if started.is_ok() {
        wait_at_exit();
    } else {
        let mut queue = QUEUE.lock();
        queue.started = false;
        let jobs = std::mem::take(&mut queue.jobs);
        drop(queue);
        jobs.into_iter().for_each(Job::run);
    }
}

impl Job {
    fn run(self) {
        // SAFETY: `hand_over`'s caller. What panics has been reported by the panic hook, and is dropped safely.
        let _ = caught(|| unsafe { (self.drop)(self.object) });
    }
}

fn run() -> ! {
    loop {
        let mut queue = QUEUE.lock();
        let jobs = std::mem::take(&mut queue.jobs);
        queue.taken = jobs.len();
        queue.sleeps = jobs.is_empty();
        drop(queue);
        if jobs.is_empty() {
            std::thread::park();
        }
        for job in jobs {
            job.run();
            QUEUE.lock().taken -= 1;
        }
    }
}

/// Has `exit` wait for the queue, once in a process and its copies.
fn wait_at_exit() {
    #[cfg(unix)]
    if !std::mem::replace(&mut QUEUE.lock().waited_for, true) {
        // SAFETY: the function is of this library, which stays. When it fails, nobody waits.
        unsafe { libc::atexit(drain) };
    }
}

#[cfg(unix)]
extern "C" fn drain() {
    let limit = Duration::from_millis(LIMIT.load(Ordering::Relaxed));
    let begun = Instant::now();
    let mut queue = QUEUE.lock();
    // In a forked process, nothing may have been handed over since.
    let starts = !queue.jobs.is_empty() && !std::mem::replace(&mut queue.started, true);
    drop(queue);
    if starts {
        start();
    }
    while !is_empty() && begun.elapsed() < limit {
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn is_empty() -> bool {
    let queue = QUEUE.lock();
    queue.jobs.is_empty() && queue.taken == 0
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::process::unwind::tests::Bomb;

    /// # Safety
    /// The pointer is that of a boxed sender.
    unsafe fn tell(object: *mut u8) {
        // SAFETY: the caller's.
        let sender = unsafe { Box::from_raw(object.cast::<mpsc::Sender<std::thread::ThreadId>>()) };
        let _ = sender.send(std::thread::current().id());
        std::panic::panic_any(Bomb);
    }

    #[test]
    fn objects_are_dropped_by_one_other_thread_which_survives_payloads_that_panic() {
        let (sender, dropped) = mpsc::channel();
        for _ in 0..100 {
            let object = Box::into_raw(Box::new(sender.clone())).cast();
            // SAFETY: it is dropped once.
            unsafe { hand_over(object, tell) };
        }
        let first: std::thread::ThreadId = dropped.recv().expect("the thread runs");
        assert_ne!(first, std::thread::current().id());
        assert!((1..100).all(|_| dropped.recv() == Ok(first)));
    }
}

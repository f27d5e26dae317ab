//! How much memory Rust holds for Haskell, and when Haskell should collect.
//!
//! GHC's collector sees a few words of a `ByteString` or a handle, and nothing of the memory behind them, so it would let any amount
//! pile up. Each value that is handed over counts here, and its finalizer takes it off. When `HELD` has grown by `STEP`
//! since it was least after the last collection that this module asked for, a word is set at which the generated Haskell looks whenever it has
//! taken such a value over; it then calls `relieve`. A minor collection finds what died young. When more is held after it
//! than `LIMIT`, it is a major one's turn. That limit follows what the last major collection left, so that a program which
//! keeps much has few.
//!
//! Each thread counts by itself up to `GRAIN`: a word that all threads write would cost more than the rest.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicPtr, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::Opaque;
use crate::fork::Lock;
use crate::panic::caught;

/// An object of a type that is no larger is not counted: GHC's part of it, the `ForeignPtr` and its finalizer, is about as large.
pub(crate) const SMALL: usize = 256;

/// A thread tells the others when it has counted so many bytes.
const GRAIN: usize = 128 * 1024;

/// After so many bytes more, Haskell collects.
const STEP: isize = 32 * 1024 * 1024;

/// So many bytes may pile up after a major collection that left nothing, until the next.
const LEAST: isize = 2 * STEP;

/// What is held, as far as threads have told.
static HELD: AtomicIsize = AtomicIsize::new(0);

/// The word is set when so much is held.
static MARK: AtomicIsize = AtomicIsize::new(STEP);

/// A minor collection does when it leaves no more.
static LIMIT: AtomicIsize = AtomicIsize::new(LEAST);

/// Whether a thread collects, for all.
static COLLECTING: AtomicBool = AtomicBool::new(false);

/// The word.
static PRESSURE: AtomicPtr<Pressure> = AtomicPtr::new(std::ptr::null_mut());

/// The word at which Haskell looks.
#[derive(Debug)]
#[repr(transparent)]
pub struct Pressure(AtomicU32);

impl Pressure {
    /// One that is not set.
    #[allow(clippy::new_without_default, reason = "for a static")]
    pub const fn new() -> Self {
        Pressure(AtomicU32::new(0))
    }

    fn set(pressed: bool) {
        // SAFETY: null, or the static that `begin` was given.
        if let Some(word) = unsafe { PRESSURE.load(Ordering::Acquire).as_ref() } {
            word.0.store(u32::from(pressed), Ordering::Relaxed);
        }
    }
}

/// Tells of the library's word: once, when the Haskell program starts.
pub fn begin(word: &'static Pressure) {
    PRESSURE.store(std::ptr::from_ref(word).cast_mut(), Ordering::Release);
}

/// What a thread has counted and not told. It tells the rest when it ends.
struct Untold(Cell<isize>);

impl Drop for Untold {
    fn drop(&mut self) {
        tell(self.0.get());
    }
}

thread_local! {
    static UNTOLD: Untold = const { Untold(Cell::new(0)) };
}

/// Counts memory that Haskell has from now on.
#[inline]
pub fn give(bytes: usize) {
    count(bytes.cast_signed());
}

/// Takes off what has been counted.
#[inline]
pub fn take_back(bytes: usize) {
    count(-bytes.cast_signed());
}

/// Bytes that count until this is dropped.
#[derive(Debug)]
pub(crate) struct Counted(usize);

impl Counted {
    pub fn give(bytes: usize) -> Self {
        give(bytes);
        Counted(bytes)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        take_back(self.0);
    }
}

/// What objects said that they take when they were handed over, by their handles: a method may tell something else later.
pub(crate) static SAID: Lock<BTreeMap<usize, usize>> = Lock::new(BTreeMap::new());

/// How many bytes a value says that it takes. What has been made is handed over, even if the method panics.
#[inline]
pub(crate) fn said<T: Opaque>(value: &T) -> usize {
    const { T::SIZE }.map_or(0, |size| caught(|| size(value)).unwrap_or(0))
}

/// Counts an object that has said so.
#[inline]
pub(crate) fn give_said<T: Opaque>(handle: NonNull<u8>, bytes: usize) {
    if const { T::SIZE.is_some() } {
        SAID.lock().insert(handle.addr().get(), bytes);
        give(bytes);
    }
}

/// Takes off what an object has said, once.
pub fn take_said_back(handle: NonNull<u8>) {
    let said = SAID.lock().remove(&handle.addr().get());
    if let Some(bytes) = said {
        take_back(bytes);
    }
}

#[inline]
fn count(change: isize) {
    let untold = UNTOLD.try_with(|untold| {
        let sum = untold.0.get() + change;
        let is_much = sum.unsigned_abs() >= GRAIN;
        untold.0.set(if is_much { 0 } else { sum });
        if is_much { sum } else { 0 }
    });
    // A thread that has all but ended tells at once.
    let untold = untold.unwrap_or(change);
    if untold != 0 {
        tell(untold);
    }
}

#[cold]
fn tell(change: isize) {
    let held = HELD.fetch_add(change, Ordering::Relaxed) + change;
    if change < 0 {
        if !COLLECTING.load(Ordering::Relaxed) {
            MARK.fetch_min(after(held), Ordering::Relaxed);
        }
    } else if held >= MARK.load(Ordering::Relaxed) {
        Pressure::set(true);
    }
}

/// A function of GHC's runtime that collects.
pub type Collection = unsafe extern "C" fn();

/// Collects, unless another thread is about to.
///
/// # Safety
/// The functions are GHC's `performGC` and `performMajorGC`, and this is a `safe` call.
pub unsafe fn relieve(minor: Collection, major: Collection) {
    let begins = !COLLECTING.swap(true, Ordering::Acquire);
    Pressure::set(false);
    if !begins {
        return;
    }
    MARK.store(isize::MAX, Ordering::Relaxed);
    // SAFETY: the caller's.
    unsafe { minor() };
    if HELD.load(Ordering::Relaxed) > LIMIT.load(Ordering::Relaxed) {
        let begun = Time::now();
        // SAFETY: the caller's. The finalizers of what the first finds run at the beginning of the second.
        unsafe {
            major();
            minor();
        }
        let limit = MAJORS.lock().limit(begun, HELD.load(Ordering::Relaxed));
        LIMIT.store(limit, Ordering::Relaxed);
    }
    wait_for_more();
}

/// How much may be held until the next collection, from when so much is.
fn after(held: isize) -> isize {
    held + STEP.max(held / 8)
}

/// C finalizers of what has just been found run at the beginning of GHC's next collection, if not before, and Haskell's soon, so
/// it is held still. The mark comes down when they run.
fn wait_for_more() {
    MARK.store(after(HELD.load(Ordering::Relaxed)), Ordering::Relaxed);
    Pressure::set(false);
    COLLECTING.store(false, Ordering::Release);
}

/// When something was, and how long the thread had computed until then.
#[derive(Clone, Copy)]
struct Time {
    passed: Instant,
    computed: Duration,
}

impl Time {
    fn now() -> Self {
        Time {
            passed: Instant::now(),
            computed: computed(),
        }
    }
}

/// How long this thread has computed.
#[cfg(unix)]
fn computed() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: writes the variable.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    let nanoseconds = u32::try_from(time.tv_nsec).unwrap_or_default();
    Duration::new(time.tv_sec.cast_unsigned(), nanoseconds)
}

/// Not known here: major collections are taken to cost nothing.
#[cfg(not(unix))]
fn computed() -> Duration {
    Duration::ZERO
}

/// The major collections.
pub(crate) struct Majors {
    ended: Option<Instant>,
    /// How many times what the last left may be added until the next.
    patience: isize,
}

pub(crate) static MAJORS: Lock<Majors> = Lock::new(Majors {
    ended: None,
    patience: 1,
});

impl Majors {
    /// How much may be held until the next, after one that has left so much. When they take more than a quarter of the time,
    /// which they do in a program with a large heap of Haskell's own, the next may wait longer.
    fn limit(&mut self, begun: Time, left: isize) -> isize {
        let now = Time::now();
        let took = now.computed.saturating_sub(begun.computed);
        let before = self.ended.map(|ended| begun.passed.duration_since(ended));
        self.patience = match before {
            Some(before) if took * 3 > before => (self.patience * 2).min(16),
            _ => (self.patience / 2).max(1),
        };
        self.ended = Some(now.passed);
        left + left.max(LEAST).saturating_mul(self.patience)
    }
}

/// In a forked process, nobody collects.
pub(crate) fn forked() {
    wait_for_more();
}

//! What is held, and the words by which Haskell is told that it is much.

use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicPtr, AtomicU32, Ordering};

/// After so many bytes more, Haskell collects.
pub(super) const STEP: isize = 32 * 1024 * 1024;

/// So many bytes may pile up after a major collection that left nothing, until the next.
pub(super) const LEAST: isize = 2 * STEP;

/// The word at which Haskell looks.
#[derive(Debug)]
#[repr(C)]
pub struct Pressure {
    pub(super) word: AtomicU32,
    /// Whether an account has it.
    pub(super) listed: AtomicBool,
    /// That of another package on this library; null when there is none.
    pub(super) next: AtomicPtr<Pressure>,
}

// Haskell reads the word where the static lies.
const _: () = assert!(std::mem::offset_of!(Pressure, word) == 0);

impl Pressure {
    /// One that is not set.
    #[allow(clippy::new_without_default, reason = "for a static")]
    pub const fn new() -> Self {
        Pressure {
            word: AtomicU32::new(0),
            listed: AtomicBool::new(false),
            next: AtomicPtr::new(ptr::null_mut()),
        }
    }
}

/// What is held, and when Haskell should collect.
pub(super) struct Account {
    /// What is held, as far as threads have told.
    pub(super) held: AtomicIsize,
    /// The words are set when so much is held.
    pub(super) mark: AtomicIsize,
    /// A minor collection does when it leaves no more.
    pub(super) limit: AtomicIsize,
    /// Whether a thread collects, for all.
    pub(super) collecting: AtomicBool,
    /// The words: null, or the first.
    pub(super) words: AtomicPtr<Pressure>,
}

impl Account {
    pub(super) const fn new() -> Self {
        Account {
            held: AtomicIsize::new(0),
            mark: AtomicIsize::new(STEP),
            limit: AtomicIsize::new(LEAST),
            collecting: AtomicBool::new(false),
            words: AtomicPtr::new(ptr::null_mut()),
        }
    }

    pub(super) fn held(&self) -> isize {
        self.held.load(Ordering::Relaxed)
    }

    pub(super) fn begin(&self, word: &'static Pressure) {
        // Listed twice, by two threads at once too, it would be its own successor.
        if word.listed.swap(true, Ordering::Relaxed) {
            return;
        }
        let new = ptr::from_ref(word).cast_mut();
        let put = |first| {
            word.next.store(first, Ordering::Relaxed);
            Some(new)
        };
        // It always puts one.
        let _ = self
            .words
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, put);
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &'static Pressure> {
        let at = |word: &AtomicPtr<Pressure>| {
            let word = word.load(Ordering::Acquire);
            // SAFETY: null, or a static that `begin` was given.
            unsafe { word.cast_const().as_ref() }
        };
        std::iter::successors(at(&self.words), move |word| at(&word.next))
    }

    pub(super) fn press(&self, pressed: bool) {
        for word in self.words() {
            word.word.store(u32::from(pressed), Ordering::Relaxed);
        }
    }

    #[cold]
    pub(super) fn tell(&self, change: isize) {
        // What objects say may be more in all than there is memory; when it is taken off, the count is right again.
        let held = self
            .held
            .fetch_add(change, Ordering::Relaxed)
            .wrapping_add(change);
        if change < 0 {
            if !self.collecting.load(Ordering::Relaxed) {
                self.mark.fetch_min(after(held), Ordering::Relaxed);
            }
        } else if held >= self.mark.load(Ordering::Relaxed) {
            self.press(true);
        }
    }

    /// Collects by the first, and by the second when more is left than the limit, which the third sets anew.
    pub(super) fn relieve<T>(
        &self,
        minor: impl FnOnce(),
        major: impl FnOnce() -> T,
        limit: impl FnOnce(T, isize) -> isize,
    ) {
        let begins = !self.collecting.swap(true, Ordering::Acquire);
        self.press(false);
        if !begins {
            return;
        }
        self.mark.store(isize::MAX, Ordering::Relaxed);
        minor();
        if self.held() > self.limit.load(Ordering::Relaxed) {
            let collected = major();
            let limit = limit(collected, self.held());
            self.limit.store(limit, Ordering::Relaxed);
        }
        self.wait_for_more();
    }

    /// C finalizers of what has just been found run at the beginning of GHC's next collection, if not before, and Haskell's soon,
    /// so it is held still. The mark comes down when they run.
    pub(super) fn wait_for_more(&self) {
        self.mark.store(after(self.held()), Ordering::Relaxed);
        self.press(false);
        self.collecting.store(false, Ordering::Release);
    }
}

/// How much may be held until the next collection, from when so much is.
pub(super) fn after(held: isize) -> isize {
    held.saturating_add(STEP.max(held / 8))
}

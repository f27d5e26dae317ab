//! How much memory Rust holds for Haskell, and when Haskell should collect.
//!
//! GHC's collector sees a few words of a `ByteString` or a handle, and nothing of the memory behind them, so it would let any amount
//! pile up. Each value that is handed over is counted here, and its finalizer subtracts it. When the count has grown by `STEP` since its
//! minimum after the last collection that this module requested, a word is set. The generated Haskell reads that word whenever it has
//! taken over such a value, and then calls `relieve`. A minor collection finds what died young. When more than the account's limit is
//! held after it, a major collection follows. The limit follows what the last major collection left, so that a program which keeps much
//! has few.
//!
//! Each thread counts by itself up to `GRAIN`: a word that all threads write would cost more than the rest.
//!
//! Packages whose libraries were linked into one program as they come from cargo have one copy of this, and a word each: they
//! count together, and all words are set.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicPtr, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::Opaque;
use crate::process::fork::Lock;
use crate::process::unwind::caught;

/// An object of a type that is no larger is not counted: GHC's part of it, the `ForeignPtr` and its finalizer, is about as large.
pub(crate) const SMALL: usize = 256;

/// A thread tells the others when it has counted so many bytes.
const GRAIN: usize = 128 * 1024;

/// After so many bytes more, Haskell collects.
const STEP: isize = 32 * 1024 * 1024;

/// So many bytes may pile up after a major collection that left nothing, until the next.
const LEAST: isize = 2 * STEP;

/// The count of all that Haskell holds of this library.
static ACCOUNT: Account = Account::new();

/// The word at which Haskell looks.
#[derive(Debug)]
#[repr(C)]
pub struct Pressure {
    word: AtomicU32,
    /// Whether an account has it.
    listed: AtomicBool,
    /// That of another package on this library; null when there is none.
    next: AtomicPtr<Pressure>,
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

/// Tells of a package's word: once, when the Haskell program starts. A package stays as long as the library does.
pub fn begin(word: &'static Pressure) {
    ACCOUNT.begin(word);
}

/// What a thread has counted and not told. It tells the rest when it ends.
struct Untold(Cell<isize>);

impl Drop for Untold {
    fn drop(&mut self) {
        ACCOUNT.tell(self.0.get());
    }
}

impl Untold {
    /// What is to be told now that the thread has counted so much more; 0 when that can wait.
    #[inline]
    fn count(&self, change: isize) -> isize {
        let sum = self.0.get() + change;
        let is_much = sum.unsigned_abs() >= GRAIN;
        self.0.set(if is_much { 0 } else { sum });
        if is_much { sum } else { 0 }
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

/// More than any memory has. A value that says more says this.
const MOST: usize = 1 << 47;

/// How many bytes a value says that it takes. What has been made is handed over, even if the method panics.
#[inline]
pub(crate) fn said<T: Opaque>(value: &T) -> usize {
    let said = const { T::SIZE }.map_or(0, |size| caught(|| size(value)).unwrap_or(0));
    said.min(MOST)
}

/// Counts an object that has said so. All values of a type without fields are at one address, and count as one.
#[inline]
pub(crate) fn give_said<T: Opaque>(handle: NonNull<u8>, bytes: usize) {
    if const { T::SIZE.is_some() } {
        let before = SAID.lock().insert(handle.addr().get(), bytes);
        take_back(before.unwrap_or(0));
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
    // A thread that has all but ended tells at once.
    let untold = UNTOLD
        .try_with(|untold| untold.count(change))
        .unwrap_or(change);
    if untold != 0 {
        ACCOUNT.tell(untold);
    }
}

/// A function of GHC's runtime that collects.
pub type Collection = unsafe extern "C" fn();

/// Collects, unless another thread is about to.
///
/// # Safety
/// The functions are GHC's `performGC` and `performMajorGC`, and this is a `safe` call.
pub unsafe fn relieve(minor: Collection, major: Collection) {
    ACCOUNT.relieve(
        // SAFETY: the caller's.
        || unsafe { minor() },
        || {
            let begun = Time::now();
            // SAFETY: the caller's. The finalizers of what the first finds run at the beginning of the second.
            unsafe {
                major();
                minor();
            }
            begun
        },
        |begun, left| MAJORS.lock().limit(begun, Time::now(), left),
    );
}

/// What is held, and when Haskell should collect.
struct Account {
    /// What is held, as far as threads have told.
    held: AtomicIsize,
    /// The words are set when so much is held.
    mark: AtomicIsize,
    /// A minor collection does when it leaves no more.
    limit: AtomicIsize,
    /// Whether a thread collects, for all.
    collecting: AtomicBool,
    /// The words: null, or the first.
    words: AtomicPtr<Pressure>,
}

impl Account {
    const fn new() -> Self {
        Account {
            held: AtomicIsize::new(0),
            mark: AtomicIsize::new(STEP),
            limit: AtomicIsize::new(LEAST),
            collecting: AtomicBool::new(false),
            words: AtomicPtr::new(ptr::null_mut()),
        }
    }

    fn held(&self) -> isize {
        self.held.load(Ordering::Relaxed)
    }

    fn begin(&self, word: &'static Pressure) {
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

    fn words(&self) -> impl Iterator<Item = &'static Pressure> {
        let at = |word: &AtomicPtr<Pressure>| {
            let word = word.load(Ordering::Acquire);
            // SAFETY: null, or a static that `begin` was given.
            unsafe { word.cast_const().as_ref() }
        };
        std::iter::successors(at(&self.words), move |word| at(&word.next))
    }

    fn press(&self, pressed: bool) {
        for word in self.words() {
            word.word.store(u32::from(pressed), Ordering::Relaxed);
        }
    }

    #[cold]
    fn tell(&self, change: isize) {
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
    fn relieve<T>(
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
    fn wait_for_more(&self) {
        self.mark.store(after(self.held()), Ordering::Relaxed);
        self.press(false);
        self.collecting.store(false, Ordering::Release);
    }
}

/// How much may be held until the next collection, from when so much is.
fn after(held: isize) -> isize {
    held.saturating_add(STEP.max(held / 8))
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

pub(crate) static MAJORS: Lock<Majors> = Lock::new(Majors::new());

impl Majors {
    const fn new() -> Self {
        Majors {
            ended: None,
            patience: 1,
        }
    }

    /// How much may be held until the next, after one that has left so much. When they take more than a quarter of the time,
    /// which they do in a program with a large heap of Haskell's own, the next may wait longer.
    fn limit(&mut self, begun: Time, now: Time, left: isize) -> isize {
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

/// In a forked process, nobody collects.
pub(crate) fn forked() {
    ACCOUNT.wait_for_more();
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;
    use std::sync::{Mutex, MutexGuard, PoisonError};
    use std::thread;

    use super::*;
    use crate::object::OneDestructorHS0002;
    use crate::object::Plain;
    use crate::private::metadata::{Address, Definition};

    /// What of another size the other tests of this crate may count meanwhile.
    const NOISE: isize = STEP / 2;

    /// Held by a test that counts much for the library, beside which another would find too much or too little.
    static ALONE: Mutex<()> = Mutex::new(());

    fn alone() -> MutexGuard<'static, ()> {
        ALONE.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_set(word: &Pressure) -> bool {
        word.word.load(Ordering::Relaxed) != 0
    }

    /// An account of no library.
    fn account(word: &'static Pressure) -> Account {
        let account = Account::new();
        account.begin(word);
        account
    }

    /// A collection that finds so much.
    fn finds(account: &Account, bytes: isize) -> impl FnOnce() {
        move || account.tell(-bytes)
    }

    fn no_major() {
        panic!("a minor collection was enough");
    }

    #[test]
    fn haskell_is_told_when_a_step_has_been_added() {
        static WORD: Pressure = Pressure::new();
        let account = account(&WORD);
        account.tell(STEP - 1);
        assert!(!is_set(&WORD));
        account.tell(1);
        assert!(is_set(&WORD));
    }

    #[test]
    fn all_packages_on_the_library_are_told() {
        static WORDS: [Pressure; 3] = [const { Pressure::new() }; 3];
        let account = Account::new();
        for word in WORDS.iter().chain(&WORDS) {
            account.begin(word);
        }
        assert_eq!(account.words().count(), 3);
        account.tell(STEP);
        assert!(WORDS.iter().all(is_set));
        account.relieve(finds(&account, STEP), no_major, |(), left| left);
        assert!(!WORDS.iter().any(is_set));
    }

    #[test]
    fn packages_that_begin_at_once_are_all_told() {
        static WORDS: [Pressure; 8] = [const { Pressure::new() }; 8];
        let account = Account::new();
        thread::scope(|scope| {
            for word in &WORDS {
                scope.spawn(|| account.begin(word));
            }
        });
        account.tell(STEP);
        assert!(WORDS.iter().all(is_set));
    }

    #[test]
    fn a_minor_collection_is_enough_when_it_finds_much() {
        static WORD: Pressure = Pressure::new();
        let account = account(&WORD);
        account.tell(STEP);
        account.relieve(finds(&account, STEP), no_major, |(), left| left);
        assert!(!is_set(&WORD));
        account.tell(STEP - 1);
        assert!(!is_set(&WORD));
        account.tell(1);
        assert!(is_set(&WORD));
    }

    #[test]
    fn a_major_collection_follows_where_too_much_is_left() {
        static WORD: Pressure = Pressure::new();
        let account = account(&WORD);
        account.tell(LEAST + 1);
        account.relieve(|| (), finds(&account, STEP), |(), left| 3 * left);
        let left = LEAST + 1 - STEP;
        assert_eq!(account.held(), left);
        assert_eq!(account.limit.load(Ordering::Relaxed), 3 * left);
        // So much may be left by the next.
        account.tell(2 * left);
        account.relieve(|| (), no_major, |(), left| left);
    }

    #[test]
    fn one_thread_collects_for_all() {
        static WORD: Pressure = Pressure::new();
        let account = account(&WORD);
        account.tell(STEP);
        let collections = AtomicUsize::new(0);
        let again = || panic!("another thread collects");
        let minor = || {
            collections.fetch_add(1, Ordering::Relaxed);
            account.relieve(again, no_major, |(), left| left);
            // What is added meanwhile does not ask for another.
            account.tell(STEP);
            assert!(!is_set(&WORD));
        };
        account.relieve(minor, no_major, |(), left| left);
        assert_eq!(collections.into_inner(), 1);
        // But what is added later does.
        account.tell(STEP);
        assert!(is_set(&WORD));
    }

    #[test]
    fn what_is_released_after_a_collection_counts_for_the_next() {
        static WORD: Pressure = Pressure::new();
        let account = account(&WORD);
        account.tell(STEP);
        account.relieve(|| (), no_major, |(), left| left);
        // The finalizers come late.
        account.tell(-STEP);
        account.tell(STEP - 1);
        assert!(!is_set(&WORD));
        account.tell(1);
        assert!(is_set(&WORD));
    }

    #[test]
    fn a_program_that_holds_much_collects_seldom() {
        static WORD: Pressure = Pressure::new();
        let account = account(&WORD);
        let much = 80 * STEP;
        account.tell(much);
        account.relieve(|| (), || (), |(), left| 2 * left);
        account.tell(much / 8 - 1);
        assert!(!is_set(&WORD));
        account.tell(1);
        assert!(is_set(&WORD));
    }

    #[test]
    fn nobody_collects_in_a_forked_process() {
        static WORD: Pressure = Pressure::new();
        let account = account(&WORD);
        account.tell(STEP);
        account.collecting.store(true, Ordering::Relaxed);
        account.wait_for_more();
        assert!(!is_set(&WORD));
        account.tell(STEP);
        account.relieve(finds(&account, 2 * STEP), no_major, |(), left| left);
        assert_eq!(account.held(), 0);
    }

    #[test]
    fn a_thread_tells_when_it_has_counted_much() {
        let untold = Untold(Cell::new(0));
        let grain = GRAIN.cast_signed();
        assert_eq!(untold.count(grain - 1), 0);
        assert_eq!(untold.count(-2 * (grain - 1)), 0);
        assert_eq!(untold.count(-1), -grain);
        assert_eq!(untold.count(grain), grain);
        assert_eq!(untold.0.take(), 0);
    }

    #[test]
    fn a_thread_tells_the_rest_when_it_ends() {
        let _alone = alone();
        let threads = NOISE.cast_unsigned() / (GRAIN - 1) * 4;
        let before = ACCOUNT.held();
        for _ in 0..threads {
            thread::spawn(|| give(GRAIN - 1)).join().expect("no panic");
        }
        let told = ACCOUNT.held() - before;
        take_back(threads * (GRAIN - 1));
        assert!(told > NOISE, "{told}");
    }

    /// What tells its size.
    struct Shelf(usize);

    // SAFETY: no metadata tells of it, and it is never handed over.
    unsafe impl OneDestructorHS0002 for Shelf {
        const DEFINITION: &'static Definition = &Definition {
            destroy: Address(ptr::null()),
            close: Address(ptr::null()),
            id: "Shelf",
            version: "1",
        };
        const BORROWS: bool = false;
        const SIZE: Option<fn(&Self) -> usize> = Some(|shelf| {
            assert!(shelf.0 > 0, "an empty shelf");
            shelf.0
        });
        type Storage = Plain;
        type Of<'kept> = Shelf;
    }

    #[test]
    fn what_an_object_said_is_taken_off_once() {
        let _alone = alone();
        let handle = NonNull::from(&SAID).cast::<u8>();
        let bytes = said(&Shelf(4 * NOISE.cast_unsigned()));
        let before = ACCOUNT.held();
        give_said::<Shelf>(handle, bytes);
        let held = ACCOUNT.held() - before;
        take_said_back(handle);
        take_said_back(handle);
        let left = ACCOUNT.held() - before;
        assert!(held > NOISE, "{held}");
        assert!(left.abs() < NOISE, "{left}");
    }

    #[test]
    fn objects_at_one_address_count_as_one() {
        let _alone = alone();
        let handle = NonNull::from(&ACCOUNT).cast::<u8>();
        let before = ACCOUNT.held();
        for _ in 0..100 {
            give_said::<Shelf>(handle, 4 * NOISE.cast_unsigned());
        }
        let held = ACCOUNT.held() - before;
        for _ in 0..100 {
            take_said_back(handle);
        }
        let left = ACCOUNT.held() - before;
        assert!(held > NOISE && held < 8 * NOISE, "{held}");
        assert!(left.abs() < NOISE, "{left}");
    }

    #[test]
    fn a_size_that_panics_is_none() {
        assert_eq!(said(&Shelf(0)), 0);
    }

    #[test]
    fn no_size_is_too_large_to_be_counted() {
        static WORD: Pressure = Pressure::new();
        for size in [usize::MAX, usize::MAX / 2, usize::MAX / 2 + 1] {
            assert_eq!(said(&Shelf(size)), MOST);
        }
        let account = account(&WORD);
        let most = MOST.cast_signed();
        for _ in 0..1 << 17 {
            account.tell(most);
        }
        account.relieve(|| {}, || {}, |(), left| after(left));
        account.tell(isize::MAX);
        account.relieve(
            || {},
            Time::now,
            |begun, left| Majors::new().limit(begun, Time::now(), left),
        );
        account.tell(-isize::MAX);
        for _ in 0..1 << 17 {
            account.tell(-most);
        }
        assert_eq!(account.held(), 0);
    }

    #[test]
    fn major_collections_take_a_part_of_the_time() {
        let start = Instant::now();
        let at = |passed: u64, computed: u64| Time {
            passed: start + Duration::from_secs(passed),
            computed: Duration::from_secs(computed),
        };
        let mut majors = Majors::new();
        // Nobody knows yet how long the program computes between two.
        assert_eq!(majors.limit(at(0, 0), at(10, 10), LEAST), 2 * LEAST);
        // Ten seconds after three.
        assert_eq!(majors.limit(at(13, 10), at(23, 20), LEAST), 3 * LEAST);
        assert_eq!(majors.limit(at(26, 20), at(36, 30), LEAST), 5 * LEAST);
        for _ in 0..8 {
            majors.limit(at(39, 30), at(49, 40), LEAST);
        }
        assert_eq!(majors.patience, 16);
        // A second after a hundred.
        assert_eq!(majors.limit(at(149, 40), at(150, 41), LEAST), 9 * LEAST);
        // What is left counts, where it is more.
        assert_eq!(
            majors.limit(at(250, 41), at(251, 42), 10 * LEAST),
            50 * LEAST
        );
    }
}

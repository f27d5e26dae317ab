//! Counts, and when they are told.

use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::account::{LEAST, STEP, after};
use super::declared::MOST;
use super::majors::Majors;
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
    let handle = NonNull::from(&DECLARED).cast::<u8>();
    let bytes = declared(&Shelf(4 * NOISE.cast_unsigned()));
    let before = ACCOUNT.held();
    give_declared::<Shelf>(handle, bytes);
    let held = ACCOUNT.held() - before;
    take_declared_back(handle);
    take_declared_back(handle);
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
        give_declared::<Shelf>(handle, 4 * NOISE.cast_unsigned());
    }
    let held = ACCOUNT.held() - before;
    for _ in 0..100 {
        take_declared_back(handle);
    }
    let left = ACCOUNT.held() - before;
    assert!(held > NOISE && held < 8 * NOISE, "{held}");
    assert!(left.abs() < NOISE, "{left}");
}

#[test]
fn a_size_that_panics_is_none() {
    assert_eq!(declared(&Shelf(0)), 0);
}

#[test]
fn no_size_is_too_large_to_be_counted() {
    static WORD: Pressure = Pressure::new();
    for size in [usize::MAX, usize::MAX / 2, usize::MAX / 2 + 1] {
        assert_eq!(declared(&Shelf(size)), MOST);
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

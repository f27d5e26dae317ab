//! What the program does.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

use hsffi::rts::{Options, RtsOpts, StartError};
use hsffi::{AttachError, Runtime};

use crate::awaited;
use crate::haskell::{self, Colour, Point, PriceError};

pub fn run(scene: &str, count: u64) {
    match scene {
        "calls" => calls(),
        "throws" => throws(),
        "typed" => typed(),
        "late" => late(),
        "held" => held(),
        "bulk" => bulk(count),
        "twice" => twice(),
        "threads" => threads(count),
        "waits" => waits(),
        "within" => within(),
        "within-unsafe" => within_unsafe(),
        "panics" => panics(),
        "other-thread" => other_thread(),
        "nowait" => nowait(),
        "nowait-attached" => nowait_attached(),
        "options" => options(),
        #[cfg(feature = "second")]
        "second" => {
            start(&Options::new())
                .attach(hsffi_hosting_second::limit)
                .expect("it is not built")
                .expect("it is not built");
        }
        "wrong-option" => drop(start(&Options::new().rts_options("--no-such-option"))),
        _ => awaited::run(scene, count),
    }
}

fn start(options: &Options) -> Runtime {
    Runtime::start(options).expect("it has not been started")
}

fn calls() {
    let runtime = start(&Options::new());
    let point = Point {
        x: 1.5,
        name: "here".to_owned(),
    };
    runtime
        .attach(|hs| {
            assert_eq!(haskell::shout(hs, "zürich").unwrap(), "ZÜRICH!");
            assert_eq!(haskell::add(hs, i32::MAX, 1).unwrap(), i32::MIN);
            assert_eq!(haskell::half(hs, 10).unwrap(), Ok(5));
            assert_eq!(haskell::half(hs, 7).unwrap(), Err("7 is odd".to_owned()));
            assert_eq!(haskell::limit(hs).unwrap(), 1000);
            assert_eq!(
                haskell::total(hs, &[0.5, 1.5]).unwrap().to_bits(),
                2f64.to_bits()
            );
            assert_eq!(haskell::doubled(hs, b"ab").unwrap(), b"abba");
            assert_eq!(haskell::describe(hs, Some(Colour::Blue)).unwrap(), ["Blue"]);
            assert!(haskell::describe(hs, None).unwrap().is_empty());
            let moved = haskell::moved(hs, point.clone(), 2).unwrap();
            assert_eq!(
                (moved.x.to_bits(), moved.name.as_str()),
                (3.5f64.to_bits(), "here'")
            );
            assert_eq!(haskell::describe(hs, Some(Colour::Red)).unwrap(), ["Red"]);
        })
        .expect("this thread may call Haskell");
}

fn throws() {
    let runtime = start(&Options::new());
    let messages = runtime.attach(|hs| {
        let thrown = haskell::fail(hs, "no").expect_err("it throws");
        assert!(!thrown.is_exit());
        let lazy = haskell::lazily(hs, "late").expect_err("it throws");
        assert_eq!(haskell::add(hs, 1, 1).expect("it goes on"), 2);
        [
            thrown.message(hs),
            lazy.message(hs)
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned(),
        ]
    });
    assert_eq!(messages.unwrap(), ["no", "late"]);
}

/// Exceptions of a type that Rust declares are values; others remain exceptions.
fn typed() {
    let runtime = start(&Options::new());
    let attached = runtime.attach(|hs| {
        let price = |text| haskell::price(hs, text).expect("no other exception");
        assert_eq!(price("250"), Ok(250));
        assert_eq!(price(""), Err(PriceError::Empty));
        let not_a_digit = PriceError::NotADigit {
            found: 'ü',
            digits: b"12".to_vec(),
        };
        assert_eq!(price("12ü"), Err(not_a_digit));
        let limit = Point {
            x: 1.0,
            name: "limit".to_owned(),
        };
        assert_eq!(price("1001"), Err(PriceError::TooHigh(1001, limit)));
        let other = haskell::price(hs, "?").expect_err("another exception");
        assert_eq!(other.type_name(hs), "ErrorCall");
        assert_eq!(other.message(hs), "no price");

        assert_eq!(haskell::lazy_price(hs, "7").unwrap(), Ok(vec![7]));
        assert_eq!(haskell::lazy_price(hs, "").unwrap(), Err(PriceError::Empty));
        assert!(haskell::lazy_price(hs, "?").is_err());
    });
    attached.expect("this thread may call Haskell");
}

/// An exception that arrives when Rust has received the result is the result.
fn late() {
    let runtime = start(&Options::new());
    let late = runtime.attach(|hs| haskell::late(hs).expect("no other exception"));
    assert_eq!(late, Ok(Err(PriceError::Empty)));
}

/// Values of Haskell's types, which other threads of Rust's clone and drop.
fn held() {
    let runtime = start(&Options::new());
    let attached = runtime.attach(|hs| {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        let few = haskell::lexicon(hs, words(&["ham"])).unwrap();
        let more = haskell::extended(hs, few.clone(), words(&["eggs"])).unwrap();
        assert_eq!(haskell::has_word(hs, &few, "eggs").unwrap(), false);
        assert_eq!(haskell::has_word(hs, &more, "eggs").unwrap(), true);
        let some = haskell::lexicon_of_some(hs, words(&["ham"])).unwrap();
        assert_eq!(haskell::has_word(hs, &some.unwrap(), "ham").unwrap(), true);
        let error = haskell::lexicon_of_some(hs, words(&[])).unwrap();
        assert_eq!(error.unwrap_err(), PriceError::Empty);
        let counter = haskell::counter(hs, true).unwrap().unwrap();
        let counted = || counter.with(hs).call().unwrap();
        assert_eq!([counted(), counted()], [1, 2]);
        let no_counter = haskell::counter(hs, false).unwrap();
        assert_eq!(no_counter.unwrap_err(), "no counter");
        let none = haskell::larger(hs, (None, few.clone())).unwrap();
        assert!(none.is_none());
        let larger = haskell::larger(hs, (Some(more.clone()), few.clone())).unwrap();
        let larger = larger.expect("one is larger");
        drop(more);
        assert_eq!(haskell::has_word(hs, &larger, "eggs").unwrap(), true);
        thread::scope(|scope| {
            for _ in 0..4 {
                let mine = larger.clone();
                scope.spawn(move || {
                    let copies: Vec<_> = (0..100).map(|_| mine.clone()).collect();
                    assert!(copies.iter().all(|copy| format!("{copy:?}") == "Lexicon"));
                });
            }
        });
        assert_eq!(haskell::has_word(hs, &larger, "ham").unwrap(), true);
        let joined = haskell::joined(hs, 1, "b", 2, "d", 3, &[4, 5], 6, "h", true, 'ü');
        assert_eq!(joined.unwrap(), "1,b,2,d,3,[4,5],6,h,True,ü");
        (few, larger)
    });
    let (few, larger) = attached.expect("this thread may call Haskell");
    // The last of each, on a thread that Haskell does not know, before the end and after it.
    thread::spawn(move || drop(few)).join().expect("no panic");
    drop(runtime);
    drop(larger);
}

/// Many values are released at once, but for one of which there is a clone.
fn bulk(count: u64) {
    let runtime = start(&Options::new());
    let attached = runtime.attach(|hs| {
        let tickets: Vec<_> = (0..count).map(|_| haskell::issue(hs).unwrap()).collect();
        let last = tickets[tickets.len() / 2].clone();
        hsffi::release_all(tickets);
        haskell::await_returned(hs, count - 1).unwrap();
        hsffi::release_all([last]);
        haskell::await_returned(hs, count).unwrap();
    });
    attached.expect("this thread may call Haskell");
}

fn twice() {
    let runtime = start(&Options::new());
    assert_eq!(
        Runtime::start(&Options::new()).err(),
        Some(StartError::Started)
    );
    let handle = runtime.handle();
    assert_eq!(handle.attach(|hs| haskell::limit(hs).unwrap()), Ok(1000));
    drop(runtime);
    assert_eq!(
        Runtime::start(&Options::new()).err(),
        Some(StartError::Exited)
    );
    assert_eq!(handle.attach(|_| ()), Err(AttachError::Exited));
}

/// Calls from four threads, of which some attach once and some for each call.
fn threads(count: u64) {
    let runtime = start(&Options::new().rts_options("-N2"));
    assert!(runtime.is_threaded());
    thread::scope(|scope| {
        for number in 0..4 {
            let runtime = &runtime;
            scope.spawn(move || {
                if number % 2 == 0 {
                    let counted =
                        runtime.attach(|hs| (0..count).try_for_each(|_| haskell::count(hs)));
                    counted.unwrap().expect("it counts");
                } else {
                    for _ in 0..count {
                        runtime.attach(haskell::count).unwrap().expect("it counts");
                    }
                }
            });
        }
    });
    assert_eq!(
        runtime.attach(|hs| haskell::counted(hs).unwrap()),
        Ok(4 * count)
    );
}

/// The end waits for a thread that is attached, whose calls return an error from its beginning on.
fn waits() {
    static LEFT: AtomicBool = AtomicBool::new(false);
    let runtime = start(&Options::new());
    let handle = runtime.handle();
    let (attached, seen) = mpsc::channel();
    let caller = thread::spawn(move || {
        handle.attach(|hs| {
            attached.send(()).expect("the test waits");
            loop {
                if let Err(error) = haskell::count(hs) {
                    assert!(error.is_exit());
                    LEFT.store(true, Ordering::SeqCst);
                    return;
                }
            }
        })
    });
    seen.recv().expect("the thread is attached");
    drop(runtime);
    assert!(LEFT.load(Ordering::SeqCst), "the thread was not waited for");
    assert_eq!(caller.join().expect("no panic"), Ok(()));
}

/// A runtime that is dropped while this thread is attached stays.
fn within() {
    let runtime = start(&Options::new());
    let handle = runtime.handle();
    let sum = handle.attach(|hs| {
        drop(runtime);
        haskell::add(hs, 1, 2).expect("the runtime is there")
    });
    assert_eq!(sum, Ok(3));
}

/// The same, in an `unsafe` call from Haskell.
fn within_unsafe() {
    let runtime = start(&Options::new());
    let handle = runtime.handle();
    *haskell::KEPT.lock().expect("no panic") = Some(runtime);
    let sum = handle.attach(|hs| {
        haskell::give_up(hs).expect("it returns");
        haskell::add(hs, 1, 2).expect("the runtime is there")
    });
    assert_eq!(sum, Ok(3));
}

fn panics() {
    let runtime = start(&Options::new());
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let _ = runtime.attach(|hs| {
            haskell::count(hs).unwrap();
            panic!("on purpose");
        });
    }));
    assert!(panicked.is_err());
    assert_eq!(runtime.attach(|hs| haskell::counted(hs).unwrap()), Ok(1));
}

/// The non-threaded runtime.
fn other_thread() {
    let runtime = start(&Options::new());
    assert!(!runtime.is_threaded());
    let other = thread::scope(|scope| scope.spawn(|| runtime.attach(|_| ())).join());
    assert_eq!(other.expect("no panic"), Err(AttachError::NotThreaded));
    assert_eq!(runtime.attach(|hs| haskell::limit(hs).unwrap()), Ok(1000));
}

fn nowait() {
    let runtime = start(&Options::new());
    let handle = runtime.handle();
    runtime.attach(|hs| haskell::count(hs).unwrap()).unwrap();
    runtime.exit_nowait();
    assert_eq!(handle.attach(|_| ()), Err(AttachError::Exited));
}

/// Another thread is attached, so the runtime is not ended, but its calls are refused.
fn nowait_attached() {
    let runtime = start(&Options::new());
    let handle = runtime.handle();
    let (attached, seen) = mpsc::channel();
    let caller = thread::spawn(move || {
        handle.attach(|hs| {
            attached.send(()).expect("the test waits");
            let refused = std::iter::repeat_with(|| haskell::count(hs)).find_map(Result::err);
            refused.expect("a call is refused in the end").is_exit()
        })
    });
    seen.recv().expect("the thread is attached");
    runtime.exit_nowait();
    assert_eq!(caller.join().expect("no panic"), Ok(true));
}

fn options() {
    let options = Options::new()
        .program("somewhere/hosted")
        .arguments(["one", "+RTS", "-H1m", "-RTS", "two"])
        .rtsopts(RtsOpts::Ignore);
    let runtime = start(&options);
    let arguments = runtime
        .attach(|hs| haskell::arguments(hs).unwrap())
        .unwrap();
    assert_eq!(arguments, ["hosted", "one", "+RTS", "-H1m", "-RTS", "two"]);
}

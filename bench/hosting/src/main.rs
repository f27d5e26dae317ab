//! What a call of a Haskell function costs a Rust program: imported by hsffi, and exported and marshalled by hand.
//!
//! The two sides take turns in one run, in many short rounds. Each side is told by its fastest round: what else the machine does makes
//! rounds slower, never faster.

mod by_hand;

use std::hint::black_box;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use hsffi::rts::Options;
use hsffi::{Hs, HsException, HsFuture, Runtime};

hsffi::module!("Bench.Hosting");

/// A place with a name.
#[derive(Clone, Debug, PartialEq, hsffi::Data)]
pub struct Place {
    /// To the right.
    pub x: f64,
    /// Up.
    pub y: f64,
    /// To the front.
    pub z: f64,
    /// What it is called.
    pub name: String,
}

#[hsffi::import(module = "Bench.Functions")]
extern "Haskell" {
    /// The number, plus one.
    #[hsffi(pure)]
    pub fn successor(hs: Hs<'_>, number: i32) -> i32;

    /// The same, on a Haskell thread.
    #[hsffi(pure, name = "successor")]
    pub async fn succeeded(hs: Hs<'_>, number: i32) -> i32;

    /// The text in primed.
    #[hsffi(pure)]
    pub fn primed(hs: Hs<'_>, text: &str) -> String;

    /// The place, moved.
    #[hsffi(pure)]
    pub fn moved(hs: Hs<'_>, place: Place) -> Place;

    /// A value that Rust holds.
    pub type Value;

    /// A value.
    pub fn value(hs: Hs<'_>) -> Value;
}

const ROUNDS: usize = 300;
const CALLS: usize = 1000;
const HANDLES: usize = 1_000_000;

fn main() {
    let runtime = Runtime::start(&Options::new()).expect("it has not been started");
    let attached = runtime.attach(|hs| {
        println!(
            "{:12} {:>10} {:>10} {:>7}  limit",
            "", "imported", "by hand", "ratio"
        );
        compare(
            "scalar",
            1.2,
            || keep(successor(hs, black_box(1)).expect("it does not throw")),
            || keep(by_hand::successor(black_box(1))),
        );
        let text = "the quick brown fox jumps over the lazy dog";
        assert_eq!(
            primed(hs, text).expect("it does not throw"),
            by_hand::primed(text)
        );
        compare(
            "text",
            1.25,
            || keep(primed(hs, black_box(text)).expect("it does not throw")),
            || keep(by_hand::primed(black_box(text))),
        );
        let place = Place {
            x: 1.0,
            y: 2.0,
            z: 3.0,
            name: "here".to_owned(),
        };
        assert_eq!(
            moved(hs, place.clone()).expect("it does not throw"),
            by_hand::moved(&place)
        );
        compare(
            "record",
            1.25,
            || keep(moved(hs, black_box(&place).clone()).expect("it does not throw")),
            || keep(by_hand::moved(black_box(&place))),
        );
        release(hs);
    });
    attached.expect("this thread may call Haskell");
    awaits(&runtime);
}

/// What a call returns, so that the compiler does not leave the call out.
fn keep<T>(result: T) {
    black_box(result);
}

fn compare(name: &str, limit: f64, imported: impl Fn(), by_hand: impl Fn()) {
    let (mut ours, mut theirs) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        ours = ours.min(timed(&imported));
        theirs = theirs.min(timed(&by_hand));
    }
    let each = |round: Duration| round.as_secs_f64() * 1e9 / CALLS as f64;
    let (ours, theirs) = (each(ours), each(theirs));
    println!(
        "{name:12} {ours:7.1} ns {theirs:7.1} ns {:7.2}  {limit}",
        ours / theirs
    );
}

/// A million stable pointers, released in bulk and one by one.
fn release(hs: Hs<'_>) {
    let held = || -> Vec<_> {
        let values = (0..HANDLES).map(|_| value(hs).expect("it does not throw"));
        values.collect()
    };
    let (mut bulk, mut each) = (Duration::MAX, Duration::MAX);
    for _ in 0..10 {
        let values = held();
        let start = Instant::now();
        hsffi::release_all(values);
        bulk = bulk.min(start.elapsed());
        let values = held();
        let start = Instant::now();
        drop(values);
        each = each.min(start.elapsed());
    }
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let (bulk, each) = (milliseconds(bulk), milliseconds(each));
    println!(
        "\n{HANDLES} values released: {bulk:.1} ms in bulk, {each:.1} ms one by one, {:.2} times as fast",
        each / bulk
    );
}

/// As many actions that are awaited at once, and as many threads that make a call each.
fn awaits(runtime: &Runtime) {
    let call = |hs: Hs<'_>| successor(hs, 1).expect("it does not throw");
    let (mut futures, mut threads) = (Duration::MAX, Duration::MAX);
    for _ in 0..10 {
        let start = Instant::now();
        let started =
            runtime.attach(|hs| -> Vec<_> { (0..CALLS).map(|_| succeeded(hs, 1)).collect() });
        for future in started.expect("this thread may call Haskell") {
            keep(wait_for(future).expect("it does not throw"));
        }
        futures = futures.min(start.elapsed());
        let start = Instant::now();
        thread::scope(|scope| {
            for _ in 0..CALLS {
                scope.spawn(|| keep(runtime.attach(call).expect("this thread may call Haskell")));
            }
        });
        threads = threads.min(start.elapsed());
    }
    let each = |time: Duration| time.as_secs_f64() * 1e6 / CALLS as f64;
    println!(
        "{CALLS} calls at once: {:.1} \u{b5}s each as futures, {:.1} \u{b5}s on threads of Rust's",
        each(futures),
        each(threads)
    );
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn wait_for<T>(mut future: HsFuture<T>) -> Result<T, HsException> {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match Pin::new(&mut future).poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

fn timed(call: &impl Fn()) -> Duration {
    let start = Instant::now();
    (0..CALLS).for_each(|_| call());
    start.elapsed()
}

//! Actions of Haskell's that the program awaits.

mod actions;

use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use hsffi::rts::Options;
use hsffi::{AttachError, Handle, Hs, HsException, HsFuture, Runtime};

use crate::haskell::{Point, PriceError};
use actions::*;

pub fn run(scene: &str, count: u64) {
    match scene {
        "await" => values(),
        "await-throws" => throws(),
        "await-threads" => threads(count),
        "await-drop" => drops(),
        "await-around" => around_and_back(),
        "await-late" => late(),
        "await-unreachable" => never(),
        "await-wakers" => wakers(),
        "await-end" => end(false),
        "await-end-nowait" => end(true),
        "await-nonthreaded" => nonthreaded(),
        "await-refused" => refused(),
        #[cfg(not(feature = "package"))]
        _ => crate::values::run(scene),
        #[cfg(feature = "package")]
        _ => panic!("there is no scene {scene}"),
    }
}

fn start() -> Runtime {
    Runtime::start(&Options::new().rts_options("-N2")).expect("it has not been started")
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

pub fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

/// The result of an action that another thread awaits, which Haskell does not know.
fn elsewhere<T: Send + 'static>(future: HsFuture<T>) -> Result<T, HsException> {
    let waiter = thread::spawn(|| wait_for(future));
    waiter.join().expect("no panic")
}

fn begin<T>(runtime: &Runtime, action: impl FnOnce(Hs<'_>) -> HsFuture<T>) -> HsFuture<T> {
    runtime
        .attach(action)
        .expect("this thread may call Haskell")
}

/// Results of all kinds.
fn values() {
    let runtime = start();
    let runtime = &runtime;
    let text = "zür".to_owned();
    let echo = begin(runtime, |hs| echo(hs, &text, "ich".to_owned()));
    // What it borrowed is gone.
    drop(text);
    assert_eq!(elsewhere(echo).unwrap(), "zürich");
    let output = |n| elsewhere(begin(runtime, |hs| twice(hs, n))).unwrap();
    assert_eq!((output(21), output(u64::MAX)), (42, u64::MAX - 1));
    assert!(elsewhere(begin(runtime, |hs| is_even(hs, 2))).unwrap());
    let first = elsewhere(begin(runtime, |hs| initial(hs, "ü.")));
    assert_eq!(first.unwrap(), 'ü');
    elsewhere(begin(runtime, nothing)).unwrap();
    let texts = ["a", "b"].map(str::to_owned).to_vec();
    let both = begin(runtime, |hs| reversed(hs, &[1, 2, 3], texts));
    let (bytes, texts) = wait_for(both).unwrap();
    assert_eq!((&*bytes, &*texts.concat()), (&[3, 2, 1][..], "ba"));
    let point = Point {
        x: 1.0,
        name: "here".to_owned(),
    };
    let moved = elsewhere(begin(runtime, |hs| further(hs, point))).unwrap();
    assert_eq!(moved.expect("a point").x.to_bits(), 2f64.to_bits());
    let old = runtime.attach(|hs| pass(hs).unwrap()).unwrap();
    let new = elsewhere(begin(runtime, |hs| pass_later(hs, old))).unwrap();
    wait_for(begin(runtime, |hs| await_dropped(hs, 1))).unwrap();
    drop(new);
    wait_for(begin(runtime, |hs| await_dropped(hs, 2))).unwrap();
    let add = elsewhere(begin(runtime, |hs| adder(hs, 2)))
        .unwrap()
        .unwrap();
    let sum = runtime.attach(|hs| add.with(hs).call(40).unwrap());
    assert_eq!(sum, Ok(42));
    let none = elsewhere(begin(runtime, |hs| adder(hs, 0))).unwrap();
    assert_eq!(none.unwrap_err(), "nothing to add");
    // While this thread is attached.
    let attached = runtime.attach(|hs| wait_for(twice(hs, 4)).unwrap());
    assert_eq!(attached, Ok(8));
}

fn throws() {
    let runtime = start();
    let thrown = elsewhere(begin(&runtime, |hs| raise(hs, "no"))).unwrap_err();
    assert!(!thrown.is_exit());
    let message = runtime.attach(|hs| thrown.message(hs));
    assert_eq!(message.unwrap(), "no");
    let length = |text| elsewhere(begin(&runtime, |hs| checked(hs, text)));
    assert_eq!(length("four").unwrap(), Ok(4));
    assert_eq!(length("").unwrap(), Err(PriceError::Empty));
    let other = length("?").unwrap_err();
    let name = runtime.attach(|hs| other.type_name(hs));
    assert_eq!(name.unwrap(), "ErrorCall");
    let shortened = |text: &str| {
        let text = Small(text.to_owned());
        elsewhere(begin(&runtime, |hs| shorten(hs, text)))
    };
    assert_eq!(shortened("ab").unwrap(), Small("b".to_owned()));
    let unread = shortened("a").unwrap_err();
    let message = runtime.attach(|hs| unread.message(hs)).unwrap();
    assert!(message.contains("A has capitals"), "{message}");
    let evaluated = |text| elsewhere(begin(&runtime, |hs| parsed(hs, text)));
    assert_eq!(evaluated("a").unwrap(), Ok(1));
    assert_eq!(evaluated("").unwrap(), Err(PriceError::Empty));
    let sum = |n| elsewhere(begin(&runtime, |hs| sum_to(hs, n))).unwrap();
    assert_eq!(
        (sum(100_000), sum(0)),
        (Ok(5_000_050_000), Err(PriceError::Empty))
    );
}

/// Four threads start actions, which four other threads await.
fn threads(count: u64) {
    let runtime = start();
    thread::scope(|scope| {
        for _ in 0..4 {
            let (sender, futures) = channel();
            scope.spawn(|| {
                let sender = sender;
                let started = runtime.attach(|hs| {
                    (0..count).try_for_each(|number| {
                        // Every fourth is dropped here, while it may be running.
                        if number % 4 == 3 {
                            drop(tally(hs));
                            return Ok(());
                        }
                        sender.send(tally(hs))
                    })
                });
                started.unwrap().expect("the other thread waits");
            });
            scope.spawn(|| {
                for future in futures {
                    wait_for(future).expect("it counts");
                }
            });
        }
    });
    let tallied = runtime.attach(|hs| tallied(hs).unwrap()).unwrap();
    let awaited = 4 * (count - count / 4);
    assert!((awaited..=4 * count).contains(&tallied), "{tallied}");
}

/// What ends an action: dropping its future, on any thread.
fn drops() {
    let runtime = start();
    let begun = || {
        let future = begin(&runtime, wait);
        wait_for(begin(&runtime, waiting)).unwrap();
        future
    };
    let stopped = || wait_for(begin(&runtime, stopped)).unwrap();

    let future = begun();
    thread::spawn(move || drop(future))
        .join()
        .expect("no panic");
    assert_eq!(stopped(), "thread killed");

    // When it has been polled.
    let mut future = begun();
    let mut context = Context::from_waker(Waker::noop());
    assert!(Pin::new(&mut future).poll(&mut context).is_pending());
    drop(future);
    assert_eq!(stopped(), "thread killed");

    let future = begun();
    runtime.attach(|_| drop(future)).unwrap();
    assert_eq!(stopped(), "thread killed");

    // In a finalizer of Haskell's.
    *KEPT.lock().expect("no panic") = Some(begun());
    runtime.attach(|hs| collect_kept(hs).unwrap()).unwrap();
    assert_eq!(stopped(), "thread killed");

    // After the end of the runtime.
    let (future, other) = (begun(), begin(&runtime, nothing));
    drop(runtime);
    drop((future, other));
}

/// Haskell awaits a future of Rust's, which awaits an action of Haskell's.
fn around_and_back() {
    let runtime = start();
    let futures: Vec<_> = (1..100)
        .map(|n| begin(&runtime, |hs| around(hs, n)))
        .collect();
    for (n, future) in (1..).zip(futures) {
        assert_eq!(elsewhere(future).unwrap(), 2 * n);
    }
    let thrown = elsewhere(begin(&runtime, |hs| around(hs, 0))).unwrap_err();
    let text = runtime.attach(|hs| (thrown.type_name(hs), thrown.message(hs)));
    assert_eq!(text.unwrap(), ("ErrorCall".to_owned(), "none".to_owned()));

    let future = begin(&runtime, wait_around);
    wait_for(begin(&runtime, waiting)).unwrap();
    drop(future);
    let stopped = wait_for(begin(&runtime, stopped)).unwrap();
    assert_eq!(stopped, "thread killed");
}

/// A result that comes when the future has been dropped is dropped.
fn late() {
    let runtime = start();
    let future = begin(&runtime, stubborn);
    wait_for(begin(&runtime, waiting)).unwrap();
    drop(future);
    runtime.attach(|hs| release(hs).unwrap()).unwrap();
    wait_for(begin(&runtime, |hs| await_dropped(hs, 1))).unwrap();
}

/// GHC finds that an action waits for ever.
fn never() {
    let runtime = start();
    let future = begin(&runtime, unreachable);
    let collected = begin(&runtime, |hs| await_dropped(hs, 0));
    wait_for(collected).unwrap();
    let thrown = elsewhere(future).unwrap_err();
    let name = runtime.attach(|hs| thrown.type_name(hs)).unwrap();
    assert_eq!(name, "BlockedIndefinitelyOnMVar");
}

/// Says that it was woken, and panics.
struct Panics(Sender<()>);

impl Wake for Panics {
    fn wake(self: Arc<Self>) {
        self.0.send(()).expect("the test waits");
        panic!("on purpose");
    }
}

/// Polls when it is woken.
struct Polls(Mutex<Option<HsFuture<Pass>>>, Sender<bool>);

impl Wake for Polls {
    fn wake(self: Arc<Self>) {
        let mut future = self
            .0
            .lock()
            .expect("no panic")
            .take()
            .expect("it is there");
        let waker = Waker::from(Arc::clone(&self));
        let polled = Pin::new(&mut future).poll(&mut Context::from_waker(&waker));
        self.1.send(polled.is_ready()).expect("the test waits");
    }
}

/// Calls Haskell, and drops a future, when it is woken.
struct Calls(Handle, Mutex<Option<HsFuture<()>>>, Sender<u64>);

impl Wake for Calls {
    fn wake(self: Arc<Self>) {
        drop(self.1.lock().expect("no panic").take());
        let tallied = self.0.attach(|hs| tallied(hs).unwrap());
        let tallied = tallied.expect("Haskell made the call");
        self.2.send(tallied).expect("the test waits");
    }
}

/// Counts how often it is cloned less than dropped.
struct Counts(Arc<AtomicUsize>);

impl Wake for Counts {
    fn wake(self: Arc<Self>) {}
}

impl Drop for Counts {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

fn wakers() {
    let runtime = start();
    let begun = || {
        let future = begin(&runtime, stubborn);
        wait_for(begin(&runtime, waiting)).unwrap();
        future
    };
    let go_on = || runtime.attach(|hs| release(hs).unwrap()).unwrap();

    // One that panics.
    let mut future = begun();
    let (sender, woken) = channel();
    let waker = Waker::from(Arc::new(Panics(sender)));
    let mut context = Context::from_waker(&waker);
    assert!(Pin::new(&mut future).poll(&mut context).is_pending());
    go_on();
    woken.recv().expect("it is woken");
    drop(wait_for(&mut future).unwrap());
    // A poll too many.
    let polled = thread::spawn(move || wait_for(future).is_ok()).join();
    assert!(polled.is_err());

    // One that polls at once, and one that is replaced before.
    let mut future = begun();
    let dropped = Arc::new(AtomicUsize::new(0));
    let waker = Waker::from(Arc::new(Counts(Arc::clone(&dropped))));
    let mut context = Context::from_waker(&waker);
    assert!(Pin::new(&mut future).poll(&mut context).is_pending());
    let (sender, polled) = channel();
    let polls = Arc::new(Polls(Mutex::new(None), sender));
    let waker_that_polls = Waker::from(Arc::clone(&polls));
    let mut context = Context::from_waker(&waker_that_polls);
    assert!(Pin::new(&mut future).poll(&mut context).is_pending());
    drop(waker);
    assert_eq!(
        dropped.load(Ordering::SeqCst),
        1,
        "the earlier waker is kept"
    );
    *polls.0.lock().expect("no panic") = Some(future);
    go_on();
    assert_eq!(polled.recv(), Ok(true));

    // One that calls Haskell.
    let mut future = begun();
    let unused = begin(&runtime, wait);
    wait_for(begin(&runtime, waiting)).unwrap();
    let (sender, called) = channel();
    let calls = Calls(runtime.handle(), Mutex::new(Some(unused)), sender);
    let waker = Waker::from(Arc::new(calls));
    let mut context = Context::from_waker(&waker);
    assert!(Pin::new(&mut future).poll(&mut context).is_pending());
    go_on();
    assert_eq!(called.recv(), Ok(0));
    drop(wait_for(future).unwrap());
    assert_eq!(wait_for(begin(&runtime, stopped)).unwrap(), "thread killed");
}

/// Futures are complete when the runtime ends, also for a thread for which the end waits.
fn end(nowait: bool) {
    let runtime = start();
    let handle = runtime.handle();
    let polled_before = begin(&runtime, wait);
    wait_for(begin(&runtime, waiting)).unwrap();
    let unpolled = begin(&runtime, stubborn);
    wait_for(begin(&runtime, waiting)).unwrap();
    let outside = thread::spawn(move || wait_for(polled_before).unwrap_err().is_exit());
    let (sender, attached) = channel();
    let inside = thread::spawn(move || {
        let waited = handle.attach(|hs| {
            let future = wait(hs);
            sender.send(()).expect("the test waits");
            wait_for(future).unwrap_err().is_exit()
        });
        waited.expect("it was attached before the end")
    });
    attached.recv().expect("the thread is attached");
    wait_for(begin(&runtime, waiting)).unwrap();
    // Otherwise `hs_exit` waits for nobody.
    runtime.attach(|hs| release(hs).unwrap()).unwrap();
    if nowait {
        runtime.exit_nowait();
    } else {
        drop(runtime);
    }
    assert!(outside.join().expect("no panic"));
    assert!(inside.join().expect("no panic"));
    match wait_for(unpolled) {
        Ok(_) => {}
        Err(exception) => assert!(exception.is_exit()),
    }
    assert_eq!(handle.attach(|_| ()), Err(AttachError::Exited));
}

/// Calls that start when the end has begun.
fn refused() {
    let runtime = start();
    let handle = runtime.handle();
    let (sender, attached) = channel();
    let (begun, ending) = channel();
    let caller = thread::spawn(move || {
        handle.attach(|hs| {
            begun.send(wait(hs)).expect("the test waits");
            sender.send(()).expect("the test waits");
            loop {
                if let Err(exception) = wait_for(twice(hs, 1)) {
                    return exception.is_exit();
                }
            }
        })
    });
    attached.recv().expect("the thread is attached");
    drop(runtime);
    assert_eq!(caller.join().expect("no panic"), Ok(true));
    let future: HsFuture<()> = ending.recv().expect("it was sent");
    assert!(wait_for(future).unwrap_err().is_exit());
}

/// Nothing is awaited on the non-threaded runtime, and what has been passed is released.
fn nonthreaded() {
    let runtime = Runtime::start(&Options::new()).expect("it has not been started");
    let begun = runtime.attach(|hs| {
        let pass = pass(hs).unwrap();
        (pass_later(hs, pass), echo(hs, "a", "b".repeat(1000)))
    });
    let (later, text) = begun.expect("it is the thread of the runtime");
    for refused in [wait_for(later).map(drop), wait_for(text).map(drop)] {
        let refused = refused.unwrap_err();
        assert_eq!(refused.attach_error(), Some(AttachError::NotThreaded));
        assert!(refused.to_string().contains("threaded runtime only"));
    }
    // Haskell waits for Rust there, which finds that it cannot wait for Haskell.
    let name = runtime.attach(|hs| around_now(hs, 1).unwrap_err().type_name(hs));
    assert_eq!(name.unwrap(), "CallbackRefused");
}

//! Calls that Haskell waits for, without a thread.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use hsffi::{Async, Fun, Handle, Hs, HsException, OwnedByHaskell, OwnedByRust, export};

use crate::enums::Day;
use crate::errors::NumberError;
use crate::objects::Counter;

/// Lets another future run first.
async fn step_aside() {
    let mut aside = false;
    poll_fn(|context| {
        if std::mem::replace(&mut aside, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Waits, and returns nothing.
#[export]
pub async fn ferry() {
    step_aside().await;
}

macro_rules! ferries {
    ($($name:ident: $t:ty;)*) => {$(
        /// Waits, and returns what it is given.
        #[export]
        pub async fn $name(passenger: $t) -> $t {
            step_aside().await;
            passenger
        }
    )*};
}

ferries! {
    ferry_u8: u8;
    ferry_i64: i64;
    ferry_u128: u128;
    ferry_bool: bool;
    ferry_char: char;
    ferry_f32: f32;
    ferry_f64: f64;
    ferry_day: Day;
    ferry_text: String;
    ferry_bytes: Vec<u8>;
    ferry_words: Vec<u64>;
    ferry_option: Option<String>;
    ferry_pair: (u32, String);
}

/// Waits, and returns a counter.
#[export]
pub async fn ferry_counter(value: u64) -> OwnedByRust<Counter> {
    step_aside().await;
    Counter::new(value)
}

/// The number of bytes, by a call that an `unsafe` import starts.
#[export(unsafe, reason = "reads a length and starts a future")]
pub fn ferry_length(passenger: &str) -> Async<Result<String, NumberError>> {
    let length = passenger.len();
    Async::new(async move {
        step_aside().await;
        if length == 0 {
            return Err(NumberError::Empty);
        }
        Ok(length.to_string())
    })
}

/// Waits, and fails when the text is no number.
///
/// # Errors
/// When it is none.
#[export]
pub async fn ferry_number(digits: String) -> Result<Vec<u32>, NumberError> {
    step_aside().await;
    match digits.parse() {
        Ok(number) => Ok(vec![number]),
        Err(_) if digits.is_empty() => Err(NumberError::Empty),
        Err(_) => Err(NumberError::Overflow(7, Some(digits))),
    }
}

/// The same, as a value.
///
/// # Errors
/// When it is none.
#[export(either)]
pub async fn ferry_either(digits: String) -> Result<Vec<u32>, NumberError> {
    ferry_number(digits).await
}

/// Waits, and calls a function on a thread of Rust's.
///
/// # Errors
/// When the function throws.
#[export]
pub fn ferry_call(
    hs: Hs<'_>,
    function: OwnedByHaskell<Fun<'_, fn(u32) -> u32>>,
) -> Async<Result<u32, HsException>> {
    let handle: Handle = hs.handle();
    Async::new(async move {
        step_aside().await;
        match handle.attach(|hs| function.with(hs).call(1)) {
            Ok(result) => result,
            // The runtime that is not threaded.
            Err(_) => Ok(0),
        }
    })
}

/// Panics before there is a future.
#[export]
pub fn ferry_refuses() -> Async<u32> {
    panic!("no ferry today")
}

/// Panics when it goes on.
#[export]
pub async fn ferry_sinks() -> u32 {
    step_aside().await;
    panic!("the ferry sinks")
}

/// Panics when it is dropped.
struct Wreck;

impl Drop for Wreck {
    fn drop(&mut self) {
        panic!("a wreck is dropped")
    }
}

impl Future for Wreck {
    type Output = OwnedByRust<Counter>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(Counter::new(9))
    }
}

/// Panics when its result is there.
#[export]
pub fn ferry_wreck() -> Async<OwnedByRust<Counter>> {
    Async::new(Wreck)
}

/// Panics when it is cancelled.
#[export]
pub fn ferry_wreck_waits(bridge: &Drawbridge) -> Async<u32> {
    let crossing = bridge.crossing(1);
    Async::new(async move {
        let _wreck = Wreck;
        crossing.await
    })
}

/// Waits for what nothing will wake it for.
#[export]
pub async fn ferry_lost() -> u32 {
    std::future::pending().await
}

/// Something to wait for.
#[derive(Debug, hsffi::Opaque)]
pub struct Drawbridge(Arc<Mutex<Bridge>>);

#[derive(Debug, Default)]
struct Bridge {
    lowered: bool,
    waiting: Vec<Waker>,
    /// Whether a call is being polled.
    grinding: bool,
}

static CROSSINGS: AtomicU64 = AtomicU64::new(0);

/// One who waits for a bridge.
struct Crossing {
    bridge: Arc<Mutex<Bridge>>,
    toll: u32,
}

impl Future for Crossing {
    type Output = u32;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<u32> {
        let mut bridge = self.bridge.lock().expect("nobody panics");
        if bridge.lowered {
            return Poll::Ready(self.toll);
        }
        bridge.waiting.push(context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Crossing {
    fn drop(&mut self) {
        CROSSINGS.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Drawbridge {
    fn crossing(&self, toll: u32) -> Crossing {
        CROSSINGS.fetch_add(1, Ordering::SeqCst);
        Crossing {
            bridge: Arc::clone(&self.0),
            toll,
        }
    }
}

#[export]
impl Drawbridge {
    /// One that is up.
    pub fn new() -> OwnedByRust<Drawbridge> {
        OwnedByRust::new(Drawbridge(Arc::default()))
    }

    /// Lets all pass, from now on.
    pub fn lower(&self) {
        let mut bridge = self.0.lock().expect("nobody panics");
        bridge.lowered = true;
        let waiting = std::mem::take(&mut bridge.waiting);
        drop(bridge);
        waiting.into_iter().for_each(Waker::wake);
    }

    /// How many have come and wait.
    pub fn waiting(&self) -> usize {
        self.0.lock().expect("nobody panics").waiting.len()
    }

    /// Returns the toll when the bridge is down.
    pub fn cross(&self, toll: u32) -> Async<u32> {
        Async::new(self.crossing(toll))
    }

    /// Returns a counter when the bridge is down.
    pub fn fetch(&self) -> Async<OwnedByRust<Counter>> {
        let crossing = self.crossing(3);
        Async::new(async move { Counter::new(crossing.await.into()) })
    }

    /// Takes its time in one go, until the bridge is down, or for a while where nobody can lower it.
    pub fn grind(&self, milliseconds: u64) -> Async<OwnedByRust<Counter>> {
        let (bridge, crossing) = (Arc::clone(&self.0), self.crossing(0));
        let begun = Instant::now();
        Async::new(async move {
            let _crossing = crossing;
            bridge.lock().expect("nobody panics").grinding = true;
            while !bridge.lock().expect("nobody panics").lowered
                && begun.elapsed() < Duration::from_millis(milliseconds)
            {
                std::thread::yield_now();
            }
            Counter::new(4)
        })
    }

    /// Whether a call has begun to grind.
    pub fn is_grinding(&self) -> bool {
        self.0.lock().expect("nobody panics").grinding
    }
}

/// How many futures there are that wait for a bridge.
#[export(unsafe, reason = "reads an atomic")]
pub fn live_crossings() -> u64 {
    CROSSINGS.load(Ordering::SeqCst)
}

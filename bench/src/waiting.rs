//! Calls that wait.

use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Poll, Waker};

use hsffi::{Async, OwnedByRust, export};

/// Returns what it is given, on another thread.
#[export]
pub fn relayed(number: u64) -> Async<u64> {
    Async::new(async move { number })
}

/// Something that many wait for.
#[derive(hsffi::Opaque)]
pub struct Turnstile(Arc<Inner>);

#[derive(Default)]
struct Inner {
    state: Mutex<State>,
    opened: Condvar,
}

#[derive(Default)]
struct State {
    open: bool,
    waiting: usize,
    wakers: Vec<Waker>,
}

struct Pass(Arc<Inner>);

impl Future for Pass {
    type Output = u64;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<u64> {
        let mut state = self.0.state.lock().expect("nobody panics");
        if state.open {
            return Poll::Ready(1);
        }
        state.waiting += 1;
        state.wakers.push(context.waker().clone());
        Poll::Pending
    }
}

#[export]
impl Turnstile {
    /// One that is closed.
    pub fn new() -> OwnedByRust<Turnstile> {
        OwnedByRust::new(Turnstile(Arc::default()))
    }

    /// Lets all pass.
    pub fn open(&self) {
        let mut state = self.0.state.lock().expect("nobody panics");
        state.open = true;
        let wakers = std::mem::take(&mut state.wakers);
        drop(state);
        self.0.opened.notify_all();
        wakers.into_iter().for_each(Waker::wake);
    }

    /// How many wait.
    #[hsffi(unsafe, reason = "takes a lock that is held for a few instructions")]
    pub fn waiting(&self) -> usize {
        self.0.state.lock().expect("nobody panics").waiting
    }

    /// Waits without a thread.
    #[hsffi(unsafe, reason = "starts a future that shares the turnstile")]
    pub fn pass(&self) -> Async<u64> {
        Async::new(Pass(Arc::clone(&self.0)))
    }

    /// Waits as a `safe` call does.
    pub fn block(&self) -> u64 {
        let mut state = self.0.state.lock().expect("nobody panics");
        state.waiting += 1;
        drop(self.0.opened.wait_while(state, |state| !state.open));
        1
    }
}

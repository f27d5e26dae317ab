//! Actions that wait, and an executor of the crate's own, which stops.

use std::future::poll_fn;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

use hsffi::{Events, Executor, Items, Overflow, Task, Threads, export};

/// Runs futures until it is dismissed.
pub(crate) struct Staff(());

static THREADS: Mutex<Option<Threads>> = Mutex::new(None);

fn threads() -> MutexGuard<'static, Option<Threads>> {
    THREADS.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Staff {
    /// One of a single thread. The first attempt fails.
    pub(crate) fn hired() -> Self {
        static TRIED: AtomicBool = AtomicBool::new(false);
        assert!(TRIED.swap(true, Ordering::SeqCst), "nobody can be hired");
        *threads() = Some(Threads::new(NonZero::<usize>::MIN));
        Staff(())
    }
}

impl Executor for Staff {
    fn spawn(&self, task: Task) {
        if let Some(threads) = &*threads() {
            threads.spawn(task);
        }
    }
}

/// Stops the executor.
#[export]
pub fn dismiss_staff() {
    let dismissed = threads().take();
    drop(dismissed);
}

/// Who waits for a delivery.
static WAITING: Mutex<Vec<Waker>> = Mutex::new(Vec::new());

fn waiting() -> MutexGuard<'static, Vec<Waker>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The name of the thread that runs futures.
#[export]
pub async fn name_of_staff() -> Option<String> {
    std::future::ready(()).await;
    std::thread::current().name().map(str::to_owned)
}

/// Waits until something has been delivered.
#[export]
pub async fn await_delivery() {
    let mut asked = false;
    poll_fn(|context| {
        if std::mem::replace(&mut asked, true) {
            return Poll::Ready(());
        }
        waiting().push(context.waker().clone());
        Poll::Pending
    })
    .await;
}

/// How many wait for a delivery.
#[export]
pub fn awaited_deliveries() -> usize {
    waiting().len()
}

/// Wakes those who wait for a delivery.
#[export]
pub fn deliver() {
    let waiting = std::mem::take(&mut *waiting());
    waiting.into_iter().for_each(Waker::wake);
}

/// What is delivered, each after another one has been asked for.
#[export]
pub fn deliveries(count: u32) -> Items<'static, u32> {
    let (mut next, mut asked) = (0, false);
    Items::from_poll_fn(move |context| {
        asked = !asked;
        if asked {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        next += 1;
        Poll::Ready((next <= count).then_some(next))
    })
}

/// Orders, which nobody makes any more.
#[export]
pub fn orders(count: u32) -> Events<u32> {
    let (sender, orders) = hsffi::events(4, Overflow::DropOldest);
    for order in 1..=count {
        if sender.send(order).is_err() {
            unreachable!("Haskell has not released what it does not have yet")
        }
    }
    orders
}

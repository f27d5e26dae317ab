//! What waits between threads is `Send`, owns what it has, and is made by hsffi alone.

use std::rc::Rc;
use std::task::Poll;

use hsffi::{Async, Events, Items, Overflow, Task};

hsffi::module!("Attack");

// An event would be read on a thread other than the sender's.
fn event_that_is_not_send() -> Events<Rc<u8>> {
    hsffi::events(1, Overflow::Fail).1
}

// A queue would outlive what the event borrows.
fn event_that_borrows(text: &str) -> Events<&str> {
    let (sender, events) = hsffi::events(1, Overflow::Fail);
    let _ = sender.send(text);
    events
}

// The stream would be polled after the call.
fn stream_that_borrows<'a>(texts: &'a [u8]) -> Items<'a, u8> {
    let mut texts = texts.iter();
    Items::from_poll_fn(move |_| Poll::Ready(texts.next().copied()))
}

fn future_that_borrows(text: &str) -> Async<usize> {
    Async::new(async move { text.len() })
}

// Two threads would poll one future.
fn task_of_two(task: Task) -> (Task, Task) {
    (task.clone(), task)
}

fn main() {}

//! Calls that Haskell stops: by breaking what they wait for, or by telling them.

use std::fmt;
use std::io::Read;
use std::os::fd::AsFd;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use hsffi::{Awaited, Cancel, Fun, HsException, Interrupt, Interrupted, OwnedByRust, export};

use crate::interruption::begin;
use crate::objects::Counter;

/// Why there was nothing to read.
#[derive(Debug, hsffi::Error)]
pub enum ReadError {
    /// The call was stopped.
    Stopped,
    /// The system says so.
    System,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ReadError::Stopped => "stopped",
            ReadError::System => "the system refused",
        })
    }
}

impl From<Interrupted> for ReadError {
    fn from(_: Interrupted) -> Self {
        ReadError::Stopped
    }
}

impl From<std::io::Error> for ReadError {
    fn from(_: std::io::Error) -> Self {
        ReadError::System
    }
}

/// Sleeps, and returns nothing.
///
/// # Errors
/// When it is stopped.
#[export(interruptible)]
pub fn rest(milliseconds: u64, interrupt: Interrupt<'_>) -> Result<(), Interrupted> {
    begin();
    interrupt.sleep(Duration::from_millis(milliseconds))
}

/// Sleeps while there is an object, and returns it.
///
/// # Errors
/// When it is stopped.
#[export(interruptible)]
pub fn rest_counter(
    milliseconds: u64,
    interrupt: Interrupt<'_>,
) -> Result<OwnedByRust<Counter>, Interrupted> {
    let counter = Counter::new(milliseconds);
    begin();
    interrupt.sleep(Duration::from_millis(milliseconds))?;
    Ok(counter)
}

/// Sleeps, and returns an object even when it is stopped.
#[export(interruptible)]
pub fn rest_anyway(interrupt: Interrupt<'_>, milliseconds: u64) -> OwnedByRust<Counter> {
    begin();
    let _ = interrupt.sleep(Duration::from_millis(milliseconds));
    Counter::new(milliseconds)
}

/// Sleeps, and tells in a register whether it was stopped.
#[export(interruptible)]
pub fn rest_through(interrupt: Interrupt<'_>, milliseconds: u64) -> bool {
    begin();
    interrupt.sleep(Duration::from_millis(milliseconds)).is_ok()
}

/// Waits for something to read where there is nothing, and tells whether there was.
///
/// # Errors
/// When it is stopped, or the system has no pipe.
#[export(interruptible)]
pub fn await_pipe(milliseconds: Option<u64>, interrupt: Interrupt<'_>) -> Result<bool, ReadError> {
    let (reader, _writer) = std::io::pipe()?;
    let time = milliseconds.map(Duration::from_millis);
    begin();
    let ready = interrupt.poll(&[Awaited::Readable(reader.as_fd())], time)??;
    Ok(ready == [true])
}

/// Reads where there is nothing, which takes for ever.
///
/// # Errors
/// When it is stopped, or the system has no pipe.
#[export(interruptible)]
pub fn read_pipe(interrupt: Interrupt<'_>) -> Result<u64, ReadError> {
    let (mut reader, _writer) = std::io::pipe()?;
    let mut byte = [0];
    begin();
    Ok(interrupt.retry(|| reader.read(&mut byte))?? as u64)
}

/// Sleeps once for a text, whose bytes it has counted before and counts again.
#[export(interruptible)]
pub fn rest_beside(interrupt: Interrupt<'_>, text: &str, milliseconds: u64) -> bool {
    let count = |text: &str| text.bytes().map(u64::from).sum::<u64>();
    let before = count(text);
    begin();
    let _ = interrupt.sleep(Duration::from_millis(milliseconds));
    count(text) == before
}

fn spin_for(milliseconds: u64, cancel: Cancel<'_>) -> Result<u64, Interrupted> {
    let since = Instant::now();
    let mut rounds = 0;
    begin();
    while since.elapsed() < Duration::from_millis(milliseconds) {
        cancel.check()?;
        rounds += 1;
    }
    Ok(rounds)
}

/// Computes for so long, and tells how often it has looked whether it should stop.
///
/// # Errors
/// When it is stopped.
#[export(cancellable)]
pub fn spin(milliseconds: u64, cancel: Cancel<'_>) -> Result<u64, Interrupted> {
    spin_for(milliseconds, cancel)
}

/// Computes, and returns an object even when it is stopped.
#[export(cancellable)]
pub fn spin_anyway(milliseconds: u64, cancel: Cancel<'_>) -> OwnedByRust<Counter> {
    let _ = spin_for(milliseconds, cancel);
    Counter::new(milliseconds)
}

/// Computes on two threads, and returns a number in a floating-point register: of so many, how many were not stopped.
#[export(cancellable)]
pub fn spin_twice(milliseconds: u64, cancel: Cancel<'_>) -> f64 {
    let spin = || spin_for(milliseconds, cancel).is_ok();
    let (one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(spin);
        (spin(), other.join().unwrap_or(false))
    });
    f64::from(u8::from(one)) + f64::from(u8::from(other))
}

/// Takes what it is lent in several ways, and computes for no time.
///
/// # Errors
/// When it is stopped.
#[export(cancellable)]
#[allow(clippy::option_option, reason = "what is lent is tested")]
pub fn spin_with(
    optional: Option<Option<u64>>,
    text: Option<&str>,
    changed: &mut u64,
    numbers: &mut [u16],
    cancel: Cancel<'_>,
) -> Result<(), Interrupted> {
    cancel.check()?;
    *changed += optional.flatten().unwrap_or(0);
    numbers.reverse();
    *changed += text.map_or(0, |text| text.len() as u64);
    Ok(())
}

/// Panics when it is stopped.
#[export(cancellable)]
pub fn spin_panic(milliseconds: u64, cancel: Cancel<'_>) {
    let counter = Counter::starting_at(milliseconds);
    spin_for(milliseconds, cancel).expect("not to be stopped");
    drop(counter);
}

/// Calls a function over and over, and tells how often.
///
/// # Errors
/// What the function throws.
#[export(cancellable)]
pub fn call_repeatedly(call: Fun<'_, fn(u64)>, cancel: Cancel<'_>) -> Result<u64, HsException> {
    let mut calls = 0;
    begin();
    while !cancel.is_requested() {
        call.call(calls)?;
        calls += 1;
    }
    Ok(calls)
}

#[derive(Debug, hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Odometer {
    rounds: u64,
}

#[export]
impl Odometer {
    /// Begins at nothing.
    pub fn new() -> OwnedByRust<Odometer> {
        OwnedByRust::new(Odometer { rounds: 0 })
    }

    /// Goes on for so long.
    ///
    /// # Errors
    /// When it is stopped.
    #[hsffi(cancellable)]
    pub fn drive(&mut self, milliseconds: u64, cancel: Cancel<'_>) -> Result<(), Interrupted> {
        let since = Instant::now();
        self.rounds += 1;
        begin();
        while since.elapsed() < Duration::from_millis(milliseconds) {
            cancel.check()?;
            self.rounds += 1;
        }
        Ok(())
    }

    /// Calls a function, and has the object to itself meanwhile.
    ///
    /// # Errors
    /// What the function throws.
    pub fn during(&mut self, call: Fun<'_, fn()>) -> Result<(), HsException> {
        self.rounds += 1;
        call.call()
    }

    /// Calls a function that may be stopped, and has the object to itself meanwhile.
    ///
    /// # Errors
    /// What the function throws.
    #[hsffi(cancellable)]
    pub fn during_drive(
        &mut self,
        call: Fun<'_, fn()>,
        cancel: Cancel<'_>,
    ) -> Result<(), HsException> {
        if !cancel.is_requested() {
            self.rounds += 1;
        }
        call.call()
    }

    /// How far it got.
    pub fn rounds(&mut self) -> u64 {
        self.rounds
    }
}

static KEPT: Mutex<Option<Interrupted>> = Mutex::new(None);

/// Sleeps, and keeps what it is told when it is stopped.
#[export(interruptible)]
pub fn rest_and_keep(milliseconds: u64, interrupt: Interrupt<'_>) {
    begin();
    let stopped = interrupt.sleep(Duration::from_millis(milliseconds)).err();
    *KEPT.lock().unwrap() = stopped;
}

/// Answers what was kept when another call was stopped.
///
/// # Errors
/// When there is something.
#[export]
pub fn answer_what_was_kept() -> Result<(), Interrupted> {
    KEPT.lock().unwrap().take().map_or(Ok(()), Err)
}

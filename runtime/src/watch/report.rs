//! An export that is told of on standard error.

use std::fmt;
use std::io::Write;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering};

/// The name and place of an export, and what has been told of it.
#[derive(Debug)]
pub struct Export {
    name: &'static str,
    place: &'static Location<'static>,
    /// That it takes long.
    pub slow: Told,
    /// That it leaves another floating-point environment.
    pub floating: Told,
}

impl Export {
    #[track_caller]
    pub const fn new(name: &'static str) -> Self {
        Export {
            name,
            place: Location::caller(),
            slow: Told(AtomicBool::new(false)),
            floating: Told(AtomicBool::new(false)),
        }
    }
}

impl fmt::Display for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, line) = (self.place.file(), self.place.line());
        write!(f, "`{}` ({file}:{line})", self.name)
    }
}

/// Whether something has been told.
#[derive(Debug)]
pub struct Told(AtomicBool);

impl Told {
    /// Tells it, unless it has been told.
    pub fn tell(&self, what: impl FnOnce() -> String) {
        if !self.0.swap(true, Ordering::Relaxed) {
            tell(&what());
        }
    }
}

/// One write, so that what several threads tell does not get mixed up. There is nobody to complain to when it fails.
pub fn tell(what: &str) {
    let line = format!("hsffi: {what}\n");
    let _ = std::io::stderr().lock().write_all(line.as_bytes());
}

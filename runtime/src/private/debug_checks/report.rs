//! An export or a type that is told of on standard error.

use std::fmt;
#[cfg(unix)]
use std::fs::File;
use std::io::{self, Write};
#[cfg(unix)]
use std::os::fd::AsFd;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering};

/// The name and place of an export or a type, and what has been told of it.
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
    let _ = standard_error().and_then(|mut file| file.write_all(line.as_bytes()));
}

/// The file, and not [`std::io::stderr`]: its lock may be with a thread that is in Haskell meanwhile, and waits for the
/// collector, as that does for an `unsafe` call that is told of.
#[cfg(unix)]
fn standard_error() -> io::Result<File> {
    let file = io::stderr().as_fd().try_clone_to_owned()?;
    Ok(file.into())
}

#[cfg(not(unix))]
fn standard_error() -> io::Result<io::Stderr> {
    Ok(io::stderr())
}

#[cfg(all(test, unix))]
mod tests {
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn nobody_is_waited_for_who_has_standard_error() {
        let lock = io::stderr().lock();
        let (told, waits) = mpsc::channel();
        thread::spawn(move || {
            tell("the test's own");
            told.send(())
        });
        let told = waits.recv_timeout(Duration::from_mins(1));
        drop(lock);
        assert_eq!(told, Ok(()));
    }
}

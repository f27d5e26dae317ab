//! A build that watches its exports.

use std::cell::Cell;

#[cfg(target_os = "linux")]
use super::limit;
use super::{finalizer, floating, report};

/// An export or a type, as it is named when there is something to tell.
#[derive(Debug)]
pub struct Subject {
    export: report::Export,
}

impl Subject {
    /// That of this name, which stands where this is called.
    #[track_caller]
    pub const fn new(name: &'static str) -> Self {
        Subject {
            export: report::Export::new(name),
        }
    }

    /// Runs the C finalizer of this type.
    pub fn finalizer(&'static self, run: impl FnOnce()) {
        let _running = finalizer::Running::begin(&self.export);
        run();
    }
}

/// The export that a call is of, if it is of one: items are pulled by calls of their own.
#[derive(Clone, Copy, Debug)]
pub struct Origin(Option<Imported>);

#[derive(Clone, Copy, Debug)]
struct Imported {
    export: &'static report::Export,
    stops_the_collector: bool,
}

thread_local! {
    static CURRENT: Cell<Origin> = const { Cell::new(Origin(None)) };
}

impl Origin {
    pub(super) fn of(with_checks: &'static Subject, stops_the_collector: bool) -> Self {
        Origin(Some(Imported {
            export: &with_checks.export,
            stops_the_collector,
        }))
    }

    /// That of the call which this thread is in.
    pub fn current() -> Self {
        CURRENT.get()
    }

    /// Makes a call on its behalf. One that panics is not told to be slow.
    pub fn watch<R>(self, call: impl FnOnce() -> R) -> R {
        let Some(Imported {
            export,
            stops_the_collector,
        }) = self.0
        else {
            return call();
        };
        let _current = Current {
            outer: CURRENT.replace(self),
        };
        let _environment = floating::Environment::of(export);
        #[cfg(target_os = "linux")]
        if let Some(limit) = stops_the_collector.then(limit::limit).flatten() {
            let begun = limit::Begun::now();
            let returned = call();
            begun.over(limit, export);
            return returned;
        }
        call()
    }
}

/// A call that is not over.
struct Current {
    outer: Origin,
}

impl Drop for Current {
    fn drop(&mut self) {
        CURRENT.set(self.outer);
    }
}

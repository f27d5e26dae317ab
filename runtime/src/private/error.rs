//! The messages of errors, for `#[derive(hsffi::Error)]` and for crates that have no `std` to name.

use std::error::Error;
use std::fmt::Display;

/// What the error displays.
pub fn message<E: Display>(error: &E) -> String {
    error.to_string()
}

/// An error of which something does not cross. Its message has the sources of the error if it has some.
#[derive(Debug)]
pub struct Told<'a, E>(pub &'a E);

impl<E: Error> Told<'_, E> {
    /// What the error and its sources display.
    pub fn message(&self) -> String {
        let (mut message, causes) = with_causes(self.0);
        for cause in causes {
            message += ": ";
            message += &cause;
        }
        message
    }
}

/// The message of a type that is not [`Error`]: rustc takes the method of the type before that of a trait.
pub trait WithoutSources {
    /// What the error displays.
    fn message(&self) -> String;
}

impl<E: Display> WithoutSources for Told<'_, E> {
    fn message(&self) -> String {
        self.0.to_string()
    }
}

/// How many sources of an error are looked at.
const MOST_SOURCES: usize = 64;

/// What the error displays, and what its sources display, from the outermost. Many errors display their source, too: what has been
/// said is not said again.
pub(crate) fn with_causes<E: Error + ?Sized>(error: &E) -> (String, Vec<String>) {
    let message = error.to_string();
    let mut causes: Vec<String> = Vec::new();
    let mut next = error.source();
    // An error may name itself as its source.
    for _ in 0..MOST_SOURCES {
        let Some(source) = next else { break };
        let cause = source.to_string();
        let last = causes.last().unwrap_or(&message);
        if !last.contains(&cause) {
            causes.push(cause);
        }
        next = source.source();
    }
    (message, causes)
}

#[cfg(test)]
mod tests {
    use super::{Told, WithoutSources as _};
    use std::error::Error;
    use std::fmt;

    #[derive(Debug)]
    struct Outer(&'static str, Option<Box<Outer>>);

    impl fmt::Display for Outer {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Outer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            let source = self.1.as_deref()?;
            Some(source)
        }
    }

    #[test]
    fn a_message_has_each_source_once() {
        let inner = Outer("no such file", None);
        let middle = Outer("cannot read: no such file", Some(Box::new(inner)));
        let outer = Outer("no index", Some(Box::new(middle)));
        assert_eq!(
            Told(&outer).message(),
            "no index: cannot read: no such file"
        );
    }

    #[test]
    fn what_is_no_error_has_no_sources() {
        assert_eq!(Told(&"as it is").message(), "as it is");
    }
}

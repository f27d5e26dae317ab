//! Errors of any type, as a text and the texts of their causes.

use std::error::Error;
use std::fmt;

use crate::Layout;
use crate::convert::thrown::{ItemError, Thrown};
use crate::into_haskell::{ErrorIntoHaskell, IntoPart};
use crate::private::error::with_causes;
use crate::private::import::NoRequirement;
use crate::private::metadata::Type;

/// An error of any type, for functions whose callers only show it: what it displays, and what its sources display.
///
/// `?` converts every [`Error`], `Box<dyn Error>`, `String`, `&str` and `anyhow::Error`, with its contexts. Haskell throws it as
/// `RustError`, which all packages share.
///
/// ```
/// use hsffi::Message;
///
/// # hsffi::module!("Lines");
/// /// The sum of the numbers in a file, one a line.
/// #[hsffi::export]
/// pub fn sum_lines(path: &str) -> Result<i64, Message> {
///     let mut sum = 0;
///     for line in std::fs::read_to_string(path)?.lines() {
///         sum += line.parse::<i64>()?;
///     }
///     if sum < 0 {
///         return Err("the sum is negative".into());
///     }
///     Ok(sum)
/// }
/// # fn main() {}
/// ```
///
/// Write an error type with [`hsffi::Error`](derive@crate::Error) where callers tell errors apart.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    text: String,
    causes: Vec<String>,
}

impl Message {
    /// What the error and its sources display. For a `Box<dyn Error + Send + Sync>`, write
    /// `.map_err(|error| Message::new(&*error))`.
    #[must_use]
    pub fn new(error: &dyn Error) -> Self {
        let (text, causes) = with_causes(error);
        Message { text, causes }
    }

    /// What the error displays.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What its sources display, from the outermost. A source whose text is a part of the text before it is left out.
    #[must_use]
    pub fn causes(&self) -> &[String] {
        &self.causes
    }
}

// `Message` is no `Error`, as `anyhow::Error` is none: it would be converted to itself in two ways.
impl<E: Into<Box<dyn Error>>> From<E> for Message {
    fn from(error: E) -> Self {
        Message::new(&*error.into())
    }
}

/// The text and its causes, with a colon between two.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        self.causes
            .iter()
            .try_for_each(|cause| write!(f, ": {cause}"))
    }
}

/// As it is displayed: `main` prints it so.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// How it lies in a slot.
type Parts = (String, Vec<String>);

// SAFETY: forwards.
#[diagnostic::do_not_recommend]
unsafe impl ErrorIntoHaskell for Message {
    type Requirement = NoRequirement;
    const TYPE: Type = Type::Message;
    const LAYOUT: Layout = <Parts as IntoPart>::LAYOUT;

    unsafe fn write(self, slot: *mut u8) {
        let parts: Parts = (self.text, self.causes);
        // SAFETY: the caller's.
        unsafe { IntoPart::write(parts, slot) }
    }
}

#[diagnostic::do_not_recommend]
impl ItemError for Message {
    type By = Thrown;
}

#[cfg(test)]
mod tests {
    use super::Message;
    use std::error::Error;
    use std::io;

    #[test]
    fn errors_of_any_type_become_messages() -> Result<(), Box<dyn Error>> {
        fn io() -> Result<(), Message> {
            Err(io::Error::other("broken"))?;
            Ok(())
        }
        fn boxed() -> Result<(), Message> {
            let failed: Result<(), Box<dyn Error>> = Err("boxed".into());
            failed?;
            Ok(())
        }
        fn text() -> Result<(), Message> {
            io()?;
            Err("text")?;
            Err(String::from("text"))?;
            Ok(())
        }
        fn shared() -> Result<(), Message> {
            let failed: Result<(), Box<dyn Error + Send + Sync>> = Err("shared".into());
            failed.map_err(|error| Message::new(&*error))
        }
        for (call, text) in [
            (io as fn() -> Result<(), Message>, "broken"),
            (boxed, "boxed"),
            (text, "broken"),
            (shared, "shared"),
        ] {
            let message = call().err().ok_or("it failed")?;
            assert_eq!(message.to_string(), text);
            assert_eq!(message.causes(), [] as [String; 0]);
        }
        Ok(())
    }
}

//! Objects that calls take over, kept in the other ways that there are.

use hsffi::{Fun, HsException, OwnedByRust, export};

use crate::interruption::wait;

/// A letter that is read once, and is bound to its thread.
#[derive(hsffi::Opaque)]
#[hsffi(bound, closeable)]
pub struct Letter(std::rc::Rc<str>);

/// Writes a letter.
#[export]
pub fn write_letter(text: &str) -> OwnedByRust<Letter> {
    OwnedByRust::new(Letter(text.into()))
}

#[export]
impl Letter {
    /// What it says, after which it is gone.
    pub fn read(self) -> String {
        self.0.to_string()
    }

    /// Calls the function while the letter is in use.
    #[allow(clippy::unused_self, reason = "the call is what matters")]
    pub fn hold(&self, action: Fun<'_, fn()>) -> Result<(), HsException> {
        action.call()
    }
}

/// What counts memory, and is closed by being read.
#[derive(hsffi::Opaque)]
#[hsffi(closeable, size = size)]
pub struct Draft(String);

impl Draft {
    fn size(&self) -> usize {
        self.0.len()
    }
}

#[export]
impl Draft {
    /// A draft of so many bytes.
    pub fn of(bytes: usize) -> OwnedByRust<Draft> {
        OwnedByRust::new(Draft("x".repeat(bytes)))
    }

    /// How long it was.
    pub fn publish(self) -> usize {
        self.0.len()
    }

    /// How long it is, while the function is called.
    pub fn proofread(&self, action: Fun<'_, fn()>) -> Result<usize, HsException> {
        action.call()?;
        Ok(self.0.len())
    }
}

/// What says when it goes.
#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Parting(String);

impl Drop for Parting {
    fn drop(&mut self) {
        println!("farewell from {}", self.0);
    }
}

#[export]
impl Parting {
    /// One of that name.
    pub fn new(name: &str) -> OwnedByRust<Parting> {
        OwnedByRust::new(Parting(name.to_owned()))
    }

    /// Goes.
    pub fn leave(self) {
        drop(self);
    }

    /// Goes when naps are over.
    #[hsffi(blocking)]
    pub fn leave_late(self) {
        wait();
        drop(self);
    }
}

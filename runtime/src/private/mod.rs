//! What the code of the macros uses, and only that code: it may change with any release.

pub mod abi;
pub mod accounting;
pub mod buffer;
pub mod call;
pub mod constant;
pub mod counterparts;
pub mod data;
pub mod debug_checks;
pub mod error;
pub mod error_from_haskell;
pub mod failure;
mod fork_handlers;
pub mod held;
pub mod implemented;
pub mod import;
pub mod imported;
pub mod instance;
pub mod layout;
pub mod library;
pub(crate) mod messages;
pub mod metadata;
pub mod module;
pub(crate) mod nesting;
pub mod position;
mod pure;
pub mod return_abi;
pub mod rule;
mod rules;
pub mod status;
pub mod via;

pub use crate::convert::owned::Lasting;
pub use crate::convert::pointer::{FromBoxed, IntoBoxed};
pub use crate::convert::thrown::{ItemError, Thrown};
pub use crate::from_haskell::{Call, DecodeError, FromSlice, parameter};
pub use crate::future::{MakeExecutor, Start};
pub use crate::into_haskell::{IntoPart, Outcome, Returned};
pub use crate::object::OneDestructorHS0002;
pub use crate::token::RtsCallbacks;
pub use layout::Layout;

/// Objects, as the derive and the attribute describe them.
pub mod object {
    pub use crate::object::{
        Arriving, Bound, BoundExclusive, Boxed, Childless, Consumed, Destroys, DestructorArgument,
        Exclusive, ExclusiveChildless, InABox, LendTo, Made, NotAwaited, NotDrop, NotSend, NotSync,
        Opened, Parent, Plain, Probe, Shared, Storage, arrive, close, extend_call, held_by_box,
        keep_open,
    };
    pub use std::boxed::Box;
}

/// The means to stop a call.
pub mod stop {
    pub use crate::stop::{Stop, is_given};
}

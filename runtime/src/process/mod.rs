//! The process and its threads: what is below all that has to do with Haskell.

pub(crate) mod attached;
pub(crate) mod caller;
pub(crate) mod clock;
pub(crate) mod drop_thread;
pub(crate) mod fork;
pub(crate) mod output;
pub(crate) mod shutdown;
pub(crate) mod stack;
pub(crate) mod thread_id;
pub(crate) mod thread_state;
pub(crate) mod unwind;

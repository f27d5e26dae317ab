//! What became of a call.

/// What became of a call. A shim that returns through a slot returns this, a whole word, which GHC need not narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Status {
    /// There is a value.
    Returned = 0,
    /// There is the error of a `Result`.
    Failed = 1,
    /// There is the [`TaggedFailure`](super::failure::TaggedFailure) message of a panic.
    Panicked = 2,
    /// There is the [`TaggedFailure`](super::failure::TaggedFailure) message that tells which argument was malformed.
    Refused = 3,
    /// There is the [`TaggedFailure`](super::failure::TaggedFailure) message that tells which object has been closed.
    Closed = 4,
    /// There is the [`TaggedFailure`](super::failure::TaggedFailure) message that tells which object is in use.
    InUse = 5,
    /// There is the [`TaggedFailure`](super::failure::TaggedFailure) message that tells which object a panic left half changed.
    Poisoned = 6,
    /// There is the [`TaggedFailure`](super::failure::TaggedFailure) message that tells which object is bound to another thread.
    Elsewhere = 7,
}

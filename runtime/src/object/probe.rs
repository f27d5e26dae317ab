//! Whether any thread may use a type, and whether its `Drop` may wait, as constants that a derive can compare.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::mem::ManuallyDrop;
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, RwLock};
use std::thread::JoinHandle;

use crate::Handle;
use crate::closure::OwnedFun;

/// Tells whether any thread may use `T`: `Probe::<T>::SEND` and `Probe::<T>::SYNC` are the inherent constants when it may,
/// and those of the traits [`NotSend`] and [`NotSync`] when it may not. Likewise, `DROPS` tells whether `T` itself implements
/// `Drop`, and `AWAITED` whether it is something that a `Drop` waits with. Works where `T` is concrete, as in a derive.
///
/// The derive learns from it which fields are at fault. That the type as a whole is not, is a requirement.
#[doc(hidden)]
#[derive(Debug)]
pub struct Probe<T: ?Sized>(std::marker::PhantomData<T>);

#[doc(hidden)]
pub trait NotSend {
    const SEND: bool = false;
}

#[doc(hidden)]
pub trait NotSync {
    const SYNC: bool = false;
}

#[doc(hidden)]
pub trait NotDrop {
    const DROPS: bool = false;
}

#[doc(hidden)]
pub trait NotAwaited {
    const AWAITED: bool = false;
}

impl<T: ?Sized> NotSend for Probe<T> {}
impl<T: ?Sized> NotSync for Probe<T> {}

impl<T: ?Sized> NotDrop for Probe<T> {}
impl<T: ?Sized> NotAwaited for Probe<T> {}

impl<T: ?Sized + Send> Probe<T> {
    pub const SEND: bool = true;
}

impl<T: ?Sized + Sync> Probe<T> {
    pub const SYNC: bool = true;
}

#[allow(
    drop_bounds,
    reason = "asks for the type's own `Drop`, not for that of its fields"
)]
impl<T: ?Sized + Drop> Probe<T> {
    pub const DROPS: bool = true;
}

impl<T: ?Sized + Awaited> Probe<T> {
    pub const AWAITED: bool = true;
}

/// What a `Drop` may wait with: for the end of a thread, for a thread that calls Haskell, or for room in a channel.
#[doc(hidden)]
pub trait Awaited {}

impl<T> Awaited for JoinHandle<T> {}
impl<T> Awaited for SyncSender<T> {}
impl Awaited for Handle {}
impl<F> Awaited for OwnedFun<F> {}

impl<T: Awaited> Awaited for Option<T> {}
impl<T: Awaited, const N: usize> Awaited for [T; N] {}
impl<T: Awaited> Awaited for Vec<T> {}
impl<T: Awaited> Awaited for [T] {}
impl<T: Awaited> Awaited for VecDeque<T> {}
impl<K, T: Awaited, S> Awaited for HashMap<K, T, S> {}
impl<K, T: Awaited> Awaited for BTreeMap<K, T> {}
impl<T: Awaited, E> Awaited for Result<T, E> {}
impl<T: ?Sized + Awaited> Awaited for ManuallyDrop<T> {}
impl<T: ?Sized + Awaited> Awaited for Cell<T> {}
impl<T: ?Sized + Awaited> Awaited for RefCell<T> {}
impl<T: Awaited> Awaited for OnceCell<T> {}
impl<T: Awaited> Awaited for OnceLock<T> {}
impl<T: Awaited, F> Awaited for LazyLock<T, F> {}
impl<T: ?Sized + Awaited> Awaited for Box<T> {}
impl<T: ?Sized + Awaited> Awaited for Arc<T> {}
impl<T: ?Sized + Awaited> Awaited for Mutex<T> {}
impl<T: ?Sized + Awaited> Awaited for RwLock<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! awaited {
        ($($ty:ty),* $(,)?) => {
            [$((stringify!($ty), Probe::<$ty>::AWAITED)),*]
        };
    }

    type Worker = JoinHandle<()>;

    #[test]
    fn what_holds_a_thread_is_awaited() {
        for (ty, awaited) in awaited![
            Worker,
            SyncSender<u8>,
            Handle,
            OwnedFun<fn()>,
            Option<Box<Worker>>,
            Mutex<Vec<Worker>>,
            Arc<RwLock<[Worker; 2]>>,
            Box<[Worker]>,
            Mutex<VecDeque<Worker>>,
            HashMap<u8, Worker, std::hash::BuildHasherDefault<std::hash::DefaultHasher>>,
            BTreeMap<String, Option<Worker>>,
            Result<Worker, String>,
            ManuallyDrop<Worker>,
            Cell<Option<Worker>>,
            RefCell<Option<Worker>>,
            OnceCell<Worker>,
            OnceLock<Worker>,
            LazyLock<Worker>,
        ] {
            assert!(awaited, "{ty}");
        }
    }

    #[test]
    fn what_holds_none_is_not() {
        for (ty, awaited) in awaited![
            std::marker::PhantomData<Worker>,
            std::sync::Weak<Worker>,
            std::sync::mpsc::Sender<u8>,
            Option<Box<u8>>,
            fn() -> Worker,
        ] {
            assert!(!awaited, "{ty}");
        }
    }
}

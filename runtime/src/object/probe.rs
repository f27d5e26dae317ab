//! Whether any thread may use a type, as constants that a derive can compare.

/// Tells whether any thread may use `T`: `Probe::<T>::SEND` and `Probe::<T>::SYNC` are the inherent constants when it may,
/// and those of the traits [`NotSend`] and [`NotSync`] when it may not. Works where `T` is concrete, as in a derive.
///
/// The derive learns from it which fields are at fault. That the type as a whole is not, is a demand.
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

impl<T: ?Sized> NotSend for Probe<T> {}
impl<T: ?Sized> NotSync for Probe<T> {}

impl<T: ?Sized + Send> Probe<T> {
    pub const SEND: bool = true;
}

impl<T: ?Sized + Sync> Probe<T> {
    pub const SYNC: bool = true;
}

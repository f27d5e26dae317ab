//! Types of other crates within others: what crosses, made of them piece by piece.

use std::collections::VecDeque;

/// A type by which `T` crosses: a struct that derives [`Via`](derive@crate::Via), or lists and options of it.
///
/// It is named where `T` stands: `#[hsffi(via = Vec<Day>)]` on a field or a parameter of the type `Vec<Date>`.
#[diagnostic::on_unimplemented(
    message = "[HS0069] `{T}` does not cross as `{Self}`: `{Self}` is not a struct around it that derives `hsffi::Via`",
    label = "not a type by which `{T}` crosses",
    note = "write `#[derive(hsffi::Via)]` on a struct with one field of the type `{T}`, and name that struct, or a `Vec`, `Option`, `Box` or `Result` of it where these are written",
    note = "for details, run `cargo hsffi explain HS0069`"
)]
pub trait Via<T>: Sized {
    /// What crosses.
    fn wrap(value: T) -> Self;

    /// The value itself.
    fn unwrap(self) -> T;
}

macro_rules! each {
    ($($container:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, V: Via<T>> Via<$container<T>> for $container<V> {
            fn wrap(values: $container<T>) -> Self {
                values.into_iter().map(V::wrap).collect()
            }

            fn unwrap(self) -> $container<T> {
                self.into_iter().map(V::unwrap).collect()
            }
        }
    )*};
}

each!(Vec VecDeque);

#[diagnostic::do_not_recommend]
impl<T, V: Via<T>> Via<Option<T>> for Option<V> {
    fn wrap(value: Option<T>) -> Self {
        value.map(V::wrap)
    }

    fn unwrap(self) -> Option<T> {
        self.map(V::unwrap)
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: Via<T>> Via<Box<T>> for Box<V> {
    fn wrap(value: Box<T>) -> Self {
        Box::new(V::wrap(*value))
    }

    fn unwrap(self) -> Box<T> {
        Box::new(V::unwrap(*self))
    }
}

#[diagnostic::do_not_recommend]
impl<T, V: Via<T>, E> Via<Result<T, E>> for Result<V, E> {
    fn wrap(value: Result<T, E>) -> Self {
        value.map(V::wrap)
    }

    fn unwrap(self) -> Result<T, E> {
        self.map(V::unwrap)
    }
}

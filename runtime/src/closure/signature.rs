//! Function pointer types that spell a closure's signature.
//!
//! A parameter is passed by value, or as a reference of its own lifetime. Types such as `for<'a> fn(&'a str)` are types of
//! their own, so each combination has an implementation of its own.

use super::Fun;
use super::frame::Frame;
use super::value::{ClosureResult, ClosureValue, Given, Loan, PassBy};
use crate::Layout;
use crate::convert::sequence::Element;
use crate::convert::written::Fields;
use crate::exception::HsException;
use crate::object::adopting_nothing;
use crate::private::metadata::{Closure, Slotted};
use crate::private::nesting::check_nesting;

/// A function pointer type that spells a closure's signature.
///
/// # Safety
/// The constants tell what `call` of [`Fun`] writes and reads.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0023] `Fun<'_, {Self}>` does not have a supported signature",
    label = "unsupported closure signature",
    note = "write `Fun<'_, fn(A, B) -> C>` with at most eight parameters; a parameter has a type that an export may return, and the first three may also be `&str` or slices of numbers; the result has an owned type that an export may take",
    note = "for details, run `cargo hsffi explain HS0023`"
)]
pub unsafe trait Signature {
    const CLOSURE: Closure;
}

/// So many parameters may a closure have.
const MOST: usize = 8;

macro_rules! signature {
    ([$($generics:tt)*] [$(($a:ident $way:ident $t:ty, $lasting:ty))*]) => {
        // SAFETY: `call` writes the record and reads the result as told here.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)* R: ClosureResult> Signature for fn($($t),*) -> R {
            const CLOSURE: Closure = Closure {
                parameters: &const {
                    let [$($a),*] = Layout::offsets([$(<$way as PassBy<$lasting>>::LAYOUT),*]);
                    [$(Slotted { offset: $a, ty: &<$way as PassBy<$lasting>>::TYPE }),*]
                },
                slot: Layout::record([$(<$way as PassBy<$lasting>>::LAYOUT),*]).size,
                result: &const {
                    check_nesting(&R::TYPE);
                    R::TYPE
                },
                result_slot: R::LAYOUT.size,
                checked: R::CHECKED,
            };
        }

        impl<$($generics)* R: ClosureResult> Fun<'_, fn($($t),*) -> R> {
            /// Calls the Haskell function.
            ///
            /// # Errors
            /// The exception that the function threw.
            #[inline]
            #[allow(clippy::too_many_arguments, reason = "as many as Haskell's has")]
            pub fn call(&self, $($a: $t),*) -> Result<R, HsException> {
                self.call_with(|_| {}, ($($a,)*))
            }

            /// Calls a method of the trait that the value implements.
            ///
            /// # Errors
            /// The exception that the function threw.
            #[doc(hidden)]
            #[inline]
            pub fn call_method(&self, number: u64, parameters: ($($t,)*)) -> Result<R, HsException> {
                self.call_with(|frame| frame.set_method(number), parameters)
            }

            #[inline]
            fn call_with(&self, prepare: impl FnOnce(&mut Frame), ($($a,)*): ($($t,)*)) -> Result<R, HsException> {
                const { Frame::check(Layout::record([$(<$way as PassBy<$lasting>>::LAYOUT),*]).size) };
                self.check()?;
                let mut frame = self.frame::<R>();
                prepare(&mut frame);
                // What Haskell comes to own is no child of what a result is borrowing from, nor is what it makes.
                // SAFETY: the record has room for the parameters, and is read as it is written here.
                adopting_nothing(|| unsafe {
                    #[allow(unused_mut, unused_variables, reason = "nothing is written where there are no parameters")]
                    let mut offsets = const {
                        Layout::offsets([$(<$way as PassBy<$lasting>>::LAYOUT),*])
                    }.into_iter();
                    #[allow(unused_mut, reason = "as above")]
                    let mut passed = Fields::<MOST>::none();
                    $(
                        let at = frame.record().add(offsets.next().unwrap_unchecked());
                        <$way as PassBy<$t>>::pass($a, at);
                        if let Some(drop) = <$way as PassBy<$t>>::DROP {
                            passed.add(at, drop);
                        }
                    )*
                    passed.finish();
                    self.invoke(&mut frame)
                })
            }
        }
    };
}

/// All ways to pass the parameters of the first list, and the one way to pass those of the second.
macro_rules! signatures {
    ([$($generics:tt)*] [$($done:tt)*] [] []) => {
        signature!([$($generics)*] [$($done)*]);
    };
    ([$($generics:tt)*] [$($done:tt)*] [] [($a:ident $t:ident) $($rest:tt)*]) => {
        signatures!([$($generics)* $t: ClosureValue,] [$($done)* ($a Given $t, $t)] [] [$($rest)*]);
    };
    ([$($generics:tt)*] [$($done:tt)*] [($a:ident $t:ident) $($rest:tt)*] $values:tt) => {
        signatures!([$($generics)* $t: ClosureValue,] [$($done)* ($a Given $t, $t)] [$($rest)*] $values);
        signatures!([$($generics)* $t: Element,] [$($done)* ($a Loan &[$t], &'static [$t])] [$($rest)*] $values);
        signatures!([$($generics)*] [$($done)* ($a Loan &str, &'static str)] [$($rest)*] $values);
    };
}

signatures!([] [] [] []);
signatures!([] [] [(a A)] []);
signatures!([] [] [(a A) (b B)] []);
signatures!([] [] [(a A) (b B) (c C)] []);
signatures!([] [] [(a A) (b B) (c C)] [(d D)]);
signatures!([] [] [(a A) (b B) (c C)] [(d D) (e E)]);
signatures!([] [] [(a A) (b B) (c C)] [(d D) (e E) (f F)]);
signatures!([] [] [(a A) (b B) (c C)] [(d D) (e E) (f F) (g G)]);
signatures!([] [] [(a A) (b B) (c C)] [(d D) (e E) (f F) (g G) (h H)]);

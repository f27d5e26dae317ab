//! The means to stop a call, as parameters.

use std::marker::PhantomData;

use super::flag::Flag;
use super::{Cancel, Interrupt, Stop};
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::layout::Layout;
use crate::private::metadata::{ArgAbi, Type};
use crate::process::caller::Caller;

macro_rules! passed {
    ($($name:ident: $($rest:ident)?;)*) => {$(
        // SAFETY: the word is the address of a `Stop`, which the generated Haskell keeps until the call has returned.
        #[diagnostic::do_not_recommend]
        unsafe impl FromHaskell for $name<'_> {
            type Word = *const Stop;
            type At<'call, 'kept>
                = $name<'call>
            where
                'kept: 'call;
            const TYPE: Type = Type::Stop;
            const LAYOUT: Layout = Layout::of::<u8>();
            const ABI: ArgAbi = ArgAbi::Word;
            const LENT: bool = true;

            #[inline]
            unsafe fn announce(word: *const Stop) {
                // SAFETY: the caller's; the thread that waits does so until the call has returned.
                unsafe { Caller::act_for(word.as_ref().map_or(std::ptr::null(), |stop| &raw const stop.caller)) };
            }

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const Stop,
                _: &'call Call,
            ) -> Result<$name<'call>, DecodeError> {
                // SAFETY: the caller's.
                let flag = unsafe { Flag::of(word) }?;
                Ok($name { flag, $($rest: PhantomData)? })
            }

            /// Haskell writes none to a slot.
            unsafe fn from_slot<'call, 'kept: 'call>(
                _: *const u8,
                _: &'call Call,
            ) -> Result<$name<'call>, DecodeError> {
                Err(DecodeError::Null)
            }
        }
    )*};
}

passed! {
    Cancel: ;
    Interrupt: thread;
}

/// Whether one of the parameters is what stops the call.
#[doc(hidden)]
pub const fn is_given(parameters: &[Type]) -> bool {
    let mut i = 0;
    while i < parameters.len() {
        if let Type::Stop = parameters[i] {
            return true;
        }
        i += 1;
    }
    false
}

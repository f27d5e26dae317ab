//! Memory that Rust changes in place: `&mut T` of a number, `bool` or `char`, and `&mut [T]` of numbers.
//!
//! Haskell's values never change, so what Rust gets is a copy, made for the call: nothing else refers to it while Rust does,
//! and Haskell reads it when the call has returned. It is memory of the collector's, so neither side has to free it.

use crate::Layout;
use crate::convert::sequence::Element;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::abi::Lent;
use crate::private::metadata::{ArgAbi, Scalar, Type};

macro_rules! changed {
    ($($t:ty as $word:ty => $scalar:ident: $check:expr),* $(,)?) => {$(
        // SAFETY: the word points to a slot of the value's size, which is the call's own, and `$check` sees to it that a value
        // of the type is in there.
        #[diagnostic::do_not_recommend]
        unsafe impl FromHaskell for &mut $t {
            type Word = *const u8;
            type At<'call, 'kept> = &'call mut $t where 'kept: 'call;
            const TYPE: Type = Type::Scalar(Scalar::$scalar);
            const LAYOUT: Layout = Layout::of::<$t>();
            const ABI: ArgAbi = ArgAbi::InOut;
            const LENT: bool = true;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<&'call mut $t, DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { Self::from_slot(word, call) }
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                _: &'call Call,
            ) -> Result<&'call mut $t, DecodeError> {
                let slot = slot.cast_mut().cast::<$word>();
                let check: fn(&mut $word) -> Result<(), DecodeError> = $check;
                // SAFETY: the caller's, for this layout; nothing else refers to the slot before the call returns.
                unsafe {
                    check(&mut *slot)?;
                    Ok(&mut *slot.cast::<$t>())
                }
            }
        }
    )*};
}

macro_rules! numbers {
    ($($t:ty => $scalar:ident),* $(,)?) => {
        changed!($($t as $t => $scalar: |_| Ok(())),*);
    };
}

numbers! {
    i8 => I8, i16 => I16, i32 => I32, i64 => I64, isize => Isize,
    u8 => U8, u16 => U16, u32 => U32, u64 => U64, usize => Usize, f32 => F32, f64 => F64,
}

changed! {
    bool as u8 => Bool: |byte| {
        *byte = u8::from(*byte != 0);
        Ok(())
    },
    char as u32 => Char: |code| match char::from_u32(*code) {
        Some(_) => Ok(()),
        None => Err(DecodeError::Char(*code)),
    },
}

// SAFETY: reads a `Lent` of memory that is the call's own, which is what Haskell writes for a sequence that is changed.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> FromHaskell for &mut [T] {
    type Word = *const u8;
    type At<'call, 'kept>
        = &'call mut [T]
    where
        'kept: 'call;
    const TYPE: Type = T::SEQUENCE;
    const LAYOUT: Layout = Layout::of::<Lent>();
    const ABI: ArgAbi = ArgAbi::InOut;
    const LENT: bool = true;

    #[inline]
    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<&'call mut [T], DecodeError> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::from_slot(word, call) }
    }

    #[inline]
    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        _: &'call Call,
    ) -> Result<&'call mut [T], DecodeError> {
        // SAFETY: the caller's, for this layout.
        let Lent { ptr, len } = unsafe { slot.cast::<Lent>().read() };
        if len == 0 {
            return Ok(&mut []);
        }
        let ptr = ptr.cast_mut().cast::<T>();
        if !ptr.is_aligned() {
            return Err(DecodeError::Alignment(align_of::<T>()));
        }
        // SAFETY: the caller's: so many elements, which nothing else refers to before the call returns; aligned as just seen.
        Ok(unsafe { std::slice::from_raw_parts_mut(ptr, len) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> Call {
        // SAFETY: as for a shim's.
        unsafe { Call::begin() }
    }

    /// Reads a parameter from a slot.
    macro_rules! read {
        ($t:ty, $slot:expr, $call:expr) => {{
            let slot = std::ptr::from_mut($slot).cast::<u8>();
            // SAFETY: the slot is the test's, and lives as long.
            unsafe { <$t>::from_word(slot.cast_const(), $call) }
        }};
    }

    #[test]
    fn a_value_is_changed_where_it_is() {
        let call = call();
        let mut number = 7_u32;
        *read!(&mut u32, &mut number, &call).expect("any number will do") += 1;
        assert_eq!(number, 8);
    }

    #[test]
    fn no_value_is_made_of_bits_that_are_none() {
        let call = call();
        let mut byte = 2_u8;
        assert_eq!(read!(&mut bool, &mut byte, &call), Ok(&mut true));
        assert_eq!(byte, 1);
        let mut code = 0xd800_u32;
        assert_eq!(
            read!(&mut char, &mut code, &call),
            Err(DecodeError::Char(0xd800))
        );
    }

    #[test]
    fn a_slice_is_changed_where_it_lies() {
        let call = call();
        let mut numbers = [3_i16, 1, 2];
        let ptr = numbers.as_mut_ptr().cast::<u8>().cast_const();
        let slice = read!(&mut [i16], &mut Lent { ptr, len: 3 }, &call);
        slice.expect("the numbers are aligned").sort_unstable();
        assert_eq!(numbers, [1, 2, 3]);
    }

    #[test]
    fn a_slice_is_aligned_unless_it_is_empty() {
        let call = call();
        let ptr = std::ptr::without_provenance(1);
        assert_eq!(
            read!(&mut [i16], &mut Lent { ptr, len: 1 }, &call),
            Err(DecodeError::Alignment(2))
        );
        assert_eq!(
            read!(&mut [i16], &mut Lent { ptr, len: 0 }, &call),
            Ok(&mut [][..])
        );
    }
}

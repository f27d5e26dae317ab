//! Where a result comes back: in the register that C returns, or in a slot that Haskell provides.
//!
//! GHC receives one register from a call, and a shim has two things to say: the value, and whether there is one. A value
//! that fits a register is returned as it is, unless its bits could be mistaken for an [`TaggedFailure`] pointer. Then, and when
//! there is no value at all, the register holds that pointer: sixteen bits of [`ESCAPE`], 48 bits of address. Haskell makes
//! one comparison and has nothing to allocate. Everything else goes through a slot, and the register holds a [`Status`].

use crate::private::abi::Word;
use crate::private::failure::{Failure, TaggedFailure};
use crate::private::status::Status;
use crate::{IntoHaskell, Layout};

/// The upper sixteen bits of an escaped pointer: a signalling NaN, which no arithmetic results in, or an integer beyond
/// nine quintillion.
pub const ESCAPE: u64 = 0x7ff4;

const ADDRESS_BITS: u32 = 48;

/// A way to return a `T`.
///
/// # Safety
/// What is returned and written is what the generated Haskell expects for `SIZE`.
pub unsafe trait Return<T> {
    /// The slot as the shim's last argument; nothing where there is no slot.
    type Slot: Copy;
    /// What the shim returns.
    type Register: Word;
    /// The least size of the slot in bytes; 0 where there is none.
    const SIZE: usize;

    /// Returns a value.
    ///
    /// # Safety
    /// `slot` is good for a value of the type.
    unsafe fn value(value: T, slot: Self::Slot) -> Self::Register;

    /// Returns why there is no value.
    ///
    /// # Safety
    /// `slot` has room for a pointer.
    unsafe fn failure(status: Status, failure: Failure, slot: Self::Slot) -> Self::Register;
}

/// Through memory.
#[derive(Debug)]
pub enum InSlot {}

/// The least size of a slot: a pointer to what went wrong.
pub(crate) const LEAST: Layout = Layout::of::<*mut TaggedFailure>();

// SAFETY: the slot is as large as the value, and a pointer at least.
unsafe impl<T: IntoHaskell> Return<T> for InSlot {
    type Slot = *mut u8;
    type Register = usize;
    const SIZE: usize = T::LAYOUT.or(LEAST).size;

    #[inline]
    unsafe fn value(value: T, slot: *mut u8) -> usize {
        // SAFETY: the caller's.
        unsafe { value.write(slot) };
        Status::Returned as usize
    }

    unsafe fn failure(status: Status, failure: Failure, slot: *mut u8) -> usize {
        // SAFETY: the caller's.
        unsafe { write_failure(status, failure, slot) }
    }
}

/// Writes the pointer to a failure to a slot, and returns the status.
///
/// # Safety
/// `slot` is aligned and has room for a pointer.
pub(crate) unsafe fn write_failure(status: Status, failure: Failure, slot: *mut u8) -> usize {
    let escaped = TaggedFailure::new(status, 0, failure);
    // SAFETY: the caller's.
    unsafe { slot.cast::<*mut TaggedFailure>().write(escaped) };
    status as usize
}

/// In a register.
#[derive(Debug)]
pub enum InRegister {}

/// No slot. Takes no room in the call: an empty struct as the last argument is passed as nothing, or as a pointer that is
/// never read.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct NoSlot([u8; 0]);

impl NoSlot {
    pub(crate) const NONE: Self = NoSlot([]);
}

/// A value that fits a register.
pub trait IntoRegister {
    /// The kind of register.
    type Register: Register;
    /// Whether the register of some value has the upper bits of an escaped pointer.
    const MAY_LOOK_TAGGED: bool = true;

    /// The value, widened. Each value has a register of its own, so that Haskell reads the same bits.
    fn into_register(self) -> Self::Register;
}

/// The upper half of a register that holds the bits of an `f32` which is a NaN: a quiet NaN.
const FLOAT_NAN: u64 = 0x7ff8_0000;

// A processor that widens a signalling NaN makes it a quiet one. So only numbers are widened. The bits of a NaN are the lower half
// of another NaN, which nothing computes with. Haskell tells both apart as it tells them from an escaped pointer.
impl IntoRegister for f32 {
    type Register = f64;
    const MAY_LOOK_TAGGED: bool = false;

    #[inline]
    fn into_register(self) -> f64 {
        if self.is_nan() {
            f64::from_bits(FLOAT_NAN << 32 | u64::from(self.to_bits()))
        } else {
            f64::from(self)
        }
    }
}

/// A register of 64 bits.
pub trait Register: Word {
    /// What is in it.
    fn bits(self) -> u64;
    /// One with these bits in it.
    fn from_bits(bits: u64) -> Self;
}

impl Register for u64 {
    #[inline]
    fn bits(self) -> u64 {
        self
    }

    #[inline]
    fn from_bits(bits: u64) -> Self {
        bits
    }
}

impl Register for f64 {
    #[inline]
    fn bits(self) -> u64 {
        self.to_bits()
    }

    #[inline]
    fn from_bits(bits: u64) -> Self {
        f64::from_bits(bits)
    }
}

// SAFETY: a value is returned as it is, or behind a pointer that its own bits cannot be mistaken for.
unsafe impl<T: IntoRegister> Return<T> for InRegister {
    type Slot = NoSlot;
    type Register = T::Register;
    const SIZE: usize = 0;

    #[inline]
    unsafe fn value(value: T, _: NoSlot) -> T::Register {
        let register = value.into_register();
        if T::MAY_LOOK_TAGGED && register.bits() >> ADDRESS_BITS == ESCAPE {
            return escape_value(register);
        }
        register
    }

    unsafe fn failure(status: Status, failure: Failure, _: NoSlot) -> T::Register {
        escape(TaggedFailure::new(status, 0, failure))
    }
}

/// Out of line, so that a shim has no stack frame for its sake.
#[cold]
#[inline(never)]
fn escape_value<R: Register>(register: R) -> R {
    escape(TaggedFailure::new(
        Status::Returned,
        register.bits(),
        Failure::none(),
    ))
}

/// The pointer, marked.
///
/// Aborts when the address does not fit: Linux, macOS and Windows hand out none beyond 47 bits unless a program asks for it
/// by address.
#[cold]
fn escape<R: Register>(escaped: *mut TaggedFailure) -> R {
    let address = escaped.expose_provenance() as u64;
    if address >> ADDRESS_BITS != 0 {
        std::process::abort();
    }
    R::from_bits(ESCAPE << ADDRESS_BITS | address)
}

/// How the message of an error lies in its slot.
pub const MESSAGE: Layout = <String as IntoHaskell>::LAYOUT;

#[cfg(test)]
mod tests {
    use super::*;

    fn returned<T: IntoRegister<Register = R>, R: Register>(value: T) -> u64 {
        // SAFETY: there is no slot.
        unsafe { InRegister::value(value, NoSlot::NONE) }.bits()
    }

    fn escaped(bits: u64) -> Option<Box<TaggedFailure>> {
        (bits >> ADDRESS_BITS == ESCAPE).then(|| {
            let address = usize::try_from(bits & ((1 << ADDRESS_BITS) - 1)).expect("48 bits");
            // SAFETY: these bits are an escaped pointer that nothing else has.
            unsafe { Box::from_raw(std::ptr::with_exposed_provenance_mut(address)) }
        })
    }

    #[test]
    fn values_are_returned_as_they_are() {
        assert_eq!(returned(7_u64), 7);
        assert_eq!(returned(-1_i8), u64::MAX);
        assert_eq!(returned(true), 1);
        assert_eq!(returned(f64::NAN), f64::NAN.to_bits());
        assert_eq!(returned(-0.0_f32), (-0.0_f64).to_bits());
    }

    #[test]
    fn single_precision_nans_are_returned_as_their_bits() {
        for bits in [
            0x7f80_0001,
            0x7fa0_0000,
            0x7fc0_0000,
            0xff80_0001,
            0xffff_ffff,
        ] {
            let register = returned(f32::from_bits(bits));
            assert_eq!(register, 0x7ff8_0000_0000_0000 | u64::from(bits));
            assert!(f64::from_bits(register).is_nan());
            assert!(escaped(register).is_none());
        }
    }

    #[test]
    fn values_that_look_like_pointers_escape_and_come_back() {
        for bits in [
            ESCAPE << 48,
            ESCAPE << 48 | 0xffff_ffff_ffff,
            ESCAPE << 48 | 0x1234,
        ] {
            let register = returned(bits);
            let escaped = escaped(register).expect("the value could be mistaken for a pointer");
            assert_eq!(
                (escaped.status(), escaped.bits()),
                (Status::Returned as usize, bits)
            );
            assert_eq!(returned(f64::from_bits(bits)) >> 48, ESCAPE);
        }
        assert!(escaped(returned((ESCAPE << 48) - 1)).is_none());
        assert!(escaped(returned((ESCAPE + 1) << 48)).is_none());
    }
}

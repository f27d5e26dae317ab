//! Memory of C libraries.

use std::str::Utf8Error;

use super::{C, Owned, Release, as_text};

/// A value on the heap of a C library, which `F` releases: the type that [`release`](macro@crate::release) makes of the
/// declaration of a C function.
///
/// A value whose type derives [`Opaque`](derive@crate::Opaque) with `#[hsffi(released_by = F)]` may be given to Haskell,
/// whose collector then calls that function; so may a slice of numbers or a C string (`CStr`), which are not
/// copied when they have more than 512 bytes.
/// Text and single numbers are copied, and released by the function at once.
///
/// ```
/// use hsffi::OwnedByC;
/// use std::ffi::c_void;
///
/// #[hsffi::release]
/// unsafe extern "C" {
///     /// Frees memory of `malloc`.
///     pub fn free(memory: *mut c_void);
/// }
/// unsafe extern "C" {
///     fn malloc(size: usize) -> *mut c_void;
/// }
///
/// // SAFETY: `malloc`ed memory is released by `free`, is big enough for a `u64`, and holds one once it is written.
/// let number: OwnedByC<u64, free> = unsafe {
///     let number: *mut u64 = malloc(8).cast();
///     number.write(7);
///     OwnedByC::from_raw(number).expect("there is memory")
/// };
/// assert_eq!(*number, 7);
/// ```
pub type OwnedByC<T, F> = Owned<T, C<F>>;

/// Checks that the bytes are UTF-8. If not, they are released.
///
/// ```
/// use hsffi::OwnedByC;
/// use std::ffi::c_void;
///
/// #[hsffi::release]
/// unsafe extern "C" {
///     /// Frees memory of `malloc`.
///     pub fn free(memory: *mut c_void);
/// }
/// unsafe extern "C" {
///     fn malloc(size: usize) -> *mut c_void;
/// }
///
/// // SAFETY: `malloc`ed memory is released by `free`, and holds two bytes once they are written.
/// let bytes: OwnedByC<[u8], free> = unsafe {
///     let bytes: *mut u8 = malloc(2).cast();
///     bytes.cast::<[u8; 2]>().write(*b"hi");
///     OwnedByC::from_raw_parts(bytes, 2).expect("there is memory")
/// };
/// let text: OwnedByC<str, free> = bytes.try_into()?;
/// assert_eq!(&*text, "hi");
/// # Ok::<(), std::str::Utf8Error>(())
/// ```
impl<F: Release<u8>> TryFrom<Owned<[u8], C<F>>> for Owned<str, C<F>> {
    type Error = Utf8Error;

    fn try_from(bytes: Owned<[u8], C<F>>) -> Result<Self, Utf8Error> {
        std::str::from_utf8(&bytes)?;
        Ok(Owned::of(as_text(bytes.into_raw())))
    }
}

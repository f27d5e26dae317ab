//! Memory that carries its allocator in its type.

use std::ffi::{CStr, c_char};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;
use std::str::Utf8Error;

use crate::convert::sequence::Element;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::metadata::{ArgAbi, Type};
use crate::private::return_abi::{InRegister, InSlot, IntoRegister};
use crate::{IntoHaskell, Layout};

/// An allocator, and how memory goes back to it.
///
/// # Safety
/// `release` gives the memory back to the allocator that it came from, after dropping the value.
pub unsafe trait Heap<T: ?Sized> {
    /// Whether its objects are counted while Haskell has them.
    const COUNTED: bool = false;
    /// What comes with each value, to release it with; nothing where the heap alone knows how.
    type With: Copy;

    /// Drops the value and frees its memory.
    ///
    /// # Safety
    /// `ptr` points to a value on this heap that nothing else owns or will use again, and `with` came with it.
    unsafe fn release(ptr: NonNull<T>, with: Self::With);
}

/// Rust's global allocator.
#[derive(Debug)]
pub enum Rust {}

// SAFETY: a `Box` is what the global allocator's memory is made from and freed by.
unsafe impl<T: ?Sized> Heap<T> for Rust {
    const COUNTED: bool = true;
    type With = ();

    unsafe fn release(ptr: NonNull<T>, (): ()) {
        // SAFETY: the caller's: `ptr` came from a `Box` and is owned.
        drop(unsafe { Box::from_raw(ptr.as_ptr()) });
    }
}

/// The heap of a C library, whose function `F` releases what is on it.
#[derive(Debug)]
pub struct C<F>(PhantomData<F>);

/// A function of a C library that releases a `T`, as a type: what [`release`](macro@crate::release) makes of its declaration.
///
/// # Safety
/// `RELEASE` releases what the library says that it does, on any thread, and does not unwind. `SYMBOL` is its link name.
pub unsafe trait Release<T> {
    /// The function.
    const RELEASE: unsafe extern "C" fn(*mut T);
    /// Its link name.
    const SYMBOL: &'static str;
}

// SAFETY: the library's own function, for what `from_raw` was told is the library's.
unsafe impl<T, F: Release<T>> Heap<T> for C<F> {
    type With = ();

    unsafe fn release(ptr: NonNull<T>, (): ()) {
        // SAFETY: the caller's.
        unsafe { F::RELEASE(ptr.as_ptr()) }
    }
}

// SAFETY: as above: what a C library releases, it releases by the address of the first element.
unsafe impl<T, F: Release<T>> Heap<[T]> for C<F> {
    type With = ();

    unsafe fn release(ptr: NonNull<[T]>, (): ()) {
        // SAFETY: the caller's.
        unsafe { F::RELEASE(ptr.as_ptr().cast()) }
    }
}

/// The heap of Haskell's `malloc`. Each value comes with the function that Haskell releases it by, its `finalizerFree`: which
/// C runtime that belongs to, Rust need not know.
#[derive(Debug)]
pub enum Haskell {}

/// A function that releases an array by the address of its first element.
type ReleaseArray<T> = unsafe extern "C" fn(*mut T);

// SAFETY: as above: text has nothing to drop.
unsafe impl<F: Release<u8>> Heap<str> for C<F> {
    type With = ();

    unsafe fn release(ptr: NonNull<str>, (): ()) {
        // SAFETY: the caller's.
        unsafe { F::RELEASE(ptr.as_ptr().cast()) }
    }
}

// SAFETY: as above.
unsafe impl<F: Release<c_char>> Heap<CStr> for C<F> {
    type With = ();

    unsafe fn release(ptr: NonNull<CStr>, (): ()) {
        // SAFETY: the caller's.
        unsafe { F::RELEASE(ptr.as_ptr().cast()) }
    }
}

// SAFETY: Haskell's own function for its own memory.
unsafe impl<T: Element> Heap<[T]> for Haskell {
    type With = ReleaseArray<T>;

    unsafe fn release(ptr: NonNull<[T]>, with: ReleaseArray<T>) {
        // SAFETY: the caller's; numbers have nothing to drop.
        unsafe { with(ptr.as_ptr().cast()) }
    }
}

// SAFETY: as above.
unsafe impl<T: Element> Heap<T> for Haskell {
    type With = ReleaseArray<T>;

    unsafe fn release(ptr: NonNull<T>, with: ReleaseArray<T>) {
        // SAFETY: the caller's; a number has nothing to drop.
        unsafe { with(ptr.as_ptr()) }
    }
}

// SAFETY: as above.
unsafe impl Heap<str> for Haskell {
    type With = ReleaseArray<u8>;

    unsafe fn release(ptr: NonNull<str>, with: ReleaseArray<u8>) {
        // SAFETY: the caller's; text has nothing to drop.
        unsafe { with(ptr.as_ptr().cast()) }
    }
}

/// A value that the heap `H` owns. Write [`OwnedByRust`], [`OwnedByC`] or [`OwnedByHaskell`].
pub struct Owned<T: ?Sized, H: Heap<T>> {
    ptr: NonNull<T>,
    with: H::With,
    heap: PhantomData<(H, Box<T>)>,
}

/// A value on Rust's heap that Haskell may hold: what an export returns to give an object away.
///
/// Haskell's garbage collector calls the type's destructor once, on any thread, when the last reference is gone or the
/// program ends. A value of a type that is bound to its thread is dropped there.
///
/// ```
/// use hsffi::OwnedByRust;
/// let counter = OwnedByRust::new(7_u32);
/// assert_eq!(*counter, 7);
/// ```
pub type OwnedByRust<T> = Owned<T, Rust>;

/// A value on the heap of a C library, which `F` releases: the type that [`release`](macro@crate::release) makes of the
/// declaration of a C function.
///
/// A value whose type derives [`Opaque`](derive@crate::Opaque) with `#[hsffi(released_by = F)]` may be given to Haskell,
/// whose collector then calls that very function; so may a slice of numbers or a C string (`CStr`), which are not
/// copied when they have more than 512 bytes.
/// Text and single numbers are read, and released by the function at once.
///
/// ```
/// use hsffi::OwnedByC;
/// use std::ffi::c_void;
///
/// #[hsffi::release]
/// unsafe extern "C" {
///     /// Frees what `malloc` gave.
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

impl<T, F: Release<T>> Owned<T, C<F>> {
    /// Takes over what a C library gave; nothing for a null pointer.
    ///
    /// # Safety
    /// `ptr` is null, or points to a value that `F` releases and that nothing else will release or use.
    pub unsafe fn from_raw(ptr: *mut T) -> Option<Self> {
        NonNull::new(ptr).map(Owned::of)
    }

    /// A pointer for the library's functions.
    pub fn as_ptr(&self) -> *mut T {
        self.ptr.as_ptr()
    }
}

impl<T, F: Release<T>> Owned<[T], C<F>> {
    /// Takes over an array that a C library gave; nothing for a null pointer.
    ///
    /// # Safety
    /// As [`from_raw`](Owned::from_raw), for an array of `len` values.
    pub unsafe fn from_raw_parts(ptr: *mut T, len: usize) -> Option<Self> {
        let ptr = NonNull::new(ptr)?;
        Some(Owned::of(NonNull::slice_from_raw_parts(ptr, len)))
    }
}

impl<F: Release<c_char>> Owned<CStr, C<F>> {
    /// Takes over a string that a C library gave and that a NUL ends; nothing for a null pointer. Haskell gets it as a
    /// `ByteString` without the NUL, since C does not tell its encoding.
    ///
    /// # Safety
    /// `ptr` is null, or points to such a string, which `F` releases and nothing else will release or use.
    pub unsafe fn from_c_string(ptr: *mut c_char) -> Option<Self> {
        let ptr = NonNull::new(ptr)?;
        // SAFETY: the caller's.
        let len = unsafe { CStr::from_ptr(ptr.as_ptr()) }.count_bytes();
        let string = std::ptr::slice_from_raw_parts_mut(ptr.as_ptr(), len + 1) as *mut CStr;
        NonNull::new(string).map(Owned::of)
    }
}

/// The bytes are text, or they are released.
///
/// ```
/// use hsffi::OwnedByC;
/// use std::ffi::c_void;
///
/// #[hsffi::release]
/// unsafe extern "C" {
///     /// Frees what `malloc` gave.
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

/// The bytes are text, or they are released.
impl TryFrom<Owned<[u8], Haskell>> for Owned<str, Haskell> {
    type Error = Utf8Error;

    fn try_from(bytes: Owned<[u8], Haskell>) -> Result<Self, Utf8Error> {
        std::str::from_utf8(&bytes)?;
        let with = bytes.with;
        Ok(Owned {
            ptr: as_text(bytes.into_raw()),
            with,
            heap: PhantomData,
        })
    }
}

/// The same memory, which holds UTF-8.
fn as_text(bytes: NonNull<[u8]>) -> NonNull<str> {
    let text = bytes.as_ptr() as *mut str;
    // SAFETY: as little null as the bytes' address.
    unsafe { NonNull::new_unchecked(text) }
}

/// A number, numbers or text that Haskell `malloc`ed and gave to Rust, for as long as Rust likes.
///
/// As a parameter, `OwnedByHaskell<[T]>` is a `ByteString` or `Vector` in Haskell, `OwnedByHaskell<str>` a `Text` and
/// `OwnedByHaskell<T>` a number, of which Rust gets a copy in memory of Haskell's `malloc`; dropping it calls Haskell's
/// `finalizerFree`, on any thread. It may be returned. Haskell then owns a `ByteString` or `Vector` again, without another copy;
/// text and single numbers are read and released at once.
///
/// `OwnedByHaskell<Fun<'_, F>>` is a Haskell function that Rust keeps, an [`OwnedFun<F>`](crate::OwnedFun).
pub type OwnedByHaskell<T> = <T as GivenByHaskell>::Owned;

/// What Haskell can give to Rust on Haskell's own heap.
#[diagnostic::on_unimplemented(
    message = "[HS0018] `OwnedByHaskell<{Self}>` cannot be passed from Haskell",
    label = "Haskell does not give this away",
    note = "take `OwnedByHaskell` of a number, `[T]` of numbers, `str`, or `Fun<'_, F>` for a function, `&T` for an object",
    note = "`cargo hsffi explain HS0018` tells more"
)]
pub trait GivenByHaskell {
    /// What Rust has then.
    type Owned;
}

impl<T: Element> GivenByHaskell for T {
    type Owned = Owned<T, Haskell>;
}

impl<T: Element> GivenByHaskell for [T] {
    type Owned = Owned<[T], Haskell>;
}

impl GivenByHaskell for str {
    type Owned = Owned<str, Haskell>;
}

impl<T: ?Sized, H: Heap<T, With = ()>> Owned<T, H> {
    pub(crate) fn of(ptr: NonNull<T>) -> Self {
        Owned {
            ptr,
            with: (),
            heap: PhantomData,
        }
    }
}

impl<T: ?Sized, H: Heap<T>> Owned<T, H> {
    /// The value, which is no longer dropped.
    pub(crate) fn into_raw(self) -> NonNull<T> {
        std::mem::ManuallyDrop::new(self).ptr
    }
}

/// A copy on Rust's heap, for what was on another.
impl<T: Clone, H: Heap<[T]>> From<&Owned<[T], H>> for Vec<T> {
    fn from(owned: &Owned<[T], H>) -> Self {
        owned.to_vec()
    }
}

impl<T> Owned<T, Rust> {
    /// Moves `value` to Rust's heap.
    pub fn new(value: T) -> Self {
        Owned::from(Box::new(value))
    }

    /// Takes the value back from the heap.
    ///
    /// ```
    /// let name = hsffi::OwnedByRust::new(String::from("Ada"));
    /// assert_eq!(name.into_inner(), "Ada");
    /// ```
    pub fn into_inner(self) -> T {
        *self.into_box()
    }
}

impl<T: ?Sized> Owned<T, Rust> {
    /// The value where it is.
    pub fn into_box(self) -> Box<T> {
        // SAFETY: the pointer came from a `Box`, and nothing else drops it.
        unsafe { Box::from_raw(self.into_raw().as_ptr()) }
    }
}

impl<T: ?Sized> From<Box<T>> for Owned<T, Rust> {
    fn from(value: Box<T>) -> Self {
        // A `Box` is never null.
        Owned::of(NonNull::from(Box::leak(value)))
    }
}

impl<T> From<Vec<T>> for Owned<[T], Rust> {
    fn from(values: Vec<T>) -> Self {
        Owned::from(values.into_boxed_slice())
    }
}

impl From<String> for Owned<str, Rust> {
    fn from(text: String) -> Self {
        Owned::from(text.into_boxed_str())
    }
}

impl<T: ?Sized, H: Heap<T>> Drop for Owned<T, H> {
    fn drop(&mut self) {
        // SAFETY: `self` owns the value and is going away.
        unsafe { H::release(self.ptr, self.with) }
    }
}

impl<T: ?Sized, H: Heap<T>> Deref for Owned<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: `self` owns the value.
        unsafe { self.ptr.as_ref() }
    }
}

impl<T: ?Sized, H: Heap<T>> DerefMut for Owned<T, H> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: `self` owns the value, and is borrowed mutably.
        unsafe { self.ptr.as_mut() }
    }
}

impl<T: ?Sized + std::fmt::Debug, H: Heap<T>> std::fmt::Debug for Owned<T, H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        T::fmt(self, f)
    }
}

// SAFETY: owns the value as a `Box` does.
unsafe impl<T: ?Sized + Send, H: Heap<T>> Send for Owned<T, H> {}
// SAFETY: lends the value as a `Box` does.
unsafe impl<T: ?Sized + Sync, H: Heap<T>> Sync for Owned<T, H> {}

// SAFETY: as a `Vec`, which it becomes without a copy.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> IntoHaskell for Owned<[T], Rust> {
    type By = InSlot;
    const TYPE: Type = <Vec<T> as IntoHaskell>::TYPE;
    const LAYOUT: Layout = <Vec<T> as IntoHaskell>::LAYOUT;
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        size_of_val::<[T]>(self)
    }

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { self.into_box().into_vec().write(slot) }
    }
}

// SAFETY: as a `String`, which it becomes without a copy.
#[diagnostic::do_not_recommend]
unsafe impl IntoHaskell for Owned<str, Rust> {
    type By = InSlot;
    const TYPE: Type = <String as IntoHaskell>::TYPE;
    const LAYOUT: Layout = <String as IntoHaskell>::LAYOUT;
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        self.len()
    }

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { self.into_box().into_string().write(slot) }
    }
}

/// An array of another heap's, as it crosses: also text, and an array of one number.
#[repr(C)]
struct WithRelease<T> {
    ptr: *mut T,
    len: usize,
    release: ReleaseArray<T>,
}

impl<T> WithRelease<T> {
    /// # Safety
    /// `slot` is aligned and has room for this.
    unsafe fn write<H: Heap<[T]>>(owned: Owned<[T], H>, release: ReleaseArray<T>, slot: *mut u8) {
        let ptr = owned.into_raw();
        let released = WithRelease {
            ptr: ptr.cast().as_ptr(),
            len: ptr.len(),
            release,
        };
        // SAFETY: the caller's.
        unsafe { slot.cast::<Self>().write(released) }
    }
}

impl WithRelease<u8> {
    /// # Safety
    /// As [`write`](Self::write).
    unsafe fn write_text<H: Heap<str>>(
        owned: Owned<str, H>,
        release: ReleaseArray<u8>,
        slot: *mut u8,
    ) {
        let len = owned.len();
        let released = WithRelease {
            ptr: owned.into_raw().cast().as_ptr(),
            len,
            release,
        };
        // SAFETY: the caller's.
        unsafe { slot.cast::<Self>().write(released) }
    }
}

impl<T: Element> WithRelease<T> {
    /// Takes over what Haskell gives, by clearing its pointer: what is not taken over, Haskell frees.
    ///
    /// # Safety
    /// `slot` holds this, for numbers of Haskell's `malloc`, and is the call's own.
    unsafe fn take(slot: *const u8) -> Result<Owned<[T], Haskell>, DecodeError> {
        let given = slot.cast_mut().cast::<Self>();
        // SAFETY: the caller's.
        let (ptr, len, release) = unsafe {
            let ptr = std::mem::replace(&mut (*given).ptr, std::ptr::null_mut());
            (ptr, (*given).len, (*given).release)
        };
        let ptr = NonNull::new(ptr).ok_or(DecodeError::Null)?;
        Ok(Owned {
            ptr: NonNull::slice_from_raw_parts(ptr, len),
            with: release,
            heap: PhantomData,
        })
    }
}

// SAFETY: writes the words that the generated Haskell reads, which calls the function in the end.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element, F: Release<T>> IntoHaskell for Owned<[T], C<F>> {
    type By = InSlot;
    const TYPE: Type = T::RELEASED;
    const LAYOUT: Layout = Layout::of::<WithRelease<T>>();
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        size_of_val::<[T]>(self)
    }

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::write(self, F::RELEASE, slot) }
    }
}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> IntoHaskell for Owned<[T], Haskell> {
    type By = InSlot;
    const TYPE: Type = T::RELEASED;
    const LAYOUT: Layout = Layout::of::<WithRelease<T>>();
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        size_of_val::<[T]>(self)
    }

    unsafe fn write(self, slot: *mut u8) {
        let release = self.with;
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::write(self, release, slot) }
    }
}

// SAFETY: as above, by way of what Haskell decodes before it calls the function.
#[diagnostic::do_not_recommend]
unsafe impl<F: Release<u8>> IntoHaskell for Owned<str, C<F>> {
    type By = InSlot;
    const TYPE: Type = Type::ReleasedText;
    const LAYOUT: Layout = Layout::of::<WithRelease<u8>>();
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        self.len()
    }

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::write_text(self, F::RELEASE, slot) }
    }
}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl IntoHaskell for Owned<str, Haskell> {
    type By = InSlot;
    const TYPE: Type = Type::ReleasedText;
    const LAYOUT: Layout = Layout::of::<WithRelease<u8>>();
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        self.len()
    }

    unsafe fn write(self, slot: *mut u8) {
        let release = self.with;
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::write_text(self, release, slot) }
    }
}

// SAFETY: as an array of its bytes, without the NUL that ends it.
#[diagnostic::do_not_recommend]
unsafe impl<F: Release<c_char>> IntoHaskell for Owned<CStr, C<F>> {
    type By = InSlot;
    const TYPE: Type = Type::ReleasedBytes;
    const LAYOUT: Layout = Layout::of::<WithRelease<c_char>>();
    const HOLDS: bool = true;

    fn held(&self) -> usize {
        self.count_bytes()
    }

    unsafe fn write(self, slot: *mut u8) {
        let len = self.count_bytes();
        let released = WithRelease {
            ptr: self.into_raw().cast().as_ptr(),
            len,
            release: F::RELEASE,
        };
        // SAFETY: the caller's, for this layout.
        unsafe { slot.cast::<WithRelease<c_char>>().write(released) }
    }
}

macro_rules! numbers {
    ($($t:ty),*) => {$(
        // SAFETY: as the number. What it was in goes back to its heap here, so nothing is left for Haskell to release.
        #[diagnostic::do_not_recommend]
        unsafe impl<H: Heap<$t>> IntoHaskell for Owned<$t, H> {
            type By = InRegister;
            const TYPE: Type = <$t as IntoHaskell>::TYPE;
            const LAYOUT: Layout = <$t as IntoHaskell>::LAYOUT;

            unsafe fn write(self, slot: *mut u8) {
                // SAFETY: the caller's, for this layout.
                unsafe { (*self).write(slot) }
            }
        }

        impl<H: Heap<$t>> IntoRegister for Owned<$t, H> {
            type Register = <$t as IntoRegister>::Register;

            fn into_register(self) -> Self::Register {
                (*self).into_register()
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64);

// SAFETY: reads the words that the generated Haskell writes, and takes the memory over by clearing the pointer: what is not
// taken over, since an argument before it was refused, Haskell frees.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> FromHaskell for Owned<[T], Haskell> {
    type Word = *const u8;
    type At<'call, 'kept>
        = Self
    where
        'kept: 'call;
    const TYPE: Type = T::RELEASED;
    const LAYOUT: Layout = Layout::of::<WithRelease<T>>();
    const ABI: ArgAbi = ArgAbi::Slot;

    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Self, DecodeError> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::from_slot(word, call) }
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        _: &'call Call,
    ) -> Result<Self, DecodeError> {
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::take(slot) }
    }
}

macro_rules! given {
    ([$($generics:tt)*] $t:ty as [$element:ty], $ty:expr, $of:expr) => {
        // SAFETY: as above.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($generics)*> FromHaskell for Owned<$t, Haskell> {
            type Word = *const u8;
            type At<'call, 'kept>
                = Self
            where
                'kept: 'call;
            const TYPE: Type = $ty;
            const LAYOUT: Layout = Layout::of::<WithRelease<$element>>();
            const ABI: ArgAbi = ArgAbi::Slot;

            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<Self, DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { Self::from_slot(word, call) }
            }

            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                _: &'call Call,
            ) -> Result<Self, DecodeError> {
                // SAFETY: the caller's, for this layout.
                let array = unsafe { WithRelease::<$element>::take(slot)? };
                $of(array)
            }
        }
    };
}

given!([] str as [u8], Type::ReleasedText, |bytes: OwnedByHaskell<[u8]>| {
    bytes
        .try_into()
        .map_err(|error: Utf8Error| DecodeError::Utf8(error.valid_up_to()))
});

given!([T: Element] T as [T], T::RELEASED_ALONE, |array: OwnedByHaskell<[T]>| {
    let with = array.with;
    // What the generated Haskell gives for a number is an array of one.
    Ok(Owned {
        ptr: array.into_raw().cast(),
        with,
        heap: PhantomData,
    })
});

//! Memory that carries its allocator in its type.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use crate::argument::{Call, FromHaskell, Malformed};
use crate::import::Permits;
use crate::metadata::Type;
use crate::object::Keep;
use crate::returned::InSlot;
use crate::rule::Released;
use crate::sequence::Element;
use crate::{Fun, IntoHaskell, Layout, Opaque, OwnedFun};

/// An allocator, and how memory goes back to it.
///
/// # Safety
/// `release` gives the memory back to the allocator that it came from, after dropping the value.
pub unsafe trait Heap<T: ?Sized> {
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

// SAFETY: Haskell's own function for its own memory.
unsafe impl<T: Element> Heap<[T]> for Haskell {
    type With = ReleaseArray<T>;

    unsafe fn release(ptr: NonNull<[T]>, with: ReleaseArray<T>) {
        // SAFETY: the caller's; numbers have nothing to drop.
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
/// program ends.
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
/// whose collector then calls that very function; so may a slice of numbers, which is not copied.
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

/// What is on Haskell's heap, and Rust has for as long as it likes.
///
/// As a parameter, `OwnedByHaskell<[T]>` is a `ByteString` or `Vector` in Haskell, of which Rust gets a copy in memory of
/// Haskell's `malloc`; dropping it calls Haskell's `finalizerFree`, on any thread. It may be returned, and Haskell then owns it
/// again, without another copy.
///
/// `OwnedByHaskell<Fun<'_, F>>` is a Haskell function that Rust keeps, an [`OwnedFun<F>`](crate::OwnedFun).
pub type OwnedByHaskell<T> = <T as GivenByHaskell>::Owned;

/// What Haskell can give to Rust on Haskell's own heap.
#[diagnostic::on_unimplemented(
    message = "[HS0018] `OwnedByHaskell<{Self}>` cannot be passed from Haskell",
    label = "Haskell does not give this away",
    note = "take `OwnedByHaskell<[T]>` for numbers, `OwnedByHaskell<Fun<'_, F>>` for a function; `&T` for an object",
    note = "`cargo hsffi explain HS0018` tells more"
)]
pub trait GivenByHaskell {
    /// What Rust has then.
    type Owned;
}

impl<T: Element> GivenByHaskell for [T] {
    type Owned = Owned<[T], Haskell>;
}

impl<F> GivenByHaskell for Fun<'_, F> {
    type Owned = OwnedFun<F>;
}

impl<T: ?Sized, H: Heap<T, With = ()>> Owned<T, H> {
    fn of(ptr: NonNull<T>) -> Self {
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

// SAFETY: writes the pointer that the destructor takes.
#[diagnostic::do_not_recommend]
unsafe impl<T: Opaque + Released<Heap = H> + 'static, H: Heap<T>> IntoHaskell for Owned<T, H>
where
    T::Keeping: Keep<T, H>,
{
    type By = InSlot;
    const TYPE: Type = Type::Object(T::ID);
    const LAYOUT: Layout = Layout::of::<*mut u8>();

    #[inline]
    unsafe fn write(self, slot: *mut u8) {
        let handle = T::Keeping::keep(self);
        // SAFETY: the caller's, for this layout.
        unsafe { slot.cast::<NonNull<u8>>().write(handle) }
    }
}

// SAFETY: as a `Vec`, which it becomes without a copy.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> IntoHaskell for Owned<[T], Rust> {
    type By = InSlot;
    const TYPE: Type = <Vec<T> as IntoHaskell>::TYPE;
    const LAYOUT: Layout = <Vec<T> as IntoHaskell>::LAYOUT;

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

    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { self.into_box().into_string().write(slot) }
    }
}

/// An array of another heap's, as it crosses.
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

// SAFETY: writes the words that the generated Haskell reads, which calls the function in the end.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element, F: Release<T>> IntoHaskell for Owned<[T], C<F>> {
    type By = InSlot;
    const TYPE: Type = T::RELEASED;
    const LAYOUT: Layout = Layout::of::<WithRelease<T>>();

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

    unsafe fn write(self, slot: *mut u8) {
        let release = self.with;
        // SAFETY: the caller's, for this layout.
        unsafe { WithRelease::write(self, release, slot) }
    }
}

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
    const IN_SLOT: bool = true;

    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Self, Malformed> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::from_slot(word, call) }
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        _: &'call Call,
    ) -> Result<Self, Malformed> {
        let given = slot.cast_mut().cast::<WithRelease<T>>();
        // SAFETY: the caller's, for this layout; the slot is Haskell's, for this call alone.
        let (ptr, len, release) = unsafe {
            let ptr = std::mem::replace(&mut (*given).ptr, std::ptr::null_mut());
            (ptr, (*given).len, (*given).release)
        };
        let ptr = NonNull::new(ptr).ok_or(Malformed::Null)?;
        Ok(Owned {
            ptr: NonNull::slice_from_raw_parts(ptr, len),
            with: release,
            heap: PhantomData,
        })
    }
}

/// What a destructor of `T` takes.
///
/// # Safety
/// `from_handle` gives the value that drops the object.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0003] the destructor of `{T}` takes `OwnedByRust<{T}>`, not `{Self}`",
    label = "not what Haskell gives back",
    note = "write `fn free(object: OwnedByRust<{T}>)`",
    note = "`cargo hsffi explain HS0003` tells more"
)]
pub unsafe trait DestructorArgument<T> {
    /// # Safety
    /// As [`Owned::from_handle`].
    unsafe fn from_handle(ptr: NonNull<T>) -> Self;
}

// SAFETY: an `Owned` drops what it owns.
#[diagnostic::do_not_recommend]
unsafe impl<T> DestructorArgument<T> for OwnedByRust<T> {
    unsafe fn from_handle(ptr: NonNull<T>) -> Self {
        // The caller's: what was given away, and is used no more.
        Owned::of(ptr)
    }
}

/// The demand that `A` be what a destructor of `T` takes.
#[doc(hidden)]
#[derive(Debug)]
pub struct Destroys<T, A>(PhantomData<(T, A)>);

impl<I, T, A: DestructorArgument<T>> Permits<Destroys<T, A>> for I {
    type Granted = ();
}

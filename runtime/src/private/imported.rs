//! Functions of Haskell's that Rust declares with `#[hsffi::import]`.

use std::fmt;
use std::marker::PhantomData;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use crate::closure::{Frame, Fun, Lendable, check};
use crate::convert::written::Fields;
use crate::exception::HsException;
use crate::from_haskell::FromHaskell;
use crate::hs_future::{HsFuture, Starting};
use crate::object::adopting_nothing;
use crate::private::import::Satisfies;
use crate::private::metadata::{Closure, Ownership, Type};
use crate::process::attached::Counted;
use crate::process::thread_state::ThreadState;
use crate::token::Hs;

pub use crate::closure::{ClosureResult, Given, Loan, PassBy};
pub use crate::private::nesting::is_nested_well;
pub use crate::token::StablePtr;

/// The token, which the first parameter of an imported function is.
#[diagnostic::on_unimplemented(
    message = "[HS0073] the first parameter of an imported function is `{Self}` instead of the token `Hs<'_>`",
    label = "not the token",
    note = "Haskell may be called only while its runtime runs, and the token is the proof: write `hs: Hs<'_>` as the first parameter",
    note = "for details, run `cargo hsffi explain HS0073`"
)]
pub trait Token<'rt> {
    fn token(self) -> Hs<'rt>;
}

#[diagnostic::do_not_recommend]
impl<'rt> Token<'rt> for Hs<'rt> {
    fn token(self) -> Hs<'rt> {
        self
    }
}

/// The requirement that `&T` can be lent to Haskell.
#[derive(Debug)]
pub struct Lent<T: ?Sized>(PhantomData<T>);

impl<I, T: ?Sized + Lendable> Satisfies<Lent<T>> for I {
    type Satisfied = ();
}

/// The requirement that a result of the type `R` come from Haskell.
#[derive(Debug)]
pub struct Arrival<R>(PhantomData<R>);

impl<I, R: Arrives> Satisfies<Arrival<R>> for I {
    type Satisfied = ();
}

/// A type whose values come from Haskell, of those whose parts do.
#[diagnostic::on_unimplemented(
    message = "[HS0023] a function of Haskell's cannot return `{Self}`: an object is within a list or another type",
    label = "within another type",
    note = "return `OwnedByRust<T>` by itself, in an `Option` or in a `Result`",
    note = "for details, run `cargo hsffi explain HS0023`"
)]
pub trait Arrives {}

#[diagnostic::do_not_recommend]
impl<R: FromHaskell> Arrives for R {}

/// The requirement that a result of the type `R` borrow nothing.
#[derive(Debug)]
pub struct Answer<R, const LENT: bool>(PhantomData<R>);

impl<I, R: OwnedAnswer<LENT>, const LENT: bool> Satisfies<Answer<R, LENT>> for I {
    type Satisfied = ();
}

/// A type whose values borrow nothing from a call.
#[diagnostic::on_unimplemented(
    message = "[HS0023] a function of Haskell's cannot return `{Self}`: it is borrowed, and Haskell's memory may move when the function has returned",
    label = "borrowed result",
    note = "return an owned value: `String` for `&str`, `Vec<T>` for `&[T]`, `T` for `&T`",
    note = "for details, run `cargo hsffi explain HS0023`"
)]
pub trait OwnedAnswer<const LENT: bool> {}

#[diagnostic::do_not_recommend]
impl<R> OwnedAnswer<false> for R {}

/// The requirement that functions and traits of Haskell's be well nested in a result of the type `R`.
#[derive(Debug)]
pub struct Nested<R, const WELL: bool>(PhantomData<R>);

impl<I, R: NestedWell<WELL>, const WELL: bool> Satisfies<Nested<R, WELL>> for I {
    type Satisfied = ();
}

/// A type in which functions and traits of Haskell's are where Haskell takes them back if Rust has not taken them.
#[diagnostic::on_unimplemented(
    message = "[HS0023] a function of Haskell's cannot return `{Self}`: a function or a trait of Haskell's is within a tuple, a list or another type",
    label = "within another type",
    note = "return it by itself, in an `Option` or in a `Result`",
    note = "for details, run `cargo hsffi explain HS0023`"
)]
pub trait NestedWell<const WELL: bool> {}

#[diagnostic::do_not_recommend]
impl<R> NestedWell<true> for R {}

/// The requirement that Rust read a result of the type `R`.
#[derive(Debug)]
pub struct Read<R>(PhantomData<R>);

impl<I, R: ClosureResult> Satisfies<Read<R>> for I {
    type Satisfied = ();
}

/// What a declaration says.
pub trait Import {
    /// What the function returns.
    type Result: ClosureResult;
    /// What Haskell's function takes and returns.
    const CLOSURE: Closure;

    /// As a closure that is Rust's.
    const TYPE: Type = Type::Closure(&Self::CLOSURE, Ownership::Given);
}

/// The arguments of a call, as far as they have been written.
pub struct Arguments<const N: usize> {
    record: *mut u8,
    end: usize,
    written: Fields<N>,
}

impl<const N: usize> Arguments<N> {
    /// Writes the next one.
    #[inline]
    pub fn pass<Way: PassBy<P>, P>(&mut self, value: P) {
        let at = self.end.next_multiple_of(Way::LAYOUT.align);
        self.end = at + Way::LAYOUT.size;
        // SAFETY: `Imported::call` has made room for the arguments, which lie as in a C struct.
        unsafe {
            let at = self.record.add(at);
            Way::pass(value, at);
            if let Some(drop) = Way::DROP {
                self.written.add(at, drop);
            }
        }
    }
}

impl<const N: usize> fmt::Debug for Arguments<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Arguments").finish_non_exhaustive()
    }
}

/// A function of Haskell's: a closure that is never released, which Haskell gives at the first call.
#[derive(Debug)]
pub struct Imported<I> {
    exported: unsafe extern "C" fn() -> StablePtr,
    closure: AtomicPtr<std::ffi::c_void>,
    import: PhantomData<fn() -> I>,
}

impl<I: Import> Imported<I> {
    /// # Safety
    /// Haskell exports `exported`, which returns a stable pointer to a closure of the signature.
    pub const unsafe fn new(exported: unsafe extern "C" fn() -> StablePtr) -> Self {
        Imported {
            exported,
            closure: AtomicPtr::new(ptr::null_mut()),
            import: PhantomData,
        }
    }

    /// Calls the function.
    ///
    /// # Errors
    /// The exception that it threw, or that Haskell cannot be called now.
    ///
    /// # Safety
    /// `pass` passes the `N` arguments that `I::CLOSURE` has.
    #[inline]
    pub unsafe fn call<'rt, const N: usize>(
        &self,
        token: impl Token<'rt>,
        pass: impl FnOnce(&mut Arguments<N>),
    ) -> Result<I::Result, HsException> {
        let function = self.function(token.token())?;
        function.check()?;
        let mut frame = function.frame::<I::Result>();
        // SAFETY: the caller's.
        unsafe { Self::invoke(function, &mut frame, pass) }
    }

    /// Starts the action that the function returns.
    ///
    /// # Safety
    /// As [`call`](Self::call), and Haskell has exported the function as one whose action is awaited.
    pub unsafe fn start<'rt, const N: usize>(
        &self,
        token: impl Token<'rt>,
        pass: impl FnOnce(&mut Arguments<N>),
    ) -> HsFuture<I::Result>
    where
        I::Result: Send + 'static,
    {
        // SAFETY: the caller's.
        HsFuture::of(unsafe { self.try_start(token.token(), pass) })
    }

    /// # Safety
    /// As [`start`](Self::start).
    unsafe fn try_start<const N: usize>(
        &self,
        token: Hs<'_>,
        pass: impl FnOnce(&mut Arguments<N>),
    ) -> Result<HsFuture<I::Result>, HsException>
    where
        I::Result: Send + 'static,
    {
        let function = self.function(token)?;
        function.check()?;
        let starting = Starting::<I::Result>::begin(token.functions())?;
        let mut frame = function.frame::<()>();
        starting.describe(&mut frame);
        // SAFETY: the caller's: such a function returns nothing when it is called.
        let called = unsafe { Self::invoke(function, &mut frame, pass) };
        // SAFETY: the frame is that of the call.
        unsafe { starting.finish(called, &mut frame) }
    }

    /// # Safety
    /// As [`call`](Self::call), and `R` is what Haskell writes for the call.
    #[inline]
    unsafe fn invoke<R: ClosureResult, const N: usize>(
        function: Fun<'_, I>,
        frame: &mut Frame,
        pass: impl FnOnce(&mut Arguments<N>),
    ) -> Result<R, HsException> {
        const { Frame::check(I::CLOSURE.slot) };
        // What Haskell comes to own is no child of what a result is borrowing from, nor is what it makes.
        adopting_nothing(|| {
            let mut arguments = Arguments {
                record: frame.record(),
                end: 0,
                written: Fields::none(),
            };
            pass(&mut arguments);
            arguments.written.finish();
            // SAFETY: the caller's.
            unsafe { function.invoke(frame) }
        })
    }

    #[inline]
    fn function<'rt>(&self, token: Hs<'rt>) -> Result<Fun<'rt, I>, HsException> {
        let mut closure: StablePtr = self.closure.load(Ordering::Acquire);
        if closure.is_null() {
            closure = self.get(token)?;
        }
        // SAFETY: it is never released, and the token says that Haskell may be called.
        Ok(unsafe { Fun::new(closure, token.functions()) })
    }

    #[cold]
    fn get(&self, token: Hs<'_>) -> Result<StablePtr, HsException> {
        let functions = token.functions();
        check(functions)?;
        // What GHC makes of the export ends the thread when the runtime ends meanwhile: it waits for this one.
        let _counted = Counted::begin().ok_or_else(|| HsException::ended(functions))?;
        let closure = adopting_nothing(|| {
            let _entered = ThreadState::Haskell.enter();
            // SAFETY: as `new` asks, and the token says that Haskell may be called.
            unsafe { (self.exported)() }
        });
        let first = self.closure.compare_exchange(
            ptr::null_mut(),
            closure.cast_mut(),
            Ordering::AcqRel,
            Ordering::Acquire,
        );
        Ok(match first {
            Ok(_) => closure,
            Err(earlier) => {
                // SAFETY: nobody else has it.
                unsafe { (functions.free)(closure) };
                earlier
            }
        })
    }
}

//! Functions of Haskell's that Rust declares with `#[hsffi::import]`.

use std::marker::PhantomData;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use crate::closure::{Fun, ImportSignature, Signature as _, check};
use crate::exception::HsException;
use crate::object::adopting_nothing;
use crate::private::metadata::{Ownership, Type};
use crate::process::attached::Counted;
use crate::process::thread_state::ThreadState;
use crate::token::Hs;

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

/// The call of a function whose signature is not supported, which rustc has reported: nothing else is wrong with it. It has the name
/// of the method that supported ones have, which comes before it.
pub trait Unsupported: Sized {
    /// # Panics
    /// In any case; no program that compiles calls it.
    fn call_imported<A, R>(&self, _: A) -> R {
        unreachable!("its signature is not supported")
    }
}

impl<F> Unsupported for Fun<'_, F> {}

/// What a declaration says.
pub trait Import {
    type Signature: ImportSignature;

    /// As a closure that is Rust's.
    const TYPE: Type = Type::Closure(&Self::Signature::CLOSURE, Ownership::Given);
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

    /// The function.
    ///
    /// # Errors
    /// When Haskell cannot be called now.
    #[inline]
    pub fn function<'rt>(
        &self,
        token: impl Token<'rt>,
    ) -> Result<Fun<'rt, I::Signature>, HsException> {
        let token = token.token();
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

//! How much room the stack of a thread has for a call into Haskell.
//!
//! A Haskell function that Rust calls may call Rust again, which calls Haskell, and so on: each round takes some 20 KiB of the stack
//! of the operating system's thread, and behind its end is a page that ends the program. So a call that would begin near
//! the end is not made.

use std::cell::Cell;

/// What is left for a call: for GHC's scheduler, a collection, finalizers, and Rust's functions until the next call is asked about.
/// Small stacks leave a quarter, though not less than `LEAST`.
const RESERVE: usize = 256 << 10;

/// A call that begins just before the reserve takes some 20 KiB of it, and a collection in that call as much again. A smaller stack
/// has no room for any.
const LEAST: usize = 48 << 10;

/// Addresses in a thread's stack.
#[derive(Clone, Copy)]
struct Bounds {
    /// The lowest that may be used.
    end: usize,
    /// Where the reserve begins, above which a call has room.
    reserve: usize,
}

impl Bounds {
    /// Those of a thread that has not asked yet: no address is above.
    const UNKNOWN: Self = Bounds {
        end: 0,
        reserve: usize::MAX,
    };

    /// Those where the system does not tell: every address is above.
    const UNLIMITED: Self = Bounds { end: 0, reserve: 0 };

    fn new(end: usize, size: usize) -> Self {
        let reserve = end + RESERVE.min(LEAST.max(size / 4));
        Bounds { end, reserve }
    }

    /// An address below the end is in another stack, such as one that a library made for deep recursion or for coroutines.
    #[inline]
    fn have_room_at(self, here: usize) -> bool {
        here >= self.reserve || here < self.end
    }
}

thread_local! {
    static BOUNDS: Cell<Bounds> = const { Cell::new(Bounds::UNKNOWN) };
}

/// Whether there is room for a call into Haskell.
#[inline]
pub fn has_room() -> bool {
    let here = pointer();
    BOUNDS.get().have_room_at(here) || has_room_as_found(here)
}

#[cold]
fn has_room_as_found(here: usize) -> bool {
    if BOUNDS.get().reserve == Bounds::UNKNOWN.reserve {
        let bounds = bounds().map_or(Bounds::UNLIMITED, |(end, size)| Bounds::new(end, size));
        BOUNDS.set(bounds);
    }
    BOUNDS.get().have_room_at(here)
}

/// Where the stack is now. The address of a variable may be elsewhere, as `AddressSanitizer` has it.
#[inline]
fn pointer() -> usize {
    let pointer: usize;
    // SAFETY: reads a register.
    #[cfg(target_arch = "x86_64")]
    unsafe {
        std::arch::asm!("mov {}, rsp", out(reg) pointer, options(nomem, nostack, preserves_flags));
    }
    // SAFETY: reads a register.
    #[cfg(target_arch = "aarch64")]
    unsafe {
        std::arch::asm!("mov {}, sp", out(reg) pointer, options(nomem, nostack, preserves_flags));
    }
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    {
        let variable = 0_u8;
        pointer = (&raw const variable).addr();
    }
    pointer
}

/// The lowest address of this thread's stack that may be used, and its size. The main thread's is as large as the system lets it
/// become.
#[cfg(target_os = "linux")]
fn bounds() -> Option<(usize, usize)> {
    let mut attributes = std::mem::MaybeUninit::<libc::pthread_attr_t>::uninit();
    let (mut address, mut size, mut guard) = (std::ptr::null_mut(), 0, 0);
    // SAFETY: there is room for what is told, and the attributes are made before they are read, and destroyed once.
    unsafe {
        if libc::pthread_getattr_np(libc::pthread_self(), attributes.as_mut_ptr()) != 0 {
            return None;
        }
        let attributes = attributes.assume_init_mut();
        let told = libc::pthread_attr_getstack(attributes, &raw mut address, &raw mut size) == 0
            && libc::pthread_attr_getguardsize(attributes, &raw mut guard) == 0;
        libc::pthread_attr_destroy(attributes);
        // The guard is counted in or not, depending on the version of the C library.
        told.then(|| (address.addr() + guard, size))
    }
}

#[cfg(not(target_os = "linux"))]
fn bounds() -> Option<(usize, usize)> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    /// Where it was when there was no room any more.
    #[inline(never)]
    fn descend() -> usize {
        let room = std::hint::black_box([1_u8; 1024]);
        let here = if has_room() { descend() } else { pointer() };
        here * usize::from(room[0])
    }

    #[test]
    fn a_thread_stops_before_the_end_of_its_stack() {
        for size in [64 << 10, 128 << 10, 2 << 20] {
            let thread = std::thread::Builder::new().stack_size(size);
            let descend = || (descend(), bounds().expect("the system tells"));
            let thread = thread.spawn(descend).expect("there are threads");
            let (stopped, (end, told)) = thread.join().expect("no panic");
            let left = stopped - end;
            let reserve = Bounds::new(end, told).reserve - end;
            assert!(
                left < reserve && reserve - left < 16 << 10,
                "{left} of {told}"
            );
        }
    }

    // Of bounds alone: the C library may give a thread a larger stack that another has left.
    #[test]
    fn a_small_stack_has_no_room() {
        let end = 8 << 20;
        for size in [16 << 10, 32 << 10, LEAST - 1] {
            assert!(!Bounds::new(end, size).have_room_at(end + size), "{size}");
        }
        let size = 64 << 10;
        assert!(Bounds::new(end, size).have_room_at(end + size));
        assert!(!Bounds::new(end, size).have_room_at(end + LEAST - 1));
    }

    #[test]
    fn a_stack_of_another_kind_is_not_refused() {
        let bounds = Bounds::new(8 << 20, 8 << 20);
        assert!(!bounds.have_room_at(8 << 20));
        assert!(bounds.have_room_at((8 << 20) - 1));
        assert!(bounds.have_room_at(17 << 20));
    }
}

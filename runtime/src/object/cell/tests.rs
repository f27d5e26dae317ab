//! Families of objects.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;

use super::super::family::adopting_nothing;
use super::*;
use crate::object::{Made, OneDestructorHS0002, Shared};
use crate::private::metadata::{Address, Definition};
use crate::private::rule::Released;
use crate::process::unwind::caught;
use crate::process::unwind::tests::Explosive;
use crate::{IntoHaskell, OwnedByRust, Rust};

/// Whether a call may use it.
fn is_open(handle: NonNull<u8>) -> bool {
    // SAFETY: the handle is good until the end of the test, and the call is over at once.
    unsafe { ObjectCell::<u8>::share(handle, &Call::begin()) }.is_ok()
}

#[test]
fn a_panic_in_the_midst_of_lending_leaves_no_parent() {
    let parent = ObjectCell::keep(1_u8, 0);
    // SAFETY: the handle is good, and nobody else has it.
    let lending = || unsafe { ObjectCell::<u8>::lending(parent, || panic!("the test's own")) };
    assert!(catch_unwind(AssertUnwindSafe(lending)).is_err());
    let stranger = ObjectCell::keep(2_u8, 0);
    // SAFETY: as above.
    unsafe { ObjectCell::<u8>::close(parent) }.expect("nobody uses it");
    assert!(is_open(stranger));
    // SAFETY: they are used no more.
    unsafe {
        ObjectCell::<u8>::release(parent);
        ObjectCell::<u8>::release(stranger);
    }
}

#[test]
fn a_constant_stays_open_and_is_released() {
    let constant = ObjectCell::keep(1_u8, 0);
    // SAFETY: the handle is good, and used no more after its release.
    unsafe {
        ObjectCell::<u8>::keep_open(constant);
        for _ in 0..2 {
            ObjectCell::<u8>::close(constant).expect("closing does nothing");
            assert!(is_open(constant));
        }
        ObjectCell::<u8>::release(constant);
    }
}

#[test]
fn a_child_has_its_parent_when_the_thread_leaves_its_variables() {
    struct Last(mpsc::Sender<bool>);

    impl Drop for Last {
        fn drop(&mut self) {
            let parent = ObjectCell::keep(1_u8, 0);
            // SAFETY: the handles are good, and nobody else has them.
            unsafe {
                let child = ObjectCell::<u8>::lending(parent, || ObjectCell::keep(2_u8, 0));
                ObjectCell::<u8>::close(parent).expect("nobody uses it");
                // The test is waiting.
                let _ = self.0.send(is_open(child));
                ObjectCell::<u8>::release(child);
                ObjectCell::<u8>::release(parent);
            }
        }
    }

    thread_local!(static LAST: RefCell<Option<Last>> = const { RefCell::new(None) });
    let (last, told) = mpsc::channel();
    let thread = thread::spawn(|| {
        LAST.set(Some(Last(last)));
        // What the runtime has of variables is made after, and so dropped before.
        // SAFETY: it is used no more.
        unsafe { ObjectCell::<u8>::release(ObjectCell::keep(0_u8, 0)) };
    });
    thread.join().expect("no panic");
    assert_eq!(told.recv(), Ok(false));
}

#[test]
fn what_is_returned_beside_a_child_and_borrows_nothing_is_no_child() {
    struct Stranger;

    // SAFETY: no metadata tells of it, and this test releases it.
    unsafe impl OneDestructorHS0002 for Stranger {
        const DEFINITION: &'static Definition = &Definition {
            destroy: Address(std::ptr::null()),
            close: Address(std::ptr::null()),
            id: "Stranger",
            version: "1",
        };
        const BORROWS: bool = false;
        type Storage = Shared;
        type Of<'cell> = Stranger;
    }

    impl Released for Stranger {
        type Heap = Rust;
        type Opening = Made;
        type StoredAs = Shared;
    }

    let parent = ObjectCell::keep(1_u8, 0);
    let mut stranger = NonNull::dangling();
    // SAFETY: the handles are good, and nobody else has them.
    unsafe {
        let write = || OwnedByRust::new(Stranger).write((&raw mut stranger).cast());
        ObjectCell::<u8>::lending(parent, write);
        ObjectCell::<u8>::close(parent).expect("nobody uses it");
        assert!(ObjectCell::<Stranger>::share(stranger, &Call::begin()).is_ok());
        ObjectCell::<u8>::release(parent);
        ObjectCell::<Stranger>::release(stranger);
    }
}

#[test]
fn what_goes_to_haskell_in_the_midst_of_lending_is_no_child() {
    let parent = ObjectCell::keep(1_u8, 0);
    // SAFETY: the handles are good, and nobody else has them.
    unsafe {
        let keep = || adopting_nothing(|| ObjectCell::keep(2_u8, 0));
        let stranger = ObjectCell::<u8>::lending(parent, keep);
        ObjectCell::<u8>::close(parent).expect("nobody uses it");
        assert!(is_open(stranger));
        ObjectCell::<u8>::release(parent);
        ObjectCell::<u8>::release(stranger);
    }
}

#[test]
fn a_parent_is_not_closed_while_one_of_its_children_makes_others() {
    let parent = ObjectCell::keep(1_u8, 0);
    // SAFETY: the handles are good, and nobody else has them; the calls are over in turn.
    unsafe {
        let items = ObjectCell::<u8>::lending(parent, || ObjectCell::keep(2_u8, 0));
        let pull = Call::begin();
        ObjectCell::<u8>::change(items, &pull).expect("the items are open");
        assert_eq!(ObjectCell::<u8>::close(parent), Err(AccessError::InUse));
        let child = ObjectCell::<u8>::beside(items, || ObjectCell::keep(3_u8, 0));
        drop(pull);
        ObjectCell::<u8>::close(parent).expect("nobody uses it");
        assert!(!is_open(child) && !is_open(items));
        for handle in [child, items, parent] {
            ObjectCell::<u8>::release(handle);
        }
    }
}

#[test]
fn closing_misses_no_child_that_another_makes_meanwhile() {
    /// What closing the parent must not leave behind.
    static ALIVE: AtomicUsize = AtomicUsize::new(0);

    struct Child;

    impl Drop for Child {
        fn drop(&mut self) {
            ALIVE.fetch_sub(1, Ordering::SeqCst);
        }
    }

    fn child() -> NonNull<u8> {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        ObjectCell::keep(Child, 0)
    }

    #[derive(Clone, Copy)]
    struct Handle(NonNull<u8>);

    // SAFETY: handles are passed between threads.
    unsafe impl Send for Handle {}

    impl Handle {
        /// Makes some children beside itself, unless it is closed.
        fn pull(self) -> Vec<Handle> {
            let mut made = Vec::new();
            while made.len() < 1000 {
                // SAFETY: the handle is good until the end of the test.
                unsafe {
                    let call = Call::begin();
                    if ObjectCell::<Child>::change(self.0, &call).is_err() {
                        break;
                    }
                    made.push(Handle(ObjectCell::<Child>::beside(self.0, child)));
                }
            }
            made
        }
    }

    for _ in 0..50 {
        let parent = ObjectCell::keep(1_u8, 0);
        // SAFETY: the handles are good, and released last.
        unsafe {
            let lend = || Handle(ObjectCell::<u8>::lending(parent, child));
            let items = lend();
            // Closing claims these before it comes to the items.
            let mut handles: Vec<_> = (0..500).map(|_| lend()).collect();
            let made = thread::scope(|scope| {
                let pulling = scope.spawn(move || items.pull());
                while ObjectCell::<u8>::close(parent).is_err() {
                    thread::yield_now();
                }
                assert_eq!(ALIVE.load(Ordering::SeqCst), 0);
                pulling.join().expect("no panic")
            });
            handles.extend(made);
            handles.push(items);
            for handle in handles {
                ObjectCell::<Child>::release(handle.0);
            }
            ObjectCell::<u8>::release(parent);
        }
    }
}

#[test]
fn a_parent_is_free_again_when_its_last_child_has_gone() {
    let parent = ObjectCell::keep(1_u8, 0);
    let access = || {
        // SAFETY: the handle is good, and the calls are over at once.
        unsafe {
            let read = ObjectCell::<u8>::read(parent, &Call::begin()).map(drop);
            let changed = ObjectCell::<u8>::change(parent, &Call::begin()).map(drop);
            (read, changed)
        }
    };
    let lent = Err(AccessError::Lent);
    // SAFETY: as above; each handle is released once.
    unsafe {
        // One goes by its handle, one is closed, and one reaches its end.
        let children =
            [(); 3].map(|()| ObjectCell::<u8>::lending(parent, || ObjectCell::keep(2_u8, 0)));
        assert_eq!(access(), (Ok(()), lent));
        ObjectCell::<u8>::release(children[0]);
        ObjectCell::<u8>::close(children[1]).expect("nobody uses it");
        assert_eq!(access(), (Ok(()), lent));
        ObjectCell::<u8>::end(children[2]);
        assert!(ObjectCell::<u8>::has_ended(children[2]));
        assert_eq!(access(), (Ok(()), Ok(())));
        // What has gone is not counted twice.
        ObjectCell::<u8>::release(children[1]);
        ObjectCell::<u8>::release(children[2]);
        assert_eq!(access(), (Ok(()), Ok(())));
        let child = ObjectCell::<u8>::lending_mutably(parent, || ObjectCell::keep(2_u8, 0));
        assert_eq!(access(), (lent, lent));
        ObjectCell::<u8>::release(child);
        assert_eq!(access(), (Ok(()), Ok(())));
        ObjectCell::<u8>::release(parent);
    }
}

#[test]
fn what_is_consumed_borrows_until_the_call_is_over() {
    let parent = ObjectCell::keep(1_u8, 0);
    // SAFETY: the handles are good, and released last.
    unsafe {
        let child = ObjectCell::<u8>::lending(parent, || ObjectCell::keep(2_u8, 0));
        // A call that is refused takes nothing.
        ObjectCell::<u8>::reserve(child, &Call::begin()).expect("nobody uses it");
        let lent = Err(AccessError::Lent);
        assert_eq!(ObjectCell::<u8>::reserve(parent, &Call::begin()), lent);
        let call = Call::begin();
        ObjectCell::<u8>::reserve(child, &call).expect("nobody uses it");
        assert_eq!(ObjectCell::<u8>::consume(child, &call), Ok(2));
        assert_eq!(ObjectCell::<u8>::reserve(parent, &Call::begin()), lent);
        assert_eq!(ObjectCell::<u8>::close(parent), Err(AccessError::InUse));
        assert_eq!(ObjectCell::<u8>::close(child), Err(AccessError::InUse));
        drop(call);
        let again = ObjectCell::<u8>::consume(child, &Call::begin());
        assert_eq!(again, Err(AccessError::Closed));
        assert_eq!(ObjectCell::<u8>::consume(parent, &Call::begin()), Ok(1));
        assert_eq!(ObjectCell::<u8>::close(child), Ok(()));
        ObjectCell::<u8>::release(parent);
        ObjectCell::<u8>::release(child);
    }
}

#[test]
fn the_memory_of_a_deep_family_goes_on_a_small_stack() {
    struct Memory(Arc<ObjectCell<u8>>);

    impl Memory {
        fn free(self) {
            drop(self.0);
        }
    }

    // SAFETY: the value is gone, and one thread at a time has the rest.
    unsafe impl Send for Memory {}

    let mut handles = vec![ObjectCell::keep(0_u8, 0)];
    for _ in 0..100_000 {
        let parent = handles[handles.len() - 1];
        // SAFETY: the handle is good, and nobody else has it.
        handles.push(unsafe { ObjectCell::<u8>::lending(parent, || ObjectCell::keep(0_u8, 0)) });
    }
    let youngest = handles[handles.len() - 1]
        .cast::<ObjectCell<u8>>()
        .as_ptr()
        .cast_const();
    // As a thread has it which has counted itself out, and has not come to drop it yet.
    // SAFETY: the handle is good; the count goes up for the second `Arc`.
    let memory = unsafe {
        Arc::increment_strong_count(youngest);
        Arc::from_raw(youngest)
    };
    for handle in handles {
        // SAFETY: it is used no more.
        unsafe { ObjectCell::<u8>::release(handle) };
    }
    let memory = Memory(memory);
    let small = thread::Builder::new().stack_size(64 << 10);
    let thread = small.spawn(|| memory.free()).expect("there are threads");
    thread.join().expect("no panic");
}

#[test]
fn closing_a_family_survives_payloads_that_panic() {
    static DROPPED: AtomicUsize = AtomicUsize::new(0);
    let parent = ObjectCell::keep(Explosive(&DROPPED), 0);
    // SAFETY: the handles are good, and nobody else has them.
    unsafe {
        let child = || ObjectCell::keep(Explosive(&DROPPED), 0);
        let children = [(); 3].map(|()| ObjectCell::<Explosive>::lending(parent, child));
        let closing = || assert_eq!(ObjectCell::<Explosive>::close(parent), Ok(()));
        assert!(caught(closing).is_err());
        assert_eq!(DROPPED.load(Ordering::SeqCst), 4);
        // Nothing is claimed any more.
        assert_eq!(ObjectCell::<Explosive>::close(children[0]), Ok(()));
        assert_eq!(ObjectCell::<Explosive>::close(parent), Ok(()));
        for handle in children.into_iter().chain([parent]) {
            ObjectCell::<Explosive>::release(handle);
        }
    }
}

#[test]
fn releasing_a_family_survives_payloads_that_panic() {
    static DROPPED: AtomicUsize = AtomicUsize::new(0);
    let parent = ObjectCell::keep(Explosive(&DROPPED), 0);
    // SAFETY: the handles are good, and nobody else has them.
    unsafe {
        let keep = || ObjectCell::keep(Explosive(&DROPPED), 0);
        let child = ObjectCell::<Explosive>::lending(parent, keep);
        ObjectCell::<Explosive>::release(parent);
        crate::private::call::run_destructor(|()| ObjectCell::<Explosive>::release(child));
    }
    // The parent is dropped by the thread that drops objects.
    while DROPPED.load(Ordering::SeqCst) < 2 {
        thread::yield_now();
    }
}

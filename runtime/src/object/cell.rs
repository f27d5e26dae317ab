//! Objects that can be closed, used exclusively, or have children: a value with a gate, in a family.
//!
//! A child borrows from its parent's value. It keeps the parent's memory, and closing the parent drops the child's value
//! first: closing goes down the family and claims every gate, which fails when a call is still in progress anywhere, then
//! drops the values, children before parents.
//!
//! A parent's list of children is locked whenever one of them is let go, so that closing the parent waits for a child
//! whose value is being dropped at that moment.

use std::cell::{Cell, UnsafeCell};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError, Weak};

use crate::from_haskell::Call;
use crate::lock::LockMode;
use crate::lock::{AccessError, ObjectLock};
use crate::private::accounting::Counted;
use crate::process::drop_thread;
use crate::process::thread_state::ThreadState;
use crate::process::unwind::{Payload, caught};

/// A value behind a gate.
pub struct ObjectCell<T> {
    gate: ObjectLock,
    /// Nothing once it is closed. The gate says who may touch it.
    value: UnsafeCell<Option<T>>,
    /// What it is counted for, open or closed: the value lies within.
    _counted: Counted,
    children: Mutex<Children>,
    parent: Option<Arc<dyn Member>>,
    /// Where it stands among its parent's children.
    position: AtomicUsize,
    /// How many need the value: the handle, the children, and who is closing it. An `Arc` alone keeps the memory.
    holders: AtomicUsize,
}

type Children = Vec<Weak<dyn Member>>;

/// A member of a family, whatever its type.
trait Member {
    fn gate(&self) -> &ObjectLock;
    fn children(&self) -> MutexGuard<'_, Children>;
    /// The same, unless somebody has it.
    fn try_children(&self) -> Option<MutexGuard<'_, Children>>;
    fn parent(&self) -> Option<&Arc<dyn Member>>;
    fn position(&self) -> &AtomicUsize;
    fn holders(&self) -> &AtomicUsize;
    /// # Safety
    /// Nobody uses the value, or will.
    unsafe fn drop_value(&self);
}

impl<T> Member for ObjectCell<T> {
    fn gate(&self) -> &ObjectLock {
        &self.gate
    }

    fn children(&self) -> MutexGuard<'_, Children> {
        self.children.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn try_children(&self) -> Option<MutexGuard<'_, Children>> {
        match self.children.try_lock() {
            Ok(children) => Some(children),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    fn parent(&self) -> Option<&Arc<dyn Member>> {
        self.parent.as_ref()
    }

    fn position(&self) -> &AtomicUsize {
        &self.position
    }

    fn holders(&self) -> &AtomicUsize {
        &self.holders
    }

    unsafe fn drop_value(&self) {
        // SAFETY: the caller's.
        drop(unsafe { (*self.value.get()).take() });
    }
}

thread_local! {
    /// The object that a result borrows from, while it is written for Haskell, or null. There is nothing to be dropped in it,
    /// so it lasts as long as the thread: a child that is made when the thread leaves its variables has its parent, too.
    static PARENT: Cell<*const Arc<dyn Member>> = const { Cell::new(ptr::null()) };
}

thread_local! {
    /// Where the memory of a family that this thread is freeing has its next member, or null. There is nothing to be dropped in
    /// it, as in `PARENT`.
    static NEXT_TO_FREE: Cell<*mut Option<Arc<dyn Member>>> = const { Cell::new(ptr::null_mut()) };
}

/// The memory of a member keeps that of its parent, and who drops the last `Arc` of a member may drop the last of all
/// before it: in a loop, since a family may be a million deep.
impl<T> Drop for ObjectCell<T> {
    fn drop(&mut self) {
        let mut next = self.parent.take();
        if next.is_none() {
            return;
        }
        let outer = NEXT_TO_FREE.get();
        if !outer.is_null() {
            // SAFETY: the loop below has it, further out on this thread, and looks at it when this has returned.
            unsafe { outer.write(next) };
            return;
        }
        NEXT_TO_FREE.set(&raw mut next);
        // SAFETY: of `next`; what is dropped writes to it, and it is read and written in turn.
        while let Some(member) = unsafe { NEXT_TO_FREE.get().replace(None) } {
            drop(member);
        }
        NEXT_TO_FREE.set(ptr::null_mut());
    }
}

/// Has `action` keep what it keeps as children of the parent, if there is one.
fn adopting<R>(parent: Option<&Arc<dyn Member>>, action: impl FnOnce() -> R) -> R {
    struct Outer(*const Arc<dyn Member>);

    impl Drop for Outer {
        fn drop(&mut self) {
            PARENT.set(self.0);
        }
    }

    let _outer = Outer(PARENT.replace(parent.map_or(ptr::null(), ptr::from_ref)));
    action()
}

/// For a call of Haskell in the midst of writing a result: what is kept within has no part in it.
#[inline]
pub fn adopting_nothing<R>(action: impl FnOnce() -> R) -> R {
    adopting(None, action)
}

impl<T: 'static> ObjectCell<T> {
    /// Keeps a value that counts for so many bytes, as a child of the parent that [`lending`](Self::lending) set, and answers
    /// its handle.
    pub fn keep(value: T, bytes: usize) -> NonNull<u8> {
        // SAFETY: `adopting` has it borrowed until it sets another.
        let parent = unsafe { PARENT.get().as_ref() }.cloned();
        let kept = Arc::new(ObjectCell {
            gate: ObjectLock::new(),
            value: UnsafeCell::new(Some(value)),
            _counted: Counted::give(bytes),
            children: Mutex::default(),
            parent,
            position: AtomicUsize::new(0),
            holders: AtomicUsize::new(1),
        });
        if let Some(parent) = &kept.parent {
            hold(parent);
            let mut siblings = parent.children();
            kept.position.store(siblings.len(), Ordering::Relaxed);
            let child: Weak<Self> = Arc::downgrade(&kept);
            siblings.push(child);
        }
        // SAFETY: an `Arc` is never null.
        unsafe { NonNull::new_unchecked(Arc::into_raw(kept).cast_mut().cast()) }
    }

    /// Runs `write` with the object behind `handle` as the parent of what it [`keep`](Self::keep)s.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep) and is good for the call, which has entered it.
    pub unsafe fn lending<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R {
        let handle = handle.as_ptr().cast::<Self>().cast_const();
        // SAFETY: the caller's; the count goes up for the second `Arc`.
        let parent: Arc<dyn Member> = unsafe {
            Arc::increment_strong_count(handle);
            Arc::from_raw(handle)
        };
        adopting(Some(&parent), write)
    }

    /// Runs `write` with the parent of the object behind `handle` as that of what it [`keep`](Self::keep)s.
    ///
    /// # Safety
    /// As [`lending`](Self::lending).
    pub unsafe fn beside<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R {
        // SAFETY: the caller's.
        let kept = unsafe { handle.cast::<Self>().as_ref() };
        adopting(kept.parent.as_ref(), write)
    }

    /// Enters the parent of the object behind `handle`, if it has one, beside other calls: what is kept as its child meanwhile,
    /// closing the parent does not miss.
    ///
    /// # Errors
    /// When the parent has been closed.
    ///
    /// # Safety
    /// As [`lending`](Self::lending).
    pub unsafe fn enter_parent(handle: NonNull<u8>, call: &Call) -> Result<(), AccessError> {
        // SAFETY: the caller's.
        let kept = unsafe { handle.cast::<Self>().as_ref() };
        if let Some(parent) = &kept.parent {
            parent.gate().lock_shared()?;
            // SAFETY: as just happened; the object keeps its parent.
            unsafe { call.entered.note(parent.gate(), LockMode::Shared) };
        }
        Ok(())
    }

    /// Lets the handle go. A value that a call still uses, as may be when the program ends, is leaked.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep), and is used no more.
    pub unsafe fn release(handle: NonNull<u8>) {
        // SAFETY: the caller's.
        let kept = unsafe { Arc::from_raw(handle.as_ptr().cast::<Self>().cast_const()) };
        if kept.gate.is_entered() {
            std::mem::forget(kept);
        } else {
            let_go(kept);
        }
    }

    /// Drops the value, and those of all that borrow from it. Closing twice is closing once.
    ///
    /// # Errors
    /// When a call on the object or one of its descendants is in progress. Nothing has been closed.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep) and is good for the call.
    pub unsafe fn close(handle: NonNull<u8>) -> Result<(), AccessError> {
        let handle = handle.as_ptr().cast::<Self>().cast_const();
        // SAFETY: as for `lending`.
        let kept: Arc<dyn Member> = unsafe {
            Arc::increment_strong_count(handle);
            Arc::from_raw(handle)
        };
        close(&kept)
    }
}

impl<T> ObjectCell<T> {
    /// The value, beside other calls.
    ///
    /// # Errors
    /// When the object has been closed.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep) and is good for the call.
    #[inline]
    pub unsafe fn share(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
        // SAFETY: the caller's.
        let kept = unsafe { handle.cast::<Self>().as_ref() };
        kept.gate.lock_shared()?;
        // SAFETY: as just happened; the handle keeps the gate.
        unsafe { call.entered.note(&kept.gate, LockMode::Shared) };
        // SAFETY: the value is neither changed nor taken out before the call leaves the gate.
        let value = unsafe { &*kept.value.get() };
        value.as_ref().map(NonNull::from).ok_or(AccessError::Closed)
    }

    /// The value, and nobody else has it.
    ///
    /// # Errors
    /// When the object has been closed, is in use by a call that this one is part of, or was left half changed by a panic.
    ///
    /// # Safety
    /// As [`share`](Self::share).
    #[inline]
    pub unsafe fn take(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
        // SAFETY: the caller's.
        let kept = unsafe { handle.cast::<Self>().as_ref() };
        if call.entered.is_empty() {
            kept.gate.lock_exclusive()?;
        } else {
            kept.gate.try_lock_exclusive()?;
        }
        // SAFETY: as just happened; the handle keeps the gate.
        unsafe { call.entered.note(&kept.gate, LockMode::Exclusive) };
        // SAFETY: the call has the object to itself until it leaves the gate.
        let value = unsafe { &mut *kept.value.get() };
        value.as_mut().map(NonNull::from).ok_or(AccessError::Closed)
    }
}

/// Counts one more holder.
fn hold(member: &Arc<dyn Member>) {
    // From a holder, so the count is not 0.
    member.holders().fetch_add(1, Ordering::Relaxed);
}

/// Counts one holder less and, if it was the last, drops the value and counts one less of the parent: in a loop, since a
/// family may be a million deep.
///
/// A C finalizer waits for no list of children, since a `Drop` on another thread may take long with it; nor does it drop a
/// parent after its last child, since the parent's `Drop` may be one that must not run there. The thread that drops objects
/// does both.
///
/// # Panics
/// When the `Drop` of a value does, in the end.
fn let_go(member: Arc<dyn Member>) {
    let mut panics = Panics::default();
    let must_not_wait = ThreadState::of_thread() == ThreadState::Finalizer;
    let mut next = Some(member);
    while let Some(member) = next {
        let parent = member.parent().cloned();
        // Under the lock of the list that it is in, so that nobody who is closing the parent counts itself in meanwhile.
        let mut siblings = None;
        if let Some(parent) = &parent {
            siblings = if must_not_wait {
                parent.try_children()
            } else {
                Some(parent.children())
            };
            if siblings.is_none() {
                let_go_later(member);
                break;
            }
        }
        if member.holders().fetch_sub(1, Ordering::AcqRel) > 1 {
            break;
        }
        if let Some(siblings) = &mut siblings {
            remove(siblings, member.position().load(Ordering::Relaxed));
        }
        // What a child's `Drop` calls could want the list, too: as in a C finalizer, where most are let go, it calls no Haskell.
        let finalizer = siblings.is_some().then(|| ThreadState::Finalizer.enter());
        // SAFETY: nobody needs the value.
        panics.catch(|| unsafe { member.drop_value() });
        drop(finalizer);
        drop(siblings);
        next = parent;
        if must_not_wait {
            if let Some(parent) = next.take().filter(is_held_once) {
                let_go_later(parent);
            }
            break;
        }
    }
    panics.resume();
}

/// Counts one holder less, unless it is the last.
fn is_held_once(member: &Arc<dyn Member>) -> bool {
    let less = |holders: usize| (holders > 1).then(|| holders - 1);
    let counted = member
        .holders()
        .fetch_update(Ordering::AcqRel, Ordering::Relaxed, less);
    counted.is_err()
}

/// Has the thread that drops objects let a member go.
fn let_go_later(member: Arc<dyn Member>) {
    /// # Safety
    /// `member` is that of `let_go_later`.
    unsafe fn let_go_now(member: *mut u8) {
        // SAFETY: the caller's.
        let_go(*unsafe { Box::from_raw(member.cast::<Arc<dyn Member>>()) });
    }

    let member = Box::into_raw(Box::new(member)).cast();
    // SAFETY: what is kept is `Send` and `Sync`, and this is its only use.
    unsafe { drop_thread::hand_over(member, let_go_now) };
}

fn remove(children: &mut Children, position: usize) {
    children.swap_remove(position);
    if let Some(moved) = children.get(position).and_then(Weak::upgrade) {
        moved.position().store(position, Ordering::Relaxed);
    }
}

fn close(root: &Arc<dyn Member>) -> Result<(), AccessError> {
    // Parents before their children. No child is added to a member that has been claimed.
    let mut claimed: Vec<Arc<dyn Member>> = Vec::new();
    hold(root);
    let mut unclaimed = vec![Arc::clone(root)];
    let mut barred = None;
    let mut panics = Panics::default();
    while let Some(member) = unclaimed.pop() {
        match member.gate().claim() {
            Ok(true) => {
                unclaimed.extend(
                    member
                        .children()
                        .iter()
                        .filter_map(Weak::upgrade)
                        .inspect(hold),
                );
                claimed.push(member);
            }
            // The gates that have been claimed are to be released in any case.
            Ok(false) => panics.catch(|| let_go(member)),
            Err(reason) => {
                panics.catch(|| let_go(member));
                barred = Some(reason);
                break;
            }
        }
    }
    if barred.is_none() {
        for member in &claimed {
            member.gate().seal();
        }
        for member in claimed.iter().rev() {
            // SAFETY: its gate is closed, and no call is in progress.
            panics.catch(|| unsafe { member.drop_value() });
        }
    }
    for member in &claimed {
        member.gate().release();
    }
    for member in claimed.into_iter().rev().chain(unclaimed) {
        panics.catch(|| let_go(member));
    }
    panics.resume();
    barred.map_or(Ok(()), Err)
}

/// What panicked first while there was more to do.
#[derive(Default)]
struct Panics(Option<Payload>);

impl Panics {
    fn catch(&mut self, action: impl FnOnce()) {
        if let Err(payload) = caught(action) {
            self.0.get_or_insert(payload);
        }
    }

    fn resume(self) {
        if let Some(payload) = self.0 {
            payload.resume();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::mpsc;
    use std::thread;

    use super::*;
    use crate::object::{Made, OneDestructorHS0002, Shared};
    use crate::private::metadata::{Address, Definition};
    use crate::private::rule::Released;
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
            type Of<'kept> = Stranger;
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
            ObjectCell::<u8>::enter_parent(items, &pull).expect("the parent is open");
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
            handles
                .push(unsafe { ObjectCell::<u8>::lending(parent, || ObjectCell::keep(0_u8, 0)) });
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
}

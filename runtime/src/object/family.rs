//! Objects and those that borrow from them: how they hold each other, and how they are let go and closed.

use std::cell::Cell;
use std::collections::HashSet;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, MutexGuard, Weak};

use crate::lock::{AccessError, ObjectLock};
use crate::process::drop_thread;
use crate::process::thread_state::ThreadState;
use crate::process::unwind::{Payload, caught};

/// Those that borrow from an object, in no order.
#[derive(Default)]
pub(super) struct Children {
    list: Vec<Weak<dyn Member>>,
    /// How many there have ever been.
    added: usize,
}

impl Children {
    /// Adds one, and answers its position.
    pub(super) fn add(&mut self, child: Weak<dyn Member>) -> usize {
        self.added += 1;
        self.list.push(child);
        self.list.len() - 1
    }

    fn remove(&mut self, position: usize) {
        self.list.swap_remove(position);
        if let Some(moved) = self.list.get(position).and_then(Weak::upgrade) {
            moved.position().store(position, Ordering::Relaxed);
        }
    }

    /// Those that are alive, each of which the caller lets go.
    fn held(&self) -> impl Iterator<Item = Arc<dyn Member>> {
        self.list.iter().filter_map(Weak::upgrade).inspect(hold)
    }
}

/// A member of a family, whatever its type.
pub(super) trait Member {
    fn lock(&self) -> &ObjectLock;
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

thread_local! {
    /// The object that a result borrows from, while it is written for Haskell, or null. There is nothing to be dropped in it,
    /// so it lasts as long as the thread: a child that is made when the thread leaves its variables has its parent, too.
    static PARENT: Cell<*const Arc<dyn Member>> = const { Cell::new(ptr::null()) };
}

/// The object that a result borrows from, while it is written.
pub(super) fn parent() -> Option<Arc<dyn Member>> {
    // SAFETY: `adopting` has it borrowed until it sets another.
    unsafe { PARENT.get().as_ref() }.cloned()
}

/// Has `action` keep what it keeps as children of the parent, if there is one.
pub(super) fn adopting<R>(parent: Option<&Arc<dyn Member>>, action: impl FnOnce() -> R) -> R {
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

/// Counts one more holder.
pub(super) fn hold(member: &Arc<dyn Member>) {
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
pub(super) fn let_go(member: Arc<dyn Member>) {
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
            siblings.remove(member.position().load(Ordering::Relaxed));
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

/// A member whose lock has been claimed in order to close it.
struct Claimed {
    member: Arc<dyn Member>,
    /// How many children it had had when they were listed.
    listed: usize,
}

impl Claimed {
    /// Lists the children for the first time.
    fn new(member: Arc<dyn Member>) -> (Self, Vec<Arc<dyn Member>>) {
        let children = member.children();
        let (listed, held) = (children.added, children.held().collect());
        drop(children);
        (Claimed { member, listed }, held)
    }

    /// Those children that have been added since they were last listed. A child that reads on demand adds others beside itself,
    /// until it is claimed, too.
    fn added(&mut self, claimed: &HashSet<*const ()>) -> Vec<Arc<dyn Member>> {
        let children = self.member.children();
        if children.added == self.listed {
            return Vec::new();
        }
        self.listed = children.added;
        let living = children.list.iter().filter_map(Weak::upgrade);
        let added = living.filter(|child| !claimed.contains(&Arc::as_ptr(child).cast()));
        added.inspect(hold).collect()
    }
}

/// Closes a member and all that borrow from it, or nothing.
pub(super) fn close(root: &Arc<dyn Member>) -> Result<(), AccessError> {
    // Parents before their children.
    let mut claimed: Vec<Claimed> = Vec::new();
    hold(root);
    let mut unclaimed = vec![Arc::clone(root)];
    let mut barred = None;
    let mut panics = Panics::default();
    while barred.is_none() {
        while let Some(member) = unclaimed.pop() {
            match member.lock().claim() {
                Ok(true) => {
                    let (member, children) = Claimed::new(member);
                    claimed.push(member);
                    unclaimed.extend(children);
                }
                // The locks that have been claimed are to be released in any case.
                Ok(false) => panics.catch(|| let_go(member)),
                Err(reason) => {
                    panics.catch(|| let_go(member));
                    barred = Some(reason);
                    break;
                }
            }
        }
        // Once all are claimed, nobody adds any.
        if barred.is_none() {
            unclaimed = added_to(&mut claimed);
            if unclaimed.is_empty() {
                break;
            }
        }
    }
    if barred.is_none() {
        for Claimed { member, .. } in &claimed {
            member.lock().seal();
        }
        for Claimed { member, .. } in claimed.iter().rev() {
            // SAFETY: its lock is closed, and no call is in progress.
            panics.catch(|| unsafe { member.drop_value() });
        }
    }
    for Claimed { member, .. } in &claimed {
        member.lock().release();
    }
    let claimed = claimed.into_iter().map(|claimed| claimed.member);
    for member in claimed.rev().chain(unclaimed) {
        panics.catch(|| let_go(member));
    }
    panics.resume();
    barred.map_or(Ok(()), Err)
}

/// The children that have been added to claimed members since those were listed.
fn added_to(claimed: &mut [Claimed]) -> Vec<Arc<dyn Member>> {
    let grew = |claimed: &Claimed| claimed.member.children().added != claimed.listed;
    if !claimed.iter().any(grew) {
        return Vec::new();
    }
    let known = claimed
        .iter()
        .map(|claimed| Arc::as_ptr(&claimed.member).cast());
    let known: HashSet<*const ()> = known.collect();
    claimed
        .iter_mut()
        .flat_map(|claimed| claimed.added(&known))
        .collect()
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

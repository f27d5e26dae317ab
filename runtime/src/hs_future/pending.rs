//! The actions that Haskell runs for Rust: what their threads write to belongs to this list.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::process::fork::Lock;

/// An action of any type.
pub(super) trait Pending: Send + Sync {
    /// The runtime ends, and with it the action.
    #[cfg(feature = "rts")]
    fn resolve(&self);
}

/// All of them, by their addresses, and whether there will be no more.
pub(crate) struct List {
    actions: BTreeMap<usize, Arc<dyn Pending>>,
    closed: bool,
}

pub(crate) static PENDING: Lock<List> = Lock::new(List {
    actions: BTreeMap::new(),
    closed: false,
});

impl List {
    /// The threads of the actions are not in the copy of the process that `fork` made, and their locks may be held.
    pub(crate) fn forked(&mut self) {
        std::mem::forget(std::mem::take(&mut self.actions));
    }
}

/// Answers whether the action may begin.
pub(super) fn add<P: Pending + 'static>(action: &Arc<P>) -> bool {
    let key = Arc::as_ptr(action).addr();
    let mut list = PENDING.lock();
    if list.closed {
        return false;
    }
    list.actions
        .insert(key, Arc::clone(action) as Arc<dyn Pending>);
    true
}

/// Takes the action at the address out of the list: its thread has ended, or none has begun.
pub(super) fn remove(key: usize) -> Option<Arc<dyn Pending>> {
    PENDING.lock().actions.remove(&key)
}

/// Ends all futures, as the runtime is about to end, and lets none begin.
#[cfg(feature = "rts")]
pub(crate) fn resolve_all() {
    let mut list = PENDING.lock();
    list.closed = true;
    let all: Vec<_> = list.actions.values().cloned().collect();
    drop(list);
    for action in all {
        action.resolve();
    }
}

/// Releases what the threads wrote to, all of which the end of the runtime has ended.
#[cfg(feature = "rts")]
pub(crate) fn forget_all() {
    let all = std::mem::take(&mut PENDING.lock().actions);
    drop(all);
}

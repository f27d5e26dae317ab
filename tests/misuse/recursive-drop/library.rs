//! Two lists of ten million nodes. The drop of one calls itself for each node, that of the other is a loop.

const LENGTH: u32 = 10_000_000;

pub struct Node {
    _number: u32,
    next: Option<Box<Node>>,
}

/// A list with the drop that rustc writes.
pub struct Deep {
    _first: Option<Box<Node>>,
}

pub struct Flat {
    first: Option<Box<Node>>,
}

impl Drop for Flat {
    fn drop(&mut self) {
        let mut rest = self.first.take();
        while let Some(mut node) = rest {
            rest = node.next.take();
        }
    }
}

fn nodes() -> Option<Box<Node>> {
    (0..LENGTH).fold(None, |next, number| {
        let node = Node {
            _number: number,
            next,
        };
        Some(Box::new(node))
    })
}

#[unsafe(no_mangle)]
pub extern "C" fn deep_new() -> *mut Deep {
    Box::into_raw(Box::new(Deep { _first: nodes() }))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn deep_drop(list: *mut Deep) {
    // SAFETY: asked of the caller: the list is one of `deep_new`, and has not been dropped.
    drop(unsafe { Box::from_raw(list) });
}

#[unsafe(no_mangle)]
pub extern "C" fn flat_new() -> *mut Flat {
    Box::into_raw(Box::new(Flat { first: nodes() }))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn flat_drop(list: *mut Flat) {
    // SAFETY: asked of the caller: the list is one of `flat_new`, and has not been dropped.
    drop(unsafe { Box::from_raw(list) });
}

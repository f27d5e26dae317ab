//! The expressions that read what Rust hands over later: items and events.

use super::contents::converts;
use super::marshal::decode;
use super::names::Names;
use super::runtime_names as rt;
use super::types::thrown;
use crate::description::{Import, Slotted, Type};
use crate::haskell::Expr;

/// How many events are read at once: most take some 24 bytes, for which GHC has a block of 4 KiB.
const MOST_EVENTS: usize = 128;

/// What reads items of so many bytes at an offset, which are pulled by `import`.
pub(super) fn items(item: &Type, size: usize, at: usize, import: Import, names: &Names) -> Expr {
    let pulled = match import {
        Import::Unsafe => &rt::PEEK_UNSAFE_ITEMS,
        Import::Safe | Import::Interruptible | Import::Cancellable => &rt::PEEK_SAFE_ITEMS,
    };
    let read = or_throw(item, import, names);
    let items = |item| pulled.call([Expr::size(at), Expr::size(size), item]);
    if converts(item, names) {
        rt::PEEK_ITEMS_OF_PARTS.call([items(rt::PEEK_PART.call([read]))])
    } else {
        items(read)
    }
}

/// What reads events of so many bytes at an offset.
pub(super) fn events(event: &Type, size: usize, at: usize, names: &Names) -> Expr {
    // An event whose conversion throws comes alone.
    let limit = if converts(event, names) {
        1
    } else {
        MOST_EVENTS
    };
    let read = or_throw(event, Import::Safe, names);
    rt::PEEK_EVENTS.call([Expr::size(limit), Expr::size(at), Expr::size(size), read])
}

/// What reads an item, or throws the error in place of it.
fn or_throw(item: &Type, import: Import, names: &Names) -> Expr {
    match thrown(item) {
        Some((error, item)) => {
            let part = |part: &Slotted| decode(&part.ty, part.offset, import, names);
            rt::PEEK_OR_THROW.call([Expr::size(0), part(error), part(item)])
        }
        None => decode(item, 0, import, names),
    }
}

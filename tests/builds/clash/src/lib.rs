//! Exports the types of both versions, which have one name.

use hsffi::OwnedByRust;

hsffi::module!("Clash");

/// A circle of the first version.
#[hsffi::export]
pub fn circle1() -> OwnedByRust<shapes1::Circle> {
    OwnedByRust::new(shapes1::Circle { radius: 1 })
}

/// A circle of the second version.
#[hsffi::export]
pub fn circle2() -> OwnedByRust<shapes2::Circle> {
    OwnedByRust::new(shapes2::Circle::of(2))
}

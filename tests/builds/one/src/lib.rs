//! A library with circles that have no labels.

use hsffi::OwnedByRust;
use shapes::Circle;

hsffi::module!("One");

/// A circle of so many points.
#[hsffi::export]
pub fn circle(n: u64) -> OwnedByRust<Circle> {
    OwnedByRust::new(Circle::of(n))
}

//! Types of another crate, which has their destructors and records.

use hsffi::{OwnedByRust, export};
use hsffi_roundtrip_shapes::{Circle, Corner, Length, ShapeError};

same! {
    Corner: same_corner leaf_corner maybe_corner leaf_maybe_corner both_corner leaf_both_corner;
}

/// A circle of that radius.
///
/// # Errors
/// When the radius is negative.
#[export]
pub fn new_circle(radius: Length) -> Result<OwnedByRust<Circle>, ShapeError> {
    Circle::with_radius(radius).map(OwnedByRust::new)
}

/// The circle's radius.
#[export(unsafe, reason = "reads a field")]
pub fn circle_radius(circle: &Circle) -> Length {
    circle.radius()
}

/// How many circles there are.
#[export(unsafe, reason = "reads an atomic")]
pub fn live_circles() -> u64 {
    Circle::live()
}

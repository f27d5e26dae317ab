//! Uses both versions, and exports the types of one.

use hsffi::OwnedByRust;

hsffi::module!("Both");

/// A circle of the second version, of as many points as one of the first has units.
#[hsffi::export]
pub fn circle(radius: u64) -> OwnedByRust<shapes2::Circle> {
    let first = shapes1::Circle { radius };
    OwnedByRust::new(shapes2::Circle::of(first.radius))
}

/// How many points a circle has.
#[hsffi::export]
pub fn points(circle: &shapes2::Circle) -> u64 {
    circle.points.len() as u64
}

/// Whether it is drawn by a line.
#[hsffi::export]
pub fn is_solid(stroke: shapes2::Stroke) -> bool {
    matches!(stroke, shapes2::Stroke::Solid)
}

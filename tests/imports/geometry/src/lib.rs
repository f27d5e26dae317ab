//! Shapes of the plane, which another crate uses.

use std::sync::atomic::{AtomicUsize, Ordering};

use hsffi::{Data, Enum, Error, Opaque, OwnedByRust, export};

pub mod solid;

hsffi::module! {
    /// Shapes of the plane.
    "Test.Geometry"
}

/// A point of the plane.
#[derive(Clone, Copy, Debug, PartialEq, Data)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Upwards.
    pub y: f64,
}

/// A place on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Data)]
#[repr(C)]
#[hsffi(storable)]
pub struct Pixel {
    /// From the left.
    pub column: u32,
    /// From above.
    pub row: u32,
}

/// The line around a shape.
#[derive(Clone, Debug, PartialEq, Data)]
pub enum Outline {
    /// All points that are as far from one.
    Circle {
        /// The point in the middle.
        centre: Point,
        /// How far.
        radius: f64,
    },
    /// Lines between points.
    Polygon(Vec<Point>),
    /// Outlines beside each other.
    Several(Vec<Outline>),
}

/// What lengths are measured in.
#[derive(Clone, Copy, Debug, PartialEq, Enum)]
pub enum Unit {
    /// Metres.
    Metre,
    /// Feet.
    Foot,
}

/// Why there is no shape.
#[derive(Debug, PartialEq, thiserror::Error, Error)]
pub enum GeometryError {
    /// It has too few points.
    #[error("a shape has three points or more, not {found}")]
    TooFewPoints {
        /// How many there are.
        found: usize,
    },
    /// Its points are on one line.
    #[error("the points from {} on are on one line", start.x)]
    Flat {
        /// The first point.
        start: Point,
    },
}

/// How many shapes there are. A second copy of this crate would count for itself.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

/// A shape of the plane.
#[derive(Debug, Opaque)]
#[hsffi(immutable, instances(Eq))]
pub struct Shape {
    /// Its corners.
    points: Vec<Point>,
}

impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        self.points == other.points
    }
}

impl Eq for Shape {}

impl Drop for Shape {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Shape {
    /// The shape with these corners.
    ///
    /// # Errors
    /// If they are too few, or on one line.
    pub fn of(points: Vec<Point>) -> Result<Shape, GeometryError> {
        let found = points.len();
        if found < 3 {
            return Err(GeometryError::TooFewPoints { found });
        }
        ALIVE.fetch_add(1, Ordering::Relaxed);
        let shape = Shape { points };
        if shape.area() == 0.0 {
            return Err(GeometryError::Flat {
                start: shape.points[0],
            });
        }
        Ok(shape)
    }

    /// Its corners.
    pub fn corners(&self) -> &[Point] {
        &self.points
    }
}

#[export]
impl Shape {
    /// Makes a shape of its corners.
    ///
    /// # Errors
    /// If they are too few, or on one line.
    pub fn new(points: Vec<Point>) -> Result<OwnedByRust<Shape>, GeometryError> {
        Shape::of(points).map(OwnedByRust::new)
    }

    /// How large it is.
    pub fn area(&self) -> f64 {
        let next = self.points.iter().cycle().skip(1);
        let pairs = self.points.iter().zip(next);
        let twice: f64 = pairs.map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        twice.abs() / 2.0
    }

    /// One of its corners.
    pub fn corner(&self, index: usize) -> Point {
        self.points[index]
    }

    /// How many shapes there are.
    pub fn alive() -> usize {
        ALIVE.load(Ordering::Relaxed)
    }
}

/// A pen, which one call uses at a time.
#[derive(Debug, Default, Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Pen {
    /// The points that it has been at.
    pub strokes: Vec<Point>,
}

#[export]
impl Pen {
    /// Makes a pen.
    pub fn new() -> OwnedByRust<Pen> {
        OwnedByRust::new(Pen::default())
    }

    /// How many points it has been at.
    pub fn strokes(&self) -> usize {
        self.strokes.len()
    }
}

/// The scale of a drawing that shows so many metres by one.
#[export]
pub fn scale_of(metres: u32) -> measure::Scale {
    measure::Scale { metres }
}

/// The length of a line in another unit, of the same kind as [`Shape::area`].
#[export]
pub fn in_unit(length: f64, unit: Unit) -> f64 {
    match unit {
        Unit::Metre => length,
        Unit::Foot => length / 0.3048,
    }
}

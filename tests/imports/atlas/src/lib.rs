//! Maps of shapes that another crate has: its types are those of its own Haskell package.

use geometry::solid::Prism;
use geometry::{GeometryError, Outline, Pen, Pixel, Point, Shape, Unit};
use hsffi::{Data, Error, Fun, HsException, Items, Opaque, OwnedByRust, export};
use measure::{Ruler, Scale};

hsffi::module! {
    /// Maps, with [shapes](Shape) on them.
    "Test.Atlas"
}

/// A place on a map.
#[derive(Clone, Debug, PartialEq, Data)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub at: Point,
    /// What its height is measured in.
    pub unit: Unit,
    /// Its border.
    pub border: Option<Outline>,
}

/// What a map cannot show.
#[derive(Debug, thiserror::Error, Error)]
pub enum AtlasError {
    /// A shape is too large.
    #[error("a shape is too large")]
    TooLarge {
        /// The shape.
        shape: OwnedByRust<Shape>,
        /// Where it begins.
        corner: Point,
    },
}

/// A map.
#[derive(Debug, Default, Opaque)]
#[hsffi(exclusive)]
pub struct Map {
    area: f64,
}

#[export]
impl Map {
    /// Makes an empty map.
    pub fn new() -> OwnedByRust<Map> {
        OwnedByRust::new(Map::default())
    }

    /// Adds a shape, and returns how much of the map is covered.
    ///
    /// # Errors
    /// If it is too large.
    pub fn add(&mut self, shape: &Shape) -> Result<f64, AtlasError> {
        let area = shape.area();
        if area > 1_000.0 {
            let corners = shape.corners().to_vec();
            let corner = corners[0];
            return match Shape::of(corners) {
                Ok(shape) => Err(AtlasError::TooLarge {
                    shape: OwnedByRust::new(shape),
                    corner,
                }),
                Err(_) => Ok(self.area),
            };
        }
        self.area += area;
        Ok(self.area)
    }
}

/// The point of some that is nearest to a [`Point`].
#[export]
pub fn nearest(points: Vec<Point>, to: Point) -> Option<Point> {
    let distance = |point: &Point| (point.x - to.x).hypot(point.y - to.y);
    points
        .into_iter()
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// The shape of a country.
///
/// # Errors
/// If it is none.
#[export]
pub fn country(border: Vec<Point>) -> Result<OwnedByRust<Shape>, GeometryError> {
    Shape::of(border).map(OwnedByRust::new)
}

/// The same, as a value.
///
/// # Errors
/// If it is none.
#[export(either)]
pub fn try_country(border: Vec<Point>) -> Result<OwnedByRust<Shape>, GeometryError> {
    Shape::of(border).map(OwnedByRust::new)
}

/// The areas of some shapes together.
#[export]
pub fn area_of_all(shapes: &[&Shape]) -> f64 {
    shapes.iter().map(|shape| shape.area()).sum()
}

/// Shapes that are moved to the right, one after another.
///
/// # Errors
/// If it has none.
#[export]
pub fn moved(shape: &Shape, times: u8) -> Result<Vec<OwnedByRust<Shape>>, GeometryError> {
    let by = |step: u8| {
        let corners = shape.corners().iter();
        let moved = corners.map(|it| Point {
            x: it.x + f64::from(step),
            ..*it
        });
        Shape::of(moved.collect()).map(OwnedByRust::new)
    };
    (1..=times).map(by).collect()
}

/// Draws the corners of a shape.
#[export]
pub fn draw(pen: &mut Pen, shape: &Shape) {
    pen.strokes.extend(shape.corners());
}

/// One of the corners of a shape.
#[export]
pub fn corner_of(shape: &Shape, index: usize) -> Point {
    shape.corners()[index]
}

/// The corners of a shape, one after another.
#[export]
pub fn corners(shape: &Shape) -> Items<'static, Point> {
    Items::new(shape.corners().to_vec())
}

/// A shape whose corners a function moves.
///
/// # Errors
/// If the function throws.
#[export]
pub fn distort(outline: Outline, by: Fun<'_, fn(Point) -> Point>) -> Result<Outline, HsException> {
    match outline {
        Outline::Circle { centre, radius } => Ok(Outline::Circle {
            centre: by.call(centre)?,
            radius,
        }),
        Outline::Polygon(points) => {
            let points = points.into_iter().map(|point| by.call(point));
            points.collect::<Result<_, _>>().map(Outline::Polygon)
        }
        several @ Outline::Several(_) => Ok(several),
    }
}

/// What a function measures of a pen, which is given away twice.
///
/// # Errors
/// If the function throws.
#[export]
pub fn measured(
    pen: OwnedByRust<Pen>,
    by: Fun<'_, fn(OwnedByRust<Pen>) -> f64>,
) -> Result<f64, HsException> {
    by.call(pen)
}

/// Pixels in the other order.
#[export]
pub fn mirrored(pixels: &[Pixel]) -> Vec<Pixel> {
    pixels.iter().rev().copied().collect()
}

/// A place that is as high as a prism.
#[export]
pub fn summit(name: String, prism: Prism, unit: Unit) -> Place {
    Place {
        name,
        at: prism.corner,
        unit,
        border: Some(Outline::Circle {
            centre: prism.corner,
            radius: geometry::in_unit(prism.height, unit),
        }),
    }
}

/// A rule for a map of this scale.
#[export]
pub fn ruler(scale: Scale) -> OwnedByRust<Ruler> {
    OwnedByRust::new(Ruler {
        length: f64::from(scale.metres) * 0.3,
    })
}

/// The other unit.
#[export]
pub fn other_unit(unit: Unit) -> Unit {
    match unit {
        Unit::Metre => Unit::Foot,
        Unit::Foot => Unit::Metre,
    }
}

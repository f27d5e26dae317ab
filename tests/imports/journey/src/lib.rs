//! Journeys over the maps of one crate, by the shapes of another. Actions have a type of their own, and calls go by a C header.

use atlas::{AtlasError, Map};
use geometry::{Pen, Point, Shape};
use hsffi::{Data, Fun, HsException, OwnedByRust, export};
use measure::{Ruler, Scale};

hsffi::module! {
    /// Journeys over a [`Map`].
    "Test.Journey", capi, io = "Trip"
}

/// A place on a journey, which is not that of a map.
#[derive(Clone, Debug, Data)]
pub struct Place {
    /// How many come before it.
    pub stage: u32,
    /// The place on the map.
    pub on_map: atlas::Place,
}

/// Places one after another.
#[export]
pub fn stages(places: Vec<atlas::Place>) -> Vec<Place> {
    let stages = (0..).zip(places);
    let stages = stages.map(|(stage, on_map)| Place { stage, on_map });
    stages.collect()
}

/// The place on the map.
#[export(pure)]
pub fn on_map(place: Place) -> atlas::Place {
    place.on_map
}

/// Adds a shape twice, and returns how much of the map is covered.
///
/// # Errors
/// If it is too large.
#[export]
pub fn cross(map: &mut Map, shape: &Shape) -> Result<f64, AtlasError> {
    map.add(shape)?;
    map.add(shape)
}

/// The place in the middle between the first and the last.
///
/// # Errors
/// If the function throws.
#[export]
pub fn rest(
    places: &[atlas::Place],
    name: Fun<'_, fn(Point) -> String>,
) -> Result<Option<atlas::Place>, HsException> {
    let [first, .., last] = places else {
        return Ok(None);
    };
    let at = Point {
        x: f64::midpoint(first.at.x, last.at.x),
        y: f64::midpoint(first.at.y, last.at.y),
    };
    Ok(Some(atlas::Place {
        name: name.call(at)?,
        at,
        unit: first.unit,
        border: None,
    }))
}

/// A pen for notes on the way.
#[export]
pub fn notes(at: Vec<Point>) -> OwnedByRust<Pen> {
    OwnedByRust::new(Pen { strokes: at })
}

/// The scale of a map that is half as large.
#[export(pure)]
pub fn halved(scale: Scale) -> Scale {
    Scale {
        metres: scale.metres * 2,
    }
}

/// The length of a rule on a map.
#[export]
pub fn length_on_map(ruler: &Ruler, scale: Scale) -> f64 {
    ruler.length / f64::from(scale.metres)
}

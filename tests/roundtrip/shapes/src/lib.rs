//! Types that cross, for the exports of another crate. There is no `hsffi::module!` here: this crate is no Haskell package
//! of its own.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

/// A length, which only rustc knows to be a number.
pub type Length = f64;

/// A corner of a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, hsffi::Enum)]
pub enum Corner {
    /// Where text begins.
    TopLeft,
    /// Where a line ends.
    TopRight,
    /// Where the last line begins.
    BottomLeft,
    /// Where text ends.
    BottomRight,
}

/// What is no circle.
#[derive(Debug, hsffi::Error)]
pub enum ShapeError {
    /// A radius below zero.
    Negative {
        /// The radius.
        radius: Length,
    },
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShapeError::Negative { radius } => write!(f, "no circle has a radius of {radius}"),
        }
    }
}

static LIVE: AtomicU64 = AtomicU64::new(0);

/// A circle.
#[derive(Debug, hsffi::Opaque)]
pub struct Circle {
    radius: Length,
}

impl Circle {
    /// A circle of that radius.
    ///
    /// # Errors
    /// When the radius is negative.
    pub fn with_radius(radius: Length) -> Result<Self, ShapeError> {
        if radius < 0.0 {
            return Err(ShapeError::Negative { radius });
        }
        LIVE.fetch_add(1, Ordering::Relaxed);
        Ok(Circle { radius })
    }

    /// From the centre to the edge.
    pub fn radius(&self) -> Length {
        self.radius
    }

    /// How many there are.
    pub fn live() -> u64 {
        LIVE.load(Ordering::Relaxed)
    }
}

impl Drop for Circle {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

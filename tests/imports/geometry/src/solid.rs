//! Solids, which have a Haskell module of their own.

use hsffi::{Data, export};

use crate::Point;

hsffi::submodule!("Test.Geometry.Solid");

/// A prism.
#[derive(Clone, Copy, Debug, PartialEq, Data)]
pub struct Prism {
    /// A corner of its base.
    pub corner: Point,
    /// How high it is.
    pub height: f64,
}

/// A prism of this height.
#[export]
pub fn upright(corner: Point, height: f64) -> Prism {
    Prism { corner, height }
}

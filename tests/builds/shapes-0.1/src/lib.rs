//! The first version, whose circles are numbers.

/// A circle.
#[derive(hsffi::Opaque)]
pub struct Circle {
    /// How far its line is from its middle.
    pub radius: u64,
}

/// How a circle is drawn.
#[derive(hsffi::Enum)]
pub enum Stroke {
    /// By a line.
    Solid,
    /// By dots.
    Dotted,
}

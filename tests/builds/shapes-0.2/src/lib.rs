//! The second version, whose circles own memory, and more of it with the feature `labels`.

/// A circle.
#[derive(hsffi::Opaque)]
pub struct Circle {
    /// What it is called.
    #[cfg(feature = "labels")]
    pub label: String,
    /// The points on its line.
    pub points: Vec<u64>,
    /// How many there are.
    pub n: u64,
}

impl Circle {
    /// A circle of so many points.
    pub fn of(n: u64) -> Self {
        Circle {
            #[cfg(feature = "labels")]
            label: "a circle with a name that is long enough for the heap".into(),
            points: (0..n).collect(),
            n,
        }
    }
}

/// How a circle is drawn.
#[derive(hsffi::Enum)]
pub enum Stroke {
    /// By dots.
    Dotted,
    /// By a line.
    Solid,
}

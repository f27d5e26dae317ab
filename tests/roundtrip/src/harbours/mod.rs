//! Modules with types, functions and constants of the same names, in files of their own and in one.

mod dover;
mod ostend;

/// Its braces are not in one file with those of the others' functions: `}`.
mod calais {
    use hsffi::{OwnedByRust, export};

    /// A pier of Calais.
    #[derive(hsffi::Opaque)]
    #[hsffi(name = "CalaisPier")]
    pub struct Pier(u32);

    #[export]
    impl Pier {
        /// A pier of that length.
        pub fn new(length: u32) -> OwnedByRust<Pier> {
            OwnedByRust::new(Pier(length))
        }

        /// How far it reaches.
        pub fn reach(&self) -> u32 {
            5 * self.0
        }
    }

    /// The tide.
    #[export(name = "tideOfCalais")]
    pub fn tide() -> u32 {
        5
    }

    /// Which way the wind blows.
    #[derive(Clone, Copy, Debug, hsffi::Enum)]
    #[hsffi(name = "CalaisWind")]
    pub enum Wind {
        /// Inland.
        #[hsffi(name = "CalaisInland")]
        Inland,
    }

    /// The wind.
    #[export(name = "windOfCalais")]
    pub fn wind() -> Wind {
        Wind::Inland
    }

    /// Within it.
    pub mod inner {
        use hsffi::export;

        /// The tide.
        #[export(name = "tideWithin")]
        pub fn tide() -> u32 {
            6
        }
    }
}

mod dunkirk {
    use hsffi::{OwnedByRust, export};

    /// A pier of Dunkirk.
    #[derive(hsffi::Opaque)]
    #[hsffi(name = "DunkirkPier")]
    pub struct Pier(u32);

    #[export]
    impl Pier {
        /// A pier of that length.
        pub fn new(length: u32) -> OwnedByRust<Pier> {
            OwnedByRust::new(Pier(length))
        }

        /// How far it reaches.
        pub fn reach(&self) -> u32 {
            7 * self.0
        }
    }

    /// The tide.
    #[export(name = "tideOfDunkirk")]
    pub fn tide() -> u32 {
        7
    }

    /// Which way the wind blows.
    #[derive(Clone, Copy, Debug, hsffi::Enum)]
    #[hsffi(name = "DunkirkWind")]
    pub enum Wind {
        /// From the sea.
        #[hsffi(name = "DunkirkOnshore")]
        Onshore,
        /// Inland.
        #[hsffi(name = "DunkirkInland")]
        Inland,
    }

    /// The wind.
    #[export(name = "windOfDunkirk")]
    pub fn wind() -> Wind {
        Wind::Inland
    }
}

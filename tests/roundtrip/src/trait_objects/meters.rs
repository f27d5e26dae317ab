//! Meters of two types.

use std::cell::Cell;

use super::{Alive, Meter};

/// Not `Sync`.
pub struct Single(Cell<u64>, Alive);

pub struct Double(u64, Alive);

impl Single {
    pub fn new() -> Self {
        Single(Cell::new(0), Alive::new())
    }
}

impl Double {
    pub fn new() -> Self {
        Double(0, Alive::new())
    }
}

impl Meter for Single {
    fn count(&mut self) -> u64 {
        self.0.set(self.0.get() + 1);
        self.0.get()
    }
    fn reading(&self) -> u64 {
        self.0.get()
    }
    fn reset(self: Box<Self>) -> Box<dyn Meter> {
        self.0.set(0);
        self
    }
}

impl Meter for Double {
    fn count(&mut self) -> u64 {
        self.0 += 2;
        self.0
    }
    fn reading(&self) -> u64 {
        self.0
    }
    fn reset(self: Box<Self>) -> Box<dyn Meter> {
        Box::new(Double::new())
    }
}

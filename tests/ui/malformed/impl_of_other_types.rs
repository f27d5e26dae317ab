pub trait Shape {}

#[hsffi::export]
impl dyn Shape {
    pub fn area(&self) -> f64 {
        0.0
    }
}

#[hsffi::export]
impl str {
    pub fn length(&self) -> usize {
        self.len()
    }
}

#[hsffi::export]
impl Missing {
    pub fn length(&self) -> usize {
        0
    }
}

fn main() {}

#[hsffi::export]
pub fn apply(f: impl Fn(u8) -> u8) -> u8 {
    f(1)
}

fn main() {}

use hsffi::OwnedByHaskell;

#[hsffi::export(pure)]
pub fn sum(numbers: OwnedByHaskell<[f64]>) -> f64 {
    numbers.iter().sum()
}

fn main() {}

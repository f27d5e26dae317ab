#[hsffi::export(pure)]
pub fn primes() -> Vec<u32> {
    vec![2, 3, 5, 7]
}

fn main() {}

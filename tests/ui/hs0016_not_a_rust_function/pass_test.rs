#[hsffi::export]
pub fn checks() {
    assert_eq!(1 + 1, 2);
}

fn main() {}

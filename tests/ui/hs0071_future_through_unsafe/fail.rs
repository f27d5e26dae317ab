#[hsffi::export(unsafe, reason = "returns soon")]
pub async fn double(number: u32) -> u32 {
    number * 2
}

fn main() {}

#[hsffi::export]
pub fn show(value: f64) -> String {
    value.to_string()
}

fn main() {}

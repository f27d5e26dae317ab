use hsffi::Async;

#[hsffi::export]
pub fn double(number: u32) -> Async<u32> {
    let factor = 2;
    Async::new(async move { number * factor })
}

fn main() {}

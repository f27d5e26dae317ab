use hsffi::{Async, Cancel};

#[hsffi::export(cancellable)]
pub fn double(number: u32, cancel: Cancel<'_>) -> Async<u32> {
    let factor = if cancel.is_requested() { 0 } else { 2 };
    Async::new(async move { number * factor })
}

fn main() {}

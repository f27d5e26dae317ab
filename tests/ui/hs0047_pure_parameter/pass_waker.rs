use hsffi::MVarWaker;

#[hsffi::export]
pub fn length(text: &str, waker: MVarWaker) -> usize {
    waker.wake();
    text.len()
}

hsffi::module!("Waker");

fn main() {}

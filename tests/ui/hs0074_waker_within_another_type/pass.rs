use hsffi::MVarWaker;

#[hsffi::export]
pub fn notify(first: MVarWaker, second: Option<MVarWaker>) {
    first.wake();
    second.map_or((), MVarWaker::wake);
}

hsffi::module!("Waker");

fn main() {}

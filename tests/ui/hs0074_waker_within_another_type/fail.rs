use hsffi::MVarWaker;

#[hsffi::export]
pub fn notify(wakers: (MVarWaker, MVarWaker)) {
    wakers.0.wake();
    wakers.1.wake();
}

fn main() {}

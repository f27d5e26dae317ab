use hsffi::MVarWaker;

#[hsffi::export]
pub fn give_back(waker: MVarWaker) {
    waker.wake();
}

fn main() {}

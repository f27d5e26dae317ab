use hsffi::MVarWaker;

#[hsffi::export]
pub fn give_back(waker: MVarWaker) -> MVarWaker {
    waker
}

fn main() {}

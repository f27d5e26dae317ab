use hsffi::MVarWaker;

#[derive(hsffi::Data)]
pub struct Order {
    pub number: u32,
}

#[hsffi::export]
pub fn fill(order: Order, done: MVarWaker) {
    let _ = order.number;
    done.wake();
}

hsffi::module!("Waker");

fn main() {}

use hsffi::MVarWaker;

#[derive(hsffi::Data)]
pub struct Order {
    pub number: u32,
    pub done: MVarWaker,
}

#[hsffi::export]
pub fn fill(order: Order) {
    order.done.wake();
}

hsffi::module!("Waker");

fn main() {}

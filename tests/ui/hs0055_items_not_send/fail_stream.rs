use hsffi::Items;
use std::rc::Rc;
use std::task::Poll;

#[hsffi::export]
pub fn counted() -> Items<'static, u8> {
    let step = Rc::new(2);
    Items::from_poll_fn(move |_| Poll::Ready(Some(*step)))
}

fn main() {}

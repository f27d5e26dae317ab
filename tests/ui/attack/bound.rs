//! Rust code cannot move a bound object to another thread.

use hsffi::{Items, OwnedByRust};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Mutex;

#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Window(Rc<str>);

static KEPT: Mutex<Option<OwnedByRust<Window>>> = Mutex::new(None);

thread_local! {
    static LENT: RefCell<Vec<&'static Window>> = const { RefCell::new(Vec::new()) };
}

#[hsffi::export]
impl Window {
    pub fn sent(&self) {
        std::thread::scope(|scope| {
            scope.spawn(|| println!("{}", self.0));
        });
    }

    pub fn kept(&self) {
        LENT.with_borrow_mut(|lent| lent.push(self));
    }

    pub fn letters(&self) -> Items<'static, u32> {
        let shared = Rc::clone(&self.0);
        Items::new((0..3).map(move |index| u32::from(shared.as_bytes()[index])))
    }
}

fn main() {}

use std::sync::{Condvar, Mutex};

#[derive(hsffi::Opaque)]
pub struct Door {
    open: Mutex<bool>,
    opened: Condvar,
}

#[hsffi::export]
impl Door {
    #[hsffi(unsafe, reason = "the door is open most of the time")]
    #[hsffi(blocking)]
    pub fn pass(&self) {
        let open = self.open.lock().unwrap();
        let _open = self.opened.wait_while(open, |open| !*open);
    }
}

fn main() {}

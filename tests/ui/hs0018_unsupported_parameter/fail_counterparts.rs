use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

#[derive(hsffi::Opaque)]
pub struct Index(pub Mutex<HashMap<String, u64>>);

#[hsffi::export]
pub fn counted(_index: Rc<Index>) {}

#[hsffi::export]
pub fn shared(_text: Cow<'_, str>, _number: Arc<u8>) {}

#[hsffi::export]
impl Index {
    pub fn extend(&self, entries: HashMap<String, u64>) {
        self.0.lock().unwrap().extend(entries);
    }
}

fn main() {}

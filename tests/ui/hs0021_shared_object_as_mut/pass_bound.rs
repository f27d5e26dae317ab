use std::rc::Rc;

#[derive(hsffi::Opaque)]
#[hsffi(bound, exclusive)]
pub struct Window(Rc<str>);

#[hsffi::export]
impl Window {
    pub fn rename(&mut self, name: &str) {
        self.0 = name.into();
    }
}

fn main() {}

use hsffi::Items;

#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Window(Vec<String>);

#[hsffi::export]
impl Window {
    pub fn titles(&self) -> Items<'static, String> {
        Items::new(self.0.clone())
    }
}

fn main() {}

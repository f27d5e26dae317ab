#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Names(Vec<&'static str>);

#[hsffi::export]
impl Names {
    pub fn add(&mut self, name: &str) {
        self.0.push(name);
    }
}

fn main() {}

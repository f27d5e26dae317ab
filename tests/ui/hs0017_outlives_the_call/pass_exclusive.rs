#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Names(Vec<String>);

#[hsffi::export]
impl Names {
    pub fn add(&mut self, name: &str) {
        self.0.push(name.to_owned());
    }
}

fn main() {}

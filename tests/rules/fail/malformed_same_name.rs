pub mod first {
    #[hsffi::export]
    pub fn open(_path: &str) {}
}

pub mod second {
    #[hsffi::export]
    pub fn open(_path: &str) {}
}

fn main() {}

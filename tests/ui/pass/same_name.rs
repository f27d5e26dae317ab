//! Two modules in one file have functions of the same name, and types of the same name with methods.

mod first {
    #[hsffi::export]
    pub fn open(_path: &str) {}

    #[derive(hsffi::Opaque)]
    pub struct Door;

    #[hsffi::export]
    impl Door {
        pub fn close(&self) {}
    }
}

mod second {
    #[hsffi::export]
    pub fn open(_path: &str) {}

    #[derive(hsffi::Opaque)]
    pub struct Door;

    #[hsffi::export]
    impl Door {
        pub fn close(&self) {}
    }
}

fn main() {
    first::open("");
    second::open("");
    first::Door.close();
    second::Door.close();
}

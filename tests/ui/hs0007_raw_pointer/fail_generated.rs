macro_rules! getter {
    ($name:ident: $t:ty) => {
        #[hsffi::export]
        pub fn $name() -> $t {
            unimplemented!()
        }
    };
}

getter!(address: *const u8);

fn main() {}

macro_rules! export {
    ($($t:ty),*; $($option:tt)*) => {
        #[hsffi::export($($option)*)]
        pub fn made($(_: $t),*) {}
    };
}

export!(*const u8, Option<std::collections::HashMap<u8, u8>>; unsafe);

fn main() {}

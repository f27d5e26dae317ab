macro_rules! export {
    ($($t:ty),*; $($option:tt)*) => {
        #[hsffi::export($($option)*)]
        pub fn made($(_: $t),*) {}
    };
}

export!(*const u8, Option<std::time::Instant>; unsafe);

fn main() {}

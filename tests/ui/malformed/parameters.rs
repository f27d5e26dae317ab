#[hsffi::export]
pub fn patterns((a, b): (u8, u8), [c, d]: [u8; 2], &e: &u8) -> u8 {
    a + b + c + d + e
}

#[hsffi::export]
pub fn nested(_: Option<Option<Vec<Box<std::time::Instant>>>>) {}

#[hsffi::export]
pub fn functions(_: &dyn Fn(u8) -> u8, _: Box<dyn FnMut()>, _: for<'a> fn(&'a str) -> &'a str) {}

#[hsffi::export]
pub fn generics<'a, 'b: 'a, T, const N: usize>(_: &'a [T; N], _: &'b T) -> impl Sized + use<'a, 'b, T, N>
where
    T: Clone,
{
}

fn main() {}

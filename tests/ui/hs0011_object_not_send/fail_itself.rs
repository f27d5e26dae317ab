use std::marker::PhantomData;

#[derive(hsffi::Opaque)]
pub struct Session {
    pub id: u64,
    pub thread: PhantomData<*mut ()>,
}

fn main() {}

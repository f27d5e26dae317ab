use std::sync::Arc;

#[derive(hsffi::Opaque)]
pub enum Value {
    Nothing,
    Number(f64),
    Text(Arc<str>),
}

fn main() {}

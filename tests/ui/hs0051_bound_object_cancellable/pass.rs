use std::sync::Arc;

use hsffi::{Cancel, Interrupt, Interrupted, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Canvas(Arc<str>);

#[hsffi::export(cancellable)]
pub fn paint(canvas: &Canvas, cancel: Cancel<'_>) -> Result<(), Interrupted> {
    canvas.0.chars().try_for_each(|_| cancel.check())
}

#[hsffi::export(interruptible)]
pub fn canvas(interrupt: Interrupt<'_>) -> Result<OwnedByRust<Canvas>, Interrupted> {
    interrupt.check()?;
    Ok(OwnedByRust::new(Canvas(Arc::from(""))))
}

fn main() {}

use std::rc::Rc;

use hsffi::{Cancel, Interrupt, Interrupted, OwnedByRust};

#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Canvas(Rc<str>);

#[hsffi::export(cancellable)]
pub fn paint(canvas: &Canvas, cancel: Cancel<'_>) -> Result<(), Interrupted> {
    canvas.0.chars().try_for_each(|_| cancel.check())
}

#[hsffi::export(interruptible)]
pub fn canvas(interrupt: Interrupt<'_>) -> Result<OwnedByRust<Canvas>, Interrupted> {
    interrupt.check()?;
    Ok(OwnedByRust::new(Canvas(Rc::from(""))))
}

fn main() {}

use hsffi::Cancel;

#[hsffi::export(cancellable)]
pub fn is_wanted(cancel: Cancel<'_>) -> bool {
    !cancel.is_requested()
}

fn main() {}

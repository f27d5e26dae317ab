use hsffi::Cancel;

#[hsffi::export(cancellable)]
pub fn keep(cancel: Cancel<'_>) -> bool {
    cancel.is_requested()
}

fn main() {}

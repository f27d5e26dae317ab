use hsffi::Cancel;

#[hsffi::export(cancellable)]
pub fn keep(cancel: Cancel<'_>) -> Cancel<'_> {
    cancel
}

fn main() {}

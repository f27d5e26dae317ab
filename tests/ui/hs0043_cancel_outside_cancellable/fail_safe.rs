use hsffi::Cancel;

#[hsffi::export]
pub fn is_wanted(cancel: Cancel<'_>) -> bool {
    !cancel.is_requested()
}

fn main() {}

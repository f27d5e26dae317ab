use hsffi::Cancel;

#[hsffi::export(cancellable)]
pub fn search(cancel: Cancel<'_>) {
    std::thread::spawn(move || while !cancel.is_requested() {});
}

fn main() {}

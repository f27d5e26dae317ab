#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Counter(u64);

#[hsffi::export(unsafe, reason = "adds a number")]
pub fn count(counter: &mut Counter) {
    counter.0 += 1;
}

fn main() {}

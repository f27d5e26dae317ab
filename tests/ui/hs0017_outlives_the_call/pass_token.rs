use hsffi::Hs;


#[hsffi::export]
pub fn keep(hs: Hs<'_>) {
    let _ = hs;
}

fn main() {}

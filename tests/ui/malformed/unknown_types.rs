#[hsffi::export]
pub fn unknown_type(_: Missing, _: Option<&missing::Type>) -> Result<Lost, Gone> {
    unimplemented!()
}

#[hsffi::export]
pub fn same_name(same: u8, same: u8) -> u8 {
    same
}

fn main() {}

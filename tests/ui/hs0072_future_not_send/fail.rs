use std::rc::Rc;

async fn once(number: &u32) -> u32 {
    *number
}

#[hsffi::export]
pub async fn twice(number: u32) -> u32 {
    let number = Rc::new(number);
    once(&number).await + once(&number).await
}

fn main() {}

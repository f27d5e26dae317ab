use std::sync::Arc;

async fn once(number: &u32) -> u32 {
    *number
}

#[hsffi::export]
pub async fn twice(number: u32) -> u32 {
    let number = Arc::new(number);
    once(&number).await + once(&number).await
}

fn main() {}

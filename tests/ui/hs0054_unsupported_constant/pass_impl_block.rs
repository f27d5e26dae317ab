use std::time::Duration;

#[derive(hsffi::Opaque)]
pub struct Clock;

#[hsffi::export]
impl Clock {
    const TICK: Duration = Duration::from_millis(10);

    pub fn ticks(&self) -> u64 {
        Self::TICK.as_secs()
    }
}

fn main() {}

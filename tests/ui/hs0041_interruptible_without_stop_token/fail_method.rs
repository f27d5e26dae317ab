use hsffi::Interrupt;

#[derive(hsffi::Opaque)]
pub struct Socket(u8);

pub type Means<'call> = Interrupt<'call>;

#[hsffi::export]
impl Socket {
    #[hsffi(interruptible)]
    pub fn receive(&self) -> u8 {
        self.0
    }

    #[hsffi(interruptible)]
    pub fn send(&self, _means: Means<'_>) {}
}

fn main() {}

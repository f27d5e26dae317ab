//! The floating-point environment: how results are rounded, which exceptions trap, how denormal numbers are taken.
//!
//! GHC neither reads nor sets it, and does not keep one for each of its threads. An export that leaves another behind changes
//! what pure code computes, on whatever Haskell thread comes to run on this one of the system's: see "Floating point and the
//! FFI" in GHC's User's Guide. Of the flags which tell that an exception happened, nothing is kept.

use super::report::Export;
use control::PARTS;

/// The environment when a call began, to which it is set back when the call is over, panic or not.
pub struct Environment {
    export: &'static Export,
    bits: u64,
}

impl Environment {
    pub fn of(export: &'static Export) -> Self {
        Environment {
            export,
            bits: control::read(),
        }
    }
}

impl Drop for Environment {
    fn drop(&mut self) {
        let changed = self.bits ^ control::read();
        if changed == 0 {
            return;
        }
        control::restore(self.bits);
        let export = self.export;
        export.floating.tell(|| {
            let parts: Vec<_> = PARTS
                .iter()
                .filter(|(_, bits)| changed & bits != 0)
                .map(|(part, _)| *part)
                .collect();
            format!(
                "the export {export} left the floating-point environment changed: {}. hsffi has restored it, because this build has \
                 debug assertions. In other builds, the results of Haskell threads would depend on the operating system \
                 thread that runs them: see \"Floating point and the FFI\" in GHC's User's Guide. Restore it before the export \
                 returns.",
                parts.join(", ")
            )
        });
    }
}

/// MXCSR in the lower half, the control word of the x87 in the upper.
#[cfg(target_arch = "x86_64")]
mod control {
    use std::arch::asm;

    const ROUNDING: u64 = 0x0c00 << 32 | 0x6000;
    const TRAPS: u64 = 0x003f << 32 | 0x1f80;
    const DENORMALS: u64 = 0x8040;
    const PRECISION: u64 = 0x0300 << 32;

    pub const PARTS: [(&str, u64); 4] = [
        ("the rounding mode", ROUNDING),
        ("the exceptions that trap", TRAPS),
        ("the treatment of denormal numbers", DENORMALS),
        ("the precision of the x87", PRECISION),
    ];

    const CONTROL: u64 = ROUNDING | TRAPS | DENORMALS | PRECISION;

    pub fn read() -> u64 {
        (u64::from(mxcsr()) | u64::from(x87()) << 32) & CONTROL
    }

    pub fn restore(bits: u64) {
        let now = u64::from(mxcsr()) | u64::from(x87()) << 32;
        let bits = bits & CONTROL | now & !CONTROL;
        // SAFETY: the registers' own bits, but for what an earlier value had in its place. The x87 would trap on what
        // happened while that did not trap, if its flags were not cleared.
        unsafe {
            asm!("ldmxcsr [{}]", in(reg) &raw const bits, options(nostack, readonly, preserves_flags));
            if (now ^ bits) >> 32 != 0 {
                asm!("fnclex", "fldcw [{} + 4]", in(reg) &raw const bits, options(nostack, readonly, preserves_flags));
            }
        }
    }

    fn mxcsr() -> u32 {
        let mut bits = 0_u32;
        // SAFETY: writes the variable.
        unsafe { asm!("stmxcsr [{}]", in(reg) &raw mut bits, options(nostack, preserves_flags)) };
        bits
    }

    fn x87() -> u16 {
        let mut bits = 0_u16;
        // SAFETY: as above.
        unsafe { asm!("fnstcw [{}]", in(reg) &raw mut bits, options(nostack, preserves_flags)) };
        bits
    }
}

/// FPCR.
#[cfg(target_arch = "aarch64")]
mod control {
    use std::arch::asm;

    pub const PARTS: [(&str, u64); 4] = [
        ("the rounding mode", 0x00c0_0000),
        ("the exceptions that trap", 0x9f00),
        ("the treatment of denormal numbers", 0x0108_0001),
        ("the default NaN", 0x0200_0002),
    ];

    const CONTROL: u64 = PARTS[0].1 | PARTS[1].1 | PARTS[2].1 | PARTS[3].1;

    pub fn read() -> u64 {
        fpcr() & CONTROL
    }

    pub fn restore(bits: u64) {
        let bits = bits & CONTROL | fpcr() & !CONTROL;
        // SAFETY: the register's own bits, but for what an earlier value had in its place.
        unsafe { asm!("msr fpcr, {}", in(reg) bits, options(nostack, nomem, preserves_flags)) };
    }

    fn fpcr() -> u64 {
        let bits;
        // SAFETY: reads the register.
        unsafe { asm!("mrs {}, fpcr", out(reg) bits, options(nostack, nomem, preserves_flags)) };
        bits
    }
}

/// Another processor's is not known here.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
mod control {
    pub const PARTS: [(&str, u64); 0] = [];

    pub fn read() -> u64 {
        0
    }

    pub fn restore(_: u64) {}
}

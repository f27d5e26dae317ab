//! A clock that costs little to read and moves on by milliseconds.

/// Nanoseconds since a moment that does not change while the program runs.
///
/// Linux moves this clock on with each tick of its timer, every 1 to 10 ms, and reads it without reading the processor's own.
#[cfg(target_os = "linux")]
pub fn now() -> u64 {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: writes the variable. The clock has been there since Linux 2.6.32.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC_COARSE, &raw mut time) };
    let [seconds, nanoseconds] =
        [time.tv_sec, time.tv_nsec].map(|number| u64::try_from(number).unwrap_or_default());
    seconds * 1_000_000_000 + nanoseconds
}

/// Nanoseconds since a moment that does not change while the program runs.
#[cfg(not(target_os = "linux"))]
pub fn now() -> u64 {
    use std::sync::OnceLock;
    use std::time::Instant;

    static BEGUN: OnceLock<Instant> = OnceLock::new();
    let begun = *BEGUN.get_or_init(Instant::now);
    u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

//! `Duration` and `SystemTime`: a `NominalDiffTime` and a `UTCTime`, as picoseconds, which is how fine those are.

use std::time::{Duration, SystemTime};

use super::{Converted, conversion, crosses_via, refused};
use crate::from_haskell::DecodeError;
use crate::private::metadata::{Type, Wide};

const PICOS_PER_NANO: i128 = 1_000;
const PICOS_PER_SECOND: i128 = 1_000_000_000_000;

/// The versions of Haskell's package.
const TIME: &str = "time >=1.9 && <1.15";

/// The picoseconds of a span of time.
pub(super) const DIFF_TIME: Type = Type::Converted(&conversion(
    "Data.Time.Clock.NominalDiffTime",
    TIME,
    [
        "Hsffi.Internal.Convert.fromPicoseconds",
        "Hsffi.Internal.Convert.toPicoseconds",
    ],
    &Type::Wide(Wide::Signed),
));

/// The picoseconds since 1970.
pub(super) const UTC_TIME: Type = Type::Converted(&conversion(
    "Data.Time.Clock.UTCTime",
    TIME,
    [
        "Hsffi.Internal.Convert.fromPicosecondsSince1970",
        "Hsffi.Internal.Convert.toPicosecondsSince1970",
    ],
    &Type::Wide(Wide::Signed),
));

// SAFETY: as the type says that crosses.
unsafe impl Converted for Duration {
    type As = i128;
    const TYPE: Type = DIFF_TIME;

    fn from_as(picos: i128) -> Result<Self, DecodeError> {
        if picos < 0 {
            return Err(refused(&"a Rust Duration is not negative"));
        }
        let nanos = nanoseconds(picos)?;
        let seconds = u64::try_from(nanos / 1_000_000_000)
            .map_err(|_| refused(&"a Rust Duration has less than 2^64 seconds"))?;
        Ok(Duration::new(seconds, subsecond(nanos)))
    }

    fn into_as(self) -> i128 {
        i128::from(self.as_secs()) * PICOS_PER_SECOND
            + i128::from(self.subsec_nanos()) * PICOS_PER_NANO
    }
}

// SAFETY: as the type says that crosses.
unsafe impl Converted for SystemTime {
    type As = i128;
    const TYPE: Type = UTC_TIME;

    fn from_as(picos: i128) -> Result<Self, DecodeError> {
        let nanos = nanoseconds(picos)?;
        let distance = u64::try_from(nanos.unsigned_abs() / 1_000_000_000)
            .ok()
            .map(|seconds| Duration::new(seconds, subsecond_of(nanos.unsigned_abs())));
        let time = distance.and_then(|distance| {
            if nanos < 0 {
                SystemTime::UNIX_EPOCH.checked_sub(distance)
            } else {
                SystemTime::UNIX_EPOCH.checked_add(distance)
            }
        });
        time.ok_or_else(|| refused(&"the time is out of the range of Rust's SystemTime"))
    }

    fn into_as(self) -> i128 {
        match self.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => since.into_as(),
            Err(before) => -before.duration().into_as(),
        }
    }
}

crosses_via! { Duration, SystemTime }

/// The same span in nanoseconds.
///
/// # Errors
/// When it is not a whole number of them.
pub(super) fn nanoseconds(picos: i128) -> Result<i128, DecodeError> {
    if picos % PICOS_PER_NANO == 0 {
        Ok(picos / PICOS_PER_NANO)
    } else {
        Err(refused(
            &"the time is finer than a nanosecond: round it first",
        ))
    }
}

/// The nanoseconds beyond the second.
fn subsecond(nanos: i128) -> u32 {
    subsecond_of(nanos.unsigned_abs())
}

#[allow(clippy::cast_possible_truncation, reason = "less than a second")]
fn subsecond_of(nanos: u128) -> u32 {
    (nanos % 1_000_000_000) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_exact_up_to_their_limits() {
        for duration in [
            Duration::ZERO,
            Duration::from_nanos(1),
            Duration::MAX,
            Duration::new(1, 999_999_999),
        ] {
            assert_eq!(Duration::from_as(duration.into_as()), Ok(duration));
        }
        for picos in [-1_000, 1, 999, Duration::MAX.into_as() + 1_000, i128::MAX] {
            assert!(Duration::from_as(picos).is_err(), "{picos}");
        }
    }

    #[test]
    fn times_are_exact_on_both_sides_of_1970() {
        for seconds in [0, 1, 1 << 40] {
            for nanos in [0, 1, 999_999_999] {
                let distance = Duration::new(seconds, nanos);
                for time in [
                    SystemTime::UNIX_EPOCH + distance,
                    SystemTime::UNIX_EPOCH - distance,
                ] {
                    assert_eq!(SystemTime::from_as(time.into_as()), Ok(time));
                }
            }
        }
        for picos in [i128::MAX - i128::MAX % 1_000, i128::MIN + 728, 1_001] {
            assert!(SystemTime::from_as(picos).is_err(), "{picos}");
        }
    }
}

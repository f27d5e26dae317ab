//! The crate `jiff`: the types of Haskell's `time`.
//!
//! A `Zoned` has no counterpart: Haskell's `ZonedTime` has an offset, and no name of a time zone.

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Span, Timestamp};

use super::time::{DIFF_TIME, UTC_TIME, nanoseconds};
use super::{Converted, conversion, crosses_via, refused};
use crate::convert::owned::Lasting;
use crate::from_haskell::DecodeError;
use crate::private::metadata::{Type, Wide};

const TIME: &str = "time >=1.9 && <1.15";
const PICOS: &Type = &Type::Wide(Wide::Signed);

/// Day 0 of the modified Julian calendar.
const DAY_ZERO: Date = jiff::civil::date(1858, 11, 17);

fn out_of_range(what: &str) -> DecodeError {
    refused(&format_args!("the {what} is out of jiff's range"))
}

// SAFETY: as the type says that crosses.
unsafe impl Converted for Date {
    type As = i128;
    const TYPE: Type = Type::Converted(&conversion(
        "Data.Time.Calendar.Day",
        TIME,
        [
            "Data.Time.Calendar.ModifiedJulianDay",
            "Data.Time.Calendar.toModifiedJulianDay",
        ],
        PICOS,
    ));

    fn from_as(days: i128) -> Result<Self, DecodeError> {
        let days = i64::try_from(days).map_err(|_| out_of_range("day"))?;
        let days = Span::new().try_days(days);
        days.and_then(|days| DAY_ZERO.checked_add(days))
            .map_err(|_| out_of_range("day"))
    }

    fn into_as(self) -> i128 {
        i128::from(self.duration_since(DAY_ZERO).as_hours() / 24)
    }
}

// SAFETY: as the type says that crosses.
unsafe impl Converted for Time {
    type As = i128;
    const TYPE: Type = Type::Converted(&conversion(
        "Data.Time.LocalTime.TimeOfDay",
        TIME,
        [
            "Hsffi.Internal.Convert.timeOfDayFromPicoseconds",
            "Hsffi.Internal.Convert.timeOfDayToPicoseconds",
        ],
        PICOS,
    ));

    fn from_as(picos: i128) -> Result<Self, DecodeError> {
        let nanos = nanoseconds(picos)?;
        let nanos = i64::try_from(nanos).ok();
        let nanos = nanos.filter(|nanos| (0..86_400_000_000_000).contains(nanos));
        let nanos = nanos
            .ok_or_else(|| refused(&"the time of day is a leap second, or not within a day"))?;
        Time::midnight()
            .checked_add(SignedDuration::from_nanos(nanos))
            .map_err(|error| refused(&error))
    }

    fn into_as(self) -> i128 {
        self.duration_since(Time::midnight()).as_nanos() * 1_000
    }
}

// SAFETY: as the type says that crosses.
unsafe impl Converted for DateTime {
    type As = (Date, Time);
    const TYPE: Type = Type::Converted(&conversion(
        "Data.Time.LocalTime.LocalTime",
        TIME,
        [
            "uncurry Data.Time.LocalTime.LocalTime",
            "Hsffi.Internal.Convert.localTimeParts",
        ],
        &<(Date, Time) as Lasting>::TYPE,
    ));

    fn from_as((date, time): (Date, Time)) -> Result<Self, DecodeError> {
        Ok(date.to_datetime(time))
    }

    fn into_as(self) -> (Date, Time) {
        (self.date(), self.time())
    }
}

// SAFETY: as the type says that crosses.
unsafe impl Converted for Timestamp {
    type As = i128;
    const TYPE: Type = UTC_TIME;

    fn from_as(picos: i128) -> Result<Self, DecodeError> {
        Timestamp::from_nanosecond(nanoseconds(picos)?).map_err(|_| out_of_range("time"))
    }

    fn into_as(self) -> i128 {
        self.as_nanosecond() * 1_000
    }
}

// SAFETY: as the type says that crosses.
unsafe impl Converted for SignedDuration {
    type As = i128;
    const TYPE: Type = DIFF_TIME;

    fn from_as(picos: i128) -> Result<Self, DecodeError> {
        let nanos = nanoseconds(picos)?;
        let seconds = i64::try_from(nanos / 1_000_000_000).map_err(|_| out_of_range("duration"))?;
        #[allow(clippy::cast_possible_truncation, reason = "less than a second")]
        let beyond = (nanos % 1_000_000_000) as i32;
        Ok(SignedDuration::new(seconds, beyond))
    }

    fn into_as(self) -> i128 {
        self.as_nanos() * 1_000
    }
}

crosses_via! { Date, Time, DateTime, Timestamp, SignedDuration }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_exact() {
        for date in [
            Date::MIN,
            Date::MAX,
            DAY_ZERO,
            jiff::civil::date(1970, 1, 1),
        ] {
            assert_eq!(Date::from_as(date.into_as()), Ok(date));
        }
        assert_eq!(jiff::civil::date(1970, 1, 1).into_as(), 40_587);
        assert!(Date::from_as(Date::MAX.into_as() + 1).is_err());
        for time in [Time::MIN, Time::MAX] {
            assert_eq!(Time::from_as(time.into_as()), Ok(time));
        }
        for picos in [-1_000, 86_400_000_000_000_000, 1] {
            assert!(Time::from_as(picos).is_err(), "{picos}");
        }
        for time in [Timestamp::MIN, Timestamp::MAX] {
            assert_eq!(Timestamp::from_as(time.into_as()), Ok(time));
        }
        for duration in [SignedDuration::MIN, SignedDuration::MAX] {
            assert_eq!(SignedDuration::from_as(duration.into_as()), Ok(duration));
        }
    }
}

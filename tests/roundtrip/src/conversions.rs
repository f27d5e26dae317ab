//! Types that cross as another type: those of the standard library and of other crates, and those of users.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use hsffi::{BoxedVector, Fun, HsException, Items};

macro_rules! identities {
    ($(fn $name:ident($t:ty);)*) => {$(
        /// Returns its argument.
        #[hsffi::export]
        pub fn $name(value: $t) -> $t {
            value
        }
    )*};
}

identities! {
    fn same_duration(Duration);
    fn same_system_time(SystemTime);
    fn same_path_buf(PathBuf);
    fn same_os_string(OsString);
    fn same_ip(IpAddr);
    fn same_ipv4(Ipv4Addr);
    fn same_ipv6(Ipv6Addr);
    fn same_date(jiff::civil::Date);
    fn same_time_of_day(jiff::civil::Time);
    fn same_date_time(jiff::civil::DateTime);
    fn same_timestamp(jiff::Timestamp);
    fn same_signed_duration(jiff::SignedDuration);
    fn same_uuid(uuid::Uuid);
    fn same_url(url::Url);
    fn same_semver(semver::Version);
    fn same_shared_bytes(bytes::Bytes);
    fn same_boxed_texts(BoxedVector<String>);
    fn same_boxed_numbers(BoxedVector<u8>);
}

/// The path without its last part.
#[hsffi::export]
pub fn parent_path(path: &Path) -> Option<&Path> {
    path.parent()
}

/// The paths, each within the folder.
#[hsffi::export]
pub fn paths_within(folder: &OsStr, paths: Vec<&Path>) -> Vec<PathBuf> {
    let folder = Path::new(folder);
    paths.iter().map(|path| folder.join(path)).collect()
}

/// The path, whose extension is `rs`.
#[hsffi::export(pure)]
pub fn with_extension(path: Cow<'_, Path>) -> Cow<'static, Path> {
    Cow::Owned(path.with_extension("rs"))
}

/// What the path says, as far as it is UTF-8.
#[allow(clippy::ptr_arg, reason = "the type is what is tested")]
#[hsffi::export]
pub fn path_text(path: &PathBuf) -> String {
    path.to_string_lossy().into_owned()
}

/// The sum of the durations, doubled by Haskell.
///
/// # Errors
/// When the function throws.
#[hsffi::export]
pub fn doubled_durations(
    durations: &[Duration],
    double: Fun<'_, fn(Duration, Option<PathBuf>) -> Duration>,
) -> Result<Duration, HsException> {
    let mut sum = Duration::ZERO;
    for duration in durations {
        sum += double.call(*duration, Some("here".into()))?;
    }
    Ok(sum)
}

/// The first days of the months of a year.
#[hsffi::export]
pub fn first_days(year: i16) -> Items<'static, jiff::civil::Date> {
    Items::new((1..=12).filter_map(move |month| jiff::civil::Date::new(year, month, 1).ok()))
}

/// Where something happened, and when.
#[derive(Clone, Debug, hsffi::Data)]
pub struct Occurrence {
    /// When it happened.
    at: SystemTime,
    /// How long it took.
    took: Option<Duration>,
    /// The file that it happened to.
    file: PathBuf,
    /// Who asked for it.
    by: Vec<IpAddr>,
    /// Its names.
    ids: BTreeMap<uuid::Uuid, semver::Version>,
    /// The days of the reports, which are of jiff.
    #[hsffi(via = Vec<ReportDay>)]
    reported: Vec<jiff::civil::Date>,
    /// How it is spelled.
    #[hsffi(via = Spelling)]
    spelling: char,
}

/// The same occurrence.
#[hsffi::export]
pub fn same_occurrence(occurrence: &Occurrence) -> Occurrence {
    occurrence.clone()
}

/// A day of a report.
#[derive(Clone, Copy, hsffi::Via)]
#[hsffi(
    via = i64,
    from = report_day,
    into = |day: jiff::civil::Date| day.duration_since(jiff::civil::date(1858, 11, 17)).as_hours() / 24,
    haskell = "Data.Time.Calendar.Day",
    package = "time >=1.9 && <1.15",
    haskell_from = "Data.Time.Calendar.ModifiedJulianDay . toInteger",
    haskell_into = "fromInteger . Data.Time.Calendar.toModifiedJulianDay",
)]
pub struct ReportDay(pub jiff::civil::Date);

fn report_day(days: i64) -> Result<jiff::civil::Date, impl Display> {
    let span = jiff::Span::new().try_days(days);
    span.and_then(|span| jiff::civil::date(1858, 11, 17).checked_add(span))
}

/// A letter, which crosses as a text.
#[derive(hsffi::Via)]
#[hsffi(via = String, from = one_letter, into = String::from)]
pub struct Spelling {
    letter: char,
}

fn one_letter(text: String) -> Result<char, String> {
    assert!(text != "panic", "panic");
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter),
        _ => Err(format!("{text:?} is not one letter")),
    }
}

/// The letter after this one.
#[hsffi::export(pure)]
pub fn next_spelling(spelling: Spelling) -> Spelling {
    let next = spelling.letter as u32 + 1;
    Spelling {
        letter: char::from_u32(next).unwrap_or('a'),
    }
}

/// The letters.
#[hsffi::export]
pub fn same_spellings(spellings: Vec<Spelling>) -> Vec<Spelling> {
    spellings
}

/// The day after this one, of jiff's own type.
#[hsffi::export(pure, via = ReportDay)]
pub fn day_after(#[hsffi(via = ReportDay)] day: jiff::civil::Date) -> jiff::civil::Date {
    day.tomorrow().unwrap_or(day)
}

/// The days that are Sundays, or nothing when there is none.
///
/// # Errors
/// When a day is before the year 1.
#[hsffi::export(via = Result<Option<Vec<ReportDay>>, Early>)]
pub fn sundays(
    #[hsffi(via = Vec<ReportDay>)] days: Vec<jiff::civil::Date>,
) -> Result<Option<Vec<jiff::civil::Date>>, Early> {
    if let Some(early) = days.iter().find(|day| day.year() < 1) {
        return Err(Early::BeforeOurEra(*early));
    }
    let is_sunday = |day: &jiff::civil::Date| day.weekday() == jiff::civil::Weekday::Sunday;
    let sundays: Vec<_> = days.into_iter().filter(is_sunday).collect();
    Ok((!sundays.is_empty()).then_some(sundays))
}

/// Why days were refused.
#[derive(Debug, hsffi::Error)]
pub enum Early {
    /// This day is before the year 1.
    BeforeOurEra(#[hsffi(via = ReportDay)] jiff::civil::Date),
}

impl Display for Early {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a day is before the year 1")
    }
}

/// The URL of a text.
///
/// # Errors
/// When it is not one.
#[hsffi::export]
pub fn parsed_url(text: &str) -> Result<url::Url, hsffi::Message> {
    Ok(text.parse()?)
}

/// The letter that the function answers.
///
/// # Errors
/// When the function throws.
#[hsffi::export]
pub fn answered_spelling(answer: Fun<'_, fn() -> Spelling>) -> Result<Spelling, HsException> {
    answer.call()
}

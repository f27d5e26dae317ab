//! Results that Rust checks, values of Haskell's within others, and objects that Haskell gives to Rust.

mod objects;

use std::collections::BTreeMap;
use std::num::NonZero;

use hsffi::rts::Options;
use hsffi::{Hs, HsException, OwnedByRust, Runtime};

use crate::haskell::PriceError;

pub fn run(scene: &str) {
    match scene {
        "refused" => refused(),
        "nested" => nested(),
        _ => objects::run(scene),
    }
}

fn start() -> Runtime {
    Runtime::start(&Options::new()).expect("it has not been started")
}

fn half_of(number: u64) -> Result<u64, String> {
    if number.is_multiple_of(2) {
        Ok(number / 2)
    } else {
        Err(format!("{number} is odd"))
    }
}

/// The half of an even number.
#[derive(Clone, Copy, Debug, PartialEq, hsffi::Via)]
#[hsffi(via = u64, from = half_of, into = |half| half * 2)]
pub struct Half(u64);

/// As many times the number.
#[hsffi::export]
pub fn times(half: Half, factor: NonZero<u64>) -> Half {
    Half(half.0 * factor.get())
}

#[hsffi::import(module = "Hosting.Stamps")]
extern "Haskell" {
    /// A numbered value that is counted when it is collected.
    pub type Stamp;

    /// So many, with numbers from 1 on.
    fn stamps(hs: Hs<'_>, count: u8) -> Vec<Stamp>;

    /// Returns when so many have been collected.
    fn await_collected(hs: Hs<'_>, count: u64);
}

/// What works with stamps.
#[hsffi::import]
pub trait Album {
    /// The stamps in its order.
    ///
    /// # Errors
    /// What Haskell throws.
    fn sorted(&self, hs: Hs<'_>, stamps: Vec<Stamp>) -> Result<Vec<Stamp>, HsException>;

    /// A stamp of the first number, if there is one.
    ///
    /// # Errors
    /// What Haskell throws.
    fn first(&self, numbers: &[u64]) -> Result<Option<Stamp>, HsException>;
}

/// The numbers of three stamps, in the order of the album.
#[hsffi::export]
pub fn in_album(hs: Hs<'_>, album: &dyn Album) -> Result<Vec<u64>, HsException> {
    let mut sorted = album.sorted(hs, stamps(hs, 3)?)?;
    sorted.extend(album.first(&[7, 8])?);
    sorted.extend(album.first(&[])?);
    numbers(hs, sorted, None, Vec::new())
}

/// A letter that has been posted.
#[derive(hsffi::Opaque)]
pub struct Letter {
    stamps: Vec<Stamp>,
}

#[hsffi::export]
impl Letter {
    /// One with all of these.
    pub fn new(
        first: &[Stamp],
        second: Vec<Stamp>,
        by_name: BTreeMap<String, Stamp>,
    ) -> OwnedByRust<Letter> {
        let stamps = first
            .iter()
            .cloned()
            .chain(second)
            .chain(by_name.into_values());
        OwnedByRust::new(Letter {
            stamps: stamps.collect(),
        })
    }

    /// The first.
    pub fn stamp(&self) -> &Stamp {
        &self.stamps[0]
    }

    /// All of them, each with whether it is the last.
    pub fn stamps(&self) -> Vec<(&Stamp, bool)> {
        let last = self.stamps.len() - 1;
        self.stamps
            .iter()
            .enumerate()
            .map(|(at, stamp)| (stamp, at == last))
            .collect()
    }
}

#[hsffi::import(module = "Hosting.Values")]
extern "Haskell" {
    /// The number, which Rust reads as its half.
    fn halved(hs: Hs<'_>, number: u64) -> Half;

    /// The number, which Rust refuses if it is 0.
    #[hsffi(pure)]
    fn not_zero(hs: Hs<'_>, number: u8) -> NonZero<u8>;

    /// What [`times`] returns.
    fn multiplied(hs: Hs<'_>, half: Half, factor: u64) -> Half;

    /// The numbers of stamps: of these, of this, and of those with a letter, of which the text begins.
    fn numbers(
        hs: Hs<'_>,
        stamps: Vec<Stamp>,
        one: Option<&Stamp>,
        lettered: Vec<(char, &Stamp)>,
    ) -> Vec<u64>;

    /// One stamp, or none, or an exception.
    fn perhaps(hs: Hs<'_>, which: char) -> Result<Option<Stamp>, PriceError>;

    /// So many stamps, or an exception for none.
    fn some(hs: Hs<'_>, count: u8) -> Result<Vec<Stamp>, PriceError>;

    /// So many stamps, or a text for none.
    fn some_or_text(hs: Hs<'_>, count: u8) -> Result<Vec<Stamp>, String>;

    /// Two of three stamps, and the others by name.
    fn arranged(hs: Hs<'_>) -> (Vec<Option<Stamp>>, BTreeMap<String, Stamp>);

    /// Four stamps; Rust refuses a number in the midst of them, or the number is an exception.
    fn spoilt(hs: Hs<'_>, number: u8) -> (Vec<Stamp>, NonZero<u8>, Vec<Stamp>);

    /// The numbers in [`in_album`] of an album in descending order.
    fn descending(hs: Hs<'_>) -> Vec<u64>;

    /// The numbers of a letter's stamps: of all but the last, and of the first.
    fn posted(hs: Hs<'_>) -> Vec<u64>;
}

/// Numbers that Rust refuses are exceptions, as other values are.
fn refused() {
    let runtime = start();
    let attached = runtime.attach(|hs| {
        assert_eq!(halved(hs, 42).unwrap(), Half(21));
        assert_eq!(not_zero(hs, 7).unwrap().get(), 7);
        assert_eq!(multiplied(hs, Half(3), 5).unwrap(), Half(15));
        let refused = [
            halved(hs, 43).expect_err("it is odd"),
            not_zero(hs, 0).expect_err("it is zero"),
            multiplied(hs, Half(3), 0).expect_err("the factor is zero"),
        ];
        for refused in &refused {
            assert_eq!(refused.type_name(hs), "InvalidArgument");
        }
        assert_eq!(
            refused.each_ref().map(|refused| refused.message(hs)),
            [
                "result of a closure: 43 is odd",
                "result of a closure: the number is 0",
                "argument factor: the number is 0",
            ]
        );
    });
    attached.expect("this thread may call Haskell");
}

/// Values of Haskell's in lists, options and tuples, each of which is released once.
fn nested() {
    let runtime = start();
    let attached = runtime.attach(|hs| {
        let three = stamps(hs, 3).unwrap();
        let lettered = vec![('a', &three[0]), ('b', &three[1])];
        let read = numbers(hs, three.clone(), Some(&three[2]), lettered).unwrap();
        assert_eq!(read, [1, 2, 3, 3, 1, 2]);
        assert!(
            numbers(hs, Vec::new(), None, Vec::new())
                .unwrap()
                .is_empty()
        );
        drop(three);
        await_collected(hs, 3).unwrap();

        let number = |stamp: Stamp| numbers(hs, vec![stamp], None, Vec::new()).unwrap();
        let one = perhaps(hs, 'o').unwrap().expect("no exception");
        assert_eq!(one.map(number), Some(vec![1]));
        assert!(perhaps(hs, 'n').unwrap().expect("no exception").is_none());
        assert_eq!(
            perhaps(hs, 'e').unwrap().expect_err("it throws"),
            PriceError::Empty
        );
        assert_eq!(some(hs, 2).unwrap().expect("there are two").len(), 2);
        assert_eq!(
            some(hs, 0).unwrap().expect_err("it throws"),
            PriceError::Empty
        );
        assert_eq!(
            some_or_text(hs, 4).unwrap().expect("there are four").len(),
            4
        );
        assert_eq!(some_or_text(hs, 0).unwrap().expect_err("a text"), "none");
        await_collected(hs, 10).unwrap();

        let (row, named) = arranged(hs).unwrap();
        assert_eq!(
            row.iter().map(Option::is_some).collect::<Vec<_>>(),
            [true, false, true]
        );
        assert_eq!(named.keys().collect::<Vec<_>>(), ["left"]);
        drop((row, named));
        await_collected(hs, 13).unwrap();

        assert_eq!(spoilt(hs, 1).unwrap().2.len(), 2);
        let refused = spoilt(hs, 0).expect_err("a zero");
        assert_eq!(refused.message(hs), "result of a closure: the number is 0");
        assert_eq!(spoilt(hs, 2).expect_err("it throws").message(hs), "spoilt");
        await_collected(hs, 25).unwrap();

        assert_eq!(descending(hs).unwrap(), [3, 2, 1, 7]);
        await_collected(hs, 29).unwrap();

        assert_eq!(posted(hs).unwrap(), [1, 2, 1, 2, 1]);
        await_collected(hs, 34).unwrap();
    });
    attached.expect("this thread may call Haskell");
}

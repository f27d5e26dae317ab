//! Results that Rust checks, values of Haskell's within others, and objects that Haskell gives to Rust.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicU64, Ordering};

use hsffi::rts::Options;
use hsffi::{Hs, HsException, OwnedByRust, Runtime};

use crate::awaited::wait_for;
use crate::haskell::PriceError;

pub fn run(scene: &str) {
    match scene {
        "refused" => refused(),
        "nested" => nested(),
        "objects" => objects(),
        "await-objects" => awaited_objects(),
        _ => panic!("there is no scene {scene}"),
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

    /// A parcel.
    fn pack(hs: Hs<'_>, number: u64) -> OwnedByRust<Parcel>;

    /// A parcel, unless the number is 0.
    fn pack_some(hs: Hs<'_>, number: u64) -> Option<OwnedByRust<Parcel>>;

    /// A parcel, or none for 1, or an exception for 0.
    fn try_to_pack(hs: Hs<'_>, number: u64) -> Result<Option<OwnedByRust<Parcel>>, PriceError>;

    /// The parcel that was first given.
    fn again(hs: Hs<'_>, parcel: Option<OwnedByRust<Parcel>>) -> OwnedByRust<Parcel>;

    /// What [`Parcel::asked_for`] returns, which asks for the parcel itself.
    fn ask_within(hs: Hs<'_>) -> String;

    /// A basket in which it has put two numbers.
    fn basket(hs: Hs<'_>) -> OwnedByRust<Basket>;

    /// A weight of Haskell's making.
    fn weight(hs: Hs<'_>) -> OwnedByRust<dyn Weighs>;

    /// Shades in order, and whether two are the same.
    fn shades(hs: Hs<'_>) -> Vec<String>;

    /// A parcel, when it is awaited.
    async fn pack_later(hs: Hs<'_>, number: u64) -> OwnedByRust<Parcel>;
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

/// Parcels that have not been dropped.
static PARCELS: AtomicU64 = AtomicU64::new(0);

/// What Haskell packs.
#[derive(Debug, hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Parcel {
    number: u64,
}

#[hsffi::export]
impl Parcel {
    /// One with a number.
    pub fn new(number: u64) -> OwnedByRust<Parcel> {
        PARCELS.fetch_add(1, Ordering::Relaxed);
        OwnedByRust::new(Parcel { number })
    }

    /// Its number.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Why the parcel cannot be had now.
    pub fn asked_for(&self, hs: Hs<'_>) -> String {
        match again(hs, None) {
            Ok(_) => "it can".to_owned(),
            Err(why) => why.message(hs),
        }
    }
}

impl Drop for Parcel {
    fn drop(&mut self) {
        PARCELS.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What Haskell fills.
#[derive(hsffi::Opaque)]
#[hsffi(closeable, exclusive)]
pub struct Basket(Vec<u64>);

#[hsffi::export]
impl Basket {
    /// An empty one.
    pub fn new() -> OwnedByRust<Basket> {
        OwnedByRust::new(Basket(Vec::new()))
    }

    /// Adds a number.
    pub fn put(&mut self, number: u64) {
        self.0.push(number);
    }
}

/// What has a weight.
#[hsffi::export(closeable)]
pub trait Weighs: Send + Sync {
    /// It.
    fn weight(&self) -> u64;
}

impl Weighs for u64 {
    fn weight(&self) -> u64 {
        *self
    }
}

/// A weight.
#[hsffi::export]
pub fn weighing(weight: u64) -> Box<dyn Weighs> {
    Box::new(weight)
}

/// A colour, whatever it is made of.
#[hsffi::export(immutable, instances(Eq, Ord, Show, NFData))]
pub trait Shade: std::fmt::Debug + Send + Sync {
    /// From 0 on.
    #[hsffi(unsafe, reason = "reads a byte")]
    fn darkness(&self) -> u8;
}

impl PartialEq for dyn Shade {
    fn eq(&self, other: &Self) -> bool {
        self.darkness() == other.darkness()
    }
}

impl Eq for dyn Shade {}

impl PartialOrd for dyn Shade {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for dyn Shade {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.darkness().cmp(&other.darkness())
    }
}

#[derive(Debug)]
struct Grey(u8);

impl Shade for Grey {
    fn darkness(&self) -> u8 {
        self.0
    }
}

impl Shade for char {
    fn darkness(&self) -> u8 {
        b'z' - u8::try_from(*self).unwrap_or(b'z')
    }
}

/// A grey of this number, or a letter.
#[hsffi::export]
pub fn shade(letter: Option<char>, number: u8) -> Box<dyn Shade> {
    match letter {
        Some(letter) => Box::new(letter),
        None => Box::new(Grey(number)),
    }
}

/// What Haskell gives to Rust is Rust's alone.
fn objects() {
    let runtime = start();
    let attached = runtime.attach(|hs| {
        let one = pack(hs, 1).unwrap();
        assert_eq!(one.number, 1);
        assert!(pack_some(hs, 0).unwrap().is_none());
        let two = pack_some(hs, 2).unwrap().expect("there is one");
        let tried = |number| try_to_pack(hs, number).unwrap();
        assert_eq!(tried(0).err(), Some(PriceError::Empty));
        assert!(tried(1).expect("no exception").is_none());
        let three = tried(3).expect("no exception").expect("there is one");
        assert_eq!((two.number, three.number), (2, 3));
        assert_eq!(PARCELS.load(Ordering::Relaxed), 3);
        drop((one, two, three));
        assert_eq!(PARCELS.load(Ordering::Relaxed), 0);

        let parcel = again(hs, Some(Parcel::new(4))).unwrap();
        let closed = again(hs, None).expect_err("Rust has it");
        assert_eq!(closed.type_name(hs), "ObjectError");
        assert_eq!(closed.message(hs), "the Parcel has been closed");
        let parcel = again(hs, Some(parcel)).expect_err("the first is closed");
        assert_eq!(parcel.message(hs), "the Parcel has been closed");
        assert_eq!(
            ask_within(hs).unwrap(),
            "the Parcel is in use by another call"
        );

        let shades = shades(hs).unwrap();
        assert_eq!(shades, ["Grey(1)", "'x'", "Grey(3)", "True", "False"]);

        assert_eq!(basket(hs).unwrap().0, [1, 2]);
        assert_eq!(weight(hs).unwrap().into_box().weight(), 5);
    });
    attached.expect("this thread may call Haskell");
}

/// An object that an action returns crosses threads.
fn awaited_objects() {
    let runtime = start();
    let later = runtime.attach(|hs| [1, 2].map(|number| pack_later(hs, number)));
    let [one, dropped] = later.expect("this thread may call Haskell");
    drop(dropped);
    assert_eq!(wait_for(one).expect("it does not throw").number, 1);
    drop(runtime);
}

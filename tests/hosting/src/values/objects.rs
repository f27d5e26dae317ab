//! Objects that Haskell gives to Rust.

use std::sync::atomic::{AtomicU64, Ordering};

use hsffi::{Hs, OwnedByRust};

use super::{await_collected, start};
use crate::awaited::wait_for;
use crate::haskell::PriceError;

pub fn run(scene: &str) {
    match scene {
        "objects" => objects(),
        "await-objects" => awaited_objects(),
        _ => panic!("there is no scene {scene}"),
    }
}

#[hsffi::import(module = "Hosting.Values")]
extern "Haskell" {
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

/// Shades that have not been dropped.
static SHADES: AtomicU64 = AtomicU64::new(0);

#[derive(Debug)]
struct Grey(u8);

#[derive(Debug)]
struct Ink(char);

impl Shade for Grey {
    fn darkness(&self) -> u8 {
        self.0
    }
}

impl Shade for Ink {
    fn darkness(&self) -> u8 {
        b'z' - u8::try_from(self.0).unwrap_or(b'z')
    }
}

impl Drop for Grey {
    fn drop(&mut self) {
        SHADES.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for Ink {
    fn drop(&mut self) {
        SHADES.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A grey of this number, or that of a letter.
#[hsffi::export]
pub fn shade(letter: Option<char>, number: u8) -> Box<dyn Shade> {
    SHADES.fetch_add(1, Ordering::Relaxed);
    match letter {
        Some(letter) => Box::new(Ink(letter)),
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
        assert_eq!(shades, ["Grey(1)", "Ink('x')", "Grey(3)", "True", "False"]);
        // At the end of the program they would be leaked.
        while SHADES.load(Ordering::Relaxed) > 0 {
            await_collected(hs, 0).unwrap();
        }

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

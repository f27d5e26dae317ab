//! Values in the middle of which crossing ends: a conversion panics in Rust, or throws in Haskell.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use hsffi::{Async, Fun, HsException, Items, OwnedByRust};

use crate::objects::Grudge;

static BALLAST: AtomicUsize = AtomicUsize::new(0);

/// What must not be left behind.
#[derive(hsffi::Opaque)]
pub struct Ballast(());

impl Ballast {
    fn new() -> OwnedByRust<Ballast> {
        BALLAST.fetch_add(1, Ordering::Relaxed);
        OwnedByRust::new(Ballast(()))
    }
}

impl Drop for Ballast {
    fn drop(&mut self) {
        BALLAST.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How many there are.
#[hsffi::export]
pub fn ballast_left() -> usize {
    BALLAST.load(Ordering::Relaxed)
}

/// A text that crosses unless it is `panic`, which Rust does not write, or `throw`, which Haskell does not read.
#[derive(hsffi::Via)]
#[hsffi(
    via = String,
    from = String::from,
    into = written,
    haskell = "Network.URI.URI",
    package = "network-uri >=2.6 && <2.7",
    haskell_from = "Hsffi.Internal.Convert.parsed Network.URI.parseURI",
    haskell_into = "Hsffi.Internal.Convert.shown (Network.URI.uriToString id)",
)]
pub struct Seal(String);

fn written(seal: String) -> String {
    assert!(seal != "panic", "the seal is broken");
    seal
}

/// A parcel.
#[derive(hsffi::Data)]
#[hsffi(return_only)]
pub struct Parcel {
    /// What is written on it.
    label: String,
    /// What is in it.
    weight: OwnedByRust<Ballast>,
    /// Numbers.
    numbers: Vec<u16>,
    /// How it is closed.
    seal: Option<Seal>,
    /// Parcels within it.
    parcels: Vec<Parcel>,
    /// What is tied to it.
    tied: Option<Box<Parcel>>,
    /// More of what is in it.
    more: Result<OwnedByRust<Ballast>, String>,
}

impl Parcel {
    /// A parcel with another before and behind what has the seal.
    fn sealed(seal: &str) -> Parcel {
        Parcel {
            parcels: vec![
                Parcel::new("http://before"),
                Parcel::new(seal),
                Parcel::new("http://behind"),
            ],
            tied: Some(Box::new(Parcel::new("http://tied"))),
            ..Parcel::new("http://around")
        }
    }

    fn new(seal: &str) -> Parcel {
        Parcel {
            label: "a label that is not short".to_owned(),
            weight: Ballast::new(),
            numbers: vec![1, 2, 3],
            seal: Some(Seal(seal.to_owned())),
            parcels: Vec::new(),
            tied: None,
            more: Ok(Ballast::new()),
        }
    }
}

/// A parcel with others in it.
#[hsffi::export]
pub fn sealed_parcel(seal: &str) -> Parcel {
    Parcel::sealed(seal)
}

/// A tuple.
#[hsffi::export]
pub fn sealed_tuple(seal: &str) -> (OwnedByRust<Ballast>, Option<Seal>, Option<Parcel>) {
    (
        Ballast::new(),
        Some(Seal(seal.to_owned())),
        Some(Parcel::new("http://behind")),
    )
}

/// A map.
#[hsffi::export]
pub fn sealed_map(seal: &str) -> BTreeMap<u8, Parcel> {
    let seals = ["http://before", seal, "http://behind"];
    (0..).zip(seals.map(Parcel::sealed)).collect()
}

/// Items.
#[hsffi::export]
pub fn sealed_items(seal: &str) -> Items<'static, Parcel> {
    let seals = ["http://first", "http://before", seal, "http://behind"].map(str::to_owned);
    Items::new(seals.into_iter().map(|seal| Parcel::new(&seal)))
}

/// A parcel that is refused.
///
/// # Errors
/// Always.
#[hsffi::export]
pub fn sealed_error(seal: &str) -> Result<(), Undelivered> {
    Err(Undelivered {
        label: "a label that is not short".to_owned(),
        seal: Seal(seal.to_owned()),
        sender: "somebody".to_owned(),
    })
}

/// Why a parcel is refused.
#[derive(hsffi::Error)]
pub struct Undelivered {
    /// What is written on it.
    label: String,
    /// How it is closed.
    seal: Seal,
    /// Whose it is.
    sender: String,
}

impl fmt::Debug for Undelivered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Undelivered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nobody is at home")
    }
}

/// Passes parcels to a function.
///
/// # Errors
/// When the function throws.
#[hsffi::export]
pub fn sealed_arguments(
    seal: &str,
    receive: Fun<'_, fn(Vec<Parcel>, Parcel, Vec<Parcel>)>,
) -> Result<(), HsException> {
    receive.call(
        vec![Parcel::sealed("http://before")],
        Parcel::sealed(seal),
        vec![Parcel::sealed("http://behind")],
    )
}

/// An object whose `Drop` panics, beside what is not written.
#[hsffi::export]
pub fn sealed_grudge() -> (OwnedByRust<Grudge>, OwnedByRust<Ballast>, Seal) {
    (
        crate::objects::bear_grudge(),
        Ballast::new(),
        Seal("panic".to_owned()),
    )
}

/// Its destructor panics.
#[derive(Default)]
struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        panic!("loud");
    }
}

/// A number beside what does not cross.
#[derive(hsffi::Data)]
pub struct LoudNumber {
    /// The number.
    number: u32,
    /// What it is called.
    label: String,
    #[hsffi(skip)]
    _loud: Loud,
}

/// An object, after which the argument's destructor panics.
#[hsffi::export]
pub fn ballast_of_loud(loud: &LoudNumber) -> OwnedByRust<Ballast> {
    assert_eq!((loud.number, &*loud.label), (7, "seven"));
    Ballast::new()
}

/// A future that is started, after which the argument's destructor panics.
#[hsffi::export]
pub fn number_of_loud(loud: &LoudNumber) -> Async<u32> {
    let number = loud.number;
    Async::new(async move { number })
}

/// An object beside what does not cross.
#[derive(hsffi::Data)]
#[hsffi(return_only)]
pub struct LoudBallast {
    /// The object.
    ballast: OwnedByRust<Ballast>,
    /// What it is called.
    label: String,
    #[hsffi(skip)]
    _loud: Loud,
}

/// An object beside what panics when it is dropped.
#[hsffi::export]
pub fn loud_ballast() -> LoudBallast {
    LoudBallast {
        ballast: Ballast::new(),
        label: "loud".to_owned(),
        _loud: Loud,
    }
}

/// What children borrow.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Depot {
    rebuilt: u32,
    _ballast: OwnedByRust<Ballast>,
}

/// A child.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Ramp<'depot>(&'depot Depot);

#[hsffi::export]
impl Depot {
    /// A depot.
    pub fn new() -> OwnedByRust<Depot> {
        OwnedByRust::new(Depot {
            rebuilt: 0,
            _ballast: Ballast::new(),
        })
    }

    /// A child beside a text.
    pub fn sealed_ramp(&self, seal: &str) -> (OwnedByRust<Ramp<'_>>, Seal) {
        (OwnedByRust::new(Ramp(self)), Seal(seal.to_owned()))
    }

    /// Changes the depot, which no child may borrow, and returns how often that has been done.
    pub fn rebuild(&mut self) -> u32 {
        self.rebuilt += 1;
        self.rebuilt
    }
}

#[hsffi::export]
impl Ramp<'_> {
    /// How often its depot has been changed.
    pub fn rebuilt(&self) -> u32 {
        self.0.rebuilt
    }
}

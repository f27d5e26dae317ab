//! Objects of traits: values of several Rust types behind one Haskell type.

use std::any::Any;
use std::fmt::Debug;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hsffi::{Async, Fun, HsException, Items, Message, OwnedByRust, export};

mod meters;

use meters::{Double, Single};

/// How many of the objects have not been dropped.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

#[derive(Debug)]
struct Alive;

impl Alive {
    fn new() -> Self {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        Alive
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// How many objects of traits there are.
#[export]
pub fn trait_objects_alive() -> usize {
    ALIVE.load(Ordering::SeqCst)
}

/// An instrument, of whatever type.
#[export(closeable, size = bytes)]
pub trait Instrument: Send + Sync + Debug {
    /// Its name.
    fn name(&self) -> String;

    /// Its pitch.
    #[hsffi(unsafe, reason = "reads a field")]
    fn pitch(&self) -> i32;

    /// The same instrument, so much higher.
    fn transposed(&self, by: i32) -> Box<dyn Instrument>;

    /// Whether it is higher than the other, by default.
    fn is_above(&self, other: &dyn Instrument) -> bool {
        self.pitch() > other.pitch()
    }

    /// What it is sold for.
    fn sell(self: Box<Self>) -> i32;

    /// Calls the function for each of its notes.
    fn play(&self, each: Fun<'_, fn(i32)>) -> Result<(), HsException> {
        each.call(self.pitch())
    }

    /// Its pitch, in a while.
    fn tuned(&self) -> Async<i32> {
        let pitch = self.pitch();
        Async::new(async move { pitch })
    }

    /// Fails.
    fn repair(&self) -> Result<i32, Message> {
        Err(Message::from(format!("nobody repairs a {}", self.name())))
    }

    /// Panics.
    #[hsffi(name = "smash")]
    fn break_it(&self) {
        panic!("a {} is broken", self.name());
    }

    /// Bytes on the heap.
    fn bytes(&self) -> usize {
        0
    }

    /// Not for Haskell, which cannot name the type.
    #[allow(dead_code, reason = "objects do not have it")]
    fn duet<T: Instrument>(&self, other: &T) -> i32
    where
        Self: Sized,
    {
        self.pitch() + other.pitch()
    }

    /// Not for Haskell, either.
    #[hsffi(skip)]
    fn as_any(&self) -> &dyn Any;
}

#[derive(Debug)]
struct Flute(i32, Alive);

impl Instrument for Flute {
    fn name(&self) -> String {
        "flute".to_owned()
    }
    fn pitch(&self) -> i32 {
        self.0
    }
    fn transposed(&self, by: i32) -> Box<dyn Instrument> {
        Box::new(Flute(self.0 + by, Alive::new()))
    }
    fn sell(self: Box<Self>) -> i32 {
        self.0 * 2
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Debug)]
struct Drum {
    skin: Vec<u8>,
    sticks: [u64; 64],
    _alive: Alive,
}

impl Instrument for Drum {
    fn name(&self) -> String {
        "drum".to_owned()
    }
    fn pitch(&self) -> i32 {
        -i32::from(self.skin[0])
    }
    fn transposed(&self, by: i32) -> Box<dyn Instrument> {
        drum(u8::try_from(-self.pitch() - by).expect("a drum is low"))
    }
    fn sell(self: Box<Self>) -> i32 {
        self.sticks.len().try_into().expect("few sticks")
    }
    fn bytes(&self) -> usize {
        self.skin.capacity()
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn drum(depth: u8) -> Box<dyn Instrument> {
    Box::new(Drum {
        skin: vec![depth; 1000],
        sticks: [0; 64],
        _alive: Alive::new(),
    })
}

/// Panics when it is dropped.
#[derive(Debug)]
struct Bell(Alive);

impl Drop for Bell {
    fn drop(&mut self) {
        panic!("the bell has a crack");
    }
}

impl Instrument for Bell {
    fn name(&self) -> String {
        "bell".to_owned()
    }
    fn pitch(&self) -> i32 {
        100
    }
    fn transposed(&self, _: i32) -> Box<dyn Instrument> {
        Box::new(Bell(Alive::new()))
    }
    fn sell(self: Box<Self>) -> i32 {
        0
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[export]
impl dyn Instrument {
    /// A flute.
    pub fn flute(pitch: i32) -> Box<dyn Instrument> {
        Box::new(Flute(pitch, Alive::new()))
    }

    /// Whether it is a flute.
    pub fn is_flute(&self) -> bool {
        self.as_any().is::<Flute>()
    }
}

/// An instrument by its name.
///
/// # Errors
/// When there is none.
#[export]
pub fn instrument_named(name: &str) -> Result<Box<dyn Instrument>, Message> {
    match name {
        "flute" => Ok(Box::new(Flute(5, Alive::new()))),
        "drum" => Ok(drum(5)),
        "bell" => Ok(Box::new(Bell(Alive::new()))),
        _ => Err(Message::from(format!("there is no {name}"))),
    }
}

/// A flute and a drum.
#[export]
pub fn orchestra() -> Vec<OwnedByRust<dyn Instrument>> {
    let flute: Box<dyn Instrument> = Box::new(Flute(5, Alive::new()));
    vec![OwnedByRust::from(flute), OwnedByRust::from(drum(5))]
}

/// Flutes of these pitches, made on demand.
#[export]
pub fn flutes(pitches: Vec<i32>) -> Items<'static, Box<dyn Instrument>> {
    let flutes = pitches.into_iter();
    Items::new(flutes.map(|pitch| Box::new(Flute(pitch, Alive::new())) as Box<dyn Instrument>))
}

/// Maybe a drum, and how many objects there are.
#[export]
pub fn maybe_drum(there: bool) -> (Option<Box<dyn Instrument>>, usize) {
    (there.then(|| drum(1)), trait_objects_alive())
}

/// A drum, in a while.
#[export]
pub fn hire_drum(depth: u8) -> Async<Box<dyn Instrument>> {
    Async::new(async move { drum(depth) })
}

/// A stand and what is on it.
#[derive(hsffi::Data)]
#[hsffi(return_only)]
pub struct Stand {
    /// Its height.
    pub height: u32,
    /// What is on it.
    pub holds: Box<dyn Instrument>,
}

/// A stand with a flute.
#[export]
pub fn flute_stand(height: u32) -> Stand {
    Stand {
        height,
        holds: Box::new(Flute(1, Alive::new())),
    }
}

/// The sum of the pitches.
#[export]
pub fn chord(first: &dyn Instrument, second: Option<&dyn Instrument>) -> i32 {
    first.pitch() + second.map_or(0, Instrument::pitch)
}

/// What both are sold for.
#[export]
pub fn sell_both(first: Box<dyn Instrument>, second: Option<Box<dyn Instrument>>) -> i32 {
    first.sell() + second.map_or(0, Instrument::sell)
}

/// Takes an instrument and gives it back.
#[export]
pub fn borrow_instrument(instrument: OwnedByRust<dyn Instrument>) -> OwnedByRust<dyn Instrument> {
    instrument
}

/// Gives the function a flute.
///
/// # Errors
/// When the function throws.
#[export]
pub fn give_flute(taker: Fun<'_, fn(Box<dyn Instrument>) -> i32>) -> Result<i32, HsException> {
    taker.call(Box::new(Flute(7, Alive::new())))
}

/// Counts, one call at a time.
#[export(exclusive, closeable, finalizer = "thread")]
pub trait Meter: Send {
    /// Counts once more.
    fn count(&mut self) -> u64;

    /// How often it has counted.
    fn reading(&self) -> u64;

    /// Writes how often it has counted, and counts on.
    fn fill(&mut self, readings: &mut [u64]) {
        for reading in readings {
            *reading = self.count();
        }
    }

    /// Panics, and what it has counted may be wrong.
    fn jam(&mut self) {
        panic!("the meter is jammed");
    }

    /// The same meter from 0.
    fn reset(self: Box<Self>) -> Box<dyn Meter>;
}

/// A meter that counts by 1 or by 2.
#[export]
pub fn new_meter(double: bool) -> Box<dyn Meter> {
    if double {
        Box::new(Double::new())
    } else {
        Box::new(Single::new())
    }
}

/// Counts with one, and perhaps with another.
#[export]
pub fn count_both(first: &mut dyn Meter, second: Option<&mut dyn Meter>) -> u64 {
    first.count() + second.map_or(0, Meter::count)
}

/// Drawn by one thread.
#[export(bound)]
pub trait Canvas {
    /// How many share it.
    fn sharers(&self) -> usize;
}

struct Shared(Rc<Alive>);

impl Canvas for Shared {
    fn sharers(&self) -> usize {
        Rc::strong_count(&self.0)
    }
}

/// Two canvases that are one.
#[export]
pub fn new_canvases() -> (Box<dyn Canvas>, Box<dyn Canvas>) {
    let shared = Rc::new(Alive::new());
    (
        Box::new(Shared(Rc::clone(&shared))),
        Box::new(Shared(shared)),
    )
}

/// A function of a number, which is always the same.
#[export(immutable)]
pub trait Formula: Send + Sync {
    /// Its value.
    #[hsffi(pure)]
    fn at(&self, x: f64) -> f64;

    /// Its derivative.
    #[hsffi(pure)]
    fn derivative(&self) -> Box<dyn Formula>;
}

struct Constant(f64);

struct Linear(f64, f64);

impl Formula for Constant {
    fn at(&self, _: f64) -> f64 {
        self.0
    }
    fn derivative(&self) -> Box<dyn Formula> {
        Box::new(Constant(0.0))
    }
}

impl Formula for Linear {
    fn at(&self, x: f64) -> f64 {
        self.0 + self.1 * x
    }
    fn derivative(&self) -> Box<dyn Formula> {
        Box::new(Constant(self.1))
    }
}

/// A formula with these coefficients.
#[export(pure)]
pub fn linear(constant: f64, slope: f64) -> Box<dyn Formula> {
    Box::new(Linear(constant, slope))
}

/// The sum of the values at a number.
#[export(pure)]
pub fn sum_at(first: &dyn Formula, second: &dyn Formula, x: f64) -> f64 {
    first.at(x) + second.at(x)
}

/// An archive, from whose objects others borrow.
#[export(parent, closeable, name = "Stacks")]
pub trait Archive: Send + Sync {
    /// What is filed.
    fn folders(&self) -> Items<'_, String>;

    /// A folder.
    fn folder(&self, position: usize) -> Option<OwnedByRust<Folder<'_>>>;
}

/// A folder of an archive.
#[derive(hsffi::Opaque)]
pub struct Folder<'archive>(&'archive str, Alive);

#[export]
impl Folder<'_> {
    /// What is on it.
    pub fn label(&self) -> String {
        self.0.to_owned()
    }
}

struct Shelf(Vec<String>, Alive);

impl Archive for Shelf {
    fn folders(&self) -> Items<'_, String> {
        Items::new(self.0.iter().cloned())
    }
    fn folder(&self, position: usize) -> Option<OwnedByRust<Folder<'_>>> {
        let label = self.0.get(position)?;
        Some(OwnedByRust::new(Folder(label, Alive::new())))
    }
}

/// An archive with these folders.
#[export]
pub fn new_stacks(folders: Vec<String>) -> Box<dyn Archive> {
    Box::new(Shelf(folders, Alive::new()))
}

//! Structs and enums that cross by value.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use hsffi::{Fun, HsException, Items, OwnedByRust, export};

use crate::enums::Day;
use crate::objects::Counter;

/// A place on a map, which a vector holds as it is.
#[derive(Clone, Copy, Debug, PartialEq, hsffi::Data)]
#[hsffi(storable)]
#[repr(C)]
pub struct Station {
    /// From west to east.
    pub east: f64,
    /// From south to north.
    pub north: f64,
    /// Metres above the sea.
    pub height: i16,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, hsffi::Data)]
pub enum Figure {
    /// No points.
    Blank,
    /// All points at one distance.
    Disc {
        /// The point in the middle.
        centre: Station,
        /// The distance.
        radius: f32,
    },
    /// The points between others.
    Polygon(Vec<Station>),
    /// A figure with a name.
    #[hsffi(name = "Labelled")]
    Named(String, Box<Figure>),
    /// Several figures.
    Group {
        /// The figures.
        members: Vec<Figure>,
        /// Properties of all.
        properties: BTreeMap<String, Value>,
    },
}

/// A property.
#[derive(Clone, Debug, PartialEq, hsffi::Data)]
pub enum Value {
    /// Present without a value.
    Flag,
    /// A number.
    Number(i64),
    /// On some days.
    Days(Vec<Day>),
    /// The outline of another figure: the two types contain each other.
    Outline(Option<Box<Figure>>),
}

/// Ten numbers of all widths.
#[derive(Clone, Debug, PartialEq, hsffi::Data)]
pub struct Numbers {
    pub a: u8,
    pub b: i64,
    pub c: u16,
    pub d: f32,
    pub e: i8,
    pub f: f64,
    pub g: u32,
    pub h: bool,
    pub i: char,
    pub j: i16,
}

/// A number that is no other number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, hsffi::Data)]
#[hsffi(newtype)]
pub struct PersonKey(pub u64);

/// A person, whose fields have the names of Rust's.
#[derive(Clone, Debug, PartialEq, hsffi::Data)]
#[hsffi(fields = "bare")]
pub struct Person {
    /// The key.
    pub personal_key: PersonKey,
    /// The name.
    pub full_name: String,
    /// The keys of others, with the relation.
    pub relations: BTreeMap<PersonKey, String>,
    /// Half of a pair.
    pub partner: Option<Box<Person>>,
    /// Haskell does not see this.
    #[hsffi(skip)]
    pub visits: u32,
}

/// A pet, which has a name as a person has.
#[derive(Clone, Debug, PartialEq, hsffi::Data)]
#[hsffi(fields = "bare")]
pub struct Pet {
    /// The name.
    pub full_name: String,
    /// The owner's key.
    #[hsffi(name = "ownedBy")]
    pub owner: PersonKey,
}

/// A struct of fields without names.
#[derive(Clone, Debug, PartialEq, hsffi::Data)]
pub struct Labelling(pub String, pub Option<Vec<u8>>);

/// A struct without fields.
#[derive(Clone, Debug, PartialEq, hsffi::Data)]
pub struct Marker;

/// An object, and data beside it.
#[derive(hsffi::Data)]
#[hsffi(return_only)]
pub struct Counted {
    /// The object.
    pub counter: OwnedByRust<Counter>,
    /// Its start.
    pub start: u64,
}

/// Returns its argument.
#[export]
pub fn same_figure(figure: Figure) -> Figure {
    figure
}

/// A copy of its argument, through an `unsafe` import.
#[export(unsafe, reason = "copies what the tests give it")]
pub fn leaf_figure(figure: &Figure) -> Figure {
    figure.clone()
}

/// Returns its argument.
#[export]
pub fn maybe_figure(figure: Option<Figure>) -> Option<Figure> {
    figure
}

/// Returns its argument.
#[export]
pub fn figures(figures: Vec<Figure>) -> Vec<Figure> {
    figures
}

/// The figures in reverse.
#[export]
pub fn reversed_figures(figures: &[Figure]) -> Vec<Figure> {
    figures.iter().rev().cloned().collect()
}

/// Returns its argument.
#[export]
pub fn figure_pair(pair: (Figure, PersonKey)) -> (PersonKey, Figure) {
    (pair.1, pair.0)
}

/// Returns its argument, as a value.
#[export(pure)]
pub fn pure_figure(figure: &Figure) -> Figure {
    figure.clone()
}

/// The figure that the function makes of the figure.
#[export]
pub fn through_figure(
    figure: Figure,
    f: Fun<'_, fn(Figure) -> Figure>,
) -> Result<Figure, HsException> {
    f.call(figure)
}

/// The figure, several times.
#[export]
pub fn figure_items(figure: Figure, count: usize) -> Items<'static, Figure> {
    Items::new((0..count).map(move |_| figure.clone()))
}

/// A figure that is not acceptable.
#[derive(Debug, hsffi::Error)]
pub enum FigureError {
    /// It has no points.
    NoPoints {
        /// The figure.
        figure: Figure,
        /// What could be in its station.
        proposals: Vec<String>,
    },
}

impl std::fmt::Display for FigureError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the figure has no points")
    }
}

/// Throws for a figure without points.
#[export]
pub fn check_figure(figure: Figure) -> Result<Figure, FigureError> {
    match figure {
        Figure::Blank => Err(FigureError::NoPoints {
            figure,
            proposals: vec!["a disc".to_owned(), "a polygon".to_owned()],
        }),
        other => Ok(other),
    }
}

/// Returns its argument.
#[export]
pub fn same_numbers(numbers: Numbers) -> Numbers {
    numbers
}

/// Returns its argument, through an `unsafe` import.
#[export(unsafe, reason = "returns its argument")]
pub fn leaf_numbers(numbers: Numbers) -> Numbers {
    numbers
}

/// The person, and how often a call has seen a person: not at all.
#[export]
pub fn same_person(person: Person) -> (Person, u32) {
    let visits = person.visits;
    (
        Person {
            visits: 7,
            ..person
        },
        visits,
    )
}

/// A pet of the person.
#[export]
pub fn pet_of(person: &Person) -> Pet {
    Pet {
        full_name: format!("{}'s", person.full_name),
        owner: person.personal_key,
    }
}

/// Returns its arguments.
#[export]
pub fn same_labelling(labelling: Labelling, marker: Marker) -> (Marker, Labelling) {
    (marker, labelling)
}

/// Returns its argument.
#[export]
pub fn same_stations(stations: Vec<Station>) -> Vec<Station> {
    stations
}

/// The heights, one after another.
#[export]
pub fn heights(stations: &[Station]) -> Vec<i16> {
    stations.iter().map(|station| station.height).collect()
}

/// So many stations, of which each is further east.
#[export]
pub fn stations_eastward(count: usize) -> Vec<Station> {
    let mut east = 0.0;
    let station = |_| {
        east += 1.0;
        Station {
            east,
            north: 0.0,
            height: 1,
        }
    };
    (0..count).map(station).collect()
}

/// Counters, each with its start.
#[export]
pub fn make_counted(starts: &[u64]) -> Vec<Counted> {
    let counted = |start: &u64| Counted {
        counter: Counter::new(*start),
        start: *start,
    };
    starts.iter().map(counted).collect()
}

/// The sum of what the counters have counted, which counts one more in each.
#[export]
pub fn sum_of_counters(counters: &[&Counter]) -> u64 {
    counters.iter().map(|counter| counter.next()).sum()
}

/// How deep figures with names are within each other.
#[export]
pub fn depth_of_figure(mut figure: &Figure) -> usize {
    let mut depth = 0;
    while let Figure::Named(_, inner) = figure {
        figure = inner;
        depth += 1;
    }
    depth
}

/// Figures with names within each other.
#[export]
pub fn deep_figure(depth: usize) -> Figure {
    (0..depth).fold(Figure::Blank, |figure, _| {
        Figure::Named(String::new(), Box::new(figure))
    })
}

/// A tree whose branches have names, by which alone it contains itself.
#[derive(Clone, hsffi::Data)]
#[hsffi(newtype)]
pub struct Branching {
    /// The branches.
    pub branches: BTreeMap<u8, Branching>,
}

/// How many trees there are in a tree.
#[export]
pub fn count_branches(tree: &Branching) -> usize {
    1 + tree.branches.values().map(count_branches).sum::<usize>()
}

/// Where Rust has the last stations that it returned.
static RETURNED_AT: AtomicUsize = AtomicUsize::new(0);

/// So many stations, whose address Rust remembers.
#[export]
pub fn remembered_stations(count: usize) -> Vec<Station> {
    let station = Station {
        east: 1.0,
        north: 2.0,
        height: 3,
    };
    let stations = vec![station; count];
    RETURNED_AT.store(stations.as_ptr().addr(), SeqCst);
    stations
}

/// The address of the last ones.
#[export]
pub fn remembered_address() -> usize {
    RETURNED_AT.load(SeqCst)
}

/// Where Rust finds the stations.
#[export]
pub fn address_of_stations(stations: &[Station]) -> usize {
    stations.as_ptr().addr()
}

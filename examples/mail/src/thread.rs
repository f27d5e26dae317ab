//! Threads: messages that refer to each other, or to the same message, even if that one is missing.

use crate::index::{Entry, Number};
use std::collections::{BTreeMap, HashMap};

/// The threads of an index. A thread is named by the lowest number among its messages.
#[derive(Clone, Debug, Default)]
pub struct Grouping {
    threads: HashMap<Number, Number>,
    members: HashMap<Number, Vec<Number>>,
}

impl Grouping {
    pub fn of(entries: &BTreeMap<Number, Entry>) -> Grouping {
        let mut sets = Sets::default();
        for entry in entries.values() {
            let own = sets.element(&entry.id);
            for reference in &entry.references {
                let other = sets.element(reference);
                sets.join(own, other);
            }
        }
        let mut grouping = Grouping::default();
        let mut thread_of_set = HashMap::new();
        for (&number, entry) in entries {
            let element = sets.element(&entry.id);
            let thread = *thread_of_set.entry(sets.root(element)).or_insert(number);
            grouping.threads.insert(number, thread);
            grouping.members.entry(thread).or_default().push(number);
        }
        for members in grouping.members.values_mut() {
            members.sort_by_key(|number| (entries[number].date, *number));
        }
        grouping
    }

    pub fn thread_of(&self, number: Number) -> Option<Number> {
        self.threads.get(&number).copied()
    }

    /// The threads of messages and how many of the messages each has, in the order of the first of these.
    pub fn group(&self, messages: &[Number]) -> Vec<(Number, usize)> {
        let mut groups = Vec::new();
        let mut places = HashMap::new();
        for thread in messages
            .iter()
            .filter_map(|&message| self.thread_of(message))
        {
            let place = *places.entry(thread).or_insert(groups.len());
            if place == groups.len() {
                groups.push((thread, 0));
            }
            groups[place].1 += 1;
        }
        groups
    }

    /// The messages of a thread, the oldest first.
    pub fn members(&self, thread: Number) -> &[Number] {
        self.members.get(&thread).map_or(&[], Vec::as_slice)
    }
}

/// Disjoint sets of message ids, each a tree of elements.
#[derive(Default)]
struct Sets<'a> {
    elements: HashMap<&'a str, usize>,
    parents: Vec<usize>,
}

impl<'a> Sets<'a> {
    fn element(&mut self, id: &'a str) -> usize {
        let next = self.parents.len();
        let element = *self.elements.entry(id).or_insert(next);
        if element == next {
            self.parents.push(next);
        }
        element
    }

    fn root(&mut self, mut element: usize) -> usize {
        while self.parents[element] != element {
            self.parents[element] = self.parents[self.parents[element]];
            element = self.parents[element];
        }
        element
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[other] = one;
    }
}

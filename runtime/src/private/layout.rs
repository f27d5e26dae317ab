//! How a value lies in a slot: C's rules for structs, as constants.
//!
//! Both sides read these numbers (Rust when it reads and writes a slot, the generator when it prints offsets), so there
//! is no second copy of the algorithm to disagree with.

/// Size and alignment of a value in a slot, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Bytes taken, a multiple of `align`.
    pub size: usize,
    /// At most `MAX_ALIGN`, a machine word.
    pub align: usize,
}

/// What the payload of a GHC byte array is aligned to: one machine word.
pub const MAX_ALIGN: usize = 8;

impl Layout {
    /// The layout of a Rust type whose own representation is what crosses.
    ///
    /// # Panics
    /// At compile time, when `T` asks for more than a machine word.
    pub const fn of<T>() -> Self {
        assert!(
            align_of::<T>() <= MAX_ALIGN,
            "a slot is aligned to one word"
        );
        Layout {
            size: size_of::<T>(),
            align: align_of::<T>(),
        }
    }

    /// Where each field of a record lies, in declaration order, as C lays out a struct.
    pub const fn offsets<const N: usize>(fields: [Layout; N]) -> [usize; N] {
        let mut offsets = [0; N];
        let mut end = 0;
        let mut i = 0;
        while i < N {
            offsets[i] = round_up(end, fields[i].align);
            end = offsets[i] + fields[i].size;
            i += 1;
        }
        offsets
    }

    /// The layout of the record of `fields`.
    pub const fn record<const N: usize>(fields: [Layout; N]) -> Self {
        let offsets = Self::offsets(fields);
        let (mut end, mut align) = (0, 1);
        let mut i = 0;
        while i < N {
            end = offsets[i] + fields[i].size;
            if fields[i].align > align {
                align = fields[i].align;
            }
            i += 1;
        }
        Layout {
            size: round_up(end, align),
            align,
        }
    }

    /// A layout that holds either of two values at offset 0.
    #[must_use]
    pub const fn or(self, other: Layout) -> Self {
        let align = if self.align > other.align {
            self.align
        } else {
            other.align
        };
        let size = if self.size > other.size {
            self.size
        } else {
            other.size
        };
        Layout {
            size: round_up(size, align),
            align,
        }
    }
}

const fn round_up(offset: usize, align: usize) -> usize {
    offset.div_ceil(align) * align
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_laid_out_as_c_structs() {
        #[repr(C)]
        struct C(u8, u64, u16);
        let fields = [Layout::of::<u8>(), Layout::of::<u64>(), Layout::of::<u16>()];
        assert_eq!(Layout::record(fields), Layout::of::<C>());
        assert_eq!(
            Layout::offsets(fields),
            [
                std::mem::offset_of!(C, 0),
                std::mem::offset_of!(C, 1),
                std::mem::offset_of!(C, 2)
            ]
        );
    }

    #[test]
    fn an_empty_record_takes_no_room() {
        assert_eq!(Layout::record([]), Layout { size: 0, align: 1 });
    }
}

//! Values read off a picture: where each stands, and what it says.

/// A value of a picture. Places are in device pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Where it stands.
    pub at: (i32, i32),
    /// The upper left corner of the part of the picture that belongs to it.
    pub from: (i32, i32),
    /// The lower right corner of that.
    pub to: (i32, i32),
    /// What it says, as a phrase that is complete in itself.
    pub text: String,
}

impl Reading {
    /// How far a place is from what belongs to the value, and then from the value; squared.
    fn distance(&self, (x, y): (i32, i32)) -> (i64, i64) {
        let outside = |at: i32, from: i32, to: i32| i64::from((from - at).max(at - to).max(0));
        let (dx, dy) = (outside(x, self.from.0, self.to.0), outside(y, self.from.1, self.to.1));
        let (ax, ay) = (i64::from(self.at.0 - x), i64::from(self.at.1 - y));
        (dx * dx + dy * dy, ax * ax + ay * ay)
    }
}

/// The place in the list of the value that a place in the picture belongs to.
pub fn nearest(readings: &[Reading], place: (i32, i32)) -> Option<usize> {
    (0..readings.len()).min_by_key(|at| readings[*at].distance(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_belongs_to_the_value_whose_part_it_lies_in() {
        let row = |end: i32, y: i32| Reading {
            at: (end, y + 10),
            from: (0, y),
            to: (200, y + 20),
            text: String::new(),
        };
        let rows = [row(190, 0), row(20, 20), row(100, 40)];
        assert_eq!(nearest(&rows, (30, 5)), Some(0));
        assert_eq!(nearest(&rows, (180, 25)), Some(1));
        assert_eq!(nearest(&rows, (500, 500)), Some(2));
        assert_eq!(nearest(&[], (0, 0)), None);
    }
}

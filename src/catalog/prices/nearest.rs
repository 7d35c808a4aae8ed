//! How far Regions are from one another, to name the nearest one with a known price.

/// Where each Region lies, in whole degrees north and east of the place it is named after.
static PLACES: &[(&str, i16, i16)] = &[
    ("af-south-1", -34, 18),
    ("ap-east-1", 22, 114),
    ("ap-east-2", 25, 122),
    ("ap-northeast-1", 36, 140),
    ("ap-northeast-2", 38, 127),
    ("ap-northeast-3", 35, 135),
    ("ap-south-1", 19, 73),
    ("ap-south-2", 17, 78),
    ("ap-southeast-1", 1, 104),
    ("ap-southeast-2", -34, 151),
    ("ap-southeast-3", -6, 107),
    ("ap-southeast-4", -38, 145),
    ("ap-southeast-5", 3, 102),
    ("ap-southeast-6", -37, 175),
    ("ap-southeast-7", 14, 101),
    ("ca-central-1", 46, -74),
    ("ca-west-1", 51, -114),
    ("eu-central-1", 50, 9),
    ("eu-central-2", 47, 9),
    ("eu-north-1", 59, 18),
    ("eu-south-1", 45, 9),
    ("eu-south-2", 42, -1),
    ("eu-west-1", 53, -6),
    ("eu-west-2", 52, 0),
    ("eu-west-3", 49, 2),
    ("il-central-1", 32, 35),
    ("me-central-1", 24, 54),
    ("me-south-1", 26, 51),
    ("mx-central-1", 21, -100),
    ("sa-east-1", -24, -47),
    ("us-east-1", 39, -77),
    ("us-east-2", 40, -83),
    ("us-west-1", 37, -122),
    ("us-west-2", 46, -120),
];

/// How far two Regions are apart, as the straight line through a globe of radius 1; nothing where
/// one of them is not known.
pub(super) fn distance(one: &str, other: &str) -> Option<f64> {
    let ([x, y, z], [u, v, w]) = (on_globe(one)?, on_globe(other)?);
    Some(libm::sqrt((x - u) * (x - u) + (y - v) * (y - v) + (z - w) * (z - w)))
}

fn on_globe(region: &str) -> Option<[f64; 3]> {
    let (_, north, east) = PLACES.iter().find(|(code, ..)| *code == region)?;
    let (north, east) = (f64::from(*north).to_radians(), f64::from(*east).to_radians());
    Some([libm::cos(north) * libm::cos(east), libm::cos(north) * libm::sin(east), libm::sin(north)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::REGIONS;

    #[test]
    fn every_region_has_a_place() {
        let codes: Vec<&str> = PLACES.iter().map(|(code, ..)| *code).collect();
        let regions: Vec<&str> = REGIONS.iter().map(|region| region.code).collect();
        assert_eq!(codes, regions);
    }

    #[test]
    fn neighbours_are_nearer_than_others() {
        let nearer = |from: &str, near: &str, far: &str| distance(from, near) < distance(from, far);
        assert!(nearer("eu-central-1", "eu-west-1", "us-east-1"));
        assert!(nearer("ap-northeast-1", "ap-southeast-1", "us-west-2"));
        assert!(nearer("sa-east-1", "us-east-1", "ap-south-1"));
    }
}

//! The commercial AWS Regions: code, name, time zone, Availability Zones, and whether an account opts in.

use super::Source;

/// One AWS Region.
#[derive(Debug)]
pub struct Region {
    /// The code: `us-east-1`.
    pub code: &'static str,
    /// What AWS calls the place: "N. Virginia".
    pub name: &'static str,
    /// The time zone the Region lies in, one of [`TIME_ZONES`](crate::units::TIME_ZONES).
    pub time_zone: &'static str,
    /// Whether accounts have to opt in to it: Regions launched after 20 March 2019 are disabled by
    /// default ([`OPT_IN_REGIONS`]).
    pub is_opt_in: bool,
    /// How many Availability Zones it has ([`AVAILABILITY_ZONES`](super::source::AVAILABILITY_ZONES)).
    pub zones: u32,
}

/// How many zones a Region has that is not known here: AWS builds each with at least three.
pub const FEWEST_ZONES: u32 = 3;

/// Which Regions an account has to opt in to.
pub static OPT_IN_REGIONS: Source = Source::official(
    "AWS Account Management reference guide: Enable or disable AWS Regions in your account",
    "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html",
    "2026-11-21",
);

const fn row(code: &'static str, name: &'static str, time_zone: &'static str) -> Region {
    Region { code, name, time_zone, is_opt_in: false, zones: FEWEST_ZONES }
}

const fn opt_in(code: &'static str, name: &'static str, time_zone: &'static str) -> Region {
    Region { code, name, time_zone, is_opt_in: true, zones: FEWEST_ZONES }
}

impl Region {
    const fn with_zones(self, zones: u32) -> Self {
        Self { zones, ..self }
    }
}

/// The commercial Regions by code, ascending.
pub static REGIONS: &[Region] = &[
    opt_in("af-south-1", "Cape Town", "Africa/Johannesburg"),
    opt_in("ap-east-1", "Hong Kong", "Asia/Hong_Kong"),
    opt_in("ap-east-2", "Taipei", "Asia/Taipei"),
    row("ap-northeast-1", "Tokyo", "Asia/Tokyo").with_zones(4),
    row("ap-northeast-2", "Seoul", "Asia/Seoul").with_zones(4),
    row("ap-northeast-3", "Osaka", "Asia/Tokyo"),
    row("ap-south-1", "Mumbai", "Asia/Kolkata"),
    opt_in("ap-south-2", "Hyderabad", "Asia/Kolkata"),
    row("ap-southeast-1", "Singapore", "Asia/Singapore"),
    row("ap-southeast-2", "Sydney", "Australia/Sydney"),
    opt_in("ap-southeast-3", "Jakarta", "Asia/Jakarta"),
    opt_in("ap-southeast-4", "Melbourne", "Australia/Melbourne"),
    opt_in("ap-southeast-5", "Malaysia", "Asia/Kuala_Lumpur"),
    opt_in("ap-southeast-6", "New Zealand", "Pacific/Auckland"),
    opt_in("ap-southeast-7", "Thailand", "Asia/Bangkok"),
    row("ca-central-1", "Canada Central", "America/Toronto"),
    opt_in("ca-west-1", "Calgary", "America/Edmonton"),
    row("eu-central-1", "Frankfurt", "Europe/Berlin"),
    opt_in("eu-central-2", "Zurich", "Europe/Zurich"),
    row("eu-north-1", "Stockholm", "Europe/Stockholm"),
    opt_in("eu-south-1", "Milan", "Europe/Rome"),
    opt_in("eu-south-2", "Spain", "Europe/Madrid"),
    row("eu-west-1", "Ireland", "Europe/Dublin"),
    row("eu-west-2", "London", "Europe/London"),
    row("eu-west-3", "Paris", "Europe/Paris"),
    opt_in("il-central-1", "Tel Aviv", "Asia/Jerusalem"),
    opt_in("me-central-1", "UAE", "Asia/Dubai"),
    opt_in("me-south-1", "Bahrain", "Asia/Bahrain"),
    opt_in("mx-central-1", "Mexico Central", "America/Mexico_City"),
    row("sa-east-1", "São Paulo", "America/Sao_Paulo"),
    row("us-east-1", "N. Virginia", "America/New_York").with_zones(6),
    row("us-east-2", "Ohio", "America/New_York"),
    row("us-west-1", "N. California", "America/Los_Angeles"),
    row("us-west-2", "Oregon", "America/Los_Angeles").with_zones(4),
];

/// How many zones a Region has, by its code.
pub fn zones_of(code: Option<&str>) -> u32 {
    code.and_then(region).map_or(FEWEST_ZONES, |it| it.zones)
}

/// Finds a Region by its code.
pub fn region(code: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.code == code)
}

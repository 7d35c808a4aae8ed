//! The commercial AWS Regions: code, name and the time zone they lie in.

/// One AWS Region.
#[derive(Debug)]
pub struct Region {
    /// The code: `us-east-1`.
    pub code: &'static str,
    /// What AWS calls the place: "N. Virginia".
    pub name: &'static str,
    /// The time zone the Region lies in, one of [`TIME_ZONES`](crate::units::TIME_ZONES).
    pub time_zone: &'static str,
}

const fn row(code: &'static str, name: &'static str, time_zone: &'static str) -> Region {
    Region { code, name, time_zone }
}

/// The commercial Regions by code, ascending.
pub static REGIONS: &[Region] = &[
    row("af-south-1", "Cape Town", "Africa/Johannesburg"),
    row("ap-east-1", "Hong Kong", "Asia/Hong_Kong"),
    row("ap-east-2", "Taipei", "Asia/Taipei"),
    row("ap-northeast-1", "Tokyo", "Asia/Tokyo"),
    row("ap-northeast-2", "Seoul", "Asia/Seoul"),
    row("ap-northeast-3", "Osaka", "Asia/Tokyo"),
    row("ap-south-1", "Mumbai", "Asia/Kolkata"),
    row("ap-south-2", "Hyderabad", "Asia/Kolkata"),
    row("ap-southeast-1", "Singapore", "Asia/Singapore"),
    row("ap-southeast-2", "Sydney", "Australia/Sydney"),
    row("ap-southeast-3", "Jakarta", "Asia/Jakarta"),
    row("ap-southeast-4", "Melbourne", "Australia/Melbourne"),
    row("ap-southeast-5", "Malaysia", "Asia/Kuala_Lumpur"),
    row("ap-southeast-6", "New Zealand", "Pacific/Auckland"),
    row("ap-southeast-7", "Thailand", "Asia/Bangkok"),
    row("ca-central-1", "Canada Central", "America/Toronto"),
    row("ca-west-1", "Calgary", "America/Edmonton"),
    row("eu-central-1", "Frankfurt", "Europe/Berlin"),
    row("eu-central-2", "Zurich", "Europe/Zurich"),
    row("eu-north-1", "Stockholm", "Europe/Stockholm"),
    row("eu-south-1", "Milan", "Europe/Rome"),
    row("eu-south-2", "Spain", "Europe/Madrid"),
    row("eu-west-1", "Ireland", "Europe/Dublin"),
    row("eu-west-2", "London", "Europe/London"),
    row("eu-west-3", "Paris", "Europe/Paris"),
    row("il-central-1", "Tel Aviv", "Asia/Jerusalem"),
    row("me-central-1", "UAE", "Asia/Dubai"),
    row("me-south-1", "Bahrain", "Asia/Bahrain"),
    row("mx-central-1", "Mexico Central", "America/Mexico_City"),
    row("sa-east-1", "São Paulo", "America/Sao_Paulo"),
    row("us-east-1", "N. Virginia", "America/New_York"),
    row("us-east-2", "Ohio", "America/New_York"),
    row("us-west-1", "N. California", "America/Los_Angeles"),
    row("us-west-2", "Oregon", "America/Los_Angeles"),
];

/// Finds a Region by its code.
pub fn region(code: &str) -> Option<&'static Region> {
    REGIONS.iter().find(|region| region.code == code)
}

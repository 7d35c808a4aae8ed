//! Patterns of ARNs and tags.

use super::*;

#[test]
fn patterns_match_like_aws_says() {
    for (pattern, text, expected) in [
        ("prod*", "production", true),
        ("prod*", "staging", false),
        ("*-db", "orders-db", true),
        ("a*b*c", "aXbYc", true),
        ("a*b*c", "acb", false),
        ("exact", "exact", true),
        ("exact", "exactly", false),
        ("*", "", true),
        ("ab*ba", "aba", false),
    ] {
        assert_eq!(matches_pattern(pattern, text), expected, "{pattern} against {text}");
    }
}

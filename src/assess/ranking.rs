//! Which of several designs comes first, and the sentence that says why.

use super::compare::{Compared, ComparedFigures};
use crate::engine::ledger::Total;
use crate::model::Scenario;
use crate::units::{Span, Usd, sorting};

/// How many components are named whose objectives are breached.
const MOST_NAMED: usize = 4;

/// What a design does under the incidents, best first: objectives breached, data permanently lost, what the
/// incidents cost in dollars, data lost and downtime in seconds. Objectives that no incident tests do not
/// count. Designs of equal standing are a tie, which only their prices decide.
pub(super) type Standing = (u32, bool, i64, i64, i64);

impl ComparedFigures {
    pub(super) fn standing(&self) -> Standing {
        let (loss, down) = (self.loss(), self.down.as_seconds());
        (self.breached, !self.keeps_data(), loss, self.lost_seconds(), down)
    }
}

/// The designs that come first, as places in their list.
pub(super) fn best(variants: &[Compared]) -> Vec<usize> {
    let first = variants.iter().map(|it| it.figures.standing()).min();
    (0..variants.len()).filter(|at| Some(variants[*at].figures.standing()) == first).collect()
}

/// Which design to take and why, or that several come equal.
pub(super) fn sentence(
    open: &Scenario,
    variants: &[Compared],
    cheapest: Option<usize>,
    next_up: Option<usize>,
) -> String {
    let Some(first) = variants.first() else { return "There is nothing to compare.".to_owned() };
    if let Some(cheapest) = cheapest {
        return enough(variants, &variants[cheapest], next_up.map(|at| &variants[at]));
    }
    if open.incidents.is_empty() {
        return "This design has no incident, so no objective is tested. Add an incident to the timeline, or select a design with incidents.".to_owned();
    }
    let leaders: Vec<&Compared> = best(variants).into_iter().map(|at| &variants[at]).collect();
    let leader = leaders.first().copied().unwrap_or(first);
    let is_any = |is: fn(&ComparedFigures) -> bool| variants.iter().any(|it| is(&it.figures));
    let keeps_none = !is_any(ComparedFigures::keeps_data);
    let why = if keeps_none {
        return "Every design permanently loses data, so no design is the cheapest.".to_owned();
    } else if !is_any(|it| it.objectives > 0) {
        "No component has an objective."
    } else if !is_any(|it| it.tested() > 0) {
        "The incidents test no objective, so no design counts as meeting one."
    } else if leader.figures.meets_all() {
        return "Every design that meets all tested objectives permanently loses data, so no design is the cheapest.".to_owned();
    } else if leader.figures.breached == 0 {
        "Not every design is tested against an objective."
    } else {
        "No design meets every tested objective."
    };
    if let [only] = &leaders[..] {
        return format!("{why} {}", comes_first(open, variants, only));
    }
    let who = match leaders.len() == variants.len() {
        true => format!("All {} designs come equal: they", in_words(leaders.len())),
        false => format!("{} come equal: they", names(&leaders)),
    };
    let breaches = match leader.figures.breached {
        0 => String::new(),
        _ => format!("{} and ", breaches("breach", open, &leader.figures)),
    };
    format!("{why} {who} {breaches}{}. {}", loses("lose", &leader.figures), by_price(&leaders))
}

/// The cheapest of the designs that meet every tested objective, and what the next one would buy.
fn enough(variants: &[Compared], best: &Compared, next_up: Option<&Compared>) -> String {
    let rivals: Vec<&Compared> =
        variants.iter().filter(|it| it.figures.meets_all() && it.figures.keeps_data()).collect();
    let is_equal = |it: &&Compared| it.figures.standing() == best.figures.standing();
    let equal: Vec<&Compared> = rivals.iter().copied().filter(is_equal).collect();
    let mut text = if equal.len() > 1 && equal.len() == rivals.len() {
        let tested = match best.figures.met {
            1 => "the only tested objective".to_owned(),
            met => format!("all {met} tested objectives"),
        };
        let who = match equal.len() == variants.len() {
            true => format!("All {} designs come equal: they", in_words(equal.len())),
            false => format!("{} come equal: they", names(&equal)),
        };
        format!("{who} meet {tested} and {}. {}", loses("lose", &best.figures), by_price(&equal))
    } else {
        let is_as_cheap = |it: &&Compared| it.figures.cost() == best.figures.cost();
        let first: Vec<&Compared> = equal.into_iter().filter(is_as_cheap).collect();
        match &first[..] {
            [_] | [] => {
                format!("{} is the cheapest design that meets every tested objective.", best.name)
            }
            several => format!(
                "{} come equal: they are the cheapest designs that meet every tested objective.",
                names(several)
            ),
        }
    };
    let cheaper = |it: &&Compared| {
        !it.figures.keeps_data()
            && it.figures.meets_all()
            && it.figures.price() < best.figures.price()
    };
    match variants.iter().filter(cheaper).count() {
        0 => {}
        1 => text.push_str(" One cheaper design permanently loses data."),
        more => text.push_str(&format!(
            " {} cheaper designs permanently lose data.",
            capital(&in_words(more))
        )),
    }
    if best.figures.protection.at_least {
        text.push_str(" The price is a minimum, because at least one price is unknown.");
    }
    text.push_str(&buys(best, next_up));
    text
}

/// What a more expensive design saves.
fn buys(best: &Compared, next_up: Option<&Compared>) -> String {
    let Some(next) = next_up else {
        return " No more expensive design loses less data or has less downtime.".to_owned();
    };
    let more = Usd::from_micros(next.figures.price() - best.figures.price());
    let mut buys = Vec::new();
    match (best.figures.data_lost, next.figures.data_lost) {
        (Some(lost), Some(less)) if less < lost => buys.push(format!("{} of data", lost - less)),
        _ => {}
    }
    if next.figures.down < best.figures.down {
        buys.push(format!("{} of downtime", best.figures.down - next.figures.down));
    }
    format!(" {} costs {more} more per month and saves {}.", next.name, buys.join(" and "))
}

/// The one design that comes first, and by what.
fn comes_first(open: &Scenario, variants: &[Compared], first: &Compared) -> String {
    let figures = &first.figures;
    let others = || variants.iter().filter(|it| it.figures.standing() != figures.standing());
    let next = others()
        .filter(|it| it.figures.breached == figures.breached)
        .min_by_key(|it| it.figures.standing());
    let mut text = first.name.clone();
    if figures.breached > 0 {
        text.push_str(&format!(" comes closest: it {}", breaches("breaches", open, figures)));
        if next.is_some() {
            text.push_str(", as others do,");
        }
        text.push_str(" and");
    }
    text.push_str(&format!(" {}", loses("loses", figures)));
    if let Some(next) = next {
        text.push_str(&format!(". {}, the next one, {}", next.name, loses("loses", &next.figures)));
    }
    text.push('.');
    text
}

/// "breach 1 of 2 tested objectives (Orders DB)".
fn breaches(verb: &str, open: &Scenario, figures: &ComparedFigures) -> String {
    let label = |id| open.component(id).map_or("another component", |it| it.label());
    let mut named: Vec<&str> = figures.missing.iter().map(|(id, _)| label(id)).collect();
    sorting::sort(&mut named);
    let more = named.len().saturating_sub(MOST_NAMED);
    named.truncate(MOST_NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let tested = figures.tested();
    let objective = if tested == 1 { "tested objective" } else { "tested objectives" };
    format!("{verb} {} of {tested} {objective} ({}{rest})", figures.breached, named.join(", "))
}

/// "lose $ 1,200 by the incidents", with the length of the data lost and of the downtime.
fn loses(verb: &str, figures: &ComparedFigures) -> String {
    let Some(lost) = figures.data_lost else { return format!("permanently {verb} data") };
    let mut parts = vec![amount(figures.incidents)];
    if lost > Span::ZERO {
        parts.push(format!("{lost} of data"));
    }
    if figures.down > Span::ZERO {
        parts.push(format!("{} of downtime", figures.down));
    }
    match &parts[..] {
        [_] if figures.incidents.usd == Usd::ZERO => format!("{verb} nothing"),
        [only] => format!("{verb} {only}"),
        [first, rest @ ..] => format!("{verb} {first} ({})", rest.join(", ")),
        [] => String::new(),
    }
}

/// Which of some equal designs costs least.
fn by_price(equal: &[&Compared]) -> String {
    let least = equal.iter().map(|it| it.figures.cost()).min();
    let is_cheapest = |it: &&&Compared| Some(it.figures.cost()) == least;
    let cheapest: Vec<&Compared> = equal.iter().filter(is_cheapest).copied().collect();
    let price = cheapest.first().map(|it| amount(it.figures.protection)).unwrap_or_default();
    match &cheapest[..] {
        all if all.len() == equal.len() => format!("Each costs {price} per month."),
        [only] => format!("{} is the cheapest of them: {price} per month.", only.name),
        several => format!("{} are the cheapest of them: {price} per month.", names(several)),
    }
}

/// "Pilot light, Warm standby and Hot standby".
fn names(designs: &[&Compared]) -> String {
    let names: Vec<&str> = designs.iter().map(|it| it.name.as_str()).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

fn amount(total: Total) -> String {
    let at_least = if total.is_open() { "at least " } else { "" };
    format!("{at_least}{}", total.usd)
}

/// A small number in words.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 9] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];
    WORDS.get(number).map_or_else(|| number.to_string(), |it| (*it).to_owned())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}

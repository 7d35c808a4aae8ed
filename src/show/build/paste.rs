//! Rows of a spreadsheet as components: what they say, and what is wrong with which row.

use super::add::kind_called;
use crate::catalog::ComponentKind;
use crate::document::build::{NeededComponent, NewComponent};
use crate::model::{Component, Scenario};
use crate::show::text::{counted, gib, quoted};
use crate::show::{Line, columns};
use crate::units::Span;

/// The most rows that are pasted at once.
pub const MOST_ROWS: usize = 500;
/// What is pasted, as an example.
pub const EXAMPLE: &str =
    "Name\tType\tGiB\tRPO\tRTO\tNeeds\nShop\tEC2\t\t\t60\tOrders\nOrders\tPostgres\t200\t15\t60";
/// What the rows have.
pub const COLUMNS: &str = "Columns: name, type, GiB, RPO, RTO (minutes, or 4 h), needs (names, separated by commas). A first row with these words sets another order.";

columns! {
    /// A component that the rows would add.
    pub struct PastedRow {
        /// Its name.
        name,
        /// Its type.
        of_type,
        /// Its data.
        data,
        /// Its recovery point objective.
        rpo,
        /// Its recovery time objective.
        rto,
        /// What it needs.
        needs,
    }
}

/// What rows of a spreadsheet come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// The components of the rows that can be added.
    pub components: Vec<NewComponent>,
    /// The same to be looked at, as [`PastedRow`]s.
    pub rows: Vec<Line>,
    /// What is wrong, row by row, each with its way out.
    pub faults: Vec<String>,
}

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PastedField {
    Name,
    Kind,
    Size,
    Rpo,
    Rto,
    Needs,
}

/// The columns in their order where no row says another, with the words that say them.
const FIELDS: [(PastedField, &[&str]); 6] = [
    (PastedField::Name, &["name", "component"]),
    (PastedField::Kind, &["type", "kind", "service", "resource type"]),
    (PastedField::Size, &["gib", "gb", "size", "data", "size (gib)", "data (gib)"]),
    (PastedField::Rpo, &["rpo", "rpo (minutes)", "rpo (min)", "rpo min"]),
    (PastedField::Rto, &["rto", "rto (minutes)", "rto (min)", "rto min"]),
    (PastedField::Needs, &["needs", "requires", "depends on", "dependencies", "needs (names)"]),
];

/// A row that can be read, with what it needs by name.
struct RowDraft {
    row: usize,
    component: NewComponent,
    needs: Vec<String>,
}

/// Reads rows of a spreadsheet: cells are separated by tabs, rows by line ends.
pub fn pasted(scenario: &Scenario, text: &str) -> Pasted {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut rows: Vec<(usize, Vec<String>)> =
        lines.map(|(at, line)| (at + 1, line.split('\t').map(cell).collect())).collect();
    let order = rows.first().and_then(|(_, cells)| header(cells));
    if order.is_some() {
        rows.remove(0);
    }
    let order = order.unwrap_or_else(|| FIELDS.iter().map(|(field, _)| Some(*field)).collect());
    let mut faults: Vec<(usize, String)> = Vec::new();
    if rows.len() > MOST_ROWS {
        let after = rows.get(MOST_ROWS).map_or(0, |(row, _)| *row);
        faults.push((after, format!(
            "This and later rows are left out, because at most {MOST_ROWS} are pasted at once. Paste the others afterwards."
        )));
        rows.truncate(MOST_ROWS);
    }
    let mut drafts: Vec<RowDraft> = Vec::new();
    for (row, cells) in rows {
        match draft(row, &cells, &order) {
            Ok(draft) => {
                let twin =
                    drafts.iter().find(|it| is_called(&it.component.name, &draft.component.name));
                match twin {
                    Some(twin) => faults.push((
                        row,
                        format!(
                            "{} is also the name of row {}. Give each row a name of its own.",
                            quoted(&draft.component.name),
                            twin.row
                        ),
                    )),
                    None => drafts.push(draft),
                }
            }
            Err(fault) => faults.push((row, fault)),
        }
    }
    // A row that needs one that cannot be added cannot be added either.
    loop {
        let fault = drafts.iter().enumerate().find_map(|(at, draft)| {
            let lost = draft.needs.iter().find(|name| find(scenario, &drafts, name).is_none())?;
            Some((at, lost.clone()))
        });
        let Some((at, lost)) = fault else { break };
        let draft = drafts.remove(at);
        faults.push((draft.row, format!(
            "{} is neither a row that can be added nor a component of the design. Correct the name, or add a row for it.",
            quoted(&lost)
        )));
    }
    let needs: Vec<Vec<NeededComponent>> = drafts
        .iter()
        .map(|it| it.needs.iter().filter_map(|name| find(scenario, &drafts, name)).collect())
        .collect();
    let rows = drafts.iter().map(line).collect();
    let components = drafts.into_iter().zip(needs);
    let components = components.map(|(it, needs)| NewComponent { needs, ..it.component }).collect();
    faults.sort_by_key(|(row, _)| *row);
    let faults = faults.into_iter().map(|(row, fault)| format!("Row {row}: {fault}")).collect();
    Pasted { components, rows, faults }
}

/// What adds the rows.
pub fn add_button(pasted: &Pasted) -> String {
    let count = counted(pasted.components.len(), "component");
    match pasted.faults.len() {
        0 => format!("Add {count}"),
        faults => format!("Add {count} without {}", counted(faults, "faulty row")),
    }
}

/// A cell without the quotation marks that a spreadsheet puts around some.
fn cell(text: &str) -> String {
    let text = text.trim();
    let inner = text.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    inner.map_or_else(|| text.to_owned(), |it| it.replace("\"\"", "\"").trim().to_owned())
}

/// What the columns say, if a row says that and nothing else.
fn header(cells: &[String]) -> Option<Vec<Option<PastedField>>> {
    let field = |cell: &String| {
        let cell = cell.to_lowercase();
        FIELDS.iter().find(|(_, words)| words.contains(&&*cell)).map(|(field, _)| *field)
    };
    let fields: Vec<Option<PastedField>> = cells.iter().map(field).collect();
    let known = fields.iter().flatten().count();
    let is_header = fields.contains(&Some(PastedField::Name)) && known >= 2
        || known == cells.len() && known > 1;
    is_header.then_some(fields)
}

fn draft(row: usize, cells: &[String], order: &[Option<PastedField>]) -> Result<RowDraft, String> {
    let of = |field: PastedField| {
        let at = order.iter().position(|it| *it == Some(field));
        at.and_then(|at| cells.get(at)).map_or("", String::as_str)
    };
    let called = of(PastedField::Kind);
    let kind = match called {
        "" => ComponentKind::Other,
        called => kind_called(called).ok_or_else(|| {
            format!(
                "{} is not a component type. Use one such as RDS, S3 or ALB, or write “other”.",
                quoted(called)
            )
        })?,
    };
    let name = match of(PastedField::Name) {
        "" if called.is_empty() => {
            return Err("It has neither a name nor a type. Enter one of them.".to_owned());
        }
        "" => kind.spec().name.to_owned(),
        name => name.to_owned(),
    };
    let (rpo_minutes, rto_minutes) =
        (minutes("RPO", of(PastedField::Rpo))?, minutes("RTO", of(PastedField::Rto))?);
    let size_gib = size(of(PastedField::Size))?;
    let needs = of(PastedField::Needs).split([',', ';']).map(str::trim).filter(|it| !it.is_empty());
    let needs: Vec<String> = needs.map(str::to_owned).collect();
    if let Some(own) = needs.iter().find(|it| is_called(it, &name)) {
        return Err(format!("{} needs itself. Remove it from its needs.", quoted(own)));
    }
    let component =
        NewComponent { name, kind, size_gib, rpo_minutes, rto_minutes, needs: Vec::new() };
    Ok(RowDraft { row, component, needs })
}

/// The component that a name means: that of another row, else one of the design.
fn find(scenario: &Scenario, drafts: &[RowDraft], name: &str) -> Option<NeededComponent> {
    let new = drafts.iter().position(|it| is_called(&it.component.name, name));
    let has_it = |it: &&Component| is_called(it.label(), name) || is_called(it.id.as_str(), name);
    let existing = || scenario.components.iter().find(has_it).map(|it| it.id.clone());
    new.map(NeededComponent::New).or_else(|| existing().map(NeededComponent::Existing))
}

fn is_called(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn line(draft: &RowDraft) -> Line {
    let it = &draft.component;
    let minutes = |minutes: Option<f64>| {
        minutes.map_or_else(|| "–".to_owned(), |it| Span::from_minutes_f64(it).to_string())
    };
    PastedRow {
        name: it.name.clone(),
        of_type: it.kind.spec().name.to_owned(),
        data: gib(it.size_gib.unwrap_or(it.kind.spec().start.size_gib)),
        rpo: minutes(it.rpo_minutes),
        rto: minutes(it.rto_minutes),
        needs: draft.needs.join(", "),
    }
    .into()
}

/// Minutes, or a number with a unit of time; nothing of an empty cell.
fn minutes(what: &str, text: &str) -> Result<Option<f64>, String> {
    const UNITS: [(&str, f64); 9] = [
        ("", 1.0),
        ("m", 1.0),
        ("min", 1.0),
        ("minutes", 1.0),
        ("h", 60.0),
        ("hours", 60.0),
        ("hour", 60.0),
        ("d", 1_440.0),
        ("days", 1_440.0),
    ];
    amount(text, &UNITS).map_err(|()| {
        format!("The {what} {} is not a time. Enter minutes, such as 60, or 4 h.", quoted(text))
    })
}

/// GiB, or a number with a unit of data; nothing of an empty cell.
fn size(text: &str) -> Result<Option<f64>, String> {
    const UNITS: [(&str, f64); 5] =
        [("", 1.0), ("gib", 1.0), ("gb", 1.0), ("tib", 1_024.0), ("tb", 1_024.0)];
    amount(text, &UNITS).map_err(|()| {
        format!(
            "The size {} is not a number of GiB. Enter one such as 200, or 2 TiB.",
            quoted(text)
        )
    })
}

fn amount(text: &str, units: &[(&str, f64)]) -> Result<Option<f64>, ()> {
    let text = text.trim();
    if text.is_empty() || text == "–" || text == "-" {
        return Ok(None);
    }
    let end = text.find(|it: char| !(it.is_ascii_digit() || ".,".contains(it)));
    let (number, unit) = text.split_at(end.unwrap_or(text.len()));
    let unit = unit.trim().to_lowercase();
    let (_, factor) = units.iter().find(|(name, _)| *name == unit).ok_or(())?;
    let number = without_thousands(number).ok_or(())?.parse::<f64>().map_err(|_| ())?;
    let most = 1e9;
    (number.is_finite() && number <= most).then_some(Some(number * factor)).ok_or(())
}

/// A number without the commas between its thousands; nothing where a comma means something else.
fn without_thousands(number: &str) -> Option<String> {
    let whole = number.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let fits = groups.clone().next().is_none()
        || (1..=3).contains(&first.len()) && groups.all(|it| it.len() == 3);
    (fits && number.split('.').skip(1).all(|it| !it.contains(','))).then(|| number.replace(',', ""))
}

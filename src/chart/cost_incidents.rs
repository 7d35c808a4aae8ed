//! Cost per incident: sales lost, data lost and what the recovery cost.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;

use super::bars::{Bar, Bars, rows_that_fit, size};
use super::cost::{amount, money_bar, remark, shade, spoken};
use super::{Chart, DrawError, Reading, Table, Theme};
use crate::engine::ledger::{Category, Total};
use crate::engine::{Ledger, Run};
use crate::model::IncidentId;

/// The room a legend takes, in CSS pixels, when rows are counted.
const LEGEND: f64 = 18.0;

/// What each incident cost.
#[derive(Clone, Debug, PartialEq)]
pub struct CostIncidentsChart {
    /// The incidents, in the order of time.
    pub incidents: Vec<IncidentCost>,
}

/// What one incident cost.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentCost {
    /// Which incident.
    pub incident: IncidentId,
    /// What people call it.
    pub label: String,
    /// Orders not taken.
    pub sales: Total,
    /// Writes that are missing.
    pub data: Total,
    /// Restores, running elsewhere, failback.
    pub recovery: Total,
}

impl IncidentCost {
    /// All of it.
    pub fn total(&self) -> Total {
        self.sales + self.data + self.recovery
    }
}

/// What each incident cost.
pub fn data(run: &Run, ledger: &Ledger) -> CostIncidentsChart {
    let name = |id: &IncidentId| {
        run.scenario.incident(id).map_or_else(|| id.to_string(), |it| it.label(&run.scenario))
    };
    let incidents = ledger
        .by_incident()
        .into_iter()
        .map(|cost| IncidentCost {
            label: name(&cost.incident),
            incident: cost.incident,
            sales: cost.sales,
            data: cost.data,
            recovery: cost.recovery,
        })
        .collect();
    CostIncidentsChart { incidents }
}

fn colors(theme: &Theme) -> [(RGBAColor, &'static str); 3] {
    [
        (shade(theme, Category::LostSales), "Sales"),
        (shade(theme, Category::LostData), "Data"),
        (shade(theme, Category::Restores), "Recovery"),
    ]
}

fn bar(theme: &Theme, cost: &IncidentCost) -> Bar {
    let parts: Vec<(RGBAColor, &str, Total)> = colors(theme)
        .into_iter()
        .zip([cost.sales, cost.data, cost.recovery])
        .map(|((color, name), total)| (color, name, total))
        .collect();
    money_bar(&cost.label, cost.total(), &parts)
}

impl CostIncidentsChart {
    /// The rows for which there is room.
    fn bars(&self, height: i32, theme: &Theme) -> Bars<'static> {
        let most = rows_that_fit(height, theme, theme.px(LEGEND)).max(1);
        let (shown, hidden) = if self.incidents.len() > most {
            self.incidents.split_at(most - 1)
        } else {
            self.incidents.split_at(self.incidents.len())
        };
        let mut rows: Vec<Bar> = shown.iter().map(|it| bar(theme, it)).collect();
        if !hidden.is_empty() {
            let sum = |part: fn(&IncidentCost) -> Total| hidden.iter().map(part).sum();
            let others = IncidentCost {
                incident: IncidentId::default(),
                label: format!("{} later incidents", hidden.len()),
                sales: sum(|it| it.sales),
                data: sum(|it| it.data),
                recovery: sum(|it| it.recovery),
            };
            rows.push(bar(theme, &others));
        }
        Bars { entries: colors(theme).to_vec(), rows, behind: 130.0 }
    }
}

impl Chart for CostIncidentsChart {
    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        theme: &Theme,
    ) -> Result<(), DrawError<DB>> {
        self.bars(size(area).1, theme).draw(area, theme)
    }

    fn readings(&self, size: (i32, i32), theme: &Theme) -> Vec<Reading> {
        self.bars(size.1, theme).readings(size, theme)
    }

    fn summary(&self) -> String {
        let whole: Total = self.incidents.iter().map(IncidentCost::total).sum();
        match self.incidents.as_slice() {
            [] => "The design has no incident, so nothing is lost.".to_owned(),
            [one] => format!(
                "{} costs {}: {} in sales, {} in data and {} for the recovery.",
                one.label,
                spoken(whole),
                one.sales.usd,
                one.data.usd,
                one.recovery.usd
            ),
            [first, rest @ ..] => {
                let most_expensive = rest.iter().fold(first, |most_expensive, it| {
                    if it.total().usd > most_expensive.total().usd { it } else { most_expensive }
                });
                format!(
                    "{} incidents cost {}. The most expensive is {} at {}.",
                    self.incidents.len(),
                    spoken(whole),
                    most_expensive.label,
                    spoken(most_expensive.total())
                )
            }
        }
    }

    fn table(&self) -> Table {
        let columns = ["Incident", "Sales", "Data", "Recovery", "Total", "Remark"];
        let rows = self
            .incidents
            .iter()
            .map(|cost| {
                vec![
                    cost.label.clone(),
                    amount(cost.sales),
                    amount(cost.data),
                    amount(cost.recovery),
                    amount(cost.total()),
                    remark(cost.total()),
                ]
            })
            .collect();
        Table {
            caption: "Cost of incidents in US dollars".to_owned(),
            columns: columns.map(String::from).to_vec(),
            rows,
        }
    }
}

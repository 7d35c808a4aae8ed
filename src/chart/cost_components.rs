//! Cost per component: what protecting each costs over the whole clock, the most expensive first.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::RGBAColor;

use super::bars::{Bar, Bars, LegendEntries, rows_that_fit, size};
use super::cost::{amount, money_bar, remark, shade, spoken};
use super::{Chart, DrawError, Reading, Table, Theme};
use crate::engine::ledger::{ByComponent, Category, CostGroup, Total};
use crate::engine::{Ledger, Run};
use crate::model::ComponentId;
use crate::units::{Span, sorting};

/// The room a legend takes at most, in CSS pixels, when rows are counted.
const LEGEND: f64 = 54.0;

/// What each component costs.
#[derive(Clone, Debug, PartialEq)]
pub struct CostComponentsChart {
    /// The length of the clock.
    pub clock: Span,
    /// The categories that cost anything, in the order of the bill.
    pub categories: Vec<Category>,
    /// The components that cost anything, the most expensive first; what is paid for journeys comes last.
    pub components: Vec<ComponentCost>,
}

/// What one component costs.
#[derive(Clone, Debug, PartialEq)]
pub struct ComponentCost {
    /// Which component; nothing for what is paid for journeys.
    pub component: Option<ComponentId>,
    /// What people call it.
    pub label: String,
    /// One total for each category.
    pub categories: Vec<Total>,
    /// Their sum.
    pub total: Total,
}

/// What protecting each component costs.
pub fn data(run: &Run, ledger: &Ledger) -> CostComponentsChart {
    let all = ledger.by_component();
    let categories: Vec<Category> = Category::ALL
        .iter()
        .copied()
        .filter(|it| it.group() == CostGroup::Protection)
        .filter(|it| all.iter().any(|part| !part.categories[*it as usize].is_nothing()))
        .collect();
    let mut components: Vec<ComponentCost> =
        all.iter().map(|part| component(run, part, &categories)).collect();
    components.retain(|it| !it.total.is_nothing());
    sorting::sort_by_key(&mut components, |it| {
        (it.component.is_none(), std::cmp::Reverse(it.total.usd))
    });
    let clock = run.scenario.clock.end().since(run.scenario.clock.start);
    CostComponentsChart { clock, categories, components }
}

fn component(run: &Run, part: &ByComponent, categories: &[Category]) -> ComponentCost {
    let totals: Vec<Total> = categories.iter().map(|it| part.categories[*it as usize]).collect();
    let label = part.component.as_ref().map_or_else(
        || "Journeys".to_owned(),
        |id| run.scenario.component(id).map_or_else(|| id.to_string(), |it| it.label().to_owned()),
    );
    ComponentCost {
        component: part.component.clone(),
        label,
        total: totals.iter().copied().sum(),
        categories: totals,
    }
}

impl CostComponentsChart {
    fn entries(&self, theme: &Theme) -> LegendEntries<'static> {
        self.categories.iter().map(|it| (shade(theme, *it), it.label())).collect()
    }

    fn bar(&self, entries: &LegendEntries, cost: &ComponentCost) -> Bar {
        let parts: Vec<(RGBAColor, &str, Total)> = entries
            .iter()
            .zip(&cost.categories)
            .map(|((color, name), total)| (*color, *name, *total))
            .collect();
        money_bar(&cost.label, cost.total, &parts)
    }

    /// The rows for which there is room.
    fn bars(&self, height: i32, theme: &Theme) -> Bars<'static> {
        let entries = self.entries(theme);
        let most = rows_that_fit(height, theme, theme.px(LEGEND)).max(1);
        let (shown, hidden) = if self.components.len() > most {
            self.components.split_at(most - 1)
        } else {
            self.components.split_at(self.components.len())
        };
        let mut rows: Vec<Bar> = shown.iter().map(|it| self.bar(&entries, it)).collect();
        if !hidden.is_empty() {
            rows.push(self.bar(&entries, &self.others(hidden)));
        }
        Bars { entries, rows, behind: 130.0 }
    }

    /// What does not fit is drawn as one.
    fn others(&self, others: &[ComponentCost]) -> ComponentCost {
        ComponentCost {
            component: None,
            label: format!("{} others", others.len()),
            categories: (0..self.categories.len())
                .map(|at| others.iter().map(|it| it.categories[at]).sum())
                .collect(),
            total: others.iter().map(|it| it.total).sum(),
        }
    }
}

impl Chart for CostComponentsChart {
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
        let Some(top) = self.components.first() else {
            return "Protection costs nothing, because nothing is protected.".to_owned();
        };
        let whole: Total = self.components.iter().map(|it| it.total).sum();
        format!(
            "Protection costs {} over {}. The most expensive component is {} at {}.",
            spoken(whole),
            self.clock,
            top.label,
            spoken(top.total)
        )
    }

    fn table(&self) -> Table {
        let mut columns = vec!["Component".to_owned()];
        columns.extend(self.categories.iter().map(|it| it.label().to_owned()));
        columns.extend(["Total".to_owned(), "Remark".to_owned()]);
        let rows = self
            .components
            .iter()
            .map(|cost| {
                let mut row = vec![cost.label.clone()];
                row.extend(cost.categories.iter().map(|total| amount(*total)));
                row.extend([amount(cost.total), remark(cost.total)]);
                row
            })
            .collect();
        let caption = format!("Cost of protection by component over {} in US dollars", self.clock);
        Table { caption, columns, rows }
    }
}

//! Labels on a picture: written at the first of several places where they cover no other label.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::Rectangle;
use plotters::prelude::{DrawingBackend, IntoTextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, TextStyle};

use super::{DrawError, Theme};

/// Where a label's anchor is, and which part of the label lies on it.
#[derive(Clone, Copy)]
pub(super) struct LabelAnchor {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) horizontal: HPos,
    pub(super) vertical: VPos,
}

/// A rectangle in device pixels.
#[derive(Clone, Copy, Debug)]
struct Extent {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Extent {
    fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn is_within(self, width: i32, height: i32) -> bool {
        self.left >= 0 && self.top >= 0 && self.right <= width && self.bottom <= height
    }
}

/// How a label looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) color: RGBAColor,
    pub(super) bold: bool,
    /// Whether it lies on lines and needs paper behind it.
    pub(super) backed: bool,
}

/// The labels written so far.
pub(super) struct Labels<'area, DB: DrawingBackend> {
    area: &'area DrawingArea<DB, Shift>,
    theme: &'area Theme,
    taken: Vec<Extent>,
}

impl<'area, DB: DrawingBackend> Labels<'area, DB> {
    pub(super) fn new(area: &'area DrawingArea<DB, Shift>, theme: &'area Theme) -> Self {
        Self { area, theme, taken: Vec::new() }
    }

    /// Writes a text at the first place where it fits; where there is none, it is left out.
    pub(super) fn write(
        &mut self,
        text: &str,
        look: Look,
        places: impl IntoIterator<Item = LabelAnchor>,
    ) -> Result<bool, DrawError<DB>> {
        let (width, height) = self.area.dim_in_pixel();
        let (width, height) = (clamp(width), clamp(height));
        let fitting = places.into_iter().map(|place| (place, self.extent(text, place))).find(
            |(_, extent)| {
                extent.is_within(width, height)
                    && !self.taken.iter().any(|taken| taken.overlaps(*extent))
            },
        );
        let Some((place, extent)) = fitting else { return Ok(false) };
        self.taken.push(extent);
        if look.backed {
            let corners = [(extent.left, extent.top), (extent.right, extent.bottom)];
            self.area.draw(&Rectangle::new(corners, self.theme.paper.filled()))?;
        }
        let size = self.theme.font_size * self.theme.scale;
        let weight = if look.bold { FontStyle::Bold } else { FontStyle::Normal };
        // By its own name: told apart from the generic families, a name would bring the tables of
        // upper and lower case with it.
        let font = FontDesc::new(FontFamily::Name(&self.theme.font), size, weight);
        let style: TextStyle<'_> = font
            .into_text_style(self.area)
            .color(&look.color)
            .pos(Pos::new(place.horizontal, place.vertical));
        self.area.draw_text(text, &style, (place.x, place.y))?;
        Ok(true)
    }

    /// Keeps a rectangle free of labels, given by its corners.
    pub(super) fn keep_free(&mut self, (left, top): (i32, i32), (right, bottom): (i32, i32)) {
        self.taken.push(Extent { left, top, right, bottom });
    }

    /// Where a text lies. Its width is an estimate on the generous side: measuring it would ask the
    /// browser for a layout in every frame.
    fn extent(&self, text: &str, place: LabelAnchor) -> Extent {
        const EMS_PER_CHARACTER: f64 = 0.56;
        const EMS_PER_LINE: f64 = 1.25;
        let size = self.theme.font_size * self.theme.scale;
        let width = clamp_f64(text.chars().count() as f64 * EMS_PER_CHARACTER * size);
        let height = clamp_f64(EMS_PER_LINE * size);
        let pad = self.theme.px(3.0);
        let left = match place.horizontal {
            HPos::Left => place.x,
            HPos::Center => place.x - width / 2,
            HPos::Right => place.x - width,
        };
        let top = match place.vertical {
            VPos::Top => place.y,
            VPos::Center => place.y - height / 2,
            VPos::Bottom => place.y - height,
        };
        Extent { left: left - pad, top, right: left + width + pad, bottom: top + height }
    }
}

fn clamp(length: u32) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

fn clamp_f64(length: f64) -> i32 {
    // `as` saturates.
    libm::ceil(length) as i32
}

/** The marks of the lanes: what each says, and what is seen while an incident is dragged past them. */
import type { Locator, Page } from '@playwright/test';
import { lanes, onLane, playhead, press, range, timeline } from './lanes';
import { expect, incidentSlider, openPage, openWhole, test } from './workbench';

const note = (page: Page): Locator => timeline(page).locator('.lane-note');

test('a mark says what it is under the pointer, under a finger, and by key', async ({ page }) => {
  await openPage(page);
  await expect(incidentSlider(page)).toBeVisible();
  // The backup of six, on a timeline from 05:50 to 17:50.
  const six = await onLane(page, 10 / 720);
  await page.mouse.move(six.x, six.y);
  await expect(note(page)).toContainText(/Backup 06:00 · complete 06:\d\d.* · copy in far .* · expires \d+ \w+ 20\d\d/);
  await page.mouse.move(six.x + 80, six.y);
  await expect(note(page)).toContainText('Data lost · 06:00 to 11:50');
  await expect(note(page)).not.toContainText('Backup 06:00');
  await page.mouse.move(10, 10);
  await expect(note(page)).toHaveCount(0);

  await lanes(page).focus();
  await page.keyboard.press('m');
  await expect(note(page)).toContainText(/·/);
  await expect(timeline(page).getByRole('status')).toContainText(/·/);
  const first = await note(page).textContent();
  await page.keyboard.press('m');
  await expect(note(page)).not.toHaveText(first ?? '');
  await page.keyboard.press('Shift+M');
  await expect(note(page)).toHaveText(first ?? '');
  await page.keyboard.press('Escape');
  await expect(note(page)).toHaveCount(0);
});

test('W A S D zoom and pan, and a full stop goes to the next event', async ({ page }) => {
  await openPage(page);
  await expect(incidentSlider(page)).toBeVisible();
  const shown = range(page).locator('.range');
  await expect(shown).toHaveText('3 Nov 2026, 05:50 – 17:50');
  await incidentSlider(page).focus();
  await page.keyboard.press('d');
  await expect(shown).toHaveText('3 Nov 2026, 08:14 – 20:14');
  await page.keyboard.press('a');
  await expect(shown).toHaveText('3 Nov 2026, 05:50 – 17:50');
  await page.keyboard.press('w');
  await expect(shown).not.toHaveText('3 Nov 2026, 05:50 – 17:50');
  await page.keyboard.press('s');
  await expect(shown).toHaveText('3 Nov 2026, 05:50 – 17:50');
  await page.keyboard.press('.');
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /^Tue 3 Nov, 11:50 UTC/);
  await page.keyboard.press('r');
  await expect(playhead(page)).toHaveCount(0);
  // None of it was an edit.
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveAccessibleName('Undo');
});

for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]] as const) {
  test(`the buttons of the timeline stay where they are while it zooms, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPage(page);
    const zoomIn = timeline(page).getByRole('button', { name: 'Zoom in', exact: true });
    const place = async (): Promise<{ x: number; y: number }> => {
      const [button, panel] = [await zoomIn.boundingBox(), await timeline(page).boundingBox()];
      if (!button || !panel) throw new Error('the timeline has no place on the page');
      return { x: button.x - panel.x, y: button.y - panel.y };
    };
    const before = await place();
    for (const name of ['Fit', 'Zoom in', 'Zoom in', 'Zoom in', 'Zoom in', 'Zoom to incident', 'Zoom out', 'Next event']) {
      await press(page, name);
      expect(await place(), name).toEqual(before);
    }
  });
}

test('a drag leaves a mark where it began and hums at recovery points', async ({ page }) => {
  await openWhole(page);
  const marker = incidentSlider(page);
  await marker.scrollIntoViewIfNeeded();
  const box = await marker.boundingBox();
  if (!box) throw new Error('the incident has no place on the page');
  const origin = timeline(page).locator('.marker-origin');
  await expect(origin).toHaveCount(0);
  await page.mouse.move(box.x + 12, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 112, box.y + box.height / 2, { steps: 10 });
  await expect(origin).toHaveCount(1);
  await expect(marker).toHaveAttribute('data-tick', /^[01]$/);
  await page.keyboard.press('Escape');
  await expect(origin).toHaveCount(0);
  await page.mouse.up();
});

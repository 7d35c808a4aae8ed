/** The first minute: what the page says it is for, and the three steps that it leads through. */
import type { Page } from '@playwright/test';
import { axe, expect, incidentSlider, keyFigure, openPage, test } from './workbench';

const steps = (page: Page) => page.getByRole('region', { name: 'First steps' });

test('drag, back up more often, ask why: three actions, and each changes a number', async ({ page }) => {
  await openPage(page);
  await expect(steps(page)).toContainText('Break a design on paper before production does.');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('5 h 50 min');

  const slider = incidentSlider(page);
  const box = await slider.boundingBox();
  if (!box) throw new Error('the handle of the incident has no place on the page');
  await page.mouse.move(box.x + 12, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, box.y + box.height / 2, { steps: 5 });
  // What it costs is said where it is dragged.
  await expect(slider).toContainText(/loses \d+ h.* · down /);
  await page.mouse.up();
  await expect(steps(page).getByRole('listitem').filter({ hasText: 'Drag the incident' })).toContainText('done');

  const before = await keyFigure(page, 'Worst data loss').textContent();
  const frequency = page.getByRole('group', { name: 'Back up every' });
  await expect(frequency.getByRole('button', { name: '6 h' })).toHaveAttribute('aria-pressed', 'true');
  await frequency.getByRole('button', { name: '1 h', exact: true }).click();
  await expect(frequency.getByRole('button', { name: '1 h', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(keyFigure(page, 'Worst data loss')).not.toHaveText(before ?? '');
  await expect(page.getByRole('button', { name: 'Undo: Back up every 1 h' })).toBeVisible();

  await page.getByRole('button', { name: /^Why: Worst data loss/ }).click();
  await expect(steps(page)).toContainText('the recovery point actual');
  expect(await axe(page)).toEqual([]);
  await steps(page).getByRole('button', { name: 'Close' }).click();
  await expect(steps(page)).toHaveCount(0);
  await page.reload();
  await expect(incidentSlider(page)).toBeVisible();
  await expect(steps(page)).toHaveCount(0);
});

test('the first steps lead to the first lesson, and are skipped by one key', async ({ page }) => {
  await openPage(page);
  await expect(steps(page).getByRole('link', { name: 'Take lesson 1' })).toHaveAttribute('href', /^#learn\/lessons\//);
  await steps(page).getByRole('button', { name: 'Skip' }).focus();
  await page.keyboard.press('Enter');
  await expect(steps(page)).toHaveCount(0);
});

test('a frequency leads to its plan', async ({ page }) => {
  await openPage(page);
  await page.getByRole('group', { name: 'Back up every' }).getByRole('button', { name: 'More…' }).click();
  await expect(page).toHaveURL(/#protect/);
  await expect(page.getByLabel('Runs').first()).toBeVisible();
});

for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]]) {
  test(`the list of incidents to add is within a window of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPage(page);
    await expect(incidentSlider(page)).toBeVisible();
    const row = page.getByRole('region', { name: 'Timeline' }).locator('.incidents .track');
    await row.scrollIntoViewIfNeeded();
    const place = await row.boundingBox();
    if (!place) throw new Error('the row of the incidents has no place on the page');
    await page.mouse.click(place.x + place.width * 0.95, place.y + place.height / 2);
    const menu = page.getByRole('dialog', { name: 'Incidents to add' });
    await expect(menu).toBeVisible();
    const box = await menu.boundingBox();
    if (!box) throw new Error('the list has no place on the page');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    // The last of them can be chosen too.
    const last = menu.getByRole('button').last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport();
  });
}

test('a run plays from an hour before its incident', async ({ page }) => {
  await openPage(page);
  await page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: 'Play', exact: true }).click();
  const playhead = page.getByRole('slider', { name: 'Moment that is looked at' });
  const minutes = async (): Promise<number> => Number(await playhead.getAttribute('aria-valuenow'));
  await expect.poll(minutes).toBeGreaterThan(24 * 60 + 11 * 60 + 50);
  await page.keyboard.press('k');
});

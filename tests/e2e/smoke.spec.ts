/** The release build starts: its wasm loads, the page draws, nothing complains. */
import { expect, keyFigure, openPage, test } from './workbench';

test('the page opens without an error', async ({ page }) => {
  await openPage(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle('E-commerce company · Tabletop');
  await page.getByRole('link', { name: 'Cost', exact: true }).click();
  await expect(page).toHaveTitle('Cost · E-commerce company · Tabletop');
});

test('the whole workbench is in sight on a desk of 1440 × 900', async ({ page }) => {
  await openPage(page);
  await expect(page.getByText('Loading…')).toHaveCount(0);
  // The first steps take a line until they are done with.
  await page.getByRole('region', { name: 'First steps' }).getByRole('button', { name: 'Skip' }).click();
  const field = page.getByRole('region', { name: 'Timeline' }).getByLabel('Incident at (UTC)');
  await expect(field).toBeInViewport({ ratio: 1 });
});

test('a first visit has a result of its own after three actions', async ({ page }) => {
  await openPage(page);
  const before = await keyFigure(page, 'Business impact').textContent();
  await page.getByRole('button', { name: 'Incident templates…' }).click();
  await page.getByRole('button', { name: /^Region outage at peak/ }).click();
  await expect(keyFigure(page, 'Business impact')).not.toHaveText(before ?? '');
  await expect(page.getByRole('region', { name: 'Story of the run' })).toContainText('Region outage at peak');
});

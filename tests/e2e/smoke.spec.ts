/** The release build starts: its wasm loads, the page draws, nothing complains. */
import { expect, keyFigure, openPage, test } from './workbench';

test('the page opens without an error', async ({ page }) => {
  await openPage(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/tabletop/i);
});

test('a first visit has a result of its own after three actions', async ({ page }) => {
  await openPage(page);
  const before = await keyFigure(page, 'Cost of the incidents').textContent();
  await page.getByRole('button', { name: 'From the deck…' }).click();
  await page.getByRole('button', { name: /^Region outage at peak/ }).click();
  await expect(keyFigure(page, 'Cost of the incidents')).not.toHaveText(before ?? '');
  await expect(page.getByRole('region', { name: 'Story of the run' })).toContainText('Region outage at peak');
});

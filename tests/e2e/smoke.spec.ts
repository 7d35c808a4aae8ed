/** The release build starts: its wasm loads, the page draws, nothing complains. */
import { expect, openPage, test } from './support';

test('the page opens without an error', async ({ page }) => {
  await openPage(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/tabletop/i);
});

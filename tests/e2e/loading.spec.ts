/** What is loaded when: the workbench first, everything else later, and what happens when that does not come. */
// Playwright's own test: here files are missing on purpose.
import { test } from '@playwright/test';
import { expect, keyFigure, openPage } from './workbench';

test('the workbench shows its result without the later files', async ({ page }) => {
  await page.route(/split_|chunk_/, (route) => route.abort());
  await openPage(page);
  await expect(keyFigure(page, 'Worst data loss')).toContainText('5 h 50 min');
  await expect(keyFigure(page, 'Objectives')).toContainText('1 breached');
  await expect(page.getByRole('alert', { name: 'Something could not be loaded' }).first()).toBeVisible();
});

test('a view that does not come says so, and comes when asked again', async ({ page }) => {
  await page.route(/split_views/, (route) => route.abort());
  await openPage(page);
  await page.getByRole('link', { name: 'Protect' }).click();
  const missing = page.getByRole('alert', { name: 'Something could not be loaded' });
  await expect(missing).toContainText('the design is kept');
  await page.unroute(/split_views/);
  await missing.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('textbox', { name: 'Plan name' })).toHaveValue('orders');
});

test('Back leads to the first page', async ({ page }) => {
  await openPage(page);
  const current = page.getByRole('navigation', { name: 'Views' }).locator('[aria-current=page]');
  await expect(current).toHaveText('Workbench');
  await page.getByRole('link', { name: 'Cost', exact: true }).click();
  await expect(current).toHaveText('Cost');
  await page.goBack();
  await expect(current).toHaveText('Workbench');
  await page.goForward();
  await expect(current).toHaveText('Cost');
});

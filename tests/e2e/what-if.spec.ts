/** Designs compared under what does not happen on the timeline. */
import { axe, expect, incidentSlider, openPage, test } from './workbench';

test('four strategies under a Region outage, with the reason of each, in two actions', async ({ page }) => {
  await openPage(page);
  await page.getByRole('link', { name: 'Compare' }).click();
  const what = page.getByRole('group', { name: 'What happens' });
  await expect(what.getByRole('radio', { name: /^As on the timeline/ })).toBeChecked();
  await what.getByText(/^Region outage/).click();
  await expect(what).toContainText('Your design and its timeline stay as they are.');

  const bars = page.getByRole('region', { name: 'Where the time goes' });
  for (const strategy of ['Backup and restore', 'Pilot light', 'Warm standby', 'Active/active']) {
    const row = bars.getByRole('listitem').filter({ has: page.getByText(strategy, { exact: true }) });
    await expect(row).toContainText(/takes longest, by “.+”: “.+” is .+ of it/);
  }
  await expect(page).toHaveURL(/#compare\?.*what=region_outage/);
  expect(await axe(page)).toEqual([]);

  // It is no edit.
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveAccessibleName('Undo');
  await page.reload();
  await expect(what.getByRole('radio', { name: /^Region outage/ })).toBeChecked();
  await page.getByRole('link', { name: 'Workbench' }).click();
  await expect(incidentSlider(page)).toHaveAccessibleName('Incident Orders table dropped');
});

test('what happens is chosen by keys, and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('radio', { name: /^As on the timeline/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Region outage/ })).toBeChecked();
  await expect(page.getByRole('region', { name: 'Where the time goes' })).toContainText('takes longest');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});

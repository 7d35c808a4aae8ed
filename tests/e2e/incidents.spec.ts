/** Incidents of every kind are added, changed and removed, and several of them meet. */
import { axe, expect, keyFigure, openPage, test } from './workbench';

test('add a Region outage, see the ways back, change it, remove it', async ({ page }) => {
  await openPage(page);
  await page.getByLabel('New incident').selectOption({ label: 'Region outage' });
  await page.getByRole('button', { name: 'Add incident' }).click();
  await expect(page.getByRole('slider')).toHaveCount(2);
  await expect(page.getByLabel('Kind')).toHaveValue('region_outage');
  await expect(page.getByLabel('Target')).toHaveValue('primary');
  await expect(page.getByLabel('Lasts (minutes)')).toHaveValue('720');

  await page.getByRole('button', { name: /^Orders DB, / }).first().click();
  await page.getByRole('tab', { name: 'Outcome' }).click();
  const outcome = page.getByRole('tabpanel', { name: 'Outcome' });
  await expect(outcome).toContainText('from vault far');
  await expect(outcome).toContainText('Wait for the site to return');

  await page.getByRole('tab', { name: 'Incident' }).click();
  await page.getByLabel('The control plane is down too').check();
  await page.getByLabel('Kind').selectOption({ label: 'Ransomware' });
  await expect(page.getByLabel('The control plane is down too')).toHaveCount(0);
  await page.getByLabel('With stolen credentials').check();
  await expect(page.getByLabel('Lasts (minutes)')).toHaveCount(0);
  expect(await axe(page)).toEqual([]);

  await page.getByRole('button', { name: 'Remove this incident' }).click();
  await expect(page.getByRole('slider')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo: Remove the incident' }).click();
  await expect(page.getByRole('slider')).toHaveCount(2);
});

test('a data center that burns is met by Elastic Disaster Recovery', async ({ page }) => {
  await openPage(page);
  await page.getByLabel('New incident').selectOption({ label: 'Data center outage' });
  await page.getByRole('button', { name: 'Add incident' }).click();
  await page.getByLabel('Fire or flood destroys the data').check();
  await page.getByRole('button', { name: /^ERP servers, objectives/ }).click();
  await page.getByRole('tab', { name: 'Outcome' }).click();
  const outcome = page.getByRole('tabpanel', { name: 'Outcome' });
  await expect(outcome).toContainText('Launch from Elastic Disaster Recovery');
  await expect(outcome).toContainText('4 s');
  await expect(keyFigure(page, 'Data lost, worst')).toContainText('2 h');
  await expect(page.getByRole('region', { name: 'Story of the run' })).toContainText('launch from Elastic Disaster Recovery');
  await page.getByRole('tab', { name: 'Component' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Component' })).toContainText('Elastic Disaster Recovery');
});

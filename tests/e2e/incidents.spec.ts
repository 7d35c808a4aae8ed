/** Incidents of every kind are added, changed and removed, and several of them meet. */
import { addIncident, axe, expect, keyFigure, openPage, openWhole, test } from './workbench';

test('add a Region outage, see the recovery options, change it, remove it', async ({ page }) => {
  await openPage(page);
  await addIncident(page, 'Region outage');
  await expect(page.getByRole('slider', { name: /^Incident / })).toHaveCount(2);
  await expect(page.getByLabel('Kind')).toHaveValue('region_outage');
  await expect(page.getByLabel('Target')).toHaveValue('primary');
  await expect(page.getByLabel('Lasts (minutes)')).toHaveValue('720');

  await page.getByRole('button', { name: /^Orders DB, / }).first().click();
  await page.getByRole('tab', { name: 'Outcome' }).click();
  const outcome = page.getByRole('tabpanel', { name: 'Outcome' });
  await expect(outcome).toContainText('from vault far');
  await expect(outcome).toContainText('Wait for the site to return');

  await page.getByRole('tab', { name: 'Incident' }).click();
  // A Region that is down takes its control plane along; a zone may or may not.
  const controlPlane = page.getByLabel('The control planes of the Region are down too');
  await expect(controlPlane).toHaveCount(0);
  await page.getByLabel('Kind').selectOption({ label: 'Availability Zone outage' });
  await controlPlane.check();
  await page.getByLabel('Kind').selectOption({ label: 'Ransomware' });
  await expect(controlPlane).toHaveCount(0);
  await page.getByLabel('With stolen credentials').check();
  await expect(page.getByLabel('Lasts (minutes)')).toHaveCount(0);
  expect(await axe(page)).toEqual([]);

  await page.getByRole('button', { name: 'Remove this incident' }).click();
  await expect(page.getByRole('slider', { name: /^Incident / })).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo: Remove the incident' }).click();
  await expect(page.getByRole('slider', { name: /^Incident / })).toHaveCount(2);
});

test('a length of time that cannot be is refused at its field', async ({ page }) => {
  await openPage(page);
  await addIncident(page, 'Region outage');
  for (const label of ['Lasts (minutes)', 'Noticed after (minutes)']) {
    const field = page.getByLabel(label);
    const before = await field.inputValue();
    await field.fill('-1');
    await field.blur();
    await expect(field, label).toHaveValue('-1');
    await expect(field, label).toHaveAttribute('aria-invalid', 'true');
    await expect(field, label).toHaveAccessibleDescription(/Enter a number from 0 to 5,260,320/);
    await field.press('Escape');
    await expect(field, label).toHaveValue(before);
    await expect(field, label).toHaveAttribute('aria-invalid', 'false');
  }
  await expect(page.getByRole('region', { name: 'Notices' })).toHaveCount(0);
  await page.getByLabel('Lasts (minutes)').fill('60');
  await page.getByLabel('Lasts (minutes)').blur();
  await expect(page.getByRole('button', { name: /^Undo: Change how long/ })).toBeVisible();
});

test('a zone outage hits what is in the unavailable zone, and nothing else', async ({ page }) => {
  await openPage(page);
  await addIncident(page, 'Availability Zone outage');
  const zone = page.getByLabel('Unavailable zone');
  await expect(zone).toHaveValue('1');
  const story = page.getByRole('region', { name: 'Story of the run' });
  await expect(story).toContainText('Orders DB is back in service in us-east-1. No data is lost');
  await zone.selectOption('2');
  await expect(story).not.toContainText('nothing is lost');
  await page.getByRole('button', { name: 'Undo: Change the zone' }).click();
  await expect(zone).toHaveValue('1');
  await page.getByLabel('Kind').selectOption({ label: 'Region outage' });
  await expect(zone).toHaveCount(0);
});

test('a data center that burns is met by Elastic Disaster Recovery', async ({ page }) => {
  await openPage(page);
  await addIncident(page, 'Data center outage');
  await page.getByLabel('Fire or flood destroys the data').check();
  await page.getByRole('region', { name: 'Workload' }).getByRole('button', { name: /^ERP servers, met/ }).click();
  await page.getByRole('tab', { name: 'Outcome' }).click();
  const outcome = page.getByRole('tabpanel', { name: 'Outcome' });
  await expect(outcome).toContainText('Launch from Elastic Disaster Recovery');
  await expect(outcome).toContainText('4 s');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('5 h 50 min');
  await expect(page.getByRole('region', { name: 'Story of the run' })).toContainText('Launch from Elastic Disaster Recovery');
  await expect(outcome.getByRole('list', { name: 'Phases of the recovery' })).toContainText('Launch');
  await expect(page.getByRole('region', { name: 'Story of the run' })).toContainText('Traffic is redirected');
  const fulfilment = page.getByRole('region', { name: 'Journeys' }).getByRole('listitem').filter({ hasText: 'Fulfilment' });
  await expect(fulfilment).toContainText('Down for');
});

test('Elastic Disaster Recovery from staging to failback, with a drill', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: /^ERP servers, / }).first().click();
  await page.getByRole('tab', { name: 'Protection' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Protection' });
  for (const fact of ['Staging area', 'Snapshots', 'Failover, step 1', 'Failover, step 2', 'Failback']) {
    await expect(panel.getByRole('term').filter({ hasText: fact })).toBeVisible();
  }
  await expect(panel).toContainText('the failover is untested');
  await panel.getByRole('button', { name: 'Add a drill' }).click();
  await expect(panel).toContainText('instances ran after');
  await expect(page.getByRole('region', { name: 'Story of the run' })).toContainText('Recovery drill of ERP servers');
  await panel.getByRole('link', { name: 'Change the strategy' }).click();
  await expect(page.getByRole('region', { name: 'Strategies', exact: true })).toBeVisible();
  expect(await axe(page)).toEqual([]);
});

test('choose another recovery option by keyboard, and go back to the automatic choice', async ({ page }) => {
  await openPage(page);
  await addIncident(page, 'Region outage');
  await page.getByRole('button', { name: /^Web front end, / }).first().click();
  await page.getByRole('tab', { name: 'Outcome' }).click();
  const outcome = page.getByRole('tabpanel', { name: 'Outcome' });
  await outcome.getByRole('button', { name: 'Use this option: Wait for the site to return' }).focus();
  await page.keyboard.press('Enter');
  await expect(outcome).toContainText('You chose this option.');
  await expect(page.getByRole('button', { name: 'Undo: Use “Wait for the site to return” for Web front end' })).toBeVisible();

  // With a single instance gone there is no site to wait for.
  await page.getByRole('tab', { name: 'Incident' }).click();
  await page.getByLabel('Kind').selectOption({ label: 'Instance failure' });
  await page.getByLabel('Target').selectOption({ label: 'Web front end' });
  await page.getByRole('tab', { name: 'Outcome' }).click();
  await expect(outcome).toContainText('Not possible here, so another option was used. All sites are up');
  await outcome.getByRole('button', { name: /^Choose automatically/ }).focus();
  await page.keyboard.press('Enter');
  await expect(outcome).not.toContainText('Your choice');
  await page.getByRole('button', { name: 'Undo: Choose automatically for Web front end' }).click();
  await expect(outcome).toContainText('Your choice');
});

test('each recovery point can be looked at, by pointer and by keyboard', async ({ page }) => {
  await openWhole(page);
  const lane = page.getByRole('img', { name: /^Orders DB: \d+ recovery points/ });
  const box = await lane.boundingBox();
  if (!box) throw new Error('the lane has no place on the page');
  // Points lie six hours apart on a clock of fourteen days: the third is that of noon.
  await page.mouse.click(box.x + (box.width * 12) / (14 * 24), box.y + box.height / 2);
  const panel = page.getByRole('tabpanel', { name: 'Protection' });
  await expect(panel.getByRole('button', { name: /^Mon 2 Nov, 12:00/ })).toHaveAttribute('aria-current', 'true');
  await expect(panel).toContainText('Copy in vault far in us-west-2');
  await panel.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: /^Mon 2 Nov, 18:00/ })).toHaveAttribute('aria-current', 'true');
  await panel.getByLabel('Up to (UTC)').fill('2026-11-10T13:00');
  await expect(panel.getByRole('button', { name: /^Tue 10 Nov, 12:00/ })).toHaveAttribute('aria-current', 'true');
  expect(await axe(page)).toEqual([]);
});

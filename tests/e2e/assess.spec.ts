/** Is it good enough: the matrix, a breached cell with its change, objectives, and the sensitivity. */
import type { Locator, Page } from '@playwright/test';
import { axe, expect, openPage, test } from './workbench';

async function openAssess(page: Page): Promise<void> {
  await openPage(page);
  const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Assess' });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(score(page)).toContainText(/\d+ of 100/);
}

const score = (page: Page): Locator =>
  page.getByRole('region', { name: 'Score', exact: true }).getByRole('status');
const matrix = (page: Page): Locator =>
  page.getByRole('region', { name: 'Components and disruptions', exact: true });
const cell = (page: Page, component: string, disruption: string): Locator =>
  matrix(page).getByRole('button', { name: new RegExp(`^${component}, ${disruption}:`) });
const detail = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

const points = async (page: Page): Promise<number> => Number.parseInt((await score(page).textContent()) ?? '', 10);

test('the smallest fix meets a breached cell, and undo reverts it', async ({ page }) => {
  await openAssess(page);
  const before = await points(page);
  const breached = cell(page, 'Orders DB', 'Region');
  await expect(breached).toHaveAccessibleName(/^Orders DB, Region: breached /);
  await expect(breached).toHaveAttribute('title', /^Data lost .* at worst, .* on average, objective 1 h breached;/);
  await breached.click();
  await expect(breached).toHaveAttribute('aria-pressed', 'true');
  const open = detail(page, 'Orders DB, Region');
  await expect(open).toContainText('✕ breached');
  await expect(open).toContainText('Computed for every second of a full period of the schedules.');
  const make = open.getByRole('button', { name: 'Apply fix' });
  await expect(make).toBeVisible();
  await expect(open).toContainText(/Costs .*\$ [\d,.]+ more per month|Saves \$|It costs nothing more|price is unknown/);
  await make.click();
  await expect(breached).toHaveAccessibleName(/^Orders DB, Region: met/);
  await expect(open).toContainText('✓ met');
  await expect(open.getByRole('heading', { name: 'Orders DB, Region' })).toBeFocused();
  await expect(open.getByRole('status')).toContainText(/^Applied: .* Undo reverts it\.$/);
  expect(await points(page)).toBeGreaterThan(before);
  await page.getByRole('button', { name: /^Undo: / }).click();
  await expect(breached).toHaveAccessibleName(/: breached /);
  expect(await points(page)).toBe(before);
});

test('objectives are set for all disruptions and for one, and zero is explained', async ({ page }) => {
  await openAssess(page);
  await cell(page, 'Orders DB', 'Hardware').click();
  const objectives = page.getByRole('region', { name: 'Objectives', exact: true });
  const alone = objectives.getByLabel('RPO against Hardware (minutes)');
  await alone.fill('-3');
  await alone.press('Enter');
  await expect(objectives.getByRole('alert')).toContainText('-3 is out of range');
  await expect(alone).toHaveAttribute('aria-invalid', 'true');
  await alone.fill('0');
  await alone.press('Enter');
  await expect(detail(page, 'Orders DB, Hardware')).toContainText('An objective of zero promises that no data is ever lost');
  await expect(cell(page, 'Orders DB', 'Hardware')).toContainText('of 0 s · 2 h');
  await expect(cell(page, 'Orders DB', 'Software')).not.toContainText('of 0 s');
  await expect(page.getByRole('button', { name: 'Undo: Set the RPO of “Orders DB” against Hardware to 0 min' })).toBeVisible();
  await alone.fill('');
  await alone.press('Enter');
  await expect(detail(page, 'Orders DB, Hardware')).not.toContainText('An objective of zero');
  const all = objectives.getByLabel('RTO against all disruptions (minutes)');
  await all.fill('1');
  await all.press('Enter');
  await expect(cell(page, 'Orders DB', 'Software')).toHaveAttribute('title', /objective 1 min breached/);
});

test('arrow keys move between cells, and only breached components are left', async ({ page }) => {
  await openAssess(page);
  await cell(page, 'Orders DB', 'Software').click();
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'Orders DB', 'Hardware')).toBeFocused();
  await page.keyboard.press('End');
  await expect(cell(page, 'Orders DB', 'Data center')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(detail(page, 'Orders DB, Data center')).toBeVisible();
  await expect(matrix(page).locator('td button[tabindex="0"]')).toHaveCount(1);

  await page.getByRole('button', { name: 'Start from…' }).click();
  await page.getByRole('button', { name: /^SaaS, three accounts/ }).click();
  await expect(matrix(page)).toContainText('85 components');
  await matrix(page).getByRole('checkbox', { name: 'Only breached' }).check();
  await expect(matrix(page)).toContainText(/\d+ of 85 components/);
  const [, ...rows] = await matrix(page).getByRole('row').allTextContents();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.length).toBeLessThan(85);
  expect(rows.filter((row) => !row.includes('✕ breached'))).toEqual([]);
  expect(await axe(page)).toEqual([]);
});

test('the sensitivity names the assumption that moves most', async ({ page }) => {
  await openAssess(page);
  await page.getByRole('tab', { name: 'Sensitivity' }).click();
  const chart = page.getByRole('region', { name: 'Sensitivity', exact: true });
  await expect(chart.getByRole('img', { name: /^“.*” changes the result most: data lost ranges from/ })).toBeVisible();
  await chart.getByLabel('Outcome').selectOption({ label: 'Downtime' });
  await expect(chart.getByRole('img', { name: /changes the result most: downtime ranges from/ })).toBeVisible();
  const values = chart.getByRole('slider', { name: 'Values of “Sensitivity”' });
  await values.focus();
  await page.keyboard.press('Home');
  await expect(values).toHaveAttribute('aria-valuetext', /^.+: .+ at .+, .+ at .+; .+ with the current value$/);
  await chart.getByText('Data table').click();
  await expect(chart.getByRole('columnheader', { name: 'Largest value', exact: true })).toBeVisible();
  expect(await axe(page)).toEqual([]);
});

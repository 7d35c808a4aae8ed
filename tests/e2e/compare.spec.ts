/** Designs side by side: chosen, compared in a sentence, a table and charts, and opened. */
import type { Locator, Page } from '@playwright/test';
import { axe, expect, openPage, test } from './workbench';

const STRATEGIES = ['Backup and restore', 'Pilot light', 'Warm standby', 'Hot standby', 'Active/active'];

async function openCompare(page: Page): Promise<void> {
  await openPage(page);
  const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Compare' });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(row(page, 'Pilot light')).toBeVisible();
}

const head = (page: Page): Locator => page.getByRole('region', { name: 'Compare', exact: true });
const table = (page: Page): Locator => page.getByRole('region', { name: 'Side by side', exact: true });
const row = (page: Page, name: string): Locator => table(page).getByRole('row', { name });
const choices = (page: Page): Locator => page.getByRole('region', { name: 'Designs to compare' });

test('five strategies against the same incident, and one of them opened', async ({ page }) => {
  await openCompare(page);
  for (const strategy of STRATEGIES) {
    await expect(choices(page).getByRole('checkbox', { name: strategy })).toBeChecked();
    await expect(row(page, strategy)).toContainText(/\d (breached|met)/);
  }
  await expect(table(page).getByRole('row')).toHaveCount(STRATEGIES.length + 2);
  await expect(head(page)).toContainText('6 designs with the same incident, assumptions and prices.');
  await expect(head(page).getByRole('status')).toContainText(/cheapest design that meets every tested objective|No design meets every tested objective|come equal/);
  await row(page, 'Pilot light').getByText(/difference/).click();
  await expect(row(page, 'Pilot light')).toContainText(/Orders DB.*: pilot light instead of|Pilot light instead of/);

  await row(page, 'Hot standby').getByRole('button', { name: 'Open in the workbench: Hot standby' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hot standby');
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo: Open “Hot standby”' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Hot standby');
});

test('the comparison follows what is chosen and what the design says', async ({ page }) => {
  await openCompare(page);
  await choices(page).getByRole('checkbox', { name: 'Pilot light' }).uncheck();
  await expect(row(page, 'Pilot light')).toHaveCount(0);
  await expect(choices(page).getByRole('status')).toContainText('5 of at most 8 designs');
  // It is remembered, and the designs follow the open one.
  await expect(page).toHaveURL(/with=/);
  await page.reload();
  await expect(row(page, 'Warm standby')).toBeVisible();
  await expect(choices(page).getByRole('checkbox', { name: 'Pilot light' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Start from…' }).click();
  await page.getByRole('button', { name: /^SaaS, three accounts/ }).click();
  await expect(table(page).getByRole('rowheader', { name: /SaaS/ })).toBeVisible();
});

test('a kept design is compared and opens in its own place', async ({ page }) => {
  await openCompare(page);
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  const designs = page.getByRole('dialog', { name: 'Designs saved in this browser' });
  await designs.getByRole('button', { name: /^Duplicate/ }).first().click();
  await designs.getByRole('button', { name: /^Rename .*copy/ }).click();
  await designs.getByLabel('Design name').fill('Other <b>design</b>');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await choices(page).getByRole('checkbox', { name: 'Other <b>design</b>' }).check();
  await expect(row(page, 'Other <b>design</b>')).toContainText('none');
  await row(page, 'Other <b>design</b>').getByRole('button', { name: /^Open/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Other <b>design</b>');
  // The first one is kept as it was.
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  await expect(designs.getByRole('button', { name: /^Open “E-commerce/ })).toBeVisible();
});

test('by keyboard alone: a design is taken out, a chart is read, a variant is opened', async ({ page }) => {
  await openCompare(page);
  const box = choices(page).getByRole('checkbox', { name: 'Active/active' });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(row(page, 'Active/active')).toHaveCount(0);
  const chart = page.getByRole('region', { name: 'Cost against downtime' });
  await expect(chart.getByRole('img', { name: /^No other design|for each of the/ })).toBeVisible();
  const values = chart.getByRole('slider', { name: 'Values of “Cost against downtime”' });
  await values.focus();
  await page.keyboard.press('End');
  await expect(values).toHaveAttribute('aria-valuetext', /per month, .* down; .* objectives: \d+ breached/);
  await page.keyboard.press('Tab');
  await expect(chart.getByRole('button', { name: 'PNG of “Cost against downtime”' })).toBeFocused();
  await row(page, 'Warm standby').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Warm standby');
  await expect(page.getByRole('main')).toBeFocused();
  expect(await axe(page)).toEqual([]);
});

test('a design with nothing in it says what to do', async ({ page }) => {
  await openCompare(page);
  await page.getByRole('button', { name: 'Start from…' }).click();
  await page.getByRole('button', { name: /^Start empty/ }).click();
  await expect(head(page)).toContainText('There is nothing to compare');
  await expect(head(page).getByRole('link', { name: 'Build view' })).toBeVisible();
});

/** What protection and incidents cost: charts, the bill with its reasons, prices and assumptions. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, keyFigure, openPage, tabTo, test } from './workbench';

const TABS = ['Charts', 'Bill', 'Price book', 'Assumptions'] as const;

/** Opens the view by its link. */
async function openCost(page: Page, tab: (typeof TABS)[number] = 'Charts'): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Cost' });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await page.getByRole('tab', { name: tab }).click();
  await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
}

const figure = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Key figures of the cost' }).getByRole('group', { name });

const bill = (page: Page): Locator => page.getByRole('region', { name: 'Bill', exact: true });

const billRow = (page: Page, name: string | RegExp): Locator => bill(page).getByRole('row', { name });

const used = (page: Page): Locator =>
  page.getByRole('region', { name: 'Prices used by this design', exact: true });

/** The amount of dollars that a text states. */
async function dollars(text: Locator): Promise<number> {
  const digits = /\$\s([\d,.]+)/.exec((await text.textContent()) ?? '');
  return Number(digits?.[1]?.replaceAll(',', ''));
}

/** The shipped design over some days, opened from a file. */
async function openForDays(page: Page, days: number): Promise<void> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  const design = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  design.clock.days = days;
  await page.getByLabel('Design as a JSON file').setInputFiles({
    name: 'longer.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(design)),
  });
  await expect(page.getByRole('button', { name: 'Undo: Open “longer.json”' })).toBeVisible();
}

test('protection per month is one of the key figures', async ({ page }) => {
  await openPage(page);
  const protection = keyFigure(page, 'Protection per month');
  await expect(protection).toContainText('at least $ 209');
  await expect(protection).toContainText('provisional');
  await page.getByRole('slider', { name: /incident/i }).first().focus();
  await page.keyboard.press('PageUp');
  await expect(protection).toContainText('at least $ 209');
  await openCost(page);
  await expect(figure(page, 'Protection per month')).toContainText('at least $ 209');
  await expect(figure(page, 'Prices')).toContainText('4 unknown');
});

test('figures of the whole run say so while a moment is looked at', async ({ page }) => {
  await openPage(page);
  await openCost(page);
  const cost = page.getByRole('region', { name: 'Cost', exact: true });
  await expect(cost.getByRole('tab', { name: 'Bill' })).toBeVisible();
  await expect(cost).not.toContainText('cover the whole simulation');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Next event' }).click();
  await openCost(page);
  await expect(cost).toContainText('These figures cover the whole simulation');
});

test('three charts, each with a sentence and a table', async ({ page }) => {
  await openPage(page);
  await openCost(page);
  for (const [name, sentence, columns] of [
    ['Cost per month', /^The bill is at least \$ 96/, ['Month', 'Warm storage', 'Total']],
    ['Cost by component', /The most expensive component is ERP servers/, ['Component', 'Replication', 'Total']],
    ['Cost by incident', /^Orders table dropped costs \$/, ['Incident', 'Sales', 'Data', 'Recovery']],
  ] as const) {
    const chart = page.getByRole('region', { name, exact: true });
    const picture = chart.getByRole('img', { name: sentence });
    await expect(picture).toBeVisible();
    const sharp = await picture.evaluate((it: HTMLCanvasElement) => [
      it.width,
      Math.round(it.clientWidth * window.devicePixelRatio),
    ]);
    expect(Math.abs((sharp[0] ?? 0) - (sharp[1] ?? 9)), 'device pixels').toBeLessThanOrEqual(1);
    await chart.getByText('Data table').click();
    for (const column of columns) {
      await expect(chart.getByRole('columnheader', { name: column, exact: true })).toBeVisible();
    }
  }
});

test('the bill adds up by category, by component and by mechanism', async ({ page }) => {
  await openPage(page);
  await openCost(page, 'Bill');
  await expect(billRow(page, /^Orders DB orders \/ every-six-hours in main/)).toContainText('$ 11.91');
  await expect(billRow(page, /^Warm storage/)).toContainText('$ 19.82');
  const whole = await bill(page).getByRole('row', { name: /^Total/ }).textContent();
  expect(whole).toContain('at least');
  for (const [by, group] of [
    ['Component', /^ERP servers (at least )?\$/],
    ['Mechanism', /^orders \/ every-six-hours copied to far/],
  ] as const) {
    await bill(page).getByLabel('By', { exact: true }).selectOption({ label: by });
    await expect(billRow(page, group).first()).toBeVisible();
    expect(await bill(page).getByRole('row', { name: /^Total/ }).textContent()).toBe(whole);
  }
});

test('a line says why, with quantity, price, Region, date and source', async ({ page }) => {
  await openPage(page);
  await openCost(page, 'Bill');
  const why = bill(page).getByRole('button', { name: /^Why: Orders DB, orders \/ every-six-hours in main/ });
  await why.click();
  await expect(why).toHaveAttribute('aria-expanded', 'true');
  await expect(bill(page)).toContainText(/[\d.]+ GB-month × \$[\d.]+ = \$[\d.]+/);
  const line = billRow(page, /^Orders DB orders \/ every-six-hours in main/);
  for (const part of [/[\d.]+ GB-month/, /\$0\.\d+/, 'us-east-1', /20\d\d-\d\d-\d\d/]) {
    await expect(line).toContainText(part);
  }
  await expect(line.getByRole('link')).toHaveAttribute('href', /^https:\/\//);
  await why.click();
  await expect(why).toHaveAttribute('aria-expanded', 'false');
});

test('one month or the whole horizon, and the bill as a file', async ({ page }) => {
  await openPage(page);
  await openForDays(page, 90);
  await openCost(page, 'Bill');
  const whole = await dollars(billRow(page, /^Protection/));
  await bill(page).getByLabel('Month', { exact: true }).selectOption({ label: 'Dec 2026' });
  await expect(billRow(page, /^Lost sales/)).toHaveCount(0);
  const december = await dollars(billRow(page, /^Protection/));
  expect(december).toBeGreaterThan(0);
  expect(december).toBeLessThan(whole);
  const download = page.waitForEvent('download');
  await bill(page).getByRole('button', { name: 'Download as CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.split('\r\n')[0]).toContain('month,category,component');
  expect(text).toMatch(/\r\nDec 2026,Warm storage,Orders DB,,orders \/ every-six-hours in main,/);
  expect(text).toContain(',unknown\r\n');
});

test('a refused price is explained below the field, and changes nothing', async ({ page }) => {
  await openPage(page);
  await openCost(page, 'Price book');
  const field = used(page).getByRole('textbox', { name: 'Price of RDS backup storage in us-east-1 in USD' });
  await field.fill('0,1');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/“0,1” is not a number.*with “\.” before decimals/);
  await field.fill('-1');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription(/-1 is out of range/);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();

  await field.fill('0.19');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect(used(page)).toContainText('Price book: $0.095');
  const undo = page.getByRole('button', { name: 'Undo: Set the price of RDS backup storage in us-east-1 to 0.19' });
  await undo.click();
  await expect(field).toHaveValue('0.095');
});

test('an unknown price is taken from the nearest Region only when asked for', async ({ page }) => {
  await openPage(page);
  await openCost(page, 'Bill');
  const before = await dollars(figure(page, 'Protection per month'));
  await bill(page).getByRole('button', { name: 'Set the price of S3 backup storage in us-west-2' }).click();
  const field = used(page).getByRole('textbox', { name: 'Price of S3 backup storage in us-west-2 in USD' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await used(page)
    .getByRole('button', { name: 'Use the price of us-east-1: $0.05 for S3 backup storage in us-west-2' })
    .click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('0.05');
  await expect(figure(page, 'Prices')).toContainText('3 unknown');
  expect(await dollars(figure(page, 'Protection per month'))).toBeGreaterThan(before);
  await used(page).getByRole('button', { name: 'Reset the price of S3 backup storage in us-west-2' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Undo: Reset the price of S3 backup storage in us-west-2' })).toBeVisible();
});

test('all prices of a Region can be found, set and set back', async ({ page }) => {
  await openPage(page);
  await openCost(page, 'Price book');
  const book = page.getByRole('region', { name: 'All prices', exact: true });
  await book.getByLabel('Region', { exact: true }).selectOption('eu-central-1');
  await book.getByLabel('Find').fill('gp3 ebs');
  await expect(book.getByRole('row')).toHaveCount(2);
  await book.getByRole('button', { name: /^Use the price of eu-west-1: \$0\.088/ }).click();
  await expect(used(page)).toContainText('This design sets 1 price.');
  await expect(used(page).getByRole('textbox', { name: 'Price of EBS volume, gp3 in eu-central-1 in USD' })).toHaveValue('0.088');
  await used(page).getByRole('button', { name: 'Reset all prices' }).click();
  await expect(used(page)).toContainText('all from the price book');
  await page.getByRole('button', { name: 'Undo: Reset all prices' }).click();
  await expect(used(page)).toContainText('This design sets 1 price.');
});

test('assumptions are edited, refused and set back', async ({ page }) => {
  await openPage(page);
  await openCost(page, 'Assumptions');
  const lost = (): Promise<number> => dollars(figure(page, 'Cost of incidents'));
  const before = await lost();
  const decide = page.getByRole('textbox', { name: 'Time to decide what to do' });
  await decide.fill('20000');
  await decide.press('Enter');
  await expect(decide).toHaveAccessibleDescription(/out of range.*0 to 10,080 min/);
  expect(await lost()).toBe(before);
  await decide.fill('60');
  await decide.press('Enter');
  await expect.poll(lost).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Reset “Time to decide what to do”' }).click();
  await expect(decide).toHaveValue('10');
  await expect(decide).toBeFocused();
  await expect.poll(lost).toBe(before);

  const controls = page.getByRole('textbox', { name: 'AWS Backup Audit Manager controls switched on' });
  await controls.fill('5');
  await controls.press('Tab');
  await page.getByRole('button', { name: 'Reset all assumptions' }).click();
  await expect(controls).toHaveValue('0');
  await page.getByRole('button', { name: 'Undo: Reset all assumptions' }).click();
  await expect(controls).toHaveValue('5');
});

test('by keyboard alone', async ({ page }) => {
  await openPage(page);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Cost' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Charts' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Bill' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tabpanel', { name: 'Bill' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(bill(page).getByLabel('Month', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('region', { name: 'Bill, a table' })).toBeFocused();
  await tabTo(page, bill(page).getByRole('button', { name: /^Why: / }).first());
  await page.keyboard.press('Enter');
  await expect(bill(page).getByRole('button', { expanded: true })).toBeFocused();
  await page.getByRole('tab', { name: 'Bill' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Assumptions' })).toBeFocused();
  await tabTo(page, page.getByRole('textbox', { name: 'Delay before a backup job starts' }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('30');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Undo: Set “Delay before a backup job starts” to 30' })).toBeVisible();
});

test('a large bill shows a part of its lines, and the rest when asked for', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Start from…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^SaaS, three accounts/ }).click();
  await openCost(page, 'Bill');
  const part = bill(page).getByRole('status');
  await expect(part).toHaveText(/^150 of \d+ lines are shown; sums include all lines\.$/);
  const whole = await bill(page).getByRole('row', { name: /^Total/ }).textContent();
  await bill(page).getByRole('button', { name: 'Show all' }).click();
  await expect(part).toHaveCount(0);
  expect(await bill(page).getByRole('row', { name: /^Total/ }).textContent()).toBe(whole);
});

test('a design that costs nothing says so', async ({ page }) => {
  await openPage(page);
  await page.getByLabel('Design as a JSON file').setInputFiles({
    name: 'empty.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":1,"clock":{"start":"2026-11-02T00:00:00Z","days":7}}'),
  });
  await openCost(page);
  await expect(page.getByRole('region', { name: 'Cost per month' })).toContainText('nothing is protected');
  await expect(page.getByRole('region', { name: 'Cost by incident' })).toContainText('The design has no incident');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Bill' }).click();
  await expect(bill(page)).toContainText('No costs in this period');
  await page.getByRole('tab', { name: 'Price book' }).click();
  await expect(used(page)).toContainText('0 prices');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const tab of TABS) {
    test(`nothing for axe to find, ${tab}, ${colorScheme}`, async ({ page }) => {
      const differs = colorScheme === 'dark' ? 'colors' : 'all';
      await page.emulateMedia({ colorScheme });
      await openPage(page);
      await openCost(page, tab);
      if (tab === 'Bill') await bill(page).getByRole('button', { name: /^Why/ }).first().click();
      if (tab === 'Price book' || tab === 'Assumptions') {
        const field = page.getByRole('tabpanel').getByRole('textbox').first();
        await field.fill('no number');
        await field.press('Enter');
        await expect(field).toHaveAttribute('aria-invalid', 'true');
      }
      expect(await axe(page, differs)).toEqual([]);
    });
  }
}

for (const width of [390, 320]) {
  test(`no sideways scrolling at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page);
    for (const tab of TABS) {
      await openCost(page, tab);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, tab).toBeLessThanOrEqual(width);
    }
    expect(await axe(page, 'size')).toEqual([]);
  });
}

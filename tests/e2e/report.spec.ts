/** What leaves the page: the report as Markdown and on paper, pictures that stand alone, and what an edit changed. */
import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { axe, expect, incidentSlider, keyFigure, openPage, test } from './workbench';

const download = async (page: Page, name: string): Promise<Download> => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  return file;
};

test('copy the report as Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  await expect(incidentSlider(page)).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('The report is on the clipboard as Markdown.')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of ['# E-commerce company', '## Objectives', '| Orders DB | RPO 1 h |', '## Findings', '## Sources']) {
    expect(text).toContain(part);
  }
});

test('a picture carries what it is of, on a light background in a dark page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPage(page);
  const file = await download(page, 'SVG of “Exposure over time”');
  const picture = readFileSync(await file.path(), 'utf8');
  for (const part of ['Exposure over time', 'E-commerce company', 'Orders table dropped', 'Simulated 2 Nov 2026', 'Tabletop ']) {
    expect(picture).toContain(part);
  }
  expect(picture).toMatch(/<rect [^>]*fill="#FFFFFF"/);
  // The page itself stays dark.
  expect(await page.evaluate(() => document.documentElement.getAttribute('data-theme'))).toBeNull();
});

test('on paper charts are light, and the panels are in the order of a report', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPage(page);
  const canvas = page.getByRole('region', { name: 'Exposure over time' }).locator('canvas');
  await expect(canvas).toBeVisible();
  /** Whether the saw-tooth is drawn in the color that it has on a dark page, or on a light one. */
  const has = ([red, green, blue]: readonly [number, number, number]): Promise<boolean> =>
    canvas.evaluate(
      (it: HTMLCanvasElement, color) => {
        const { data } = it.getContext('2d')!.getImageData(0, 0, it.width, it.height);
        for (let at = 0; at < data.length; at += 4) {
          if (data[at + 3] > 250 && color.every((value, part) => Math.abs(data[at + part] - value) < 4)) return true;
        }
        return false;
      },
      [red, green, blue],
    );
  const [dark, light] = [[167, 139, 250], [109, 75, 195]] as const;
  await expect.poll(() => has(dark)).toBe(true);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect([await has(dark), await has(light)]).toEqual([false, true]);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect([await has(dark), await has(light)]).toEqual([true, false]);
  await page.emulateMedia({ media: 'print' });
  const top = async (selector: string): Promise<number> => (await page.locator(selector).first().boundingBox())?.y ?? -1;
  const panels = ['.print-imprint', '.key-figures', '.map-panel', '.timeline', '.exposure', '.findings', '.panel:has(.story)', '.workload'];
  const tops = await Promise.all(panels.map(top));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  await expect(page.locator('.print-imprint')).toContainText('Simulated 2 Nov 2026 to 15 Nov 2026 · Tabletop ');
});

/** A large table that is backed up once a month. */
const TABLE = {
  format: 1,
  name: 'One table',
  clock: { start: '2026-11-02T00:00:00Z', days: 30 },
  sites: [{ id: 'home', kind: 'region', region: 'us-east-1', account: 'production', primary: true }],
  components: [{ id: 'table', name: 'Sessions', kind: 'dynamodb_table', site: 'home', size_gib: 900 }],
  vaults: [{ id: 'main', site: 'home' }],
  plans: [
    {
      name: 'all',
      rules: [{ name: 'monthly', schedule: 'cron(0 4 1 * ? *)', vault: 'main', delete_after_days: 35 }],
      selection: { components: ['table'] },
    },
  ],
};

test('an edit that makes the bill jump is said where it is made, and can be taken back', async ({ page }) => {
  await openPage(page);
  await page.getByLabel('Design as a JSON file').setInputFiles({
    name: 'table.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(TABLE)),
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One table');
  await page.getByRole('link', { name: 'Protect', exact: true }).click();
  const bar = page.locator('.change-bar');
  await expect(bar).toContainText('Sessions: ');
  expect(await axe(page)).toEqual([]);
  const frequency = page.getByLabel('Runs', { exact: true }).first();
  await frequency.selectOption({ label: 'Every hour' });
  await expect(bar).toContainText('before the last edit: ');
  await expect(keyFigure(page, 'Protection per month')).toContainText(/\+\$.* a month/);
  const note = page.getByText(/^Protection now costs about \$.* a month, [\d,]+ times as much as before/);
  await expect(note).toContainText('for Sessions');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo the edit' }).click();
  await expect(note).toHaveCount(0);
  await expect(bar).not.toContainText('before the last edit: ');
  // Closed, it leaves its line.
  await bar.locator('> summary').click();
  await expect(bar.locator('canvas')).toBeHidden();
});

test('estimates fill in what nobody publishes, where they are asked for', async ({ page }) => {
  await page.goto('./#cost/bill');
  const figure = page.getByRole('group', { name: 'Protection per month' });
  await expect(figure).toContainText('at least $');
  await page.getByRole('checkbox', { name: /^Use estimates/ }).check();
  await expect(figure).not.toContainText('at least');
  await expect(figure).toContainText('estimated');
  await expect(page.getByRole('region', { name: 'Bill, a table' })).toContainText('estimated from ');
  expect(await axe(page)).toEqual([]);
  await page.reload();
  await expect(figure).toContainText('estimated');
  await page.getByRole('link', { name: 'Workbench', exact: true }).click();
  await expect(keyFigure(page, 'Protection per month')).toContainText('estimated');
});

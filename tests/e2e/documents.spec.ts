/** Documents come and go: files, what cannot be read, what is kept in the browser, empty designs. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, incidentSlider, keyFigure, openPage, test } from './workbench';

const KEPT_UNDER = 'tabletop.design.v1';

const open = (page: Page, name: string, text: string): Promise<void> =>
  page.getByLabel('Design as a JSON file').setInputFiles({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });

const clock = { start: '2026-11-02T00:00:00Z', days: 7, time_zone: 'UTC' };
const site = { id: 'primary', kind: 'region', region: 'us-east-1' };
const database = {
  id: 'orders',
  name: 'Orders DB',
  kind: 'rds_instance',
  site: 'primary',
  size_gib: 200,
  rpo_minutes: 60,
};
const drop = {
  id: 'drop',
  kind: 'accidental_deletion',
  target: 'orders',
  at: '2026-11-04T14:00:00Z',
};

test('save the design as a file, change it, and open the file again', async ({ page }) => {
  await openPage(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('e-commerce-company.json');
  const text = await readFile(await file.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 1, name: 'E-commerce company' });

  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
  await open(page, 'mine.json', text);
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 11:50 UTC');
  await page.getByRole('button', { name: 'Undo: Open “mine.json”' }).click();
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
});

test('a design without components or incidents says so', async ({ page }) => {
  await openPage(page);
  await open(page, 'empty.json', JSON.stringify({ format: 1, name: 'Nothing yet', clock }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing yet');
  await expect(page.getByRole('region', { name: 'Workload' })).toContainText('no component yet');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('No incidents yet');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('nothing');
  expect(await axe(page)).toEqual([]);
});

test('without any protection the data is permanently lost', async ({ page }) => {
  await openPage(page);
  const design = { format: 1, name: 'Bare', clock, sites: [site], components: [database], incidents: [drop] };
  await open(page, 'bare.json', JSON.stringify(design));
  await expect(keyFigure(page, 'Worst data loss')).toContainText('permanently lost');
  await expect(page.getByRole('tabpanel', { name: 'Outcome' })).toContainText('The data is permanently lost');
  for (const region of ['Workload', /^Map/]) {
    const box = page.getByRole('region', { name: region }).getByRole('button', { name: 'Orders DB, permanently lost' });
    await expect(box).toBeVisible();
  }
  expect(await axe(page)).toEqual([]);
});

test('a file that cannot be read is refused with place and reason', async ({ page }) => {
  await openPage(page);
  const wrong = { format: 1, name: 'Wrong', clock: { ...clock, days: 'many' } };
  await open(page, 'wrong.json', JSON.stringify(wrong));
  const refused = page.getByRole('alert', { name: '“wrong.json” was not opened' });
  await expect(refused).toContainText('/clock/days');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('E-commerce company');
  expect(await axe(page)).toEqual([]);
  await refused.getByRole('button', { name: 'Dismiss' }).click();
  await expect(refused).toBeHidden();
});

test('a file that AWS would refuse opens, with what is wrong with it', async ({ page }) => {
  await openPage(page);
  const rule = { name: 'daily', vault: 'main', schedule: 'cron(0 5 * * ? *)', cold_after_days: 30, delete_after_days: 90 };
  const files = { id: 'files', name: 'Files', kind: 'efs_file_system', site: 'primary', size_gib: 10 };
  const design = {
    format: 1,
    name: 'Refused by AWS',
    clock,
    sites: [site],
    components: [files],
    vaults: [{ id: 'main', site: 'primary' }],
    plans: [{ name: 'files', rules: [rule], selection: { components: ['files'] } }],
  };
  await open(page, 'refused.json', JSON.stringify(design));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Refused by AWS');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('1 error');
  const findings = page.getByRole('region', { name: 'Findings' });
  await expect(findings.getByRole('link', { name: 'Go to plan files › rule daily › delete after days' })).toBeVisible();
  await findings.getByRole('button', { name: 'Delete after 120 days' }).click();
  await expect(findings).not.toContainText('rule daily');
});

test('names are text, whatever they hold', async ({ page }) => {
  await openPage(page);
  const name = '<img src=x onerror="document.title=\'broken into\'">';
  const design = {
    format: 1,
    name,
    clock,
    sites: [site],
    components: [{ ...database, name }],
    incidents: [{ ...drop, name }],
  };
  await open(page, 'hostile.json', JSON.stringify(design));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.locator('main img')).toHaveCount(0);
  await expect(page).toHaveTitle(`${name} · Tabletop`);
});

test('a name as long as a text leaves room for the rest', async ({ page }) => {
  await openPage(page);
  const name = 'Orders of the whole company '.repeat(20).trim();
  const design = { format: 1, name: 'Long', clock, sites: [site], components: [{ ...database, name }], incidents: [drop] };
  await open(page, 'long.json', JSON.stringify(design));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Long');
  const row = page.getByRole('region', { name: 'Workload' }).getByRole('button', { name: /^Orders of the whole/ });
  const heading = page.getByRole('tabpanel').getByRole('heading', { name: /^Orders of the whole/ });
  for (const shown of [row, heading]) {
    // Two lines, with some room around them.
    expect((await shown.boundingBox())?.height).toBeLessThan(64);
  }
});

test('a kept design that cannot be read is put aside and offered', async ({ page }) => {
  await page.addInitScript((key) => {
    if (!sessionStorage.getItem('planted')) localStorage.setItem(key, '{ "format": 99, "name": "Later" }');
    sessionStorage.setItem('planted', 'yes');
  }, KEPT_UNDER);
  await openPage(page);
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('cannot be read');
  const download = page.waitForEvent('download');
  await notices.getByRole('button', { name: 'Download it' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe('{ "format": 99, "name": "Later" }');

  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  await page.reload();
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');

  await page.getByRole('button', { name: 'Designs' }).click();
  const aside = page.getByRole('list', { name: 'Unreadable designs' });
  await expect(aside).toContainText('Later');
  const again = page.waitForEvent('download');
  await aside.getByRole('button', { name: 'Download “Later”' }).click();
  expect(await readFile(await (await again).path(), 'utf8')).toBe('{ "format": 99, "name": "Later" }');
  expect(await axe(page)).toEqual([]);
  await aside.getByRole('button', { name: 'Delete “Later”' }).click();
  await expect(aside).toBeHidden();
});

test('a file dropped on the page is opened, and undo brings back what was there', async ({ page }) => {
  await openPage(page);
  await page.getByLabel('Design as a JSON file').waitFor({ state: 'attached' });
  const carried = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    return carried;
  }, JSON.stringify({ format: 1, name: 'Dropped', clock }));
  const main = page.getByRole('main');
  await main.dispatchEvent('dragenter', { dataTransfer: carried });
  await main.dispatchEvent('dragover', { dataTransfer: carried });
  const target = page.getByText('Drop the design to open it');
  await expect(target).toBeVisible();
  await main.dispatchEvent('drop', { dataTransfer: carried });
  await expect(target).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dropped');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('E-commerce company');
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dropped');
});

test('a file that is larger than any design is refused by its size', async ({ page }) => {
  await openPage(page);
  await open(page, 'large.json', ' '.repeat(5 << 20));
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('“large.json” was not opened: it has 5.2 MB');
});

test('a file with absurdly many entries is refused with their number', async ({ page }) => {
  await openPage(page);
  const components = Array.from({ length: 5_001 }, (_, index) => ({ id: `c${index}` }));
  await open(page, 'absurd.json', JSON.stringify({ format: 1, clock, components }));
  const refused = page.getByRole('alert', { name: '“absurd.json” was not opened' });
  await expect(refused).toContainText('the design has 5,001 components');
  await expect(refused).toContainText('at most 5,000 are read');
});

const notices = (page: Page): Locator => page.getByRole('region', { name: 'Notices' });

test('fields that nobody knows are named, and the original is offered', async ({ page }) => {
  await openPage(page);
  const text = JSON.stringify({
    format: 1,
    name: 'Misspelt',
    clock,
    sites: [site],
    components: [{ ...database, rpo_minutes: undefined, rpo_minute: 60 }],
    extra: 1,
  });
  await open(page, 'x.json', text);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Misspelt');
  await expect(notices(page)).toContainText(
    '2 fields of “x.json” are unknown and were left out: /components/0/rpo_minute, /extra.',
  );
  const download = page.waitForEvent('download');
  await notices(page).getByRole('button', { name: 'Download it' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe(text);

  const many = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`extra_${index}`, index]));
  await open(page, 'y.json', JSON.stringify({ format: 1, name: 'Many', clock, ...many }));
  await expect(notices(page)).toContainText('/extra_0, /extra_1, /extra_2, and 2 more.');
  await expect(notices(page)).not.toContainText('x.json');
});

test('a kept design with fields that nobody knows says so', async ({ page }) => {
  await page.addInitScript((kept) => {
    if (!sessionStorage.getItem('planted')) {
      localStorage.setItem('tabletop.designs.a', `1\n${JSON.stringify(kept)}`);
      localStorage.setItem('tabletop.open', 'a');
    }
    sessionStorage.setItem('planted', 'yes');
  }, { format: 1, name: 'Kept', clock, extra: 1 });
  await openPage(page);
  await expect(notices(page)).toContainText('1 field of “Kept” is unknown and was left out: /extra.');
});

test('what was said of a file goes with the next one, and with undo', async ({ page }) => {
  await openPage(page);
  await open(page, 'big.json', ' '.repeat(5 << 20));
  await expect(notices(page)).toContainText('“big.json” was not opened');
  await open(page, 'never.json', JSON.stringify({ format: 1, name: 'Never', clock: { ...clock, days: 0 } }));
  await expect(notices(page)).toContainText('Parts of “never.json” are not valid');
  await expect(notices(page)).not.toContainText('AWS');
  await expect(notices(page)).not.toContainText('big.json');
  await page.getByRole('button', { name: 'Undo: Open “never.json”' }).click();
  await expect(notices(page)).toHaveCount(0);
});

test('JSON that is no design is called that', async ({ page }) => {
  await openPage(page);
  await open(page, 'package.json', JSON.stringify({ name: 'tool', version: '1.0.0' }));
  const refused = page.getByRole('alert', { name: '“package.json” was not opened' });
  await expect(refused).toContainText('this is JSON, but not a Tabletop design: it does not say "format": 1');
});

/** Watching a run: the page at a moment, why its numbers are what they are, and its charts. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { addIncident, axe, expect, keyFigure, openPage, test } from './workbench';

const map = (page: Page): Locator => page.getByRole('region', { name: /^Map/ });

const onMap = (page: Page, name: RegExp): Locator => map(page).getByRole('button', { name });

/** The box of a component by what is said of it in full. */
const saidOnMap = (page: Page, sentence: RegExp): Locator => map(page).getByTitle(sentence);

const figures = (page: Page): Locator => page.getByRole('region', { name: 'Key figures' });

const workload = (page: Page): Locator => page.getByRole('region', { name: 'Workload' });

const story = (page: Page): Locator => page.getByRole('region', { name: 'Story of the run' });

/** Looks at the moment of a sentence of the story. */
async function lookAt(page: Page, sentence: RegExp): Promise<void> {
  const event = story(page).getByRole('listitem').filter({ hasText: sentence }).first();
  await event.getByRole('button', { name: /^Look at/ }).click();
}

/** The values of a chart, walked over by keys. */
const values = (page: Page, title: string): Locator =>
  page.getByRole('slider', { name: `Values of “${title}”` });

test('a sentence of the story shows the map, the figures and the list as they are then', async ({ page }) => {
  await openPage(page);
  await expect(page.getByRole('heading', { name: 'Map', exact: true })).toBeVisible();
  await lookAt(page, /Incident detected: Orders table dropped/);

  await expect(page.getByRole('heading', { name: 'Map at Tue 3 Nov, 12:00' })).toBeVisible();
  await expect(map(page)).toContainText('Orders table dropped, 10 min ago');
  await expect(saidOnMap(page, /^Orders DB is down/)).toContainText(/down|%/);
  await expect(saidOnMap(page, /^Sessions is up/)).toBeVisible();
  await expect(map(page)).toContainText('Vault far · 06:00');

  await expect(figures(page).getByRole('group', { name: 'Data loss until 12:00' })).toContainText('5 h 50 min');
  await expect(figures(page).getByRole('group', { name: 'Downtime until 12:00' })).toContainText('10 min');
  await expect(figures(page).getByRole('group', { name: 'Impact until 12:00' })).toContainText('$');
  await expect(figures(page).getByRole('group', { name: 'Recovering to' })).toContainText('back in');
  await expect(workload(page).getByTitle(/^Orders DB is down/)).toContainText('%');

  await expect(story(page).locator('[aria-current="time"]')).toContainText('“Restore a recovery point” starts');
  await expect(story(page)).toContainText('next, in 1 h 7 min');
  await expect(page.getByRole('status').filter({ hasText: /Orders DB is down/ })).toBeAttached();
  expect(await axe(page)).toEqual([]);

  await lookAt(page, /Orders DB is back in service/);
  await expect(saidOnMap(page, /^Orders DB is up, with the data of Tue 3 Nov, 06:00/)).toContainText('data of 06:00');
  await expect(figures(page).getByRole('group', { name: 'Recovered to' })).toContainText('Tue 3 Nov, 06:00');

  await map(page).getByRole('button', { name: 'Whole run' }).click();
  await expect(page.getByRole('heading', { name: 'Map', exact: true })).toBeVisible();
  await expect(keyFigure(page, 'Worst data loss')).toContainText('5 h 50 min');
});

test('charts, journeys and the inspector say until when they count', async ({ page }) => {
  await openPage(page);
  await lookAt(page, /Incident detected: Orders table dropped/);
  const downtime = page.getByRole('region', { name: 'Downtime by component and journey until 12:00' });
  await expect(
    downtime.getByRole('img', { name: /^Until Tue 3 Nov, 12:00: Orders DB is down the longest: 10 min, still down/ }),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'Data lost by component until 12:00' })).toBeVisible();
  const journeys = page.getByRole('region', { name: 'Journeys until 12:00' });
  const checkout = journeys.getByRole('listitem').filter({ hasText: 'Checkout' });
  await expect(checkout).toContainText('Down for 10 min');
  await expect(journeys).toContainText('2 Nov 2026 – 15 Nov 2026');
  await expect(page.getByRole('tabpanel', { name: 'Outcome' })).toContainText('of the whole run');

  await map(page).getByRole('button', { name: 'Whole run' }).click();
  await expect(checkout).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Journeys', exact: true })).toContainText('Down for 1 h 17 min');
  await expect(downtime).toHaveCount(0);
  await expect(page.getByRole('tabpanel', { name: 'Outcome' })).not.toContainText('of the whole run');
});

test('the story tells when a journey is down and when it is up again', async ({ page }) => {
  await openPage(page);
  await expect(story(page)).toContainText('Journey Checkout is down.');
  await expect(story(page)).toContainText(/Journey Checkout is working again, with [\d,]+ orders lost\./);
});

test('there is no event before the first one and none after the last one', async ({ page }) => {
  await openPage(page);
  const previous = page.getByRole('button', { name: 'Previous event' });
  const next = page.getByRole('button', { name: 'Next event' });
  await expect(previous).toHaveAttribute('aria-disabled', 'false');
  await expect(next).toHaveAttribute('aria-disabled', 'false');
  const times = story(page).getByRole('button', { name: /^Look at/ });
  await times.first().click();
  await expect(previous).toHaveAttribute('aria-disabled', 'true');
  await expect(next).toHaveAttribute('aria-disabled', 'false');
  // The button that leads back to the whole run stands before the times.
  await times.last().click();
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await expect(previous).toHaveAttribute('aria-disabled', 'false');
});

test('the map says what the named incident did, and of the whole run where that is more', async ({ page }) => {
  await openPage(page);
  const orders = onMap(page, /^Orders DB, /);
  await expect(orders).toContainText('down 1 h 17 min');
  await expect(orders).not.toHaveAttribute('title', /in the whole run/);
  await addIncident(page, 'Region outage');
  await expect(orders).toHaveAttribute('title', /, in the whole run down .* in 2 incidents/);
  await page.getByRole('slider', { name: 'Incident Orders table dropped' }).focus();
  await expect(orders).toContainText('down 1 h 17 min');
  await expect(saidOnMap(page, /^Sessions, DynamoDB, unaffected by this incident/)).toBeVisible();
});

test('the map says what its lines and boxes mean, and grows by nothing for it', async ({ page }) => {
  await openPage(page);
  const legend = map(page).getByText('Legend', { exact: true });
  await expect(legend).toBeVisible();
  const height = async () => (await map(page).boundingBox())?.height;
  const before = await height();
  await legend.click();
  await expect(map(page).getByRole('list', { name: 'Legend of the map' })).toContainText('degraded without it');
  expect(await height()).toBe(before);
  expect(await axe(page)).toEqual([]);
});

test('a finding leads to the field that it is about', async ({ page }) => {
  await openPage(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Save/ }).click(),
  ]);
  const design = JSON.parse(await readFile(await download.path(), 'utf8'));
  for (const component of design.components) if (component.id === 'images') component.versioning = false;
  await page.getByLabel('Design as a JSON file').setInputFiles({
    name: 'unversioned.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(design)),
  });
  const findings = page.getByRole('region', { name: 'Findings' });
  await findings.getByRole('link', { name: 'Go to Product images › versioning' }).first().click();
  await expect(page).toHaveURL(/#build\/components\/images$/);
  await expect(page.locator(':focus')).toHaveAttribute('id', /^f\/components\/\d+/);
});

test('a site that is down is named on the map, and so is where its components go', async ({ page }) => {
  await openPage(page);
  await addIncident(page, 'Region outage');
  await lookAt(page, /us-east-1 is unavailable/);
  await expect(map(page)).toContainText(/us-east-1 · primary\s*down/);
  await expect(saidOnMap(page, /^Web front end is down/)).toBeVisible();
  expect(await axe(page)).toEqual([]);
});

test('the moment can be looked at by keys alone', async ({ page }) => {
  await openPage(page);
  const event = story(page).getByRole('button', { name: 'Look at Tue 3 Nov, 11:50' }).first();
  await event.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Map at Tue 3 Nov, 11:50' })).toBeVisible();
  await story(page).getByRole('button', { name: 'Look at the whole run' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Map', exact: true })).toBeVisible();
});

test('every key figure says why', async ({ page }) => {
  await openPage(page);
  const why = page.getByRole('region', { name: /^Why: / });
  const ask = async (name: RegExp) => figures(page).getByRole('button', { name }).click();

  await ask(/^Why: Worst data loss/);
  await expect(why).toContainText('Restore a recovery point');
  await expect(why).toContainText('5 h 50 min at 10 GiB of changes a day.');
  await ask(/^Why: Checkout downtime/);
  await expect(why).toContainText(/Checkout is down from Tue 3 Nov, 11:50 to .*Orders DB/);
  await ask(/^Why: Business impact/);
  await expect(why).toContainText(/Checkout: .* orders not taken/);
  await ask(/^Why: Protection per month/);
  await expect(why.getByRole('link', { name: 'Open the bill' })).toBeVisible();
  await ask(/^Why: Recovered to/);
  await expect(why).toContainText('Tue 3 Nov, 06:00');
  await ask(/^Why: Objectives/);
  await expect(why).toContainText(/Orders DB: RPO 1 h, 5 h 50 min of data lost \(Orders table dropped\)\./);
  await expect(why).toContainText('Sessions: RPO 7 d. No incident tests it.');
  await expect(figures(page).getByRole('link', { name: /^7 not tested/ })).toHaveAttribute('href', '#assess');
  expect(await axe(page)).toEqual([]);
  await why.getByRole('button', { name: 'Close the explanation' }).click();
  await expect(why).toBeHidden();
});

test('the outcome says why it is what it is, with sources', async ({ page }) => {
  await openPage(page);
  const outcome = page.getByRole('tabpanel', { name: 'Outcome' });
  await outcome.getByText('Why this much data').click();
  await expect(outcome).toContainText('The data written between these two times is lost.');
  await outcome.getByText('Why this long').click();
  await expect(outcome).toContainText(/Restore: 5 min of job overhead, then 200 GiB at 500 GiB an hour/);
  await expect(outcome).toContainText(/From: Assumption of this product/);
  await outcome.getByText('Why this cost').click();
  await expect(outcome).toContainText(/Checkout: [\d,]+ orders lost with the data/);
  expect(await axe(page)).toEqual([]);
});

test('values of a chart are read by keys and by pointer', async ({ page }) => {
  await openPage(page);
  const exposure = values(page, 'Exposure over time');
  await exposure.focus();
  await page.keyboard.press('Home');
  await expect(exposure).toHaveAttribute('aria-valuetext', /would be lost|no usable recovery point/);
  const first = await exposure.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowRight');
  await expect(exposure).not.toHaveAttribute('aria-valuetext', first ?? '');
  await page.keyboard.press('End');
  await expect(exposure).toHaveAttribute('aria-valuenow', (await exposure.getAttribute('aria-valuemax')) ?? '');
  await page.keyboard.press('Escape');
  await expect(exposure).toHaveAttribute('aria-valuetext', 'Arrow keys read the values');

  const lost = values(page, 'Data lost by component');
  await lost.scrollIntoViewIfNeeded();
  const box = await lost.boundingBox();
  if (!box) throw new Error('the chart has no place on the page');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(lost).toContainText('Orders DB: 5 h 50 min lost (Orders table dropped), objective 1 h, breached');
  await page.mouse.move(0, 0);
  await expect(lost).toBeEmpty();
});

test('downtime has components and journeys, a sentence and a table', async ({ page }) => {
  await openPage(page);
  const region = page.getByRole('region', { name: 'Downtime by component and journey' });
  await expect(region.getByRole('img', { name: /^Orders DB is down the longest/ })).toBeVisible();
  await region.getByText('Data table').click();
  await expect(region.getByRole('row', { name: /^Journey Checkout/ })).toBeVisible();
  expect(await axe(page)).toEqual([]);
});

const CHARTS = [
  'Exposure over time',
  'Data lost by component',
  'Downtime by component and journey',
] as const;

for (const title of CHARTS) {
  test(`“${title}” is given as PNG and as SVG`, async ({ page }) => {
    await openPage(page);
    const given = async (kind: string): Promise<[string, Buffer]> => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: `${kind} of “${title}”` }).click();
      const file = await download;
      return [file.suggestedFilename(), await readFile(await file.path())];
    };
    const [pngName, png] = await given('PNG');
    expect(pngName).toMatch(/^[a-z-]+\.png$/);
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    // Two pixels for each of the page's.
    expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(1_280);
    const [svgName, svg] = await given('SVG');
    expect(svgName).toMatch(/^[a-z-]+\.svg$/);
    const text = svg.toString('utf8');
    const roots = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const says = (name: string) => parsed.querySelector(name)?.textContent ?? '';
      return { root: parsed.documentElement.nodeName, title: says('title'), desc: says('desc') };
    }, text);
    expect(roots.root).toBe('svg');
    expect(roots.title).toBe(title);
    expect(roots.desc.length).toBeGreaterThan(20);
  });
}

test('charts of the cost are read by keys and given as files too', async ({ page }) => {
  await openPage(page);
  await page.getByRole('link', { name: 'Cost' }).click();
  const months = values(page, 'Cost per month');
  await months.focus();
  await page.keyboard.press('ArrowRight');
  await expect(months).toHaveAttribute('aria-valuetext', /^Nov 2026, .*\$/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'SVG of “Cost by component”' }).click();
  expect((await download).suggestedFilename()).toBe('cost-by-component.svg');
});

test('at phone width nothing of it is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openPage(page);
  await lookAt(page, /Incident detected/);
  await figures(page).getByRole('button', { name: /^Why: Data loss until 12:00/ }).click();
  await expect(page.getByRole('region', { name: /^Why: / })).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
});

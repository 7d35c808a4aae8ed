/** The timeline: how much of it is shown, what is added to it, and how the run is played on it. */
import type { Page } from '@playwright/test';
import { lanes, onLane, playhead, press, range, timeline } from './lanes';
import { axe, expect, incidentSlider, keyFigure, openPage, openWhole, showWhole, test } from './workbench';

test('zoom by buttons, list and keys, and see jobs and phases close up', async ({ page }) => {
  await openPage(page);
  // It opens where something happens.
  await expect(range(page)).toContainText('3 Nov 2026, 05:50 – 17:50');
  await press(page, 'Fit');
  await expect(range(page)).toContainText('2 Nov 2026 – 15 Nov 2026');
  await press(page, 'Zoom to incident');
  await expect(range(page)).toContainText('3 Nov 2026, ');
  const legend = timeline(page).getByRole('list', { name: 'Legend' });
  await expect(legend).toContainText('phase of the recovery');
  await expect(lanes(page)).toContainText('Restore');

  await range(page).getByLabel('Show').selectOption({ label: '6 hours' });
  const close = page.getByRole('img', { name: /^Orders DB: [12] recovery points?/ });
  await expect(close).toBeVisible();
  await press(page, 'Zoom out');
  await press(page, 'Fit');
  await expect(range(page)).toContainText('2 Nov 2026 – 15 Nov 2026');
  await expect(legend).not.toContainText('phase of the recovery');

  await lanes(page).focus();
  for (let time = 0; time < 3; time++) await page.keyboard.press('+');
  await expect(range(page).getByLabel('Show')).toHaveValue('other');
  const zoomed = await range(page).locator('.range').textContent();
  for (let time = 0; time < 4; time++) await page.keyboard.press('ArrowRight');
  await expect(range(page).locator('.range')).not.toHaveText(zoomed ?? '');
  await page.keyboard.press('End');
  await expect(range(page)).toContainText('– 15 Nov 2026');
  await page.keyboard.press('Home');
  await expect(range(page)).toContainText('2 Nov 2026 –');
  await page.keyboard.press('-');
  await page.keyboard.press('0');
  await expect(range(page)).toContainText('2 Nov 2026 – 15 Nov 2026');
});

test('zoom by the wheel around the pointer, and pan by drag, wheel and strip', async ({ page }) => {
  await openWhole(page);
  await expect(incidentSlider(page)).toBeVisible();
  const place = await onLane(page, 0.5);
  await page.mouse.move(place.x, place.y);
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 6; turn++) await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  const shown = range(page).locator('.range');
  // The middle of the clock stays under the pointer.
  await expect(shown).toHaveText(/^(7|8) Nov 2026.* – 9 Nov 2026/);

  const before = await shown.textContent();
  await page.mouse.down();
  await page.mouse.move(place.x - 200, place.y, { steps: 5 });
  await page.mouse.up();
  await expect(shown).not.toHaveText(before ?? '');
  const dragged = await shown.textContent();
  // The drag has picked nothing.
  await expect(page.getByRole('tab', { name: 'Outcome' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, 400);
  await page.keyboard.up('Shift');
  await expect(shown).not.toHaveText(dragged ?? '');

  // The handle is out of sight, and comes back with the focus.
  await incidentSlider(page).focus();
  await expect(shown).toContainText('3 Nov 2026');
});

test('add an incident where the pointer is', async ({ page }) => {
  await openWhole(page);
  await expect(incidentSlider(page)).toBeVisible();
  const place = await onLane(page, 0.5);
  await page.mouse.dblclick(place.x, place.y);
  const menu = page.getByRole('dialog', { name: 'Incidents to add' });
  await expect(menu).toContainText('Add an incident at Mon 9 Nov, 00:00 UTC.');
  await expect(menu.getByRole('button').first()).toBeFocused();
  expect(await axe(page)).toEqual([]);
  await menu.getByRole('button', { name: /^Silent corruption/ }).click();
  const added = page.getByRole('slider', { name: 'Incident Orders DB was silently corrupted' });
  await expect(added).toHaveAttribute('aria-valuetext', 'Mon 9 Nov, 00:00 UTC');

  // What is asked for by the button is not there any more.
  await page.getByRole('button', { name: 'Add incident…' }).click();
  await expect(menu).toContainText('Add an incident. ');
  await page.keyboard.press('Escape');

  await added.focus();
  await page.keyboard.press('Control+d');
  await expect(page.getByRole('slider', { name: /^Incident / })).toHaveCount(3);
  await expect(page.getByRole('button', { name: /^Undo: Duplicate/ })).toBeVisible();
  await added.first().focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('slider', { name: /^Incident / })).toHaveCount(2);
  await expect(page.getByRole('slider', { name: /^Incident / }).last()).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('slider', { name: /^Incident / })).toHaveCount(3);
});

test('a click on an empty place of the row of incidents adds one then', async ({ page }) => {
  await openWhole(page);
  await expect(incidentSlider(page)).toBeVisible();
  const row = timeline(page).locator('.incidents .track');
  await expect(row).toHaveAttribute('title', /^Click an empty place/);
  await row.scrollIntoViewIfNeeded();
  const box = await row.boundingBox();
  if (!box) throw new Error('the row of the incidents has no place on the page');
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const menu = page.getByRole('dialog', { name: 'Incidents to add' });

  // A drag is no click.
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  await page.mouse.move(place.x - 60, place.y, { steps: 4 });
  await page.mouse.up();
  await expect(menu).toBeHidden();

  await page.mouse.click(place.x, place.y);
  await expect(menu).toContainText('Add an incident at Mon 9 Nov, 00:00 UTC.');
  await menu.getByRole('button', { name: /^Accidental deletion/ }).click();
  const added = page.getByRole('slider', { name: /^Incident Orders DB had its data deleted/ });
  await expect(added).toHaveAttribute('aria-valuetext', 'Mon 9 Nov, 00:00 UTC');

  // A click on a handle shows what the incident is.
  await incidentSlider(page).click();
  await expect(menu).toBeHidden();

  // The second click of a double click chooses nothing.
  await page.mouse.dblclick(place.x + box.width / 4, place.y);
  await expect(menu).toBeVisible();
  await expect(page.getByRole('slider', { name: /^Incident / })).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
});

test('an incident that nothing in the design can have says why', async ({ page }) => {
  await openPage(page);
  await page.getByLabel('Design as a JSON file').setInputFiles({
    name: 'empty.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 1, name: 'Empty', clock: { start: '2026-11-02T00:00:00Z', days: 7 } })),
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Empty');
  await page.getByRole('button', { name: 'Add incident…' }).click();
  const menu = page.getByRole('dialog', { name: 'Incidents to add' });
  await expect(menu).toContainText('Add a component first');
  const outage = menu.getByRole('button', { name: /^Region outage/ });
  await expect(outage).toHaveAttribute('aria-disabled', 'true');
  await expect(outage).toContainText('This design has no Region. Add a site in AWS.');
  expect(await axe(page)).toEqual([]);
});

test('an incident at the start of ten years is seen whole', async ({ page }) => {
  await openPage(page);
  const design = {
    format: 1,
    name: 'Ten years',
    clock: { start: '2026-11-02T00:00:00Z', days: 3_650 },
    sites: [{ id: 'primary', kind: 'region', region: 'us-east-1', account: 'production' }],
    components: [{ id: 'orders', name: 'Orders DB', kind: 'rds_instance', site: 'primary', size_gib: 200 }],
    incidents: [{ id: 'drop', kind: 'accidental_deletion', target: 'orders', at: '2026-11-02T00:00:00Z' }],
  };
  await page.getByLabel('Design as a JSON file').setInputFiles({
    name: 'years.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(design)),
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ten years');
  const icon = incidentSlider(page).locator('.icon');
  await icon.scrollIntoViewIfNeeded();
  const [seen, rows] = [await icon.boundingBox(), await timeline(page).locator('.incident-rows').boundingBox()];
  if (!seen || !rows) throw new Error('the incident has no place on the page');
  // What lies left of the rows is clipped.
  expect(seen.x).toBeGreaterThanOrEqual(rows.x);
});

test('on a phone a long name is cut where its row ends', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await incidentSlider(page).focus();
  for (let day = 0; day < 5; day++) await page.keyboard.press('PageUp');
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Sun 8 Nov, 11:50 UTC');
  const [handle, rows] = [
    await incidentSlider(page).boundingBox(),
    await timeline(page).locator('.incident-rows').boundingBox(),
  ];
  if (!handle || !rows) throw new Error('the incident has no place on the page');
  expect(handle.x).toBeGreaterThanOrEqual(rows.x);
  expect(handle.x + handle.width).toBeLessThanOrEqual(rows.x + rows.width + 1);
});

test('add an incident from the templates by keyboard; what does not fit says why', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Incident templates…' }).focus();
  await page.keyboard.press('Enter');
  const deck = page.getByRole('dialog', { name: 'Ready-made incidents' });
  await expect(deck.getByRole('button')).toHaveCount(12);
  expect(await axe(page)).toEqual([]);
  await deck.getByRole('button', { name: /^Region outage at peak/ }).focus();
  await page.keyboard.press('Enter');
  const outage = page.getByRole('slider', { name: 'Incident Region outage at peak' });
  await expect(outage).toBeVisible();
  await expect(page.getByLabel('Lasts (minutes)')).toHaveValue('720');

  await page.getByRole('button', { name: 'Start from…' }).click();
  await page.getByRole('button', { name: /^Nine in the evening/ }).click();
  await page.getByRole('button', { name: 'Incident templates…' }).click();
  await expect(deck.getByRole('button', { name: /^Cable cut/ })).toHaveAttribute('aria-disabled', 'true');
  await expect(deck.getByRole('button', { name: /^Cable cut/ })).toContainText('no data center');
});

test('make an outage longer by keys and by its end', async ({ page }) => {
  await openWhole(page);
  await page.getByRole('button', { name: 'Incident templates…' }).click();
  await page.getByRole('button', { name: /^Region outage at peak/ }).click();
  const outage = page.getByRole('slider', { name: 'Incident Region outage at peak' });
  await outage.focus();
  await page.keyboard.press('Shift+BracketRight');
  await page.keyboard.press('Shift+]');
  await page.keyboard.press('[');
  const field = page.getByLabel('Lasts (minutes)');
  await expect(field).toHaveValue('839');
  await page.getByRole('button', { name: 'Undo: Change how long “Region outage at peak” lasts' }).click();
  await expect(field).toHaveValue('720');

  const grip = await timeline(page).locator('.grip').boundingBox();
  if (!grip) throw new Error('the end of the outage has no place on the page');
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(grip.x + grip.width / 2 + 100, grip.y, { steps: 5 });
  await page.mouse.up();
  await expect(async () => expect(Number(await field.inputValue())).toBeGreaterThan(1_500)).toPass();
  await page.getByRole('button', { name: /^Undo: Change how long/ }).click();
  await expect(field).toHaveValue('720');
});

/** Lets the page draw itself so many times: what plays has moved on by then. */
const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
  }, count);

test('play, pause and step by keyboard', async ({ page }) => {
  await openPage(page);
  await expect(incidentSlider(page)).toBeVisible();
  await expect(playhead(page)).toHaveCount(0);
  await lanes(page).focus();
  await page.keyboard.press('l');
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /^Tue 3 Nov, 11:50 UTC\. Orders table dropped/);
  await page.keyboard.press('l');
  await expect(timeline(page)).toContainText('Incident detected: Orders table dropped.');
  await page.keyboard.press('j');
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /^Tue 3 Nov, 11:50 UTC/);

  await page.keyboard.press('Space');
  await expect(timeline(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  const minutes = async (): Promise<number> => Number(await playhead(page).getAttribute('aria-valuenow'));
  await expect.poll(minutes).toBeGreaterThan(36 * 60);
  await page.keyboard.press('k');
  await expect(timeline(page).getByRole('button', { name: 'Play' })).toBeVisible();
  const paused = await minutes();
  await frames(page, 30);
  expect(await minutes()).toBe(paused);

  // At the end it stops by itself.
  await playhead(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('PageDown');
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /^Sat 14 Nov, 23:59/);
  await timeline(page).getByLabel('Speed').selectOption({ label: '1 day/s' });
  await press(page, 'Play');
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /^Sun 15 Nov, 23:59/);
  await expect(timeline(page).getByRole('button', { name: 'Play' })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await press(page, 'Whole run');
  await expect(playhead(page)).toHaveCount(0);
});

test('with less motion it plays in steps', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page);
  await timeline(page).getByLabel('Speed').selectOption({ label: '1 day/s' });
  await press(page, 'Play');
  const start = await playhead(page).getAttribute('aria-valuenow');
  // An hour before the incident, and a day at a time.
  expect(start).toBe(String(24 * 60 + 10 * 60 + 50));
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /^\w+ \d+ Nov, 10:50 UTC/);
  await expect(playhead(page)).not.toHaveAttribute('aria-valuenow', start ?? '');
  await press(page, 'Pause');
});

test('scrub on the axis', async ({ page }) => {
  await openWhole(page);
  await expect(incidentSlider(page)).toBeVisible();
  const axis = timeline(page).locator('.axis .track');
  await axis.scrollIntoViewIfNeeded();
  const box = await axis.boundingBox();
  if (!box) throw new Error('the axis has no place on the page');
  await page.mouse.move(box.x + box.width / 14, box.y + 8);
  await page.mouse.down();
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /^Tue 3 Nov, 00:00/);
  await page.mouse.move(box.x + box.width / 2, box.y + 8, { steps: 5 });
  await page.mouse.up();
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /^Mon 9 Nov, 00:00/);
  await expect(playhead(page)).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /^Mon 9 Nov, 01:00/);
  // Looking is no edit.
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveAccessibleName('Undo');
});

test('seven years are gathered into as many elements as there is room for', async ({ page }) => {
  await openPage(page);
  await expect(incidentSlider(page)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Save/ }).click(),
  ]);
  const path = await download.path();
  const { readFileSync } = await import('node:fs');
  const design = JSON.parse(readFileSync(path, 'utf8'));
  design.clock.days = 7 * 365;
  for (const plan of design.plans) for (const rule of plan.rules) rule.schedule = 'cron(0 * * * ? *)';
  await page.getByLabel('Design as a JSON file').setInputFiles({
    name: 'years.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(design)),
  });
  await showWhole(page);
  await expect(range(page)).toContainText('2 Nov 2026 – 30 Oct 2033');
  await expect(page.getByRole('img', { name: /^Orders DB: 61,320 backup jobs, shown by their number/ })).toBeVisible();
  const elements = (): Promise<number> => timeline(page).locator('*').count();
  expect(await elements()).toBeLessThan(600);
  await expect(timeline(page).locator('.axis')).toContainText('2030');
  for (const length of ['3 years', '1 year', '90 days', '30 days', '1 week', '1 day', '1 hour', '10 minutes']) {
    await range(page).getByLabel('Show').selectOption({ label: length });
    expect(await elements(), length).toBeLessThan(600);
  }
  await expect(timeline(page).locator('.axis')).toContainText('11:50');
  await expect(keyFigure(page, 'Worst data loss')).toBeVisible();
});

for (const width of [390, 320]) {
  test(`zoomed and playing, no sideways scrolling at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page);
    await press(page, 'Next event');
    await press(page, 'Zoom to incident');
    await expect(playhead(page)).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    expect(await axe(page, 'size')).toEqual([]);
  });
}

/** How long the page works for one move of the incident, of the playhead, and for one turn of the wheel
 * that zooms; prints `bench NAME NUMBER ns` lines. */
import type { Locator, Page } from '@playwright/test';
import { frameWork, type Input } from './frame-work';
import { expect, incidentSlider, openPage, showWhole, test } from './support';

/** In one round: the incident and the playhead go to and fro once. */
const MOVES = 100;
/** What else the machine does only ever adds to what is measured, so the quietest round says most of the page. */
const ROUNDS = 5;
/** Compilation of WebAssembly and JavaScript settles in the first moves. */
const WARM_UP_MOVES = 20;
/** How far the incident and the playhead go to either side, in CSS pixels. */
const REACH = 240;

/** The designs that are measured, by how what is measured on them is called. */
const DESIGNS = [
  ['', null],
  ['saas_', /^SaaS, three accounts/],
] as const;

function percentile(work: number[], share: number): number {
  const sorted = [...work].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}

/** Measures some rounds of the same inputs; prints the quietest one, and the 95th percentile of all. */
async function measure(name: string, target: Locator, inputs: Input[]): Promise<void> {
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await frameWork(target, inputs));
  const [quietest] = [...rounds].sort((a, b) => percentile(a, 0.95) - percentile(b, 0.95));
  const figures = {
    p50: percentile(quietest, 0.5),
    p95: percentile(quietest, 0.95),
    max: percentile(quietest, 1),
    p95_of_all_rounds: percentile(rounds.flat(), 0.95),
  };
  for (const [figure, milliseconds] of Object.entries(figures)) {
    console.log(`bench ${name}_${figure} ${Math.round(milliseconds * 1e6)} ns`);
  }
}

/** So many moves to and fro, from where the pointer is held down. */
const toAndFro = (start: { x: number; y: number }, moves: number): Input[] =>
  Array.from({ length: moves }, (_, move) => ({
    x: start.x + REACH * Math.sin((2 * Math.PI * (move + 1)) / 100),
    y: start.y,
  }));

/** Opens the page on a design. */
async function open(page: Page, design: RegExp | null): Promise<void> {
  test.setTimeout(180_000);
  await openPage(page);
  await expect(incidentSlider(page)).toBeVisible();
  // What the timeline is scrubbed and zoomed with comes with its buttons.
  await expect(page.getByRole('group', { name: 'Playback' })).toBeVisible();
  if (design) {
    await page.getByRole('button', { name: 'Start from…' }).click();
    await page.getByRole('button', { name: design }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/SaaS/);
  }
  // As much to draw, whatever a page opens with.
  await showWhole(page);
}

for (const [prefix, design] of DESIGNS) {
  test(`${prefix}drag the incident`, async ({ page }) => {
    await open(page, design);
    const slider = incidentSlider(page);
    await slider.scrollIntoViewIfNeeded();
    const before = await slider.getAttribute('aria-valuenow');
    const box = await slider.boundingBox();
    if (!box) throw new Error('the handle of the incident has no place on the page');
    const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await frameWork(slider, toAndFro(start, WARM_UP_MOVES));
    await expect(slider, 'the drag moves the incident').not.toHaveAttribute('aria-valuenow', before ?? '');
    await measure(`${prefix}drag`, slider, toAndFro(start, MOVES));
    await page.mouse.up();
  });

  test(`${prefix}scrub`, async ({ page }) => {
    await open(page, design);
    const axis = page.getByRole('region', { name: 'Timeline' }).locator('.axis .track');
    await axis.scrollIntoViewIfNeeded();
    const box = await axis.boundingBox();
    if (!box) throw new Error('the axis has no place on the page');
    const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    const playhead = page.getByRole('slider', { name: 'Moment that is looked at' });
    const before = await playhead.getAttribute('aria-valuenow');
    await frameWork(axis, toAndFro(start, WARM_UP_MOVES));
    await expect(playhead, 'the playhead moves').not.toHaveAttribute('aria-valuenow', before ?? '');
    await measure(`${prefix}scrub`, axis, toAndFro(start, MOVES));
    await page.mouse.up();
  });

  test(`${prefix}zoom`, async ({ page }) => {
    await open(page, design);
    const lanes = page.getByRole('group', { name: 'Lanes' });
    await lanes.scrollIntoViewIfNeeded();
    const box = await lanes.boundingBox();
    if (!box) throw new Error('the lanes have no place on the page');
    const at = { x: box.x + box.width / 2, y: box.y + 60 };
    const shown = page.getByRole('group', { name: 'What is shown' }).locator('.range');
    const before = await shown.textContent();
    // In and out again, by tens.
    const turns = (turns: number): Input[] =>
      Array.from({ length: turns }, (_, turn) => ({ ...at, wheel: turn % 20 < 10 ? -100 : 100 }));
    await frameWork(lanes, turns(WARM_UP_MOVES - 10));
    await expect(shown, 'the wheel zooms').not.toHaveText(before ?? '');
    await measure(`${prefix}zoom`, lanes, turns(MOVES));
  });
}

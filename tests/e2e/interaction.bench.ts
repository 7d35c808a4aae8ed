/** How long the page works for one move of the incident; prints `bench NAME NUMBER ns` lines. */
import { forgetFrameWork, frameWork, measureFrameWork } from './frame-work';
import { expect, incidentSlider, openPage, test } from './support';

const MOVES = 200;
/** Compilation of WebAssembly and JavaScript settles in the first moves. */
const WARM_UP_MOVES = 20;
/** How far the incident goes to either side, in CSS pixels. */
const REACH = 240;

test('drag the incident', async ({ page }) => {
  test.setTimeout(180_000);
  await measureFrameWork(page);
  await openPage(page);

  const slider = incidentSlider(page);
  await slider.scrollIntoViewIfNeeded();
  const before = await slider.getAttribute('aria-valuenow');
  const box = await slider.boundingBox();
  if (!box) throw new Error('the handle of the incident has no place on the page');
  const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  const drag = async (moves: number): Promise<void> => {
    await forgetFrameWork(page);
    for (let move = 1; move <= moves; move++) {
      const offset = REACH * Math.sin((2 * Math.PI * move) / 100);
      await page.mouse.move(start.x + offset, start.y);
      // One move at a time: the next one would otherwise join it in the same frame.
      await frameWork(page, move);
    }
  };
  await drag(WARM_UP_MOVES);
  await expect(slider, 'the drag moves the incident').not.toHaveAttribute('aria-valuenow', before ?? '');
  await drag(MOVES);
  const work = (await frameWork(page, MOVES)).sort((a, b) => a - b);
  await page.mouse.up();

  const percentile = (share: number): number => work[Math.ceil(share * work.length) - 1];
  const report = { p50: percentile(0.5), p95: percentile(0.95), max: percentile(1) };
  for (const [name, milliseconds] of Object.entries(report)) {
    console.log(`bench drag_${name} ${Math.round(milliseconds * 1e6)} ns`);
  }
});

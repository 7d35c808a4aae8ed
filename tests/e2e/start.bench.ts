/** How long a first visit takes; prints `bench NAME NUMBER ns` lines. */
import { expect, test } from '@playwright/test';

const VISITS = 9;

interface Start {
  /** When the first result was drawn. */
  drawn: number;
  /** When an edit made at once had changed the page. */
  answered: number;
}

declare global {
  interface Window {
    start?: Start;
  }
}

test('a first visit', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const starts: Start[] = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const watch = (): void => {
        const slider = document.querySelector('[role="slider"][aria-label^="Incident"]');
        if (!slider) {
          requestAnimationFrame(watch);
          return;
        }
        const drawn = performance.now();
        const before = slider.getAttribute('aria-valuenow');
        slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
        const answered = (): void => {
          if (slider.getAttribute('aria-valuenow') === before) requestAnimationFrame(answered);
          else window.start = { drawn, answered: performance.now() };
        };
        answered();
      };
      requestAnimationFrame(watch);
    });
    await page.goto('./');
    await page.waitForFunction(() => window.start !== undefined);
    starts.push((await page.evaluate(() => window.start)) as Start);
    await context.close();
  }
  const median = (of: (start: Start) => number): number =>
    starts.map(of).sort((a, b) => a - b)[Math.floor(VISITS / 2)];
  expect(median((it) => it.answered)).toBeGreaterThan(median((it) => it.drawn));
  console.log(`bench start_first_result ${Math.round(median((it) => it.drawn) * 1e6)} ns`);
  console.log(`bench start_first_edit ${Math.round(median((it) => it.answered) * 1e6)} ns`);
});

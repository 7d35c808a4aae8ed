/** How long comparing and assessing hold the page up at a time; prints `bench NAME NUMBER ns` lines. */
import type { Page } from '@playwright/test';
import { expect, openPage, test } from './support';

/** The longest that the page could not answer, in milliseconds, until the work is done. */
async function longestTask(page: Page, link: string, done: RegExp): Promise<number> {
  await page.evaluate(() => {
    const state = { longest: 0, last: performance.now(), goesOn: true };
    Object.assign(window, { held: state });
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - state.last);
      state.last = now;
      if (state.goesOn) channel.port2.postMessage(null);
    };
    channel.port2.postMessage(null);
  });
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: link }).click();
  await expect(page.getByRole('main')).toContainText(done);
  return page.evaluate(() => {
    const { held } = window as unknown as { held: { longest: number; goesOn: boolean } };
    held.goesOn = false;
    return held.longest;
  });
}

for (const [name, design, link, done] of [
  ['compare', null, 'Compare', /6 designs, the same/],
  ['saas_compare', /^SaaS, three accounts/, 'Compare', /6 designs, the same/],
  ['saas_assess', /^SaaS, three accounts/, 'Assess', /of 100 ·/],
] as const) {
  test(`${name} holds up no frame`, async ({ page }) => {
    test.setTimeout(180_000);
    await openPage(page);
    if (design) {
      await page.getByRole('button', { name: 'Start from…' }).click();
      await page.getByRole('button', { name: design }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/SaaS/);
    }
    // The first time the file of the view is fetched and compiled.
    await longestTask(page, link, done);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Build' }).click();
    const longest = await longestTask(page, link, done);
    console.log(`bench ${name}_longest_task ${Math.round(longest * 1e6)} ns`);
  });
}

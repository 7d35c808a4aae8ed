/** How long comparing and assessing hold the page up at a time; prints `bench NAME NUMBER ns` lines. */
import type { Page } from '@playwright/test';
import { expect, openPage, test } from './support';

/** The longest that the page could not answer, in milliseconds, until what an action begins is done. */
async function longestTask(page: Page, action: () => Promise<void>, done: RegExp): Promise<number> {
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
  await action();
  await expect(page.getByRole('main')).toContainText(done);
  return page.evaluate(() => {
    const { held } = window as unknown as { held: { longest: number; goesOn: boolean } };
    held.goesOn = false;
    return held.longest;
  });
}

const view = (page: Page, name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

async function open(page: Page, design: RegExp | null): Promise<void> {
  test.setTimeout(180_000);
  await openPage(page);
  if (design) {
    await page.getByRole('button', { name: 'Start from…' }).click();
    await page.getByRole('button', { name: design }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/SaaS/);
  }
}

const report = (name: string, longest: number): void => {
  console.log(`bench ${name}_longest_task ${Math.round(longest * 1e6)} ns`);
};

for (const [name, design] of [
  ['compare', null],
  ['saas_compare', /^SaaS, three accounts/],
] as const) {
  test(`${name} holds up no frame`, async ({ page }) => {
    await open(page, design);
    await view(page, 'Compare').click();
    await expect(page.getByRole('main')).toContainText(/6 designs(,| with) the same/);
    const tick = (wanted: boolean) => () =>
      page.getByRole('region', { name: 'Designs to compare' }).getByRole('checkbox', { name: 'Warm standby' }).setChecked(wanted);
    // What is compiled late is compiled then.
    await longestTask(page, tick(false), /5 designs(,| with) the same/);
    report(name, await longestTask(page, tick(true), /6 designs(,| with) the same/));
  });
}

test('saas_assess holds up no frame', async ({ page }) => {
  await open(page, /^SaaS, three accounts/);
  await longestTask(page, () => view(page, 'Assess').click(), /of 100 ·/);
  await view(page, 'Build').click();
  report('saas_assess', await longestTask(page, () => view(page, 'Assess').click(), /of 100 ·/));
});

/** What the journeys share: the page opened and watched for errors, and where things are on it. */
import { test as base, expect, type Locator, type Page } from '@playwright/test';

/** The handle of the incident on the timeline. */
export const incidentSlider = (page: Page): Locator =>
  page.getByRole('slider', { name: /incident/i }).first();

/** Opens the page and waits until the application has drawn itself. */
export async function openPage(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.getByRole('main')).toBeVisible();
}

/** The same with the whole clock on the timeline, which opens where something happens. */
export async function openWhole(page: Page): Promise<void> {
  await openPage(page);
  await showWhole(page);
}

/** Shows the whole clock on the timeline. */
export async function showWhole(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name: 'Fit', exact: true }).click();
}

/** Moves the focus with the Tab key alone until it is there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < 250; stop++) {
    if (await target.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not lead to ${target}`);
}

/** `test` whose page must not log an error, throw, or miss a file, whatever else the test checks. */
export const test = base.extend<{ errors: string[] }>({
  errors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        // Whoever leaves a page ends what it still asks for: its icon, as a rule.
        if (why !== 'net::ERR_ABORTED') errors.push(`request: ${request.url()} ${why}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) errors.push(`response: ${response.status()} ${response.url()}`);
      });
      await use(errors);
      expect(errors, 'errors on the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

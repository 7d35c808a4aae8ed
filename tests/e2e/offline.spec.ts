/** Without a connection after the first visit, and a newer version that waits until it is asked for. */
import type { Page } from '@playwright/test';
import { expect, incidentSlider, keyFigure, openPage, test } from './workbench';

test.use({ serviceWorkers: 'allow' });

/** Waits until the service worker has all files and answers for this page. */
const untilKept = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done));
    }
  });

test('after the first visit everything opens without a connection', async ({ page, context }) => {
  await openPage(page);
  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  await untilKept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 14:00 UTC');
  await expect(keyFigure(page, 'Protection per month')).toBeVisible();
  for (const view of ['Protect', 'Compliance', 'Cost', 'Workbench']) {
    await page.getByRole('link', { name: view, exact: true }).click();
    await expect(page.getByText('Loading…')).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  for (const name of ['Designs', 'Share', 'Shortcuts']) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog').locator('h2')).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

test('once it is kept, the page asks nobody for anything', async ({ page }) => {
  await openPage(page);
  await untilKept(page);
  const asked: string[] = [];
  page.on('request', (request) => {
    const byWorker = request.serviceWorker() !== null;
    if (byWorker) asked.push(request.url());
  });
  page.on('response', (response) => {
    if (!response.fromServiceWorker() && !response.url().startsWith('blob:')) asked.push(response.url());
  });
  await page.reload();
  await expect(incidentSlider(page)).toBeVisible();
  await page.getByRole('link', { name: 'Cost' }).click();
  await expect(page.getByText('Loading…')).toHaveCount(0);
  // The browser itself looks whether there is a newer version.
  expect(asked.filter((url) => !url.endsWith('/worker.js'))).toEqual([]);
});

test('a newer version says so, and is loaded when asked for, with the design saved', async ({ page }) => {
  await openPage(page);
  await untilKept(page);
  // What an earlier version would have left, and a worker under another address, which is another worker.
  await page.evaluate(async () => {
    await caches.open('tabletop-earlier');
    await caches.open('of-somebody-else');
    await navigator.serviceWorker.register('worker.js?newer');
  });
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('A new version of Tabletop is there');
  const waiting = (): Promise<string | undefined> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.scriptURL);
  await expect.poll(waiting).toContain('?newer');
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).not.toContain('?newer');

  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  await Promise.all([
    page.waitForEvent('load'),
    notices.getByRole('button', { name: 'Load the new version' }).click(),
  ]);
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 14:00 UTC');
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toContain('?newer');
  const kept = await page.evaluate(() => caches.keys());
  expect(kept).toContain('of-somebody-else');
  expect(kept.filter((name) => name.startsWith('tabletop-'))).toHaveLength(1);
  expect(kept).not.toContain('tabletop-earlier');
});

/** Without a connection after the first visit, and a newer version that waits until it is asked for. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
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
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
  await expect(keyFigure(page, 'Protection per month')).toBeVisible();
  for (const view of ['Protect', 'Compliance', 'Cost', 'Workbench']) {
    await page.getByRole('link', { name: view, exact: true }).click();
    await expect(page.getByText('Loading…')).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  for (const name of ['Designs', 'Share', 'Help']) {
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
  await expect(notices).toContainText('A new version of Tabletop is available');
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
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toContain('?newer');
  const kept = await page.evaluate(() => caches.keys());
  expect(kept).toContain('of-somebody-else');
  expect(kept.filter((name) => name.startsWith('tabletop-'))).toHaveLength(1);
  expect(kept).not.toContain('tabletop-earlier');
});

/** What a newer version of the page has in its head. */
const NEWER = '<meta name="version" content="newer">';

/** The same site under an address of its own, where it can become a newer version of itself. */
async function siteOfVersions(original: string): Promise<{ address: string; renew: () => void; close: () => void }> {
  let isNewer = false;
  const server = createServer((request, response) => {
    void (async () => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const answer = await fetch(new URL(`.${path}`, original));
      let body = Buffer.from(await answer.arrayBuffer());
      if (isNewer && path === '/') body = Buffer.from(body.toString().replace('<head>', `<head>${NEWER}`));
      if (isNewer && path === '/worker.js') body = Buffer.from(body.toString().replace('VERSION = "', '$&newer-'));
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
      response.end(body);
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${port}/`, renew: () => (isNewer = true), close };
}

test('a newer version is loaded in every tab, whichever asks for it first', async ({ page, context, baseURL }) => {
  const site = await siteOfVersions(baseURL ?? '');
  const tabs = [page, await context.newPage()];
  for (const tab of tabs) {
    await tab.goto(site.address);
    await expect(incidentSlider(tab)).toBeVisible();
    await untilKept(tab);
  }
  site.renew();
  // A browser looks by itself too, but not when a test wants it.
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const notice = (tab: Page): Locator => tab.getByText('A new version of Tabletop is available');
  const version = (tab: Page): Locator => tab.locator('meta[name="version"]');
  for (const tab of tabs) {
    await expect(notice(tab)).toBeVisible();
    await expect(version(tab)).toHaveCount(0);
  }
  for (const tab of tabs) {
    await Promise.all([
      tab.waitForEvent('load'),
      tab.getByRole('button', { name: 'Load the new version' }).click(),
    ]);
    await expect(version(tab)).toHaveAttribute('content', 'newer');
    await expect(incidentSlider(tab)).toBeVisible();
    await expect(notice(tab)).toHaveCount(0);
  }
  site.close();
});

/** What the page may do, what it does when the program breaks, and which keys it listens to. */
// Playwright's own test for the failures: here errors are made on purpose.
import { test as bare, type Page } from '@playwright/test';
import { axe, expect, incidentSlider, keyFigure, openPage, test } from './workbench';

test('the page keeps to its policy in every view, and asks nobody else', async ({ page, baseURL }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  await openPage(page);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toMatch(/https?:|\*/);

  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  for (const name of ['Designs', 'Share', 'Help', 'Start from…']) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByText('Loading…')).toHaveCount(0);
    await page.keyboard.press('Escape');
  }
  for (const tab of await page.getByRole('tab').all()) await tab.click();
  for (const view of ['Protect', 'Compliance', 'Cost', 'Workbench']) {
    await page.getByRole('link', { name: view, exact: true }).click();
    await expect(page.getByText('Loading…')).toHaveCount(0);
    await expect(page.getByRole('main').locator('h2').first()).toBeVisible();
  }
  await page.getByLabel('Theme').selectOption('Dark');
  // What it forbids is forbidden: the policy is in force, and its violations are seen.
  expect(await page.evaluate(() => Reflect.get(globalThis, 'violations'))).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(baseURL ?? '-') && !url.startsWith('blob:'))).toEqual([]);
});

bare('the policy is in force', async ({ page }) => {
  await openPage(page);
  const violated = page.evaluate(
    () =>
      new Promise((done) => {
        document.addEventListener('securitypolicyviolation', (event) => done(event.violatedDirective));
        document.body.setAttribute('style', 'color: red');
      }),
  );
  expect(await violated).toBe('style-src-attr');
});

/** Has the program die of what programs in WebAssembly die of, as an uncaught error. */
const trap = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const start = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
    const module = await import(new URL('./tabletop.js', start?.src).href);
    const program = await module.default();
    // To free what lies beyond the memory is an access out of bounds.
    setTimeout(() => program.__wbindgen_free(0xfffffff0, 16, 4));
  });

bare('a page that breaks says so and offers the design, and goes on after a reload', async ({ page }) => {
  await openPage(page);
  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('tabletop.designs.'))))
    .toBe(true);
  await trap(page);
  const failure = page.getByRole('main', { name: /Something in Tabletop broke/ });
  await expect(failure).toBeVisible();
  expect(await axe(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await failure.getByRole('link', { name: 'Download the design as last saved' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const design = JSON.parse(Buffer.concat(chunks).toString());
  expect(design).toMatchObject({ format: 1, name: 'E-commerce company' });
  expect(design.incidents[0].at).toBe('2026-11-04T11:50:00Z');

  await failure.getByRole('button', { name: 'Reload the page' }).click();
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
});

bare('a design that breaks the page at every start can be left', async ({ page }) => {
  await openPage(page);
  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('tabletop.open')))
    .not.toBeNull();
  await trap(page);
  await page.getByRole('button', { name: 'Start with another design' }).click();
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 11:50 UTC');
  await page.getByRole('button', { name: 'Designs' }).click();
  await expect(page.getByRole('list', { name: 'Saved designs' }).getByRole('listitem')).toHaveCount(2);
});

bare('a page that breaks offers what could not be kept', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await openPage(page);
  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('storage is full');
  await trap(page);
  const failure = page.getByRole('main', { name: /Something in Tabletop broke/ });
  await expect(failure.getByText('The last changes of this design are not kept in this browser.')).toBeVisible();
  await expect(failure.getByText('What is kept in this browser is untouched.')).toBeHidden();
  const download = page.waitForEvent('download');
  await failure.getByRole('link', { name: 'Download the design with its last changes' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  expect(JSON.parse(Buffer.concat(chunks).toString()).incidents[0].at).toBe('2026-11-04T11:50:00Z');
});

bare('a page that breaks before anything was edited offers nothing', async ({ page }) => {
  await openPage(page);
  await page.getByLabel('Design as a JSON file').waitFor({ state: 'attached' });
  await trap(page);
  const failure = page.getByRole('main', { name: /Something in Tabletop broke/ });
  await expect(failure.getByText('nobody has edited it')).toBeVisible();
  await expect(failure.getByRole('link')).toHaveCount(0);
});

/** Leaves behind what a page leaves that never came to draw its design. */
const freeze = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    if (sessionStorage.getItem('planted')) return;
    const clock = { start: '2026-11-02T00:00:00Z', days: 7, time_zone: 'UTC' };
    localStorage.setItem('tabletop.designs.a', `1\n${JSON.stringify({ format: 1, name: 'Freezes', clock })}`);
    localStorage.setItem('tabletop.open', 'a');
    localStorage.setItem('tabletop.drawing.a', '');
    sessionStorage.setItem('planted', 'yes');
  });

bare('a design that froze the page can be left', async ({ page }) => {
  await freeze(page);
  await page.goto('./');
  const failure = page.getByRole('main', { name: /stopped answering/ });
  await expect(failure).toBeVisible();
  await expect(page.getByText('Tabletop is loading…')).toBeHidden();
  expect(await axe(page)).toEqual([]);
  await failure.getByRole('button', { name: 'Start with another design' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('E-commerce company');
});

bare('a design that froze the page can be opened all the same', async ({ page }) => {
  await freeze(page);
  await page.goto('./');
  await page.getByRole('button', { name: 'Open it anyway' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Freezes');
  // It was drawn after all, so nobody is asked any more.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('tabletop.drawing.a'))).toBeNull();
  await page.reload();
  await expect(title).toHaveText('Freezes');
});

bare('a program that does not come is said to be missing', async ({ page }) => {
  await page.route(/_bg\.wasm/, (route) => route.abort());
  await page.goto('./');
  await expect(page.getByText('Tabletop could not be loaded.')).toBeVisible();
});

test('the question mark lists the keys, and the keys work', async ({ page }) => {
  await openPage(page);
  await expect(keyFigure(page, 'Worst data loss')).toBeVisible();
  await page.getByLabel('Design as a JSON file').waitFor({ state: 'attached' });
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('Undo the last edit');
  await expect(list).toContainText('Move the incident by a day');
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();

  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Control+z');
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 11:50 UTC');
  await page.keyboard.press('Control+y');
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await download).suggestedFilename()).toBe('e-commerce-company.json');
});

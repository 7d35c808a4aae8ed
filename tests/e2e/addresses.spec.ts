/** Every place has an address: "Back" and "Forward" lead through places, and loading the page anew stays. */
import type { Locator, Page } from '@playwright/test';
import { addIncident, axe, expect, openPage, test } from './workbench';

const hash = (page: Page): string => new URL(page.url()).hash;

/** Waits until the address is that of a place. */
const isAt = async (page: Page, address: string): Promise<void> => {
  await expect.poll(() => hash(page), 'the address').toBe(address);
};

const view = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).click();
  await expect(page.getByText('Loading…')).toHaveCount(0);
};

const protection = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Parts of the protection' }).getByRole('button', { name });

const inWorkload = (page: Page, name: RegExp): Locator =>
  page.getByRole('region', { name: 'Workload' }).getByRole('button', { name });

test('a part of the protection has an address, and Back leads through the parts', async ({ page }) => {
  await openPage(page);
  await view(page, 'Protect');
  await isAt(page, '#protect/plans/orders');
  await protection(page, 'images').click();
  await isAt(page, '#protect/plans/images');
  await protection(page, 'Vaults').click();
  await isAt(page, '#protect/vaults');

  await page.goBack();
  await isAt(page, '#protect/plans/images');
  await expect(page.getByRole('textbox', { name: 'Plan name' })).toHaveValue('images');
  await page.goBack();
  await expect(page.getByRole('textbox', { name: 'Plan name' })).toHaveValue('orders');
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Workload' })).toBeVisible();
  await page.goForward();
  await page.goForward();
  await isAt(page, '#protect/plans/images');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Plan name' })).toHaveValue('images');
  await isAt(page, '#protect/plans/images');
});

test('an address leads to a vault, and follows its name', async ({ page }) => {
  await page.goto('./#protect/vaults/far');
  const name = page.getByRole('textbox', { name: 'Vault name' }).nth(1);
  await expect(name).toHaveValue('far');
  await expect(page.locator(':focus')).toContainText('Remove');
  await isAt(page, '#protect/vaults/far');
  const entries = await page.evaluate(() => history.length);
  await name.fill('a/b ü');
  await name.blur();
  await isAt(page, '#protect/vaults/a%2Fb%20%C3%BC');
  await page.getByRole('textbox', { name: 'Vault name' }).first().focus();
  await isAt(page, '#protect/vaults/main');
  expect(await page.evaluate(() => history.length), 'a name that changes is no other place').toBe(entries);
});

test('a component, a tab of the bill and the assumptions have addresses', async ({ page }) => {
  await openPage(page);
  await view(page, 'Build');
  await isAt(page, '#build/components');
  await page.getByRole('button', { name: 'Edit Orders DB' }).click();
  await isAt(page, '#build/components/orders');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Components', exact: true })).toBeVisible();
  await isAt(page, '#build/components');

  await page.goto('./#cost/bill?by=component');
  await expect(page.getByRole('tab', { name: 'Bill' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByLabel('By', { exact: true })).toHaveValue('component');
  await page.getByRole('tab', { name: 'Assumptions' }).click();
  await isAt(page, '#cost/assumptions');
  await page.goBack();
  await isAt(page, '#cost/bill?by=component');
  await expect(page.getByLabel('By', { exact: true })).toHaveValue('component');
  await page.getByRole('tab', { name: 'Charts' }).click();
  await isAt(page, '#cost');

  await page.goto('./#assess/sensitivity');
  await expect(page.getByRole('tab', { name: 'Sensitivity' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'Assessment' }).click();
  await isAt(page, '#assess');
});

test('the choice of designs to compare and an answer of compliance have addresses', async ({ page }) => {
  await page.goto('./#compare?with=pilot_light');
  const designs = page.getByRole('region', { name: 'Designs to compare' });
  await expect(designs.getByRole('checkbox', { name: 'Pilot light' })).toBeChecked();
  await expect(designs.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await designs.getByRole('checkbox', { name: 'Warm standby' }).check();
  await isAt(page, '#compare?with=pilot_light,warm_standby');

  await page.goto('./#compliance?i=drop');
  await expect(page.getByLabel('Evaluate at')).toHaveValue('drop');
  const answer = page.getByRole('region', { name: 'Components and controls', exact: true }).getByRole('cell').getByRole('button').first();
  await answer.click();
  await expect.poll(() => hash(page)).toMatch(/^#compliance\?i=drop&c=web&control=\w+$/);
  await page.reload();
  await expect(answer).toHaveAttribute('aria-pressed', 'true');
});

test('the workbench has the incident, the component and the moment in its address', async ({ page }) => {
  await page.goto('./#workbench?i=drop&c=sessions&t=2026-11-03T14:25');
  await expect(page.getByRole('heading', { name: 'Map at Tue 3 Nov, 14:25' })).toBeVisible();
  await expect(inWorkload(page, /^Sessions/)).toHaveAttribute('aria-pressed', 'true');
  await isAt(page, '#workbench?i=drop&c=sessions&t=2026-11-03T14:25');

  await inWorkload(page, /^Product images/).click();
  await isAt(page, '#workbench?i=drop&c=images&t=2026-11-03T14:25');
  const entries = await page.evaluate(() => history.length);
  const playhead = page.getByRole('slider', { name: 'Moment that is looked at' });
  await playhead.focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
  await isAt(page, '#workbench?i=drop&c=images&t=2026-11-03T14:30');
  expect(await page.evaluate(() => history.length), 'scrubbing adds nothing to the history').toBe(entries);

  await page.goBack();
  await expect(inWorkload(page, /^Sessions/)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('heading', { name: 'Map at Tue 3 Nov, 14:25' })).toBeVisible();
  await page.goForward();
  await isAt(page, '#workbench?i=drop&c=images&t=2026-11-03T14:30');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Map at Tue 3 Nov, 14:30' })).toBeVisible();
  await expect(inWorkload(page, /^Product images/)).toHaveAttribute('aria-pressed', 'true');

  // A view and back by the navigation: what is looked at stays.
  await view(page, 'Cost');
  await view(page, 'Workbench');
  await isAt(page, '#workbench?i=drop&c=images&t=2026-11-03T14:30');
});

test('the first page is where Back leads from the first pick', async ({ page }) => {
  await openPage(page);
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Story of the run' })).toBeVisible();
  await inWorkload(page, /^Sessions/).click();
  await isAt(page, '#workbench?c=sessions');
  await page.goBack();
  await expect(inWorkload(page, /^Orders DB/)).toHaveAttribute('aria-pressed', 'true');
  await isAt(page, '');
  await addIncident(page, 'Region outage');
  await expect.poll(() => hash(page)).toMatch(/^#workbench\?i=/);
});

test('an address of no page says so, and leads to the workbench', async ({ page }) => {
  for (const nonsense of ['nonsense', 'protect/nonsense', '/nonsense']) {
    await page.goto(`./#${nonsense}`);
    const name = nonsense.replace(/^\//, '');
    await expect(page.getByRole('heading', { name: `There is no page “${name}”` })).toBeVisible();
    await expect(page.locator('[aria-current=page]')).toHaveCount(0);
  }
  expect(await axe(page)).toEqual([]);
  await page.getByRole('link', { name: 'Go to the workbench' }).click();
  await expect(page.getByRole('region', { name: 'Workload' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'There is no page “nonsense”' })).toBeVisible();
});

test('an id that the design does not have opens its view with nothing picked', async ({ page }) => {
  for (const [address, heading] of [
    ['#build/components/gone', 'Components'],
    ['#protect/vaults/%00%zz', 'Vaults'],
    ['#protect/plans/gone', 'Rules'],
    ['#workbench?i=gone&c=%3Cscript%3E&t=soon', 'Map'],
    ['#compliance?i=gone&c=gone&control=gone', 'Compliance'],
    ['#assess?c=gone&d=gone', 'Score'],
    ['#cost/bill?by=gone', 'Bill'],
  ] as const) {
    await page.goto(`./${address}`);
    await expect(page.getByRole('heading', { name: heading }).first(), address).toBeVisible();
    await expect(page.getByRole('region', { name: 'Notices' }).getByRole('button')).toHaveCount(0);
  }
});

test('a link opens the design at the view of the sender', async ({ page, browser }) => {
  await page.goto('./#protect/vaults/far');
  await expect(page.getByRole('textbox', { name: 'Vault name' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: 'Link to this design' });
  await expect(field).toHaveValue(/#design=2\.[\w-]+$/);
  await page.getByRole('checkbox', { name: 'Open the link at this view: Protect' }).check();
  await expect(field).toHaveValue(/#design=2\.[\w-]+&view=protect\/vaults\/far$/);
  const link = await field.inputValue();

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const friend = await context.newPage();
  await friend.goto(link);
  await expect(friend.getByRole('textbox', { name: 'Vault name' }).nth(1)).toHaveValue('far');
  await isAt(friend, '#protect/vaults/far');
  await friend.reload();
  await isAt(friend, '#protect/vaults/far');

  // The same link at another view, while the page is open; and one with the end of a sentence behind it.
  const at = (place: string): Promise<unknown> =>
    friend.evaluate((to) => location.assign(to), link.replace(/&view=.*/, `&view=${place}`));
  await at('compare');
  await expect(friend.getByRole('heading', { name: 'Compare', exact: true })).toBeVisible();
  await isAt(friend, '#compare');
  await at('workbench%3Fc=sessions&');
  await expect(inWorkload(friend, /^Sessions/)).toHaveAttribute('aria-pressed', 'true');
  await at('cost/bill).');
  await isAt(friend, '#cost/bill');
  await context.close();
});

test('a link that is followed while the page still loads is opened', async ({ page }) => {
  await page.goto('./#protect/vaults/far');
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: 'Link to this design' });
  await expect(field).toHaveValue(/#design=2\.[\w-]+$/);
  const link = await field.inputValue();

  // What opens links comes after the first view: here it waits until the link has been followed.
  let letCome = (): void => undefined;
  const isFollowed = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(/split_workbench/, async (route) => {
    await isFollowed;
    await route.continue();
  });
  await page.goto('./#workbench');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Key figures' })).toBeVisible();
  await page.evaluate((to) => location.assign(to), `${link}&view=compare`);
  letCome();
  await isAt(page, '#compare');
});

/** The map as a canvas: a design is drawn on it by pointer, by keyboard, by touch, and from a spreadsheet. */
import type { Locator, Page } from '@playwright/test';
import { axe, expect, openPage, test } from './workbench';

const map = (page: Page): Locator => page.getByRole('region', { name: 'Map', exact: true });
const node = (page: Page, name: string): Locator =>
  map(page).getByRole('button', { name: new RegExp(`^${name},`) });
const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'What is selected on the map' });
const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Add components to the map' });

/** Opens the page and waits until the map can be worked with. */
async function openMap(page: Page): Promise<void> {
  await openPage(page);
  await expect(map(page).getByRole('group', { name: 'Map tools' })).toBeVisible();
}

/** Replaces the open design by an empty one. */
async function startEmpty(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start from…' }).click();
  await page.getByRole('button', { name: /^Start empty/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Untitled design');
}

/** What a person does, counted: a click, a key, a word typed. */
class Actions {
  count = 0;

  constructor(private readonly page: Page) {}

  async click(target: Locator): Promise<void> {
    this.count++;
    await target.click();
  }

  async press(key: string): Promise<void> {
    this.count++;
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.count++;
    await this.page.keyboard.type(text);
  }
}

const SIX = [
  ['alb', 'Load balancer'],
  ['ec2', 'EC2 fleet'],
  ['postgres', 'RDS instance'],
  ['redis', 'ElastiCache cluster'],
  ['s3', 'S3 bucket'],
  ['kafka', 'kafka'],
] as const;

test('six connected components take at most 25 actions, by keyboard alone', async ({ page }) => {
  await openMap(page);
  await startEmpty(page);
  await map(page).getByRole('group', { name: 'Map', exact: true }).focus();
  const actions = new Actions(page);
  await actions.press('a');
  await expect(page.getByLabel('Add', { exact: true })).toBeFocused();
  for (const [index, [words, name]] of SIX.entries()) {
    await actions.type(words);
    await actions.press(index === 0 ? 'Enter' : 'Shift+Enter');
    await expect(node(page, name)).toBeVisible();
    await expect(page.getByLabel('Add', { exact: true })).toHaveValue('');
  }
  await actions.press('Escape');
  expect(actions.count).toBeLessThanOrEqual(25);
  await expect(node(page, 'Load balancer')).toHaveAttribute('title', /requires EC2 fleet/);
  await expect(node(page, 'S3 bucket')).toHaveAttribute('title', /requires kafka/);
  expect(await axe(page)).toEqual([]);
  // Each was a step of its own.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(node(page, 'kafka')).toHaveCount(0);
});

test('a component is renamed, connected, duplicated and removed by keyboard', async ({ page }) => {
  await openMap(page);
  await node(page, 'Web front end').focus();
  await page.keyboard.press('c');
  await expect(page.getByText(/“Web front end” will require/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await page.getByLabel('Name of the component').fill('Shop');
  await page.keyboard.press('Enter');
  await expect(node(page, 'Shop')).toBeVisible();
  await node(page, 'Shop').focus();
  await page.keyboard.press('ControlOrMeta+d');
  await expect(node(page, 'Shop 2')).toBeVisible();
  await expect(bar(page)).toContainText('Shop 2');
  await page.keyboard.press('Delete');
  await expect(node(page, 'Shop 2')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(node(page, 'Shop 2')).toBeVisible();
});

test('several are selected and get an objective at once', async ({ page }) => {
  await openMap(page);
  await node(page, 'Web front end').click();
  await node(page, 'Sessions').click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('2 selected');
  expect(await axe(page)).toEqual([]);
  await bar(page).getByRole('button', { name: 'RTO' }).click();
  await page.getByLabel('RTO', { exact: true }).fill('30');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Build' }).first().click();
  const table = page.getByRole('region', { name: 'Components, a table' });
  for (const name of ['Web front end', 'Sessions']) {
    await expect(table.getByRole('row', { name: new RegExp(name) })).toContainText('30 min');
  }
});

test('a line is drawn from a handle to what the component requires', async ({ page }) => {
  await openMap(page);
  await node(page, 'Web front end').click();
  const handle = page.locator('.map-handle');
  await expect(handle).toBeVisible();
  const from = await handle.boundingBox();
  const to = await node(page, 'Orders DB').boundingBox();
  if (!from || !to) throw new Error('the map has no boxes');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(node(page, 'Web front end')).toHaveAttribute('title', /requires Orders DB/);
});

test('the map is zoomed, moved, searched and fitted', async ({ page }) => {
  await openMap(page);
  const tools = map(page).getByRole('group', { name: 'Map tools' });
  const zoom = tools.getByRole('button', { name: 'Show the map at 100 %' });
  await tools.getByRole('button', { name: 'Zoom in' }).click();
  await tools.getByRole('button', { name: 'Zoom in' }).click();
  await expect(zoom).not.toHaveText('100 %');
  await expect(page.locator('.map-mini')).toBeVisible();
  await map(page).getByRole('group', { name: 'Map', exact: true }).focus();
  await page.keyboard.press('/');
  await expect(map(page).getByRole('dialog', { name: 'Find on the map' }).locator('input')).toBeFocused();
  await page.keyboard.type('erp');
  await page.keyboard.press('Enter');
  await expect(node(page, 'ERP servers')).toBeFocused();
  await page.keyboard.press('f');
  await expect(page.locator('.map-mini')).toHaveCount(0);
});

test('rows of a spreadsheet become components, and bad ones say why not', async ({ page }) => {
  await openMap(page);
  await startEmpty(page);
  await map(page).getByRole('button', { name: '+ Add' }).click();
  await sheet(page).getByRole('button', { name: /^Paste rows/ }).click();
  const rows = 'Name\tType\tGiB\tNeeds\nShop\tEC2\t\tOrders\nOrders\tpostgres\t200\nGhost\tquantum';
  await page.getByLabel('Rows of a spreadsheet', { exact: true }).fill(rows);
  await expect(page.getByText('Row 4: “quantum” is not a component type.')).toBeVisible();
  await page.getByRole('button', { name: 'Add 2 components without 1 faulty row' }).click();
  await expect(node(page, 'Shop')).toHaveAttribute('title', /requires Orders/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(node(page, 'Shop')).toHaveCount(0);
});

test('what no type matches is added as something else', async ({ page }) => {
  await openMap(page);
  await map(page).getByRole('button', { name: '+ Add' }).click();
  await page.keyboard.type('Quantum ledger');
  await expect(page.getByText('No component type matches “Quantum ledger”.')).toBeVisible();
  await page.getByRole('button', { name: 'Add something else “Quantum ledger”' }).click();
  await expect(node(page, 'Quantum ledger')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('components are connected by touch', async ({ page }) => {
    await openMap(page);
    await node(page, 'Web front end').tap();
    await bar(page).getByRole('button', { name: 'Connect' }).tap();
    await node(page, 'Orders DB').tap();
    await expect(node(page, 'Web front end')).toHaveAttribute('title', /requires Orders DB/);
    expect(await axe(page)).toEqual([]);
  });
});

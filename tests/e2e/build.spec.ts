/** A design is built by hand: from nothing, by keyboard, and taken apart again without breaking it. */
import { axe, expect, keyFigure, openPage, tabTo, test } from './workbench';
import type { Locator, Page } from '@playwright/test';

const header = (page: Page): Locator => page.getByRole('banner');
const workload = (page: Page): Locator => page.getByRole('region', { name: 'Workload', exact: true });
const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Inspector' });
const kinds = (page: Page): Locator => page.getByRole('dialog', { name: 'Components to add' });

/** Opens one of the views by its link. */
async function open(page: Page, view: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

const part = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Parts of the workload' }).getByRole('button', { name });

/** Replaces the open design by an empty one. */
async function startEmpty(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start from…' }).click();
  await page.getByRole('button', { name: /^Start empty/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Untitled design');
}

/** Goes to a button or link and presses it. */
async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Goes to a field and writes into it. */
async function write(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
  await expect(target).toHaveValue(text);
}

/** Goes to a list and types what is to be chosen. */
async function choose(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Adds a component of a kind, found by its name, and calls it something. */
async function addComponent(page: Page, kind: string, name: string): Promise<void> {
  await press(page, workload(page).getByRole('button', { name: '+ Add a component' }));
  await expect(kinds(page).getByLabel('Find')).toBeFocused();
  await page.keyboard.type(kind);
  await page.keyboard.press('Enter');
  await expect(kinds(page)).toBeHidden();
  const field = inspector(page).getByLabel('Name', { exact: true });
  await expect(field).toBeFocused();
  await write(page, field, name);
  await expect(workload(page).getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible();
}

test('scenario A from an empty page, by keyboard', async ({ page }) => {
  test.setTimeout(600_000);
  await openPage(page);
  await press(page, header(page).getByRole('button', { name: 'Start from…' }));
  await press(page, page.getByRole('button', { name: /^Start empty/ }));
  await expect(workload(page)).toContainText('no component yet');

  await addComponent(page, 'EC2', 'Web front end');
  await addComponent(page, 'Amazon RDS', 'Orders DB');
  await write(page, inspector(page).getByLabel('RPO (minutes)'), '60');
  await write(page, inspector(page).getByLabel('RTO (minutes)'), '120');
  await addComponent(page, 'DynamoDB', 'Sessions');
  await addComponent(page, 'S3 bucket', 'Product images');
  await addComponent(page, 'own data center', 'ERP');
  for (const site of ['us-east-1', 'Data center']) {
    await expect(workload(page).getByRole('heading', { name: site })).toBeVisible();
  }

  // The web front end needs the orders, and is degraded without the sessions.
  await press(page, workload(page).getByRole('button', { name: /^Web front end/ }));
  const dependencies = inspector(page).getByRole('group', { name: 'Depends on' });
  for (const name of ['Orders DB', 'Sessions']) {
    await choose(page, dependencies.getByLabel('Component'), name);
    await press(page, dependencies.getByRole('button', { name: 'Connect', exact: true }));
  }
  await choose(page, dependencies.getByLabel('How it depends on Sessions'), 'is degraded');
  await expect(dependencies.getByLabel('How it depends on Orders DB')).toHaveValue('needs');
  await expect(dependencies.getByLabel('How it depends on Sessions')).toHaveValue('degraded_without');

  // What users do.
  await press(page, page.getByRole('link', { name: 'Add a journey…' }));
  const journeys = page.getByRole('region', { name: 'Journeys' });
  await press(page, journeys.getByRole('button', { name: '+ Add a journey' }));
  await write(page, journeys.getByLabel('Journey name'), 'Checkout');
  await write(page, journeys.getByLabel('Orders per hour'), '600');
  await write(page, journeys.getByLabel('Average order value (USD)'), '40');
  await tabTo(page, journeys.getByRole('group', { name: 'Orders are stored in' }).getByLabel('Orders DB'));
  await page.keyboard.press('Space');
  await expect(journeys.getByLabel('How it depends on Web front end')).toHaveValue('needs');

  // A place to recover to.
  await press(page, part(page, 'Sites'));
  await press(page, page.getByRole('button', { name: '+ Add a Region' }));
  await expect(page.getByLabel('Region', { exact: true }).last()).toHaveValue('us-west-2');
  await press(page, part(page, 'Design and clock'));
  await write(page, page.getByRole('textbox', { name: 'Design name' }), 'My shop');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My shop');

  // A plan with a rule.
  await press(page, page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Protect' }));
  await press(page, page.getByRole('button', { name: '+ Add a plan' }));
  const rules = page.getByRole('region', { name: 'Rules' });
  await choose(page, rules.getByLabel('Runs'), 'Every 6');
  await expect(rules.getByLabel('Schedule (AWS cron)')).toHaveValue('cron(0 5/6 * * ? *)');
  await tabTo(page, page.getByRole('group', { name: 'Components by name' }).getByLabel('Orders DB'));
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { name: 'Covers 1 component' })).toBeVisible();

  // What happens, and what it does.
  await press(page, page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Workbench' }));
  await press(page, workload(page).getByRole('button', { name: /^Orders DB/ }));
  await press(page, page.getByRole('button', { name: /^(\+ )?(Add )?[Ii]ncident…?$/ }));
  await press(page, page.getByRole('dialog', { name: 'Incidents to add' }).getByRole('button', { name: /^Accidental deletion/ }));
  await expect(keyFigure(page, 'Worst data loss')).toContainText('Orders DB');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('was nothing');
  await expect(keyFigure(page, 'Checkout downtime')).toBeVisible();
  await press(page, inspector(page).getByRole('tab', { selected: true }));
  await page.keyboard.press('Home');
  await expect(inspector(page)).toContainText('Restore');
  await expect(page.getByText(/^0 errors|[1-9] errors?/)).toHaveCount(0);
});

test('an empty design says what to do next', async ({ page }) => {
  await openPage(page);
  await startEmpty(page);
  await expect(workload(page)).toContainText('Add what you want to protect');
  await expect(inspector(page)).toContainText('Add one in the list of the workload');
  await expect(page.getByRole('region', { name: 'Journeys' })).toContainText('No journeys yet');
  expect(await axe(page)).toEqual([]);
  await open(page, 'Build');
  const edited = page.getByRole('region', { name: 'Workload to edit' });
  await expect(edited).toContainText('Add the first one');
  await part(page, 'Sites').click();
  await expect(edited).toContainText('add the primary Region first');
  await part(page, 'Journeys').click();
  await expect(edited).toContainText('No journey yet');
  expect(await axe(page)).toEqual([]);
  await open(page, 'Protect');
  await expect(page.getByText('No plan yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo: Start empty' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('E-commerce company');
});

test('a component is renamed, duplicated and removed', async ({ page }) => {
  await openPage(page);
  await workload(page).getByRole('button', { name: /^Orders DB/ }).click();
  await inspector(page).getByRole('tab', { name: 'Component' }).click();
  const name = inspector(page).getByLabel('Name', { exact: true });
  await name.fill('Order book');
  await name.blur();
  await expect(workload(page).getByRole('button', { name: /^Order book/ })).toBeVisible();
  await expect(page.getByText('Order book had its data deleted').or(page.getByText('Orders table dropped')).first()).toBeVisible();

  await inspector(page).getByRole('button', { name: 'Duplicate' }).click();
  await expect(name).toHaveValue('Order book 2');
  await expect(name).toBeFocused();
  await expect(page.getByRole('region', { name: 'Findings' })).not.toContainText('error');

  await inspector(page).getByRole('button', { name: 'Remove' }).click();
  await expect(workload(page).getByRole('button', { name: /^Order book 2/ })).toHaveCount(0);
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('Removed “Order book 2”, including 1 plan selection and 1 strategy.');

  await workload(page).getByRole('button', { name: /^Order book/ }).click();
  await inspector(page).getByRole('button', { name: 'Remove' }).click();
  await expect(notices).toContainText('Removed “Order book”');
  await expect(notices).toContainText('1 incident');
  await expect(notices).not.toContainText('Order book 2');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('nothing');
  await expect(page.getByRole('region', { name: 'Findings' })).not.toContainText('error');
  await page.getByRole('button', { name: 'Undo: Remove “Order book”' }).click();
  await expect(keyFigure(page, 'Worst data loss')).toContainText('5 h 50 min');
});

test('what is said of a removal can take it back, and goes with the next change', async ({ page }) => {
  await openPage(page);
  const orders = workload(page).getByRole('button', { name: /^Orders DB/ });
  const notices = page.getByRole('region', { name: 'Notices' });
  const remove = async (): Promise<void> => {
    await orders.click();
    await inspector(page).getByRole('tab', { name: 'Component' }).click();
    await inspector(page).getByRole('button', { name: 'Remove' }).click();
    await expect(orders).toHaveCount(0);
    await expect(notices).toContainText('Removed “Orders DB”');
  };
  await remove();
  await page.getByRole('button', { name: 'Undo: Remove “Orders DB”' }).click();
  await expect(orders).toBeVisible();
  await expect(notices).toHaveCount(0);

  await remove();
  await notices.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(orders).toBeVisible();
  await expect(notices).toHaveCount(0);
});

test('what cannot be stays in its field, with what is needed there', async ({ page }) => {
  await openPage(page);
  await open(page, 'Build');
  await page.getByRole('button', { name: 'Edit Orders DB' }).click();
  const edited = page.getByRole('region', { name: 'Workload to edit' });
  await expect(edited.getByLabel('Name', { exact: true })).toHaveAttribute('maxlength', '80');
  for (const [label, wrong, why] of [
    ['Data (GiB)', '-5', /Enter a number: 0 or more\..*Press Escape to restore/],
    ['RPO (minutes)', '-1', /Enter a number: 0 or more, or leave the field empty \(no objective\)/],
    ['Automated backups (days)', '1.5', /Enter a whole number: 0 to 35/],
    ['Name', '', /Enter a name/],
    ['Tags', '=x', /“=x” has no key/],
    ['Tags', 'a=b,a=c', /The key “a” occurs twice/],
  ] as const) {
    const field = edited.getByLabel(label, { exact: true });
    const before = await field.inputValue();
    await field.fill(wrong);
    await field.blur();
    await expect(field, label).toHaveValue(wrong);
    await expect(field, label).toHaveAttribute('aria-invalid', 'true');
    await expect(field, label).toHaveAccessibleDescription(why);
    await field.press('Escape');
    await expect(field, label).toHaveValue(before);
    await expect(field, label).toHaveAttribute('aria-invalid', 'false');
  }
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute('aria-disabled', 'true');

  // A change elsewhere leaves it there, too, until it is corrected.
  const tags = edited.getByLabel('Tags');
  await tags.fill('=x');
  await tags.blur();
  await edited.getByLabel('Multi-AZ deployment').click();
  await expect(page.getByRole('button', { name: /^Undo: Turn o/ })).toBeVisible();
  await expect(tags).toHaveValue('=x');
  expect(await axe(page)).toEqual([]);
  await tags.fill('tier=1');
  await tags.blur();
  await expect(tags).toHaveAttribute('aria-invalid', 'false');
  await expect(page.getByRole('button', { name: 'Undo: Set “Tags” to tier=1' })).toBeVisible();
});

test('a site goes with all that stands in it, and comes back with undo', async ({ page }) => {
  await openPage(page);
  await open(page, 'Build');
  await part(page, 'Sites').click();
  await page.getByRole('button', { name: 'Remove site us-west-2' }).click();
  await expect(page.getByRole('button', { name: '+ Add a Region' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(/1 vault.*copy actions.*5 strategies/);
  await expect(page.getByRole('region', { name: 'Findings' })).not.toContainText('error');
  await page.getByRole('button', { name: 'Undo: Remove “us-west-2”' }).click();
  await expect(page.getByRole('button', { name: 'Remove site us-west-2' })).toBeVisible();

  await page.getByRole('button', { name: 'Duplicate site us-east-1' }).click();
  await expect(page.getByLabel('Site name').nth(1)).toHaveValue('us-east-1 2');
  await expect(page.getByLabel('Site name').nth(1)).toBeFocused();
  await expect(part(page, 'Components')).toContainText('9');
  await page.getByRole('button', { name: 'Make this the primary site' }).first().click();
  await expect(page.getByText('This is the primary site')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Findings' })).not.toContainText('error');
});

test('a vault goes with the rules and copies into it', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  const parts = page.getByRole('navigation', { name: 'Parts of the protection' });
  await parts.getByRole('button', { name: 'Vaults' }).click();
  await page.getByRole('button', { name: 'Remove vault far' }).click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('copy actions');
  await expect(page.getByRole('region', { name: 'Findings' })).not.toContainText('error');
  await page.getByRole('button', { name: 'Undo: Remove “far”' }).click();
  await expect(page.getByRole('button', { name: 'Remove vault far' })).toBeVisible();
});

test('the list of components is sorted and filtered', async ({ page }) => {
  await openPage(page);
  await open(page, 'Build');
  const table = page.getByRole('region', { name: 'Components, a table' });
  const first = table.getByRole('row').nth(1).getByRole('rowheader');
  await expect(first).toHaveText('Web front end');
  await table.getByRole('button', { name: 'Component' }).click();
  await expect(table.getByRole('columnheader', { name: 'Component' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(first).toHaveText('ERP servers');
  await table.getByRole('button', { name: 'Data' }).click();
  await table.getByRole('button', { name: 'Data' }).click();
  await expect(first).toHaveText('Product images');
  await page.getByLabel('Filter').fill('rds');
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(page.getByText('1 of 5 components')).toBeVisible();
  for (const name of ['Duplicate Orders DB', 'Remove Orders DB']) {
    const box = await table.getByRole('button', { name }).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(24);
  }
  await table.getByRole('button', { name: 'Edit Orders DB' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.getByLabel('Tags').fill('backup=yes, tier=1');
  await page.getByLabel('Tags').blur();
  await expect(page.getByRole('button', { name: /^Undo: Set “Tags”/ })).toBeVisible();
  await page.getByLabel('Multi-AZ deployment').check();
  await page.getByRole('button', { name: 'All components' }).click();
  await expect(page.getByRole('button', { name: '+ Add a component' })).toBeFocused();
});

test('orders over the day, and the clock', async ({ page }) => {
  await openPage(page);
  await open(page, 'Build');
  await part(page, 'Journeys').click();
  const curve = page.getByRole('group', { name: 'Orders over the day' }).first();
  await curve.getByRole('combobox').selectOption({ label: 'Office hours' });
  await curve.getByText('Hour by hour').click();
  await expect(curve.getByLabel('Share of orders at 09:00')).toHaveValue('2.2');
  await curve.getByLabel('Share of orders at 09:00').fill('5');
  await curve.getByLabel('Share of orders at 09:00').blur();
  await expect(curve.getByRole('combobox')).toHaveValue('own');
  const nine = curve.getByLabel('Share of orders at 09:00');
  await nine.fill('-1');
  await nine.blur();
  await expect(nine).toHaveValue('-1');
  await expect(nine).toHaveAccessibleDescription(/09:00 needs a number, 0 or more/);
  await nine.press('Escape');
  await expect(nine).toHaveValue('5');
  await page.getByRole('button', { name: 'Undo: Set the orders at 09:00' }).click();
  await expect(curve.getByRole('combobox').locator('option:checked')).toHaveText('Office hours');
  await part(page, 'Design and clock').click();
  await page.getByLabel('Days').fill('30');
  await page.getByLabel('Days').blur();
  await page.getByLabel('Time zone').selectOption('Europe/Berlin');
  await expect(page.getByRole('button', { name: /^Undo: Set “Time zone”/ })).toBeVisible();
});

test('the schedule picker writes cron and shows the next five runs in its zone', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  const rules = page.getByRole('region', { name: 'Rules' });
  const cron = rules.getByLabel('Schedule (AWS cron)');
  const runs = rules.locator('.next-runs li');
  await rules.getByLabel('Runs').selectOption({ label: 'Every day' });
  await rules.getByLabel('At', { exact: true }).fill('02:30');
  await expect(cron).toHaveValue('cron(30 2 * * ? *)');
  await expect(runs).toHaveCount(5);
  await rules.getByLabel('Time zone').selectOption('America/New_York');
  await expect(rules.getByText('Next runs, America/New_York')).toBeVisible();
  // The clock begins at midnight UTC, when it is still 1 November in New York.
  await expect(runs.first()).toHaveText('Mon 2 Nov, 02:30 · 07:30 UTC');
  // On 14 March 2027 the clocks go forward over 02:30, so that run is skipped.
  await expect(runs.last()).toHaveText('Mon 15 Mar, 02:30 · 06:30 UTC after the clocks change');

  await rules.getByLabel('Runs').selectOption({ label: 'Every week' });
  const days = rules.getByRole('group', { name: 'On' });
  await days.getByLabel('Wednesday').check();
  await expect(cron).toHaveValue('cron(30 2 ? * WED,SUN *)');
  await days.getByLabel('Sunday').uncheck();
  await expect(cron).toHaveValue('cron(30 2 ? * WED *)');
  // One day stays.
  await days.getByLabel('Wednesday').click();
  await expect(days.getByLabel('Wednesday')).toBeChecked();

  await rules.getByLabel('Runs').selectOption({ label: 'Every month' });
  await rules.getByLabel('On day of the month').selectOption('the last day');
  await expect(cron).toHaveValue('cron(30 2 L * ? *)');
  await expect(runs.first()).toContainText('Mon 30 Nov, 02:30');
  await rules.getByLabel('Runs').selectOption({ label: 'Custom (cron)' });
  await expect(cron).toBeFocused();
  await cron.fill('cron(0 9 ? * 3#1 *)');
  await cron.blur();
  await expect(rules.getByLabel('Runs').locator('option:checked')).toHaveText('Custom (cron)');
  await rules.getByLabel('Runs').selectOption({ label: 'No schedule' });
  await expect(cron).toHaveValue('');
  await expect(rules.getByText('Next runs, UTC')).toBeVisible();
  await expect(runs.first()).toContainText('Mon 2 Nov, 05:00');
});

test('a strategy says what it runs and costs', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  await page.getByRole('navigation', { name: 'Parts of the protection' }).getByRole('button', { name: 'Strategies' }).click();
  const panel = page.getByRole('region', { name: 'Strategies', exact: true });
  await expect(panel.getByText(/Data is live at the recovery site; compute is prepared.*Per month: /)).toBeVisible();
  await panel.getByText('What each strategy runs and costs').first().click();
  const table = panel.getByRole('region', { name: 'Strategies compared, a table' });
  await expect(table.getByRole('row')).toHaveCount(7);
  await expect(table.getByRole('row', { name: /Hot standby/ })).toContainText('$');
  const backups = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Backup and restore' }) });
  await expect(backups).toContainText('no cost beyond its backups');
});

test('the dialog closes on Escape and gives the focus back', async ({ page }) => {
  await openPage(page);
  const button = workload(page).getByRole('button', { name: '+ Add a component' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(kinds(page)).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.type('nothing like this');
  await expect(kinds(page)).toContainText('No component type matches “nothing like this”');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(kinds(page)).toBeHidden();
  await expect(button).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing for axe to find while building, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openPage(page);
    await workload(page).getByRole('button', { name: /^Web front end/ }).click();
    await inspector(page).getByRole('tab', { name: 'Component' }).click();
    expect(await axe(page), 'inspector').toEqual([]);
    await open(page, 'Build');
    expect(await axe(page), 'components').toEqual([]);
    await page.getByRole('button', { name: 'Edit Web front end' }).click();
    expect(await axe(page), 'a component').toEqual([]);
    for (const name of ['Sites', 'Journeys', 'Design and clock']) {
      await part(page, name).click();
      expect(await axe(page), name).toEqual([]);
    }
  });
}

for (const width of [390, 320]) {
  test(`building at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page);
    const fits = async (what: string): Promise<void> => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, what).toBeLessThanOrEqual(width);
    };
    await workload(page).getByRole('button', { name: '+ Add a component' }).click();
    await fits('kinds');
    await kinds(page).getByRole('button', { name: /^EFS/ }).click();
    await expect(inspector(page).getByLabel('Name', { exact: true })).toBeFocused();
    await fits('inspector');
    await open(page, 'Build');
    await fits('a component');
    for (const name of ['Components', 'Sites', 'Journeys', 'Design and clock']) {
      await part(page, name).click();
      await fits(name);
    }
    expect(await axe(page)).toEqual([]);
  });
}

/** A setting of a component: its label, how it is set, and the value that the field has then. */
type Setting = [label: string, keys: string, value: string | boolean];

const SETTINGS: [kind: string, name: string, settings: Setting[]][] = [
  ['EC2', 'Web', [['Holds data of its own', 'Yes', 'true'], ['Encryption', 'AWS managed', 'aws_managed']]],
  ['Amazon RDS', 'Orders', [['Automated backups (days)', '7', '7'], ['Multi-AZ deployment', ' ', true]]],
  ['Aurora', 'Catalog', [['Readers in other zones', '2', '2']]],
  ['FSx', 'Files', [['File system', 'NetApp', 'ontap'], ['Multi-AZ deployment', ' ', true]]],
  ['Redshift', 'Warehouse', [['Nodes', '4', '4'], ['Serverless', ' ', true]]],
];

test('what each kind can be set to is set by keyboard', async ({ page }) => {
  await openPage(page);
  await startEmpty(page);
  for (const [kind, name, settings] of SETTINGS) {
    await addComponent(page, kind, name);
    for (const [label, keys, value] of settings) {
      const control = inspector(page).getByLabel(label, { exact: true });
      if (typeof value === 'boolean') {
        await tabTo(page, control);
        await page.keyboard.press('Space');
        await expect(control).toBeChecked();
      } else if ((await control.evaluate((it) => it.tagName)) === 'SELECT') {
        await choose(page, control, keys);
        await expect(control).toHaveValue(value);
      } else {
        await write(page, control, keys);
      }
    }
  }
});

/** What a component, a journey, the clock and a schedule can be set to, and what a field says of what it cannot be. */
import { addComponent, choose, inspector, open, part, press, startEmpty, write } from './building';
import { axe, expect, openPage, tabTo, test } from './workbench';

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

/** A setting of a component: its label, how it is set, and the value that the field has then. */
type Setting = [label: string, keys: string, value: string | boolean];

/** What each kind can be set to, as it is typed. */
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

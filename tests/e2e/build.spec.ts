/** A design is built by hand: from nothing, by keyboard, and taken apart again without breaking it. */
import { addComponent, choose, header, inspector, kinds, open, part, press, pressComponent, startEmpty, workload, write } from './building';
import { axe, expect, keyFigure, openPage, tabTo, test } from './workbench';

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
  await pressComponent(page, /^Web front end/);
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
  await pressComponent(page, /^Orders DB/);
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
    const differs = colorScheme === 'dark' ? 'colors' : 'all';
    await page.emulateMedia({ colorScheme });
    await openPage(page);
    await workload(page).getByRole('button', { name: /^Web front end/ }).click();
    await inspector(page).getByRole('tab', { name: 'Component' }).click();
    expect(await axe(page, differs), 'inspector').toEqual([]);
    await open(page, 'Build');
    expect(await axe(page, differs), 'components').toEqual([]);
    await page.getByRole('button', { name: 'Edit Web front end' }).click();
    expect(await axe(page, differs), 'a component').toEqual([]);
    for (const name of ['Sites', 'Journeys', 'Design and clock']) {
      await part(page, name).click();
      expect(await axe(page, differs), name).toEqual([]);
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
    expect(await axe(page, 'size')).toEqual([]);
  });
}

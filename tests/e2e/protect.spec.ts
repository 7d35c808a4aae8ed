/** Plans, vaults and controls are edited in forms, and everything else follows. */
import { axe, expect, keyFigure, openPage, test } from './workbench';
import type { Locator, Page } from '@playwright/test';

const VIEWS = ['Workbench', 'Protect', 'Compliance'] as const;

/** Opens one of the views by its link. */
async function open(page: Page, view: (typeof VIEWS)[number]): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

const part = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Parts of the protection' }).getByRole('button', { name });

const rules = (page: Page): Locator => page.getByRole('region', { name: 'Rules' });

const total = async (page: Page): Promise<number> => {
  const text = await page.getByRole('region', { name: 'Compliance', exact: true }).getByRole('status').textContent();
  return Number.parseInt(text ?? '', 10);
};

test('an hourly plan loses less', async ({ page }) => {
  await openPage(page);
  await expect(keyFigure(page, 'Worst data loss')).toContainText('5 h 50 min');
  await open(page, 'Protect');
  await part(page, 'orders').click();
  await expect(rules(page).getByText('Mon 2 Nov, 06:00')).toBeVisible();
  await rules(page).getByLabel('Runs').selectOption({ label: 'Every hour' });
  await expect(rules(page).getByLabel('Schedule (AWS cron)')).toHaveValue('cron(0 * * * ? *)');
  await expect(rules(page).getByText('Mon 2 Nov, 01:00')).toBeVisible();
  await open(page, 'Workbench');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('was 5 h 50 min');
  await expect(page.getByRole('button', { name: 'Undo: Run the rule every hour' })).toBeVisible();
});

test('cold after 30 and deleted after 90 is refused beside the field, and mended', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  await part(page, 'sessions').click();
  const days = rules(page).getByLabel('Delete after (days)').first();
  await expect(days).toHaveValue('90');
  await rules(page).getByLabel('Cold storage after (days)').first().fill('30');
  await days.fill('90');
  await days.blur();
  await expect(days).toHaveAttribute('aria-invalid', 'true');
  await expect(days).toHaveAccessibleDescription(/which AWS Backup rejects.*Source: .*\(20\d\d-\d\d-\d\d\)/);

  // The same finding at the side leads to the field.
  const side = page.getByRole('region', { name: 'Findings' });
  await side.getByRole('button', { name: 'Go to /plans/1/rules/0/delete_after_days' }).click();
  await expect(days).toBeFocused();

  // A design that AWS would refuse is kept all the same.
  const isKept = (): Promise<boolean> =>
    page.evaluate(() =>
      Object.entries(localStorage).some(
        ([key, design]) => key.startsWith('tabletop.designs.') && /"cold_after_days":\s*30/.test(design),
      ),
    );
  await expect.poll(isKept).toBe(true);
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await part(page, 'sessions').click();
  await expect(days).toHaveAttribute('aria-invalid', 'true');

  await rules(page).getByRole('button', { name: 'Delete after 120 days' }).first().click();
  await expect(days).toHaveValue('120');
  await expect(days).toHaveAttribute('aria-invalid', 'false');
  await expect(days).toBeFocused();
  await page.getByRole('button', { name: 'Undo: Delete after 120 days' }).click();
  await expect(days).toHaveValue('90');
  await expect(days).toHaveAttribute('aria-invalid', 'true');
});

test('turn on continuous backup', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  const box = rules(page).getByLabel('Continuous backup');
  await box.check();
  await expect(box).toBeChecked();
  await expect(keyFigure(page, 'Worst data loss')).toContainText('was 5 h 50 min');
  await page.getByRole('button', { name: 'Undo: Turn on “Continuous backup”' }).click();
  await expect(box).not.toBeChecked();
});

test('plans, rules, copies and vaults come and go, and the focus stays', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  await page.getByRole('button', { name: '+ Add a plan' }).click();
  await expect(page.getByLabel('Plan name')).toHaveValue('new-plan');
  await expect(page.getByLabel('Plan name')).toBeFocused();
  await expect(page.getByText('Nothing is selected')).toBeVisible();
  await page.getByRole('group', { name: 'Components by name' }).getByLabel('Sessions').check();
  await expect(page.getByRole('heading', { name: 'Covers 1 component' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Components covered, a table' })).toContainText('DynamoDB');

  await rules(page).getByRole('button', { name: 'Duplicate rule daily', exact: true }).click();
  await expect(rules(page).getByLabel('Rule name').nth(1)).toHaveValue('daily-2');
  await expect(rules(page).getByLabel('Rule name').nth(1)).toBeFocused();
  await rules(page).getByRole('button', { name: '+ Add a copy action' }).first().click();
  await expect(rules(page).getByLabel('Copy to vault')).toHaveValue('far');
  await rules(page).getByRole('button', { name: 'Remove copy action far' }).click();
  await expect(rules(page).getByRole('button', { name: '+ Add a copy action' }).first()).toBeFocused();
  await page.getByRole('button', { name: 'Remove plan' }).click();
  await expect(part(page, 'new-plan')).toHaveCount(0);

  for (const [name, noun] of [
    ['Vaults', 'vault'],
    ['On-demand backups', 'backup'],
    ['Restore testing', 'restore testing plan'],
    ['Notifications', 'notification'],
    ['Drills', 'drill'],
  ] as const) {
    await part(page, name).click();
    const panel = page.getByRole('region', { name, exact: true });
    const removals = panel.getByRole('button', { name: /^Remove/ });
    const before = await removals.count();
    await panel.getByRole('button', { name: `+ Add a ${noun}`, exact: true }).click();
    await expect(removals).toHaveCount(before + 1);
    await removals.last().click();
    await expect(removals).toHaveCount(before);
    await expect(panel.getByRole('button', { name: `+ Add a ${noun}`, exact: true })).toBeFocused();
  }
});

test('a strategy is added only where a component has none', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  await part(page, 'Strategies').click();
  const panel = page.getByRole('region', { name: 'Strategies', exact: true });
  const add = panel.getByRole('button', { name: '+ Add a strategy', exact: true });
  const removals = panel.getByRole('button', { name: /^Remove/ });
  await expect(add).toHaveAttribute('aria-disabled', 'true');
  await expect(add).toHaveAccessibleDescription('Every component has a strategy.');
  const before = await removals.count();
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(removals).toHaveCount(before);

  await removals.last().click();
  await expect(removals).toHaveCount(before - 1);
  await expect(add).toBeFocused();
  await expect(add).toHaveAttribute('aria-disabled', 'false');
  await add.click();
  await expect(removals).toHaveCount(before);
  await expect(page.getByRole('region', { name: 'Findings' })).not.toContainText('already has a strategy');
});

test('a vault does not get the name of another one', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  await part(page, 'Vaults').click();
  const name = page.getByLabel('Vault name').first();
  await expect(name).toHaveValue('main');
  await name.fill('far');
  await name.blur();
  await expect(name).toHaveValue('far');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription(/“far” is already the name of the vault at us-west-2.*Press Escape to restore “main”/);
  await name.press('Escape');
  await expect(name).toHaveValue('main');
  await expect(name).toHaveAttribute('aria-invalid', 'false');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute('aria-disabled', 'true');

  await part(page, 'orders').click();
  await expect(rules(page).getByLabel('Vault', { exact: true })).toHaveValue('main');
  await expect(rules(page).getByLabel('Copy to vault').first()).toHaveValue('far');
});

test('a fraction of a day and a window without minutes are refused at their fields', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  await part(page, 'orders').click();
  for (const [label, wrong, why] of [
    ['Delete after (days)', '1.5', /Enter a whole number: 1 or more, or leave the field empty \(never\)/],
    ['Start within (minutes)', '', /Enter a whole number: 60 or more\./],
    ['Start within (minutes)', '5000000000', /too large/],
  ] as const) {
    const field = rules(page).getByLabel(label).first();
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
  await expect(page.getByRole('region', { name: 'Notices' })).toHaveCount(0);
});

test('what refers to a vault follows its new name', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  await part(page, 'Vaults').click();
  await page.getByLabel('Vault name').first().fill('central');
  await page.getByLabel('Vault name').first().blur();
  await expect(page.getByText('AWS Backup accepts this design.')).toBeVisible();
  await part(page, 'orders').click();
  await expect(rules(page).getByLabel('Vault', { exact: true })).toHaveValue('central');
});

test('a change raises the compliance', async ({ page }) => {
  await openPage(page);
  await open(page, 'Compliance');
  const before = await total(page);
  expect(before).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Web front end, Copy to another Region: non-compliant' }).click();
  const answer = page.getByRole('region', { name: 'Web front end', exact: true });
  await answer.getByRole('button').click();
  await expect(answer).not.toContainText('non-compliant');
  expect(await total(page)).toBeGreaterThan(before);
  await page.getByLabel('Minimum retention of rules (days)').fill('3000');
  await page.getByLabel('Minimum retention of rules (days)').blur();
  await expect(page.getByRole('button', { name: 'Product images, Plan frequency and retention: non-compliant' })).toBeVisible();
});

test('who may copy into a vault is part of its form', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  await part(page, 'Vaults').click();
  const accounts = page.getByLabel('Accepts copies from').last();
  await accounts.fill('staging');
  await accounts.blur();
  await expect(page.getByRole('region', { name: 'Findings' })).toContainText('does not let account production copy into it');
  await accounts.fill('staging, production');
  await accounts.blur();
  await expect(page.getByText('AWS Backup accepts this design.')).toBeVisible();
});

test('restore tests say what they show', async ({ page }) => {
  await openPage(page);
  await open(page, 'Protect');
  await part(page, 'Restore testing').click();
  await page.getByRole('button', { name: '+ Add a restore testing plan' }).click();
  const panel = page.getByRole('region', { name: 'Restore testing', exact: true });
  await panel.getByRole('group', { name: 'Components' }).getByLabel('Orders DB').check();
  await expect(panel).toContainText('Sun 8 Nov, 05:00, Orders DB: restores the recovery point of Sun 8 Nov, 00:00');
});

test('what is asked stays asked', async ({ page }) => {
  await openPage(page);
  await open(page, 'Compliance');
  await page.getByLabel('Maximum age of the newest recovery point (hours)').fill('12');
  await page.getByLabel('Maximum age of the newest recovery point (hours)').blur();
  await page.reload();
  await expect(page.getByLabel('Maximum age of the newest recovery point (hours)')).toHaveValue('12');
});

test('start from a preset, and undo it', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Start from…' }).click();
  const presets = page.getByRole('dialog', { name: 'Designs to start from' });
  await expect(presets.getByRole('button')).toHaveCount(8);
  expect(await axe(page)).toEqual([]);
  await presets.getByRole('button', { name: /^SaaS, three accounts/ }).click();
  await expect(presets).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('SaaS, three accounts');
  for (const view of ['Protect', 'Compliance'] as const) await open(page, view);
  await page.getByRole('button', { name: 'Undo: Start from “SaaS, three accounts”' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('E-commerce company');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing for axe to find, ${colorScheme}`, async ({ page }) => {
    const differs = colorScheme === 'dark' ? 'colors' : 'all';
    await page.emulateMedia({ colorScheme });
    await openPage(page);
    await open(page, 'Protect');
    await rules(page).getByLabel('Cold storage after (days)').first().fill('30');
    await rules(page).getByLabel('Cold storage after (days)').first().blur();
    await expect(page.getByRole('region', { name: 'Findings' })).toContainText('error');
    expect(await axe(page, differs), 'a plan').toEqual([]);
    await part(page, 'Vaults').click();
    expect(await axe(page, differs), 'vaults').toEqual([]);
    for (const name of ['On-demand backups', 'Restore testing', 'Notifications']) {
      await part(page, name).click();
      await page.getByRole('button', { name: /^\+ Add a (backup|restore testing plan|notification)$/ }).click();
      expect(await axe(page, differs), name).toEqual([]);
    }
    await open(page, 'Compliance');
    expect(await axe(page, differs), 'compliance').toEqual([]);
  });
}

for (const width of [390, 320]) {
  test(`no sideways scrolling at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page);
    for (const view of ['Protect', 'Compliance'] as const) {
      await open(page, view);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, view).toBeLessThanOrEqual(width);
      expect(await axe(page, 'size'), view).toEqual([]);
    }
    await open(page, 'Protect');
    for (const name of ['Vaults', 'On-demand backups', 'Restore testing', 'Notifications']) {
      await part(page, name).click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, name).toBeLessThanOrEqual(width);
    }
  });
}

/** The "?" menu: help, what the results depend on, and the report of a problem. */
import type { Locator, Page } from '@playwright/test';
import { axe, expect, openPage, test } from './workbench';

const button = (page: Page): Locator => page.getByRole('button', { name: 'Help', exact: true });
const menu = (page: Page): Locator => page.getByRole('dialog', { name: 'Help and about' });

const openMenu = async (page: Page): Promise<void> => {
  await button(page).click();
  await expect(menu(page).getByRole('link', { name: /^Glossary/ })).toBeVisible();
};

test('the menu names the version, the license, the prices and where designs are', async ({ page }) => {
  await openPage(page);
  await openMenu(page);
  await expect(menu(page)).toContainText(/Tabletop \d+\.\d+\.\d+, licensed under MIT or Apache-2\.0/);
  await expect(menu(page)).toContainText('Your designs stay in this browser: no server, no cookies.');
  await expect(menu(page)).toContainText('Not affiliated with AWS.');
  await expect(menu(page).getByRole('link', { name: /^Prices/ })).toContainText(
    /Dated 20\d\d.* to 20\d\d.*\. This design uses \d+ prices: \d+ published, \d+ provisional, \d+ unknown\./,
  );
  for (const [name, address, heading] of [
    [/^Glossary/, '#learn/glossary', 'Glossary'],
    [/^What Tabletop assumes/, '#cost/assumptions', 'Assumptions'],
    [/^Prices/, '#cost/prices', 'Prices used by this design'],
  ] as const) {
    await menu(page).getByRole('link', { name }).click();
    await expect(menu(page)).toBeHidden();
    await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
    expect(new URL(page.url()).hash).toBe(address);
    await openMenu(page);
  }
  const link = menu(page).getByRole('link', { name: 'Third-party notices' });
  const [notices] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await expect(notices.locator('body')).toContainText(/leptos \d+\.\d+\.\d+ \(MIT\)/);
  await expect(notices.locator('body')).toContainText('Permission is hereby granted, free of charge');
});

test('the menu is used with the keyboard, and gives the focus back', async ({ page }) => {
  await openPage(page);
  await button(page).focus();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
  await expect(button(page)).toBeFocused();

  await page.keyboard.press('Enter');
  await menu(page).getByRole('button', { name: /^Keyboard shortcuts/ }).press('Enter');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(shortcuts).toContainText('Undo the last edit');
  await expect(shortcuts.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeFocused();
  await shortcuts.getByRole('button', { name: 'All of help' }).press('Enter');
  await expect(menu(page).getByRole('heading', { name: 'Help and about' })).toBeFocused();
  await menu(page).getByRole('button', { name: 'Close' }).press('Enter');
  await expect(menu(page)).toBeHidden();
  await expect(button(page)).toBeFocused();
});

test('a report of a problem is a text to copy, with the design only if it is added', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#cost/bill');
  await openMenu(page);
  await menu(page).getByRole('button', { name: /^Report a problem/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Report a problem' });
  const report = dialog.getByRole('textbox', { name: 'Report' });
  const agent = await page.evaluate(() => navigator.userAgent);
  await expect(report).toHaveValue(/Place: #cost\/bill\nVersion: \d+\.\d+\.\d+\n/);
  expect(await report.inputValue()).toContain(agent);
  expect(await report.inputValue()).not.toContain('"format"');
  await dialog.getByRole('textbox', { name: 'What happened' }).fill('The bill is empty.');
  await expect(report).toHaveValue(/^Problem with Tabletop\n\nThe bill is empty\.\n/);
  await dialog.getByRole('checkbox', { name: /^Add the design/ }).check();
  await expect(report).toHaveValue(/"name": ?"E-commerce company"/);
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Copy the report' }).click();
  await expect(dialog.getByText('The report is on the clipboard.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await report.inputValue());
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await openMenu(page);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [[1440, 900], [390, 844], [320, 640]] as const) {
    test(`the menu is whole at ${width} × ${height}, ${colorScheme}`, async ({ page }) => {
      const differs = colorScheme === 'dark' ? 'colors' : 'all';
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await openPage(page);
      await openMenu(page);
      const isWhole = async (dialog: Locator): Promise<void> => {
        const box = await dialog.boundingBox();
        if (!box) throw new Error('the dialog has no place on the page');
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
      };
      await isWhole(menu(page));
      expect(await axe(page, differs)).toEqual([]);
      if (width > 1_000) {
        const [from, at] = [await menu(page).boundingBox(), await button(page).boundingBox()];
        if (!from || !at) throw new Error('the menu or its button has no place on the page');
        expect(Math.abs(from.x + from.width - at.x - at.width), 'it hangs from its button').toBeLessThan(2);
        expect(from.y - at.y - at.height, 'below it').toBeLessThan(16);
      }
      await menu(page).getByRole('button', { name: /^Report a problem/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Report a problem' });
      await expect(dialog.getByRole('textbox', { name: 'Report' })).toBeVisible();
      await isWhole(dialog);
      expect(await axe(page, differs)).toEqual([]);
    });
  }
}

/** The command palette and the ways by keyboard: found, gone to, done, and the focus where one is. */
import type { Locator, Page } from '@playwright/test';
import { axe, expect, incidentSlider, openPage, tabTo, test } from './workbench';

const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Search and commands' });
const field = (page: Page): Locator => palette(page).getByRole('combobox', { name: 'Search and commands' });
const option = (page: Page, name: string | RegExp): Locator => palette(page).getByRole('option', { name });

/** Opens the palette by keys and types. */
async function search(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await field(page).fill(typed);
}

test('go to views, components, incidents and terms by name, and the focus follows', async ({ page }) => {
  await openPage(page);
  await expect(incidentSlider(page)).toBeVisible();
  await search(page, 'bill');
  await expect(option(page, /^Cost › Bill/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole('tab', { name: 'Bill' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('main')).toBeFocused();

  // From another view, to the component on the workbench.
  await search(page, 'sessions');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Sessions, / }).first()).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('tabpanel')).toBeFocused();

  await search(page, 'dropped');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Incident' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel')).toBeFocused();

  await search(page, 'recovery point objective');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Recovery point objective (RPO)' })).toBeFocused();
  // What was chosen last comes first.
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('group', { name: 'Recent' }).getByRole('option').first()).toContainText(
    'Recovery point objective',
  );
});

test('do something: add an incident, run a what-if, undo', async ({ page }) => {
  await openPage(page);
  await expect(incidentSlider(page)).toBeVisible();
  await search(page, 'add region outage');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('slider', { name: 'Incident Region outage at peak' })).toBeVisible();
  await expect(page.getByRole('tabpanel')).toBeFocused();
  // From a text that is being written, too.
  await page.getByLabel('Name', { exact: true }).focus();
  await search(page, 'undo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('slider', { name: /^Incident / })).toHaveCount(1);

  await search(page, 'what if zone');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /^Availability Zone outage/ })).toBeChecked();
  expect(new URL(page.url()).hash).toBe('#compare?what=zone_outage');
});

test('Escape and the button close the palette, and give the focus back', async ({ page }) => {
  await openPage(page);
  await incidentSlider(page).focus();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  const first = palette(page).getByRole('option').first();
  const active = async (): Promise<string | null> => field(page).getAttribute('aria-activedescendant');
  expect(await active()).toBe(await first.getAttribute('id'));
  await page.keyboard.press('ArrowUp');
  expect(await active()).toBe(await palette(page).getByRole('option').last().getAttribute('id'));
  await expect(palette(page).getByRole('option').last()).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  expect(await active()).toBe(await first.getAttribute('id'));
  await field(page).fill('zzzz');
  await expect(palette(page).getByRole('status')).toContainText('Nothing matches.');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(incidentSlider(page)).toBeFocused();

  const button = page.getByRole('button', { name: 'Search', exact: true });
  await button.click();
  await expect(field(page)).toBeFocused();
  // By pointer.
  await option(page, /^Assess/).click();
  await expect(page.getByRole('link', { name: 'Assess', exact: true })).toHaveAttribute('aria-current', 'page');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]] as const) {
    test(`the palette is whole at ${width} × ${height}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await openPage(page);
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await expect(palette(page).getByRole('option').first()).toBeVisible();
      const box = await palette(page).boundingBox();
      if (!box) throw new Error('the palette has no place on the page');
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      expect(await axe(page)).toEqual([]);
    });
  }
}

test('the incident is at most ten Tab stops away, and its editor a key', async ({ page }) => {
  await openPage(page);
  await expect(incidentSlider(page)).toBeVisible();
  const skip = page.getByRole('link', { name: 'Skip to the timeline' });
  let stops = 0;
  for (; stops < 10 && !(await skip.evaluate((it) => it === document.activeElement)); stops++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(incidentSlider(page)).toBeFocused();
  expect(stops).toBeLessThanOrEqual(10);
  expect(new URL(page.url()).hash).not.toContain('lanes');

  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Incident' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel')).toBeFocused();
  await tabTo(page, page.getByLabel('Noticed after (minutes)'));
  // The first Escape takes back what was typed, the second one leaves.
  await page.keyboard.type('77');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Noticed after (minutes)')).toHaveValue('10');
  await page.keyboard.press('Escape');
  await expect(incidentSlider(page)).toBeFocused();
});

test('the workload is one Tab stop, with arrow keys between its components', async ({ page }) => {
  await openPage(page);
  const rows = page.getByRole('region', { name: 'Workload' }).locator('.component-row');
  await expect(rows.first()).toBeVisible();
  await expect(page.locator('.component-row[tabindex="0"]')).toHaveCount(1);
  await page.locator('.component-row[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(rows.nth(1)).toHaveAttribute('aria-pressed', 'true');
});

/** What the journeys that build a design share: where things are, and how one fills them in by keyboard. */
import { expect, tabTo } from './workbench';
import type { Locator, Page } from '@playwright/test';

export const header = (page: Page): Locator => page.getByRole('banner');
export const workload = (page: Page): Locator => page.getByRole('region', { name: 'Workload', exact: true });
export const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Inspector' });
export const kinds = (page: Page): Locator => page.getByRole('dialog', { name: 'Components to add' });

/** Opens one of the views by its link. */
export async function open(page: Page, view: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

export const part = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Parts of the workload' }).getByRole('button', { name });

/** Replaces the open design by an empty one. */
export async function startEmpty(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start from…' }).click();
  await page.getByRole('button', { name: /^Start empty/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Untitled design');
}

/** Goes to a button or link and presses it. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Goes to the components, which are one stop, by arrow keys to one of them, and presses it. */
export async function pressComponent(page: Page, name: RegExp): Promise<void> {
  const row = workload(page).getByRole('button', { name });
  await tabTo(page, workload(page).locator('.component-row[tabindex="0"]'));
  for (const key of ['Home', ...Array<string>(30).fill('ArrowDown')]) {
    if (await row.evaluate((it) => it === document.activeElement)) break;
    await page.keyboard.press(key);
  }
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
}

/** Goes to a field and writes into it. */
export async function write(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
  await expect(target).toHaveValue(text);
}

/** Goes to a list and types what is to be chosen. */
export async function choose(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Adds a component of a kind, found by its name, and calls it something. */
export async function addComponent(page: Page, kind: string, name: string): Promise<void> {
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

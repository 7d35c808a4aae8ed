/** Several designs: kept each by itself, opened, named, copied, deleted; and two tabs with the same one. */
import type { Locator, Page } from '@playwright/test';
import { axe, expect, incidentSlider, openPage, test } from './workbench';

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const notices = (page: Page): Locator => page.getByRole('region', { name: 'Notices' });
const moment = (page: Page): Locator => incidentSlider(page);

async function openDesigns(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Designs' }).click();
  const dialog = page.getByRole('dialog', { name: 'Designs saved in this browser' });
  await expect(dialog.getByRole('list', { name: 'Saved designs' })).toBeVisible();
  return dialog;
}

/** Moves the incident by a day, and waits until that is kept. */
async function moveIncident(page: Page, to: string): Promise<void> {
  const before = await keptTexts(page);
  await moment(page).focus();
  await page.keyboard.press('PageUp');
  await expect(moment(page)).toHaveAttribute('aria-valuetext', to);
  await expect.poll(() => keptTexts(page)).not.toBe(before);
}

const keptTexts = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith('tabletop.designs.'))
      .sort()
      .map((key) => localStorage.getItem(key))
      .join('\n'),
  );

test('designs are kept beside each other, each with its own edits', async ({ page }) => {
  await openPage(page);
  await moveIncident(page, 'Wed 4 Nov, 11:50 UTC');
  let dialog = await openDesigns(page);
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  expect(await axe(page)).toEqual([]);

  await dialog.getByLabel('New design from').selectOption('Pilot light');
  await dialog.getByRole('button', { name: 'New design' }).click();
  await expect(title(page)).toHaveText('Pilot light');
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute('aria-disabled', 'true');
  await page.reload();
  await expect(title(page)).toHaveText('Pilot light');

  dialog = await openDesigns(page);
  await dialog.getByRole('button', { name: 'Open “E-commerce company”' }).click();
  await expect(title(page)).toHaveText('E-commerce company');
  await expect(moment(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
});

test('an empty design begins with nothing, and is kept', async ({ page }) => {
  await openPage(page);
  const dialog = await openDesigns(page);
  await dialog.getByRole('button', { name: 'New design' }).click();
  await expect(title(page)).toHaveText('New design');
  await expect(page.getByRole('region', { name: 'Workload' })).toContainText('no component yet');
  await page.reload();
  await expect(title(page)).toHaveText('New design');
});

test('a design is renamed, duplicated, deleted and brought back', async ({ page }) => {
  await openPage(page);
  const dialog = await openDesigns(page);
  await dialog.getByRole('button', { name: 'Rename “E-commerce company”' }).click();
  const name = dialog.getByRole('textbox', { name: 'Design name' });
  await expect(name).toBeFocused();
  await page.keyboard.type('Shop');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Shop');
  await expect(dialog.getByRole('button', { name: 'Rename “Shop”' })).toBeFocused();

  await dialog.getByRole('button', { name: 'Duplicate “Shop”' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Rename “Shop (copy)”' }).click();
  await expect(name).toBeFocused();
  await page.keyboard.type('Other shop');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Shop');

  await dialog.getByRole('button', { name: 'Delete “Shop”' }).click();
  await expect(title(page)).toHaveText('Other shop');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await notices(page).getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(title(page)).toHaveText('Shop');
  await page.reload();
  await expect(title(page)).toHaveText('Shop');
});

test('the last design can be deleted too', async ({ page }) => {
  await openPage(page);
  const dialog = await openDesigns(page);
  await dialog.getByLabel('New design from').selectOption('Free-tier project');
  await dialog.getByRole('button', { name: 'New design' }).click();
  await openDesigns(page);
  await dialog.getByRole('button', { name: 'Delete “E-commerce company”' }).click();
  await dialog.getByRole('button', { name: 'Delete “Free-tier project”' }).click();
  await expect(title(page)).toHaveText('E-commerce company');
  await expect(notices(page)).toContainText('“Free-tier project” was deleted.');
});

test('the design kept by the version with one design is carried over', async ({ page }) => {
  await page.addInitScript(() => {
    const clock = { start: '2026-11-02T00:00:00Z', days: 7, time_zone: 'UTC' };
    const design = { format: 1, name: 'From before', clock };
    if (!sessionStorage.getItem('planted')) {
      localStorage.setItem('tabletop.design.v1', JSON.stringify(design));
      localStorage.setItem('tabletop.design.v1.aside.1', '{ "format": 98 }');
    }
    sessionStorage.setItem('planted', 'yes');
  });
  await openPage(page);
  await expect(title(page)).toHaveText('From before');
  const dialog = await openDesigns(page);
  await expect(dialog.getByRole('list', { name: 'Saved designs' })).toContainText('From before');
  await expect(dialog.getByRole('list', { name: 'Unreadable designs' }).getByRole('listitem')).toHaveCount(1);
  expect(await page.evaluate(() => localStorage.getItem('tabletop.design.v1'))).toBeNull();
});

test('more designs than there can be are refused with a way out', async ({ page }) => {
  await page.addInitScript(() => {
    const clock = { start: '2026-11-02T00:00:00Z', days: 7, time_zone: 'UTC' };
    for (let number = 0; number < 50; number += 1) {
      const design = { format: 1, name: `Design ${number}`, clock };
      localStorage.setItem(`tabletop.designs.${number}`, `1\n${JSON.stringify(design)}`);
    }
    localStorage.setItem('tabletop.open', '7');
  });
  await openPage(page);
  await expect(title(page)).toHaveText('Design 7');
  const dialog = await openDesigns(page);
  await dialog.getByRole('button', { name: 'Duplicate “Design 7”' }).click();
  await expect(notices(page)).toContainText('50 designs are saved in this browser');
  await expect(dialog.getByRole('listitem')).toHaveCount(50);
});

test('what another tab changes is a question, and mine can be kept as a new design', async ({ page, context }) => {
  await openPage(page);
  await moveIncident(page, 'Wed 4 Nov, 11:50 UTC');
  const other = await context.newPage();
  await openPage(other);
  await expect(moment(other)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
  await moveIncident(other, 'Thu 5 Nov, 11:50 UTC');

  await expect(notices(page)).toContainText('Another tab changed “E-commerce company”');
  await expect(moment(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
  await moment(page).focus();
  await page.keyboard.press('PageDown');
  await notices(page).getByRole('button', { name: 'Keep mine as a new design' }).click();
  await expect(title(page)).toHaveText('E-commerce company (copy)');
  await page.reload();
  await expect(title(page)).toHaveText('E-commerce company (copy)');
  await expect(moment(page)).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 11:50 UTC');
  await other.reload();
  await expect(moment(other)).toHaveAttribute('aria-valuetext', 'Thu 5 Nov, 11:50 UTC');
});

test('what another tab changes can be taken, and undo brings mine back', async ({ page, context }) => {
  await openPage(page);
  await moveIncident(page, 'Wed 4 Nov, 11:50 UTC');
  const other = await context.newPage();
  await openPage(other);
  await moveIncident(other, 'Thu 5 Nov, 11:50 UTC');
  await notices(page).getByRole('button', { name: "Use the other tab's" }).click();
  await expect(moment(page)).toHaveAttribute('aria-valuetext', 'Thu 5 Nov, 11:50 UTC');
  await expect(notices(page).getByRole('button')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(moment(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
});

test('a tab that is left without an answer keeps both designs', async ({ page, context }) => {
  await openPage(page);
  await moveIncident(page, 'Wed 4 Nov, 11:50 UTC');
  const other = await context.newPage();
  await openPage(other);
  await moveIncident(other, 'Thu 5 Nov, 11:50 UTC');
  await expect(notices(page)).toContainText('Another tab changed');
  await moment(page).focus();
  await page.keyboard.press('PageDown');
  await page.close();
  const dialog = await openDesigns(other);
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog).toContainText('E-commerce company (copy)');
});

test('a design that another tab deletes can be kept', async ({ page, context }) => {
  await openPage(page);
  await moveIncident(page, 'Wed 4 Nov, 11:50 UTC');
  const other = await context.newPage();
  await openPage(other);
  const dialog = await openDesigns(other);
  await dialog.getByRole('button', { name: 'Delete “E-commerce company”' }).click();
  await notices(page).getByRole('button', { name: 'Keep it' }).click();
  await page.reload();
  await expect(moment(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
});

const fileField = (page: Page): Locator => page.getByLabel('Design as a JSON file');

const openFile = (page: Page, name: string, design: object): Promise<void> =>
  fileField(page).setInputFiles({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 1, ...design })),
  });

const clock = { start: '2026-11-02T00:00:00Z', days: 7, time_zone: 'UTC' };

test('a file is opened as a design of its own, and the edited one stays kept', async ({ page }) => {
  await openPage(page);
  await moveIncident(page, 'Wed 4 Nov, 11:50 UTC');
  await openFile(page, 'other.json', { name: 'Other', clock });
  await expect(title(page)).toHaveText('Other');
  await page.reload();
  await expect(title(page)).toHaveText('Other');
  const dialog = await openDesigns(page);
  await expect(dialog.getByRole('list', { name: 'Saved designs' }).getByRole('listitem')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Open “E-commerce company”' }).click();
  await expect(moment(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
});

test('undo leads back to the design before, each under its own id', async ({ page }) => {
  await openPage(page);
  await moveIncident(page, 'Wed 4 Nov, 11:50 UTC');
  const openId = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('tabletop.open'));
  const first = await openId();
  await openFile(page, 'other.json', { name: 'Other', clock });
  await expect(title(page)).toHaveText('Other');
  await expect.poll(openId).not.toBe(first);
  const second = await openId();

  await page.getByRole('button', { name: 'Undo: Open “other.json”' }).click();
  await expect(moment(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
  await expect.poll(openId).toBe(first);
  await page.getByRole('button', { name: 'Redo: Open “other.json”' }).click();
  await expect(title(page)).toHaveText('Other');
  await expect.poll(openId).toBe(second);
  await page.getByRole('button', { name: 'Undo: Open “other.json”' }).click();
  await moveIncident(page, 'Thu 5 Nov, 11:50 UTC');

  await page.reload();
  await expect(moment(page)).toHaveAttribute('aria-valuetext', 'Thu 5 Nov, 11:50 UTC');
  const dialog = await openDesigns(page);
  await expect(dialog.getByRole('list', { name: 'Saved designs' }).getByRole('listitem')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Open “Other”' }).click();
  await expect(title(page)).toHaveText('Other');
  await expect(notices(page).getByRole('button')).toHaveCount(0);
});

test('what one starts from stands beside the edited design, once', async ({ page }) => {
  await openPage(page);
  await moveIncident(page, 'Wed 4 Nov, 11:50 UTC');
  await fileField(page).waitFor({ state: 'attached' });
  for (let times = 0; times < 2; times += 1) {
    await page.getByRole('button', { name: 'Start from…' }).click();
    await page.getByRole('dialog', { name: 'Designs to start from' }).getByRole('button', { name: /^Pilot light/ }).click();
    await expect(title(page)).toHaveText('Pilot light');
  }
  const dialog = await openDesigns(page);
  await expect(dialog.getByRole('list', { name: 'Saved designs' }).getByRole('listitem')).toHaveCount(2);
  await expect(dialog).toContainText('E-commerce company');
});

test('what is deleted or renamed meanwhile comes back by undo as a design of its own', async ({ page }) => {
  await openPage(page);
  await moveIncident(page, 'Wed 4 Nov, 11:50 UTC');
  await openFile(page, 'other.json', { name: 'Other', clock });
  await expect(title(page)).toHaveText('Other');
  const dialog = await openDesigns(page);
  await dialog.getByRole('button', { name: 'Rename “E-commerce company”' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Design name' })).toBeFocused();
  await page.keyboard.type('Shop');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Rename “Shop”' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo: Open “other.json”' }).click();
  await expect(title(page)).toHaveText('E-commerce company');
  await expect(notices(page).getByRole('button')).toHaveCount(0);
  await openDesigns(page);
  await expect(dialog.getByRole('list', { name: 'Saved designs' }).getByRole('listitem')).toHaveCount(3);
});

test('a file is not opened where no more designs can be kept', async ({ page }) => {
  await page.addInitScript(() => {
    const clock = { start: '2026-11-02T00:00:00Z', days: 7, time_zone: 'UTC' };
    for (let number = 0; number < 50; number += 1) {
      const design = { format: 1, name: `Design ${number}`, clock };
      localStorage.setItem(`tabletop.designs.${number}`, `1\n${JSON.stringify(design)}`);
    }
    localStorage.setItem('tabletop.open', '7');
  });
  await openPage(page);
  await openFile(page, 'other.json', { name: 'Other', clock });
  await expect(notices(page)).toContainText('50 designs are saved in this browser');
  await expect(title(page)).toHaveText('Design 7');
});

test('that the storage is full is said as long as it is', async ({ page }) => {
  await page.addInitScript(() => {
    const keep = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, text: string): void {
      const isFull = Reflect.get(globalThis, 'isFull') === true;
      if (isFull && key.startsWith('tabletop.designs.')) throw new DOMException('full', 'QuotaExceededError');
      keep.call(this, key, text);
    };
  });
  await openPage(page);
  await moveIncident(page, 'Wed 4 Nov, 11:50 UTC');
  const setFull = (isFull: boolean): Promise<void> =>
    page.evaluate((full) => void Reflect.set(globalThis, 'isFull', full), isFull);
  await setFull(true);
  await moment(page).focus();
  await page.keyboard.press('PageUp');
  await expect(notices(page)).toContainText("This browser's storage is full");
  await openFile(page, 'other.json', { name: 'Other', clock });
  await expect(title(page)).toHaveText('Other');
  await expect(notices(page)).toContainText('“E-commerce company” could not be saved in this browser');
  await setFull(false);
  await page.getByRole('button', { name: 'Undo: Open “other.json”' }).click();
  await expect(notices(page)).not.toContainText("This browser's storage is full");
  await page.reload();
  await expect(moment(page)).toHaveAttribute('aria-valuetext', 'Thu 5 Nov, 11:50 UTC');
});

test('designs are handled by keyboard alone', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Designs' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Designs saved in this browser' });
  await expect(dialog.getByRole('button', { name: 'Rename “E-commerce company”' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Rename “E-commerce company”' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: 'Rename “E-commerce company”' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Designs' })).toBeFocused();
});

test('the open design is renamed where its name stands, by keyboard too', async ({ page }) => {
  await openPage(page);
  const heading = page.getByRole('heading', { level: 1 });
  await heading.getByRole('button', { name: 'E-commerce company' }).click();
  const field = page.getByRole('textbox', { name: 'Design name' });
  await expect(field).toBeFocused();
  await field.fill('Web shop');
  await field.press('Escape');
  await expect(heading).toHaveText('E-commerce company');
  await expect(heading.getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await field.fill('Web shop');
  await field.press('Enter');
  await expect(heading).toHaveText('Web shop');
  await page.getByRole('button', { name: 'Undo: Rename the design to “Web shop”' }).click();
  await expect(heading).toHaveText('E-commerce company');
});

/** What everybody needs, on every view that the navigation offers: no fault for axe, targets large
 *  enough for a finger, nothing lost on a narrow page or when the page is enlarged. */
import { axe, expect, openPage, test } from './workbench';
import type { Locator, Page } from '@playwright/test';

/** What only shows itself within a section. */
const WITHIN = ['#learn/drills/1.7.5.data_lost', '#learn/cards/review'];

const views = async (page: Page): Promise<string[]> => {
  await openPage(page);
  const links = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
  await expect(links).not.toHaveCount(0);
  const addresses = (links: Locator): Promise<string[]> =>
    links.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const all = await addresses(links);
  await page.goto('./#learn');
  const sections = page.getByRole('navigation', { name: 'Learn' }).getByRole('link');
  await expect(sections).not.toHaveCount(0);
  return [...all, ...(await addresses(sections)), ...WITHIN];
};

const openView = async (page: Page, view: string): Promise<void> => {
  await page.goto(`./${view}`);
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]'), 'what is worked out in slices').toHaveCount(0);
};

/** What lies outside of a page this wide, and cannot be scrolled to within a part of the page. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement));
    return [...document.querySelectorAll('main *, header *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .filter((element) => element.checkVisibility() && !scrolls(element.parentElement))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.slice(0, 40)}`);
  });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every view, ${colorScheme}: nothing for axe to find`, async ({ page }) => {
    const differs = colorScheme === 'dark' ? 'colors' : 'all';
    await page.emulateMedia({ colorScheme });
    for (const view of await views(page)) {
      await openView(page, view);
      expect(await axe(page, differs), view).toEqual([]);
    }
  });
}

test('the skip link leads to the content of the view that is open', async ({ page }) => {
  await openPage(page);
  await openView(page, '#cost');
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  expect(new URL(page.url()).hash).toBe('#cost');
});

test('what opens over the page takes the focus, and closes once that is elsewhere', async ({ page }) => {
  await openPage(page);
  const openers = [
    ['Designs', 'Designs saved in this browser'],
    ['Share', 'Share this design by a link'],
    ['Help', 'Help and about'],
    ['Start from…', 'Designs to start from'],
    ['Add incident…', 'Incidents to add'],
    ['Incident templates…', 'Ready-made incidents'],
  ] as const;
  for (const [name, title] of openers) {
    const opener = page.getByRole('button', { name, exact: true });
    const dialog = page.getByRole('dialog', { name: title });
    const hasFocus = (): Promise<boolean> => dialog.evaluate((it) => it.contains(document.activeElement));
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await expect(dialog.getByText('Loading…')).toHaveCount(0);
    await expect.poll(hasFocus, title).toBe(true);
    for (let stop = 0; stop < 80 && (await dialog.isVisible()); stop++) await page.keyboard.press('Tab');
    await expect(dialog, title).toBeHidden();
    await opener.click();
    await expect(dialog).toBeVisible();
    await opener.click();
    await expect(dialog, `${title}, by its button`).toBeHidden();
  }
});

for (const [name, viewport] of [
  ['on a phone', { width: 390, height: 844 }],
  ['at 320 px', { width: 320, height: 640 }],
  // A page of 1440 × 900 enlarged twice has this many CSS pixels.
  ['at 200 % zoom', { width: 720, height: 450 }],
] as const) {
  test(`every view, ${name}: nothing is cut off, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize(viewport);
    for (const view of await views(page)) {
      await openView(page, view);
      expect(await overflowing(page), view).toEqual([]);
      const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrolled, `${view} scrolls sideways`).toBeLessThanOrEqual(viewport.width);
      expect(await axe(page, 'size'), view).toEqual([]);
    }
  });
}

/** Learning: a whole lesson from the prediction to the goal, the glossary, and a word of the workbench. */
import type { Locator, Page } from '@playwright/test';
import { axe, expect, incidentSlider, openPage, tabTo, test } from './workbench';

const openLearn = async (page: Page, place: string): Promise<void> => {
  await page.goto(`./#learn${place}`);
  await expect(page.getByRole('navigation', { name: 'Learn' })).toBeVisible();
};

const bar = (page: Page): Locator => page.getByRole('region', { name: /^Lesson: / });

test('a lesson: predict, run, fail as others do, see the solution, reach the goal', async ({ page }) => {
  await openPage(page);
  await page.getByRole('link', { name: 'Learn' }).click();
  await expect(page.getByText('0 of 20 done')).toBeVisible();
  await page.getByRole('link', { name: 'Nine in the evening' }).click();
  await expect(page.getByRole('heading', { name: 'Nine in the evening', level: 2 })).toBeFocused();

  // Nothing of the outcome is on the page before there is a prediction.
  await expect(page.getByRole('img', { name: /Orders DB: / })).toBeVisible();
  await expect(page.getByText('17 h')).toHaveCount(0);
  await page.getByRole('button', { name: 'Run it' }).click();
  const field = page.getByLabel('I expect');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Enter a number of hours, 0 or more.')).toBeVisible();

  // The field and what is drawn are one value.
  await field.fill('24');
  const drawn = page.getByRole('slider', { name: 'Your prediction, drawn' });
  await expect(drawn).toHaveValue('24');
  await drawn.press('ArrowLeft');
  await expect(field).toHaveValue('24.5');
  await expect(drawn).toHaveAttribute('aria-valuetext', /24\.5 hours, back to Tue 3 Nov/);

  await page.getByRole('button', { name: 'Run it' }).click();
  const result = page.getByRole('region', { name: 'What happened' });
  await expect(result.getByText('24.5 hours', { exact: true })).toBeVisible();
  await expect(result.getByText('17 hours', { exact: true })).toBeVisible();
  await expect(result.getByText('It is 7.5 hours less than you expected.')).toBeVisible();
  await result.getByText('Why this number').click();
  await expect(result.getByRole('listitem').first()).toBeVisible();

  await page.getByRole('button', { name: 'Change it in the workbench' }).click();
  await expect(page.getByRole('heading', { name: 'Nine in the evening', level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Lesson: Nine in the evening' })).toBeFocused();
  await expect(bar(page).getByText('Not yet', { exact: true })).toBeVisible();
  await expect(bar(page).getByText('Orders DB: 17 h of data lost; at most 1 h is allowed.')).toBeVisible();
  expect(await axe(page)).toEqual([]);

  await bar(page).getByRole('button', { name: 'Hint' }).click();
  await expect(bar(page).getByText('Shorten the interval.')).toBeVisible();

  await bar(page).getByRole('button', { name: 'Mistakes to try' }).click();
  await bar(page).getByRole('button', { name: 'Try “Twice a day”' }).click();
  await expect(bar(page).getByText('The newest point is that of 09:00')).toBeVisible();
  await bar(page).getByRole('button', { name: 'Try “Every half hour”' }).click();
  await expect(bar(page).getByText(/^AWS would refuse this design/)).toBeVisible();

  await bar(page).getByRole('button', { name: 'Show the solution' }).click();
  await expect(bar(page).getByText('Goal reached')).toBeVisible();
  await expect(bar(page).getByText(/^Remember: /)).toBeVisible();
  // One step back is the mistake again.
  await page.keyboard.press('Control+z');
  await expect(bar(page).getByText('Not yet', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(bar(page).getByText('Goal reached')).toBeVisible();

  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect(page.getByText('1 of 20 done')).toBeVisible();
  await expect(page.getByText('Done with the solution')).toBeVisible();
});

test('the design of a lesson is kept with its lesson, and the user’s own beside it', async ({ page }) => {
  await openPage(page);
  // Something of the user's own.
  await incidentSlider(page).press('ArrowRight');
  await openLearn(page, '/lessons/nine-in-the-evening');
  await page.getByLabel('I expect').fill('17');
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByText('You were right.')).toBeVisible();
  await page.getByRole('button', { name: 'Change it in the workbench' }).click();
  await expect(bar(page)).toBeVisible();

  await page.reload();
  await expect(bar(page)).toBeVisible();
  await page.getByRole('button', { name: 'Designs' }).click();
  const kept = page.getByRole('list', { name: 'Saved designs' });
  await expect(kept.getByRole('listitem')).toHaveCount(2);
  await kept.getByRole('button', { name: 'Open “E-commerce company”' }).click();
  await expect(page.getByRole('heading', { name: 'E-commerce company', level: 1 })).toBeVisible();
  await expect(bar(page)).toHaveCount(0);

  // The lesson goes on where it was left.
  await openLearn(page, '/lessons/nine-in-the-evening');
  await page.getByRole('button', { name: 'Continue in the workbench' }).click();
  await expect(bar(page)).toBeVisible();
  await page.getByRole('button', { name: 'Designs' }).click();
  await expect(kept.getByRole('listitem')).toHaveCount(2);
});

test('a lesson by keyboard alone', async ({ page }) => {
  await openLearn(page, '/lessons');
  await tabTo(page, page.getByRole('link', { name: 'Continuous backup' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Continuous backup', level: 2 })).toBeFocused();
  const drawn = page.getByRole('slider', { name: 'Your prediction, drawn' });
  await tabTo(page, drawn);
  for (let presses = 0; presses < 60; presses += 1) await page.keyboard.press('ArrowLeft');
  await expect(page.getByLabel('I expect')).toHaveValue('60');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Run it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeFocused();
  await expect(page.getByText('It is 13 minutes less than you expected.')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Change it in the workbench' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Lesson: Continuous backup/ })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Show the solution' }));
  await page.keyboard.press('Enter');
  await expect(bar(page).getByText('Goal reached')).toBeVisible();
});

test('the goal counts for what happens as it was prepared', async ({ page }) => {
  await openLearn(page, '/lessons/nine-in-the-evening');
  await page.getByLabel('I expect').fill('17');
  await page.getByRole('button', { name: 'Run it' }).click();
  await page.getByRole('button', { name: 'Change it in the workbench' }).click();
  await expect(bar(page)).toBeVisible();
  // To the evening before, a moment after the backup.
  const at = page.getByLabel('Incident at (UTC)').first();
  await at.fill('2026-11-03T21:30');
  await at.press('Enter');
  await expect(bar(page).getByText(/was changed: the goal counts for it as it was prepared/)).toBeVisible();
  await bar(page).getByRole('button', { name: 'Start over' }).click();
  await expect(bar(page).getByText('Orders DB: 17 h of data lost; at most 1 h is allowed.')).toBeVisible();
});

for (const [view, tab, place, word] of [
  ['Cost', 'Bill', 'Bill, a table', 'Warm storage'],
  ['Compare', null, 'Side by side', 'Data lost'],
  ['Assess', null, 'Components and disruptions, a table', 'Availability Zone'],
  ['Compliance', null, 'Components and controls, a table', 'Vault lock'],
] as const) {
  test(`${view}: “${word}” opens its entry of the glossary`, async ({ page }) => {
    await openPage(page);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }).click();
    if (tab) await page.getByRole('tab', { name: tab }).click();
    const button = page.getByRole('region', { name: place, exact: true }).getByRole('button', { name: word, exact: true });
    await button.first().click();
    const entry = page.getByRole('dialog', { name: 'From the glossary' });
    await expect(entry.getByRole('heading', { name: new RegExp(`^${word}`) })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(button.first()).toBeFocused();
  });
}

test('the glossary: searched in any order, and linked', async ({ page }) => {
  await openLearn(page, '/glossary');
  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('OBJECTIVE recovery póint');
  await expect(page.getByRole('article').first()).toHaveAccessibleName('Recovery point objective (RPO)');
  await search.fill('xylophone');
  await expect(page.getByText('No entry has all of these words.')).toBeVisible();
  await search.fill('rpo');
  const entry = page.getByRole('article', { name: 'Recovery point objective (RPO)' });
  await expect(entry.getByRole('list', { name: 'Sources' }).getByRole('link').first()).toHaveAttribute('href', /^https:/);
  await entry.getByRole('link', { name: 'Recovery time objective (RTO)' }).click();
  await expect(page.getByRole('heading', { name: 'Recovery time objective (RTO)' })).toBeFocused();
});

test('a word of the workbench opens its entry, and Escape leads back', async ({ page }) => {
  await openPage(page);
  const word = page.getByRole('button', { name: 'Worst data loss', exact: true });
  await word.click();
  const entry = page.getByRole('dialog', { name: 'From the glossary' });
  await expect(entry.getByRole('heading', { name: 'Data lost' })).toBeFocused();
  expect(await axe(page)).toEqual([]);
  await entry.getByRole('button', { name: 'Recovery point objective (RPO)' }).click();
  await expect(entry.getByRole('heading', { name: 'Recovery point objective (RPO)' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(entry).toBeHidden();
  await expect(word).toBeFocused();

  // Fields of forms have it beside their label.
  await page.getByRole('link', { name: 'Protect' }).click();
  await page.getByRole('button', { name: 'From the glossary: Start within (minutes)' }).first().click();
  await expect(entry.getByRole('heading', { name: 'Start window' })).toBeFocused();
  await entry.getByRole('button', { name: 'Open the glossary' }).click();
  await expect(entry).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Start window', level: 3 })).toBeFocused();
});

for (const [name, viewport] of [
  ['on a desk', { width: 1440, height: 900 }],
  ['at 320 px', { width: 320, height: 640 }],
] as const) {
  test(`learning, ${name}: nothing is cut off, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize(viewport);
    // The other pages are in the navigation: access.spec.ts looks at them.
    for (const place of ['/lessons/the-erp-and-its-link', '/lessons/the-bill']) {
      await openLearn(page, place);
      await expect(page.getByText('Loading…')).toHaveCount(0);
      const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrolled, `${place} scrolls sideways`).toBeLessThanOrEqual(viewport.width);
      expect(await axe(page, viewport.width < 1_000 ? 'size' : 'all'), place).toEqual([]);
    }
  });
}

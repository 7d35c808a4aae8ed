/** Cards: searched, reviewed by keyboard, kept, exported and imported; and the interview with its transcript. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, openPage, test } from './workbench';

const figure = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Cards', exact: true }).locator('div', { has: page.locator(`dt:text-is("${name}")`) }).locator('dd');
const question = (page: Page): Locator => page.getByRole('heading', { level: 3 });
const cards = (page: Page): Locator => page.getByRole('region', { name: 'All cards' }).locator('details');

async function openCards(page: Page): Promise<void> {
  await page.goto('./#learn/cards');
  await expect(cards(page)).not.toHaveCount(0);
}

test('cards are found by their words and by topic, with answer and source', async ({ page }) => {
  await openPage(page);
  await openCards(page);
  const all = await cards(page).count();
  expect(all).toBeGreaterThanOrEqual(120);
  await page.getByRole('searchbox', { name: 'Search' }).fill('gateway seconds');
  const some = await cards(page).count();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all / 4);
  await cards(page).first().locator('summary').click();
  const open = page.locator('details[open]');
  await expect(open.getByRole('list', { name: 'Sources' }).getByRole('listitem')).not.toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search' }).fill('no card has these words');
  await expect(page.getByText('No card has all of these words.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await page.getByLabel('Topic').selectOption({ index: 2 });
  await expect.poll(() => cards(page).count()).toBeLessThan(40);
});

test('a review session by keyboard; what was learned survives a reload and goes to another browser', async ({ page, browser }) => {
  await openPage(page);
  await openCards(page);
  await expect(figure(page, 'Reviews')).toHaveText('0');
  await page.getByLabel('New cards a day').selectOption('5');
  await page.getByRole('link', { name: 'Review cards' }).click();
  await expect(page.getByText('5 cards: 5 new.')).toBeVisible();
  expect(await axe(page)).toEqual([]);

  // A digit before the answer grades nothing.
  const first = (await question(page).textContent()) ?? '';
  await page.keyboard.press('3');
  await expect(page.getByRole('button', { name: /^Show the answer/ })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('group', { name: 'Answer' })).toBeFocused();
  await expect(page.getByRole('button', { name: /Good 10 min/ })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('4');
  await expect(question(page)).not.toHaveText(first);
  await expect(page.getByText('4 cards: 4 new.')).toBeVisible();
  // Taken back, it is asked once more.
  await page.keyboard.press('u');
  await expect(question(page)).toHaveText(first);
  await expect(page.getByText('5 cards: 5 new.')).toBeVisible();

  for (let left = 5; left > 0; left -= 1) {
    await expect(page.getByText(`${left} card${left === 1 ? '' : 's'}: ${left} new.`)).toBeVisible();
    await page.keyboard.press('Space');
    await page.keyboard.press('4');
  }
  await expect(question(page)).toHaveText('Done for now');
  await expect(page.getByText('5 reviews in this session. The next card is due in 8 d.')).toBeVisible();

  await page.reload();
  await openCards(page);
  await expect(figure(page, 'Reviews')).toHaveText('5');
  await expect(figure(page, 'Known')).toHaveText('5');
  await expect(figure(page, 'Days in a row')).toHaveText('1');
  await expect(cards(page).first()).toContainText('due in 8 d');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export progress' }).click();
  const file = await (await download).path();
  const written = JSON.parse(await readFile(file, 'utf8'));
  expect(Object.keys(written.cards)).toHaveLength(5);

  const context = await browser.newContext({ serviceWorkers: 'block' });
  const friend = await context.newPage();
  await friend.goto(page.url());
  await openCards(friend);
  await expect(figure(friend, 'Reviews')).toHaveText('0');
  const field = friend.locator('input[type="file"][aria-label="Progress as a JSON file"]');
  await field.setInputFiles({ name: 'wrong.json', mimeType: 'application/json', buffer: Buffer.from('{"format":1,"cards":{"a":{}}}') });
  await expect(friend.getByRole('alert').filter({ hasText: 'was not imported' })).toContainText('/cards/a');
  await field.setInputFiles(file);
  await expect(figure(friend, 'Reviews')).toHaveText('5');
  await friend.getByRole('button', { name: 'Bring the former progress back' }).click();
  await expect(figure(friend, 'Reviews')).toHaveText('0');
  await context.close();
});

test('progress that cannot be read is put aside, not overwritten', async ({ page }) => {
  await page.addInitScript(() => {
    if (!sessionStorage.getItem('once')) localStorage.setItem('tabletop.learn.cards', '{"format":99}');
    sessionStorage.setItem('once', 'yes');
  });
  await openPage(page);
  await openCards(page);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('It was put aside');
  const aside = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('tabletop.learn.cards.aside')).map((key) => localStorage.getItem(key)),
  );
  expect(aside).toEqual(['{"format":99}']);
});

test('an interview with clock, notes and rubric ends in a transcript', async ({ page }) => {
  await openPage(page);
  await page.goto('./#learn/interview');
  await page.getByRole('button', { name: 'No topic' }).click();
  await page.getByRole('button', { name: 'Start the interview' }).click();
  await expect(page.getByText('Choose at least one topic.')).toBeVisible();
  await page.getByRole('checkbox', { name: /^RPO and RTO/ }).check();
  await page.getByLabel('Questions').selectOption('3');
  await page.getByLabel('Time for each').selectOption('1 min');
  await page.getByRole('button', { name: 'Start the interview' }).click();

  const asked: string[] = [];
  for (let number = 1; number <= 3; number += 1) {
    await expect(page.getByRole('heading', { name: `Question ${number} of 3` })).toBeVisible();
    asked.push((await question(page).textContent()) ?? '');
    await expect(page.getByRole('timer', { name: 'Time left' })).toHaveText(/^(1:00|0:5\d)$/);
    // A question mark in the notes is a letter, not the key of the list of keys.
    await page.getByRole('textbox', { name: 'Your notes' }).pressSequentially(`Note ${number}?`);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    if (number === 1) {
      expect(await axe(page)).toEqual([]);
      await page.goto('./#cost');
      await page.goto('./#learn/interview');
      await expect(page.getByRole('textbox', { name: 'Your notes' })).toHaveValue('Note 1?');
    }
    await page.getByRole('button', { name: 'Show what a good answer names' }).click();
    const points = page.getByRole('list', { name: 'What a good answer names' }).getByRole('checkbox');
    const all = await points.count();
    expect(all).toBeGreaterThan(2);
    await points.first().check();
    await expect(page.getByText(`1 of ${all} points`)).toBeVisible();
    if (number === 1) expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: number < 3 ? 'Next question' : 'Show the transcript' }).click();
  }
  const transcript = page.getByRole('textbox', { name: 'Transcript as Markdown' });
  const text = await transcript.inputValue();
  for (const [index, it] of asked.entries()) {
    expect(text).toContain(`## ${index + 1}. ${it}`);
    expect(text).toContain(`> Note ${index + 1}?`);
  }
  expect(text.match(/- \[x\] The answer: /g)).toHaveLength(3);
  expect(await axe(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  expect((await download).suggestedFilename()).toMatch(/^interview-\d{4}-\d\d-\d\d\.md$/);
  await page.getByRole('button', { name: 'New interview' }).click();
  await expect(page.getByRole('button', { name: 'Start the interview' })).toBeVisible();
});

/** Drills: a whole one by keyboard, the same questions by the same link, and the statements beside them. */
import type { Locator, Page } from '@playwright/test';
import { axe, expect, openPage, test } from './workbench';

const question = (page: Page): Locator => page.getByRole('heading', { level: 3 }).first();
const answers = (page: Page): Locator => page.getByRole('list', { name: 'Answers' }).getByRole('listitem');
const facts = (page: Page): Locator => page.locator('dl[aria-labelledby="drill-design"]');

const QUIZ = './#learn/drills/1.2026.4.data_lost+way_back+strategy';

/** Waits for a question and reads all of it. */
async function asked(page: Page, number: number): Promise<string> {
  await expect(page.getByRole('heading', { name: `Question ${number} of 4` })).toBeVisible();
  await expect(answers(page)).toHaveCount(4);
  const texts = [await question(page).textContent(), await facts(page).textContent()];
  return [...texts, ...(await answers(page).allTextContents())].join('\n');
}

test('a drill is played to its end by keyboard, and its link repeats it', async ({ page, browser }) => {
  await openPage(page);
  await page.goto(QUIZ);
  const seen: string[] = [];
  let right = 0;
  for (let number = 1; number <= 4; number += 1) {
    seen.push(await asked(page, number));
    if (number === 1) expect(await axe(page)).toEqual([]);
    await page.keyboard.press(String(number));
    const verdict = page.getByRole('status').filter({ hasText: /^(Right|Not right)/ });
    await expect(verdict).toBeVisible();
    if ((await verdict.textContent())?.startsWith('Right')) right += 1;
    // Whoever answers is told why: what is right, what each wrong answer comes from, and the sources.
    await expect(answers(page).locator('[data-state="right"], :scope[data-state="right"]')).toHaveCount(1);
    await expect(page.getByRole('list', { name: 'Why, step by step' }).getByRole('listitem')).not.toHaveCount(0);
    await expect(page.getByRole('list', { name: 'Sources' }).getByRole('link').first()).toHaveAttribute('href', /^https:/);
    // A second answer changes nothing.
    await page.keyboard.press(String((number % 4) + 1));
    await expect(answers(page).filter({ hasText: 'Your answer' })).toHaveCount(1);
    if (number === 1) expect(await axe(page)).toEqual([]);
    await expect(page.getByRole('button', { name: /Next question|Show the score/ })).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText(`${right} of 4 right`)).toBeVisible();
  expect(await axe(page)).toEqual([]);

  const link = await page.getByRole('textbox', { name: 'Link to the same questions' }).inputValue();
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const friend = await context.newPage();
  await friend.goto(link);
  for (let number = 1; number <= 4; number += 1) {
    expect(await asked(friend, number)).toBe(seen[number - 1]);
    await friend.keyboard.press('1');
    await friend.keyboard.press('Enter');
  }
  await context.close();
});

test('an answer outlives a look at another view, and the design can be opened', async ({ page }) => {
  await openPage(page);
  await page.goto(QUIZ);
  await asked(page, 1);
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  const second = await asked(page, 2);
  await page.goto('./#cost');
  await page.goto(QUIZ);
  expect(await asked(page, 2)).toBe(second);
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Open this design in the workbench' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Drill: /);
  await expect(page.getByRole('region', { name: 'Key figures' })).toBeVisible();
});

test('a drill is made by hand: kinds, length and seed', async ({ page }) => {
  await openPage(page);
  await page.goto('./#learn/drills');
  const start = page.getByRole('button', { name: 'Start the drill' });
  await page.getByRole('textbox', { name: 'Seed' }).fill('nine');
  await start.click();
  await expect(page.getByText('The seed is a whole number')).toBeVisible();
  await page.getByRole('textbox', { name: 'Seed' }).fill('9');
  for (const box of await page.getByRole('group', { name: 'Questions' }).getByRole('checkbox').all()) {
    await box.uncheck();
  }
  await start.click();
  await expect(page.getByText('Choose at least one type of question.')).toBeVisible();
  await page.getByRole('checkbox', { name: /Which vault helps/ }).check();
  await page.getByLabel('Length').selectOption('5 questions');
  await start.click();
  await expect(page).toHaveURL(/#learn\/drills\/1\.9\.5\.vault$/);
  await expect(question(page)).toHaveText(/^From which vault/);
});

test('a link that is damaged says so and leads on', async ({ page }) => {
  await openPage(page);
  await page.goto('./#learn/drills/1.9');
  await expect(page.getByRole('alert')).toContainText('damaged');
  await page.getByRole('link', { name: 'Choose another drill' }).click();
  await expect(page.getByRole('button', { name: 'Start the drill' })).toBeVisible();
});

test('statements are judged by keyboard, with the source beside the answer', async ({ page }) => {
  await openPage(page);
  await page.goto('./#learn/statements');
  const count = page.getByText(/^\d+ of \d+$/);
  await expect(count).toHaveText(/^1 of/);
  await page.keyboard.press('t');
  const verdict = page.getByRole('status').filter({ hasText: /it is (true|false)\.$/ });
  await expect(verdict).toBeVisible();
  const isRight = (await verdict.textContent())?.startsWith('Right') ?? false;
  await expect(page.getByRole('list', { name: 'Sources' }).first().getByRole('listitem')).not.toHaveCount(0);
  await expect(page.getByText(`${isRight ? 1 : 0} right`, { exact: true })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await expect(page.getByRole('button', { name: 'Next statement' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(count).toHaveText(/^2 of/);
  const all = await page.getByRole('region', { name: 'All statements' }).locator('details').count();
  for (let number = 2; number <= all; number += 1) {
    await page.keyboard.press('f');
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText(new RegExp(`^\\d+ of ${all} right$`))).toBeVisible();
});

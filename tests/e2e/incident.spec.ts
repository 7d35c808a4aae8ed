/** The incident moves by pointer, by keys and by its field, and everything follows. */
import { pressComponent } from './building';
import { axe, expect, incidentSlider, keyFigure, openPage, openWhole, tabTo, test, xOf } from './workbench';

test('drag the incident from 11:50 to 08:00 and read 2 h', async ({ page }) => {
  await openWhole(page);
  await expect(keyFigure(page, 'Worst data loss')).toContainText('5 h 50 min');

  const slider = incidentSlider(page);
  await expect(slider).toHaveAccessibleName('Incident Orders table dropped');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 11:50 UTC');
  const box = await slider.boundingBox();
  if (!box) throw new Error('the handle of the incident has no place on the page');
  const grip = { x: box.x + 12, y: box.y + box.height / 2 };
  const distance = (await xOf(page, 8 * 60)) - (await xOf(page, 11 * 60 + 50));
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + distance / 2, grip.y, { steps: 4 });
  await page.mouse.move(grip.x + distance, grip.y + 30, { steps: 4 });
  // Everything has followed before the pointer is up.
  await expect(slider).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 08:00 UTC');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('2 h');
  await page.mouse.up();

  await expect(keyFigure(page, 'Recovered to')).toContainText('Tue 3 Nov, 06:00');
  await expect(page.getByRole('img', { name: /^Orders DB: the worst case is 6 h .*of data lost/ })).toHaveAccessibleName(/08:00: 2 h lost\.$/);
  await expect(page.getByRole('tabpanel', { name: 'Outcome' })).toContainText('Recovered to Tue 3 Nov, 06:00');

  await page.getByRole('button', { name: 'Undo: Move “Orders table dropped”' }).click();
  await expect(slider).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 11:50 UTC');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('5 h 50 min');
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveAccessibleName('Undo');

  await page.getByRole('button', { name: /^Redo/ }).click();
  await expect(keyFigure(page, 'Worst data loss')).toContainText('2 h');
});

test('move the incident by arrow keys, and undo by key', async ({ page }) => {
  await openPage(page);
  const slider = incidentSlider(page);
  await slider.focus();
  // What moves and undoes is loaded by then: moves close to each other are one step.
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 10:50 UTC');
  await page.keyboard.press('Control+z');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 11:50 UTC');
  for (let hour = 0; hour < 3; hour++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 08:50 UTC');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('2 h 50 min');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', String(24 * 60 + 8 * 60 + 51));

  await page.keyboard.press('Control+z');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 11:50 UTC');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('5 h 50 min');
  await page.keyboard.press('Control+Shift+z');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 08:51 UTC');

  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuenow', '0');
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', 'Sun 15 Nov, 23:59 UTC');
});

test('move the incident by its field', async ({ page }) => {
  await openPage(page);
  const field = page.getByRole('region', { name: 'Timeline' }).getByLabel('Incident at (UTC)');
  await expect(field).toHaveValue('2026-11-03T11:50');
  await field.fill('2026-11-03T11:00');
  await expect(keyFigure(page, 'Worst data loss')).toContainText(/5 h(?! 50)/);
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 11:00 UTC');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(field).toHaveValue('2026-11-03T11:50');
});

test('a change is there after a reload', async ({ page }) => {
  await openPage(page);
  await incidentSlider(page).focus();
  for (let hour = 0; hour < 3; hour++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(keyFigure(page, 'Worst data loss')).toContainText('2 h 50 min');
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await expect(keyFigure(page, 'Worst data loss')).toContainText('2 h 50 min');
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Tue 3 Nov, 08:50 UTC');
});

test('the whole journey by keyboard alone', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip', exact: true })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Why: Worst data loss' }));
  await pressComponent(page, /^Web front end, not tested/);
  await expect(page.getByRole('tabpanel')).toContainText('Not affected by this incident');

  await page.getByRole('tab', { name: 'Outcome' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tabpanel', { name: 'Protection' })).toContainText('daily, plan web');
  await page.keyboard.press('End');
  await tabTo(page, page.getByRole('tabpanel', { name: 'Incident' }).getByLabel('Name'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Oops');
  await page.keyboard.press('Tab');
  await expect(incidentSlider(page)).toHaveAccessibleName('Incident Oops');

  await tabTo(page, incidentSlider(page));
  await page.keyboard.press('PageUp');
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
  await expect(page.getByRole('status').filter({ hasText: 'Oops, Wed 4 Nov, 11:50' })).toBeAttached();
});

test('what holds no data is rebuilt, and needs no recovery point', async ({ page }) => {
  await openPage(page);
  const exposure = page.getByRole('region', { name: 'Exposure over time' });
  await exposure.getByLabel('Component', { exact: true }).selectOption({ label: 'Web front end' });
  const picture = exposure.getByRole('img', { name: 'Web front end holds no data of its own and is rebuilt from code.' });
  await expect(picture).toBeVisible();
  await exposure.getByLabel('If', { exact: true }).selectOption({ label: 'the site fails' });
  await expect(picture).toBeVisible();

  // Snapshots of Elastic Disaster Recovery help where data is damaged.
  await exposure.getByLabel('Component', { exact: true }).selectOption({ label: 'ERP servers' });
  await exposure.getByLabel('If', { exact: true }).selectOption({ label: 'data is deleted or corrupted' });
  await expect(exposure.getByRole('img', { name: /^ERP servers: the worst case is 10 min .*of data lost/ })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing for axe to find, ${colorScheme}`, async ({ page }) => {
    const differs = colorScheme === 'dark' ? 'colors' : 'all';
    await page.emulateMedia({ colorScheme });
    await openPage(page);
    expect(await axe(page, differs)).toEqual([]);
    for (const tab of ['Protection', 'Component', 'Incident']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await axe(page, differs), tab).toEqual([]);
    }
    await page.getByRole('region', { name: 'Exposure over time' }).getByText('Data table').click();
    expect(await axe(page, differs), 'with the table').toEqual([]);
  });
}

for (const width of [390, 320]) {
  test(`no sideways scrolling at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page);
    for (const tab of ['Outcome', 'Protection', 'Component', 'Incident']) {
      await page.getByRole('tab', { name: tab }).click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, tab).toBeLessThanOrEqual(width);
    }
    expect(await axe(page, 'size')).toEqual([]);
  });
}

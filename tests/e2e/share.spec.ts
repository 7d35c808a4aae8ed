/** Links with a design in them: there and back, and what others may put into one. */
import { deflateRawSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, incidentSlider, openPage, test } from './workbench';

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const notices = (page: Page): Locator => page.getByRole('region', { name: 'Notices' });
const linkField = (page: Page): Locator => page.getByRole('textbox', { name: 'Link to this design' });

const clock = { start: '2026-11-02T00:00:00Z', days: 7, time_zone: 'UTC' };

/** A link as others would make one. */
const linkTo = (text: string): string =>
  `./#design=1.${deflateRawSync(Buffer.from(text)).toString('base64url')}`;

test('a link brings the whole design to somebody else, and leaves theirs alone', async ({ page, browser }) => {
  await openPage(page);
  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog', { name: 'Share this design by a link' })).toBeVisible();
  await expect(linkField(page)).toHaveValue(/#design=2\./);
  expect(await axe(page)).toEqual([]);
  const link = await linkField(page).inputValue();
  expect(link.length).toBeLessThan(6_000);

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const friend = await context.newPage();
  await friend.goto(link);
  await expect(incidentSlider(friend)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
  await expect(notices(friend)).toContainText('Opened from a link');
  expect(new URL(friend.url()).hash).toBe('#workbench');

  // Their own design, then the same link once more: it is the design they have got by it.
  await friend.getByRole('button', { name: 'Designs' }).click();
  const dialog = friend.getByRole('dialog', { name: 'Designs saved in this browser' });
  await dialog.getByLabel('New design from').selectOption('Pilot light');
  await dialog.getByRole('button', { name: 'New design' }).click();
  await expect(title(friend)).toHaveText('Pilot light');
  await friend.goto(link);
  await expect(title(friend)).toHaveText('E-commerce company');
  await friend.getByRole('button', { name: 'Designs' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await context.close();
});

test('a link opened over a design of one’s own becomes another design', async ({ page }) => {
  await openPage(page);
  await incidentSlider(page).focus();
  await page.keyboard.press('PageUp');
  await page.goto(linkTo(JSON.stringify({ format: 1, name: 'By link', clock })));
  await expect(title(page)).toHaveText('By link');
  await page.getByRole('button', { name: 'Designs' }).click();
  await page.getByRole('button', { name: 'Open “E-commerce company”' }).click();
  await expect(incidentSlider(page)).toHaveAttribute('aria-valuetext', 'Wed 4 Nov, 11:50 UTC');
});

test('nothing is written over a link before its design is open', async ({ page }) => {
  await openPage(page);
  await incidentSlider(page).focus();
  const link = linkTo(JSON.stringify({ format: 1, name: 'By link', clock }));
  // The browser says some time after the address has changed that it has.
  await page.evaluate((link) => history.pushState(null, '', link), link);
  await page.keyboard.press('PageUp');
  // The address follows what is shown sooner than a design is saved.
  const isSaved = (): boolean => Object.keys(localStorage).some((key) => key.startsWith('tabletop.designs.'));
  await expect.poll(() => page.evaluate(isSaved)).toBe(true);
  expect(page.url()).toContain(link.slice(1));
  await page.evaluate(() => dispatchEvent(new HashChangeEvent('hashchange')));
  await expect(title(page)).toHaveText('By link');
});

test('the link is put on the clipboard, or selected where that is not allowed', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('The link is on the clipboard.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await linkField(page).inputValue());

  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('The link is selected')).toBeVisible();
  const selected = await page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement;
    return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  });
  expect(selected).toBe(copied);
});

test('a design that is too large for a link is offered as a file', async ({ page }) => {
  await openPage(page);
  // Names without any order do not compress.
  let seed = 1;
  const noise = (): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed.toString(36);
  };
  const sites = Array.from({ length: 150 }, (_, index) => ({
    id: `s${index}`,
    name: Array.from({ length: 40 }, noise).join(''),
    kind: 'region',
    region: 'us-east-1',
  }));
  await page.getByLabel('Design as a JSON file').setInputFiles({
    name: 'large.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 1, name: 'Large', clock, sites })),
  });
  await expect(title(page)).toHaveText('Large');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this design by a link' });
  await expect(dialog.getByRole('alert')).toContainText('too large for a link');
  await expect(linkField(page)).toBeHidden();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as a file' }).click();
  expect((await download).suggestedFilename()).toBe('large.json');
});

for (const [what, fragment, reason] of [
  ['of a newer version', '#design=7.AAAA', 'made by a newer version of Tabletop (format 7'],
  ['that was cut off', '#design=1.fVDBTsMwDP0VK', 'part of the link was cut off'],
  ['in another form', '#design=hello', "not in Tabletop's format"],
  ['that unpacks to more than any design', linkTo(' '.repeat(8 << 20)).slice(2), 'unpack to more than 4 MiB'],
] as const) {
  test(`a link ${what} says so, and the design stays`, async ({ page }) => {
    await page.goto(`./${fragment}`);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(notices(page)).toContainText(reason);
    await expect(title(page)).toHaveText('E-commerce company');
  });
}

for (const behind of ['=', '.', '…', '%20', ')']) {
  test(`a link with ${behind} pasted behind it opens`, async ({ page }) => {
    await page.goto(`${linkTo(JSON.stringify({ format: 1, name: 'By link', clock }))}${behind}`);
    await expect(title(page)).toHaveText('By link');
  });
}

test('a damaged link is not read again, and one of a newer version is', async ({ page }) => {
  await page.goto('./#design=1.fVDBTsMwDP0VK');
  await expect(notices(page)).toContainText('part of the link was cut off');
  expect(new URL(page.url()).hash).toBe('#workbench');
  await page.reload();
  await expect(title(page)).toHaveText('E-commerce company');
  await expect(notices(page)).toHaveCount(0);
  // What follows links is there by then.
  await expect(page.getByRole('group', { name: 'Playback' })).toBeVisible();
  await page.goto('./#design=7.AAAA');
  await expect(notices(page)).toContainText('made by a newer version of Tabletop');
  expect(new URL(page.url()).hash).toBe('#design=7.AAAA');
});

test('fields of a link that nobody knows are named', async ({ page }) => {
  await page.goto(linkTo(JSON.stringify({ format: 1, name: 'By link', clock, extra: 1 })));
  await expect(title(page)).toHaveText('By link');
  await expect(notices(page)).toContainText(
    '1 field of the design in the link is unknown and was left out: /extra.',
  );
});

test('a link with what is no design shows what is wrong with it, and offers it', async ({ page }) => {
  await page.goto(linkTo(JSON.stringify({ format: 1, name: 'Wrong', clock: { ...clock, days: 'many' } })));
  const refused = page.getByRole('alert', { name: '“The design in the link” was not opened' });
  await expect(refused).toContainText('/clock/days');
  const download = page.waitForEvent('download');
  await refused.getByRole('button', { name: 'Download the file' }).click();
  expect((await download).suggestedFilename()).toBe('the-design-in-the-link.json');
});

const script = '<script>document.title="broken into"</script>';
const image = '<img src=x onerror="document.title=\'broken into\'">"\'`{{7*7}}${7*7}';
const turned = 'exe.\u202egnp.\u2066evil\u0000\u0007';
const long = 'W'.repeat(4_000);
const emoji = '👩‍👩‍👧‍👦'.repeat(40);

for (const [kind, name] of Object.entries({ script, image, turned, long, emoji })) {
  test(`names in a link are text, whatever they hold: ${kind}`, async ({ page }) => {
    const site = { id: 'primary', name, kind: 'region', region: 'us-east-1' };
    const tags = { [name]: name };
    const database = { id: 'orders', name, kind: 'rds_instance', site: 'primary', size_gib: 200, rpo_minutes: 60, tags };
    const drop = { id: 'drop', name, kind: 'accidental_deletion', target: 'orders', at: '2026-11-04T14:00:00Z' };
    const rule = { name, vault: 'main', schedule: 'cron(0 5 * * ? *)', delete_after_days: 30 };
    const design = {
      format: 1,
      name,
      clock,
      sites: [site],
      components: [database],
      incidents: [drop],
      journeys: [{ id: 'buy', name, needs: ['orders'] }],
      vaults: [{ id: 'main', site: 'primary' }],
      plans: [{ name, rules: [rule], selection: { components: ['orders'] } }],
    };
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await page.goto(linkTo(JSON.stringify(design)));
    await expect(notices(page)).toContainText('Opened from a link');
    for (const width of [1440, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      for (const view of ['Workbench', 'Protect', 'Compliance', 'Cost']) {
        await page.getByRole('link', { name: view, exact: true }).click();
        await expect(page.getByText('Loading…')).toHaveCount(0);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over, `${view} at ${width}`).toBeLessThanOrEqual(0);
      }
      await page.getByRole('link', { name: 'Workbench', exact: true }).click();
      await page.getByRole('button', { name: 'Designs' }).click();
      const list = page.getByRole('list', { name: 'Saved designs' });
      const spread = await list.evaluate((it) => it.scrollWidth - it.clientWidth);
      expect(spread, `designs at ${width}`).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
    }
    await expect(page).not.toHaveTitle('broken into');
    expect(dialogs).toBe(0);
    expect(await page.locator('main img, main script, header img, header script').count()).toBe(0);
  });
}

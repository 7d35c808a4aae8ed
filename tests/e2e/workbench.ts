/** Where things are on the workbench, by role and name. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, incidentSlider } from './support';

export { expect, incidentSlider, openPage, openWhole, showWhole, tabTo, test } from './support';

/** One of the key figures, with what belongs to it. */
export const keyFigure = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Key figures' }).getByRole('group', { name });

/** Adds an incident of a kind from the menu of the timeline. */
export async function addIncident(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Add incident…' }).click();
  const kinds = page.getByRole('dialog', { name: 'Incidents to add' });
  await kinds.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
  await expect(kinds).toBeHidden();
}

/** How far a number of minutes is from the start of the timeline, in CSS pixels. */
export async function xOf(page: Page, minutes: number): Promise<number> {
  const last = Number(await incidentSlider(page).getAttribute('aria-valuemax'));
  const lane = await page.getByRole('img', { name: /^Orders DB: \d+ recovery points/ }).boundingBox();
  if (!lane) throw new Error('the lane of Orders DB has no place on the page');
  return (minutes / (last + 1)) * lane.width;
}

/** What of a page may differ in other colors. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];
/** What of a page may differ at another size. */
const OF_SIZES = ['target-size', 'scrollable-region-focusable', 'button-name', 'link-name', 'label'];
/** Off by default: targets of 24 px, or with as much room around them (WCAG 2.2, 2.5.8); what is seen of a name is
 *  in the name, so that it can be said (2.5.3). */
const MORE = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } };

/** What axe finds, as a list to be empty. A page that is looked at as well on a desk in light colors is asked only
 *  for what its colors or its size can change: all rules cost a long page half a minute. */
export async function axe(page: Page, differs: 'all' | 'colors' | 'size' = 'all'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (differs === 'all') axe.options({ rules: MORE });
  else axe.withRules(differs === 'colors' ? OF_COLORS : OF_SIZES);
  // What stays at the edge of the window covers what can be scrolled from under it: axe calls that too small.
  const stays = page.locator('.change-bar');
  const place = (position: string): Promise<void> =>
    stays.evaluateAll((all: HTMLElement[], position) => all.forEach((it) => (it.style.position = position)), position);
  await place('static');
  const { violations } = await axe.analyze();
  await place('');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

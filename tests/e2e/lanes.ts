/** What the journeys on the timeline share: its parts by role and name, and a place on a lane. */
import type { Locator, Page } from '@playwright/test';

export const timeline = (page: Page): Locator => page.getByRole('region', { name: 'Timeline' });
export const lanes = (page: Page): Locator => page.getByRole('group', { name: 'Lanes' });
export const range = (page: Page): Locator => page.getByRole('group', { name: 'What is shown' });
export const playhead = (page: Page): Locator => page.getByRole('slider', { name: 'Moment that is looked at' });
export const press = (page: Page, name: string): Promise<void> =>
  timeline(page).getByRole('button', { name, exact: true }).click();

/** A place on the lane of Orders DB. */
export async function onLane(page: Page, share: number): Promise<{ x: number; y: number }> {
  const lane = page.getByRole('img', { name: /^Orders DB: / }).last();
  await lane.scrollIntoViewIfNeeded();
  const box = await lane.boundingBox();
  if (!box) throw new Error('the lane of Orders DB has no place on the page');
  return { x: box.x + box.width * share, y: box.y + box.height / 2 };
}

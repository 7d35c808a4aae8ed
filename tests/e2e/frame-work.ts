/** Measures, inside the page, the main thread's work for one pointer move, or one turn of the wheel, until it is painted. */
import type { Page } from '@playwright/test';

interface FrameWork {
  samples: number[];
}

declare global {
  interface Window {
    frameWork: FrameWork;
  }
}

/** Starts measuring on every page opened from now on. */
export async function measureFrameWork(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const samples: number[] = [];
    window.frameWork = { samples };

    /** Calls back in the first task after this one; unlike a timeout, it is never delayed. */
    const inNextTask = (then: () => void): void => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(null);
    };

    // Capture on the window comes before every listener of the page.
    const onMove = (): void => {
      const moved = performance.now();
      let handled = Infinity;
      // The task after the event: its handlers and their microtasks are done.
      inNextTask(() => (handled = performance.now()));
      requestAnimationFrame(() => {
        const frameStarted = performance.now();
        // The task after the frame: its callbacks, style, layout and paint are done.
        inNextTask(() => {
          const painted = performance.now();
          const waited = handled < frameStarted ? frameStarted - handled : 0;
          samples.push(painted - moved - waited);
        });
      });
    };
    window.addEventListener('pointermove', onMove, { capture: true });
    window.addEventListener('wheel', onMove, { capture: true, passive: true });
  });
}

/** The work of the moves so far, in milliseconds, once there are `count` of them. */
export async function frameWork(page: Page, count: number): Promise<number[]> {
  await page.waitForFunction((count) => window.frameWork.samples.length >= count, count);
  return page.evaluate(() => window.frameWork.samples);
}

/** Forgets the moves so far. */
export async function forgetFrameWork(page: Page): Promise<void> {
  await page.evaluate(() => void (window.frameWork.samples.length = 0));
}

/** Measures, inside the page, the main thread's work for one input until it is painted. */
import type { Locator } from '@playwright/test';

/** A move of the pointer that is held down, or, with a length, a turn of the wheel with Ctrl. */
export interface Input {
  x: number;
  y: number;
  wheel?: number;
}

/**
 * The work for each input, in milliseconds. The inputs are made in the page, one a frame: what a test
 * tool does between two of them is no work of the page.
 */
export async function frameWork(target: Locator, inputs: Input[]): Promise<number[]> {
  return target.evaluate(async (element, inputs) => {
    /** Ends in the first task after this one; unlike a timeout, it is never delayed. */
    const nextTask = (): Promise<void> =>
      new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done();
        channel.port2.postMessage(null);
      });
    /** When the next frame begins: asked for before the input, so before all that the page draws in it. */
    const nextFrame = (): Promise<number> =>
      new Promise((done) => requestAnimationFrame(() => done(performance.now())));

    const samples: number[] = [];
    for (const { x, y, wheel } of inputs) {
      const at = { clientX: x, clientY: y, bubbles: true, cancelable: true };
      const event =
        wheel === undefined
          ? new PointerEvent('pointermove', { ...at, pointerId: 1, isPrimary: true, buttons: 1 })
          : new WheelEvent('wheel', { ...at, deltaY: wheel, ctrlKey: true });
      const frame = nextFrame();
      const given = performance.now();
      element.dispatchEvent(event);
      // The task after the event: its handlers and their microtasks are done.
      await nextTask();
      const handled = performance.now();
      const began = await frame;
      // The task after the frame: its callbacks, style, layout and paint are done.
      await nextTask();
      samples.push(performance.now() - given - Math.max(0, began - handled));
    }
    return samples;
  }, inputs);
}

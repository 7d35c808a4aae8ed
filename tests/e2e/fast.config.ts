/** How the journeys and the drag benchmark run: one system Chromium, the address given from outside. */
import { defineConfig } from '@playwright/test';

/** The environment that `cargo xtask` sets; a default would hide that it is missing. */
function fromXtask(variable: string): string {
  const value = process.env[variable];
  if (!value) {
    throw new Error(`${variable} is not set: start the tests with cargo xtask test --only e2e`);
  }
  return value;
}

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  forbidOnly: true,
  // A journey that passes at the second try is a journey that fails for some people.
  retries: 0,
  // Each journey has a page of its own, so that they need no order.
  fullyParallel: true,
  workers: 2,
  // Generous, since a browser's first start on a busy machine takes a minute: how fast the page is, is
  // the business of the benchmark.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // `cargo xtask` names the file of the JSON report in PLAYWRIGHT_JSON_OUTPUT_FILE.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: fromXtask('TABLETOP_URL'),
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    // They would answer what a journey lets fail on purpose; those about them allow them.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // Recording each step of a journey that passes costs a third of its time; `--trace on` for one that fails.
    trace: 'off',
    launchOptions: {
      executablePath: fromXtask('TABLETOP_CHROMIUM'),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync', '--js-flags=--no-wasm-dynamic-tiering --no-wasm-tier-up --liftoff',
      ],
    },
  },
  projects: [
    { name: 'journeys', testMatch: '*.spec.ts' },
    // A picture would be measured along with the page.
    { name: 'bench', testMatch: '*.bench.ts', use: { screenshot: 'off' } },
  ],
});

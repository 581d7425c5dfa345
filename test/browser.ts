import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserServer,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { findChromium } from '../bin/system-packages.ts';

/** Chromium without its windows, which opens a page in half the time; a system package of its own. */
const headlessShell = '/usr/bin/chromium-headless-shell';

/** A real browser that the test processes connect to. */
export function launchBrowserServer(): Promise<BrowserServer> {
  const usesShell = !process.env.CHROMIUM && existsSync(headlessShell);
  const executablePath = usesShell ? headlessShell : findChromium();
  return chromium.launchServer({ host: '127.0.0.1', ...launchOptions(executablePath) });
}

/** The whole Chromium, for what its headless shell lacks, such as notifications. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(launchOptions(findChromium()));
}

function launchOptions(executablePath: string | undefined): LaunchOptions {
  if (!executablePath) throw new Error('Chromium is missing; npm test installs it.');
  return {
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

export interface Look {
  dark?: boolean;
  phone?: boolean;
  script?: boolean;
  /** The time zone of whoever sits at it. */
  zone?: string;
}

/** A person's own browser, with nobody's cookies; `script: false` switches JavaScript off. */
export function openContext(browser: Browser, look: Look = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: look.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    javaScriptEnabled: look.script ?? true,
    timezoneId: look.zone,
    reducedMotion: 'reduce',
  });
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds serious or critical on the page, one line each; empty is good. */
export async function seriousProblems(page: Page): Promise<string[]> {
  // The page's own policy admits no foreign script, so axe runs beside it, in the page's world.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`);
}

interface AxeResults {
  violations: { id: string; impact: string; nodes: { html: string }[] }[];
}

import { execFileSync } from 'node:child_process';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A phone as cheap as they come, an old office screen, and the narrowest reflow of WCAG 1.4.10. */
export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 800 };
export const REFLOW = { width: 320, height: 640 };

/** Starts the Chromium of this machine, without a window. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  return chromium.launch({ executablePath, args: FLAGS });
}

/** One person's browser: own cookies and storage, and a list of everything that went wrong in its pages. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Console errors, uncaught errors and violations of the content policy, in order. */
  faults: string[];
}

interface VisitorOptions {
  viewport?: { width: number; height: number };
  language?: 'zh' | 'en';
  large?: boolean;
  /** Console messages that the test itself provokes, such as the browser's line for an expected 401. */
  expected?: RegExp;
}

/** A new visitor of `baseURL`; language and type size are set as the person would have left them. */
export async function newVisitor(
  browser: Browser,
  baseURL: string,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL,
    viewport: options.viewport ?? PHONE,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const preferences = JSON.stringify({
    language: options.language ?? 'zh',
    size: options.large === true ? 'large' : 'ordinary',
  });
  await context.addInitScript(`localStorage.getItem('tianxin.preferences') === null &&
    localStorage.setItem('tianxin.preferences', ${JSON.stringify(preferences)})`);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { context, page, faults: watch(page, options.expected) };
}

function watch(page: Page, expected: RegExp | undefined): string[] {
  const faults: string[] = [];
  const note = (text: string): void => {
    if (expected?.test(text) !== true) faults.push(text);
  };
  page.on('pageerror', (error) => {
    note(`uncaught: ${error.message}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  return faults;
}

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { html: string; failureSummary?: string }[] }[];
}

/** What axe finds wrong with the page as it stands, one line per element; empty when nothing. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so the page's own content policy stays as strict as it is.
  await page.evaluate(axe.source);
  const how = JSON.stringify({ runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] });
  const result: unknown = await page.evaluate(`axe.run(document, ${how})`);
  return (result as AxeResult).violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

/** How many CSS pixels the page can be scrolled sideways; 0 where it fits. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** What can be pressed and is lower than `least` CSS pixels. */
export async function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate(`
    [...document.querySelectorAll('button, .k-button, .f-door, nav a, select, summary')]
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => element.getBoundingClientRect().height < ${String(least)} - 0.5)
      .map((element) => element.outerHTML.slice(0, 120))`);
}

/** Saves a picture of the whole page below `SHOTS_DIR` for people to look at; nothing when that is not set. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS_DIR'];
  if (folder === undefined) return;
  const path = join(folder, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}

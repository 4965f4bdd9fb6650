import type { Browser, Page } from 'playwright-core';
import { DESKTOP, newVisitor, type Visitor } from './browser.ts';
import type { DemoCounty } from './demo-county.ts';
import { accessibilityFaults, picture, sidewaysScroll } from './inspect.ts';

type Options = NonNullable<Parameters<typeof newVisitor>[2]>;

/** The staff of a demo county at their desks; what goes wrong in any of their pages is kept until asked for. */
export interface Office {
  county: () => DemoCounty;
  /** A browser of its own for one member of staff, signed in, at the first page of the account. */
  desk: (userName: string, options?: Options) => Promise<Visitor>;
  /** A browser of its own at the sign-in page. */
  visitor: (options?: Options) => Promise<Visitor>;
  /** Closes every browser and hands over what went wrong in their consoles. */
  leave: () => Promise<string[]>;
}

export function openOffice(county: () => DemoCounty, browser: () => Browser): Office {
  const visitors: Visitor[] = [];
  const visitor = async (options: Options = {}): Promise<Visitor> => {
    const made = await newVisitor(browser(), county().baseUrl, { viewport: DESKTOP, ...options });
    visitors.push(made);
    await made.page.goto('/desk/');
    await made.page.locator('#userName').waitFor();
    return made;
  };
  return {
    county,
    visitor,
    desk: async (userName, options = {}) => {
      const made = await visitor(options);
      await signIn(made.page, userName, county().password);
      return made;
    },
    leave: async () => {
      const left = visitors.splice(0);
      await Promise.all(left.map(({ context }) => context.close()));
      return left.flatMap(({ faults }) => faults);
    },
  };
}

async function signIn(page: Page, userName: string, password: string): Promise<void> {
  await page.locator('#userName').fill(userName);
  await page.locator('#password').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('.shell h1').waitFor();
}

/** Opens a page of the desk by its address and waits until nothing is under way. */
export async function turnTo(page: Page, path: string): Promise<void> {
  await page.goto(`/desk${path}`);
  await page.locator('.shell h1').waitFor();
  await page.waitForLoadState('networkidle');
}

/** A page as it stands: nothing for axe to find, nothing to scroll sideways; pictured under its name. */
export async function expectSound(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await picture(page, name);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
}

/** What has the focus, as its text or its name. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(
    '(document.activeElement?.getAttribute("name") ?? document.activeElement?.textContent ?? "").trim()',
  );
}

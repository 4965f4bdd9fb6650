import type { Browser } from 'playwright-core';
import { agencyStories } from './desk/agency-stories.ts';
import { bankStories } from './desk/bank-stories.ts';
import { catalogueStories } from './desk/catalogue-stories.ts';
import { countyStories } from './desk/county-stories.ts';
import { everyPageStories } from './desk/every-page-stories.ts';
import { leadsStories } from './desk/leads-stories.ts';
import { marketStories } from './desk/market-stories.ts';
import { regulatorStories } from './desk/regulator-stories.ts';
import { sessionStories } from './desk/session-stories.ts';
import { openBrowser } from './support/browser.ts';
import { startDemoCounty, type DemoCounty } from './support/demo-county.ts';
import { openOffice } from './support/desk-visit.ts';

/** The staff's app in a real browser, on the real program with its demo county; one county for all of them. */
describe('at the desk', () => {
  let county: DemoCounty;
  let browser: Browser;
  const office = openOffice(
    () => county,
    () => browser,
  );

  beforeAll(async () => {
    [county, browser] = await Promise.all([startDemoCounty(), openBrowser()]);
  }, 180_000);

  afterEach(async () => {
    expect(await office.leave()).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
    await county.close();
  });

  everyPageStories(office);
  agencyStories(office);
  catalogueStories(office);
  bankStories(office);
  marketStories(office);
  countyStories(office);
  leadsStories(office);
  regulatorStories(office);
  sessionStories(office);
});

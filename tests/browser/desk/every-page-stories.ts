import { PHONE } from '../support/browser.ts';
import { expectSound, turnTo, type Office } from '../support/desk-visit.ts';

const PAGES: Readonly<Record<string, readonly string[]>> = {
  minzheng: [
    '/upload',
    '/batches',
    '/catalogue',
    '/catalogue/civil-household-members',
    '/catalogue/civil-household-members/new-version',
    '/agreements',
    '/agency-leads',
    '/objections',
  ],
  bank: ['/consents', '/consents/new', '/inquiry', '/inquiries', '/models'],
  canteen: ['/demands', '/demands/new', '/listings', '/rounds', '/proposals', '/orders'],
  coop: ['/listings/new'],
  regulator: ['/access-log', '/access-summary', '/lead-rules', '/lead-figures', '/rounds'],
  county: [
    '/county',
    '/county/look-up',
    '/county/score-runs',
    '/review-figures',
    '/leads',
    '/lead-rules',
    '/objections',
  ],
  reviewer: [
    '/review',
    '/review/bulk',
    '/review/proposals',
    '/review/persons',
    '/review/samples',
    '/review/decisions',
    '/review-figures',
  ],
  admin: ['/organisations', '/users/new', '/machine-clients/new', '/agencies'],
  witness: ['/captures'],
};

/** 1280 px at 200 % zoom lays the page out as on a screen of 640 px. */
const ZOOMED = { width: 640, height: 400 };

/** Every page in both languages, at the desk's width, at 200 % zoom and on a phone: axe 0, no sideways scroll. */
export function everyPageStories(office: Office): void {
  for (const [userName, paths] of Object.entries(PAGES)) {
    it(`shows ${userName} every page soundly`, async () => {
      const [zh, en] = await Promise.all([
        office.desk(userName),
        office.desk(userName, { language: 'en', large: true }),
      ]);
      for (const path of paths) {
        await turnTo(zh.page, path);
        await expectSound(zh.page, `desk/${userName}${path}-zh`);
        await zh.page.setViewportSize(PHONE);
        await expectSound(zh.page, `desk/${userName}${path}-zh-phone`);
        await zh.page.setViewportSize({ width: 1280, height: 800 });
        await turnTo(en.page, path);
        await expectSound(en.page, `desk/${userName}${path}-en`);
        expect(await chineseOf(en.page.locator('.shell-menu').innerText())).toBe('');
        await en.page.setViewportSize(ZOOMED);
        await expectSound(en.page, `desk/${userName}${path}-en-zoomed`);
        await en.page.setViewportSize({ width: 1280, height: 800 });
      }
    }, 120_000);
  }

  it('enlarges everything by one seventh where large type is chosen', async () => {
    const { page } = await office.desk('bank');
    const size = () => page.evaluate('parseFloat(getComputedStyle(document.documentElement).fontSize)');
    expect(await size()).toBe(16);
    await page.getByRole('button', { name: '大字' }).click();
    await page.getByRole('button', { name: '标准字号' }).waitFor();
    expect(await size()).toBeCloseTo(18.29, 1);
    await page.getByRole('button', { name: '标准字号' }).click();
    await page.getByRole('button', { name: '大字' }).waitFor();
    expect(await size()).toBe(16);
  });

  it('says that there is no such page, or that it is not for this account', async () => {
    const { page } = await office.desk('bank');
    await turnTo(page, '/nowhere');
    expect(await page.title()).toBe('没有这一页 · 田信工作台');
    await turnTo(page, '/county');
    expect(await page.title()).toBe('您不能看这一页 · 田信工作台');
    await expectSound(page, 'desk/forbidden');
    await page.getByRole('link', { name: '回首页' }).click();
    await page.getByRole('heading', { level: 1, name: '授权列表' }).waitFor();
  });
}

async function chineseOf(text: Promise<string>): Promise<string> {
  return (await text).replace(/[^\p{Script=Han}]/gu, '');
}

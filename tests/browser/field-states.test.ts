import type { Browser, Page } from 'playwright-core';
import { newVisitor, openBrowser, DESKTOP, REFLOW, type Visitor } from './support/browser.ts';
import { createApi } from '../../server/demo/api.ts';
import { signIn } from '../../server/demo/staff.ts';
import { startDemoCounty, type DemoCounty, type Farmer } from './support/demo-county.ts';
import { accessibilityFaults, picture, sidewaysScroll, smallTargets } from './support/inspect.ts';
import { farmerOf, MINUTE, signInFarmer, signInVillageDesk } from './support/sign-in.ts';

type Options = NonNullable<Parameters<typeof newVisitor>[2]>;

/** The pages a farmer can reach by an address of their own. */
const PAGES = [
  '/field/',
  '/field/credit',
  '/field/credit/points',
  '/field/credit/looks',
  '/field/credit/data',
  '/field/credit/objections',
  '/field/consents',
  '/field/sell',
  '/field/sell/new',
  '/field/sell/orders',
  '/field/mine',
  '/field/queue',
  '/field/no-such-page',
];

const MODES: readonly { name: string; options: Options }[] = [
  { name: 'Chinese', options: {} },
  { name: 'English', options: { language: 'en' } },
  { name: '长辈版', options: { large: true } },
  { name: '长辈版 in English', options: { large: true, language: 'en' } },
  { name: 'an office screen', options: { viewport: DESKTOP } },
  { name: 'reflow at 320 px in English', options: { viewport: REFLOW, language: 'en' } },
];

describe('the phone’s pages', () => {
  let county: DemoCounty;
  let browser: Browser;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    [county, browser] = await Promise.all([startDemoCounty(), openBrowser()]);
  }, 180_000);

  afterEach(async () => {
    const faults = visitors.flatMap((visitor) => visitor.faults);
    await Promise.all(visitors.splice(0).map((visitor) => visitor.context.close()));
    expect(faults).toEqual([]);
  });

  afterAll(async () => {
    await Promise.allSettled([browser.close(), county.close()]);
  });

  async function visitor(options: Options = {}): Promise<Visitor> {
    const made = await newVisitor(browser, county.baseUrl, options);
    visitors.push(made);
    return made;
  }

  async function signedIn(which: number, options: Options = {}): Promise<Visitor> {
    const made = await visitor(options);
    await signInFarmer(made.page, county, which);
    return made;
  }

  describe.each(MODES)('in $name', ({ name, options }) => {
    it('have no accessibility fault, no sideways scroll, large targets, on every screen', async () => {
      const { page } = await visitor(options);
      await page.goto('/field/');
      await page.locator('#phone').waitFor();
      const size = await page.evaluate('getComputedStyle(document.documentElement).fontSize');
      expect(size).toBe(options.large === true ? '21.28px' : '16px');
      const found = [await inspected(page, 'sign-in', name)];
      await signInFarmer(page, county, 1);
      const details = new Set<string>();
      for (const path of PAGES) {
        await page.goto(path);
        await settled(page);
        found.push(await inspected(page, path, name));
        (await detailLinks(page)).forEach((link) => details.add(link));
      }
      expect(details.size).toBeGreaterThanOrEqual(1);
      for (const path of details) {
        await page.goto(path);
        await settled(page);
        found.push(await inspected(page, path.replace(/_.*/, ''), name));
      }
      expect(found.filter((one) => one !== '')).toEqual([]);
      if (options.language === 'en') expect(await chineseLeft(page)).toEqual([]);
    }, 120_000);
  });

  it('keep a listing without network, say so, and send it once when the network is back', async () => {
    const { page, context } = await signedIn(0, { expected: /ERR_INTERNET_DISCONNECTED/ });
    await page.goto('/field/queue');
    await page.goto('/field/sell/new');
    await answerListing(page, '断网时写的');
    await context.setOffline(true);
    await page.getByText('没有网络。填好的内容会留着').waitFor();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { level: 1, name: '已存好，有网自动发送' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: '看等着发送的' }).click();
    await page.getByRole('listitem').filter({ hasText: '马铃薯' }).getByText('等网络').waitFor();
    await picture(page, 'field/queue');
    await context.setOffline(false);
    await page.getByText('没有等着发送的东西').waitFor();
    await page.goto('/field/sell');
    await page.getByText('断网时写的').waitFor();
    expect(await page.getByText('断网时写的').count()).toBe(1);
  }, 60_000);

  it('let an item be deleted from the queue, and ask before signing out while one is unsent', async () => {
    const { page, context } = await signedIn(2, { expected: /ERR_INTERNET_DISCONNECTED/ });
    await page.goto('/field/queue');
    await page.goto('/field/sell/new');
    await answerListing(page, '不要了');
    await context.setOffline(true);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { level: 1, name: '已存好，有网自动发送' }).waitFor();
    await page.getByRole('link', { name: '我的' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('dialog').getByText('有 1 项存在本机').waitFor();
    await page.keyboard.press('Escape');
    await page
      .getByRole('link', { name: /等着发送的/ })
      .first()
      .click();
    await page.getByRole('button', { name: '删掉' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删掉' }).click();
    await page.getByText('没有等着发送的东西').waitFor();
  }, 60_000);

  it('open without network once they were visited', async () => {
    const { page, context } = await signedIn(0, { expected: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ });
    await page.evaluate('navigator.serviceWorker.ready');
    await until(page, 'navigator.serviceWorker.controller !== null');
    await context.setOffline(true);
    await page.goto('/field/sell/new');
    await page.getByRole('heading', { level: 1, name: '您要卖什么？' }).waitFor();
    await page.goto('/field/credit');
    await page.getByText('现在没有网络。请找有信号的地方再试。').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  it('ask to sign in again over a half-written form and lose nothing', async () => {
    const { page, context } = await signedIn(2, { expected: /401/ });
    await page.goto('/field/sell/new');
    await answerListing(page, '写到一半登录过期');
    county.skip(60 * MINUTE);
    await context.clearCookies();
    await page.getByRole('button', { name: '提交' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('请重新登录').waitFor();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
    await dialog.getByText('请重新登录').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const { phone } = farmerOf(county, 2);
    await dialog.getByLabel('手机号').fill(phone);
    await dialog.getByRole('button', { name: '获取验证码' }).click();
    await dialog.getByLabel('6 位验证码').fill(await codeOf(page, county, phone));
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '已经发布' }).waitFor();
    await page.getByRole('link', { name: '看我发布的货' }).click();
    await page.getByText('写到一半登录过期').waitFor();
  }, 60_000);

  it('keep a draft for its owner alone', async () => {
    const { page } = await signedIn(0);
    await page.goto('/field/sell/new');
    await answerListing(page, '只有我看得到');
    await page.getByRole('link', { name: '我的' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { level: 1, name: '登录田信' }).waitFor();
    await signInFarmer(page, county, 2);
    await page.goto('/field/sell/new');
    for (let step = 0; step < 2; step += 1) await page.getByRole('button', { name: '下一步' }).click();
    expect(await page.locator('main').textContent()).not.toContain('只有我看得到');
    await page.getByRole('link', { name: '请选一样货。' }).waitFor();
    await page.getByRole('link', { name: '我的' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await signInFarmer(page, county, 0);
    await page.goto('/field/sell/new');
    expect(await page.getByLabel(/马铃薯/).isChecked()).toBe(true);
  }, 60_000);

  it('say what is wrong on a fault, with the number to tell, and try again', async () => {
    const { page } = await signedIn(0, { expected: /500/ });
    const problem = { type: 'x', title: 'x', status: 500, code: 'fault', detail: 'x', requestId: 'req-4711' };
    await page.route('**/v1/me/score', (route) =>
      route.fulfill({ status: 500, json: problem, contentType: 'application/problem+json' }),
    );
    await page.goto('/field/credit');
    await page.getByText('查询编号：req-4711').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute('**/v1/me/score');
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.locator('.f-score-figure').waitFor();
  });

  it('tell an unknown consent and an unknown address in words', async () => {
    const { page } = await signedIn(0, { expected: /404/ });
    await page.goto('/field/consents/cst_01ZZZZZZZZZZZZZZZZZZZZZZZZ');
    await page.getByText('没有找到，可能已被删除，或不属于您。').waitFor();
    await page.goto('/field/nowhere');
    await page.getByRole('link', { name: '回首页' }).click();
    await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
  });

  it('say after a while that they are still trying', async () => {
    const { page } = await signedIn(0);
    await page.route('**/v1/me/file', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      await route.continue();
    });
    await page.goto('/field/credit/data');
    await page.getByText('还在努力加载').waitFor();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
  }, 30_000);

  it('can be used by keyboard alone: skip link, visible focus, heading first', async () => {
    const { page } = await signedIn(0);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
    expect(await focused(page)).toBe('H1');
    await page.getByRole('link', { name: '信用', exact: true }).press('Enter');
    await page.getByRole('heading', { level: 1, name: '我的信用' }).waitFor();
    expect(await focused(page)).toBe('H1');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineWidth');
    expect(outline).toBe('3px');
  });

  it('let a village agent begin only with the farmer present', async () => {
    const { page } = await visitor({ expected: /404/ });
    await signInVillageDesk(page, county, 'agent');
    await page.getByRole('link', { name: /开始代办/ }).click();
    await page.getByRole('button', { name: '开始代办' }).click();
    await page.getByRole('link', { name: '本人不在场不能代办。' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await fillAssistance(page, { ...farmerOf(county, 0), name: '李四' });
    await page.getByRole('button', { name: '开始代办' }).click();
    await page.getByText('姓名和身份证号对不上登记').waitFor();
  }, 60_000);

  it('take an assisted consent from the agent to the witness and back to the farmer', async () => {
    const farmer = farmerOf(county, 0);
    await askConsent(county, 'bank2', farmer);
    const { page } = await visitor();
    await signInVillageDesk(page, county, 'agent');
    await page.getByRole('link', { name: /开始代办/ }).click();
    await fillAssistance(page, farmer);
    await page.getByRole('button', { name: '开始代办' }).click();
    await page.getByRole('heading', { level: 1, name: `${farmer.name}，您好` }).waitFor();
    const banner = page.getByRole('region', { name: /代办中/ });
    expect(await banner.textContent()).toContain(`代办中：村协理员覃小梅 正在为 ${farmer.name} 办理`);
    await picture(page, 'field/assistance');
    await page.getByRole('link', { name: /1 家银行想看您的信用/ }).click();
    await page.getByRole('button', { name: '看明白了，同意' }).click();
    await page.getByRole('link', { name: '请选择凭据文件。' }).waitFor();
    const evidence = { name: '录音.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('read aloud') };
    await page.locator('#evidence').setInputFiles(evidence);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '看明白了，同意' }).click();
    await page.getByText('已经记下。还要见证人和您本人确认才算数。').waitFor();
    await page.getByRole('button', { name: '结束代办' }).click();
    await page.getByRole('heading', { level: 1, name: '村服务站' }).waitFor();
    await signOutOfDesk(page);
    await signInVillageDesk(page, county, 'witness');
    await page.getByRole('link', { name: /见证与复核/ }).click();
    await page.getByRole('button', { name: '我见证' }).click();
    await page.getByText('两项都属实才能见证，请都勾上。').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('checkbox', { name: '本人当时在场' }).check();
    await page.getByRole('checkbox', { name: /念给本人听了/ }).check();
    await page.getByRole('button', { name: '我见证' }).click();
    await page.getByRole('button', { name: '复核属实，生效' }).waitFor();
    await page.goto('/field/');
    await signOutOfDesk(page);
    await signInFarmer(page, county, 0);
    await page.getByRole('link', { name: /1 家银行想看您的信用/ }).click();
    await page.getByRole('button', { name: '是我本人的意思，确认' }).click();
    await page.getByText('已确认生效。').waitFor();
    await page.getByText('反悔期到').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 90_000);
});

async function fillAssistance(page: Page, farmer: Farmer): Promise<void> {
  await page.getByLabel('姓名').fill(farmer.name);
  await page.getByLabel('身份证号').fill(farmer.idNumber);
  await page.getByLabel('为什么代办').fill('本人没有智能手机');
  await page.getByRole('checkbox', { name: '本人就在面前' }).check();
}

/** A bank asks for a consent through its own API. */
async function askConsent(county: DemoCounty, userName: string, farmer: Farmer): Promise<void> {
  const api = await signIn(createApi(county.baseUrl), userName);
  await api.post('/v1/consents', {
    subject: { idNumber: farmer.idNumber, name: farmer.name },
    purpose: 'LOAN_APPROVAL',
    fetchType: 'ONETIME',
    dataTypes: ['credit-score'],
    consentMode: 'VIEW',
    consentExpiry: new Date(county.now() + 20 * 86_400_000).toISOString(),
    lookbackMonths: 24,
  });
}

async function signOutOfDesk(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { level: 1, name: '登录田信' }).waitFor();
}

/** Answers every question of a listing and stops before it is submitted. */
async function answerListing(page: Page, note: string): Promise<void> {
  const next = page.getByRole('button', { name: '下一步' });
  await page.getByLabel(/马铃薯/).check();
  await next.click();
  const asked = page.getByRole('heading', { level: 1, name: /什么等级？|有多少？/ });
  await asked.waitFor();
  if ((await asked.textContent()) === '什么等级？') await next.click();
  await page.getByLabel('净重').fill('100');
  await next.click();
  await page.getByLabel('要价').fill('1.2');
  await next.click();
  await next.click();
  await page.getByLabel(/备注/).fill(note);
  await next.click();
  await page.getByRole('heading', { level: 1, name: '核对一下' }).waitFor();
}

/** The message may arrive a moment after the button was pressed. */
async function codeOf(page: Page, county: DemoCounty, phone: string): Promise<string> {
  await page.getByLabel('6 位验证码').waitFor();
  return county.codeSentTo(phone);
}

/** Playwright's own waiting evaluates text within the page, which the content policy rightly refuses. */
async function until(page: Page, expression: string): Promise<void> {
  const patience = performance.now() + 10_000;
  while ((await page.evaluate(expression)) !== true) {
    if (performance.now() > patience) throw new Error(`never true: ${expression}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await until(page, "document.querySelector('.k-skeleton') === null && document.title !== '田信'");
  await page.waitForLoadState('networkidle');
}

/** Everything measurable that is wrong with a screen, or nothing. */
async function inspected(page: Page, screen: string, mode: string): Promise<string> {
  await picture(page, `field/${mode}/${screen.replace(/\W+/g, '-')}`);
  const faults = await accessibilityFaults(page);
  const sideways = await sidewaysScroll(page);
  const small = await smallTargets(page, 44);
  const wrong = [...faults, ...(sideways > 0 ? [`${String(sideways)} px sideways`] : []), ...small];
  return wrong.length === 0 ? '' : `${screen}: ${wrong.join('\n')}`;
}

async function detailLinks(page: Page): Promise<string[]> {
  return page.evaluate(
    '[...document.querySelectorAll(\'a[href*="/consents/c"], a[href*="/proposals/"]\')].map((a) => a.getAttribute(\'href\'))',
  );
}

/** Chinese that stands outside of names of people, organisations and places on the page shown. */
async function chineseLeft(page: Page): Promise<string[]> {
  const text: string = await page
    .locator('nav, h1, h2, dt, button')
    .allTextContents()
    .then((all) => all.join('\n'));
  return text.split('\n').filter((line) => /[\u4e00-\u9fff]/.test(line) && line !== '中文');
}

async function focused(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement.tagName');
}

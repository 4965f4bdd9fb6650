import type { Browser } from 'playwright-core';
import { newVisitor, openBrowser, type Visitor } from './support/browser.ts';
import { startDemoCounty, type DemoCounty } from './support/demo-county.ts';
import { farmerOf, MINUTE, signInFarmer } from './support/sign-in.ts';
import { accessibilityFaults, sidewaysScroll } from './support/inspect.ts';

/** The farmer's thread on a phone, on the real program with its demo county. */
describe('on a phone, a farmer', () => {
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

  async function visitor(options: Parameters<typeof newVisitor>[2] = {}): Promise<Visitor> {
    const made = await newVisitor(browser, county.baseUrl, options);
    visitors.push(made);
    return made;
  }

  async function signedIn(which: number, options: Parameters<typeof newVisitor>[2] = {}): Promise<Visitor> {
    const made = await visitor(options);
    await signInFarmer(made.page, county, which);
    return made;
  }

  it('signs in by phone and code in three presses', async () => {
    const { page } = await visitor();
    const { phone, name } = farmerOf(county, 0);
    county.skip(MINUTE);
    await page.goto('/field/');
    await page.getByLabel('手机号').click();
    await page.keyboard.type(phone);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByLabel('6 位验证码').waitFor();
    await page.keyboard.type(county.codeSentTo(phone));
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `${name}，您好` }).waitFor();
    expect(await page.title()).toBe(`${name}，您好 · 田信`);
  });

  it('sees where every value comes from, objects to one without network, and takes it back', async () => {
    const { page, context } = await signedIn(2, { expected: /ERR_INTERNET_DISCONNECTED/ });
    await page.getByRole('link', { name: '信用', exact: true }).click();
    await page.getByRole('link', { name: /我的档案/ }).click();
    await page.getByText('身份证号和姓名都对得上，所以算作您的。').first().waitFor();
    await page.getByRole('link', { name: '这条不对：村' }).first().click();
    await page.getByRole('heading', { level: 1, name: '哪里不对？' }).waitFor();
    await page.getByRole('button', { name: '提出异议' }).click();
    await page.getByRole('link', { name: '请写上应该是什么' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('应该是什么？').fill('邻村');
    await context.setOffline(true);
    await page.getByRole('button', { name: '提出异议' }).click();
    await page.getByRole('heading', { level: 1, name: '已存好，有网自动发送' }).waitFor();
    await context.setOffline(false);
    await page.evaluate('dispatchEvent(new Event("online"))');
    await page.goto('/field/credit/objections');
    await page.getByText('邻村').waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: '撤回这条异议' }).click();
    await page.getByRole('button', { name: '撤回这条异议' }).last().click();
    await page.getByText('您撤回了').waitFor();
  });

  it('is told in a sentence what is wrong with a phone or a code', async () => {
    const { page } = await visitor({ expected: /401/ });
    await page.goto('/field/');
    await page.getByLabel('手机号').fill('123');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByRole('link', { name: '请写 11 位手机号，例如 13800138000。' }).click();
    expect(await page.title()).toBe('错误：登录田信 · 田信');
    await page.getByLabel('手机号').fill('１３９ 0000 0001');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByLabel('6 位验证码').fill('000000');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('link', { name: '验证码不对，或已过期。请核对，或重新获取。' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('sees the score with its reasons, the points that add up, and who looked', async () => {
    const { page } = await signedIn(0);
    await page.getByRole('link', { name: '信用', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '我的信用' }).waitFor();
    const figure = page.locator('.f-score-figure');
    await figure.waitFor();
    const score = Number(await figure.textContent());
    expect(score).toBeGreaterThanOrEqual(300);
    expect(score).toBeLessThanOrEqual(850);
    await page.getByText(/等级 [ABC]/).waitFor();
    expect(await page.locator('.f-reason').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: /分数怎么算出来的/ }).click();
    await page.getByRole('heading', { level: 1, name: '分数怎么算出来的' }).waitFor();
    const texts = await page.locator('.f-sum').allTextContents();
    const points = texts.map((text) => Number(/(-?\d+) 分(?:，最高|$)/.exec(text.trim())?.[1]));
    expect(points.reduce((sum, one) => sum + one, 0)).toBe(score);
    await page.goto('/field/credit/looks');
    const look = page.getByRole('listitem').filter({ hasText: '县农村商业银行' });
    await look.getByText('给看了').waitFor();
    await look.getByRole('link', { name: '看这份同意书' }).click();
    await page.getByRole('heading', { level: 1, name: '同意书' }).waitFor();
  });

  it('agrees to a bank after reading what it means, and withdraws: choose, consequence, notice', async () => {
    const { page } = await signedIn(1);
    await page.getByRole('link', { name: /1 家银行想看您的信用/ }).click();
    await page.getByRole('heading', { level: 1, name: '银行请您同意' }).waitFor();
    const [no, yes] = [
      page.getByRole('button', { name: '不同意' }),
      page.getByRole('button', { name: '看明白了，同意' }),
    ];
    const [small, large] = [await no.boundingBox(), await yes.boundingBox()];
    expect([small?.width, small?.height]).toEqual([large?.width, large?.height]);
    await yes.click();
    await page.getByText('已同意。您随时可以撤回。').waitFor();
    await page.getByText('有效', { exact: true }).waitFor();
    await page.getByRole('button', { name: '先停一停' }).click();
    await page.getByText('已经停下，银行现在看不了。').waitFor();
    await page.getByRole('button', { name: '恢复' }).click();
    await page.getByText('已恢复，银行可以再看。').waitFor();
    await page.getByRole('button', { name: '撤回同意' }).click();
    await page.getByRole('heading', { level: 1, name: '撤回同意？' }).waitFor();
    await page.getByRole('button', { name: '确定撤回' }).click();
    await page.getByText('已撤回。从现在起，这家银行再也看不了。').waitFor();
    await page.getByText('经过').click();
    await page.getByRole('listitem').filter({ hasText: '撤回: 本人' }).waitFor();
    await page.getByRole('link', { name: '首页' }).click();
    await page
      .getByText('现在没有等您办的事')
      .or(page.getByText(/个买家想买您的货/))
      .waitFor();
  });

  it('sees at home that a refused bank got nothing', async () => {
    const { page } = await signedIn(2);
    await page.goto('/field/consents');
    await page.getByRole('listitem').filter({ hasText: '县惠民村镇银行' }).getByText('已拒绝').waitFor();
  });

  it('lists goods in kilograms, sees them echoed in 斤 with the sum, checks, submits, and takes them down', async () => {
    const { page } = await signedIn(2);
    await page.goto('/field/sell/new');
    await page.getByLabel('货名').fill('洋芋');
    await page.getByLabel(/马铃薯/).check();
    await page.getByRole('button', { name: '下一步' }).click();
    if (await page.getByRole('heading', { name: '什么等级？' }).isVisible())
      await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('净重').fill('５０');
    await page.getByLabel('单位').selectOption('公斤');
    await page.getByText('50 公斤 = 100 斤').waitFor();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('每公斤').check();
    await page.getByLabel('要价').fill('2.4');
    await page.getByText('50 公斤 = 100 斤，共 ¥120.00').waitFor();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel(/备注/).fill('𠮷家黄心土豆·个头匀 😀');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('heading', { level: 1, name: '核对一下' }).waitFor();
    await page.getByRole('button', { name: '修改 数量' }).click();
    await page.getByLabel('净重').fill('60');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByText('¥144.00').waitFor();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { level: 1, name: '已经发布' }).waitFor();
    await page.getByRole('link', { name: '看我发布的货' }).click();
    const card = page.getByRole('listitem').filter({ hasText: '𠮷家黄心土豆·个头匀 😀' });
    await card.getByText('在卖').waitFor();
    expect(await card.textContent()).toContain('120 斤（60 公斤）');
    await card.getByRole('button', { name: '不卖了' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await card.getByRole('button', { name: '不卖了' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '不卖了' }).click();
    await card.getByText('已下架').waitFor();
  });

  it('is asked back when the price confuses 斤 and 公斤', async () => {
    const { page } = await signedIn(1);
    await page.goto('/field/sell/new');
    await page.getByLabel('货名').fill('mls');
    await page.getByLabel(/马铃薯/).check();
    await page.getByRole('button', { name: '下一步' }).click();
    if (await page.getByRole('heading', { name: '什么等级？' }).isVisible())
      await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('净重').fill('200');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('每斤').check();
    await page.getByLabel('要价').fill('30');
    for (let presses = 0; presses < 3; presses += 1)
      await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { level: 1, name: '请确认价格' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: /没错，就是/ }).click();
    await page.getByRole('heading', { level: 1, name: '已经发布' }).waitFor();
  });

  it('is asked about records that do not agree, sees them in plain words, and answers', async () => {
    const { page } = await signedIn(3);
    await page.getByRole('link', { name: /县里有 1 件事想问您/ }).click();
    await page.getByRole('heading', { level: 1, name: '要核对的事' }).waitFor();
    const question = page.getByRole('region', { name: '低保户名下有较新的轿车' });
    await question.getByText('等您答复').waitFor();
    await question.getByText('民政局').waitFor();
    await question.getByText('车管所').waitFor();
    await question.getByRole('button', { name: '提交答复' }).click();
    await page.getByRole('link', { name: '请选一项' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await question.getByLabel('没错，但有原因').check();
    await question.getByLabel('请说明情况').fill('车是亲戚放在我名下的，去年已经卖了。');
    await question.getByRole('button', { name: '提交答复' }).click();
    await question.getByText('已答复，等县里决定').waitFor();
    await question.getByText('“车是亲戚放在我名下的，去年已经卖了。”').waitFor();
  });

  it('accepts what a buyer offers after the round', async () => {
    const { page } = await signedIn(0);
    await page.getByRole('link', { name: /个买家想买您的货/ }).click();
    const offer = page.locator('.f-door-urgent');
    await page.getByRole('heading', { level: 1, name: /买家的报价|卖农产品/ }).waitFor();
    if (await page.getByRole('heading', { level: 1, name: '卖农产品' }).isVisible())
      await offer.first().click();
    await page.getByText('为什么配给您').waitFor();
    await page.getByText(/^¥[\d,]+\.\d\d$/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: '接受', exact: true }).click();
    await page.getByText('已接受。等买家也接受，就会变成订单。').waitFor();
    await page.getByText('您已接受，等买家').waitFor();
  });
});

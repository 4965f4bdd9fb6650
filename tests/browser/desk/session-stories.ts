import { expectSound, turnTo, type Office } from '../support/desk-visit.ts';

const TWELVE_HOURS = 12 * 3_600_000;

export function sessionStories(office: Office): void {
  it('says in a sentence that name or password is wrong, and keeps the name', async () => {
    const { page } = await office.visitor({ expected: /401/ });
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('link', { name: '请填写用户名' }).waitFor();
    await page.getByLabel('用户名').fill('bank');
    await page.getByLabel('密码').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /用户名或密码不对/ }).waitFor();
    expect(await page.getByLabel('用户名').inputValue()).toBe('bank');
    await expectSound(page, 'desk/wrong-sign-in');
  });

  it('lets somebody whose session ended sign in over the form, loses nothing and sends it once', async () => {
    const { page, context } = await office.desk('county', { expected: /401/ });
    await turnTo(page, '/county/score-runs');
    await page.getByLabel('为什么要重算').fill('登录过期也不丢');
    await context.clearCookies();
    office.county().skip(TWELVE_HOURS);
    await page.getByRole('button', { name: '开始评分' }).click();
    const dialog = page.getByRole('dialog', { name: '登录已过期，请重新登录' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(true);
    await expectSound(page, 'desk/session-expired');
    expect(await page.getByLabel('为什么要重算').inputValue()).toBe('登录过期也不丢');
    await dialog.getByLabel('用户名').fill('county');
    await dialog.getByLabel('密码').fill(office.county().password);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const rows = page.getByRole('row').filter({ hasText: '登录过期也不丢' });
    await rows.first().waitFor();
    expect(await rows.count()).toBe(1);
  });

  it('says that there is no network, and keeps what was typed', async () => {
    const { page, context } = await office.desk('county', { expected: /ERR_INTERNET_DISCONNECTED/ });
    await turnTo(page, '/county/score-runs');
    await page.getByLabel('为什么要重算').fill('没有网');
    await context.setOffline(true);
    await page.getByText('没有网络。填好的内容会留着').waitFor();
    await page.getByRole('button', { name: '开始评分' }).click();
    await page.getByText('现在没有网络。请找有信号的地方再试。').first().waitFor();
    expect(await page.getByLabel('为什么要重算').inputValue()).toBe('没有网');
    await context.setOffline(false);
  });

  it('says when the system is at fault, with a number to ask by and a way to try again', async () => {
    const { page } = await office.desk('bank', { expected: /500/ });
    const fault = {
      type: '/problems/fault',
      title: 'Internal Server Error',
      status: 500,
      code: 'fault',
      detail: 'A fault.',
      requestId: 'req-4711',
    };
    await page.route('**/v1/inquiries?*', (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(fault) }),
    );
    await turnTo(page, '/inquiries');
    await page.getByText('查询编号：req-4711').waitFor();
    await expectSound(page, 'desk/fault');
    await page.unroute('**/v1/inquiries?*');
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('region', { name: '查询记录' }).waitFor();
  });

  it('shows that it is loading when an answer takes its time', async () => {
    const { page } = await office.desk('bank');
    await page.route('**/v1/inquiries?*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.goto('/desk/inquiries');
    await page.locator('.k-skeleton').waitFor();
    await page.getByRole('region', { name: '查询记录' }).waitFor();
  });

  it('signs out and forgets', async () => {
    const { page } = await office.desk('bank');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { level: 1, name: '登录工作台' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '登录工作台' }).waitFor();
  });
}

import { chinaDate, DAY } from '../../../modules/kernel/clock.ts';
import type { Page } from 'playwright-core';
import { expectSound, turnTo, type Office } from '../support/desk-visit.ts';

async function fillDate(page: Page, field: string, daysFromNow: number): Promise<void> {
  const [year = '', month = '', day = ''] = chinaDate(Date.now() + daysFromNow * DAY).split('-');
  await page.locator(`#${field}`).fill(year);
  await page.locator(`#${field}-month`).fill(month);
  await page.locator(`#${field}-day`).fill(day);
}

async function fillDemand(page: Page, price: string): Promise<void> {
  await page.locator('#productCode').fill('mls');
  await page.getByRole('option', { name: /马铃薯/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#quantity').fill('５００');
  await page.getByText('= 1,000 斤').waitFor();
  await page.locator('#price').fill(price);
  await fillDate(page, 'deliverFrom', 2);
  await fillDate(page, 'deliverUntil', 12);
  expect(await page.locator('#divisionCode').inputValue()).toBe('县城');
}

export function marketStories(office: Office): void {
  it('asks a doubtful price back, and opens a demand only when somebody else approves it', async () => {
    const { page } = await office.desk('canteen', { expected: /403/ });
    await turnTo(page, '/demands/new');
    await fillDemand(page, '30');
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('dialog', { name: '请再看一眼价格' }).waitFor();
    await expectSound(page, 'desk/market-price-question');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.locator('#price').fill('3.1');
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByRole('heading', { level: 1, name: '采购需求：马铃薯' }).waitFor();
    await page.getByText('待审批').waitFor();
    expect(await page.getByRole('button', { name: '批准需求' }).count()).toBe(0);
    const head = await office.desk('canteen-head');
    await head.page.goto(page.url());
    await head.page.getByRole('button', { name: '批准需求' }).click();
    await head.page.getByText('待撮合').waitFor();
    await expectSound(head.page, 'desk/market-demand');
  });

  it('lets a cooperative offer goods, see them, and take them back', async () => {
    const { page } = await office.desk('coop');
    await turnTo(page, '/listings/new');
    await page.locator('#productCode').fill('红薯');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#quantity').fill('2');
    await page.locator('select[name=quantity-unit]').selectOption('吨');
    await page.getByText('= 4,000 斤').waitFor();
    await page.locator('#price').fill('2500');
    await fillDate(page, 'readyFrom', 1);
    await fillDate(page, 'readyUntil', 20);
    await page.getByRole('button', { name: '发布供货' }).click();
    await page.getByRole('heading', { level: 1, name: '在售农产品' }).waitFor();
    await page.locator('#own').selectOption('own');
    const row = page.getByRole('row').filter({ hasText: '4000 斤' });
    await row.getByText('在售').waitFor();
    await expectSound(page, 'desk/market-own-listings');
    await row.getByRole('button', { name: '撤回' }).click();
    await page.getByRole('row').filter({ hasText: '甘薯' }).getByText('已撤回').waitFor();
  });

  it('shows a round with its proof, checked again in this browser', async () => {
    const { page } = await office.desk('coop');
    await turnTo(page, '/rounds');
    await page.getByRole('link', { name: '秋季产销对接第一轮' }).click();
    await page.getByRole('button', { name: '在我的浏览器里重新验证' }).click();
    await page.getByText(/验证通过：\d+ 对可行配对全部核对/).waitFor();
    await page.getByText('文件指纹与公布的一致').waitFor();
    await expectSound(page, 'desk/market-round');
  });

  it('sees through a proof that was changed on its way', async () => {
    const { page } = await office.desk('coop');
    await page.route('**/v1/rounds/*/certificate', async (route) => {
      const answer = await route.fetch();
      const certificate = (await answer.json()) as { u: number[] };
      const u = certificate.u.map((price, at) => (at === 0 ? price + 1 : price));
      await route.fulfill({ response: answer, json: { ...certificate, u } });
    });
    await turnTo(page, '/rounds');
    await page.getByRole('link', { name: '秋季产销对接第一轮' }).click();
    await page.getByRole('button', { name: '在我的浏览器里重新验证' }).click();
    await page.getByText('验证没有通过，请联系监管部门。').waitFor();
    await page.getByText('文件指纹与公布的不一致').waitFor();
  });

  it('lets a buyer read why, and accept', async () => {
    const { page } = await office.desk('canteen');
    await turnTo(page, '/proposals');
    await page.getByText('为什么这样配').first().waitFor();
    await page.getByRole('button', { name: '接受' }).first().click();
    await page.getByText('本单位已接受，等对方答复。').waitFor();
    await page.getByText('买方已接受').first().waitFor();
    await expectSound(page, 'desk/market-proposals');
  });
}

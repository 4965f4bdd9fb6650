import { expectSound, focused, turnTo, type Office } from '../support/desk-visit.ts';

export function countyStories(office: Office): void {
  it('shows the villages of a township by keyboard on the map, and the same figures as a table', async () => {
    const { page } = await office.desk('county');
    await turnTo(page, '/county');
    const region = page.locator('.map-region').first();
    const name = (await region.locator('.map-name').textContent()) ?? '';
    await region.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: `${name}各村的数字` }).waitFor();
    expect(await region.getAttribute('aria-pressed')).toBe('true');
    await expectSound(page, 'desk/county-township');
    await page.getByRole('button', { name: '回到全县' }).click();
    await page.getByRole('region', { name: '各乡镇的数字' }).waitFor();
  });

  it('opens a household for a reason only, and says that it was recorded', async () => {
    const { page } = await office.desk('county', { expected: /404/ });
    const farmer = office.county().farmers[0];
    if (!farmer) throw new Error('the county has no farmers');
    await turnTo(page, '/county/look-up');
    await page.getByRole('textbox', { name: '姓名' }).fill(farmer.name);
    await page.getByRole('textbox', { name: '身份证号' }).fill(farmer.idNumber);
    await page.getByRole('button', { name: '查看并记录' }).click();
    await page.getByRole('link', { name: '请选择为什么要看' }).click();
    expect(await focused(page)).toBe('reason');
    await page.locator('#reason').selectOption('SURVEY');
    await page.getByRole('button', { name: '查看并记录' }).click();
    await page.getByText(/这次查看已记为访问日志第 \d+ 条/).waitFor();
    await page.getByRole('rowheader', { name: farmer.name }).first().waitFor();
    await expectSound(page, 'desk/county-household');
    await page.getByRole('button', { name: '再查一户' }).click();
    await page.getByRole('textbox', { name: '姓名' }).fill('查无此人');
    await page.getByRole('textbox', { name: '身份证号' }).fill(farmer.idNumber);
    await page.locator('#reason').selectOption('SURVEY');
    await page.getByRole('button', { name: '查看并记录' }).click();
    await page.getByText('没有找到，请核对姓名和身份证号是否同一个人').first().waitFor();
  });

  it('runs the scores and follows them to the end', async () => {
    const { page } = await office.desk('county');
    await turnTo(page, '/county/score-runs');
    await page.getByLabel('为什么要重算').fill('浏览器测试');
    await page.getByRole('button', { name: '开始评分' }).dblclick();
    const row = page.getByRole('row').filter({ hasText: '浏览器测试' });
    await row.getByText('已完成').waitFor();
    expect(await row.count()).toBe(1);
    await expectSound(page, 'desk/county-runs');
  });
}

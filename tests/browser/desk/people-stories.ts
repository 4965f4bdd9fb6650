import { expectSound, focused, turnTo, type Office } from '../support/desk-visit.ts';

export function peopleStories(office: Office): void {
  it('lets the agency answer an objection in writing, and only with a decision', async () => {
    const { page } = await office.desk('minzheng');
    await turnTo(page, '/objections');
    await expectSound(page, 'desk/objections');
    const waiting = page.getByRole('row').filter({ hasText: '待答复' });
    await waiting.getByRole('link').first().click();
    await page.getByText(/本次查看已记入访问日志第 \d+ 条/).waitFor();
    await expectSound(page, 'desk/objection');
    await page.getByRole('button', { name: '提交答复' }).click();
    await page.getByRole('link', { name: '请选择处理意见' }).click();
    expect(await focused(page)).not.toBe('');
    await page.getByRole('radio', { name: /答应更正/ }).check();
    await page.getByRole('textbox', { name: '书面答复' }).fill('已核实，下次报送时更正。');
    await page.getByRole('button', { name: '提交答复' }).click();
    await page.getByText('请按相同业务主键报送更正后的行').waitFor();
    await expectSound(page, 'desk/objection-promised');
  });

  it('shows an official the household over time and the sources of a person, for a reason', async () => {
    const { page } = await office.desk('county');
    const farmer = office.county().farmers[0];
    if (!farmer) throw new Error('the county has no farmers');
    await turnTo(page, '/county/look-up');
    await page.getByRole('textbox', { name: '姓名' }).fill(farmer.name);
    await page.getByRole('textbox', { name: '身份证号' }).fill(farmer.idNumber);
    await page.locator('#reason').selectOption('SURVEY');
    await page.getByRole('button', { name: '查看并记录' }).click();
    await page.getByRole('heading', { name: '成员变动' }).waitFor();
    await page.getByRole('textbox', { name: /看某一天的成员/ }).fill('1950-01-01');
    await page.getByText('这一天没有成员').waitFor();
    await page.getByRole('textbox', { name: /看某一天的成员/ }).fill('1950');
    await page.getByText('请写成 2026-11-25 这样的日期').waitFor();
    await page.getByRole('textbox', { name: /看某一天的成员/ }).fill('');
    await page.getByRole('link', { name: farmer.name }).first().click();
    await page.getByRole('button', { name: '查看来源' }).click();
    await page.getByRole('link', { name: '请选择查看理由' }).waitFor();
    await page.locator('#reason').selectOption('SURVEY');
    await page.getByRole('button', { name: '查看来源' }).click();
    await page.getByText(/本次查看已记入访问日志第 \d+ 条/).waitFor();
    await page.getByText('golden-1').waitFor();
    await page.getByText('采用', { exact: true }).first().waitFor();
    await expectSound(page, 'desk/person');
  });
}

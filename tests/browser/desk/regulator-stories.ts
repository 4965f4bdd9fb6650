import { readFileSync } from 'node:fs';
import { expectSound, focused, turnTo, type Office } from '../support/desk-visit.ts';

export function regulatorStories(office: Office): void {
  it('finds accesses by decision, opens a record, and comes back where it was', async () => {
    const { page } = await office.desk('regulator');
    await turnTo(page, '/access-log');
    await page.locator('#decision').selectOption('granted');
    await page.locator('#action').selectOption('inquiry');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await page.waitForLoadState('networkidle');
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBeGreaterThan(0);
    expect(await rows.filter({ hasText: '信用查询' }).count()).toBe(await rows.count());
    const button = rows.first().getByRole('button');
    const name = await button.textContent();
    await button.click();
    await page.getByRole('dialog').getByText('请求编号').waitFor();
    await expectSound(page, 'desk/regulator-record');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focused(page)).toBe(name);
  });

  it('names a date that is none', async () => {
    const { page } = await office.desk('regulator');
    await turnTo(page, '/access-log');
    await page.locator('#from').fill('2026');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await page.getByRole('link', { name: '日期要写全年、月、日' }).waitFor();
    await expectSound(page, 'desk/regulator-wrong-date');
  });

  it('exports what was found as a table file', async () => {
    const { page } = await office.desk('regulator');
    await turnTo(page, '/access-log');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines.length).toBeGreaterThan(1);
    await turnTo(page, '/access-log');
    await page.getByRole('cell', { name: '导出日志' }).first().waitFor();
  });

  it('sums the accesses up by day and organisation', async () => {
    const { page } = await office.desk('regulator');
    await turnTo(page, '/access-summary');
    await page.getByRole('rowheader', { name: '县农村商业银行' }).first().waitFor();
    await page.getByRole('img', { name: '每天的访问次数' }).waitFor();
    await expectSound(page, 'desk/regulator-summary');
  });
}

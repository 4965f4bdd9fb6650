import { expectSound, focused, turnTo, type Office } from '../support/desk-visit.ts';

export function leadsStories(office: Office): void {
  it('asks a household and the agency about a lead, and the agency answers for its own rows', async () => {
    const { page } = await office.desk('county');
    await turnTo(page, '/leads');
    await page.locator('#state').selectOption('open');
    await page.getByRole('button', { name: '查询' }).click();
    const row = page.getByRole('row').filter({ hasText: '待询问' }).filter({ hasText: '补贴' }).first();
    await row.getByRole('link').click();
    await page.getByRole('heading', { name: '证据，并排看' }).waitFor();
    await page
      .getByText(/文件第 \d+ 行，合同第 \d+ 版/)
      .first()
      .waitFor();
    await expectSound(page, 'desk/lead');
    await page.getByRole('button', { name: '询问', exact: true }).click();
    await page.getByRole('button', { name: /发出询问/ }).click();
    await page.getByRole('link', { name: '请写两个字以上' }).click();
    expect(await focused(page)).toBe('words');
    await expectSound(page, 'desk/lead-ask');
    await page.getByLabel('财政局').check();
    await page.getByLabel('想说的话').fill('请核对这几行。');
    await page.getByRole('button', { name: /发出询问/ }).click();
    await page.getByText('等答复').first().waitFor();
    const agency = await office.desk('caizheng');
    await turnTo(agency.page, '/agency-leads');
    const asked = agency.page.locator('section').filter({ hasText: '“请核对这几行。”' });
    await asked.getByRole('button', { name: '答复' }).click();
    await agency.page.getByLabel('记录没错').check();
    await agency.page.getByLabel('核对的结果').fill('发放无误。');
    await agency.page.getByRole('button', { name: '发出答复' }).click();
    await asked.getByText('“发放无误。”').waitFor();
    await expectSound(agency.page, 'desk/agency-leads-answered');
  });

  it('decides an answered lead with reasons, and pauses and resumes a rule', async () => {
    const { page } = await office.desk('county2');
    await turnTo(page, '/leads');
    await page.locator('#state').selectOption('answered');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('row').filter({ hasText: '已答复' }).first().getByRole('link').click();
    await page.getByRole('button', { name: '作出决定' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('排除').check();
    await dialog.getByLabel('理由').fill('有正当原因。');
    await expectSound(page, 'desk/lead-decide');
    await dialog.getByRole('button', { name: '决定', exact: true }).click();
    await page.getByText('已排除').first().waitFor();
    await turnTo(page, '/lead-rules');
    await page.getByRole('button', { name: /^暂停 去世后仍有发放/ }).click();
    await page.getByRole('dialog').getByLabel('为什么').fill('先核对数据来源');
    await page.getByRole('dialog').getByRole('button', { name: '暂停' }).click();
    await page.getByRole('button', { name: /^恢复使用 去世后仍有发放/ }).click();
    await page.getByRole('dialog').getByLabel('为什么').fill('数据来源没有问题');
    await page.getByRole('dialog').getByRole('button', { name: '恢复使用' }).click();
    await page.getByRole('button', { name: /^暂停 去世后仍有发放/ }).waitFor();
    await expectSound(page, 'desk/lead-rules');
  });
}

import { expectSound, turnTo, type Office } from '../support/desk-visit.ts';

/** The life of one version of a contract, from the clerk's form to the county's approval. */
export function catalogueStories(office: Office): void {
  it('finds a dataset by a Chinese or an English word and says who gets a field', async () => {
    const { page } = await office.desk('regulator');
    await turnTo(page, '/catalogue');
    await page.getByLabel('查找').fill('net income');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('找到字段', { exact: false }).first().waitFor();
    await page.getByLabel('查找').fill('纯收入');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('link', { name: '农户收支调查' }).click();
    await page.getByRole('heading', { level: 1, name: '农户收支调查' }).waitFor();
    await page.getByRole('button', { name: '谁能看到“全年纯收入”' }).click();
    await page.getByRole('dialog').getByText('还须单独书面同意', { exact: false }).first().waitFor();
    await expectSound(page, 'desk/catalogue-who-gets');
    await page.getByRole('button', { name: '关闭' }).last().click();
    await page.getByRole('tab', { name: '全部版本' }).click();
    await page.getByText('初始协议生效').waitFor();
    await expectSound(page, 'desk/catalogue-versions');
    expect(await page.getByRole('link', { name: '提出新版本' }).count()).toBe(0);
  }, 60_000);

  it('shows every problem at its field, and takes a new version through both approvals', async () => {
    const clerk = await office.desk('minzheng');
    await turnTo(clerk.page, '/catalogue/civil-subsistence-allowance/new-version');
    await clerk.page.getByLabel('加一个字段').selectOption({ label: '文字' });
    await clerk.page.getByLabel('表头', { exact: false }).fill('宗教信仰');
    await clerk.page.getByLabel('字段名', { exact: false }).fill('faith');
    await clerk.page.getByLabel('中文含义').fill('宗教信仰');
    await clerk.page.getByLabel('英文含义').fill('faith');
    await clerk.page.getByRole('button', { name: '检查' }).click();
    await clerk.page.getByText('禁止采集的信息', { exact: false }).first().waitFor();
    await expectSound(clerk.page, 'desk/catalogue-problems');
    for (const [label, text] of [
      ['表头', '备注'],
      ['字段名', 'remark'],
      ['中文含义', '备注'],
      ['英文含义', 'remark'],
    ] as const)
      await clerk.page.getByLabel(label, { exact: false }).first().fill(text);
    await clerk.page.getByRole('button', { name: '检查' }).click();
    await clerk.page.getByText('没有问题').waitFor();
    await expectSound(clerk.page, 'desk/catalogue-checked');
    await clerk.page.getByRole('button', { name: '提交审批' }).click();
    await clerk.page.getByRole('heading', { level: 1, name: '最低生活保障对象：第 2 版' }).waitFor();
    await clerk.page.getByText('待双方审批').first().waitFor();
    const address = new URL(clerk.page.url()).pathname.replace(/^\/desk/, '');

    const county = await office.desk('county');
    await turnTo(county.page, '/agreements');
    await county.page.getByRole('link', { name: '最低生活保障对象：第 2 版' }).click();
    await county.page.getByRole('button', { name: '以县里身份批准' }).click();
    await county.page.getByText('县里已批准').first().waitFor();
    await expectSound(county.page, 'desk/agreement-half');

    const steward = await office.desk('minzheng-head');
    await turnTo(steward.page, address);
    await steward.page.getByRole('button', { name: '以报送单位身份批准' }).click();
    await steward.page.getByText('生效').first().waitFor();
    await expectSound(steward.page, 'desk/agreement-in-force');
    await turnTo(clerk.page, '/upload');
    await turnTo(clerk.page, '/catalogue/civil-subsistence-allowance');
    await clerk.page.getByText('第 2 版').first().waitFor();
  }, 120_000);
}

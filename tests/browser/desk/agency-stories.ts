import { generateCounty } from '../../../modules/county/index.ts';
import { expectSound, turnTo, type Office } from '../support/desk-visit.ts';

const FILE = 'civil-subsistence-allowance';

/** An agency's file of another seed, so that it was never delivered before. */
function freshFile(): { name: string; mimeType: string; buffer: Buffer } {
  const parts: Buffer[] = [];
  let name = `${FILE}.csv`;
  generateCounty({
    households: 50,
    seed: 11,
    write: (file, bytes) => {
      if (!file.startsWith(FILE)) return;
      name = file;
      parts.push(Buffer.from(bytes));
    },
  });
  return { name, mimeType: 'text/csv', buffer: Buffer.concat(parts) };
}

export function agencyStories(office: Office): void {
  it('lets a clerk look at a file before it is delivered, and says what became of each row', async () => {
    const { page } = await office.desk('minzheng', { expected: /409/ });
    await turnTo(page, '/upload');
    await page.getByRole('button', { name: '看前 20 行' }).click();
    await page.getByRole('link', { name: '请选择数据集' }).waitFor();
    await page.getByLabel('数据集', { exact: false }).first().selectOption({ label: '最低生活保障对象' });
    const file = freshFile();
    await page.locator('#file').setInputFiles(file);
    await page.getByRole('button', { name: '看前 20 行' }).click();
    await page.getByText('表头和数据目录一致').waitFor();
    await expectSound(page, 'desk/agency-preview');
    await page.getByRole('button', { name: '提交入库' }).click();
    await page.getByRole('heading', { level: 1, name: '上传结果：最低生活保障对象' }).waitFor();
    await page.locator('main').getByText('已入库', { exact: true }).first().waitFor();
    await page.getByRole('tab', { name: '逐行问题' }).click();
    await expectSound(page, 'desk/agency-result');
    await turnTo(page, '/upload');
    await page.getByLabel('数据集', { exact: false }).first().selectOption({ label: '最低生活保障对象' });
    await page.locator('#file').setInputFiles(file);
    await page.getByRole('button', { name: '看前 20 行' }).click();
    await page.getByRole('button', { name: '提交入库' }).click();
    await page.getByText('这份文件以前交过，没有重复入库。').waitFor();
    await page.getByRole('link', { name: '看第一次的结果' }).click();
    await page.getByRole('heading', { level: 1, name: '上传结果：最低生活保障对象' }).waitFor();
  }, 60_000);

  it('refuses a wrong header at the first look, with the column named', async () => {
    const { page } = await office.desk('minzheng');
    await turnTo(page, '/upload');
    await page.getByLabel('数据集', { exact: false }).first().selectOption({ label: '最低生活保障对象' });
    const buffer = Buffer.from('姓名,随便一列\r\n张三,1\r\n');
    await page.locator('#file').setInputFiles({ name: 'wrong.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '看前 20 行' }).click();
    await page.getByText('表头和数据目录不一致').waitFor();
    await page.getByText('随便一列').first().waitFor();
    expect(await page.getByRole('button', { name: '提交入库' }).count()).toBe(0);
    await expectSound(page, 'desk/agency-wrong-header');
  });

  it('hands out the marked file of what was refused', async () => {
    const { page } = await office.desk('minzheng');
    await turnTo(page, '/batches');
    await page.getByRole('link', { name: '户籍家庭成员' }).last().click();
    const button = page.getByRole('button', { name: '下载标记文件' });
    await button.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toMatch(/-errors\.csv$/);
  });
}

import { PHONE } from '../support/browser.ts';
import { expectSound, focused, turnTo, type Office } from '../support/desk-visit.ts';

const REASON = '核对过户口簿和照片，浏览器测试';

export function reviewStories(office: Office): void {
  it('decides a case by keyboard, while a colleague sees who holds it', async () => {
    const [{ page }, { page: colleague }] = await Promise.all([
      office.desk('reviewer'),
      office.desk('reviewer2', { language: 'en' }),
    ]);
    await turnTo(page, '/review');
    await page.keyboard.press('j');
    const name = await focused(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await expectSound(page, 'desk/review-case');
    await page.getByRole('button', { name: '领取这一件' }).click();
    await page.getByRole('heading', { name: '您的决定' }).waitFor();
    const address = new URL(page.url()).pathname.replace('/desk', '');
    await turnTo(colleague, address);
    await colleague.getByText('is working on this case').waitFor();
    await colleague.setViewportSize(PHONE);
    await expectSound(colleague, 'desk/review-case-held-phone');
    await page.locator('h1').focus();
    await page.keyboard.press('2');
    expect(await focused(page)).toBe('reason');
    await page.keyboard.press('Shift+Tab');
    await page.getByRole('button', { name: '提交决定' }).click();
    await page.getByRole('link', { name: '请写明理由，至少四个字' }).waitFor();
    await expectSound(page, 'desk/review-case-faults');
    await page.locator('#reason').fill(REASON);
    await page.getByRole('button', { name: '提交决定' }).dblclick();
    await page.getByText('这一件已经办结').waitFor();
    await turnTo(page, '/review/decisions');
    expect(await page.getByRole('row').filter({ hasText: REASON }).count()).toBe(1);
    await expectSound(page, 'desk/review-decisions');
  });

  it('overturns a decision with a second person, who cannot be the first', async () => {
    const { page } = await office.desk('reviewer');
    await turnTo(page, '/review/decisions');
    await page.getByRole('button', { name: /^推翻/ }).first().click();
    await page.locator('#newReason').fill('看错了照片，浏览器测试');
    await expectSound(page, 'desk/review-overturn');
    await page.getByRole('button', { name: '提出取代' }).click();
    await page.getByText('已提出，等另一位复核员确认').waitFor();
    await turnTo(page, '/review/proposals');
    await page.getByText('这是您提出的').waitFor();
    const { page: second } = await office.desk('reviewer2');
    await turnTo(second, '/review/proposals');
    await second.getByLabel('您的理由').first().fill('同意，确实看错');
    await expectSound(second, 'desk/review-proposal');
    await second.getByRole('button', { name: '不同意，退回' }).first().click();
    await second.getByText('没有等待确认的').waitFor();
  });

  it('previews a bulk, and answers the sample without the machine’s opinion', async () => {
    const { page } = await office.desk('reviewer');
    await turnTo(page, '/review/bulk');
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('heading', { name: '将要办理的' }).waitFor();
    await expectSound(page, 'desk/review-bulk-preview');
    await turnTo(page, '/review/samples');
    await page.getByRole('button', { name: '补抽本月样本' }).click();
    await page.getByText(/本月还剩 \d+ 对/).waitFor();
    await expectSound(page, 'desk/review-sample');
    expect(await page.locator('main').innerText()).not.toContain('比特');
    await page.getByRole('button', { name: '1 同一个人' }).click();
    await page.waitForLoadState('networkidle');
    await turnTo(page, '/review-figures');
    await page
      .getByRole('cell', { name: /%（|% \(/ })
      .first()
      .waitFor();
    await expectSound(page, 'desk/review-figures');
  });
}

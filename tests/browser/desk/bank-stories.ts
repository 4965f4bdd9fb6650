import { chinaDate, DAY } from '../../../modules/kernel/clock.ts';
import { expectSound, focused, turnTo, type Office } from '../support/desk-visit.ts';

export function bankStories(office: Office): void {
  it('lets an officer ask for a consent by keyboard alone, with every fault named first', async () => {
    const { page } = await office.desk('bank');
    const farmer = office.county().farmers[5];
    if (!farmer) throw new Error('the county has too few farmers');
    await page.keyboard.press('Tab');
    await turnTo(page, '/consents/new');
    expect(await focused(page)).toBe('申请授权');
    await page.locator('#name').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await focused(page)).toContain('请填写农户姓名');
    expect(await page.title()).toBe('错误：申请授权 · 田信工作台');
    await expectSound(page, 'desk/bank-faults');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('name');
    await page.keyboard.type(farmer.name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(farmer.idNumber);
    await page.keyboard.press('Tab');
    await page.keyboard.type('DK-2026-0042');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.locator('#expiry').focus();
    const [year = '', month = '', day = ''] = chinaDate(Date.now() + 20 * DAY).split('-');
    for (const part of [year, month, day]) {
      await page.keyboard.type(part);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `${farmer.name} 的授权` }).waitFor();
    await page.getByText('等农户同意').first().waitFor();
    await page.getByText('DK-2026-0042').waitFor();
    await expectSound(page, 'desk/bank-consent');
  });

  it('says which limit of a purpose was passed', async () => {
    const { page } = await office.desk('bank', { expected: /422/ });
    const farmer = office.county().farmers[6];
    if (!farmer) throw new Error('the county has too few farmers');
    await turnTo(page, '/consents/new');
    await page.getByLabel('农户姓名').fill(farmer.name);
    await page.getByLabel('身份证号').fill(farmer.idNumber);
    await page.locator('#purpose').selectOption('PREQUALIFY');
    const [year = '', month = '', day = ''] = chinaDate(Date.now() + 200 * DAY).split('-');
    await page.locator('#expiry').fill(year);
    await page.locator('#expiry-month').fill(month);
    await page.locator('#expiry-day').fill(day);
    await page.getByRole('button', { name: '向农户发出申请' }).click();
    await page.getByRole('link', { name: '这个用途最多允许 30 天，请改小再提交。' }).waitFor();
    expect(await page.getByLabel('农户姓名').inputValue()).toBe(farmer.name);
  });

  it('answers an inquiry with score, reasons and the record of the access, on paper too', async () => {
    const { page } = await office.desk('bank');
    await turnTo(page, '/inquiry');
    await page.locator('#consentId').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('硬查询（审批）').waitFor();
    await page.getByRole('button', { name: '查询并记录' }).click();
    await page.getByRole('heading', { level: 1, name: '查询结果' }).waitFor();
    await page
      .getByText(/访问日志第 \d+ 条/)
      .first()
      .waitFor();
    expect(Number(await page.locator('.credit-score-number').first().textContent())).toBeGreaterThanOrEqual(
      300,
    );
    expect(await page.locator('.reasons > li').count()).toBeGreaterThan(0);
    await expectSound(page, 'desk/bank-answer');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.shell-menu').isVisible()).toBe(false);
    expect(await page.locator('.k-sheet-title').isVisible()).toBe(true);
  });

  it('says why a withdrawn consent opens nothing', async () => {
    const { page } = await office.desk('bank', { expected: /403|404|409|410/ });
    await turnTo(page, '/inquiry');
    await page.locator('#consentId').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('硬查询（审批）').waitFor();
    await withdrawEverything(office);
    await page.getByRole('button', { name: '查询并记录' }).click();
    await page.getByText('农户已收回授权，不能查询。').first().waitFor();
    await expectSound(page, 'desk/bank-denied');
  });
}

/** The first farmer of the demo takes back what was agreed to. */
async function withdrawEverything(office: Office): Promise<void> {
  const county = office.county();
  const phone = county.farmers[0]?.phone ?? '';
  county.skip(61_000);
  const call = async (path: string, body?: object, token?: string): Promise<unknown> => {
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${county.baseUrl}${path}`, init);
    if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}`);
    return answer.json();
  };
  await call('/v1/farmer-codes', { phone });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const { accessToken } = (await call('/v1/farmer-sessions', {
    phone,
    code: county.codeSentTo(phone),
  })) as { accessToken: string };
  const { items } = (await call('/v1/me/consents', undefined, accessToken)) as {
    items: { id: string; choices: string[] }[];
  };
  for (const { id, choices } of items) {
    if (choices.includes('revoke')) await call(`/v1/me/consents/${id}/revoke`, {}, accessToken);
  }
}

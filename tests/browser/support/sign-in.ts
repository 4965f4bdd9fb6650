import type { Page } from 'playwright-core';
import type { DemoCounty, Farmer } from './demo-county.ts';

/** One code a minute per phone: sign-ins let that time pass first. */
export const MINUTE = 61_000;

export function farmerOf(county: DemoCounty, which: number): Farmer {
  const farmer = county.farmers[which];
  if (farmer === undefined) throw new Error(`the county has no farmer ${String(which)}`);
  return farmer;
}

/** Signs a farmer in on the phone's page, in whichever language it is, and waits for the first page. */
export async function signInFarmer(page: Page, county: DemoCounty, which: number): Promise<void> {
  const { phone, name } = farmerOf(county, which);
  county.skip(MINUTE);
  await page.goto('/field/');
  await page.locator('#phone').fill(phone);
  await page.locator('button[type=submit]').click();
  await page.locator('#code').waitFor();
  await page.locator('#code').fill(county.codeSentTo(phone));
  await page.locator('button[type=submit]').click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Signs a village desk's staff member in and waits for the desk's page. */
export async function signInVillageDesk(page: Page, county: DemoCounty, userName: string): Promise<void> {
  await page.goto('/field/');
  await page.getByRole('button', { name: '村服务站工作人员登录' }).click();
  await page.getByLabel('用户名').fill(userName);
  await page.getByLabel('密码').fill(county.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '村服务站' }).waitFor();
}

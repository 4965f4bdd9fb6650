import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const base = process.env.BASE ?? 'http://localhost:3201'; const log = process.env.LOG ?? '/tmp/demo2.log';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const phone = readFileSync(log,'utf8').match(/^\s+(1\d{10})/m)[1];
const errs=[];
async function field() {
  const ctx = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 1, locale: 'zh-CN' });
  const p = await ctx.newPage(); p.on('console', m => { if (m.type()==='error') errs.push('field '+m.text()); }); p.on('pageerror', e=>errs.push('field '+e.message));
  await p.goto(base + '/field/'); await p.waitForTimeout(800); await p.screenshot({ path: '/tmp/shots/f0.png' });
  await p.locator('input').first().fill(phone); await p.keyboard.press('Enter'); await p.waitForTimeout(1200);
  await p.screenshot({ path: '/tmp/shots/f1.png' });
  const codes=[...readFileSync(log,'utf8').matchAll(new RegExp(phone+'\\].*?验证码 (\\d{6})','g'))]; const code=codes.at(-1)?.[1]; console.log(phone, code);
  await p.locator('input').first().fill(code ?? '000000'); await p.keyboard.press('Enter'); await p.waitForTimeout(1800);
  await p.screenshot({ path: '/tmp/shots/f2.png', fullPage: true });
  const links = await p.$$eval('a', as => as.map(a => [a.textContent?.trim(), a.getAttribute('href')])); console.log(JSON.stringify(links));
  let i=3; for (const [t,h] of links) { if (!h?.startsWith('/field')) continue; await p.goto(base+h); await p.waitForTimeout(1500); await p.screenshot({ path: `/tmp/shots/f${i}.png`, fullPage: true }); console.log(i,t,h, await p.title()); i++; if(i>14) break; }
  await ctx.close();
}
async function desk(user) {
  const ctx = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  const p = await ctx.newPage(); p.on('console', m => { if (m.type()==='error') errs.push(user+' '+m.text()); }); p.on('pageerror', e=>errs.push(user+' '+e.message));
  await p.goto(base + '/desk/'); await p.waitForTimeout(900); await p.screenshot({ path: `/tmp/shots/d-${user}-0.png` });
  await p.locator('input').nth(0).fill(user); await p.locator('input[type=password]').fill('tianxin-demo-2026'); await p.keyboard.press('Enter'); await p.waitForTimeout(1800);
  await p.screenshot({ path: `/tmp/shots/d-${user}-1.png`, fullPage: true });
  const links = [...new Map((await p.$$eval('nav a', as => as.map(a => [a.getAttribute('href'), a.textContent?.trim()])))).entries()]; console.log(user, JSON.stringify(links));
  let i=2; for (const [h,t] of links) { await p.goto(base+h); await p.waitForTimeout(1500); await p.screenshot({ path: `/tmp/shots/d-${user}-${i}.png`, fullPage: true }); i++; }
  await ctx.close();
}
const what = process.argv[2];
if (what==='field') await field(); else await desk(what);
console.log(errs.join('\n')); await browser.close();

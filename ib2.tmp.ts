import { EntityManager } from 'typeorm';
const stats = new Map<string,{n:number,ms:number}>();
const old = EntityManager.prototype.query;
EntityManager.prototype.query = async function (sql: string, p?: any) { const t=performance.now(); try { return await old.call(this, sql, p);} finally { const k=sql.replace(/\s+/g,' ').replace(/\(\?[?, ()]*\)/g,'(..)').slice(0,260); const s=stats.get(k)??{n:0,ms:0}; s.n++; s.ms+=performance.now()-t; stats.set(k,s);} } as any;
const { benchIngest } = await import('./tests/bench/ingest.ts');
const c=process.cpuUsage();console.log(JSON.stringify(await benchIngest(Number(process.argv[2])))); const d=process.cpuUsage(c); console.log('cpu', (d.user+d.system)/1e6);
for (const [k,s] of [...stats].sort((a,b)=>b[1].ms-a[1].ms).slice(0,12)) console.log(Math.round(s.ms), s.n, k);

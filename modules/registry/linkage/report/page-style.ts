/** The style of the report; it stands in the page so that the file can be sent alone. */
export const PAGE_STYLE = `:root{color-scheme:light dark;--ink:#1d2b22;--soft:#55635a;--paper:#fbfbf8;--line:#d5dbd3;--plus:#2c7a4b;--minus:#b3452c;--total:#6b6f2a;--count:#2f6690}
@media (prefers-color-scheme:dark){:root{--ink:#e6ece7;--soft:#a9b6ad;--paper:#151a17;--line:#39423c;--plus:#5cb883;--minus:#e5836a;--total:#c2b85a;--count:#7fb2d9}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.2rem;border-top:1px solid var(--line);padding-top:1rem;margin:2rem 0 .25rem}h3{font-size:1rem;margin:1rem 0 .25rem}
[lang=en],.values{color:var(--soft)}p{margin:.25rem 0 .75rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}a{color:var(--count)}nav a{display:inline-block;padding:.35rem 0}
.bar-row{display:grid;grid-template-columns:minmax(9rem,2fr) 3fr 5.5rem;gap:.5rem;align-items:center;padding:.15rem 0}
.bar-label{font-size:.85rem;line-height:1.25}.bar{width:100%;height:1.1rem;display:block}.bar-figure{text-align:right;font-variant-numeric:tabular-nums;font-size:.9rem}
@media (max-width:34rem){.bar-row{grid-template-columns:1fr 5.5rem}.bar-label{grid-column:1/3}}
.chart{width:100%;max-width:40rem;height:auto;display:block}
.plus{fill:var(--plus)}.minus{fill:var(--minus)}.total{fill:var(--total)}.count{fill:var(--count)}.zero{fill:var(--soft)}
.grid{stroke:var(--line);stroke-width:.6}.threshold{stroke:var(--ink);stroke-width:1;stroke-dasharray:3 2}.curve{fill:none;stroke:var(--plus);stroke-width:1.5}
.tick{fill:var(--soft);font-size:9px}.end{text-anchor:end}.middle{text-anchor:middle}
summary{cursor:pointer;padding:.5rem 0}.wide{overflow-x:auto}:focus-visible{outline:3px solid var(--count);outline-offset:2px}
table{border-collapse:collapse;font-size:.85rem;overflow-wrap:normal}th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top}.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{color:var(--soft)}dd{margin:0}@media (max-width:34rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
code{font-size:.85rem}.empty{color:var(--soft)}
@media print{details{display:block}}
`;

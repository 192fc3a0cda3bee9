/** The coordinator's page, on a screen and on paper. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#f7f9f8;--ink:#22302f;--soft:#54625f;--accent:#17656a;--card:#fff;--line:#d3dddb;--care:#8a3b12;--care-bg:#fbeee4}
@media (prefers-color-scheme:dark){:root{--paper:#121a1a;--ink:#d8e2e0;--soft:#a0b0ad;--accent:#84cdca;--card:#1b2726;--line:#2d3c3a;--care:#f0b48c;--care-bg:#33241a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:anywhere}
header,main{max-width:64rem;margin-inline:auto;padding-inline:1rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;justify-content:space-between;align-items:center;padding-block:1rem .5rem;color:var(--soft)}
header nav{display:flex;gap:1rem;align-items:center}
h1{font-size:1.7rem;line-height:1.2;margin:.75rem 0}
h2{font-size:1.3rem;margin:2rem 0 .5rem}
h3{font-size:1.1rem;margin:0}
p{margin:0 0 .6rem}
ul{margin:.25rem 0 0;padding-inline-start:1.2rem}
a{color:var(--accent)}
.quiet{color:var(--soft)}
article{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:1rem 1.1rem;margin-block:1rem;break-inside:avoid}
.top{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:baseline;margin-bottom:.6rem}
table{border-collapse:collapse;width:100%;overflow-wrap:normal}
.hours{white-space:nowrap}
th,td{text-align:start;vertical-align:top;padding:.45rem .75rem .45rem 0;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--soft);font-weight:600;font-size:.9rem}
tbody th{font-weight:600}
.care{color:var(--care);font-weight:600}
.todo{background:var(--care-bg);border-radius:.5rem;padding:.6rem .8rem;margin-top:.75rem}
.todo p{margin:0;font-weight:600}
button{font:inherit;min-height:2.75rem;padding:.5rem 1.1rem;border-radius:.5rem;border:1px solid var(--accent);background:var(--accent);color:var(--paper);cursor:pointer}
button.plain{background:transparent;color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media (max-width:44rem){.hours{white-space:normal}table,tbody,tr,th,td{display:block;border:0;padding:.1rem 0}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tbody tr{border-top:1px solid var(--line);padding-block:.6rem}td::before{content:attr(data-name) ": ";color:var(--soft)}}
@media print{@page{size:A4 landscape;margin:14mm}body{background:#fff;font-size:9.5pt}header nav,.screen{display:none}main,header{max-width:none;padding:0}}
`;

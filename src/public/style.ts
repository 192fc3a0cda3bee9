/** The page's one style sheet. It stands in the page itself, so that one request is enough and the policy can allow exactly these bytes. */
import { createHash } from 'node:crypto';

export const STYLE = `
:root{color-scheme:light dark;--paper:#f7f9f8;--ink:#22302f;--soft:#54625f;--accent:#17656a;--card:#fff;--line:#d3dddb;--tint:#e3efee;--care:#f5efdf;--care-line:#b58a2b}
@media (prefers-color-scheme:dark){:root{--paper:#121a1a;--ink:#d8e2e0;--soft:#a0b0ad;--accent:#84cdca;--card:#1b2726;--line:#2d3c3a;--tint:#1d3434;--care:#2b2717;--care-line:#c9a450}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:46rem;margin-inline:auto;padding-inline:1.25rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;align-items:baseline;padding-block:1.25rem .5rem;color:var(--soft)}
header p{margin:0}
h1{font-size:2.1rem;line-height:1.2;margin:1.25rem 0 .75rem}
h2{font-size:1.35rem;line-height:1.3;margin:0 0 .75rem}
h3{font-size:1.1rem;line-height:1.35;margin:0 0 .35rem}
p{margin:0 0 .75rem}
ul{margin:0;padding-inline-start:1.2rem}
li{margin-block:.35rem}
li::marker{color:var(--accent)}
a{color:var(--accent);text-underline-offset:.2em}
a[href^="tel:"]{white-space:nowrap}
.people+.quiet{margin-top:1rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:.2rem}
.jump{display:flex;flex-wrap:wrap;gap:.5rem;margin-block:1.25rem}
.jump a{display:inline-block;padding:.45rem .9rem;border:1px solid var(--line);border-radius:2rem;background:var(--card);text-decoration:none}
.jump a:hover{border-color:var(--accent)}
.jump a:first-child{background:var(--accent);border-color:var(--accent);color:var(--paper)}
.lead{font-size:1.2rem}
.top{margin:0 0 1.2rem;border-left:4px solid var(--line);padding-left:1rem}
.top blockquote{margin:0}
.top figcaption{color:var(--soft)}
section{margin-block:2.5rem;scroll-margin-top:1.25rem}
.two{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));margin-block:1.75rem}
.box{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:1.1rem 1.25rem;margin:0}
div+.box,.box+.box{margin-top:1rem}
.two>.box,.people>.box{margin:0}
.box h2{font-size:1.15rem}
.free{background:var(--tint);border-color:transparent}
.care{background:var(--care);border-color:var(--care-line)}
.people{display:grid;gap:1rem;padding:0;list-style:none}
.people li{margin:0}
.kind{color:var(--soft);margin-bottom:.6rem}
dl{display:grid;grid-template-columns:minmax(6.5rem,max-content) 1fr;gap:.05rem 1rem;margin:0}
dt{color:var(--soft)}
dd{margin:0}
dt,dd{padding-block:.1rem}
.strong{font-weight:600}
.spoken{list-style:none;padding:0;margin:.25rem 0 0}
.quiet{color:var(--soft);font-size:.95rem}
.part h3{margin-top:1.4rem}
.code{display:none}
footer{border-top:1px solid var(--line);padding-block:1.25rem 3rem;color:var(--soft);font-size:.95rem}
@media (max-width:26rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}h1{font-size:1.8rem}}
@media print{
@page{size:A4;margin:16mm}
:root{--paper:#fff;--ink:#000;--soft:#333;--accent:#0f4f53;--card:#fff;--line:#999;--tint:#fff;--care:#fff;--care-line:#555}
body{font-size:10.5pt;line-height:1.4}
header,main,footer{max-width:none;padding-inline:0}
nav,.jump{display:none}
.people{display:block}.people>.box{margin-bottom:3mm}
h1{font-size:22pt;margin-top:4mm}h2{font-size:13.5pt;break-after:avoid}h3{font-size:11pt;break-after:avoid}
section{margin-block:6mm}.two{grid-template-columns:1fr 1fr;margin-block:5mm;gap:4mm}
.lead{font-size:12pt}
.box,.people li,.part>div{break-inside:avoid}
.free{border-color:var(--line)}
a{text-decoration:none;color:inherit}
.part a[href^="https"]::after{content:" (" attr(href) ")";color:var(--soft)}
.code{display:flex;gap:5mm;align-items:center;break-inside:avoid;margin-block:5mm}
.code svg{width:28mm;height:28mm;flex:none}
}
`;

export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

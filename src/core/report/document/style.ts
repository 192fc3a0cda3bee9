/** The one style sheet of a release as a page: screen, dark screen, telephone and A4. No address in it, so nothing is fetched. */
import { accentsOf } from './colour.ts';

/** `root`: the element that carries the page, `:root` in a file and `:host` where it is shown inside of another page. */
export function styleOf(colour: string, root: ':root' | ':host'): string {
  const { light, dark } = accentsOf(colour);
  return `
${root}{color-scheme:light dark;--paper:#fff;--ink:#1d2b2a;--soft:#4c5a57;--line:#c9d4d1;--tint:#f1f5f4;--care:#f8f1dd;--care-line:#96701c;--accent:${light}}
@media (prefers-color-scheme:dark){${root}{--paper:#141b1b;--ink:#dbe5e3;--soft:#a6b5b2;--line:#3a4947;--tint:#1d2827;--care:#2b2717;--care-line:#c9a450;--accent:${dark}}}
*{box-sizing:border-box}
${root === ':root' ? 'html{-webkit-text-size-adjust:100%}\nbody{margin:0}' : ':host{display:block}\n/* A link to a part finds nothing from within. */\nnav{display:none}'}
.page{background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:break-word;min-height:100%}
.sheet{max-width:52rem;margin-inline:auto;padding:1.5rem 1.25rem 3rem}
.top{border-top:.5rem solid var(--accent);padding-top:1.25rem}
.of{color:var(--accent);font-weight:700;margin:0}
h1{font-size:2rem;line-height:1.2;margin:.25rem 0 1.25rem;text-wrap:balance}
h2{font-size:1.5rem;line-height:1.25;margin:0 0 1rem;padding-top:2.5rem;color:var(--accent)}
h3{font-size:1.15rem;line-height:1.35;margin:1.75rem 0 .5rem}
p{margin:0 0 .75rem}
ul{margin:0 0 .75rem;padding-inline-start:1.25rem}
li{margin-block:.25rem}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:.2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:0 0 1.25rem}
dt{color:var(--soft)}
dd{margin:0}
code{font-family:ui-monospace,'Cascadia Mono','Liberation Mono',Menlo,monospace;font-size:.9em;overflow-wrap:anywhere}
nav ol{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:1.25rem 0 0;padding:.75rem 0;list-style:none;border-block:1px solid var(--line)}
nav li{margin:0}
.care{background:var(--care);border-inline-start:.3rem solid var(--care-line);padding:.9rem 1.1rem;margin-block:1rem;border-radius:.3rem}
.care h2,.care h3{font-size:1.1rem;margin:0 0 .25rem;padding:0;color:inherit}
.care p{margin:0}
.soft{color:var(--soft)}
.said{font-size:1.3rem;line-height:1.4;font-weight:700}
.own{border-inline-start:.2rem solid var(--accent);padding-inline-start:1.1rem;max-width:42rem}
figure{margin:1.75rem 0 2rem}
figcaption{font-size:1.15rem;font-weight:700;line-height:1.35;margin-bottom:.75rem}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.75rem;align-items:start}
svg{display:block;width:100%;max-width:26rem;height:auto;background:var(--paper)}
svg text{font-family:inherit;font-size:12.5px;fill:var(--ink)}
svg .name{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
svg .class{font-weight:700}
svg .tick{font-size:11px;fill:var(--soft)}
svg .grid{stroke:var(--line);stroke-width:1}
svg .lead{stroke:var(--soft);stroke-width:1;stroke-dasharray:2 3}
svg .band,svg .open{fill:var(--accent)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:0 0 .75rem;font-variant-numeric:tabular-nums}
caption{text-align:start;font-weight:700;padding-bottom:.35rem}
th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:400;border-bottom:2px solid var(--accent)}
tbody th{font-weight:400;hyphens:auto}
td{font-weight:700;white-space:nowrap}
td:last-child,th:last-child{padding-inline-end:0}
td.none{font-weight:400;color:var(--soft);white-space:normal}
.sentences{padding-inline-start:1.5rem;font-size:1.2rem}
.sentences li{margin-block:1.1rem}
footer{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.95rem}
@media (max-width:40rem){td{white-space:normal}.two{grid-template-columns:minmax(0,1fr);gap:.75rem}h1{font-size:1.6rem}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:.5rem}}
@media print{
@page{size:A4;margin:18mm 17mm}
${root}{color-scheme:light;--paper:#fff;--ink:#000;--soft:#3c3c3c;--line:#a9a9a9;--tint:#fff;--care:#fff;--care-line:#555;--accent:${light}}
.page{font-size:10.5pt;line-height:1.45}
.sheet{max-width:none;padding:0}
nav{display:none}
a{color:inherit;text-decoration:none}
h1{font-size:22pt}h2{font-size:15pt;padding-top:7mm}h3{font-size:11.5pt}figcaption{font-size:11.5pt}
.said{font-size:13pt}
h2,h3,figcaption,caption{break-after:avoid}
figure,.care,tr,li{break-inside:avoid}
p{orphans:3;widows:3}
.two{grid-template-columns:1fr 1fr;gap:7mm}
svg .band,svg .open,.top{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
}

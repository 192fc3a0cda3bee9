/** A release as its readers see it, inside of the inbox's page: in a shadow root, so that neither style sheet reaches the other. */
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../../../core/organisation.ts';
import { render, renderWithin } from '../../../../core/report/document/index.ts';
import { leafletPage } from '../../../../core/report/leaflet.ts';
import type { Release, SignedRelease } from '../../../../core/report/release.ts';
import { saveFile } from '../../save-file.ts';

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(text: string): string }): { createHTML(text: string): string };
}
let made: ((markup: string) => string) | undefined;
/** What `renderWithin` made, in which every word of somebody is text. The page's policy knows this maker of markup and no other. */
function trusted(markup: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy.bind(trustedTypes);
  if (made === undefined) {
    const maker = policy?.('in-vertrouwen-report', { createHTML: (text) => text });
    made = (text) => maker?.createHTML(text) ?? text;
  }
  return made(markup);
}

/** The column is that of a telephone, however wide the screen is. */
const NARROW = '@media screen{.two{grid-template-columns:minmax(0,1fr);gap:.75rem}}';

/** A link within the page leads there; as an address it would leave this screen. */
function followWithin(root: ShadowRoot, event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (link === null) return;
  event.preventDefault();
  const there = root.getElementById(link.getAttribute('href')?.slice(1) ?? '');
  there?.scrollIntoView({ block: 'start' });
  if (there !== null) there.tabIndex = -1;
  there?.focus({ preventScroll: true });
}

interface PaperProps {
  readonly signed: SignedRelease;
  readonly language: Language;
  /** Of the organisation's house style, `#rrggbb`. */
  readonly colour: string;
  readonly earlier: readonly SignedRelease[];
  readonly label: string;
}

export function Paper({ signed, language, colour, earlier, label }: PaperProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const found = renderWithin(signed, { language, colour, earlier });
    if (host.current === null || found === undefined) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(found.style);
    const narrow = new CSSStyleSheet();
    narrow.replaceSync(NARROW);
    root.adoptedStyleSheets = [sheet, narrow];
    root.innerHTML = trusted(found.markup);
    const follow = (event: Event): void => followWithin(root, event);
    root.addEventListener('click', follow);
    return () => root.removeEventListener('click', follow);
  }, [signed.text, language, colour, earlier.length]);
  return <div ref={host} class="paper" role="region" aria-label={label} tabIndex={0} />;
}

/** Of the paper alone: everything that neither holds it nor is it stays off the sheet. */
const PRINTED = `@media print{@page{size:A4;margin:18mm 17mm}
html,body{background:#fff}
body *:not(:has(.paper)):not(.paper){display:none!important}
.paper{border:0!important;max-height:none!important;overflow:visible!important;padding:0!important}}`;

export function printPaper(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PRINTED);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  // A phone asks for a printer after `print` came back: it goes with the event that says that it is over.
  window.addEventListener(
    'afterprint',
    () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    },
    { once: true },
  );
  window.print();
}

const save = (name: string, text: string): void => saveFile({ name, text, type: 'text/html;charset=utf-8' });

/** `jaarverslag-acme-2025-nl.html`: it says nothing that the page does not. */
export function saveRelease(
  { signed, release }: { readonly signed: SignedRelease; readonly release: Release },
  { language, colour, earlier }: Pick<PaperProps, 'language' | 'colour' | 'earlier'>,
): void {
  const text = render(signed, { language, colour, earlier });
  const names = { report: 'jaarverslag', advice: 'advies', settlement: 'afrekening' } as const;
  const name = `${names[release.kind]}-${release.organisation.id}-${release.day}-${language}.html`;
  if (text !== undefined) save(name, text);
}

export const saveLeaflet = (
  { organisation, year }: Release,
  { language, colour }: Pick<PaperProps, 'language' | 'colour'>,
): void =>
  save(
    `gesprek-${organisation.id}-${year}-${language}.html`,
    leafletPage({ language, organisation: organisation.name, year, colour }),
  );

/** One bill as a page that prints, in one language. */
import { html, type Html } from '../../base/html.ts';
import type { Bill, Line } from '../../core/billing/bill.ts';
import { dateOnPaper } from '../../core/words/moments.ts';
import { billingWords, euros, percentText } from '../../core/billing/words/index.ts';
import type { Quarter } from '../../core/billing/contract.ts';
import { addDays, type CalendarDay } from '../../core/calendar.ts';
import type { Language } from '../../core/organisation.ts';
import type { Branding } from '../../organisation/contract-schema.ts';
import { list, paper } from './paper.ts';

export interface BillPaper {
  readonly supplier: string;
  readonly branding?: Branding;
  readonly organisation: string;
  readonly year: number;
  readonly quarter?: Quarter;
  readonly made: CalendarDay;
  readonly reference: string;
  /** Of the supplier's own accounts, where it gave the first. */
  readonly number?: number;
  readonly bill: Bill;
}

export function lineText(line: Line, language: Language): string {
  const words = billingWords(language).line;
  switch (line.is) {
    case 'package':
      return words.package(line.days, line.daysOfYear);
    case 'standing':
      return words.standing[line.of];
    case 'consults':
      return words.consults(line.consults, euros(line.price, language));
    case 'share':
      return words.share({ ...line, price: euros(line.price, language) });
  }
}

const howOf = (lines: readonly Line[]): 'package' | 'pool' | 'settlement' =>
  lines.some(({ is }) => is === 'share')
    ? 'pool'
    : lines.some(({ is }) => is === 'consults')
      ? 'settlement'
      : 'package';

const fact = (name: string, value: string | number | undefined): Html | undefined =>
  value === undefined
    ? undefined
    : html`<dt>${name}</dt>
        <dd>${value}</dd>`;

export function billPage(on: BillPaper, language: Language): string {
  const words = billingWords(language);
  const { bill, branding, made } = on;
  const money = (cents: number): string => euros(cents, language);
  const period = on.quarter === undefined ? words.year(on.year) : words.quarter(on.quarter, on.year);
  const why = (line: Line): Html | undefined =>
    line.is === 'package' && line.why !== undefined ? html`<span class="why">${words.why[line.why]}</span>` : undefined;
  const sum = (name: string, cents: number, kind = 'sum'): Html =>
    html`<tr class="${kind}">
      <th scope="row">${name}</th>
      <td class="money">${money(cents)}</td>
    </tr>`;
  return paper({
    language,
    title: `${words.bill.title} ${on.reference}`,
    supplier: on.supplier,
    ...(branding === undefined ? {} : { branding }),
    body: html`<h1>${words.bill.title}</h1>
      <dl>
        ${fact(words.bill.forWhom, on.organisation)} ${fact(words.bill.about, period)}
        ${fact(words.bill.number, on.number)} ${fact(words.bill.reference, on.reference)}
        ${fact(words.bill.day, dateOnPaper(made, language))}
        ${fact(words.bill.payBefore, branding && dateOnPaper(addDays(made, branding.payWithinDays), language))}
        ${fact(words.bill.to, branding?.iban)} ${fact(words.bill.kvk, branding?.kvk)}
        ${fact(words.bill.vatId, branding?.vatId)}
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.bill.what}</th>
            <th scope="col" class="money">${words.bill.amount}</th>
          </tr>
        </thead>
        <tbody>
          ${bill.lines.map(
            (line) =>
              html`<tr>
                <td>${lineText(line, language)} ${why(line)}</td>
                <td class="money">${money(line.cents)}</td>
              </tr>`,
          )}
          ${sum(words.bill.net, bill.net)}
          ${sum(words.bill.vat(percentText(bill.vat.percent, language)), bill.vat.cents)}
          ${sum(words.bill.total, bill.total, 'total')}
        </tbody>
      </table>
      <section>
        <h2>${words.bill.how}</h2>
        <p>${words.how[howOf(bill.lines)]}</p>
      </section>
      <section>
        <h2>${words.bill.hides}</h2>
        ${list(words.hides)}
      </section>`,
  });
}

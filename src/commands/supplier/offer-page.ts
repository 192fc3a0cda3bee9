/** An offer as a page that prints: who, what, what it costs in each form that this organisation can have, and what nobody gets. */
import { html, type Html } from '../../base/html.ts';
import { FORMS, PEOPLE_FOR_SETTLEMENT, type Form } from '../../core/billing/contract.ts';
import { packagePrice, type Tariff } from '../../core/billing/tariffs.ts';
import { dateOnPaper } from '../../core/words/moments.ts';
import { billingWords, euros, percentText } from '../../core/billing/words/index.ts';
import { addDays, type CalendarDay } from '../../core/calendar.ts';
import type { Language } from '../../core/organisation.ts';
import type { Supplier } from '../../organisation/join.ts';
import { list, paper } from './paper.ts';

const VALID_DAYS = 60;

export interface Offer {
  readonly supplier: Supplier;
  readonly tariff: Tariff;
  readonly organisation: string;
  readonly people: number;
  readonly made: CalendarDay;
}

export function offerPage({ supplier, tariff, organisation, people, made }: Offer, language: Language): string {
  const { offer: words, form } = billingWords(language);
  const spoken = new Intl.DisplayNames(language, { type: 'language' });
  const money = (cents: number): string => euros(cents, language);
  const price = (of: Form): Html | undefined => {
    const counted = of === 'pool' ? tariff.pool : of === 'per-consult' ? tariff.perConsult : undefined;
    if (of !== 'package' && counted === undefined) return undefined;
    const isTooSmall = of === 'per-consult' && people < PEOPLE_FOR_SETTLEMENT;
    const year = of === 'package' ? packagePrice(tariff, people) : (counted?.year ?? 0);
    return html`<tr>
      <th scope="row">${form[of]}</th>
      <td class="money">${isTooSmall ? '–' : money(year)}</td>
      <td class="money">${isTooSmall || counted === undefined ? '–' : money(counted.consult)}</td>
      <td>${isTooSmall ? words.notForYou : words.explain[of]}</td>
    </tr>`;
  };
  return paper({
    language,
    title: `${words.title} · ${organisation}`,
    supplier: supplier.name,
    ...(supplier.branding === undefined ? {} : { branding: supplier.branding }),
    body: html`<h1>${words.title}</h1>
      <p><strong>${organisation}</strong> · ${dateOnPaper(made, language)}</p>
      <p>${words.lead(people)}</p>
      <section>
        <h2>${words.included}</h2>
        ${list(words.includes)}
      </section>
      <section>
        <h2>${words.prices}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.priceHead.form}</th>
              <th scope="col" class="money">${words.priceHead.year}</th>
              <th scope="col" class="money">${words.priceHead.consult}</th>
              <th scope="col">${words.priceHead.how}</th>
            </tr>
          </thead>
          <tbody>
            ${FORMS.map(price)}
          </tbody>
        </table>
        <p>
          ${words.without(percentText(tariff.vat, language))} ${tariff.pool === undefined ? undefined : words.pending}
        </p>
      </section>
      <section>
        <h2>${words.never}</h2>
        ${list(words.nevers)}
      </section>
      <section>
        <h2>${words.who}</h2>
        ${list(
          supplier.advisers.map(({ name, languages, certified }) =>
            [
              name,
              languages.map((tag) => spoken.of(tag) ?? tag).join(', '),
              ...(certified ? [words.certified] : []),
            ].join(' · '),
          ),
        )}
      </section>
      <section>
        <h2>${words.steps}</h2>
        <ol>
          ${words.step.map((line) => html`<li>${line}</li>`)}
        </ol>
      </section>
      <section>
        <h2>${words.agree}</h2>
        <p>${words.until(dateOnPaper(addDays(made, VALID_DAYS), language))}</p>
        <div class="sign">${words.sign.map((line) => html`<p>${line}</p>`)}</div>
      </section>`,
  });
}

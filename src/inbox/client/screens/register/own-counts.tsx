/** "Je tellingen": an adviser's own counters of this year and of the closed years that are still kept, organisation by organisation. */
import { useId, useState } from 'preact/hooks';
import type { OptionalField } from '../../../../core/register/fields.ts';
import type { Stroke } from '../../../../core/register/ledger.ts';
import type { AdviserKeys } from '../../../../seal/slots.ts';
import type { ClientSeat } from '../../../contract.ts';
import { newStrokeId, type Counts } from '../../book/counting.ts';
import { yearAt } from '../../register/contact.ts';
import { againIn, fieldsOf, peopleIn, tablesIn, yearToChooseFor } from '../../register/own-counts.ts';
import { fieldLabel, valueLabel } from '../../words/register.ts';
import { Back, Notice, Page } from '../components.tsx';
import { countsOf, ledgersOf, useKept } from './counting.ts';
import { useRegisterEnv } from './env.ts';
import { Minus } from './minus.tsx';
import { OptionalFields } from './optional-fields.tsx';
import { OrganisationField, seatChosen } from './organisation-field.tsx';
import { OwnWork } from './own-work.tsx';
import { Settlements } from './settlement.tsx';
import { Statements } from './statement.tsx';

interface OwnCountsProps {
  readonly seats: readonly ClientSeat[];
  readonly keys: AdviserKeys;
  readonly onBack: () => void;
}

export function OwnCounts({ seats, keys, onBack }: OwnCountsProps) {
  const { w, now, books } = useRegisterEnv();
  const words = w.register.mine;
  const { kept, again } = useKept(keys);
  const [chosen, setChosen] = useState('');
  const [closedYear, setClosedYear] = useState<number>();
  const [isMinus, setIsMinus] = useState(false);
  const seat = seatChosen(seats, chosen);
  const ledgers = ledgersOf(kept);
  const thisYear = seat === undefined ? 0 : yearAt(seat, now());
  const year = closedYear ?? thisYear;
  const id = seat?.organisation.id ?? '';
  const counts = countsOf(ledgers, id, year);
  const press = async (change: Pick<Stroke, 'add'> & Partial<Stroke>): Promise<void> => {
    await books.press(keys, { kind: 'stroke', id: newStrokeId(), year, ...change });
    await again();
  };
  const choose = (organisation: string): void => {
    setChosen(organisation);
    setClosedYear(undefined);
  };
  if (seat !== undefined && isMinus)
    return (
      <Minus
        seat={seat}
        year={year}
        isThisYear={year === thisYear}
        optional={fieldsOf(ledgers, seat, year)}
        countOf={(to, counter) => countsOf(ledgers, to, year).counts[counter] ?? 0}
        onPress={(add) => press({ add })}
        onBack={() => setIsMinus(false)}
      />
    );
  const forYear = yearToChooseFor(countsOf(ledgers, id, thisYear).counts, thisYear);
  const closed = [...ledgers.keys()].filter((one) => one < thisYear && hasAny(countsOf(ledgers, id, one)));
  return (
    <Page key="mine" title={words.title} before={<Back onBack={onBack} />}>
      <p class="lead">{words.lead}</p>
      <p>{words.device}</p>
      <p>{words.kept}</p>
      {kept?.trouble.map((one) => (
        <Notice key={one}>{w.book.trouble[one]}</Notice>
      ))}
      {kept === undefined ? <p role="status">{w.loading}</p> : undefined}
      <OrganisationField seats={seats} value={chosen} onValue={choose} />
      {seat === undefined || kept === undefined || kept.ledgers === 'newer' ? undefined : (
        <>
          {closed.length === 0 ? undefined : (
            <YearField years={[thisYear, ...closed]} value={year} onValue={setClosedYear} />
          )}
          <Contacts counts={counts} year={year} />
          {counts.released || peopleIn(counts.counts) + againIn(counts.counts) === 0 ? undefined : (
            <button type="button" class="outline" onClick={() => setIsMinus(true)}>
              {w.register.minus.title}
            </button>
          )}
          {counts.released ? undefined : (
            <OwnWork key={`${id}/${year}`} counts={counts} organisation={id} onPress={(add) => press({ add })} />
          )}
          {year === thisYear ? (
            <OptionalFields
              seat={seat}
              chosen={fieldsOf(ledgers, seat, forYear)}
              year={forYear}
              isNext={forYear > thisYear}
              onChoose={(on: readonly OptionalField[]) =>
                void press({ add: [], year: forYear, fields: { of: id, on: [...on] } })
              }
            />
          ) : undefined}
        </>
      )}
      {kept === undefined || kept.ledgers === 'newer' ? undefined : (
        <>
          {seat === undefined ? undefined : (
            <Settlements key={id} seat={seat} ledgers={ledgers} keys={keys} onSettled={again} />
          )}
          <Statements seats={seats} ledgers={ledgers} trouble={kept.trouble} keys={keys} />
        </>
      )}
    </Page>
  );
}

const hasAny = ({ counts, released }: Counts): boolean => released || Object.values(counts).some((n) => n > 0);

interface YearFieldProps {
  readonly years: readonly number[];
  readonly value: number;
  readonly onValue: (year: number) => void;
}
function YearField({ years, value, onValue }: YearFieldProps) {
  const { w } = useRegisterEnv();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{w.register.mine.year}</label>
      <select id={id} value={value} onChange={(event) => onValue(Number(event.currentTarget.value))}>
        {years.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </div>
  );
}

function Contacts({ counts, year }: { readonly counts: Counts; readonly year: number }) {
  const { w, language } = useRegisterEnv();
  const words = w.register.mine;
  const [people, before] = [peopleIn(counts.counts), againIn(counts.counts)];
  return (
    <section>
      <h2>{year}</h2>
      {counts.incomplete ? <Notice>{words.incomplete}</Notice> : undefined}
      {counts.released ? <p>{words.released}</p> : undefined}
      {!counts.released && people + before === 0 ? <p>{words.none}</p> : undefined}
      {people === 0 ? undefined : <p class="lead">{words.people(people)}</p>}
      {before === 0 ? undefined : <p>{words.again(before)}</p>}
      {tablesIn(counts.counts).map(({ field, rows }) => (
        <div key={field} class="own-table">
          <h3>{fieldLabel(language, field)}</h3>
          <dl>
            {rows.map(({ value, n }) => (
              <div key={value}>
                <dt>{valueLabel(language, field, value)}</dt>
                <dd>{n}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

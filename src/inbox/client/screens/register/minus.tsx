/** A mistake: the same lists, and from each answer one stroke goes. No row was kept that could be taken out. */
import { useState } from 'preact/hooks';
import type { OptionalField } from '../../../../core/register/fields.ts';
import type { Stroke } from '../../../../core/register/ledger.ts';
import type { ClientSeat } from '../../../contract.ts';
import { addedBy, lackingIn, type Contact } from '../../register/contact.ts';
import { fieldLabel, valueLabel } from '../../words/register.ts';
import { FIELDS, type Field } from '../../../../core/register/fields.ts';
import { Back, Notice, Page } from '../components.tsx';
import { CountSheet } from './count-sheet.tsx';
import { useRegisterEnv } from './env.ts';

interface MinusProps {
  readonly seat: ClientSeat;
  readonly year: number;
  readonly isThisYear: boolean;
  readonly optional: readonly OptionalField[];
  /** As the ledger of that year has it now. */
  readonly countOf: (to: string, counter: string) => number;
  readonly onPress: (add: Stroke['add']) => Promise<void>;
  readonly onBack: () => void;
}

export function Minus({ seat, year, isThisYear, optional, countOf, onPress, onBack }: MinusProps) {
  const { w, language, now, announce } = useRegisterEnv();
  const words = w.register.minus;
  const [isTaken, setIsTaken] = useState(false);
  const nameOf = (counter: string): string => {
    const [field = '', value = ''] = counter.split('.');
    const known = (Object.keys(FIELDS) as Field[]).find((one) => one === field);
    return known === undefined
      ? w.register.sheet.consult
      : `${fieldLabel(language, known)} ${valueLabel(language, known, value)}`;
  };
  const take = async (contact: Contact): Promise<string | undefined> => {
    const add = addedBy(contact, { seat, now: now(), year }, -1);
    const lacking = lackingIn(add, countOf);
    if (lacking.length > 0) return words.lacking([...new Set(lacking.map(nameOf))].join('; '));
    await onPress(add);
    setIsTaken(true);
    announce(words.taken);
    return undefined;
  };
  return (
    <Page key="minus" title={words.title} before={<Back onBack={onBack} />}>
      <p class="of">
        {seat.organisation.name} · {year}
      </p>
      {isTaken ? (
        <Notice reveal>{words.taken}</Notice>
      ) : (
        <>
          <p class="lead">{words.lead}</p>
          <CountSheet
            optional={optional}
            billing={isThisYear ? seat.billing : undefined}
            submit={words.take}
            onContact={take}
          />
        </>
      )}
    </Page>
  );
}

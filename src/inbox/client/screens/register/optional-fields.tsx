/** Questions that an adviser asks for a whole year or not at all. */
import type { OptionalField } from '../../../../core/register/fields.ts';
import type { ClientSeat } from '../../../contract.ts';
import { isPersonal, offeredFields } from '../../register/own-counts.ts';
import { fieldLabel } from '../../words/register.ts';
import { useRegisterEnv } from './env.ts';

interface OptionalFieldsProps {
  readonly seat: ClientSeat;
  readonly chosen: readonly OptionalField[];
  /** For which year a choice is, and whether that is the next. */
  readonly year: number;
  readonly isNext: boolean;
  readonly onChoose: (on: readonly OptionalField[]) => void;
}

export function OptionalFields({ seat, chosen, year, isNext, onChoose }: OptionalFieldsProps) {
  const { w, language } = useRegisterEnv();
  const words = w.register.fields;
  const offered = offeredFields(seat);
  const toggle = (field: OptionalField): void =>
    onChoose(offered.filter((one) => (one === field) !== chosen.includes(one)));
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <p>{words.from(year, isNext)}</p>
      {offered.map((field) => (
        <label key={field} class="choice">
          <input type="checkbox" checked={chosen.includes(field)} onChange={() => toggle(field)} />
          <span>{fieldLabel(language, field)}</span>
        </label>
      ))}
      {offered.some(isPersonal) ? <p class="fine">{words.personal}</p> : undefined}
    </section>
  );
}

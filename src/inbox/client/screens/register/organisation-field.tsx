/** At which organisation: asked of whoever works for several, and chosen by nobody but them. */
import { useId } from 'preact/hooks';
import type { ClientSeat } from '../../../contract.ts';
import { useRegisterEnv } from './env.ts';

interface OrganisationFieldProps {
  readonly seats: readonly ClientSeat[];
  /** `''`: none yet. */
  readonly value: string;
  readonly onValue: (organisation: string) => void;
}

export function OrganisationField({ seats, value, onValue }: OrganisationFieldProps) {
  const { w } = useRegisterEnv();
  const words = w.register.contact;
  const id = useId();
  if (seats.length < 2) return null;
  return (
    <div class="field">
      <label for={id}>{words.organisation}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{words.organisationNone}</option>
        {seats.map(({ organisation }) => (
          <option key={organisation.id} value={organisation.id}>
            {organisation.name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The only one, or the one that was chosen. */
export const seatChosen = (seats: readonly ClientSeat[], chosen: string): ClientSeat | undefined =>
  seats.length === 1 ? seats[0] : seats.find(({ organisation }) => organisation.id === chosen);

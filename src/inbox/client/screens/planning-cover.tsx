/** Colleagues whom employees may be offered meanwhile, in the order in which they were ticked. */
import type { SeatPlanning } from '../../contract.ts';
import { useEnv } from '../env.ts';
import type { Edits } from '../planning.ts';

interface CoverProps {
  readonly planned: SeatPlanning;
  readonly edits: Edits;
  readonly onEdit: (more: Partial<Edits>) => void;
}

export function Cover({ planned: { planning, colleagues }, edits, onEdit }: CoverProps) {
  const { w } = useEnv();
  const cover = edits.cover ?? planning.cover;
  // Whoever left the file can only be taken off.
  const gone = planning.cover.filter((id) => colleagues.every((one) => one.id !== id));
  const toggle = (id: string): void =>
    onEdit({
      cover: cover.includes(id)
        ? cover.filter((one) => one !== id)
        : [...cover.filter((one) => !gone.includes(one)), id],
    });
  return (
    <fieldset>
      <legend>
        <h2>{w.planning.cover}</h2>
      </legend>
      <p>{w.planning.coverLead}</p>
      {colleagues.length === 0 ? <p>{w.planning.coverNobody}</p> : undefined}
      {colleagues.map(({ id, name, mayCover }) => {
        const isChosen = cover.includes(id);
        const place = isChosen && cover.length > 1 ? ` (${cover.indexOf(id) + 1})` : '';
        return (
          <label key={id} class="choice">
            <input
              type="checkbox"
              checked={isChosen}
              disabled={mayCover !== 'yes' && !isChosen}
              onChange={() => toggle(id)}
            />
            <span>
              {name}
              {place}
              {mayCover === 'yes' ? '' : `: ${w.planning.coverWhy[mayCover]}`}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

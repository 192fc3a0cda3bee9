/** Whom an adviser may want to call in an organisation. Folded: it is looked up now and then, and nobody is asked to. */
import { useEnv } from '../env.ts';
import type { ClientSeat, InsideContact } from '../../contract.ts';

export function Contacts({ seats }: { readonly seats: readonly ClientSeat[] }) {
  const { w } = useEnv();
  const known = seats.flatMap(({ organisation, contacts = [] }) =>
    contacts.length === 0 ? [] : [{ organisation, contacts }],
  );
  return (
    <>
      {known.map(({ organisation, contacts }) => (
        <details key={organisation.id} class="contacts">
          <summary>{w.contactsAt(organisation.name)}</summary>
          <p>{w.contactsNote}</p>
          <ul>
            {contacts.map((contact, index) => (
              <Row key={index} contact={contact} />
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function Row({ contact: { function: is, name, phone, dial, email } }: { readonly contact: InsideContact }) {
  const { w } = useEnv();
  return (
    <li>
      <span>{w.contactFunctions[is]}</span>
      <strong translate={false}>{name}</strong>
      {phone === undefined ? undefined : dial === undefined ? <span>{phone}</span> : <a href={dial}>{phone}</a>}
      {email === undefined ? undefined : <a href={`mailto:${email}`}>{email}</a>}
    </li>
  );
}

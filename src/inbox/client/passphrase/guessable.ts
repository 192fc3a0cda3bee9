/** Whether somebody who tries would find a passphrase soon. Only for a new one: whoever has one keeps it. */
import { normalisePassphrase } from '../../../seal/passphrase.ts';
import type { ClientSeat } from '../../contract.ts';

/**
 * A thief with the wrapped keys pays Argon2id for each guess, about a second of one computer: this many take 300,000 years
 * of it. `Welkom2026!!` takes four, so a hundred computers have it in two weeks.
 */
const LEAST_GUESSES_LOG10 = 13;
/** What everybody here would try first. */
const HERE = ['vertrouwen', 'vertrouwenspersoon', 'in vertrouwen', 'confidential', 'adviser', 'welkom', 'welcome'];

async function load() {
  const [{ ZxcvbnFactory }, common, dutch] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-nl-be'),
  ]);
  const dictionary = { ...common.dictionary, ...dutch.dictionary };
  return new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs });
}
let judge: ReturnType<typeof load> | undefined;

/** What others would try first as this person's passphrase. */
export const namesIn = (seats: readonly Pick<ClientSeat, 'adviser' | 'organisation'>[]): readonly string[] =>
  seats.flatMap(({ adviser, organisation }) => [adviser.name, organisation.name]);

/**
 * @param own names that stand around this person: theirs, their organisation's.
 * Rejects when what it judges by cannot be loaded: then nothing is known, and no passphrase is taken.
 */
export async function isGuessable(passphrase: string, own: readonly string[]): Promise<boolean> {
  judge ??= load();
  const loaded = await judge.catch((error: unknown) => {
    judge = undefined;
    throw error;
  });
  const { guessesLog10 } = loaded.check(normalisePassphrase(passphrase), [
    ...HERE,
    ...own.flatMap((name) => [name, ...name.split(/\s+/)]),
  ]);
  return guessesLog10 < LEAST_GUESSES_LOG10;
}

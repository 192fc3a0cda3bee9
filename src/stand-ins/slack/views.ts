/** Every view Slack holds for a workspace: a stack of at most three modals and one Home per person. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../core/ports.ts';
import type { Block } from './block-schema.ts';
import { SlackError } from './errors.ts';
import type { HeldView } from './state.ts';
import { LIMITS } from './limits.ts';
import { carryOver, type Value } from './values.ts';
import { elementsOf, type View } from './view-schema.ts';

export interface Views {
  open(user: string, view: View): HeldView;
  push(user: string, upon: string | undefined, view: View): HeldView;
  update(target: { id?: string | undefined; external?: string | undefined }, view: View, hash?: string): HeldView;
  publish(user: string, view: View, hash?: string): HeldView;
  /** `undefined` once it is closed. */
  find(id: string): HeldView | undefined;
  /** Bottom first. */
  stack(user: string): readonly HeldView[];
  home(user: string): HeldView | undefined;
  setValue(id: string, blockId: string, actionId: string, value: Value): void;
  complain(id: string, complaint: { errors?: Readonly<Record<string, string>>; trouble?: string }): void;
  /** Closes this view and those above it; returns what was closed, top first. */
  close(id: string): readonly HeldView[];
  clear(user: string): readonly HeldView[];
}

export function createViews(clock: Clock, changed: (user: string) => void): Views {
  const held = new Map<string, HeldView>();
  const stacks = new Map<string, readonly string[]>();
  const homes = new Map<string, string>();

  const keep = (view: HeldView): HeldView => {
    held.set(view.id, view);
    changed(view.user);
    return view;
  };
  const make = (user: string, raw: View, upon?: HeldView): HeldView => {
    const view = withIds(raw);
    refuseTakenName(view);
    const id = `V${randomBytes(5).toString('hex').toUpperCase()}`;
    return {
      id,
      user,
      root: upon?.root ?? id,
      previous: upon?.id ?? null,
      hash: newHash(clock),
      view,
      values: carryOver(view, {}),
      errors: {},
    };
  };
  /** `external_id` must be unique among the views of a team. */
  const refuseTakenName = (view: View, except?: string): void => {
    if (view.external_id === undefined || view.external_id === '') return;
    const taken = [...held.values()].some(
      (other) => other.id !== except && other.view.external_id === view.external_id,
    );
    if (taken) throw new SlackError('duplicate_external_id');
  };
  const replace = (old: HeldView, raw: View, hash?: string): HeldView => {
    if (hash !== undefined && hash !== old.hash) throw new SlackError('hash_conflict');
    const view = withIds(raw);
    refuseTakenName(view, old.id);
    const { id, user, root, previous } = old;
    return keep({
      id,
      user,
      root,
      previous,
      hash: newHash(clock),
      view,
      values: carryOver(view, old.values),
      errors: {},
    });
  };
  const stack = (user: string): readonly HeldView[] => (stacks.get(user) ?? []).flatMap((id) => held.get(id) ?? []);
  const drop = (user: string, from: number): readonly HeldView[] => {
    const ids = stacks.get(user) ?? [];
    const closed = ids.slice(from).flatMap((id) => held.get(id) ?? []);
    for (const view of closed) held.delete(view.id);
    stacks.set(user, ids.slice(0, from));
    if (closed.length > 0) changed(user);
    return closed.toReversed();
  };

  return {
    stack,
    find: (id) => held.get(id),
    home: (user) => held.get(homes.get(user) ?? ''),
    open(user, raw) {
      drop(user, 0);
      const view = make(user, raw);
      stacks.set(user, [view.id]);
      return keep(view);
    },
    push(user, upon, raw) {
      const open = stacks.get(user) ?? [];
      const below = upon === undefined ? undefined : held.get(upon);
      if (below === undefined || !open.includes(below.id)) throw new SlackError('not_found');
      if (open.length >= LIMITS.stackedViews) throw new SlackError('push_limit_reached');
      const view = make(user, raw, stack(user).at(-1));
      stacks.set(user, [...open, view.id]);
      return keep(view);
    },
    update(target, raw, hash) {
      const external = target.external;
      const old =
        target.id !== undefined
          ? held.get(target.id)
          : [...held.values()].find(
              (view) => external !== undefined && external !== '' && view.view.external_id === external,
            );
      if (old === undefined || old.view.type !== raw.type) throw new SlackError('not_found');
      return replace(old, raw, hash);
    },
    publish(user, raw, hash) {
      const old = held.get(homes.get(user) ?? '');
      if (old !== undefined) return replace(old, raw, hash);
      if (hash !== undefined) throw new SlackError('hash_conflict');
      const view = make(user, raw);
      homes.set(user, view.id);
      return keep(view);
    },
    setValue(id, blockId, actionId, value) {
      const old = held.get(id);
      if (old === undefined) throw new TypeError('that view is closed');
      const errors = Object.fromEntries(Object.entries(old.errors).filter(([block]) => block !== blockId));
      keep({ ...old, errors, values: { ...old.values, [blockId]: { ...old.values[blockId], [actionId]: value } } });
    },
    complain(id, { errors = {}, trouble }) {
      const old = held.get(id);
      if (old === undefined) return;
      const { trouble: _before, ...rest } = old;
      keep({ ...rest, errors, ...(trouble === undefined ? {} : { trouble }) });
    },
    close(id) {
      const view = held.get(id);
      const at = view === undefined ? -1 : (stacks.get(view.user) ?? []).indexOf(id);
      return view === undefined || at < 0 ? [] : drop(view.user, at);
    },
    clear: (user) => drop(user, 0),
  };
}

function newHash(clock: Clock): string {
  return `${Math.floor(clock.now().getTime() / 1000)}.${randomBytes(6).toString('base64url')}`;
}

/** Slack makes up the ids an app leaves out, anew for every version of a view. */
function withIds(view: View): View {
  return structuredClone({ ...view, blocks: nameBlocks(view.blocks) });
}

export function nameBlocks(blocks: readonly Block[]): Block[] {
  const made = (): string => randomBytes(4).toString('base64url');
  return blocks.map((block) => {
    const copy = structuredClone(block);
    copy.block_id ??= made();
    for (const element of elementsOf(copy)) element.action_id ??= made();
    return copy;
  });
}

/**
 * One Lua file per decision. The number of keys is in the file name (`open-conversation-8.lua`; `-n` = given with the
 * call); a line `--@include indexes` stands for `shared-indexes.lua`. Every key of one call lies in one slot.
 */
import { readFileSync } from 'node:fs';
import type { Commands } from './client.ts';

export type Argument = string | number | Buffer;

const SCRIPTS = {
  overview: 'overview-n',
  openConversation: 'open-conversation-8',
  appendMessage: 'append-message-2',
  readConversation: 'read-conversation-2',
  markReadByEmployee: 'mark-read-by-employee-1',
  keepCopy: 'keep-copy-1',
  markReadByAdviser: 'mark-read-by-adviser-1',
  closeConversation: 'close-conversation-2',
  putNote: 'put-note-1',
  putPause: 'put-pause-1',
  withdrawConversation: 'withdraw-conversation-2',
  claimDue: 'claim-due-1',
  forgetDeparted: 'forget-departed-1',
  findPress: 'find-press-1',
  listInbox: 'list-inbox-1',
  keepAnsweredTest: 'keep-answered-test-1',
  putPlanning: 'put-planning-3',
  putListed: 'put-listed-2',
  listRecords: 'list-records-1',
  increment: 'increment-1',
  putIf: 'put-if-1',
  deleteIf: 'delete-if-1',
  readNews: 'read-news-n',
  claimNotices: 'claim-notices-2',
  settleNotice: 'settle-notice-2',
  visit: 'visit-1',
  wantNotices: 'want-notices-1',
  probe: 'probe-1',
} as const;

/** A reply as it comes from the wire: binary-safe, because entries are bytes. */
type Reply = Promise<unknown>;
type Fixed = (...keysAndArguments: Argument[]) => Reply;

declare module 'ioredis' {
  interface RedisCommander {
    overviewBuffer(numberOfKeys: number, ...keysAndArguments: Argument[]): Reply;
    openConversationBuffer: Fixed;
    appendMessageBuffer: Fixed;
    readConversationBuffer: Fixed;
    markReadByEmployeeBuffer: Fixed;
    keepCopyBuffer: Fixed;
    markReadByAdviserBuffer: Fixed;
    closeConversationBuffer: Fixed;
    putNoteBuffer: Fixed;
    putPauseBuffer: Fixed;
    withdrawConversationBuffer: Fixed;
    claimDueBuffer: Fixed;
    forgetDepartedBuffer: Fixed;
    findPressBuffer: Fixed;
    listInboxBuffer: Fixed;
    keepAnsweredTestBuffer: Fixed;
    putPlanningBuffer: Fixed;
    putListedBuffer: Fixed;
    listRecordsBuffer: Fixed;
    incrementBuffer: Fixed;
    putIfBuffer: Fixed;
    deleteIfBuffer: Fixed;
    readNewsBuffer(numberOfKeys: number, ...keysAndArguments: Argument[]): Reply;
    claimNoticesBuffer: Fixed;
    settleNoticeBuffer: Fixed;
    visitBuffer: Fixed;
    wantNoticesBuffer: Fixed;
    probeBuffer: Fixed;
  }
}

const readLua = (name: string): string => readFileSync(new URL(`./${name}.lua`, import.meta.url), 'utf8');

/** @throws when a file is missing: the build copies `*.lua` beside the compiled code. */
function loadScript(file: string): string {
  return readLua(file).replaceAll(/^--@include ([a-z]+)$/gm, (_, name: string) => readLua(`shared-${name}`));
}

const loaded = Object.entries(SCRIPTS).map(([name, file]) => {
  const count = /-(\d+)$/.exec(file)?.[1];
  return { name, lua: loadScript(file), keys: count === undefined ? undefined : Number(count) };
});

/** After this the client has the commands above. An evicted or flushed script cache heals itself (NOSCRIPT → EVAL). */
export function defineScripts(client: Commands): void {
  for (const { name, lua, keys } of loaded) {
    client.defineCommand(name, keys === undefined ? { lua } : { lua, numberOfKeys: keys });
  }
}

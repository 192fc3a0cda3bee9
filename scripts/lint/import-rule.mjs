/** The import rule as a rule of the linter: it speaks while somebody writes. `tests/guarantees/imports.test.ts` speaks in CI. */
import { posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readImportRule, refusal } from './rooms.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rule = readImportRule();

export default {
  meta: { name: 'house' },
  rules: {
    'import-rule': {
      /** @param {{ filename: string, report(found: { node: unknown, message: string }): void }} context */
      create(context) {
        const from = posix.join(...relative(root, context.filename).split(sep));
        if (!from.startsWith('src/')) return {};
        /** @param {{ source?: { value?: unknown } | null }} node */
        const look = (node) => {
          const target = node.source?.value;
          if (typeof target !== 'string') return;
          const message = refusal(
            rule,
            from,
            target.startsWith('.') ? posix.join(posix.dirname(from), target) : target,
          );
          if (message !== undefined) context.report({ node, message });
        };
        return {
          ImportDeclaration: look,
          ExportNamedDeclaration: look,
          ExportAllDeclaration: look,
          ImportExpression: look,
        };
      },
    },
  },
};

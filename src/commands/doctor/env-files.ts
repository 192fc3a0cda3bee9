/** The files the variables came from: what a line of them loses before anybody can miss it. */
import { shownPath, type LookedAt } from '../../app/config/start-environment.ts';
import { finding, ok, type Finding } from './types.ts';

const LEVELS = { broken: 'fail', lossy: 'warn', note: 'info' } as const;

export function checkFiles(files: readonly LookedAt[]): readonly Finding[] {
  return files.flatMap(({ path, file }): Finding[] => {
    const id = 'environment.file';
    if (file.remarks.length === 0)
      return [
        ok(id, `Every line of ${shownPath(path)} is understood (${Object.keys(file.variables).length} variables).`),
      ];
    return file.remarks.map(({ weight, line, what, remedy }) =>
      finding(id, LEVELS[weight], `${shownPath(path)}, line ${line}: ${what}.`, remedy),
    );
  });
}

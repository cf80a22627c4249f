import { readdirSync, readFileSync } from 'node:fs';
import { hasMessage } from '../../api/messages/catalogue.js';
import '../../api/messages/api.messages.js';
import '../incidents/incidents.messages.js';
import '../tasks/tasks.messages.js';
import '../teams/teams.messages.js';
import './runs.messages.js';

const FOLDERS = ['../../runner/', '../runs/', '../tasks/', '../notifications/'];
const THROWN = /(?:DomainError|PermissionDeniedError|invalidFields)\(\s*'([A-Z_]+)'/g;

/** The codes that the sources throw by name. */
function thrownCodes(): string[] {
  const codes = FOLDERS.flatMap((folder) => {
    const root = new URL(folder, import.meta.url);
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .flatMap((file) =>
        [...readFileSync(new URL(file, root), 'utf8').matchAll(THROWN)].map(([, code]) => code ?? ''),
      );
  });
  return [...new Set(codes)].sort();
}

describe('The refusals of runs and tasks', () => {
  it('are found in the sources', () => {
    expect(thrownCodes()).toEqual(expect.arrayContaining(['RUN_ENDED', 'TASK_CLOSED', 'NOT_RUN_STARTER']));
  });

  it.each(thrownCodes())('%s has a message', (code) => {
    expect(hasMessage(code)).toBe(true);
  });
});

import type { JsonObject } from '../json.js';
import { camelName, freeName, NOBODY, type Draft, type ImportNote } from './draft.js';
import { readLength } from './read-length.js';

/** A row of a checklist, cells as they stand there; empty where the column is missing. */
export interface ChecklistRow {
  readonly title: string;
  readonly role: string;
  readonly effort: string;
  readonly due: string;
  /** As it is counted in the file. */
  readonly line: number;
}

/** A playbook in which the rows are done one after the other. `null` when there is no row with a title. */
export function importChecklist(rows: readonly ChecklistRow[], key: string): Draft | null {
  const notes: ImportNote[] = [];
  const named = rows.filter((row) => {
    if (row.title === '') notes.push(note('lost', row, '没有标题，略过', 'It has no title and is left out'));
    return row.title !== '';
  });
  if (named.length === 0) return null;
  const taken = new Set<string>();
  const keys = named.map(({ title }, index) => freeName(camelName(title, `step${index + 1}`), taken));
  const roles = new Map<string, string>();
  const tasks = named.map((row, index): [string, JsonObject] => [
    keys[index] ?? '',
    taskOf(row, roles, notes),
  ]);
  const end = freeName('finished', taken);
  const states = named.map(({ title }, index): [string, JsonObject] => {
    const task = keys[index] ?? '';
    return [
      task,
      {
        meta: { title: same(title) },
        invoke: { src: 'task', id: task, input: { task }, onDone: keys[index + 1] ?? end },
      },
    ];
  });
  notes.push({
    kind: 'changed',
    where: '',
    message: {
      zh: '清单按顺序一项接一项；可以并行的请改成并行状态',
      en: 'The rows follow one another; what can be done side by side is for a parallel state',
    },
  });
  return {
    notes,
    playbook: {
      key,
      version: 1,
      title: same(key),
      roles: Object.fromEntries([...roles].map(([title, role]) => [role, roleOf(title)])),
      tasks: Object.fromEntries(tasks),
      machine: {
        id: camelName(key, 'checklist'),
        initial: keys[0] ?? end,
        states: {
          ...Object.fromEntries(states),
          [end]: { type: 'final', meta: { title: { zh: '结束', en: 'Finished' } } },
        },
      },
    },
  };
}

function taskOf(row: ChecklistRow, roles: Map<string, string>, notes: ImportNote[]): JsonObject {
  const effort = lengthOf(row, 'effort', notes);
  const due = lengthOf(row, 'due', notes);
  return {
    title: same(row.title),
    role: roleKey(row, roles, notes),
    ...(effort !== null && { effort }),
    ...(due !== null && { due }),
    outcomes: { done: { title: { zh: '完成', en: 'Done' } } },
  };
}

function lengthOf(row: ChecklistRow, column: 'effort' | 'due', notes: ImportNote[]): string | null {
  const text = row[column];
  if (text === '') return null;
  const length = readLength(text, column === 'effort' ? 'H' : 'D');
  if (length === null) {
    const [zh, en] = column === 'effort' ? ['工时', 'effort'] : ['期限', 'due date'];
    notes.push(
      note('lost', row, `看不懂${zh}“${text}”`, `The ${en} “${text}” is no length of time such as 3d or 8h`),
    );
  }
  return length;
}

function roleKey(row: ChecklistRow, roles: Map<string, string>, notes: ImportNote[]): string {
  const known = roles.get(row.role);
  if (known !== undefined) return known;
  const taken = new Set(roles.values());
  const isNamed = row.role !== '';
  const key = freeName(isNamed ? camelName(row.role, `role${roles.size + 1}`) : NOBODY.role, taken);
  roles.set(row.role, key);
  notes.push(
    isNamed
      ? note(
          'gap',
          row,
          `角色“${row.role}”来自哪个部门？`,
          `Which department does the role “${row.role}” come from?`,
        )
      : note('gap', row, '没有写角色', 'No role is named'),
  );
  return key;
}

function roleOf(title: string): JsonObject {
  return { title: title === '' ? NOBODY.title : same(title), department: NOBODY.department };
}

function note(kind: ImportNote['kind'], { line }: ChecklistRow, zh: string, en: string): ImportNote {
  return { kind, where: `${line}`, message: { zh, en } };
}

/** One language stands in for both until somebody translates it. */
function same(text: string): { zh: string; en: string } {
  return { zh: text, en: text };
}

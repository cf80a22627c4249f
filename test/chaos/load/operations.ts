import type { Operation } from './ledger.js';

const DOCUMENTS: Readonly<Record<Operation, string>> = Object.fromEntries(
  (
    [
      'startRun',
      'startTask',
      'completeTask',
      'decideApproval',
      'sendRunEvent',
      'recordKpi',
      'pauseRun',
      'resumeRun',
      'cancelRun',
    ] as const
  ).map((name) => [name, documentOf(name)]),
) as Record<Operation, string>;

function documentOf(name: Operation): string {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) { run { id version } userErrors { code } } }`;
}

export function mutationOf(operation: Operation): string {
  return DOCUMENTS[operation];
}

export const RUN = `query ($run: ID!) {
  run(id: $run) { status tasks(status: [OPEN, STARTED]) { id kind status assignee { login } } }
}`;

/** A run as a client looks at it before it asks for something. */
export interface RunView {
  readonly status: string;
  readonly tasks: readonly TaskView[];
}

export interface TaskView {
  readonly id: string;
  readonly kind: 'TASK' | 'APPROVAL';
  readonly status: 'OPEN' | 'STARTED';
  readonly assignee: { readonly login: string } | null;
}

export const MUTATIONS = '{ schema: __schema { mutationType { fields { name } } } }';

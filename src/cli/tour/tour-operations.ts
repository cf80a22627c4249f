/** The operations of the tour, as any client would send them, and what comes back. */

export const PEOPLE = `query People($after: String) {
  people(first: 100, after: $after) {
    nodes { id login department { key } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export interface PeopleData {
  readonly people: {
    readonly nodes: readonly { id: string; login: string; department: { key: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export const PLAYBOOK = `query Playbook($key: String!) {
  playbook(key: $key) { title description newestVersion { version } }
}`;

export interface PlaybookData {
  readonly playbook: {
    readonly title: string;
    readonly description: string | null;
    readonly newestVersion: { readonly version: number };
  } | null;
}

export const PROGRESS = `query TourProgress($run: ID!) {
  run(id: $run) {
    title status version
    lastEvent { summary }
    states { path title innermost }
  }
}`;

export interface ProgressData {
  readonly run: {
    readonly title: string;
    readonly status: 'RUNNING' | 'COMPLETED' | 'CANCELLED';
    readonly version: number;
    readonly lastEvent: { readonly summary: string };
    readonly states: readonly { path: string; title: string; innermost: boolean }[];
  };
}

export const RESULT = `query TourResult($run: ID!) {
  run(id: $run) {
    history(first: 1) { totalCount }
    tasks(status: [COMPLETED]) { id }
    kpis { title unit value target met }
    retrospective { fields { title value } }
  }
}`;

export interface ResultData {
  readonly run: {
    readonly history: { readonly totalCount: number };
    readonly tasks: readonly { id: string }[];
    readonly kpis: readonly {
      title: string;
      unit: string;
      value: number | null;
      target: number;
      met: boolean;
    }[];
    readonly retrospective: { readonly fields: readonly { title: string; value: unknown }[] } | null;
  };
}

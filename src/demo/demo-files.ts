import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { AccessRole } from '../platform/auth/access-role.js';
import type { LocalizedText } from '../platform/localized-text.js';

const FOLDER = new URL('../../demo/', import.meta.url);

/** The demo organisation as its files say it. Keys and logins are checked by the API when it is loaded. */
export interface DemoFiles {
  readonly organisation: DemoOrganisation;
  readonly people: readonly DemoPerson[];
  readonly claims: Readonly<Record<string, readonly DemoClaim[]>>;
  readonly training: DemoTraining;
  readonly rotations: readonly DemoRotation[];
  readonly teams: readonly DemoTeam[];
}

export interface DemoOrganisation {
  readonly departments: readonly (LocalizedText & { readonly key: string; readonly parent?: string })[];
  readonly skills: readonly (LocalizedText & { readonly key: string; readonly family: string })[];
}

export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly pinyin: string;
  readonly department: string;
  readonly position: LocalizedText;
  readonly roles: readonly AccessRole[];
  /** `YYYY-MM-DD` */
  readonly since: string;
}

export interface DemoClaim {
  readonly skill: string;
  readonly level: number;
  readonly from: string;
  readonly source: 'self' | 'manager';
}

export interface DemoTraining {
  readonly courses: readonly (LocalizedText & {
    readonly key: string;
    readonly skill: string;
    readonly level: number;
    readonly hours: number;
    readonly validMonths?: number;
  })[];
  readonly sessions: readonly DemoSession[];
}

/** Days count from the day the demo is loaded. */
export interface DemoSession {
  readonly course: string;
  readonly day: number;
  readonly hours: number;
  readonly place: string;
  readonly trainer: string;
  readonly capacity: number;
  /** By login: the score, or that they did not come. */
  readonly results?: Readonly<Record<string, number | 'absent'>>;
  readonly enrolled?: readonly string[];
}

/** Days count from the day the demo is loaded. */
export interface DemoRotation {
  readonly person: string;
  readonly to: string;
  readonly position: string;
  readonly reason: string;
  readonly from: number;
  readonly until: number;
  readonly proposed: number;
  readonly mentor?: string;
  readonly objectives?: readonly string[];
  /** The day on which both departments and HR approved it. */
  readonly approved?: number;
  readonly approvedBy?: Readonly<Partial<Record<'fromDepartment' | 'toDepartment' | 'hr', number>>>;
  readonly rejected?: { readonly day: number; readonly reason: string };
  readonly started?: number;
  readonly reviews?: Readonly<Record<string, string>>;
  readonly ended?: number;
  readonly evaluation?: {
    readonly day: number;
    readonly rating: number;
    readonly text: string;
    readonly skill: string;
    readonly level: number;
  };
  readonly outcome?: { readonly day: number; readonly move: 'return' | 'stay' };
}

export interface DemoTeam {
  readonly name: string;
  readonly purpose: string;
  readonly lead: string;
  readonly playbook: string;
  readonly formed: number;
  readonly members: readonly {
    readonly login: string;
    readonly allocation: number;
    readonly roles: readonly string[];
  }[];
  readonly runs: readonly DemoRun[];
}

export interface DemoRun {
  readonly title: string;
  readonly started: number;
  /** Tasks that nobody does: where they open, the run stays. */
  readonly left?: readonly string[];
  /** How many of a task's due days pass before it is done; default 0.6. */
  readonly pace?: number;
}

export async function readDemoFiles(): Promise<DemoFiles> {
  const [organisation, { people }, { claims }, training, { rotations }, { teams }] = await Promise.all([
    readYaml<DemoOrganisation>('organisation.yaml'),
    readYaml<Pick<DemoFiles, 'people'>>('people.yaml'),
    readYaml<Pick<DemoFiles, 'claims'>>('skills.yaml'),
    readYaml<DemoTraining>('training.yaml'),
    readYaml<Pick<DemoFiles, 'rotations'>>('rotations.yaml'),
    readYaml<Pick<DemoFiles, 'teams'>>('teams.yaml'),
  ]);
  return { organisation, people, claims, training, rotations, teams };
}

async function readYaml<T>(file: string): Promise<T> {
  return parse(await readFile(new URL(file, FOLDER), 'utf8')) as T;
}

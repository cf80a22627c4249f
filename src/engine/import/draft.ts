import type { JsonObject } from '../json.js';
import type { LocalizedText } from '../localized-text.js';

/** A playbook made of something else, and what could not be carried over as it was. */
export interface Draft {
  readonly playbook: JsonObject;
  readonly notes: readonly ImportNote[];
}

export interface ImportNote {
  /** `gap`: a stand-in that is to be filled in; `lost`: it is not in the draft; `changed`: it is there in another way. */
  readonly kind: 'gap' | 'lost' | 'changed';
  /** Where it was: a path in the export, or a row. */
  readonly where: string;
  readonly message: LocalizedText;
}

/** The role and department that stand in until somebody says who does it. */
export const NOBODY = {
  role: 'toBeNamed',
  title: { zh: '待定', en: 'To be named' },
  department: 'to-be-named',
};

/** A camelCase name of anything that people wrote; `fallback` where nothing of it can stay. */
export function camelName(text: string, fallback: string): string {
  const words = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const name = words
    .map((word, index) => {
      const lower = word.toLowerCase();
      return index === 0 ? lower : `${lower[0]?.toUpperCase() ?? ''}${lower.slice(1)}`;
    })
    .join('');
  return /^[a-z]/.test(name) ? name.slice(0, 50) : fallback;
}

const RESERVED: ReadonlySet<string> = new Set(['constructor', 'lead', 'team', 'sponsor']);

/** A name that none of `taken` has, and takes it. */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = RESERVED.has(wanted) ? `${wanted}Step` : wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}${n}`;
  taken.add(name);
  return name;
}

/** A key as a person would write it: `waitForPayment` is “Wait for payment”. */
export function titleOf(key: string): { zh: string; en: string } {
  const words = key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s._-]+/)
    .filter((word) => word !== '')
    .join(' ');
  const text = words === '' ? key : words.charAt(0).toUpperCase() + words.slice(1);
  return { zh: text, en: text };
}

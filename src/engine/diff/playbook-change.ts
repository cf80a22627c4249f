import type { JsonValue } from '../json.js';
import type { LocalizedText } from '../localized-text.js';

/** What a change is about. */
export type ChangedPart =
  | 'playbook'
  | 'role'
  | 'kpi'
  | 'input'
  | 'task'
  | 'outcome'
  | 'form'
  | 'event'
  | 'timer'
  | 'service'
  | 'lock'
  | 'context'
  | 'state'
  | 'transition';

/** One thing in which two versions of a playbook differ. */
export interface PlaybookChange {
  readonly part: ChangedPart;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Key, path or name, as `tasks.chooseGoods` has it: `chooseGoods`. */
  readonly key: string;
  /** What people call it: in the newer version, or where it is gone, in the older. */
  readonly title: LocalizedText;
  /** Of something that changed: which of its fields did. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  /** As `due`, `effort`, `roles`, `title`. */
  readonly field: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

import { compileExpression, type Expression } from '../expressions/expression.js';
import { own } from '../own.js';
import { parseOffset, type Offset } from '../time/date-span.js';
import { parseDuration } from '../time/duration.js';
import type { TimeSpan } from '../time/time-span.js';
import type { ChartSource } from './chart-source.js';
import type { PlaybookDefinition } from './playbook-definition.js';
import type { PauseMeaning } from './timer-definition.js';

export interface ResolvedSpan extends TimeSpan {
  readonly onPause: PauseMeaning;
}

/** The way to a date that an expression gives, which is there when it is asked for. */
export interface DateSpan {
  readonly until: Expression;
  readonly offset: Offset | null;
}

/** What a chart's timers and due dates go by. */
export type ChartSpan = TimeSpan | DateSpan;

/**
 * What `after` and `due` mean by a text: one of the playbook's timers, or an ISO 8601 duration by the calendar, of which a
 * pause keeps the remainder. `null` when it is neither, or a timer until a date. No name is a duration: names begin in lower case.
 */
export function resolveSpan(
  text: string,
  { timers }: Pick<PlaybookDefinition, 'timers'>,
): ResolvedSpan | null {
  const timer = own(timers, text);
  if (timer?.until !== undefined) return null;
  const duration = parseDuration(timer?.duration ?? text);
  if (duration === null) return null;
  return { counts: timer?.counts ?? 'calendar', duration, onPause: timer?.onPause ?? 'keepRemainder' };
}

/** The same of any of the playbook's timers. */
export function resolveChartSpan(
  text: string,
  { definition, scopes }: ChartSource,
): (ChartSpan & { readonly onPause: PauseMeaning }) | null {
  const { until, offset, onPause = 'keepDate' } = own(definition.timers, text) ?? {};
  if (until === undefined) return resolveSpan(text, definition);
  return {
    until: compileExpression(scopes.environmentAt({ kind: 'none' }), until, 'string'),
    offset: offset === undefined ? null : parseOffset(offset),
    onPause,
  };
}

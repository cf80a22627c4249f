import { calendarDuration, elapsedTime } from './parsers.js';
import { optional, withDefault } from './variable.js';

const UPKEEP = 'Upkeep';

/** The variables about what a runner does besides running. */
export const upkeepVariables = {
  SETPIECE_ARCHIVE_AFTER: withDefault(
    {
      name: 'SETPIECE_ARCHIVE_AFTER',
      group: UPKEEP,
      description:
        'How long after its end a run goes into the archive, where it stays readable: an ISO 8601 duration, or `never`.',
      example: 'P400D',
      parse: (text) => (text === 'never' ? text : calendarDuration(text)),
    },
    'P2Y',
  ),
  SETPIECE_ARCHIVE_KEEP: optional({
    name: 'SETPIECE_ARCHIVE_KEEP',
    group: UPKEEP,
    description:
      'How long the archive keeps the logs, tasks and observations of a run: an ISO 8601 duration. Left out: for ever.',
    example: 'P10Y',
    parse: calendarDuration,
  }),
  SETPIECE_SWEEP_INTERVAL: withDefault(
    {
      name: 'SETPIECE_SWEEP_INTERVAL',
      group: UPKEEP,
      description:
        'How often all live runs are looked through for what should not be: an ISO 8601 duration of days at most, or milliseconds.',
      example: 'PT1M',
      parse: elapsedTime(1_000, 7 * 86_400_000),
    },
    'PT5M',
  ),
} as const;

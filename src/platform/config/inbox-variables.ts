import { wholeNumber } from './parsers.js';
import { withDefault } from './variable.js';

const INBOX = 'Load';

/** How much of a process the commands to runs may take. */
export const inboxVariables = {
  SETPIECE_INBOX_CAPACITY: withDefault(
    {
      name: 'SETPIECE_INBOX_CAPACITY',
      group: INBOX,
      description:
        'How many commands to runs may wait in a process; more are turned away with `OVERLOADED`. A tenth may be for one run.',
      example: '1000',
      parse: wholeNumber(1, 1_000_000),
    },
    '5000',
  ),
  SETPIECE_COMMAND_TIMEOUT_MS: withDefault(
    {
      name: 'SETPIECE_COMMAND_TIMEOUT_MS',
      group: INBOX,
      description:
        'After how long the sender of a command to a run is told `COMMAND_TIMEOUT`, waiting included, in milliseconds.',
      example: '5000',
      parse: wholeNumber(100, 600_000),
    },
    '10000',
  ),
  SETPIECE_RUN_CACHE: withDefault(
    {
      name: 'SETPIECE_RUN_CACHE',
      group: INBOX,
      description:
        'Of how many runs, those used last, a process keeps the record in memory so as not to read it again; some 10 kB each.',
      example: '20000',
      parse: wholeNumber(0, 1_000_000),
    },
    '5000',
  ),
  SETPIECE_CHILD_DEPTH: withDefault(
    {
      name: 'SETPIECE_CHILD_DEPTH',
      group: INBOX,
      description:
        'How many runs may lie above a child run: a playbook that runs itself for ever ends here, with an incident.',
      example: '3',
      parse: wholeNumber(1, 100),
    },
    '10',
  ),
} as const;

import { KPI_OBSERVED } from '../../chart/transition.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import { checkName } from './check-name.js';

/** True for names that only the engine may use. */
export function isReservedEvent(name: string): boolean {
  return name === KPI_OBSERVED || name.startsWith('xstate.');
}

/** Events: reserved names, senders, and that an internal event is not an outside one as well. */
export function checkEvents({ source, names }: CheckSubject): Finding[] {
  const { events = {}, internalEvents = [] } = source;
  return [
    ...Object.entries(events).flatMap(([name, { senders = [] }]) => [
      ...(isReservedEvent(name) ? [error('RESERVED_EVENT', ['events', name], { name })] : []),
      ...senders.flatMap((role, index) =>
        checkName('UNKNOWN_ROLE', role, names.roles, ['events', name, 'senders', index]),
      ),
    ]),
    ...internalEvents.flatMap((name, index) =>
      isReservedEvent(name) || names.events.includes(name)
        ? [error('RESERVED_EVENT', ['internalEvents', index], { name })]
        : [],
    ),
  ];
}

import { ENGINE_EVENTS } from '../../chart/transition.js';
import type { CheckSubject } from '../check-subject.js';
import { parseDuration } from '../../time/duration.js';
import { error, type Finding } from '../finding.js';
import type { EventSource } from '../playbook-source.js';
import { checkName } from './check-name.js';

/** True for names that only the engine may use. */
export function isReservedEvent(name: string): boolean {
  return ENGINE_EVENTS.has(name) || name.startsWith('xstate.');
}

/** Events: reserved names, senders, and that an internal event is not an outside one as well. */
export function checkEvents({ source, names }: CheckSubject): Finding[] {
  const { events = {}, internalEvents = [] } = source;
  return [
    ...Object.entries(events).flatMap(([name, { senders = [], whenNotTaken, timeToLive }]) => [
      ...checkTimeToLive(name, whenNotTaken, timeToLive),
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

function checkTimeToLive(
  name: string,
  whenNotTaken: EventSource['whenNotTaken'],
  timeToLive: string | undefined,
): Finding[] {
  const place = ['events', name, 'timeToLive'];
  if (timeToLive === undefined) return [];
  return [
    ...(parseDuration(timeToLive) === null ? [error('INVALID_DURATION', place, { name: timeToLive })] : []),
    ...(whenNotTaken === 'keep' ? [] : [error('TIME_TO_LIVE_WITHOUT_KEEP', place, { name })]),
  ];
}

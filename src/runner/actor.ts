/** On whose behalf a run moves. `id` is a bare uuid; null for timers and for the system itself. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'timer' | 'system';
  readonly id: string | null;
}

export const TIMER: Actor = { kind: 'timer', id: null };

/** The uuid of the person who acts, or null where no person does. */
export function personOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.id : null;
}

/** How a chart sees the actor: `event.by`. */
export function nameOf(actor: Actor): string {
  return actor.id ?? actor.kind;
}

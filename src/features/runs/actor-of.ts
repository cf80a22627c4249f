import type { Principal } from '../../platform/auth/principal.js';
import type { Actor } from '../../runner/actor.js';

/** The viewer as the runner's log knows them: by kind and bare uuid. */
export function actorOf(viewer: Principal): Actor {
  return { kind: viewer.kind, id: viewer.personId ?? viewer.id.slice(viewer.id.indexOf(':') + 1) };
}

import type { Location } from '../../chart/state-tree.js';
import { within, type Origin, type Part } from './part.js';

/** Remembers where the pieces of an expanded playbook were written. */
export class Origins {
  /** By the object or list a piece was put into, and its key there. What is not here lies where its surroundings do. */
  readonly #moved = new WeakMap<object, Map<string | number, Origin>>();

  constructor(private readonly playbook: Part) {}

  put(into: object, step: string | number, origin: Origin): void {
    const moved = this.#moved.get(into) ?? new Map<string | number, Origin>();
    moved.set(step, origin);
    this.#moved.set(into, moved);
  }

  /** A changed copy of an object keeps what is known of the object. */
  copy(from: object, to: object): void {
    const moved = this.#moved.get(from);
    if (moved !== undefined) this.#moved.set(to, new Map(moved));
  }

  /** Where a member of an object of that origin was written. */
  member(of: object, step: string | number, origin: Origin): Origin {
    return this.#moved.get(of)?.get(step) ?? within(origin, step);
  }

  /** Where the value at a location of the expanded playbook was written. */
  find(expanded: unknown, location: Location): Origin {
    let origin: Origin = { part: this.playbook, location: [] };
    let value: unknown = expanded;
    for (const step of location) {
      const inside = typeof value === 'object' && value !== null ? value : null;
      origin = inside === null ? within(origin, step) : this.member(inside, step, origin);
      value = inside === null ? undefined : Object.getOwnPropertyDescriptor(inside, String(step))?.value;
    }
    return origin;
  }
}

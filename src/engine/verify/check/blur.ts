import type { Exploration } from '../explore/exploration.js';
import type { Model, ModelTransition } from '../model/model.js';
import { soonRead } from '../model/soon-read.js';
import { usesInTransition } from '../model/use.js';
import type { VariableName } from '../model/variable.js';

/**
 * What cannot be said for sure, since values of some variables were not all told apart: whatever depends on what is written from
 * them, however indirectly.
 */
export class Blur {
  /** True as soon as something was asked about that rests on it. */
  found = false;
  readonly #blurred: ReadonlySet<VariableName>;
  #soon: readonly ReadonlySet<VariableName>[] | null = null;

  constructor(
    readonly model: Model,
    readonly exploration: Exploration,
  ) {
    this.#blurred = spread(exploration.widened, model);
  }

  /** That a run can never leave these configurations. */
  coversTrap(configurations: readonly number[]): boolean {
    if (this.#blurred.size === 0) return false;
    this.#soon ??= soonRead(this.model);
    const soon = this.#soon;
    const { reached } = this.exploration;
    const nodes = new Set(configurations.flatMap((at) => reached[at]?.configuration.nodes ?? []));
    return this.#note(
      [...nodes].some((node) => [...(soon[node] ?? [])].some((name) => this.#blurred.has(name))),
    );
  }

  /** That something never comes about. It may be for want of any transition whose condition looks at such a variable. */
  coversDead(): boolean {
    const { taken } = this.exploration;
    const isOpen = (transition: ModelTransition) => !taken.has(transition) && this.#looksAt(transition);
    return this.#note(this.#blurred.size > 0 && this.model.transitions.some(isOpen));
  }

  /** Its own condition does, or one before it that is asked first. */
  #looksAt({ source, index, written }: ModelTransition): boolean {
    const before = this.model.transitions.filter(
      (each) =>
        each.source === source && each.index <= index && each.written.trigger.kind === written.trigger.kind,
    );
    return before.some(({ written: one }) =>
      usesInTransition(one, this.model.source).some(
        ({ kind, variables }) => kind === 'guard' && variables.some((name) => this.#blurred.has(name)),
      ),
    );
  }

  #note(isCovered: boolean): boolean {
    if (isCovered) this.found = true;
    return isCovered;
  }
}

/** The variables, and those that are written from them. */
function spread(widened: ReadonlySet<VariableName>, { slice }: Model): ReadonlySet<VariableName> {
  const names = new Set(widened);
  for (let before = -1; before !== names.size;) {
    before = names.size;
    for (const { target, variables } of slice.uses) {
      if (target !== null && variables.some((name) => names.has(name))) names.add(target);
    }
  }
  return names;
}

/** A copy that may be changed, as an author would have written it: a timer until a date says neither how it counts nor what a pause does. */
export function definitionOf(definition) {
  const copy = structuredClone(definition);
  for (const timer of Object.values(copy.timers)) {
    if (timer.until === undefined) continue;
    delete timer.counts;
    delete timer.onPause;
  }
  return copy;
}

/**
 * The transitions at the end of a task outside of parallel states, in the order of the file: each with its invoke, its place in
 * the list, where it leads, and an outcome with which it is taken.
 */
export function sitesOf(definition) {
  const plainTask = Object.keys(definition.tasks).find((key) => definition.tasks[key].kind === 'task');
  const sites = [];
  const visit = (state, path) => {
    if (state.type === 'parallel') return;
    for (const invoke of [state.invoke ?? []].flat()) {
      if (invoke.src !== 'task' && invoke.src !== 'approval') continue;
      const transitions = [invoke.onDone].flat();
      transitions.forEach((transition, position) => {
        const written = typeof transition === 'string' ? { target: transition } : transition;
        if (typeof written.target !== 'string') return;
        const target = absolute(written.target, path, definition);
        const outcome = outcomeOf(transitions, position, definition.tasks[invoke.input.task]);
        if (target === null || outcome === null) return;
        sites.push({
          key: `${path.join('.')} ${invoke.input.task} ${position}`,
          isFirst: sites.length === 0,
          task: invoke.input.task,
          path,
          invoke,
          position,
          target,
          outcome,
          plainTask,
        });
      });
    }
    for (const [key, inside] of Object.entries(state.states ?? {})) visit(inside, [...path, key]);
  };
  visit(definition.machine, []);
  // What is done to a task must not touch another state that opens it.
  const written = JSON.stringify(definition.machine);
  return sites.filter(
    ({ task }) =>
      written.split(`"task":"${task}"},`).length + written.split(`"task":"${task}"}}`).length <= 3,
  );
}

/** The transitions of the task that the site is one of. */
export function tasksClosedAt(definition, site) {
  const { invoke } = sitesOf(definition).find(({ key }) => key === site.key);
  return [invoke.onDone].flat().map((one) => (typeof one === 'string' ? { target: one } : one));
}

/** A copy in which the site's task has an outcome more, with which it leads to the target; the rest stays as it was. */
export function detour(definition, site, target) {
  const changed = definitionOf(definition);
  const { invoke } = sitesOf(changed).find(({ key }) => key === site.key);
  changed.tasks[site.task].outcomes.gateDetour = { title: { zh: 'gateDetour', en: 'Detour' } };
  invoke.onDone = [
    { guard: { type: 'outcome', params: { is: 'gateDetour' } }, target },
    ...[invoke.onDone].flat(),
  ];
  return changed;
}

/** A copy with one state more at the top, known by its key as id. */
export function newState(definition, key, state) {
  const changed = definitionOf(definition);
  changed.machine.states[key] = { id: key, meta: { title: { zh: key, en: key } }, ...state };
  return changed;
}

/** The target as it can be named from anywhere; `null` for one that cannot. */
function absolute(target, path, definition) {
  if (target.startsWith('#')) return target;
  const root = `#${definition.machine.id ?? definition.key}`;
  if (target.startsWith('.')) return [root, ...path].join('.') + target;
  return [root, ...path.slice(0, -1), target].join('.');
}

/** An outcome that only this transition, or this one first, takes; `null` where conditions on data decide. */
function outcomeOf(transitions, position, task) {
  const before = transitions.slice(0, position);
  const { guard } = typeof transitions[position] === 'string' ? {} : transitions[position];
  if (before.some((one) => typeof one !== 'string' && one.guard?.type !== 'outcome')) return null;
  const taken = new Set(before.flatMap(({ guard: each }) => [each.params.is].flat()));
  const own =
    guard === undefined
      ? Object.keys(task.outcomes)
      : guard.type === 'outcome'
        ? [guard.params.is].flat()
        : [];
  return own.find((outcome) => !taken.has(outcome)) ?? null;
}

const text = (en) => ({ zh: en, en });

/** A chart of so many regions side by side, each of so many tasks one after the other: (length + 1) ^ regions situations. */
export function regionsByLength(regions, length) {
  const region = (index) => {
    const states = Object.fromEntries(
      Array.from({ length }, (_, step) => [
        `s${step}`,
        {
          meta: { title: text(`Step ${step}`) },
          invoke: { src: 'task', id: `t${index}x${step}`, input: { task: 'work' }, onDone: `s${step + 1}` },
        },
      ]),
    );
    const last = { [`s${length}`]: { type: 'final', meta: { title: text('End') } } };
    return { meta: { title: text(`Region ${index}`) }, initial: 's0', states: { ...states, ...last } };
  };
  return playbook({
    context: {},
    initial: 'working',
    states: {
      working: {
        meta: { title: text('Working') },
        type: 'parallel',
        onDone: 'finished',
        states: Object.fromEntries(
          Array.from({ length: regions }, (_, index) => [`r${index}`, region(index)]),
        ),
      },
      finished: { type: 'final', meta: { title: text('Finished') } },
    },
  });
}

/** A loop with so many counters, each of which must reach a limit: (limit + 1) ^ counters situations. */
export function loopsByCounters(counters, limit) {
  const names = Array.from({ length: counters }, (_, index) => `c${index}`);
  const outcomes = Object.fromEntries(names.map((name) => [name, { title: text(name) }]));
  return playbook(
    {
      context: Object.fromEntries(names.map((name) => [name, 0])),
      initial: 'counting',
      states: {
        counting: {
          meta: { title: text('Counting') },
          invoke: {
            src: 'task',
            id: 'count',
            input: { task: 'work' },
            onDone: [
              {
                guard: {
                  type: 'when',
                  params: { cel: names.map((name) => `context.${name} >= ${limit}`).join(' && ') },
                },
                target: 'finished',
              },
              ...names.map((name) => ({
                guard: { type: 'outcome', params: { is: name } },
                target: 'counting',
                reenter: true,
                actions: { type: 'set', params: { [name]: `context.${name} + 1` } },
              })),
            ],
          },
        },
        finished: { type: 'final', meta: { title: text('Finished') } },
      },
    },
    outcomes,
  );
}

function playbook(machine, outcomes = { done: { title: text('Done') } }) {
  return {
    key: 'scale',
    version: 1,
    title: text('Scale'),
    roles: { worker: { title: text('Worker'), department: 'stores' } },
    tasks: { work: { title: text('Work'), role: 'worker', outcomes } },
    machine: { id: 'scale', ...machine },
  };
}

import { popUpStore } from '../../../test/support/read-playbook.js';
import { startRun } from './start-run.js';
import { decide } from './decide.js';
const chart = popUpStore();
it('x', () => {
  const d = startRun(chart, { mall: 'x', budget: 10 }, '2024-03-01T09:30:00.000Z');
  console.log(JSON.stringify(d, null, 1));
  if (!d.ok) throw new Error();
  const e = decide(
    chart,
    d.state,
    {
      type: 'task.closed',
      invocation: '0.popUpStore.preparing.display.designing',
      outcome: 'done',
      form: { cost: 3 },
      by: 'p',
    },
    '2024-03-01T09:30:00.000Z',
  );
  console.log(JSON.stringify(e, null, 1));
});

import { isJsonObject } from '../json.js';
import { loadPlaybook } from './load-playbook.js';

const text = (en: string) => ({ zh: en, en });
const notify = { type: 'notify', params: { to: 'lead', message: text('x') } };

/** A sound playbook with a timer, a service, kept events and compensations, with some of its parts replaced. */
function findings(change: Readonly<Record<string, unknown>> = {}): string[] {
  const playbook = {
    key: 'durable',
    version: 1,
    title: text('Durable'),
    roles: { worker: { title: text('Worker'), department: 'stores' } },
    tasks: {
      a: {
        title: text('A'),
        role: 'worker',
        due: 'soon',
        outcomes: { done: { title: text('d') } },
        compensation: notify,
      },
    },
    events: { 'go.on': { title: text('On'), whenNotTaken: 'keep', timeToLive: 'P1D' } },
    timers: { soon: { duration: 'P2D', counts: 'working' } },
    workingTime: { calendar: 'CN', hours: ['09:00-12:00', '13:00-18:00'] },
    services: { ask: { title: text('Ask'), url: 'https://a.example/{{ input.n }}', timeout: 'PT5S' } },
    onCancel: { type: 'call', params: { service: 'ask', input: { n: 'event.reason' } } },
    machine: {
      initial: 'work',
      states: {
        work: {
          meta: { title: text('Work') },
          invoke: { src: 'task', input: { task: 'a' }, onDone: 'call' },
          after: { soon: 'call' },
          on: { 'go.on': 'call' },
        },
        call: {
          meta: { title: text('Call') },
          invoke: {
            src: 'service',
            input: { service: 'ask', input: { n: '1' } },
            onDone: 'end',
            onError: 'end',
            ...(isJsonObject(change['call']) ? change['call'] : {}),
          },
          ...(isJsonObject(change['inCall']) ? change['inCall'] : {}),
        },
        end: { type: 'final', meta: { title: text('End') } },
      },
    },
    ...(isJsonObject(change['top']) ? change['top'] : {}),
  };
  const result = loadPlaybook(JSON.stringify(playbook));
  const problems = result.ok ? result.warnings : result.problems;
  for (const { message } of problems) expect(message.zh).toMatch(/\p{Script=Han}/u);
  return problems.map(({ code, path }) => `${code} ${path}`);
}

const LENGTH: Readonly<Record<string, string>> = { duration: 'P2D', counts: 'calendar', onPause: 'keepDate' };

const soon = (timer: object) => ({ top: { timers: { soon: timer } } });

const ask = (more: object) => ({
  top: { services: { ask: { title: text('Ask'), url: 'https://a.example/{{ input.n }}', ...more } } },
});

describe('the durable parts of a playbook', () => {
  it('load without a word when they are sound', () => {
    expect(findings()).toEqual([]);
  });

  it.each([
    [
      'an unknown timer',
      { inCall: { after: { son: 'end' } } },
      'UNKNOWN_TIMER machine.states.call.after.son',
    ],
    [
      'an unknown service',
      { call: { input: { service: 'ax' } } },
      'UNKNOWN_SERVICE machine.states.call.invoke.input.service',
    ],
    [
      'a service that is not given what it reads',
      { call: { input: { service: 'ask' } } },
      'MISSING_SERVICE_INPUT machine.states.call.invoke.input',
    ],
    [
      'an answer that nothing follows',
      { call: { onDone: undefined } },
      'CALL_WITHOUT_ON_DONE machine.states.call.invoke',
    ],
    [
      'a failure that nothing follows',
      { call: { onError: undefined } },
      'CALL_WITHOUT_ON_ERROR machine.states.call.invoke',
    ],
    [
      'working time nobody has declared',
      { top: { workingTime: undefined } },
      'WORKING_TIME_MISSING timers.soon.counts',
    ],
    [
      'working time in months',
      { top: { timers: { soon: { duration: 'P1M', counts: 'working' } } } },
      'WORKING_TIME_IN_MONTHS timers.soon.duration',
    ],
    ['a timer of no length', soon({}), 'MISSING_KEY timers.soon'],
    [
      'a distance from no date',
      soon({ duration: 'P2D', offset: '-P1D' }),
      'OFFSET_WITHOUT_DATE timers.soon.offset',
    ],
    ['a date without a title', soon({ until: 'springFestival(2027)' }), 'MISSING_KEY timers.soon'],
    ...['duration', 'counts', 'onPause'].map((key): [string, Readonly<Record<string, unknown>>, string] => [
      `a date with ${key}`,
      soon({ title: text('x'), until: 'springFestival(2027)', [key]: LENGTH[key] }),
      `TIMER_WITH_DATE timers.soon.${key}`,
    ]),
    [
      'a distance that is none',
      soon({ title: text('x'), until: 'springFestival(2027)', offset: '30D' }),
      'INVALID_DURATION timers.soon.offset',
    ],
    [
      'a date that is none',
      soon({ title: text('x'), until: '2027' }),
      'WRONG_EXPRESSION_TYPE timers.soon.until',
    ],
    [
      'hours that overlap',
      { top: { workingTime: { calendar: 'CN', hours: ['09:00-12:00', '11:00-13:00'] } } },
      'INVALID_HOURS workingTime.hours[1]',
    ],
    [
      'a calendar that there is not',
      { top: { workingTime: { calendar: 'DE-XX', hours: ['09:00-12:00'] } } },
      'UNKNOWN_CALENDAR workingTime.calendar',
    ],
    [
      'a day that there is not',
      {
        top: {
          workingTime: { calendar: 'DE', hours: ['09:00-12:00'], companyDays: { off: ['2026-02-30'] } },
        },
      },
      'INVALID_DAY workingTime.companyDays.off[0]',
    ],
    [
      'a day written otherwise',
      { top: { workingTime: { calendar: 'DE', hours: ['09:00-12:00'], companyDays: { off: ['30.3.'] } } } },
      'INVALID_DAY workingTime.companyDays.off[0]',
    ],
    [
      'a day both off and worked',
      {
        top: {
          workingTime: {
            calendar: 'CN',
            hours: ['09:00-12:00'],
            companyDays: { off: ['2026-12-24'], work: ['2026-12-24'] },
          },
        },
      },
      'DAY_OFF_AND_WORKED workingTime.companyDays.work[0]',
    ],
    [
      'a time to live of what is not kept',
      { top: { events: { 'go.on': { title: text('On'), timeToLive: 'P1D' } } } },
      "TIME_TO_LIVE_WITHOUT_KEEP events['go.on'].timeToLive",
    ],
    [
      'a raise when all is over',
      { top: { onCancel: { type: 'raise', params: { event: 'go.on' } } } },
      'RAISE_OUT_OF_PLACE onCancel.type',
    ],
    ['a body of a GET', ask({ method: 'GET', body: 1 }), 'BODY_OF_GET services.ask.body'],
    ['a time limit too long', ask({ timeout: 'PT1H' }), 'DURATION_TOO_LONG services.ask.timeout'],
    [
      'waits that shrink',
      ask({ backoff: { first: 'PT9S', most: 'PT1S' } }),
      'BACKOFF_SHRINKS services.ask.backoff.most',
    ],
    ['a placeholder that does not end', ask({ body: 'a {{ b' }), 'INVALID_PLACEHOLDER services.ask.body'],
    ['an expression that is none', ask({ body: '{{ contxt.a }}' }), 'INVALID_EXPRESSION services.ask.body'],
    ['a host out of an expression', ask({ url: 'https://{{ input.n }}/' }), 'INVALID_VALUE services.ask.url'],
    [
      'a schema of the result that is none',
      ask({ result: { type: 'objct' } }),
      'INVALID_DATA_SCHEMA services.ask.result',
    ],
  ])('report %s', (_, change, finding) => {
    expect(findings(change)).toContain(finding);
  });
});

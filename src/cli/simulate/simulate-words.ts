import type { Locale } from '../../platform/localized-text.js';

/** What `setpiece simulate` says of its own. */
export interface SimulateWords {
  readonly list: string;
  readonly colon: string;
  readonly openTasks: string;
  readonly nothingOpen: string;
  readonly pending: string;
  readonly whatNext: string;
  readonly keys: string;
  readonly due: (when: string) => string;
  readonly opened: (title: string, role: string, due: string) => string;
  readonly withdrawn: (title: string) => string;
  readonly told: (to: string, message: string) => string;
  readonly escalated: (to: string, message: string) => string;
  readonly recorded: (kpi: string, value: string) => string;
  readonly called: (service: string) => string;
  readonly kept: (event: string) => string;
  readonly taken: (event: string) => string;
  readonly timeOver: (state: string) => string;
  readonly voted: string;
  readonly send: (event: string) => string;
  readonly observe: (kpi: string) => string;
  readonly answer: (service: string) => string;
  readonly fail: (service: string) => string;
  readonly endChild: (playbook: string) => string;
  readonly failChild: (playbook: string) => string;
  readonly grant: (lock: string) => string;
  readonly started: (playbook: string) => string;
  readonly requested: (lock: string) => string;
  readonly released: (lock: string) => string;
  readonly wait: (until: string, state: string) => string;
  readonly notUnderstood: (line: string) => string;
  readonly nothingToUndo: string;
  readonly undone: string;
  readonly written: (file: string) => string;
  readonly ended: Readonly<Record<string, string>>;
  readonly refused: (code: string, message: string) => string;
  readonly walked: (steps: number, runs: number, ended: number) => string;
  readonly visited: (visited: number, of: number) => string;
  readonly unvisited: string;
  readonly faults: (count: number) => string;
  readonly optional: string;
}

const ZH: SimulateWords = {
  list: '、',
  colon: '：',
  openTasks: '打开的任务',
  nothingOpen: '没有打开的任务',
  pending: '等待到期',
  whatNext: '接下来',
  keys: '输入编号（编号后加 ! 则全部采用建议值）；p P3D 让时间过去；u 退回一步；c 看数据；w 文件 存为场景；q 结束',
  due: (when) => `，${when} 到期`,
  opened: (title, role, due) => `+ 任务“${title}”（${role}${due}）`,
  withdrawn: (title) => `- 撤回任务“${title}”`,
  told: (to, message) => `✉ 通知${to}：${message}`,
  escalated: (to, message) => `! 上报${to}：${message}`,
  recorded: (kpi, value) => `# ${kpi} = ${value}`,
  called: (service) => `→ 调用“${service}”`,
  kept: (event) => `… “${event}”留待以后处理`,
  taken: (event) => `… 处理先前留下的“${event}”`,
  timeOver: (state) => `“${state}”的期限已到`,
  voted: '… 已记下，还需其他人决定',
  send: (event) => `事件“${event}”`,
  observe: (kpi) => `上报“${kpi}”`,
  answer: (service) => `服务“${service}”应答`,
  fail: (service) => `服务“${service}”失败`,
  endChild: (playbook) => `子执行“${playbook}”完成`,
  failChild: (playbook) => `子执行“${playbook}”失败`,
  grant: (lock) => `轮到“${lock}”`,
  started: (playbook) => `→ 启动子执行“${playbook}”`,
  requested: (lock) => `→ 排队等候“${lock}”`,
  released: (lock) => `← 让出“${lock}”`,
  wait: (until, state) => `等到 ${until}（“${state}”到期）`,
  notUnderstood: (line) => `不明白：${line}`,
  nothingToUndo: '没有可以退回的步骤',
  undone: '已退回一步',
  written: (file) => `已存为场景 ${file}`,
  ended: { done: '执行已结束', cancelled: '执行已取消', paused: '执行已暂停' },
  refused: (code, message) => `✗ ${code}  ${message}`,
  walked: (steps, runs, ended) => `走了 ${steps} 步，${runs} 次执行，其中 ${ended} 次走到结束`,
  visited: (visited, of) => `走过 ${of} 个状态中的 ${visited} 个`,
  unvisited: '没有走到',
  faults: (count) => `状态图出错 ${count} 次`,
  optional: '可不填',
};

const EN: SimulateWords = {
  list: ', ',
  colon: ': ',
  openTasks: 'Open tasks',
  nothingOpen: 'No task is open',
  pending: 'Will come due',
  whatNext: 'What next',
  keys: 'A number (with ! to take all that is suggested); p P3D to let time pass; u to go back; c for the data; w FILE to save a scenario; q to stop',
  due: (when) => `, due ${when}`,
  opened: (title, role, due) => `+ task “${title}” (${role}${due})`,
  withdrawn: (title) => `- task “${title}” is withdrawn`,
  told: (to, message) => `✉ to ${to}: ${message}`,
  escalated: (to, message) => `! escalated to ${to}: ${message}`,
  recorded: (kpi, value) => `# ${kpi} = ${value}`,
  called: (service) => `→ calls “${service}”`,
  kept: (event) => `… “${event}” is kept until it can be taken`,
  taken: (event) => `… “${event}”, which had waited, is taken`,
  timeOver: (state) => `The time limit of “${state}” is over`,
  voted: '… noted; others have yet to decide',
  send: (event) => `Event “${event}”`,
  observe: (kpi) => `Report “${kpi}”`,
  answer: (service) => `“${service}” answers`,
  fail: (service) => `“${service}” fails`,
  endChild: (playbook) => `The run of “${playbook}” ends`,
  failChild: (playbook) => `The run of “${playbook}” fails`,
  grant: (lock) => `The lock “${lock}” is granted`,
  started: (playbook) => `→ starts a run of “${playbook}”`,
  requested: (lock) => `→ gets in line for “${lock}”`,
  released: (lock) => `← gives up “${lock}”`,
  wait: (until, state) => `Wait until ${until} (the time limit of “${state}”)`,
  notUnderstood: (line) => `Not understood: ${line}`,
  nothingToUndo: 'There is no step to go back on',
  undone: 'Gone back a step',
  written: (file) => `Saved as the scenario ${file}`,
  ended: { done: 'The run has ended', cancelled: 'The run is cancelled', paused: 'The run is paused' },
  refused: (code, message) => `✗ ${code}  ${message}`,
  walked: (steps, runs, ended) => `${steps} steps in ${runs} runs, ${ended} of which came to their end`,
  visited: (visited, of) => `${visited} of ${of} states visited`,
  unvisited: 'Not visited',
  faults: (count) => `The chart failed ${count} times`,
  optional: 'optional',
};

export const SIMULATE_WORDS: Readonly<Record<Locale, SimulateWords>> = { zh: ZH, en: EN };

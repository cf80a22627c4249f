import type { LocalizedText } from '../localized-text.js';
import { EXPANSION_MESSAGES } from './messages/expansion-messages.js';
import type { Message } from './messages/message.js';
import { PEOPLE_MESSAGES } from './messages/people-messages.js';
import { READ_MESSAGES } from './messages/read-messages.js';

/** Everything a playbook file can be told. Codes are stable: editors, tests and people's notes refer to them. */
const MESSAGES = {
  FILE_TOO_LARGE: (_, limit) => [`文件过大，上限为 ${limit}`, `The file is too large; the limit is ${limit}`],
  TOO_MANY_STATES: (count, limit) => [
    `共有 ${count} 个状态，上限为 ${limit}；请拆成几个打法`,
    `There are ${count} states; the limit is ${limit}. Make several playbooks of it`,
  ],
  TOO_MANY_PROBLEMS: (count, limit) => [
    `问题太多，只列出前 ${limit} 处，另有 ${count} 处`,
    `There are too many problems: the first ${limit} are told, ${count} more are not`,
  ],
  YAML_SYNTAX: (_, why) => [`YAML 语法错误：${why}`, `This is not valid YAML: ${why}`],
  FORBIDDEN_CHARACTER: () => [
    '含有不能保存的字符（NUL 或不成对的代理字符）',
    'There is a character that cannot be kept: NUL, or half of a surrogate pair',
  ],
  DUPLICATE_KEY: () => ['同一层有重复的键', 'The same key stands here twice'],
  TOO_MANY_ALIASES: () => ['YAML 别名展开过多', 'The YAML aliases unfold into too much'],
  NOT_JSON: (_, why) => [`这个值无法用 JSON 表示：${why}`, `This cannot be written as JSON: ${why}`],

  ...EXPANSION_MESSAGES,

  UNKNOWN_KEY: (key, near) => [`不认识的键 ${key} ${near}`, `Unknown key ${key} ${near}`],
  MISSING_KEY: (key) => [`缺少 ${key}`, `${key} is missing`],
  MISSING_TEXT: (key) => [
    `缺少文字 ${key}，中英文都要有`,
    `The text needs ${key}: Chinese and English, neither empty`,
  ],
  INVALID_NAME: (name, why) => [`名称 ${name} 不合规则：${why}`, `${name} cannot be a name here: ${why}`],
  INVALID_DURATION: (text) => [
    `${text} 不是有效的 ISO 8601 时长（如 P3D、PT4H；大于零，不超过一百年）`,
    `${text} is not an ISO 8601 duration such as P3D or PT4H, more than zero and at most a hundred years`,
  ],
  INVALID_VALUE: (_, why) => [`值不正确：${why}`, `The value is wrong: ${why}`],
  UNKNOWN_GUARD: (name, near) => [`没有条件类型 ${name} ${near}`, `There is no guard ${name} ${near}`],
  UNKNOWN_ACTION: (name, near) => [`没有动作类型 ${name} ${near}`, `There is no action ${name} ${near}`],
  UNKNOWN_ACTOR: (name, near) => [`invoke 不能用 ${name} ${near}`, `${name} cannot be invoked ${near}`],

  RESERVED_NAME: (name) => [`名称 ${name} 为系统保留`, `The name ${name} is reserved`],
  RESERVED_EVENT: (name) => [`事件名 ${name} 为系统保留`, `The event name ${name} is reserved`],
  UNKNOWN_TIME_ZONE: (name) => [`没有时区 ${name}`, `There is no time zone ${name}`],
  UNKNOWN_DEPARTMENT: (name, near) => [`没有部门 ${name} ${near}`, `There is no department ${name} ${near}`],
  UNKNOWN_SKILL: (name, near) => [`没有技能 ${name} ${near}`, `There is no skill ${name} ${near}`],
  UNKNOWN_ROLE: (name, near) => [`没有角色 ${name} ${near}`, `There is no role ${name} ${near}`],
  UNKNOWN_RECIPIENT: (name, near) => [`没有接收人 ${name} ${near}`, `There is nobody called ${name} ${near}`],
  UNKNOWN_TASK: (name, near) => [`没有任务 ${name} ${near}`, `There is no task ${name} ${near}`],
  UNKNOWN_OUTCOME: (name, near) => [
    `任务没有结果 ${name} ${near}`,
    `The task has no outcome ${name} ${near}`,
  ],
  UNKNOWN_KPI: (name, near) => [`没有指标 ${name} ${near}`, `There is no KPI ${name} ${near}`],
  UNKNOWN_EVENT: (name, near) => [`没有声明事件 ${name} ${near}`, `No event ${name} is declared ${near}`],
  UNKNOWN_FIELD: (name, near) => [`没有字段 ${name} ${near}`, `There is no field ${name} ${near}`],
  UNKNOWN_TIMER: (name, near) => [
    `${name} 既不是时长（如 P3D、PT4H），也不是声明过的定时 ${near}`,
    `${name} is neither a duration such as P3D or PT4H nor a declared timer ${near}`,
  ],
  UNKNOWN_SERVICE: (name, near) => [`没有服务 ${name} ${near}`, `There is no service ${name} ${near}`],
  UNKNOWN_STATE: (name, near) => [`没有状态 ${name} ${near}`, `There is no state ${name} ${near}`],
  UNKNOWN_TARGET: (name, near) => [
    `转移目标 ${name} 不存在 ${near}`,
    `The target ${name} does not exist ${near}`,
  ],

  TASK_WITHOUT_ROLE: () => ['任务要有一个角色（role 或 roles）', 'A task needs a role: either role or roles'],
  TASK_WITH_SEVERAL_ROLES: () => [
    '普通任务只能属于一个角色；多个角色用 approval',
    'A task falls to one role; only an approval may have several',
  ],
  DECISIONS_WITHOUT_APPROVAL: () => ['只有 approval 才有 decisions', 'Only an approval takes decisions'],
  APPROVAL_WITHOUT_CHOICE: () => ['审批至少要有两个结果', 'An approval needs at least two outcomes'],
  INVALID_DATA_SCHEMA: (_, why) => [`JSON Schema 不正确：${why}`, `The JSON Schema is wrong: ${why}`],

  TIME_TO_LIVE_WITHOUT_KEEP: (name) => [
    `事件 ${name} 不保留（whenNotTaken 不是 keep），timeToLive 没有意义`,
    `The event ${name} is not kept (whenNotTaken: keep), so timeToLive means nothing`,
  ],
  WORKING_TIME_MISSING: (name) => [
    `定时 ${name} 按工作时间计，要写 workingTime`,
    `The timer ${name} counts working time; the playbook has to say when that is (workingTime)`,
  ],
  WORKING_TIME_IN_MONTHS: (text) => [
    `工作时间不能以年月计：${text}`,
    `Working time is not counted in months and years: ${text}`,
  ],
  TIMER_WITH_DATE: (key) => [
    `到某一天为止的定时（until）不能有 ${key}`,
    `A timer that runs until a date takes no ${key}`,
  ],
  OFFSET_WITHOUT_DATE: (name) => [
    `定时 ${name} 没有 until，offset 没有意义`,
    `The timer ${name} runs until no date (until), so offset means nothing`,
  ],
  UNKNOWN_CALENDAR: (name, near) => [
    `没有工作日历 ${name}；可用 CN、国家代码（如 DE）或地区代码（如 DE-BY）${near}`,
    `There is no calendar ${name}; write CN, a country as DE, or a region as DE-BY ${near}`,
  ],
  INVALID_DAY: (text) => [`没有 ${text} 这一天`, `There is no such day as ${text}`],
  DAY_OFF_AND_WORKED: (day) => [`${day} 既放假又上班`, `${day} is both a day off and a day that is worked`],
  INVALID_HOURS: (text) => [
    `工作时段 ${text} 不正确：先后相接，不重叠，结束晚于开始`,
    `The hours ${text} are wrong: each ends after it begins, and none begins before the last has ended`,
  ],
  DURATION_TOO_LONG: (text, most) => [`${text} 过长，上限为 ${most}`, `${text} is too long; at most ${most}`],
  BACKOFF_SHRINKS: (first, most) => [
    `首次等待 ${first} 比最长等待 ${most} 还长`,
    `The first wait, ${first}, is longer than the longest, ${most}`,
  ],
  BODY_OF_GET: () => ['GET 请求不能有 body', 'A GET request has no body'],
  INVALID_PLACEHOLDER: () => ['{{ 没有对应的 }}', 'A {{ has no }} to end it'],
  MISSING_SERVICE_INPUT: (name, service) => [
    `服务 ${service} 用到 input.${name}，这里没有给`,
    `The service ${service} reads input.${name}, which is not given here`,
  ],
  CALL_WITHOUT_ON_DONE: (service) => [
    `服务 ${service} 应答后没有去处（缺 onDone）`,
    `Nothing follows when ${service} has answered: onDone is missing`,
  ],
  CALL_WITHOUT_ON_ERROR: (service) => [
    `服务 ${service} 失败后没有去处（缺 onError），会变成异常`,
    `Nothing follows when ${service} fails: without onError it becomes an incident`,
  ],
  ANSWER_MAY_GET_STUCK: (service) => [
    `服务 ${service} 的应答只有带条件的转移，条件都不成立时会变成异常`,
    `Every transition for what ${service} answers has a condition; when none holds, it becomes an incident`,
  ],
  RAISE_OUT_OF_PLACE: (action) => [
    `取消时状态图已停止，不能用 ${action}`,
    `When a run is cancelled its chart has stopped: ${action} has no effect any more`,
  ],

  MISSING_INITIAL: () => ['复合状态要有 initial', 'A state with states inside needs initial'],
  UNKNOWN_INITIAL: (name, near) => [
    `initial 指向的 ${name} 不存在 ${near}`,
    `initial names ${name}, which does not exist ${near}`,
  ],
  WRONG_STATE_CONTENT: (key, type) => [
    `${type} 状态不能有 ${key}`,
    `A state of type ${type} cannot have ${key}`,
  ],
  MISSING_STATES: (_, type) => [`${type} 状态里要有状态`, `A state of type ${type} needs states inside`],
  HISTORY_WITHOUT_TARGET: () => [
    '并行状态中的历史状态要写 target',
    'A history state inside a parallel state needs a target',
  ],
  HISTORY_FROM_INSIDE: (name) => [
    `历史状态要从 ${name} 外部进入；从内部只有它的直接子状态可以，并要写 reenter: true`,
    `The history of ${name} is for those who come from outside; inside, only a state directly below it may use it, with reenter: true`,
  ],
  DUPLICATE_ID: (name) => [`id ${name} 重复`, `The id ${name} is used twice`],
  EMPTY_TRANSITION: () => ['转移既无目标也无动作', 'The transition has neither a target nor actions'],
  TARGETS_EXCLUDE_EACH_OTHER: (name) => [
    `这些目标不能同时激活：${name}`,
    `These targets cannot be active together: ${name}`,
  ],
  ALWAYS_LOOP: () => [
    '无条件的 always 回到自身，会死循环',
    'An always without a guard leads back into itself for ever',
  ],

  WRONG_ACTOR: (task, kind) => [`任务 ${task} 的类型是 ${kind}`, `The task ${task} is of kind ${kind}`],
  INVOKE_WITHOUT_ON_DONE: (task) => [
    `任务 ${task} 完成后没有去处（缺 onDone）`,
    `Nothing follows when ${task} is closed: onDone is missing`,
  ],
  OUTCOME_NOT_HANDLED: (outcome, task) => [
    `任务 ${task} 的结果 ${outcome} 没有转移处理`,
    `No transition can follow the outcome ${outcome} of ${task}`,
  ],
  OUTCOME_MAY_GET_STUCK: (outcome, task) => [
    `任务 ${task} 的结果 ${outcome} 只有带条件的转移，条件都不成立时无法关闭`,
    `Every transition for the outcome ${outcome} of ${task} has a further condition; when none holds, the task cannot be closed`,
  ],
  GUARD_OUT_OF_PLACE: (guard) => [
    `条件 ${guard} 只能用在 invoke 的 onDone`,
    `The guard ${guard} belongs on the onDone of an invoke`,
  ],
  UNKNOWN_INSTANCES: (name, near) => [
    `没有实例组 ${name} ${near}`,
    `No invoke of instances has the id ${name} ${near}`,
  ],
  INSTANCES_OF_WHAT: () => [
    '要写 forEach 或 count，二者只写其一',
    'Say how many there are to be: either forEach or count, not both',
  ],
  INSTANCES_WITHOUT_ON_DONE: (name) => [
    `实例组 ${name} 完成后没有去处（缺 onDone）`,
    `Nothing follows when the instances of ${name} are done: onDone is missing`,
  ],
  INSTANCES_MAY_GET_STUCK: (name) => [
    `实例组 ${name} 的 onDone 都带条件，条件都不成立时无人知道它已完成`,
    `Every onDone of ${name} has a condition; when none holds, nobody hears that the instances are done`,
  ],
  INSTANCES_NEVER_ENOUGH: (wanted, most) => [
    `要等 ${wanted} 个完成，但最多只有 ${most} 个实例`,
    `It waits for ${wanted} to be completed, but there can be only ${most}`,
  ],
  TOO_MANY_INSTANCES: (count, most) => [
    `${count} 个实例超过上限 ${most}（见 most）`,
    `${count} instances are more than the ${most} that may be; see most`,
  ],
  NOTHING_CAN_FAIL: (name) => [
    `实例组 ${name} 由人完成，不会失败，onError 不会发生`,
    `The instances of ${name} are people's work, which does not fail: onError is never taken`,
  ],
  INVALID_EXPRESSION: (_, why) => [`表达式不正确：${why}`, `The expression is wrong: ${why}`],
  ...READ_MESSAGES,
  ...PEOPLE_MESSAGES,
  WRONG_EXPRESSION_TYPE: (actual, wanted) => [
    `表达式得出 ${actual}，这里需要 ${wanted}`,
    `The expression yields ${actual}; ${wanted} is wanted here`,
  ],
  RAISE_NEEDS_PAYLOAD: (event, fields) => [
    `事件 ${event} 必须带 ${fields}，raise 给不了`,
    `The event ${event} requires ${fields}, which raise cannot give`,
  ],

  UNKNOWN_PLAYBOOK: (key, near) => [`没有打法 ${key} ${near}`, `There is no playbook ${key} ${near}`],
  UNKNOWN_PLAYBOOK_VERSION: (key, version) => [
    `打法 ${key} 没有发布过第 ${version} 版`,
    `No version ${version} of the playbook ${key} is published`,
  ],
  UNKNOWN_CHILD_INPUT: (field, near) => [
    `子执行的启动数据没有字段 ${field} ${near}`,
    `The child's input has no field ${field} ${near}`,
  ],
  MISSING_CHILD_INPUT: (field, playbook) => [
    `打法 ${playbook} 启动时必须有 ${field}，这里没有给`,
    `The playbook ${playbook} requires ${field} to start with, which is not given here`,
  ],
  UNKNOWN_CHILD_ROLE: (role, near) => [
    `子执行的打法没有角色 ${role} ${near}`,
    `The child's playbook has no role ${role} ${near}`,
  ],
  CHILD_WITHOUT_ON_DONE: (playbook) => [
    `子执行 ${playbook} 结束后没有去处（缺 onDone）`,
    `Nothing follows when the child run of ${playbook} has ended: onDone is missing`,
  ],
  CHILD_WITHOUT_ON_ERROR: (playbook) => [
    `子执行 ${playbook} 失败后没有去处（缺 onError），会变成异常`,
    `Nothing follows when the child run of ${playbook} fails: without onError it becomes an incident`,
  ],
  END_MAY_GET_STUCK: (playbook) => [
    `子执行 ${playbook} 的结束只有带条件的转移，条件都不成立时会变成异常`,
    `Every transition for the end of the child run of ${playbook} has a condition; when none holds, it becomes an incident`,
  ],
  MISSING_OUTPUT_VALUE: (field) => [
    `output 必须有 ${field}，values 里没有`,
    `The output requires ${field}, for which there is no value`,
  ],
  UNKNOWN_LOCK: (name, near) => [`没有锁 ${name} ${near}`, `There is no lock ${name} ${near}`],
  LOCK_WITHOUT_ON_DONE: (name) => [
    `获得锁 ${name} 后没有去处（缺 onDone）`,
    `Nothing follows when the lock ${name} is granted: onDone is missing`,
  ],
  LOCK_ASKED_TWICE: (name) => [
    `外层状态占有锁 ${name} 时又在等它，容量只有一，会永远等待自己`,
    `The lock ${name}, of which there is one, is waited for where a state around this one holds it: the run would wait for itself`,
  ],
  LOCK_NEVER_USED: (name) => [`没有地方等待锁 ${name}`, `Nothing waits for the lock ${name}`],

  UNREACHABLE_STATE: (name) => [`没有路径到达状态 ${name}`, `No way leads to the state ${name}`],
  NO_FINAL_STATE: () => [
    '顶层没有可到达的结束状态',
    'No final state at the top can be reached, so a run never ends',
  ],
  DONE_NEVER_HAPPENS: (name) => [
    `状态 ${name} 内部不会结束，onDone 不会发生`,
    `What is inside ${name} never ends, so its onDone is never taken`,
  ],
  TASK_NEVER_OPENED: (name) => [`没有状态打开任务 ${name}`, `No state opens the task ${name}`],
  SERVICE_NEVER_CALLED: (name) => [`没有地方调用服务 ${name}`, `Nothing calls the service ${name}`],
  TIMER_NEVER_USED: (name) => [`没有地方用到定时 ${name}`, `Nothing goes by the timer ${name}`],
  ROLE_NEVER_NEEDED: (name) => [`没有任务需要角色 ${name}`, `No task needs the role ${name}`],
} as const satisfies Readonly<Record<string, Message>>;

export type FindingCode = keyof typeof MESSAGES;

export function findingMessage(
  code: FindingCode,
  name: string,
  detail: string,
  more: readonly string[] = [],
): LocalizedText {
  const message: Message = MESSAGES[code];
  const [zh, en] = message(name, detail, ...more);
  return {
    zh: `${zh.trimEnd()}。`.replace(/([?)])。$/, '$1'),
    en: `${en.trimEnd()}.`.replace(/([?)])\.$/, '$1'),
  };
}

import { defineMessages } from '../../api/messages/catalogue.js';

/** What incidents refuse, what would mend them, and what a retry does. */
defineMessages({
  NOT_INCIDENT_READER: {
    zh: '只有项目组负责人、高管和管理员可以查看异常列表。',
    en: 'Only team leads, executives and administrators may list incidents.',
  },
  INCIDENT_CLOSED: {
    zh: '该异常已关闭。',
    en: 'This incident is closed already.',
  },
  INCIDENT_STANDS: {
    zh: '原因仍然存在：先排除原因，再重试。',
    en: 'Its cause is still there: mend it first, then try again.',
  },
  INCIDENT_REMEDY_ZOMBIE: {
    zh: '为今后的执行修正打法并发布新版本；取消本次执行，或上报能推动它的指标。',
    en: 'Mend the playbook and publish a new version for the runs to come; cancel this run, or report a KPI that moves it.',
  },
  INCIDENT_REMEDY_TIMER_FAILED: {
    zh: '排除上述原因（如补报所缺的指标）后重试，定时器将立即执行；无法排除时关闭异常，或取消执行。',
    en: 'Mend what the reason names (report the figure that is missing, say) and retry: the timer then fires at once. Where that cannot be, close the incident or cancel the run.',
  },
  INCIDENT_REMEDY_NO_DECIDER: {
    zh: '让其他成员承担该角色，或将审批指派给他人。',
    en: 'Let another member fill its role, or assign the approval to somebody else.',
  },
  INCIDENT_REMEDY_CHART_FAULT: {
    zh: '排除上述原因（如补报所缺的指标）后重试，同一请求将再次处理；或请打法作者修正后关闭异常。',
    en: 'Mend what the reason names (report the figure that is missing, say) and retry: the same request is taken again. Or tell the author of the playbook, and close the incident.',
  },
  INCIDENT_REMEDY_CALL_FAILED: {
    zh: '确认对方服务恢复后重试，将再次调用；不再需要时关闭异常，或取消执行。',
    en: 'See to it that the service answers, and retry: it is called again. Where it is not needed any more, close the incident or cancel the run.',
  },
  INCIDENT_REMEDY_LOOSE_CALL_FAILED: {
    zh: '没有状态在等待这次调用，执行不受影响，但对方服务没有做到（如补偿未完成）。确认对方服务恢复后重试，将再次调用；已用其他办法处理时关闭异常。',
    en: 'No state waits for this call and the run is not held up, but the service has not done what was asked: something may not have been undone. See to it that the service answers, and retry: it is called again. Where it has been done in another way, close the incident.',
  },
  INCIDENT_REMEDY_LATE_ANSWER: {
    zh: '对方服务已经做了无人再需要的事，打法声明的撤销未能完成：请在对方服务中撤销，然后关闭异常；并请打法作者修正补偿。',
    en: 'The service has done what nobody needs any more, and the compensation in the playbook failed: undo it at the service and close the incident; and tell the author of the playbook.',
  },
  INCIDENT_REMEDY_CHILD_FAILED: {
    zh: '排除上述原因（如发布所缺的打法）后重试，将重新启动子执行；不再需要时关闭异常，或取消执行。',
    en: 'Mend what the reason names (publish the playbook that is missing, say) and retry: the child run is started anew. Where it is not needed any more, close the incident or cancel the run.',
  },
  INCIDENT_REMEDY_LOCK_STUCK: {
    zh: '请运维人员检查服务进程是否在运行；锁分配后异常自动关闭。',
    en: 'Ask an operator to see whether processes of the service run. The incident closes when the lock is granted.',
  },
  INCIDENT_REMEDY_LOCK_DEADLOCK: {
    zh: '让其中一个执行离开占有锁的状态，或取消其中一个；并请打法作者让各处按同一顺序取锁。',
    en: 'Let one of the runs leave the state that holds its lock, or cancel one; and have the playbooks take their locks in one order.',
  },
  INCIDENT_REMEDY_TIMER_OVERDUE: {
    zh: '请运维人员检查是否有执行定时器的进程在运行，以及数据库是否繁忙；定时器执行后异常自动关闭。',
    en: 'Ask an operator to see whether a process that fires timers runs, and what keeps it. The incident closes when they have fired.',
  },
  INCIDENT_REMEDY_ROWS_DISAGREE: {
    zh: '请运维人员执行 setpiece verify --run 查明差异：数据曾被绕过服务修改，或从备份部分恢复。',
    en: 'Ask an operator to run setpiece verify --run, which says where: rows were changed behind the service, or restored in part.',
  },
  INCIDENT_RETRIES_COMMAND: { zh: '再次处理“{about}”', en: 'Takes "{about}" again' },
  INCIDENT_RETRIES_TIMER: { zh: '立即执行定时器', en: 'Fires the timer at once' },
  INCIDENT_RETRIES_CALL: { zh: '再次调用服务“{service}”', en: 'Calls the service "{service}" again' },
  INCIDENT_RETRIES_CHILD: {
    zh: '重新启动子执行“{playbook}”',
    en: 'Starts the child run of "{playbook}" anew',
  },
  INCIDENT_RETRIES_LOOK: { zh: '检查原因是否已排除', en: 'Looks whether the cause is gone' },
});

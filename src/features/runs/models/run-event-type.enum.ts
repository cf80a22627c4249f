import { registerEnumType } from '@nestjs/graphql';

/** What the log of a run tells of. The values are those that the runner stores. */
export enum RunEventType {
  RUN_STARTED = 'run.started',
  TASK_STARTED = 'task.started',
  TASK_CLAIMED = 'task.claimed',
  TASK_ASSIGNED = 'task.assigned',
  TASK_ITEM_CHECKED = 'task.itemChecked',
  TASK_CLOSED = 'task.closed',
  TASKS_HANDED_OVER = 'tasks.handedOver',
  APPROVAL_DECIDED = 'approval.decided',
  EVENT_SENT = 'event.sent',
  KPI_OBSERVED = 'kpi.observed',
  TIMER_FIRED = 'timer.fired',
  SERVICE_ANSWERED = 'service.answered',
  SERVICE_FAILED = 'service.failed',
  SERVICE_ANSWERED_LATE = 'service.answeredLate',
  CHILD_COMPLETED = 'child.completed',
  CHILD_FAILED = 'child.failed',
  LOCK_GRANTED = 'lock.granted',
  RUN_PAUSED = 'run.paused',
  RUN_RESUMED = 'run.resumed',
  RUN_CANCELLED = 'run.cancelled',
  INCIDENT_OPENED = 'incident.opened',
  INCIDENT_RETRIED = 'incident.retried',
  INCIDENT_RESOLVED = 'incident.resolved',
}

registerEnumType(RunEventType, {
  name: 'RunEventType',
  description: 'What happened in a run.',
  valuesMap: {
    RUN_STARTED: { description: 'The run was started.' },
    TASK_STARTED: { description: 'Work on a task began.' },
    TASK_CLAIMED: { description: 'Somebody took a task that nobody had.' },
    TASK_ASSIGNED: { description: 'The lead gave a task to somebody, or took it from them.' },
    TASK_ITEM_CHECKED: { description: 'A step of a checklist was ticked off, or its tick taken away.' },
    TASK_CLOSED: { description: 'A task was completed, or the last decision on an approval was given.' },
    TASKS_HANDED_OVER: { description: "Somebody's tasks went to the team's lead." },
    APPROVAL_DECIDED: { description: 'A decision on an approval that needs more of them.' },
    EVENT_SENT: { description: 'Something outside the run happened.' },
    KPI_OBSERVED: { description: 'A value of a KPI was reported.' },
    TIMER_FIRED: { description: 'A deadline or delay was over.' },
    SERVICE_ANSWERED: { description: 'A service that was called has answered.' },
    SERVICE_FAILED: { description: 'A call to a service failed for good.' },
    SERVICE_ANSWERED_LATE: {
      description:
        'A service answered a call that had been withdrawn; what it did is undone, as the playbook says.',
    },
    CHILD_COMPLETED: { description: 'A child run has come to its end.' },
    CHILD_FAILED: { description: 'A child run could not be started, or was cancelled.' },
    LOCK_GRANTED: { description: 'A lock that the run waited for was granted.' },
    RUN_PAUSED: { description: 'The run was paused.' },
    RUN_RESUMED: { description: 'The run was resumed.' },
    RUN_CANCELLED: { description: 'The run was cancelled.' },
    INCIDENT_OPENED: { description: 'Something kept the run from going on, or did so again.' },
    INCIDENT_RETRIED: {
      description: 'Somebody tried again what failed. What then succeeds is logged as what it is.',
    },
    INCIDENT_RESOLVED: { description: 'Somebody closed an incident as it is.' },
  },
});

export enum ActorKind {
  PERSON = 'person',
  SERVICE = 'service',
  TIMER = 'timer',
  SYSTEM = 'system',
}

registerEnumType(ActorKind, {
  name: 'ActorKind',
  description: 'Who or what made something happen.',
  valuesMap: {
    PERSON: { description: 'A person.' },
    SERVICE: { description: 'Another program, with a token of its own.' },
    TIMER: { description: 'A deadline or delay.' },
    SYSTEM: { description: 'Setpiece itself.' },
  },
});

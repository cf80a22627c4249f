import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import { stateTree, type Location } from '../chart/state-tree.js';
import { PlaybookScopes } from '../expressions/playbook-scopes.js';
import type { JsonValue } from '../json.js';
import { checkDuties } from '../verify/people/check-duties.js';
import { checkEffort } from '../verify/people/check-effort.js';
import { checkRolePeople } from '../verify/people/check-role-people.js';
import type { Staff } from '../verify/people/staff.js';
import type { CheckSubject } from './check-subject.js';
import { checkActions } from './checks/check-actions.js';
import { checkChildren, checkRunExpressions } from './checks/check-children.js';
import { checkContext } from './checks/check-context.js';
import { checkDataSchemas } from './checks/check-data-schemas.js';
import { checkEvents } from './checks/check-events.js';
import { checkGuards } from './checks/check-guards.js';
import { checkInstanceNumbers } from './checks/check-instances.js';
import { checkInvokes } from './checks/check-invokes.js';
import { checkLocks } from './checks/check-locks.js';
import { checkNeverSet } from './checks/check-never-set.js';
import { checkReachability } from './checks/check-reachability.js';
import { checkReferences } from './checks/check-references.js';
import { checkRoles } from './checks/check-roles.js';
import { checkServiceExpressions, checkServices } from './checks/check-services.js';
import { checkStructure } from './checks/check-structure.js';
import { checkTasks } from './checks/check-tasks.js';
import { checkTransitions } from './checks/check-transitions.js';
import { checkTimerDates, checkTimers } from './checks/check-timers.js';
import {
  checkLockUses,
  checkRoleUses,
  checkServiceUses,
  checkTaskUses,
  checkTimerUses,
} from './checks/check-uses.js';
import { checkShape } from './check-shape.js';
import { outputsOf } from './child-playbook.js';
import { declaredNames } from './declared-names.js';
import { recordedKpis } from './recorded-kpis.js';
import { fillInDefaults } from './fill-in-defaults.js';
import type { Finding } from './finding.js';
import type { FindingCode } from './finding-messages.js';

/** What the organisation has, to check a playbook against. What is missing is not checked against. */
export interface Organisation {
  readonly departments?: ReadonlySet<string> | undefined;
  readonly skills?: ReadonlySet<string> | undefined;
  readonly staff?: Staff | undefined;
  /** Published versions of playbooks, in no particular order: what child runs can be of. */
  readonly playbooks?: readonly PlaybookDefinition[] | undefined;
  /** Keys of playbooks that have versions which are not among `playbooks`: what is not found of them is not blamed. */
  readonly otherPlaybooks?: ReadonlySet<string> | undefined;
}

type Check = (subject: CheckSubject) => Finding[];

const EVERY_FILE: readonly Check[] = [
  checkReferences,
  checkRoles,
  checkTasks,
  checkEvents,
  checkDataSchemas,
  checkContext,
  checkStructure,
  checkTransitions,
  checkInvokes,
  checkTimers,
  checkServices,
  checkChildren,
  checkLocks,
  checkRolePeople,
  checkDuties,
  checkEffort,
];

/** Checks that look at expressions; of values whose description is broken they could only say nonsense. */
const WHOLE_DATA: readonly Check[] = [
  checkGuards,
  checkActions,
  checkServiceExpressions,
  checkRunExpressions,
  checkTimerDates,
];

/**
 * Checks that look at a file as a whole. They would blame the rest of it for a part that is put aside, and repeat what
 * a name that leads nowhere has already been blamed for.
 */
const WHOLE_FILE: readonly { readonly check: Check; readonly unless: readonly FindingCode[] }[] = [
  {
    check: checkReachability,
    unless: ['UNKNOWN_TARGET', 'UNKNOWN_INITIAL', 'MISSING_INITIAL', 'UNKNOWN_EVENT', 'DUPLICATE_ID'],
  },
  { check: checkInstanceNumbers, unless: [] },
  { check: checkNeverSet, unless: ['UNKNOWN_KPI', 'UNKNOWN_FIELD'] },
  { check: checkTaskUses, unless: ['UNKNOWN_TASK'] },
  { check: checkServiceUses, unless: ['UNKNOWN_SERVICE'] },
  { check: checkLockUses, unless: ['UNKNOWN_LOCK'] },
  { check: checkTimerUses, unless: ['UNKNOWN_TIMER'] },
  { check: checkRoleUses, unless: ['UNKNOWN_ROLE', 'TASK_WITHOUT_ROLE'] },
];

/** Everything that can be said against a playbook, in no particular order. */
export function checkPlaybook(json: JsonValue, organisation: Organisation): readonly Finding[] {
  const shape = checkShape(json);
  if (shape.source === null) return shape.findings;
  const definition = fillInDefaults(shape.source);
  const subject: CheckSubject = {
    source: shape.source,
    definition,
    tree: stateTree(definition.machine, definition.key),
    scopes: new PlaybookScopes(definition, outputsOf(definition, organisation.playbooks ?? [])),
    names: declaredNames(json),
    recorded: recordedKpis(json),
    ...organisation,
  };
  const dataIsWhole = !shape.findings.some(({ location }) => describesData(location));
  const checks = [...EVERY_FILE, ...(dataIsWhole ? WHOLE_DATA : [])];
  const findings = [...shape.findings, ...checks.flatMap((check) => check(subject))];
  if (!shape.whole) return findings;
  const codes = new Set(findings.map(({ code }) => code));
  const telling = WHOLE_FILE.filter(({ unless }) => !unless.some((code) => codes.has(code)));
  return [...findings, ...telling.flatMap(({ check }) => check(subject))];
}

/** Parts of a task, event or KPI that no expression sees; one that is ill-shaped leaves the rest as it is. */
const UNSEEN: ReadonlySet<unknown> = new Set([
  'title',
  'description',
  'role',
  'roles',
  'effort',
  'due',
  'checklist',
  'decisions',
  'senders',
  'unit',
  'whenNotTaken',
  'timeToLive',
]);

function describesData(location: Location): boolean {
  const [first, second, third] = location;
  if (['zh', 'en'].includes(String(location.at(-1)))) return false;
  if (['tasks', 'events', 'kpis', 'services'].includes(String(first))) return !UNSEEN.has(third);
  return first === 'input' || first === 'output' || second === 'context';
}

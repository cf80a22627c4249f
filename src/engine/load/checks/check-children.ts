import { activityOf } from '../../chart/instances-of.js';
import { listOf } from '../../chart/one-or-many.js';
import type { PlaybookDefinition } from '../../chart/playbook-definition.js';
import type { Location } from '../../chart/state-tree.js';
import { invocationsOf, type PlaybookInvocation } from '../../chart/transition.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import { typeOfSchema } from '../../expressions/type-of-schema.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import type { CheckSubject } from '../check-subject.js';
import { childPlaybook } from '../child-playbook.js';
import { error, warning, type Finding } from '../finding.js';
import { suggestName } from '../suggest-name.js';
import { checkExpressionAt } from './check-expression-at.js';
import { isConditional } from './is-conditional.js';
import { checkName } from './check-name.js';

/** Child runs: that there is such a playbook, that it is given what it asks for, and that something follows its end. */
export function checkChildren(subject: CheckSubject): Finding[] {
  return childrenOf(subject).flatMap(({ invocation, many }) => [
    ...(many ? [] : checkEnds(invocation)),
    ...checkLentRoles(invocation, subject),
    ...checkPlaybook(invocation, subject),
  ]);
}

/** The expressions of what a run yields, and of what it gives to its children. */
export function checkRunExpressions(subject: CheckSubject): Finding[] {
  return [
    ...checkOutput(subject),
    ...childrenOf(subject).flatMap(({ invocation, many }) => {
      const { input = {} } = invocation.definition.input;
      const fields = fieldsOf(playbookOf(invocation, subject)?.input);
      const site: ExpressionSite = { kind: many ? 'instance' : 'none' };
      return checkFields(input, fields, site, [...invocation.location, 'input', 'input'], subject);
    }),
  ];
}

interface Child {
  readonly invocation: PlaybookInvocation;
  /** True for each of the instances of a set, whose ends are the set's. */
  readonly many: boolean;
}

function childrenOf({ tree }: CheckSubject): Child[] {
  return tree.nodes.flatMap(invocationsOf).flatMap((one): Child[] => {
    const many = one.kind === 'instances';
    const invocation = many ? activityOf(one) : one;
    return invocation.kind === 'playbook' ? [{ invocation, many }] : [];
  });
}

function checkEnds({ definition, location }: PlaybookInvocation): Finding[] {
  const { input, onDone, onError } = definition;
  const name = input.playbook;
  return [
    ...(onDone === undefined ? [error('CHILD_WITHOUT_ON_DONE', location, { name })] : []),
    ...(onError === undefined ? [warning('CHILD_WITHOUT_ON_ERROR', location, { name })] : []),
    ...Object.entries({ onDone, onError }).flatMap(([key, transitions]) =>
      transitions !== undefined && listOf(transitions).every(isConditional)
        ? [warning('END_MAY_GET_STUCK', [...location, key], { name })]
        : [],
    ),
  ];
}

function checkLentRoles({ definition, location }: PlaybookInvocation, { names }: CheckSubject): Finding[] {
  return Object.entries(definition.input.roles ?? {}).flatMap(([role, lent]) =>
    checkName('UNKNOWN_ROLE', lent, names.roles, [...location, 'input', 'roles', role]),
  );
}

/** Against the playbooks that are published, where those are known. */
function checkPlaybook(invocation: PlaybookInvocation, subject: CheckSubject): Finding[] {
  const { playbooks, otherPlaybooks = new Set(), definition } = subject;
  if (playbooks === undefined) return [];
  const { playbook: key, version } = invocation.definition.input;
  const place: Location = [...invocation.location, 'input'];
  const keys = new Set([definition.key, ...playbooks.map((one) => one.key), ...otherPlaybooks]);
  if (!keys.has(key)) return checkName('UNKNOWN_PLAYBOOK', key, keys, [...place, 'playbook']);
  const child = playbookOf(invocation, subject);
  if (child === null) {
    if (otherPlaybooks.has(key)) return [];
    return [error('UNKNOWN_PLAYBOOK_VERSION', [...place, 'version'], { name: key, detail: `${version}` })];
  }
  return [...checkGiven(invocation, child, place), ...checkFilledRoles(invocation, child, place)];
}

function checkGiven(
  { definition }: PlaybookInvocation,
  child: PlaybookDefinition,
  place: Location,
): Finding[] {
  const { input: given = {} } = definition.input;
  const fields = fieldsOf(child.input);
  const closed = child.input['additionalProperties'] === false;
  const { required } = child.input;
  const wanted = Array.isArray(required) ? required.map(String) : [];
  return [
    ...Object.keys(given)
      .filter((field) => closed && !Object.hasOwn(fields, field))
      .map((name) =>
        error('UNKNOWN_CHILD_INPUT', [...place, 'input', name], {
          name,
          detail: suggestName(name, Object.keys(fields)),
        }),
      ),
    ...wanted
      .filter((field) => !Object.hasOwn(given, field))
      .map((name) => error('MISSING_CHILD_INPUT', place, { name, detail: child.key })),
  ];
}

function checkFilledRoles(
  { definition }: PlaybookInvocation,
  child: PlaybookDefinition,
  place: Location,
): Finding[] {
  return Object.keys(definition.input.roles ?? {}).flatMap((role) =>
    checkName('UNKNOWN_CHILD_ROLE', role, Object.keys(child.roles), [...place, 'roles', role]),
  );
}

function checkOutput(subject: CheckSubject): Finding[] {
  const { output } = subject.definition;
  if (output === undefined) return [];
  const fields = fieldsOf(output.schema);
  const { required } = output.schema;
  const wanted = Array.isArray(required) ? required.map(String) : [];
  return [
    ...(output.schema['additionalProperties'] === false
      ? Object.keys(output.values).flatMap((name) =>
          checkName('UNKNOWN_FIELD', name, Object.keys(fields), ['output', 'values', name]),
        )
      : []),
    ...wanted
      .filter((field) => !Object.hasOwn(output.values, field))
      .map((name) => error('MISSING_OUTPUT_VALUE', ['output', 'values'], { name })),
    ...checkFields(output.values, fields, { kind: 'none' }, ['output', 'values'], subject),
  ];
}

function checkFields(
  given: Readonly<Record<string, string>>,
  fields: JsonObject,
  site: ExpressionSite,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  return Object.entries(given).flatMap(([name, cel]) =>
    checkExpressionAt(cel, typeOfSchema(own(fields, name)), site, [...location, name], subject),
  );
}

function fieldsOf(schema: JsonValue | undefined): JsonObject {
  const properties = isJsonObject(schema) ? schema['properties'] : undefined;
  return isJsonObject(properties) ? properties : {};
}

function playbookOf({ definition: { input } }: PlaybookInvocation, subject: CheckSubject) {
  const { definition, playbooks = [] } = subject;
  return childPlaybook(definition, playbooks, input.playbook, input.version ?? null);
}

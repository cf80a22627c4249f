// Writes the reference in docs/PLAYBOOK-FILES.md out of playbooks/playbook.schema.json. With --check it only compares,
// and ends with 1 when the two differ.
import { readFileSync, writeFileSync } from 'node:fs';

const SCHEMA = new URL('../playbooks/playbook.schema.json', import.meta.url);
const FRAGMENT_SCHEMA = new URL('../playbooks/fragment.schema.json', import.meta.url);
const DOCUMENT = new URL('../docs/PLAYBOOK-FILES.md', import.meta.url);
const BEGIN = '<!-- reference: written by scripts/playbook-reference.mjs -->';
const END = '<!-- end of the reference -->';

/** The sections, in order: heading, and the definition it describes (none: the file itself). */
const SECTIONS = [
  ['The file', null],
  ['A role', 'role'],
  ['A KPI', 'kpi'],
  ['A task or approval', 'task'],
  ['An event', 'event'],
  ['A timer', 'timer'],
  ['A service', 'service'],
  ['A lock', 'lock'],
  ['A data schema', 'dataSchema'],
  ['The machine', 'machine'],
  ['A state', 'state'],
  ['A use of a fragment', 'fragmentUse'],
  ['An invoke of a task or approval', 'taskInvoke'],
  ['An invoke of a service', 'serviceInvoke'],
  ['An invoke of a playbook', 'playbookInvoke'],
  ['A child run', 'childRun'],
  ['An invoke of a lock', 'lockInvoke'],
  ['An invoke of instances', 'instancesInvoke'],
  ['A set of instances', 'instanceSet'],
  ['What an instance is', 'instanceActivity'],
  ['A transition', 'transition'],
  ['Guard `outcome`', 'outcomeGuard'],
  ['Guard `kpi`', 'kpiGuard'],
  ['Guard `instate`', 'instateGuard'],
  ['Guard `when`', 'whenGuard'],
  ['Guard `unreachable`', 'unreachableGuard'],
  ['Guard `not`', 'notGuard'],
  ['Guard `and`', 'andGuard'],
  ['Guard `or`', 'orGuard'],
  ['Action `set`', 'setAction'],
  ['Action `notify`', 'notifyAction'],
  ['Action `escalate`', 'escalateAction'],
  ['Action `raise`', 'raiseAction'],
  ['Action `record`', 'recordAction'],
  ['Action `call`', 'callAction'],
  ['Action `addInstances`', 'addInstancesAction'],
  ['Action `cancelInstances`', 'cancelInstancesAction'],
  ['Action `completeInstances`', 'completeInstancesAction'],
];

/** Definitions that are explained in a line. */
const KINDS = [
  'text',
  'camelName',
  'kebabName',
  'eventName',
  'duration',
  'timeSpan',
  'hours',
  'day',
  'expression',
  'serviceInput',
  'nameMap',
  'target',
  'instanceCount',
  'until',
];
const KIND_NAMES = {
  text: 'text',
  camelName: 'camelCase name',
  kebabName: 'kebab-case name',
  eventName: 'event name',
  duration: 'duration',
  timeSpan: 'duration or timer',
  hours: 'hours',
  day: 'date',
  timer: 'timer',
  service: 'service',
  lock: 'lock',
  childRun: 'child run',
  serviceInput: 'map of expressions',
  expression: 'expression',
  target: 'target',
  dataSchema: 'data schema',
  machine: 'machine',
  role: 'role',
  kpi: 'KPI',
  task: 'task',
  event: 'event',
  states: 'map of states',
  state: 'state',
  invoke: 'invoke',
  transitions: 'transitions',
  transition: 'transition',
  guard: 'guard',
  actions: 'actions',
  action: 'action',
  fragmentUse: 'fragment use',
  nameMap: 'map of names',
  parts: 'map of parts',
  instanceSet: 'set of instances',
  instanceActivity: 'activity',
  instanceCount: 'number of instances',
  until: 'completion',
  guardList: 'list of guards',
  setOfInstances: 'set',
};

const schema = JSON.parse(readFileSync(SCHEMA, 'utf8'));
const { definitions } = schema;
const fragmentSchema = JSON.parse(readFileSync(FRAGMENT_SCHEMA, 'utf8'));
// The fragment's schema refers to the playbook's; what is its own is found under the same kind of name.
const allDefinitions = { ...fragmentSchema.definitions, ...definitions };

const nameOf = (ref) => ref.split('#/definitions/')[1];

/** The schema that a reference stands for in the end, with the description nearest to it. */
function resolve(part) {
  if (!part.$ref) return part;
  return { ...resolve(follow(part)), ...(part.description && { description: part.description }) };
}

/** The schema that a reference points at, which may be a reference itself. */
function follow({ $ref }) {
  return $ref
    .split('#/')[1]
    .split('/')
    .reduce((at, step) => at[step], { definitions: allDefinitions });
}

function typeOf(part) {
  if (part.$ref) return KIND_NAMES[nameOf(part.$ref)] ?? typeOf(follow(part));
  if (part.const !== undefined) return `\`${part.const}\``;
  if (part.enum) return part.enum.map((value) => `\`${value}\``).join(', ');
  if (part.then?.$ref && part.items?.$ref) return `${typeOf(part.then)}, or a list of them`;
  if (Array.isArray(part.type)) {
    const [one] = part.type;
    if (part.type.includes('array')) return `${part.then ? typeOf(part.then) : one}, or a list`;
    return part.type.join(' or ');
  }
  if (part.type === 'array')
    return `list of ${plural(part.items.$ref ? typeOf(part.items) : part.items.type)}`;
  if (part.type === 'object' && part.additionalProperties?.$ref)
    return `map of ${plural(typeOf(part.additionalProperties))}`;
  return part.type ?? 'JSON';
}

function plural(noun) {
  return noun.endsWith('s') ? noun : `${noun}s`;
}

function rowsOf(part, prefix = '') {
  const required = new Set(part.required ?? part.else?.required ?? []);
  return Object.entries(part.properties ?? {}).flatMap(([key, given]) => {
    if (given === false) return [];
    const own = resolve(given);
    const path = `${prefix}${key}`;
    const description = given.description ?? own.description ?? '';
    const row = `| \`${path}\` | ${typeOf(given)} | ${required.has(key) ? 'yes' : ''} | ${description} |`;
    return [row, ...(given.$ref ? [] : rowsInside(own, path))];
  });
}

/** The keys of an object, a list's items or a map's values that have no section of their own. */
function rowsInside(part, path) {
  if (part.items && !part.items.$ref && part.items.properties) return rowsOf(part.items, `${path}[].`);
  const values = part.additionalProperties;
  if (values && typeof values === 'object' && !values.$ref) return rowsOf(values, `${path}.*.`);
  return part.properties ? rowsOf(part, `${path}.`) : [];
}

function section([heading, name]) {
  return sectionOf(heading, name === null ? schema : definitions[name]);
}

function sectionOf(heading, part) {
  const lines = [`### ${heading}`, ''];
  if (part.description) lines.push(part.description, '');
  lines.push('| key | value | required | meaning |', '|---|---|---|---|', ...rowsOf(part), '');
  return lines.join('\n');
}

function render() {
  const kinds = KINDS.map((name) => {
    const { description, properties } = definitions[name];
    const keys = properties
      ? ` Keys ${Object.keys(properties)
          .map((key) => `\`${key}\``)
          .join(' and ')}.`
      : '';
    return `- **${KIND_NAMES[name]}**: ${description}${keys}`;
  });
  const words = ['transitions', 'actions', 'guard'].map(
    (name) => `- **${KIND_NAMES[name]}**: ${definitions[name].description}`,
  );
  const sections = [
    '### Kinds of values',
    '',
    ...kinds,
    ...words,
    '',
    ...SECTIONS.map(section),
    sectionOf('A fragment file', fragmentSchema),
  ];
  return [BEGIN, '<!-- prettier-ignore-start -->', '', ...sections, '<!-- prettier-ignore-end -->', END].join(
    '\n',
  );
}

const document = readFileSync(DOCUMENT, 'utf8');
const [before, rest = ''] = document.split(BEGIN);
const after = rest.split(END)[1] ?? '\n';
const written = `${before}${render()}${after}`;
if (!process.argv.includes('--check')) {
  writeFileSync(DOCUMENT, written);
} else if (written !== document) {
  console.error('docs/PLAYBOOK-FILES.md does not agree with playbooks/playbook.schema.json.');
  console.error('Run: node scripts/playbook-reference.mjs');
  process.exitCode = 1;
}

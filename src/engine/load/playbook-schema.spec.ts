import fragmentSchema from '../../../playbooks/fragment.schema.json' with { type: 'json' };
import schema from '../../../playbooks/playbook.schema.json' with { type: 'json' };
import { isJsonObject, type JsonValue } from '../json.js';

/** Paths of the properties, anywhere in the schema, of which an editor could say nothing. */
function undescribed(node: JsonValue, path: string): string[] {
  if (Array.isArray(node))
    return node.flatMap((item: JsonValue, index) => undescribed(item, `${path}/${index}`));
  if (!isJsonObject(node)) return [];
  const { properties, if: _, ...others } = node;
  const members = isJsonObject(properties) ? Object.entries(properties) : [];
  return [
    ...members.flatMap(([key, value]) =>
      isSilent(value) ? [`${path}/${key}`] : undescribed(value, `${path}/${key}`),
    ),
    ...Object.entries(others).flatMap(([key, value]) => undescribed(value, `${path}/${key}`)),
  ];
}

function isSilent(value: JsonValue): boolean {
  return isJsonObject(value) && !('description' in value) && !describedByReference(value);
}

function describedByReference(value: JsonValue): boolean {
  if (!isJsonObject(value) || typeof value['$ref'] !== 'string') return false;
  const [file, pointer = ''] = value['$ref'].split('#/');
  let target: JsonValue | undefined = file === '' && pointer.includes('parts') ? fragmentSchema : schema;
  for (const step of pointer.split('/')) target = isJsonObject(target) ? target[step] : undefined;
  return isJsonObject(target) && 'description' in target;
}

describe('playbook.schema.json', () => {
  it('has something to say about every key', () => {
    expect(undescribed(schema, '')).toEqual([]);
  });

  it('has something to say about everything that has a name of its own', () => {
    const definitions = Object.entries<JsonValue>(schema.definitions);
    const silent = definitions.filter(([, each]) => isJsonObject(each) && !('description' in each));
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

describe('fragment.schema.json', () => {
  it('has something to say about every key', () => {
    expect(undescribed(fragmentSchema, '')).toEqual([]);
  });
});

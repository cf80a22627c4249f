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
  let target: JsonValue | undefined = schema;
  for (const step of value['$ref'].slice(2).split('/'))
    target = isJsonObject(target) ? target[step] : undefined;
  return isJsonObject(target) && 'description' in target;
}

describe('playbook.schema.json', () => {
  it('has something to say about every key', () => {
    expect(undescribed(schema, '')).toEqual([]);
  });
});

import { buildSchema, getOperationAST, parse } from 'graphql';
import { findUnstorableText } from './find-unstorable-text.js';

const schema = buildSchema(`
  scalar JSON
  input Part { name: String, note: JSON, parts: [Part!] }
  type Query { find(id: ID, names: [String!], part: Part): String }
`);

function findIn(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The source has no operation.');
  return findUnstorableText({ schema, document, operation, variables });
}

const WITH_PART = 'query ($part: Part!) { find(part: $part) }';

describe('texts that the database could not keep', () => {
  it.each<[string, Record<string, unknown>, string[] | null]>([
    ['query ($id: ID) { find(id: $id) }', { id: 'a\u0000' }, ['id']],
    ['query ($names: [String!]!) { find(names: $names) }', { names: ['a', '\ud83d'] }, ['names', '1']],
    [
      WITH_PART,
      { part: { name: 'a', parts: [{ name: 'b' }, { name: '\u0000' }] } },
      ['part', 'parts', '1', 'name'],
    ],
    [WITH_PART, { part: { name: '林晓雨 😀', parts: null } }, null],
    ['query ($id: ID) { find(id: $id) }', {}, null],
  ])('are found in variables: %s with %j', (source, variables, path) => {
    expect(findIn(source, variables)).toEqual(path);
  });

  it.each<[string, string[] | null]>([
    [String.raw`{ find(id: "\u0000") }`, ['id']],
    [String.raw`{ find(part: { parts: [{ name: "\u0000" }] }) }`, ['part']],
    [String.raw`{ ...f } fragment f on Query { find(names: ["a", "\u0000"]) }`, ['names']],
    ['{ find(id: "a", names: ["林晓雨 😀"]) }', null],
  ])('are found in arguments: %s', (source, path) => {
    expect(findIn(source)).toEqual(path);
  });

  it('are left, inside JSON, to whoever takes it', () => {
    expect(findIn(WITH_PART, { part: { note: { text: '\u0000' } } })).toBeNull();
  });
});

import { buildSchema, getOperationAST, parse } from 'graphql';
import { measureOperation, type OperationMeasure } from './measure-operation.js';

const schema = buildSchema(`
  type Query { viewer: Person, task(id: ID!): Task, tasks(first: Int = 20): TaskConnection!, nodes(ids: [ID!]!): [Node]! }
  interface Node { id: ID! }
  type Person { name: String!, team: Team }
  type Team { members: [Person!]!, tasks(first: Int = 20): TaskConnection! }
  type Task implements Node { id: ID!, title: String!, assignee: Person, team: Team, labels: [String!]! }
  type TaskConnection { nodes: [Task!]!, edges: [TaskEdge!]!, totalCount: Int! }
  type TaskEdge { node: Task!, cursor: String! }
`);

function measure(query: string, variables: Record<string, unknown> = {}): OperationMeasure {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('the document has no operation');
  return measureOperation({ schema, document, operation, variables });
}

describe('measureOperation', () => {
  it.each([
    ['a leaf of an object', '{ viewer { name } }', { depth: 2, cost: 1 }],
    ['plain values as free', '{ tasks(first: 5) { totalCount } }', { depth: 2, cost: 1 }],
    [
      'a page by its first',
      '{ tasks(first: 50) { nodes { title team { __typename } } } }',
      { depth: 3, cost: 101 },
    ],
    ['a page by its default', '{ tasks { nodes { title } } }', { depth: 3, cost: 21 }],
    ['edges and their nodes', '{ tasks(first: 10) { edges { node { title } } } }', { depth: 4, cost: 21 }],
    [
      'pages within pages',
      '{ tasks(first: 10) { nodes { team { tasks(first: 10) { nodes { id } } } } } }',
      { depth: 6, cost: 131 },
    ],
    ['a list without a bound as ten', '{ viewer { team { members { name } } } }', { depth: 4, cost: 12 }],
    ['a list of ids by their number', '{ nodes(ids: ["a", "b", "c"]) { id } }', { depth: 2, cost: 3 }],
    ['a list of plain values as free', '{ task(id: 1) { labels } }', { depth: 2, cost: 1 }],
    ['introspection as free', '{ __schema { types { name fields { name } } } }', { depth: 0, cost: 0 }],
  ])('counts %s', (_, query, expected) => {
    expect(measure(query)).toMatchObject(expected);
  });

  it('takes the page size from a variable', () => {
    const query = 'query ($n: Int) { tasks(first: $n) { nodes { id } } }';

    expect(measure(query, { n: 7 }).cost).toBe(8);
    expect(measure(query).cost).toBe(21);
  });

  it('takes a page size below zero, which will be refused, as nothing', () => {
    expect(measure('{ tasks(first: -5) { nodes { id } } }').cost).toBe(1);
  });

  it('counts what stands in fragments as if it stood there', () => {
    const query = `{ tasks(first: 3) { ...page ... on TaskConnection { totalCount } } }
      fragment page on TaskConnection { items: nodes { ...task } }
      fragment task on Task { name: title assignee { name } }`;

    expect(measure(query)).toEqual({ depth: 4, aliases: 2, cost: 7 });
  });

  it('is quick for fragments that double one another, and counts them all', () => {
    const levels = Array.from({ length: 60 }, (_, i) => {
      const next = i < 59 ? `...f${i + 1} ...f${i + 1}` : 'a: name';
      return `fragment f${i} on Person { ${next} }`;
    });

    expect(measure(`{ viewer { ...f0 } } ${levels.join('\n')}`).aliases).toBe(2 ** 59);
  });
});

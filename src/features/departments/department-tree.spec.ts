import { DepartmentTree } from './department-tree.js';

const tree = new DepartmentTree([
  { id: '1', key: 'operations', parentId: null },
  { id: '2', key: 'logistics', parentId: '1' },
  { id: '3', key: 'cold-chain', parentId: '2' },
  { id: '4', key: 'packaging', parentId: '1' },
  { id: '5', key: 'legal', parentId: null },
]);

const keys = (departments: readonly { key: string }[]) => departments.map(({ key }) => key);

describe('a tree of departments', () => {
  it('finds a department by id and by key, and null for what is not in it', () => {
    expect(tree.byId('3')?.key).toBe('cold-chain');
    expect(tree.byKey('cold-chain')?.id).toBe('3');
    expect(tree.byId('9')).toBeNull();
    expect(tree.byKey('stores')).toBeNull();
  });

  it.each([
    ['1', []],
    ['2', ['operations']],
    ['3', ['logistics', 'operations']],
    ['9', []],
  ])('lists the ancestors of %s from the nearest to the top', (id, ancestors) => {
    expect(keys(tree.ancestorsOf(id))).toEqual(ancestors);
  });

  it.each([
    ['1', ['logistics', 'packaging']],
    ['3', []],
  ])('lists the direct children of %s', (id, children) => {
    expect(keys(tree.childrenOf(id))).toEqual(children);
  });

  it.each([
    ['1', ['operations', 'logistics', 'cold-chain', 'packaging']],
    ['5', ['legal']],
    ['9', []],
  ])('counts a department as part of its own subtree: %s', (id, subtree) => {
    expect(keys(tree.subtreeOf(id))).toEqual(subtree);
  });

  it.each([
    ['3', 'operations', true],
    ['3', 'cold-chain', true],
    ['1', 'cold-chain', false],
    ['5', 'operations', false],
    ['9', 'operations', false],
  ])('tells whether %s lies within %s', (id, key, within) => {
    expect(tree.isWithin(id, key)).toBe(within);
  });
});

import { parse } from 'libpg-query';

/** A node of PostgreSQL's own syntax tree: one key, the kind, above its fields. */
type Fields = Readonly<Record<string, unknown>>;

/** The tables that belong to runs, and by which column: `run` by its `id`, the others by `run_id`. */
export type RunKeys = ReadonlyMap<string, string>;

/**
 * What keeps a statement from being done run by run: the mentions of run-scoped tables whose run is neither given (a
 * parameter, a set of them, rows that came with the statement) nor that of another mention of which this holds; those
 * that are joined by their run with each other are in one group. Empty where there is none. INSERTs name the run in each
 * row.
 */
export async function findStrayTables(sql: string, keys: RunKeys): Promise<string[][]> {
  const { stmts = [] } = await parse(sql);
  const blocks = stmts.flatMap(({ stmt }) => collectBlocks(stmt, keys, new Set(), []));
  return blocks.flatMap(straysOf);
}

/** How many mentions of run-scoped tables a statement has. */
export async function countRunTables(sql: string, keys: RunKeys): Promise<number> {
  const { stmts = [] } = await parse(sql);
  const blocks = stmts.flatMap(({ stmt }) => collectBlocks(stmt, keys, new Set(), []));
  return blocks.reduce((sum, { scoped }) => sum + scoped.size, 0);
}

/** One SELECT, UPDATE or DELETE with what it reads, without those within it. */
interface Block {
  /** Run-scoped tables by the name they have here, with the column that says which run. */
  readonly scoped: ReadonlyMap<string, string>;
  /** Sources here whose rows are no stored ones: functions, values, common table expressions, subqueries. */
  readonly given: ReadonlySet<string>;
  /** The blocks around this one, whose columns stand still while this one runs. */
  readonly around: readonly Block[];
  /** What must hold of every row. */
  readonly conditions: readonly unknown[];
}

function collectBlocks(
  node: unknown,
  keys: RunKeys,
  ctes: ReadonlySet<string>,
  around: readonly Block[],
): Block[] {
  if (Array.isArray(node)) return node.flatMap((item) => collectBlocks(item, keys, ctes, around));
  if (!isFields(node)) return [];
  return Object.entries(node).flatMap(([kind, value]) => {
    const isBlock = ['SelectStmt', 'UpdateStmt', 'DeleteStmt', 'InsertStmt', 'larg', 'rarg'].includes(kind);
    if (!isBlock || !isFields(value) || !isStatement(kind, value))
      return collectBlocks(value, keys, ctes, around);
    const known = new Set([...ctes, ...namesOfCtes(value)]);
    const block = openBlock(kind, value, keys, known, around);
    return [block, ...collectBlocks(value, keys, known, [...around, block])];
  });
}

/** `larg` and `rarg` are the halves of a UNION, but of a JOIN too. */
function isStatement(kind: string, value: Fields): boolean {
  return kind.endsWith('Stmt') || 'targetList' in value || 'op' in value;
}

function namesOfCtes({ withClause }: Fields): string[] {
  return listOf(isFields(withClause) ? withClause['ctes'] : []).flatMap((cte) => {
    const name =
      isFields(cte) && isFields(cte['CommonTableExpr']) ? cte['CommonTableExpr']['ctename'] : undefined;
    return typeof name === 'string' ? [name] : [];
  });
}

function openBlock(
  kind: string,
  value: Fields,
  keys: RunKeys,
  ctes: ReadonlySet<string>,
  around: readonly Block[],
): Block {
  const scoped = new Map<string, string>();
  const given = new Set<string>();
  const conditions: unknown[] = [value['whereClause']];
  const visit = (source: unknown): void => {
    if (!isFields(source)) return;
    for (const [type, item] of Object.entries(source)) {
      if (!isFields(item)) continue;
      if (type === 'JoinExpr') {
        visit(item['larg']);
        visit(item['rarg']);
        if (item['quals'] !== undefined) conditions.push(item['quals']);
        for (const name of textsOf(item['usingClause'])) conditions.push({ using: name });
      } else if (type === 'RangeVar') {
        const table = String(item['relname']);
        const name = aliasOf(item) ?? table;
        const key = ctes.has(table) ? undefined : keys.get(table);
        if (key !== undefined) scoped.set(name, key);
        else if (ctes.has(table)) given.add(name);
      } else if (type.startsWith('Range')) given.add(aliasOf(item) ?? '');
    }
  };
  for (const source of [...listOf(value['fromClause']), ...listOf(value['usingClause'])]) visit(source);
  if (kind === 'UpdateStmt' || kind === 'DeleteStmt') visit({ RangeVar: value['relation'] });
  return { scoped, given, around, conditions };
}

function straysOf(block: Block): string[][] {
  const settled = new Set<string>();
  const links: [string, string][] = [];
  for (const condition of block.conditions.flatMap(conjuncts)) {
    if (isFields(condition) && typeof condition['using'] === 'string')
      linkAll(block, condition['using'], settled, links);
    for (const [left, right, isSet] of equalities(condition)) {
      for (const [one, other] of [
        [left, right],
        [right, left],
      ]) {
        const table = runOf(one, block);
        if (table === null) continue;
        const linked = runOf(other, block);
        if (linked !== null) links.push([table, linked]);
        else if (isGiven(other, block) || (isSet && !isStored(other))) settled.add(table);
      }
    }
  }
  const groups = [...block.scoped.keys()].map((name) => new Set([name]));
  for (const [one, other] of links) join(groups, one, other);
  return groups.map((group) => [...group]).filter((group) => !group.some((name) => settled.has(name)));
}

function join(groups: Set<string>[], one: string, other: string): void {
  const [first, second] = [one, other].map((name) => groups.findIndex((group) => group.has(name)));
  if (first === undefined || second === undefined || first === second) return;
  const [moved] = groups.splice(second, 1);
  const home = groups.find((group) => group.has(one));
  for (const name of moved ?? []) home?.add(name);
}

function linkAll(block: Block, column: string, settled: Set<string>, links: [string, string][]): void {
  const tables = [...block.scoped].filter(([, key]) => key === column).map(([name]) => name);
  const [first] = tables;
  if (first === undefined) return;
  for (const table of tables) links.push([first, table]);
  if (block.given.size > 0) settled.add(first);
}

/** The parts of a condition that must all hold. */
function conjuncts(condition: unknown): unknown[] {
  const parts = isFields(condition) ? condition['BoolExpr'] : undefined;
  if (!isFields(parts) || parts['boolop'] !== 'AND_EXPR') return [condition];
  return listOf(parts['args']).flatMap(conjuncts);
}

/** What a condition says to be equal, part by part where rows are compared; true: the other side is a set. */
function equalities(condition: unknown): [unknown, unknown, boolean][] {
  if (!isFields(condition)) return [];
  const { A_Expr: expression, SubLink: link } = condition;
  if (isFields(expression) && textsOf(expression['name']).join('') === '=') {
    const isSet = expression['kind'] === 'AEXPR_OP_ANY' || expression['kind'] === 'AEXPR_IN';
    return pair(expression['lexpr'], expression['rexpr']).map(([left, right]) => [left, right, isSet]);
  }
  if (isFields(link) && link['subLinkType'] === 'ANY_SUBLINK') {
    return rowOf(link['testexpr']).map((left) => [left, link['subselect'], true]);
  }
  return [];
}

function pair(left: unknown, right: unknown): [unknown, unknown][] {
  const [lefts, rights] = [rowOf(left), rowOf(right)];
  return lefts.length === rights.length ? lefts.map((item, index) => [item, rights[index]]) : [[left, right]];
}

function rowOf(node: unknown): unknown[] {
  const row = isFields(node) ? node['RowExpr'] : undefined;
  return isFields(row) ? listOf(row['args']) : [node];
}

/** The table of this block whose run the column says, or null. */
function runOf(node: unknown, { scoped }: Block): string | null {
  const [first, second] = columnOf(node);
  if (first === undefined) return null;
  if (second !== undefined) return scoped.get(first) === second ? first : null;
  const tables = [...scoped].filter(([, key]) => key === first).map(([name]) => name);
  return tables.length === 1 ? (tables[0] ?? null) : null;
}

/** Whether the value came with the statement, or stands still while this block runs. */
function isGiven(node: unknown, block: Block): boolean {
  if (!isFields(node)) return false;
  if ('ParamRef' in node || 'A_Const' in node) return true;
  if (isFields(node['TypeCast'])) return isGiven(node['TypeCast']['arg'], block);
  const [first, second] = columnOf(node);
  if (first === undefined || second === undefined) return false;
  return (
    block.given.has(first) ||
    block.around.some((outer) => runOf(node, outer) !== null || outer.given.has(first))
  );
}

/** Whether a set is read from tables rather than made of what came with the statement. */
function isStored(set: unknown): boolean {
  return JSON.stringify(set ?? null).includes('"RangeVar"');
}

function columnOf(node: unknown): string[] {
  if (!isFields(node)) return [];
  if (isFields(node['TypeCast'])) return columnOf(node['TypeCast']['arg']);
  return isFields(node['ColumnRef']) ? textsOf(node['ColumnRef']['fields']) : [];
}

function aliasOf({ alias }: Fields): string | undefined {
  return isFields(alias) && typeof alias['aliasname'] === 'string' ? alias['aliasname'] : undefined;
}

function textsOf(nodes: unknown): string[] {
  return listOf(nodes).flatMap((node) => {
    const text = isFields(node) && isFields(node['String']) ? node['String']['sval'] : undefined;
    return typeof text === 'string' ? [text] : [];
  });
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

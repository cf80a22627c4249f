/** What the tree needs to know of a department. */
export interface TreeDepartment {
  readonly id: string;
  readonly key: string;
  readonly parentId: string | null;
}

/** All departments at one moment, with the ways up and down between them. */
export class DepartmentTree<D extends TreeDepartment = TreeDepartment> {
  private readonly ids: ReadonlyMap<string, D>;
  private readonly keys: ReadonlyMap<string, D>;

  constructor(readonly all: readonly D[]) {
    this.ids = new Map(all.map((department) => [department.id, department]));
    this.keys = new Map(all.map((department) => [department.key, department]));
  }

  byId(id: string): D | null {
    return this.ids.get(id) ?? null;
  }

  byKey(key: string): D | null {
    return this.keys.get(key) ?? null;
  }

  childrenOf(id: string): D[] {
    return this.all.filter((department) => department.parentId === id);
  }

  /** From the direct parent up to the top. */
  ancestorsOf(id: string): D[] {
    const parentId = this.byId(id)?.parentId ?? null;
    const parent = parentId === null ? null : this.byId(parentId);
    return parent ? [parent, ...this.ancestorsOf(parent.id)] : [];
  }

  /** The department itself and everything below it. */
  subtreeOf(id: string): D[] {
    const department = this.byId(id);
    if (!department) return [];
    return [department, ...this.childrenOf(id).flatMap((child) => this.subtreeOf(child.id))];
  }

  /** Whether the department is the one with the key, or lies below it. */
  isWithin(id: string, key: string): boolean {
    return this.byId(id)?.key === key || this.ancestorsOf(id).some((ancestor) => ancestor.key === key);
  }
}

import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import type { DepartmentEntity } from './department.entity.js';
import { DepartmentTree } from './department-tree.js';
import { DepartmentTreeLoader } from './department-tree.loader.js';
import { toDepartment, type Department } from './models/department.model.js';

/** Departments for fields of any feature: one statement for an operation. */
@Injectable()
export class DepartmentLoader {
  constructor(private readonly trees: DepartmentTreeLoader) {}

  /** The department with the uuid, or null. */
  load(context: RequestContext, uuid: string): Promise<Department | null> {
    return this.one(context, (tree) => tree.byId(uuid));
  }

  loadByKey(context: RequestContext, key: string): Promise<Department | null> {
    return this.one(context, (tree) => tree.byKey(key));
  }

  loadAll(context: RequestContext): Promise<Department[]> {
    return this.many(context, (tree) => tree.all);
  }

  loadParent(context: RequestContext, uuid: string): Promise<Department | null> {
    return this.one(context, (tree) => tree.ancestorsOf(uuid)[0] ?? null);
  }

  loadChildren(context: RequestContext, uuid: string): Promise<Department[]> {
    return this.many(context, (tree) => tree.childrenOf(uuid));
  }

  /** From the direct parent up to the top. */
  loadAncestors(context: RequestContext, uuid: string): Promise<Department[]> {
    return this.many(context, (tree) => tree.ancestorsOf(uuid));
  }

  private async one(context: RequestContext, pick: (tree: Tree) => DepartmentEntity | null) {
    const entity = pick(await this.tree(context));
    return entity && toDepartment(entity);
  }

  private async many(context: RequestContext, pick: (tree: Tree) => readonly DepartmentEntity[]) {
    return pick(await this.tree(context)).map(toDepartment);
  }

  private async tree(context: RequestContext): Promise<Tree> {
    return (await this.trees.load(context, 'tree')) ?? new DepartmentTree<DepartmentEntity>([]);
  }
}

type Tree = DepartmentTree<DepartmentEntity>;

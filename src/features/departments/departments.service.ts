import { Injectable } from '@nestjs/common';
import { checkLocalizedText } from '../../api/locale/localized-text.input.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { checkKey } from '../../platform/check-input.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DomainError, NotFoundError, PermissionDeniedError } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { Ids } from '../../platform/ids/ids.js';
import type { DepartmentEntity } from './department.entity.js';
import type { DepartmentTree } from './department-tree.js';
import { DepartmentsRepository } from './departments.repository.js';
import type { AddDepartmentInput } from './inputs/add-department.input.js';

@Injectable()
export class DepartmentsService {
  constructor(
    private readonly database: Database,
    private readonly repository: DepartmentsRepository,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** All departments, in one statement. */
  tree(tx?: Transaction): Promise<DepartmentTree<DepartmentEntity>> {
    return this.repository.loadTree(tx);
  }

  /** The uuids of the department with the key and of all below it. Throws `NOT_FOUND` with the path. */
  async subtreeIds(key: string, path: readonly string[]): Promise<string[]> {
    const tree = await this.tree();
    const top = tree.byKey(key);
    if (!top) throw new NotFoundError('Department', path);
    return tree.subtreeOf(top.id).map(({ id }) => id);
  }

  /** Adds a department. HR and admins may; the parent must exist (`NOT_FOUND`), the key be free (`KEY_TAKEN`). */
  async add(viewer: Principal, { idempotencyKey, ...input }: AddDepartmentInput): Promise<DepartmentEntity> {
    if (!hasRole(viewer, 'hr')) throw new PermissionDeniedError();
    const key = checkKey(input.key, ['key']);
    const title = checkLocalizedText(input.title, ['title']);
    const request = { key: idempotencyKey, operation: 'addDepartment', input };
    return this.database.transaction(async (tx) => {
      const id = await this.idempotency.once(tx, viewer, request, async () => {
        const parentId = await this.findParent(tx, input.parentKey);
        const department = { id: this.ids.next(), key, title, parentId, createdAt: this.clock.now() };
        const added = await this.repository.insert(tx, department);
        if (!added) throw new DomainError('KEY_TAKEN', { key }, ['key']);
        return department.id;
      });
      return this.read(tx, id);
    });
  }

  private async findParent(tx: Transaction, key: string | null | undefined): Promise<string | null> {
    if (key === null || key === undefined) return null;
    const parent = (await this.repository.loadTree(tx)).byKey(key);
    if (!parent) throw new NotFoundError('Department', ['parentKey']);
    return parent.id;
  }

  private async read(tx: Transaction, id: string): Promise<DepartmentEntity> {
    const department = (await this.repository.loadTree(tx)).byId(id);
    if (!department) throw new NotFoundError('Department');
    return department;
  }
}

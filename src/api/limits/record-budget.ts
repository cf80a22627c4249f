import { DomainError } from '../../platform/domain-error.js';

/**
 * How many records one operation may still read. It is claimed before a list is fetched, because depth and size limits
 * do not bound what many aliases of a list add up to.
 */
export class RecordBudget {
  private left: number;

  constructor(private readonly total: number) {
    this.left = total;
  }

  /** Throws `RECORD_BUDGET_EXCEEDED` where the operation would read more than its budget. */
  claim(records: number): void {
    this.left -= records;
    if (this.left < 0) throw new DomainError('RECORD_BUDGET_EXCEEDED', { total: this.total });
  }
}

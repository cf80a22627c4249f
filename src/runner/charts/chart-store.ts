import { Injectable } from '@nestjs/common';
import type { Chart } from '../../engine/chart/chart.js';
import { compileChart } from '../../engine/chart/compile-chart.js';
import { parsePlaybookDefinition } from '../../engine/load/parse-playbook-definition.js';
import type { JsonObject } from '../../engine/json.js';
import { NotFoundError } from '../../platform/domain-error.js';

/** Where a stored definition is read from: the database, or an open transaction. */
interface Reader {
  query<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
}

const MOST_CHARTS = 200;

/**
 * The charts of published playbook versions, compiled once and kept; versions never change, so nothing grows stale. At
 * most 200 are kept, those used last.
 */
@Injectable()
export class ChartStore {
  /** In the order of their last use, oldest first. */
  readonly #charts = new Map<string, Chart>();

  /** Throws NotFoundError where no version has the id. */
  async get(reader: Reader, playbookVersionId: string): Promise<Chart> {
    const chart = this.#charts.get(playbookVersionId) ?? (await this.#compile(reader, playbookVersionId));
    this.#charts.delete(playbookVersionId);
    this.#charts.set(playbookVersionId, chart);
    if (this.#charts.size > MOST_CHARTS) this.#dropOldest();
    return chart;
  }

  async #compile(reader: Reader, playbookVersionId: string): Promise<Chart> {
    const [version] = await reader.query<{ definition: JsonObject }>(
      'SELECT definition FROM playbook_version WHERE id = $1',
      [playbookVersionId],
    );
    if (!version) throw new NotFoundError('PlaybookVersion', ['playbookVersionId']);
    return compileChart(parsePlaybookDefinition(version.definition));
  }

  #dropOldest(): void {
    const [oldest] = this.#charts.keys();
    if (oldest !== undefined) this.#charts.delete(oldest);
  }
}

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
    const chart = (await this.getMany(reader, [playbookVersionId])).get(playbookVersionId);
    if (!chart) throw new NotFoundError('PlaybookVersion', ['playbookVersionId']);
    return chart;
  }

  /** The charts by the ids of their versions; those that are not kept yet are read in one statement. */
  async getMany(reader: Reader, playbookVersionIds: readonly string[]): Promise<Map<string, Chart>> {
    const fresh = await this.#compile(
      reader,
      playbookVersionIds.filter((id) => !this.#charts.has(id)),
    );
    const found = new Map<string, Chart>();
    for (const id of playbookVersionIds) {
      const chart = this.#charts.get(id) ?? fresh.get(id);
      if (chart) found.set(id, chart);
    }
    for (const [id, chart] of found) this.#keep(id, chart);
    return found;
  }

  async #compile(reader: Reader, playbookVersionIds: readonly string[]): Promise<Map<string, Chart>> {
    if (playbookVersionIds.length === 0) return new Map();
    const versions = await reader.query<{ id: string; definition: JsonObject }>(
      'SELECT id, definition FROM playbook_version WHERE id = ANY ($1::uuid[])',
      [playbookVersionIds],
    );
    return new Map(
      versions.map(({ id, definition }) => [id, compileChart(parsePlaybookDefinition(definition))]),
    );
  }

  #keep(id: string, chart: Chart): void {
    this.#charts.delete(id);
    this.#charts.set(id, chart);
    if (this.#charts.size > MOST_CHARTS) this.#dropOldest();
  }

  #dropOldest(): void {
    const [oldest] = this.#charts.keys();
    if (oldest !== undefined) this.#charts.delete(oldest);
  }
}

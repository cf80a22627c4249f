import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import type { KpiDefinition } from '../../engine/chart/playbook-definition.js';
import { toKpiDirection } from '../playbooks/models/kpi-direction.enum.js';
import { ChartLoader } from './chart.loader.js';
import { RunEscalationsLoader } from './loaders/run-escalations.loader.js';
import { RunObservationsLoader } from './loaders/run-observations.loader.js';
import { measureKpi } from './measure-kpi.js';
import type { Escalation } from './models/escalation.model.js';
import type { KpiProgress } from './models/kpi-progress.model.js';
import type { Run } from './models/run.model.js';
import { nameAddressee } from './name-addressee.js';
import type { ObservationRow } from './run-detail.repository.js';

/** How well runs go: their figures, and what was escalated. */
@Injectable()
export class RunProgress {
  constructor(
    private readonly charts: ChartLoader,
    private readonly observations: RunObservationsLoader,
    private readonly escalationRows: RunEscalationsLoader,
  ) {}

  async kpis(context: RequestContext, run: Run): Promise<KpiProgress[]> {
    const [{ definition }, rows] = await Promise.all([
      this.charts.of(context, run.playbookVersionUuid),
      this.observations.load(context, run.uuid),
    ]);
    return Object.entries(definition.kpis).map(([key, kpi]) =>
      toKpiProgress(
        key,
        kpi,
        (rows ?? []).filter((row) => row.kpiKey === key),
      ),
    );
  }

  async escalations(context: RequestContext, run: Run): Promise<Escalation[]> {
    const [{ definition }, rows] = await Promise.all([
      this.charts.of(context, run.playbookVersionUuid),
      this.escalationRows.load(context, run.uuid),
    ]);
    return (rows ?? []).map(({ to, task, message, at, seq }) => ({
      messageText: message,
      toText: nameAddressee(definition, to),
      taskKey: task,
      taskTitleText: task === null ? null : (definition.tasks[task]?.title ?? null),
      at,
      seq,
    }));
  }
}

function toKpiProgress(key: string, kpi: KpiDefinition, rows: readonly ObservationRow[]): KpiProgress {
  const latest = rows.at(-1);
  return {
    key,
    titleText: kpi.title,
    unit: kpi.unit,
    direction: toKpiDirection(kpi.direction),
    baseline: kpi.baseline ?? null,
    target: kpi.target,
    value: latest?.value ?? null,
    observedAt: latest?.observedAt ?? null,
    ...measureKpi(kpi, latest?.value ?? null),
    observations: rows.map(({ value, observedAt, recordedBy, note, seq }) => ({
      value,
      observedAt,
      note,
      seq,
      recordedByUuid: recordedBy,
    })),
  };
}

import type { CompiledInstance } from '../chart/compiled-chart.js';
import type { RunContext } from '../chart/run-machine.js';
import { openInstancesIn, type Instance } from '../instances/instance-set.js';
import { parseInstanceInvocation } from '../instances/instance-invocation.js';
import { beginInvocation, leaveInvocation, type Collection } from './collect-effects.js';

/** What a step did to a run's instances, as effects: first those that ended or were withdrawn, then those that began. */
export function collectInstances(before: RunContext | null, after: RunContext, collection: Collection): void {
  if (before?.instances === after.instances) return;
  const were = openIn(before);
  const are = openIn(after);
  for (const invocation of were.keys()) if (!are.has(invocation)) leaveInstance(invocation, collection);
  for (const [invocation, instance] of are) {
    if (!were.has(invocation)) beginInstance(invocation, instance, after, collection);
  }
}

/** The run is at its end: whatever still runs on beside the chart is withdrawn. */
export function withdrawInstances(context: RunContext, collection: Collection): void {
  for (const invocation of openIn(context).keys()) leaveInstance(invocation, collection);
}

function openIn(context: RunContext | null): ReadonlyMap<string, Instance> {
  const open = openInstancesIn(context?.instances ?? {});
  return new Map(open.map(({ invocation, instance }) => [invocation, instance]));
}

function leaveInstance(invocation: string, collection: Collection): void {
  leaveInvocation(invocation, instanceOf(invocation, collection)?.activity, collection);
}

function beginInstance(
  invocation: string,
  { index, item, label }: Instance,
  context: RunContext,
  collection: Collection,
): void {
  const known = instanceOf(invocation, collection);
  if (known === undefined) return;
  const given = known.given?.({ context, item, index }) ?? null;
  const about = { index, item, ...(label !== null && { label }) };
  beginInvocation({ invocation, compiled: known.activity, given, about }, collection);
}

function instanceOf(invocation: string, { chart }: Collection): CompiledInstance | undefined {
  return chart.instances.get(parseInstanceInvocation(invocation)?.set ?? '');
}

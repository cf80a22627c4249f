import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a metric is called and what it says. Names follow Prometheus: `setpiece_<what>_<unit>`, counters end in `_total`. */
export interface MetricText<L extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly L[];
}

/** Makes the metrics of this process and shows them to Prometheus. Each name can be made once. */
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  counter<L extends string = never>({ name, help, labels = [] }: MetricText<L>): Counter<L> {
    return new Counter({ name, help, labelNames: labels, registers: [this.registry] });
  }

  /** Reads its value only when somebody asks for the metrics. */
  gauge<L extends string = never>(
    { name, help, labels = [] }: MetricText<L>,
    collect: (gauge: Gauge<L>) => void | Promise<void>,
  ): Gauge<L> {
    return new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.registry],
      async collect() {
        await collect(this);
      },
    });
  }

  /** `buckets` are upper bounds in the metric's unit. */
  histogram<L extends string = never>(
    { name, help, labels = [] }: MetricText<L>,
    buckets: readonly number[],
  ): Histogram<L> {
    return new Histogram({
      name,
      help,
      labelNames: labels,
      buckets: [...buckets],
      registers: [this.registry],
    });
  }

  /** All metrics in Prometheus' text format. */
  async render(): Promise<string> {
    return this.registry.metrics();
  }
}

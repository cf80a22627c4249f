import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../context/request-context.js';

/** Fetches one record for a viewer, or null where there is none or the viewer may not see it. */
export type NodeFetcher = (context: RequestContext, uuid: string) => Promise<object | null>;

/** Which feature answers for which type of global id. Features register themselves when their module starts. */
@Injectable()
export class NodeRegistry {
  private readonly fetchers = new Map<string, NodeFetcher>();

  register(type: string, fetcher: NodeFetcher): void {
    this.fetchers.set(type, fetcher);
  }

  find(type: string): NodeFetcher | undefined {
    return this.fetchers.get(type);
  }
}

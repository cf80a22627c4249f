/** How much one caller may ask for. Each limit is set by configuration. */
export interface ApiLimits {
  /** Tokens of a document; counted while it is parsed. */
  readonly maxTokens: number;
  /** Levels of nested fields. */
  readonly maxDepth: number;
  readonly maxAliases: number;
  /** Objects that an operation may ask for at most, by its page sizes (see `measure-operation.ts`). */
  readonly maxCost: number;
  /** Records that the lists of one operation may read. */
  readonly recordBudget: number;
  /** Bytes of an HTTP body or of a WebSocket message. */
  readonly maxBodyBytes: number;
  /** WebSocket connections at a time. */
  readonly maxConnections: number;
  /** Subscriptions at a time within a connection. */
  readonly maxSubscriptionsPerConnection: number;
  /** How long a new WebSocket connection may wait before it says who it is. */
  readonly connectionInitTimeoutMs: number;
}

export const API_LIMITS = Symbol('API_LIMITS');

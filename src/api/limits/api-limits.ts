/** How much one operation may ask for. Each limit is set by configuration. */
export interface ApiLimits {
  readonly maxTokens: number;
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxCost: number;
  readonly recordBudget: number;
}

export const API_LIMITS = Symbol('API_LIMITS');

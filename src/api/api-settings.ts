/** How the API shows itself; set by configuration. */
export interface ApiSettings {
  /** Whether clients may read the schema from the server. */
  readonly introspection: boolean;
  /** Whether GraphiQL is served at `/graphiql`. */
  readonly graphiql: boolean;
  /** Whether refusals keep quiet about names of the schema ("Did you mean …?"). */
  readonly hideSchemaDetails: boolean;
}

export const API_SETTINGS = Symbol('API_SETTINGS');

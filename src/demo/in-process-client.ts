import type { GraphQLSchema } from 'graphql';
import { graphql } from 'graphql';
import type { RequestContext } from '../api/context/request-context.js';
import { RecordBudget } from '../api/limits/record-budget.js';
import type { PeopleService } from '../features/people/people.service.js';
import type { Principal } from '../platform/auth/principal.js';
import { ApiRefusal, type ApiClient } from '../play/api-client.js';

/** The name under which the demo is set up, before there is anybody to sign in. */
export const SETUP = 'setup';

const SETUP_PRINCIPAL: Principal = {
  kind: 'service',
  id: 'service:00000000-0000-7000-8000-000000000000',
  personId: null,
  departmentId: null,
  name: 'Demo',
  roles: new Set(['admin']),
};

/** Speaks to the API without a transport: the same resolvers, services and permissions as over HTTP. */
export class InProcessClient implements ApiClient {
  private readonly principals = new Map<string, Principal>([[SETUP, SETUP_PRINCIPAL]]);

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly people: PeopleService,
  ) {}

  async request<Data>(as: string, source: string, variableValues: Record<string, unknown>): Promise<Data> {
    const contextValue: RequestContext = {
      requestId: 'demo',
      principal: await this.principalOf(as),
      locale: 'zh',
      budget: new RecordBudget(Number.MAX_SAFE_INTEGER),
      loaders: new Map(),
    };
    const { data, errors } = await graphql({ schema: this.schema, source, variableValues, contextValue });
    if (errors) {
      const [cause] = errors;
      if (cause?.originalError && !('code' in cause.originalError)) throw cause.originalError;
      throw new ApiRefusal(
        'demo',
        errors.map(({ message }) => ({ code: 'ERROR', message, path: [] })),
      );
    }
    return data as Data;
  }

  private async principalOf(login: string): Promise<Principal> {
    const known = this.principals.get(login) ?? (await this.people.findForSignIn(login));
    if (!known) throw new Error(`The demo has nobody with the login ${login}.`);
    this.principals.set(login, known);
    return known;
  }
}

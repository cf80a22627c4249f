import type { Server } from 'node:http';
import request from 'supertest';

/** A top-level error of an answer. */
export interface TopLevelError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly argumentPath?: readonly string[] };
}

export interface GraphqlAnswer<Data> {
  readonly data: Data | null;
  readonly errors?: readonly TopLevelError[];
}

type Variables = Readonly<Record<string, unknown>>;

/** Sends GraphQL over HTTP in somebody's name, in English unless told otherwise. */
export class GraphqlClient {
  constructor(
    private readonly server: Server,
    private readonly token: string | null,
    private readonly language = 'en',
  ) {}

  inChinese(): GraphqlClient {
    return new GraphqlClient(this.server, this.token, 'zh-CN');
  }

  /** The data of an operation that must succeed. */
  async ask<Data>(document: string, variables: Variables = {}): Promise<Data> {
    const { data, errors } = await this.attempt<Data>(document, variables);
    if (errors || data === null) throw new Error(`The operation failed: ${JSON.stringify(errors)}`);
    return data;
  }

  /** The codes of the top-level errors of an operation that must fail. */
  async refusals(document: string, variables: Variables = {}): Promise<string[]> {
    const { errors } = await this.attempt(document, variables);
    return (errors ?? []).map(({ extensions }) => extensions.code);
  }

  async attempt<Data>(document: string, variables: Variables = {}): Promise<GraphqlAnswer<Data>> {
    const post = request(this.server).post('/graphql').set('accept-language', this.language);
    if (this.token !== null) post.set('authorization', `Bearer ${this.token}`);
    const { body } = await post.send({ query: document, variables });
    return body;
  }
}

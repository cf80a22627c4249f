import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType, type MiddlewareContext, type NextFn } from '@nestjs/graphql';
import { encodeCursor, type CursorKey, type Page } from './page.js';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are any before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first record of this page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last record of this page.' })
  endCursor!: string | null;
}

export interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}

export interface Connection<T> {
  readonly edges: Edge<T>[];
  readonly nodes: T[];
  readonly pageInfo: PageInfo;
  /** Counts all records of the list; run only when a client asks for it. */
  readonly totalCount: () => Promise<number>;
}

/** The connection and edge types of a model: `class TaskConnection extends connectionOf(Task, 'Task') {}`. */
export function connectionOf<T>(model: Type<T>, name: string): Type<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a page, with its cursor.` })
  class EdgeType implements Edge<T> {
    @Field(() => model, { description: 'The record.' })
    node!: T;

    @Field(() => String, { description: 'Where it stands in the list.' })
    cursor!: string;
  }

  @ObjectType({ isAbstract: true })
  abstract class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType], { description: 'The records of this page with their cursors.' })
    edges!: EdgeType[];

    @Field(() => [model], { description: 'The records of this page.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'How many records the whole list has; counted only when asked for.',
      middleware: [count],
      complexity: 1,
    })
    totalCount!: () => Promise<number>;
  }
  return ConnectionType as Type<Connection<T>>;
}

/** Nest gives a field's value as it is, where graphql-js would have called it. */
async function count(_: MiddlewareContext, next: NextFn): Promise<unknown> {
  const value: unknown = await next();
  return typeof value === 'function' ? value() : value;
}

/** Makes a connection of what a repository fetched for a page (one record more than is shown). */
export function toConnection<Row, T>(
  page: Page,
  rows: readonly Row[],
  shape: { cursor: (row: Row) => CursorKey; node: (row: Row) => T; count: () => Promise<number> },
): Connection<T> {
  const edges = rows.slice(0, page.first).map((row) => ({
    node: shape.node(row),
    cursor: encodeCursor(shape.cursor(row)),
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: shape.count,
  };
}

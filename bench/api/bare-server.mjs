// What a GraphQL mutation costs at least with these parts: Nest and Apollo with their defaults, and one mutation that
// inserts one row through a pool of connections. No sign-in, no check, no log.
import 'reflect-metadata';
import { ApolloDriver } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Args, GraphQLModule, Mutation, Query, Resolver } from '@nestjs/graphql';
import { pg } from '../measure/pg.mjs';
import { serve } from '../measure/serve.mjs';

let app, pool;

class NoteResolver {
  async addNote(text) {
    const { rows } = await pool.query('INSERT INTO note (text) VALUES ($1) RETURNING id', [text]);
    return rows[0].id;
  }

  version() {
    return '1';
  }
}

class BareModule {}

// Decorators, applied by hand: this file is not compiled.
function decorate() {
  const { prototype } = NoteResolver;
  const method = (name) => Object.getOwnPropertyDescriptor(prototype, name);
  Reflect.defineMetadata('design:paramtypes', [String], prototype, 'addNote');
  Args('text', { type: () => String })(prototype, 'addNote', 0);
  Mutation(() => String)(prototype, 'addNote', method('addNote'));
  Query(() => String)(prototype, 'version', method('version'));
  Resolver()(NoteResolver);
  Module({
    imports: [GraphQLModule.forRoot({ driver: ApolloDriver, autoSchemaFile: true })],
    providers: [NoteResolver],
  })(BareModule);
}

serve({
  async prepare({ url, poolSize }) {
    decorate();
    pool = new pg.Pool({ connectionString: url, max: poolSize });
    await pool.query(
      'CREATE TABLE note (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL, at timestamptz DEFAULT now())',
    );
    app = await NestFactory.create(BareModule, { logger: false, abortOnError: false });
    await app.listen(0, '127.0.0.1');
    return { port: app.getHttpServer().address().port };
  },
  async stop() {
    await app?.close();
    await pool?.end();
  },
});

import { readFile, writeFile } from 'node:fs/promises';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { DEFAULT_QUERY } from '../../src/api/graphiql/default-query.js';
import { printApiSchema } from '../../src/api/print-api-schema.js';
import { createTestApp } from '../support/test-app.js';

const COMMITTED = 'docs/schema.graphql';

describe('The schema', () => {
  let schema: GraphQLSchema;
  let committed = '';

  beforeAll(async () => {
    const { app } = await createTestApp();
    schema = app.get(GraphQLSchemaHost, { strict: false }).schema;
    committed = await readFile(COMMITTED, 'utf8').catch(() => '');
    if (process.env['SETPIECE_WRITE_SCHEMA'] !== '1') return;
    for (const change of breakingChanges(committed, schema))
      process.stdout.write(`breaks clients: ${change}\n`);
    committed = printApiSchema(schema);
    await writeFile(COMMITTED, committed);
  });

  it('breaks no client of the committed one (if it must: npm run schema, and say so in the commit)', () => {
    expect(breakingChanges(committed, schema)).toEqual([]);
  });

  it('is the committed one (otherwise: npm run schema)', () => {
    expect(printApiSchema(schema)).toBe(committed);
  });

  it('describes every type, field, argument and value', () => {
    expect(Object.values(schema.getTypeMap()).flatMap(undescribed)).toEqual([]);
  });

  it('names things the usual way', () => {
    expect(Object.values(schema.getTypeMap()).flatMap(misnamed)).toEqual([]);
  });

  it('gives every mutation one input and a payload of its own with user errors', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    const shapes = mutations.map(({ name, args, type }) => ({
      name,
      args: args.map((arg) => `${arg.name}: ${String(arg.type)}`),
      type: String(type),
    }));

    expect(shapes).toEqual(
      mutations.map(({ name }) => {
        const verb = `${name[0]?.toUpperCase()}${name.slice(1)}`;
        return { name, args: [`input: ${verb}Input!`], type: `${verb}Payload!` };
      }),
    );
  });

  it('answers what GraphiQL asks at first', () => {
    expect(validate(schema, parse(DEFAULT_QUERY))).toEqual([]);
  });
});

function breakingChanges(sdl: string, schema: GraphQLSchema): string[] {
  if (sdl === '') return [];
  return findBreakingChanges(buildSchema(sdl), schema).map(({ description }) => description);
}

function undescribed(type: GraphQLNamedType): string[] {
  return partsOf(type)
    .filter(({ description }) => !description?.trim())
    .map(({ path }) => path);
}

function misnamed(type: GraphQLNamedType): string[] {
  const wrong = isEnumType(type) ? /\.(?![A-Z][A-Z0-9]*(_[A-Z0-9]+)*$)/ : /\.(?![a-z][A-Za-z0-9]*(\.|$))/;
  const parts = partsOf(type).map(({ path }) => path);
  return [
    ...parts.filter((path) => wrong.test(path)),
    ...(/^[A-Z][A-Za-z0-9]*$/.test(type.name) ? [] : parts),
  ];
}

interface Part {
  readonly path: string;
  readonly description: string | null | undefined;
}

/** A type with its fields, their arguments, and its values; nothing for what graphql-js brings along. */
function partsOf(type: GraphQLNamedType): Part[] {
  if (type.name.startsWith('__') || isSpecifiedScalarType(type)) return [];
  const whole = { path: type.name, description: type.description };
  if (isEnumType(type)) return [whole, ...type.getValues().map((value) => partOf(type.name, value))];
  if (isInputObjectType(type)) {
    return [whole, ...Object.values(type.getFields()).map((field) => partOf(type.name, field))];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [whole];
  const fields = Object.values(type.getFields());
  return [
    whole,
    ...fields.map((field) => partOf(type.name, field)),
    ...fields.flatMap((field) => field.args.map((arg) => partOf(`${type.name}.${field.name}`, arg))),
  ];
}

function partOf(path: string, { name, description }: { name: string; description?: string | null }): Part {
  return { path: `${path}.${name}`, description };
}

import { DefaultNamingStrategy } from 'typeorm';

/** Maps `startedAt` to `started_at` and the class `RunEvent` to `run_event`, unless an entity names them itself. */
export class SnakeCaseNaming extends DefaultNamingStrategy {
  override tableName(className: string, userSpecifiedName: string | undefined): string {
    return userSpecifiedName ?? toSnakeCase(className.replace(/Entity$/, ''));
  }

  override columnName(
    propertyName: string,
    customName: string | undefined,
    embeddedPrefixes: string[],
  ): string {
    return toSnakeCase([...embeddedPrefixes, customName ?? propertyName].join('_'));
  }
}

function toSnakeCase(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

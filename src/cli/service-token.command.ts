import { InvalidArgumentError, Option } from 'commander';
import { MOST_DAYS } from '../features/access/choose-expiry.js';
import { ServiceTokensRepository } from '../features/access/service-tokens.repository.js';
import { ACCESS_ROLES, isAccessRole, type AccessRole } from '../platform/auth/access-role.js';
import { createSecret, hashSecret, printServiceToken } from '../platform/auth/service-secret.js';
import { SystemClock } from '../platform/clock/system-clock.js';
import { loadConfig } from '../platform/config/load-config.js';
import { UuidIds } from '../platform/ids/uuid-ids.js';
import type { RegisterCommand } from './command-io.js';
import { parseLifetime } from './parse-lifetime.js';
import { withDatabase } from './with-database.js';

interface ServiceTokenOptions {
  readonly roles: AccessRole[];
  /** Milliseconds. */
  readonly expires: number;
}

/**
 * `setpiece service-token <name> --roles admin`: the way into an organisation that has nobody yet. Whoever can run it can
 * write to the database anyway. Prints the token and nothing else; it is not to be seen again.
 */
export const registerServiceTokenCommand: RegisterCommand = (program, io) => {
  program
    .command('service-token')
    .description('make a token for a program, or for the first administrator of an empty organisation')
    .argument('<name>', 'what it is for')
    .addOption(
      new Option('--roles <roles>', `some of ${ACCESS_ROLES.join(', ')}, separated by commas`)
        .argParser(parseRoles)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--expires <duration>', 'how long it is valid, such as 30m, 12h or 7d')
        .argParser(parseLifetime(MOST_DAYS))
        .default(86_400_000, '1d'),
    )
    .action(async (name: string, { roles, expires }: ServiceTokenOptions) => {
      const createdAt = new SystemClock().now();
      const secret = createSecret();
      const id = new UuidIds().next();
      await withDatabase(loadConfig(io.environment), (database) =>
        database.transaction((tx) =>
          new ServiceTokensRepository(database).insert(tx, {
            id,
            name,
            accessRoles: roles,
            createdBy: null,
            createdAt,
            expiresAt: new Date(createdAt.getTime() + expires),
            secretHash: hashSecret(secret),
          }),
        ),
      );
      io.write(`${printServiceToken({ id, secret })}\n`);
    });
};

function parseRoles(text: string): AccessRole[] {
  const roles = text.split(',').map((role) => role.trim());
  if (roles.every(isAccessRole)) return [...new Set(roles)];
  throw new InvalidArgumentError(`It must be some of ${ACCESS_ROLES.join(', ')}.`);
}

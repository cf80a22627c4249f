import { renderConfiguration } from '../platform/config/configuration-table.js';
import { loadConfig } from '../platform/config/load-config.js';
import type { RegisterCommand } from './command-io.js';

/** `setpiece config`: whether the environment is right, or what can be configured. */
export const registerConfigCommand: RegisterCommand = (program, io) => {
  program
    .command('config')
    .description('check the configuration of the environment')
    .option('--markdown', 'write the document of all variables instead')
    .action(({ markdown = false }: { markdown?: boolean }) => {
      if (markdown) {
        io.write(renderConfiguration());
        return;
      }
      loadConfig(io.environment);
      io.write('The configuration is right.\n');
    });
};

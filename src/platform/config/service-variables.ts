import { byteSize, headerText, hostPatterns, oneOf, wholeNumber } from './parsers.js';
import { optional, withDefault } from './variable.js';

const SERVICES = 'Services that playbooks call';

/** The variables about calls out to services. */
export const serviceVariables = {
  SETPIECE_SERVICE_HOSTS: optional({
    name: 'SETPIECE_SERVICE_HOSTS',
    group: SERVICES,
    description:
      'Hosts that playbooks may call, with commas between them; `*.example.com` is every host below it. Left out: none.',
    example: 'erp.example.com,*.api.example.com',
    parse: hostPatterns,
  }),
  SETPIECE_SERVICE_PRIVATE_ADDRESSES: withDefault(
    {
      name: 'SETPIECE_SERVICE_PRIVATE_ADDRESSES',
      group: SERVICES,
      description:
        '`allow` lets those hosts have addresses of private networks and of this machine; `refuse` does not.',
      example: 'allow',
      parse: oneOf('refuse', 'allow'),
    },
    'refuse',
  ),
  SETPIECE_SERVICE_TIMEOUT_MS: withDefault(
    {
      name: 'SETPIECE_SERVICE_TIMEOUT_MS',
      group: SERVICES,
      description:
        'Longest time that one attempt may take whatever the playbook says, in milliseconds. The same in all processes.',
      example: '30000',
      parse: wholeNumber(100, 600_000),
    },
    '60000',
  ),
  SETPIECE_SERVICE_MAX_RESPONSE: withDefault(
    {
      name: 'SETPIECE_SERVICE_MAX_RESPONSE',
      group: SERVICES,
      description: 'Largest answer that is taken from a service (bytes, `kb`, `mb`).',
      example: '200kb',
      parse: byteSize,
    },
    '1mb',
  ),
  SETPIECE_SERVICE_CONCURRENCY: withDefault(
    {
      name: 'SETPIECE_SERVICE_CONCURRENCY',
      group: SERVICES,
      description:
        'Most calls that this process makes at a time; it takes up to one connection more than that.',
      example: '20',
      parse: wholeNumber(1, 100),
    },
    '10',
  ),
  SETPIECE_SERVICE_CALLS_PER_HOST: withDefault(
    {
      name: 'SETPIECE_SERVICE_CALLS_PER_HOST',
      group: SERVICES,
      description: 'Most calls that this process makes to one host at a time.',
      example: '2',
      parse: wholeNumber(1, 100),
    },
    '5',
  ),
  'SETPIECE_SECRET_*': optional({
    name: 'SETPIECE_SECRET_*',
    group: SERVICES,
    description:
      'A secret that a header of a service names: `SETPIECE_SECRET_ERP_TOKEN` is what `{ secret: ERP_TOKEN }` stands for.',
    example: 'Bearer eyJhbGciOi',
    secret: true,
    parse: headerText,
  }),
} as const;

import { registerEnumType } from '@nestjs/graphql';

export enum ServiceTokenState {
  ACTIVE = 'ACTIVE',
  EXPIRED = 'EXPIRED',
  REVOKED = 'REVOKED',
}

registerEnumType(ServiceTokenState, {
  name: 'ServiceTokenState',
  description: 'Whether a service token lets its holder in.',
  valuesMap: {
    ACTIVE: { description: 'It does.' },
    EXPIRED: { description: 'Its time is over.' },
    REVOKED: { description: 'Somebody ended it.' },
  },
});

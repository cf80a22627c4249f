import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('service for high-value clients', () => {
  describeLaws(shippedPlaybook('high-value-service'));
});

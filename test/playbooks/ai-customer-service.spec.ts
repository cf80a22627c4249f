import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('AI customer service', () => {
  describeLaws(shippedPlaybook('ai-customer-service'));
});

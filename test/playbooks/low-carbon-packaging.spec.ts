import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('low-carbon packaging', () => {
  describeLaws(shippedPlaybook('low-carbon-packaging'));
});

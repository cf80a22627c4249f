import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('scenario personas', () => {
  describeLaws(shippedPlaybook('scenario-personas'));
});

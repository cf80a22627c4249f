import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('green logistics', () => {
  describeLaws(shippedPlaybook('green-logistics'));
});

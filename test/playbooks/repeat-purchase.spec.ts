import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('repeat purchase', () => {
  describeLaws(shippedPlaybook('repeat-purchase'));
});

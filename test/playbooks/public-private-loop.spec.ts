import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('from public reach to private sales and back', () => {
  describeLaws(shippedPlaybook('public-private-loop'));
});

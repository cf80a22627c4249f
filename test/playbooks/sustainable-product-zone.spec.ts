import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

describe('the sustainable product zone', () => {
  describeLaws(shippedPlaybook('sustainable-product-zone'));
});

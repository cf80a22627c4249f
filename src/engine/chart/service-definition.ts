import type { JsonObject, JsonValue } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import type { ActionDefinition } from './action-definition.js';
import type { OneOrMany } from './one-or-many.js';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * A call out over HTTP. In `url`, the values of `headers` and the texts of `body`, `{{ … }}` holds a CEL expression over
 * `context` and `input` (what the invoke or the `call` gives). In the URL its value is percent-encoded and stands behind the
 * host; a text of the body that is one expression alone becomes its value, of whatever type.
 */
export interface ServiceDefinition {
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers?: Readonly<Record<string, HeaderValue>>;
  readonly body?: JsonValue;
  /** JSON Schema of the answer; expressions read it as `event.output`. Any JSON is taken where there is none. */
  readonly result?: JsonObject;
  /** How long one attempt may take, ISO 8601 duration. */
  readonly timeout: string;
  /** How often it is tried in all. */
  readonly attempts: number;
  readonly backoff: BackoffDefinition;
  /** What undoes it when the run is cancelled after it has answered. `event.output` is the answer. */
  readonly compensation?: OneOrMany<ActionDefinition>;
}

/** A text, or the name of a secret of the host's configuration, which alone knows it and puts it in when it calls. */
export type HeaderValue = string | SecretReference;

// eslint-disable-next-line typescript/consistent-type-definitions -- an interface would not pass for JSON
export type SecretReference = { readonly secret: string };

/** How long to wait between attempts: `first`, then `factor` times as long each time, never longer than `most`. */
export interface BackoffDefinition {
  readonly first: string;
  readonly factor: number;
  readonly most: string;
}

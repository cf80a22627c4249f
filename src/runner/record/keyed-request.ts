/** A command's key and the fingerprint of what it asks for, its actor included. */
export interface KeyedRequest {
  readonly key: string;
  readonly hash: string;
}

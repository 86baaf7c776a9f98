/**
 * Says which image a tag means, without downloading it. One question per image and tag serves every instance that follows it.
 *
 * Errors of every call: RUNTIME.IMAGE_NOT_ALLOWED before anything is asked, RUNTIME.IMAGE_REFERENCE_INVALID,
 * RUNTIME.IMAGE_NOT_FOUND where there is none or it isn't for us (registries don't tell which), REGISTRY.RATE_LIMITED with
 * `retryAfterSeconds`, REGISTRY.UNAVAILABLE where it doesn't answer or answers with something unforeseen.
 */
export abstract class ImageRegistry {
  /** @returns `sha256:` and 64 hexadecimal digits: of the index, where the tag means several platforms */
  abstract digestOf(reference: string, signal: AbortSignal): Promise<string>;
}

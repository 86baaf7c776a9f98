/**
 * A port on 127.0.0.1 nobody listens on: the wished one where it is free, any other otherwise.
 * @param {number} [wished]
 * @returns {Promise<number>}
 */
export declare function freePort(wished?: number): Promise<number>;

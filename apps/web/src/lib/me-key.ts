/** Under this key the query cache holds who is signed in; `null` is nobody. */
export const meKey = ['me'] as const;

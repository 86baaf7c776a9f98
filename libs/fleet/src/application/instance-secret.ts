/** What the provision secret of an instance is sealed for: it opens nothing in another instance's row. */
export const instanceSecretContext = (instanceId: string): string => `instance:${instanceId}`;

/** The version of Moorage, as in the root's package.json; a test compares the two. */
export const version = '0.1.0';

/** A lint suppression says why it is there: `eslint-disable-next-line rule -- reason`. */
export const suppressionReason = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { missing: 'Say why after two dashes: `eslint-disable-next-line some-rule -- the reason`.' },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (/^\s*eslint-disable/.test(comment.value) && !/\s-{2,}\s+\S{2,}/.test(comment.value)) {
            context.report({ loc: comment.loc, messageId: 'missing' });
          }
        }
      },
    };
  },
};

import { relative, sep } from 'node:path';

const SAYS_NOTHING = /^(?:utils?|helpers?|common|managers?|misc)$/;
const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Files and folders are named in kebab-case after what they hold, never `utils`, `helpers`, `common`, `manager` or `misc`. */
export const tellingFileName = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      saysNothing: '`{{name}}` says nothing about what is inside: name it after its main export.',
      notKebabCase: '`{{name}}` is not kebab-case.',
    },
  },
  create(context) {
    return {
      Program(node) {
        const path = relative(context.cwd, context.filename);
        for (const name of path.split(sep).flatMap((segment) => segment.replace(/^\./, '').split('.'))) {
          // A last word names the thing: `helper-containers` are containers, `container-helpers` are anything.
          if (SAYS_NOTHING.test(name.split('-').at(-1) ?? '')) {
            context.report({ node, messageId: 'saysNothing', data: { name } });
          } else if (!KEBAB_CASE.test(name)) {
            context.report({ node, messageId: 'notKebabCase', data: { name } });
          }
        }
      },
    };
  },
};

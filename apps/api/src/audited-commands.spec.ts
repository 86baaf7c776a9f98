import { ModulesContainer } from '@nestjs/core';
import { auditDeclarationOf } from '@moorage/kernel';
import { previewApplication } from './preview-application.ts';

/** What @CommandHandler leaves on a handler; the package doesn't export its name. */
const handledCommand = '__commandHandler__';

type CommandClass = { readonly name: string } & object;

/** Every command that the application handles, found without starting anything. */
async function allCommands(): Promise<CommandClass[]> {
  const app = await previewApplication();
  const handlers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.providers.values()].map(({ metatype }) => metatype),
  );
  return handlers.flatMap((handler) => {
    if (typeof handler !== 'function') return [];
    const command = Reflect.getMetadata(handledCommand, handler) as CommandClass | undefined;
    return command === undefined ? [] : [command];
  });
}

describe('commands', () => {
  let commands: CommandClass[];
  beforeAll(async () => {
    commands = await allCommands();
  });

  it('are found', () => {
    expect(commands.length).toBeGreaterThan(40);
    expect(commands.map(({ name }) => name)).toContain('ChangeRole');
  });

  it('each declare what they leave in the audit log', () => {
    const silent = commands.filter((command) => auditDeclarationOf(command) === undefined);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('give a reason where they leave nothing', () => {
    const unreasoned = commands.filter((command) => {
      const declaration = auditDeclarationOf(command);
      return declaration !== undefined && 'notAudited' in declaration && declaration.notAudited.trim().length < 10;
    });
    expect(unreasoned.map(({ name }) => name)).toEqual([]);
  });
});

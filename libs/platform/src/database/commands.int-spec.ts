import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Audited,
  JobQueue,
  NotAudited,
  HandlesJob,
  defineJob,
  type AuditAction,
  type JobHandler,
} from '@moorage/kernel';
import { DataSource } from 'typeorm';
import { startPlatformApp, type PlatformApp } from '../testing/index.ts';
import { Commands } from './commands.ts';
import { Database, outsideTransaction, TypeormUnitOfWork } from './database.ts';

type Deed = 'write' | 'write-nothing' | 'lock' | 'enqueue' | 'aside' | AuditAction | Command<void>;

const Ring = defineJob<{ ring: true }>('test.ring');
@Injectable()
@HandlesJob(Ring)
class Ringer implements JobHandler<{ ring: true }> {
  handle = () => Promise.resolve();
}

class Deeds extends Command<void> {
  constructor(readonly deeds: readonly Deed[]) {
    super();
  }
}
class Undeclared extends Deeds {}
@Audited('member.left', 'member.joined')
class Declared extends Deeds {}
@NotAudited('It is a test')
class Exempt extends Deeds {}

@Injectable()
abstract class Doer {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly commands: Commands,
    private readonly dataSource: DataSource,
  ) {}

  async execute({ deeds }: Deeds): Promise<void> {
    for (const deed of deeds) await this.do(deed);
  }

  private async do(deed: Deed): Promise<void> {
    if (deed instanceof Command) return this.commands.execute(deed);
    switch (deed) {
      case 'write':
        return void (await this.database.write(`INSERT INTO deeds VALUES (1)`));
      case 'write-nothing':
        return void (await this.database.write(`UPDATE deeds SET n = 2 WHERE n = 99`));
      case 'lock':
        return void (await this.database.write(`SELECT * FROM locks FOR UPDATE`));
      case 'enqueue':
        return this.jobs.enqueue(Ring, { ring: true });
      case 'aside':
        return outsideTransaction(() =>
          new TypeormUnitOfWork(this.dataSource).run(async () => {
            await this.database.write(`INSERT INTO asides VALUES (1)`);
          }),
        );
      default:
        this.database.noteEntry(deed);
    }
  }
}

@CommandHandler(Undeclared)
class UndeclaredHandler extends Doer implements ICommandHandler<Undeclared> {}
@CommandHandler(Declared)
class DeclaredHandler extends Doer implements ICommandHandler<Declared> {}
@CommandHandler(Exempt)
class ExemptHandler extends Doer implements ICommandHandler<Exempt> {}

describe('a command and the audit log', () => {
  let platform: PlatformApp;

  beforeAll(async () => {
    platform = await startPlatformApp({ providers: [Ringer, UndeclaredHandler, DeclaredHandler, ExemptHandler] });
    const { query } = platform.app.get(DataSource);
    await query.call(platform.app.get(DataSource), 'CREATE TABLE deeds (n int); CREATE TABLE asides (n int);');
    await query.call(platform.app.get(DataSource), 'CREATE TABLE locks AS SELECT 1 AS n');
  });
  afterAll(() => platform.close());
  beforeEach(() => platform.app.get(DataSource).query('DELETE FROM deeds'));

  const execute = (command: Command<void>) => platform.app.get(Commands).execute(command);
  const kept = async () => (await platform.app.get(DataSource).query<object[]>('SELECT * FROM deeds')).length;

  it.each<[string, Command<void>, number]>([
    ['changed something and recorded it', new Declared(['write', 'member.left']), 1],
    ['recorded first', new Declared(['member.left', 'write']), 1],
    ['changed nothing', new Declared([]), 0],
    ['found nothing to change', new Declared(['write-nothing', 'lock']), 0],
    ['is exempt', new Exempt(['write', 'enqueue']), 1],
    ['changes only what counts whatever becomes of it', new Declared(['aside']), 0],
    ['let another do and record all of it', new Declared([new Declared(['write', 'member.left'])]), 1],
    ['wrote what the entry of another tells', new Declared(['write', new Declared(['write', 'member.left'])]), 2],
    ['changed nothing but what is exempt', new Declared([new Exempt(['write'])]), 1],
  ])('stays where it %s', async (_, command, rows) => {
    await execute(command);
    expect(await kept()).toBe(rows);
  });

  it.each<[string, Command<void>, string]>([
    ['changed something and recorded nothing', new Declared(['write']), 'The command Declared changed'],
    ['enqueued work and recorded nothing', new Declared(['enqueue']), 'The command Declared changed'],
    ['declares nothing', new Undeclared(['write']), 'The command Undeclared changed'],
    [
      'records what it does not declare',
      new Declared(['write', 'member.removed']),
      'undeclared actions: member.removed',
    ],
    ['records, though exempt', new Exempt(['write', 'member.left']), 'undeclared actions: member.left'],
    ['let another record nothing', new Declared(['member.left', new Declared(['write'])]), 'The command Declared'],
    ['wrote beside what is exempt', new Declared(['write', new Exempt(['write'])]), 'The command Declared'],
  ])('is rolled back where it %s', async (_, command, reason) => {
    await expect(execute(command)).rejects.toThrow(reason);
    expect(await kept()).toBe(0);
  });
});

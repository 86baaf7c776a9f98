import fc from 'fast-check';
import { builtInConfig, readScanConfig } from './scan-config.ts';
import { scanSource } from './scan-source.ts';

const rulesIn = (source: string) => scanSource(source, builtInConfig).map(({ line, rule }) => `${line} ${rule}`);

describe('a scan of a source', () => {
  it.each([
    ['<Link to="/companies/new">New</Link>', 'companies'],
    ['<Button onClick={createCompany}>', 'companies'],
    ['  <Button>Invite people</Button>', 'invites'],
    ['{ path: "/members", element: page }', 'members'],
    ['<h2>Members</h2>', 'members'],
    ['<RemoveMember id={id} />', 'members'],
    ['navigate(`/board-claim/${token}`)', 'board claim'],
    ['<NavLink to="/instance/settings">', 'instance settings'],
  ])('finds %s', (source, rule) => expect(rulesIn(source)).toContain(`1 ${rule}`));

  it.each([
    ['a comment', '// invite people later'],
    ['an import', "import { InviteDialog } from './invite-dialog';"],
    ['an import of several lines', "import {\n  InviteDialog,\n} from './invite-dialog';"],
    ['a guard on the line', '{!isHosted && <InviteButton />}'],
    ['a block around', '<nav>\n  {!isHosted && (\n    <div>\n      <InviteButton />\n    </div>\n  )}\n</nav>'],
    ['an if around', 'if (!hostedMode) {\n  items.push(invites);\n}'],
    ['the else', 'if (isHosted) {\n  leave();\n} else {\n  show(invites);\n}'],
    ['a ternary', '{isHosted ? (\n  <Platform />\n) : (\n  <Invites />\n)}'],
    [
      'a condition of several lines',
      'if (\n  !isHosted &&\n  mayInvite\n) {\n  show(invites);\n}'.replace('mayInvite', 'may'),
    ],
    ['a component around', '<SelfHostedOnly>\n  <Invites />\n</SelfHostedOnly>'],
    [
      'an early return',
      'function Page() {\n  if (isHosted) return null;\n  const a = 1;\n  return (\n    <Invites />\n  );\n}',
    ],
    [
      'an early return in a block',
      'function Page() {\n  if (isHosted) {\n    log();\n    return null;\n  }\n  return <Invites />;\n}',
    ],
    ['an attribute', '<NavLink\n  to="/invites"\n  hidden={isHosted}\n/>'],
    ['a field', 'const items = [\n  {\n    to: "/invites",\n    when: !isHosted,\n  },\n];'],
    ['an attribute of the element around', '<Show\n  when={!isHosted}\n>\n  <Invites />\n</Show>'],
  ])('takes %s for no offer', (_, source) => expect(rulesIn(source)).toEqual([]));

  it.each([
    ['a guard elsewhere in the file', '{!isHosted && (\n  <A />\n)}\n<Invites />', ['4 invites']],
    [
      'a guard that is only asked for',
      'function Nav() {\n  const { isHosted } = useMode();\n  return <Invites />;\n}',
      ['3 invites'],
    ],
    ['a parameter', 'export function Nav({ isHosted }: Props) {\n  return <Invites />;\n}', ['2 invites']],
    ['parameters in lines', 'function Nav(\n  { isHosted }: Props,\n) {\n  return <Invites />;\n}', ['4 invites']],
    ['an arrow with a parameter', 'const Nav = ({ isHosted }) => {\n  return <Invites />;\n};', ['2 invites']],
    [
      'a guard after its block',
      'function A() {\n  if (isHosted) return null;\n  return 1;\n}\nfunction B() {\n  return <Invites />;\n}',
      ['6 invites'],
    ],
    ['a guard of another item', '[\n  {\n    when: !isHosted,\n  },\n  {\n    to: "/invites",\n  },\n]', ['6 invites']],
    ['a name that only contains a guard', '{isHostedBadge && <Invites />}', ['1 invites']],
    ['a guard in a comment', '// isHosted\n<Invites />', ['2 invites']],
    ['words that look like an import', '<p>\n  import your invites\n</p>', ['2 invites']],
  ])('sees through %s', (_, source, found) => expect(rulesIn(source)).toEqual(found));

  it('counts lines whatever ends them, and shortens what it shows', () => {
    const [place] = scanSource(`\r\n\r\n\t<Invites   ${'x'.repeat(500)}`, builtInConfig);
    expect(place).toMatchObject({ line: 3, excerpt: expect.stringMatching(/^<Invites x{151}$/) });
  });

  it('looks for what a configuration says', () => {
    const config = readScanConfig('{"rules": {"billing": ["buy credits"]}, "guards": ["managed()"]}');
    expect(scanSource('Buy Credits\nInvite\nif (managed()) buy credits', config)).toMatchObject([
      { line: 1, rule: 'billing' },
    ]);
  });

  it.each([
    ['{', 'JSON'],
    ['[]', 'an object'],
    ['{"rule": {}}', 'not "rule"'],
    ['{"rules": {"a": ["("]}}', 'regular expression'],
    ['{"rules": {"a": "x"}}', 'Rule "a"'],
    ['{"guards": []}', '"guards"'],
    ['{"ignore": [1]}', '"ignore"'],
  ])('refuses the configuration %s in words', (text, words) => expect(() => readScanConfig(text)).toThrow(words));

  it('reads anything, finds nothing where nothing is offered, and something wherever it is without a guard', () => {
    const lines = fc.array(
      fc.constantFrom('{', '  {', '    (', '<A', '  >', '  )}', '} else {', 'if (x) {', '   y', '', '\t'),
    );
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(rulesIn([...before, ...after].join('\n'))).toEqual([]);
        expect(rulesIn([...before, '  <Invites />', ...after].join('\n'))).toEqual([`${before.length + 1} invites`]);
      }),
    );
  });

  it('takes time in proportion to the lines', () => {
    const deep = Array.from({ length: 40_000 }, (_, index) => `${' '.repeat(1 + (index % 60))}<Invites />`).join('\n');
    expect(rulesIn(deep)).toHaveLength(40_000);
  });
});

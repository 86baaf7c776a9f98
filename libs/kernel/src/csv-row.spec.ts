import { csvRow } from './csv-row.ts';

describe('a CSV record', () => {
  it.each([
    [['a', 1, true, null, undefined], 'a,1,true,,'],
    [['a,b', 'say "hi"', 'two\r\nlines'], '"a,b","say ""hi""","two\r\nlines"'],
    [['=1+1', '+49 30', '-1', '@SUM(A1)', '\tx'], "'=1+1,'+49 30,'-1,'@SUM(A1),'\tx"],
    [['\r=1', '=HYPERLINK("http://x")', '＝1'], `"'\r=1","'=HYPERLINK(""http://x"")",'＝1`],
    [[-1, 'a=b', '', 'ß 💥'], '-1,a=b,,ß 💥'],
  ])('writes %j', (fields, line) => {
    expect(csvRow(fields)).toBe(`${line}\r\n`);
  });
});

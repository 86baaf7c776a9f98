import type { Notice } from './notices.ts';
import { NoticeRow } from './notice-row.tsx';
import classes from './notices.module.css';

export function NoticeList({ notices, onOpen }: { notices: readonly Notice[]; onOpen?: () => void }) {
  return (
    <ul className={classes['list']} aria-label="Notices">
      {notices.map((notice) => (
        <li key={notice.id}>
          <NoticeRow notice={notice} {...(onOpen && { onOpen })} />
        </li>
      ))}
    </ul>
  );
}

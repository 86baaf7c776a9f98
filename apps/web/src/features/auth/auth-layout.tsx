import { Box, List, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link, Outlet } from 'react-router';
import { Logo } from '../../components/logo.tsx';
import { MaintenanceBanner } from '../maintenance/maintenance-banner.tsx';
import classes from './auth-layout.module.css';

const promises = [
  'One sign-in for the team and its bot',
  'Your own container, your own data',
  'People come and go; the bot knows at once',
];

/** What people see before they are signed in: the brand at the left, one form at the right. */
export function AuthLayout() {
  return (
    <div className={classes['split']}>
      <aside className={classes['harbor']} aria-label="About Moorage">
        <Waves />
        <div className={classes['words']}>
          <Logo inverted />
        </div>
        <Stack gap="xl" className={classes['words']}>
          <Text component="p" fz={34} lh={1.2} fw={650} lts="-0.02em" maw={420}>
            A safe berth for your team’s bot.
          </Text>
          <List
            spacing="sm"
            fz="md"
            icon={
              <ThemeIcon size={22} radius="xl" color="rgb(255 255 255 / 18%)">
                <IconCheck size={14} aria-hidden />
              </ThemeIcon>
            }
          >
            {promises.map((promise) => (
              <List.Item key={promise}>{promise}</List.Item>
            ))}
          </List>
        </Stack>
        <span />
      </aside>
      <main className={classes['form']}>
        <Box w="100%" maw={400} hiddenFrom="md" mb={40}>
          <Link to="/" style={{ textDecoration: 'none', color: 'inherit' }} aria-label="Moorage, start page">
            <Logo />
          </Link>
        </Box>
        <Box w="100%" maw={400}>
          <MaintenanceBanner slug={undefined} />
          <Outlet />
        </Box>
      </main>
    </div>
  );
}

function Waves() {
  return (
    <svg className={classes['waves']} viewBox="0 0 800 400" preserveAspectRatio="none" aria-hidden>
      <path d="M0 140c130-60 270 60 400 0s270-60 400 0v260H0Z" fill="#0b5068" />
      <path d="M0 220c130 60 270-60 400 0s270 60 400 0v180H0Z" fill="#093f53" />
      <path d="M0 310c130-50 270 50 400 0s270-50 400 0v90H0Z" fill="#06303f" />
    </svg>
  );
}

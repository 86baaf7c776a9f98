import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { Outlet, ScrollRestoration } from 'react-router';
import { OfflineBanner } from './offline-banner.tsx';

export function RootLayout() {
  return (
    <ModalsProvider modalProps={{ centered: true }}>
      <Notifications position="bottom-right" />
      <OfflineBanner />
      <Outlet />
      <ScrollRestoration />
    </ModalsProvider>
  );
}

import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const apiAddress = process.env['MOORAGE_API'] ?? 'http://localhost:4400';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['@moorage/source', ...defaultClientConditions] },
  server: { port: 4401, proxy: { '/api': { target: apiAddress, xfwd: true } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Those that know light-dark(): what Vite would write instead needs a color-scheme that only comes with a script.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The page runs under `script-src 'self'` and `font-src 'self'`: nothing inline, no data URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A group takes what its modules need along, so that what all pages need comes first and charts come last.
          groups: [
            {
              name: 'framework',
              test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack)\//,
              priority: 3,
            },
            { name: 'interface', test: /node_modules\/(@mantine\/(?!charts)|@floating-ui|@tabler)/, priority: 2 },
            { name: 'charts', test: /node_modules\/(@mantine\/charts|recharts|d3-|victory-vendor)/, priority: 1 },
          ],
        },
      },
    },
  },
});

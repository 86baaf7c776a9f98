import {
  Alert,
  alpha,
  Badge,
  Button,
  createTheme,
  Drawer,
  InputWrapper,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Menu,
  Modal,
  Paper,
  Skeleton,
  Table,
  Tooltip,
} from '@mantine/core';

// In every scale, white text is readable (4.5:1 or more) on shade 7, and shade 9 on shade 1.
const harbor: MantineColorsTuple = [
  '#eef7fa',
  '#d7ebf2',
  '#aed6e4',
  '#7fbdd3',
  '#52a3c0',
  '#3089a9',
  '#1b7492',
  '#0f6380',
  '#0b5068',
  '#083d51',
];
const red: MantineColorsTuple = [
  '#fff2f1',
  '#ffe0de',
  '#ffc2be',
  '#fb9a94',
  '#f2736b',
  '#e35049',
  '#d33a34',
  '#bd2a26',
  '#9c1f1d',
  '#7d1817',
];
const green: MantineColorsTuple = [
  '#edfaf3',
  '#d3f2e1',
  '#a7e4c4',
  '#76d2a3',
  '#49bb82',
  '#2aa168',
  '#1a8a57',
  '#127247',
  '#0d5b39',
  '#09472d',
];
const yellow: MantineColorsTuple = [
  '#fff8e8',
  '#fff1d3',
  '#fddb8d',
  '#f8c552',
  '#eeae26',
  '#d79510',
  '#b57a06',
  '#8f5f04',
  '#734c05',
  '#5a3b06',
];
const blue: MantineColorsTuple = [
  '#eff5ff',
  '#dbe8ff',
  '#b6d0ff',
  '#8ab2fb',
  '#6093f2',
  '#3f77e4',
  '#2d62d0',
  '#244fae',
  '#1e4190',
  '#193572',
];
const gray: MantineColorsTuple = [
  '#f6f8fa',
  '#edf1f4',
  '#e1e7ec',
  '#cfd8df',
  '#b0bdc7',
  '#8796a3',
  '#5a6a77',
  '#43525e',
  '#2c3944',
  '#17212a',
];
const dark: MantineColorsTuple = [
  '#dbe4ea',
  '#b9c6cf',
  '#93a4b0',
  '#6b7d8a',
  '#33434f',
  '#283742',
  '#1e2b35',
  '#172229',
  '#10191f',
  '#0b1217',
];

export const theme = createTheme({
  primaryColor: 'harbor',
  primaryShade: 7,
  colors: { harbor, red, green, yellow, blue, gray, dark },
  black: '#17212a',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  headings: {
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.45' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  shadows: {
    xs: '0 1px 2px rgb(23 33 42 / 6%)',
    sm: '0 1px 3px rgb(23 33 42 / 8%), 0 1px 2px rgb(23 33 42 / 4%)',
    md: '0 4px 16px rgb(23 33 42 / 10%), 0 1px 3px rgb(23 33 42 / 6%)',
    lg: '0 12px 32px rgb(23 33 42 / 14%), 0 2px 6px rgb(23 33 42 / 6%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Alert: Alert.extend({ defaultProps: { variant: 'light' } }),
    Badge: Badge.extend({
      defaultProps: { variant: 'light', radius: 'sm' },
      styles: {
        root: { verticalAlign: 'middle' },
        label: { textTransform: 'none', fontWeight: 600, letterSpacing: 0 },
      },
    }),
    Button: Button.extend({ styles: { label: { fontWeight: 600 } } }),
    Drawer: Drawer.extend({
      defaultProps: { position: 'right', size: 'lg', closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontWeight: 650, overflowWrap: 'anywhere' } },
    }),
    InputWrapper: InputWrapper.extend({ styles: { label: { marginBottom: 4 }, description: { marginBottom: 2 } } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', position: 'bottom-end', withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'lg', closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontWeight: 650, fontSize: '1.0625rem' } },
    }),
    Paper: Paper.extend({ defaultProps: { radius: 'lg' } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        withArrow: true,
        openDelay: 150,
        multiline: true,
        maw: 320,
        events: { hover: true, focus: true, touch: true },
      },
    }),
  },
});

/** Where Mantine's own choice of shades is not readable enough (WCAG 2.1 AA) on our surfaces. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
    '--mantine-color-error': 'var(--mantine-color-red-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
  },
  dark: {
    '--mantine-color-error': 'var(--mantine-color-red-3)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    ...tints({
      harbor: colors['harbor'],
      red: colors.red,
      green: colors.green,
      yellow: colors.yellow,
      blue: colors.blue,
      gray: colors.gray,
    }),
    '--mantine-color-harbor-text': 'var(--mantine-color-harbor-3)',
    '--mantine-color-anchor': 'var(--mantine-color-harbor-3)',
  },
});

/** On dark surfaces a tint lets the surface through; Mantine's own are nearly black. */
function tints(colors: Readonly<Record<string, MantineColorsTuple | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(colors).flatMap(([name, shades]) => [
      [`--mantine-color-${name}-light`, alpha(shades?.[5] ?? '', 0.2)],
      [`--mantine-color-${name}-light-hover`, alpha(shades?.[5] ?? '', 0.28)],
      [`--mantine-color-${name}-light-color`, `var(--mantine-color-${name}-1)`],
    ]),
  );
}
